/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-sign-in.h"

#include <glib/gi18n.h>

#include "hq-access.h"
#include "hq-cap.h"
#include "hq-entry-row.h"
#include "hq-language.h"
#include "hq-page.h"
#include "hq-secret.h"
#include "hq-view.h"
#include "hq-words.h"

struct _HqSignIn
{
  AdwBin parent_instance;

  GtkLabel *hall;
  GtkLabel *desk;
  GtkEditable *staff;
  HqSecret *password;
  GtkLabel *message;
  GtkWidget *button;
  const HqSignInTerms *terms;
  gint64 revision; /* of the set-up that was shown as somebody came in, 0 for nobody */
  gboolean asking; /* the store is looking, whether a password is needed or whether it is right */
};

enum
{
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqSignIn, hq_sign_in, ADW_TYPE_BIN)

static HqPage *
hq_sign_in_get_page (HqSignIn *self)
{
  return HQ_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_PAGE));
}

static void
hq_sign_in_say (HqSignIn *self, const char *sentence)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

static void
hq_sign_in_say_error (HqSignIn *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error (error);

  if (hq_error_is (error, HQ_ERROR_NOT_FOUND))
    hq_sign_in_say (self, _ ("Nobody of the staff has this code."));
  else if (hq_error_is (error, HQ_ERROR_DENIED))
    hq_sign_in_say (self, _ (self->terms->stranger));
  else
    hq_sign_in_say (self, sentence);
}

static void
hq_sign_in_set_asking (HqSignIn *self, gboolean asking)
{
  self->asking = asking;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.enter", !asking);
}

/* The person whom the code means, however it is capitalised; %NULL for whom nobody is called so. */
static const HqStaff *
hq_sign_in_find_staff (HqSignIn *self)
{
  const HqView *view = hq_page_get_view (hq_sign_in_get_page (self));
  const char *text = gtk_editable_get_text (self->staff);

  for (guint i = 0; view != NULL && i < view->setup->staff->len; i++)
    {
      const HqStaff *row = view->setup->staff->pdata[i];

      if (g_ascii_strcasecmp (row->staff, text) == 0)
        return row;
    }
  return NULL;
}

static const char *
hq_sign_in_get_staff (HqSignIn *self)
{
  const HqStaff *row = hq_sign_in_find_staff (self);

  return row != NULL ? row->staff : gtk_editable_get_text (self->staff);
}

static HqRole
hq_sign_in_get_role (HqSignIn *self)
{
  const HqStaff *row = hq_sign_in_find_staff (self);

  for (guint i = 0; row != NULL && i < self->terms->n_roles; i++)
    if ((row->roles & (1u << self->terms->roles[i])) != 0)
      return self->terms->roles[i];
  /* The hall refuses it, and says why. */
  return self->terms->roles[0];
}

static HqActor
hq_sign_in_get_actor (HqSignIn *self)
{
  const HqView *view = hq_page_get_view (hq_sign_in_get_page (self));

  return (HqActor){ .role = hq_sign_in_get_role (self),
                    .staff = hq_sign_in_get_staff (self),
                    .device = view != NULL ? view->place.device : NULL };
}

static gint64
hq_sign_in_get_revision (HqSignIn *self)
{
  const HqView *view = hq_page_get_view (hq_sign_in_get_page (self));

  return view != NULL ? view->setup->revision : 0;
}

static void
hq_sign_in_on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSignIn) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean entered = hq_live_run_finish (HQ_LIVE (source), result, NULL, &error);
  HqActor actor;

  hq_sign_in_set_asking (self, FALSE);
  hq_secret_set_text (self->password, "");
  /* The page may have been taken off the screen meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!entered)
    {
      hq_sign_in_say_error (self, error);
      gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->password))
                               ? GTK_WIDGET (self->password)
                               : GTK_WIDGET (self->staff));
      return;
    }
  hq_sign_in_say (self, NULL);
  actor = hq_sign_in_get_actor (self);
  self->revision = hq_sign_in_get_revision (self);
  g_signal_emit (self, signals[ENTERED], 0, &actor);
}

static void
hq_sign_in_ask (HqSignIn *self)
{
  HqActor actor = hq_sign_in_get_actor (self);
  gboolean asked = gtk_widget_get_visible (GTK_WIDGET (self->password));
  const HqOrder order = {
    .act = HQ_ACT_ENTER,
    .password = asked ? hq_secret_get_text (self->password) : NULL,
  };

  hq_sign_in_set_asking (self, TRUE);
  hq_live_run_async (hq_page_get_live (hq_sign_in_get_page (self)),
                     &(HqWorkerRequest){ &actor, &order }, NULL, hq_sign_in_on_entered,
                     g_object_ref (self));
}

/* On the reading thread: whether @staff needs a password, as a number that is never nothing. */
static gpointer
hq_sign_in_read_needs (HqHall *hall, gconstpointer staff, GError **error)
{
  gboolean needs;

  if (!hq_access_needs_password (hall, staff, &needs, error))
    return NULL;
  return GINT_TO_POINTER (needs ? 2 : 1);
}

