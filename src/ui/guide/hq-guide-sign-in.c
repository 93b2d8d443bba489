/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-sign-in.h"

#include <glib/gi18n.h>

#include "hq-access.h"
#include "hq-cap.h"
#include "hq-entry-row.h"
#include "hq-guide-page.h"
#include "hq-language.h"
#include "hq-secret.h"
#include "hq-words.h"

struct _HqGuideSignIn
{
  HqGuidePanel parent_instance;

  GtkLabel *hall;
  GtkLabel *desk;
  GtkEditable *staff;
  HqSecret *password;
  GtkLabel *message;
  GtkWidget *button;
  gboolean asking; /* whether the person needs a password is being looked up */
};

G_DEFINE_TYPE (HqGuideSignIn, hq_guide_sign_in, HQ_TYPE_GUIDE_PANEL)

static void
hq_guide_sign_in_say (HqGuideSignIn *self, const char *sentence)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

static void
hq_guide_sign_in_say_error (HqGuideSignIn *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error (error);

  if (hq_error_is (error, HQ_ERROR_NOT_FOUND))
    hq_guide_sign_in_say (self, _ ("Nobody of the staff has this code."));
  else if (hq_error_is (error, HQ_ERROR_DENIED))
    hq_guide_sign_in_say (self, _ ("This person is not one of the guides."));
  else
    hq_guide_sign_in_say (self, sentence);
}

/* The person whom the code means, however it is capitalised; what nobody is called stays as it is. */
static const char *
hq_guide_sign_in_get_staff (HqGuideSignIn *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  const char *text = gtk_editable_get_text (self->staff);

  for (guint i = 0; view != NULL && i < view->view.setup->staff->len; i++)
    {
      const HqStaff *row = view->view.setup->staff->pdata[i];

      if (g_ascii_strcasecmp (row->staff, text) == 0)
        return row->staff;
    }
  return text;
}

static HqActor
hq_guide_sign_in_get_actor (HqGuideSignIn *self)
{
  HqPage *page = hq_guide_panel_get_page (HQ_GUIDE_PANEL (self));

  return (HqActor){ .role = HQ_ROLE_GUIDE,
                    .staff = hq_guide_sign_in_get_staff (self),
                    .device = hq_page_get_place (page) };
}

static void
hq_guide_sign_in_on_entered (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqGuideSignIn *self = HQ_GUIDE_SIGN_IN (panel);
  HqActor actor = hq_guide_sign_in_get_actor (self);

  hq_secret_set_text (self->password, "");
  if (answer == NULL)
    {
      hq_guide_sign_in_say_error (self, error);
      gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->password))
                               ? GTK_WIDGET (self->password)
                               : GTK_WIDGET (self->staff));
      return;
    }
  hq_guide_sign_in_say (self, NULL);
  hq_guide_page_sign_in (HQ_GUIDE_PAGE (hq_guide_panel_get_page (panel)), &actor);
}

static void
hq_guide_sign_in_ask (HqGuideSignIn *self)
{
  HqActor actor = hq_guide_sign_in_get_actor (self);
  gboolean asked = gtk_widget_get_visible (GTK_WIDGET (self->password));
  const HqOrder order = {
    .act = HQ_ACT_ENTER,
    .password = asked ? hq_secret_get_text (self->password) : NULL,
  };

  hq_guide_panel_run_as (HQ_GUIDE_PANEL (self), &actor, &order, hq_guide_sign_in_on_entered);
}

/* On the reading thread: whether @staff needs a password, as a number that is never nothing. */
static gpointer
hq_guide_sign_in_read_needs (HqHall *hall, gconstpointer staff, GError **error)
{
  gboolean needs;

  if (!hq_access_needs_password (hall, staff, &needs, error))
    return NULL;
  return GINT_TO_POINTER (needs ? 2 : 1);
}

static void
hq_guide_sign_in_free_needs (gpointer needs)
{
}

static void
hq_guide_sign_in_on_needs (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqGuideSignIn) self = user_data;
  g_autoptr (GError) error = NULL;
  int needs = GPOINTER_TO_INT (hq_live_read_finish (HQ_LIVE (source), result, &error));

  self->asking = FALSE;
  if (hq_guide_panel_get_page (HQ_GUIDE_PANEL (self)) == NULL)
    return;
  if (needs == 0)
    hq_guide_sign_in_say_error (self, error);
  else if (needs == 1)
    hq_guide_sign_in_ask (self);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->password), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
    }
}

static void
hq_guide_sign_in_enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideSignIn *self = HQ_GUIDE_SIGN_IN (widget);
  HqPage *page = hq_guide_panel_get_page (HQ_GUIDE_PANEL (self));
  const char *staff = hq_guide_sign_in_get_staff (self);
  const HqLiveReader reader = { .read = hq_guide_sign_in_read_needs,
                                .query = g_strdup (staff),
                                .free_query = g_free,
                                .free_view = hq_guide_sign_in_free_needs };

  hq_guide_sign_in_say (self, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->password)) || staff[0] == '\0' || self->asking)
    {
      g_free (reader.query);
      if (staff[0] == '\0')
        gtk_widget_grab_focus (GTK_WIDGET (self->staff));
      else if (!self->asking)
        hq_guide_sign_in_ask (self);
      return;
    }
  self->asking = TRUE;
  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_guide_sign_in_on_needs,
                      g_object_ref (self));
}

static void
hq_guide_sign_in_on_activated (HqGuideSignIn *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.enter", NULL);
}

/* Somebody else may need none. */
static void
hq_guide_sign_in_on_staff_changed (HqGuideSignIn *self)
{
  hq_secret_set_text (self->password, "");
  gtk_widget_set_visible (GTK_WIDGET (self->password), FALSE);
}

static void
hq_guide_sign_in_refresh (HqGuidePanel *panel)
{
  HqGuideSignIn *self = HQ_GUIDE_SIGN_IN (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  gboolean busy = hq_guide_panel_is_busy (panel);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.enter", !busy);
  if (view == NULL)
    return;
  gtk_label_set_label (self->hall,
                       hq_language_pick (view->view.setup->name, view->view.setup->name_en));
  for (guint i = 0; i < view->view.setup->devices->len; i++)
    {
      const HqDevice *device = view->view.setup->devices->pdata[i];
      g_autofree char *desk = NULL;

      if (!g_str_equal (device->device, view->view.place.device))
        continue;
      desk = g_strdup_printf ("%s · %s %s", _ ("Guide desk"), device->device, device->name);
      gtk_label_set_label (self->desk, desk);
    }
}

static void
hq_guide_sign_in_enter (HqGuidePanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_GUIDE_SIGN_IN (panel)->staff));
}

static void
hq_guide_sign_in_class_init (HqGuideSignInClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  panel_class->refresh = hq_guide_sign_in_refresh;
  panel_class->enter = hq_guide_sign_in_enter;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  g_type_ensure (HQ_TYPE_SECRET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, hall);
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, desk);
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, staff);
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, password);
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, message);
  gtk_widget_class_bind_template_child (widget_class, HqGuideSignIn, button);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_sign_in_on_activated);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_sign_in_on_staff_changed);
  gtk_widget_class_install_action (widget_class, "sign-in.enter", NULL,
                                   hq_guide_sign_in_enter_action);
}

static void
hq_guide_sign_in_init (HqGuideSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_guide_sign_in_explain:
 * @sentence: (nullable): why the guide is asked again
 */
void
hq_guide_sign_in_explain (HqGuideSignIn *self, const char *sentence)
{
  hq_guide_sign_in_say (self, sentence);
}