static void
hq_sign_in_free_needs (gpointer needs)
{
}

static void
hq_sign_in_on_needs (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSignIn) self = user_data;
  g_autoptr (GError) error = NULL;
  int needs = GPOINTER_TO_INT (hq_live_read_finish (HQ_LIVE (source), result, &error));

  hq_sign_in_set_asking (self, FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (needs == 0)
    hq_sign_in_say_error (self, error);
  else if (needs == 1)
    hq_sign_in_ask (self);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->password), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
    }
}

static void
hq_sign_in_enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSignIn *self = HQ_SIGN_IN (widget);
  const char *staff = hq_sign_in_get_staff (self);
  HqLiveReader reader = { .read = hq_sign_in_read_needs,
                          .free_query = g_free,
                          .free_view = hq_sign_in_free_needs };

  hq_sign_in_say (self, NULL);
  if (staff[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->staff));
      return;
    }
  if (self->asking)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->password)))
    {
      hq_sign_in_ask (self);
      return;
    }
  hq_sign_in_set_asking (self, TRUE);
  reader.query = g_strdup (staff);
  hq_live_read_async (hq_page_get_live (hq_sign_in_get_page (self)), &reader, NULL,
                      hq_sign_in_on_needs, g_object_ref (self));
}

static void
hq_sign_in_on_activated (HqSignIn *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.enter", NULL);
}

/* Somebody else may need none. */
static void
hq_sign_in_on_staff_changed (HqSignIn *self)
{
  hq_secret_set_text (self->password, "");
  gtk_widget_set_visible (GTK_WIDGET (self->password), FALSE);
}

static void
hq_sign_in_class_init (HqSignInClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * HqSignIn::entered:
   * @actor: (type HqActor): who showed that they are somebody of the staff, and in which role
   */
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  g_type_ensure (HQ_TYPE_SECRET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, hall);
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, desk);
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, staff);
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, password);
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, message);
  gtk_widget_class_bind_template_child (widget_class, HqSignIn, button);
  gtk_widget_class_bind_template_callback (widget_class, hq_sign_in_on_activated);
  gtk_widget_class_bind_template_callback (widget_class, hq_sign_in_on_staff_changed);
  gtk_widget_class_install_action (widget_class, "sign-in.enter", NULL, hq_sign_in_enter_action);
}

static void
hq_sign_in_init (HqSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_sign_in_set_terms:
 * @terms: whom the screen lets in
 */
void
hq_sign_in_set_terms (HqSignIn *self, const HqSignInTerms *terms)
{
  self->terms = terms;
}

/**
 * hq_sign_in_show:
 * @where: what the screen is, and where it stands
 *
 * Names the hall of the page's view, and the place.
 */
void
hq_sign_in_show (HqSignIn *self, const char *where)
{
  const HqView *view = hq_page_get_view (hq_sign_in_get_page (self));

  gtk_label_set_label (self->hall, hq_language_pick (view->setup->name, view->setup->name_en));
  gtk_label_set_label (self->desk, where);
}

/**
 * hq_sign_in_enter:
 *
 * It came before somebody's eyes: the focus goes to where they begin.
 */
void
hq_sign_in_enter (HqSignIn *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->staff));
}

/**
 * hq_sign_in_explain:
 * @sentence: (nullable): why somebody is asked again
 */
void
hq_sign_in_explain (HqSignIn *self, const char *sentence)
{
  hq_sign_in_say (self, sentence);
}

/**
 * hq_sign_in_is_over:
 *
 * The store let somebody in who may not be in the set-up that is shown yet: a newer one decides.
 *
 * Returns: whether somebody is signed in whom the staff list no longer has in a role that the screen
 *   lets in
 */
gboolean
hq_sign_in_is_over (HqSignIn *self)
{
  HqPage *page = hq_sign_in_get_page (self);
  const HqView *view = hq_page_get_view (page);
  const char *staff = hq_live_get_staff (hq_page_get_live (page));

  if (view == NULL || staff == NULL || view->setup->revision == self->revision)
    return FALSE;
  for (guint i = 0; i < self->terms->n_roles; i++)
    if (hq_setup_has_role (view->setup, staff, self->terms->roles[i]))
      return FALSE;
  return TRUE;
}
