/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-password.h"

#include <glib/gi18n.h>

#include "hq-entry-row.h"
#include "hq-manager-words.h"
#include "hq-password-list.h"
#include "hq-secret.h"
#include "hq-setup-panel.h"
#include "hq-words.h"

struct _HqSetupPassword
{
  AdwPreferencesGroup parent_instance;

  HqSecret *password;
  HqSecret *again;
  GtkWidget *set;
  GtkLabel *say;

  char *staff;         /* (owned) (nullable): of whom it is */
  HqSetup *read_of;    /* (owned) (nullable): the hall of whose staff it was read who has one */
  GHashTable *without; /* (owned) (nullable) (element-type utf8): who has none */
  gboolean running;
};

G_DEFINE_TYPE (HqSetupPassword, hq_setup_password, ADW_TYPE_PREFERENCES_GROUP)

/* A password that was asked for. */
typedef struct
{
  HqSetupPassword *self; /* (owned) */
  char *staff;           /* (owned): of whom it is */
} HqSetupPasswordRequest;

static HqSetupPanel *
hq_setup_password_get_panel (HqSetupPassword *self)
{
  return HQ_SETUP_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PANEL));
}

static const HqSetup *
hq_setup_password_get_hall (HqSetupPassword *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (hq_setup_password_get_panel (self));

  return hq_manager_panel_get_view (page)->view.setup;
}

static void
hq_setup_password_say (HqSetupPassword *self, const char *sentence, gboolean refused)
{
  gtk_label_set_label (self->say, sentence);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->say), GTK_TYPE_LIST_BOX_ROW),
                          sentence[0] != '\0');
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self->say), "refusal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->say), "refusal");
}

static void
hq_setup_password_draw (HqSetupPassword *self)
{
  const char *password = hq_secret_get_text (self->password);
  const char *again = hq_secret_get_text (self->again);
  gboolean alike = g_str_equal (password, again);
  gboolean may = hq_manager_panel_may (
    hq_setup_panel_get_page (hq_setup_password_get_panel (self)), HQ_ACT_PASSWORD);

  gtk_widget_set_sensitive (self->set, may && !self->running && password[0] != '\0' && alike);
  gtk_widget_set_sensitive (GTK_WIDGET (self->password), may && !self->running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again), may && !self->running);
  if (!alike && again[0] != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->again), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->again), "error");
}

static void
hq_setup_password_on_typed (HqSetupPassword *self)
{
  if (hq_secret_get_text (self->password)[0] != '\0')
    hq_setup_password_say (self, "", FALSE);
  hq_setup_password_draw (self);
}

static void
hq_setup_password_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupPassword) self = user_data;
  GHashTable *without = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  if (without == NULL)
    {
      /* It is read again with the next view. */
      g_clear_pointer (&self->read_of, hq_setup_unref);
      return;
    }
  g_clear_pointer (&self->without, g_hash_table_unref);
  self->without = without;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hq_setup_panel_refresh (hq_setup_password_get_panel (self));
}

/* Who has none is read again once the staff may be others, or somebody was given one. */
static void
hq_setup_password_read (HqSetupPassword *self)
{
  const HqLiveReader reader = { .read = hq_password_list_read, .free_view = hq_password_list_free };
  HqManagerPanel *page = hq_setup_panel_get_page (hq_setup_password_get_panel (self));
  const HqSetup *hall = hq_setup_password_get_hall (self);

  if (self->read_of == hall)
    return;
  g_clear_pointer (&self->read_of, hq_setup_unref);
  self->read_of = hq_setup_ref (hall);
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (page)), &reader, NULL,
                      hq_setup_password_on_read, g_object_ref (self));
}

static void
hq_setup_password_free_request (gpointer data)
{
  HqSetupPasswordRequest *request = data;

  request->self->running = FALSE;
  g_object_unref (request->self);
  g_free (request->staff);
  g_free (request);
}

/* Whoever is shown by now may be somebody else. */
static void
hq_setup_password_tell (HqSetupPasswordRequest *request, const char *sentence, gboolean refused)
{
  HqSetupPassword *self = request->self;
  HqManagerPanel *page = hq_setup_panel_get_page (hq_setup_password_get_panel (self));
  g_autofree char *whole = NULL;

  if (g_strcmp0 (self->staff, request->staff) == 0)
    {
      if (!refused)
        hq_setup_password_clear (self);
      hq_setup_password_say (self, sentence, refused);
      return;
    }
  whole = g_strdup_printf (_ ("%s: %s"),
                           hq_manager_words_staff (hq_setup_password_get_hall (self), request->staff),
                           sentence);
  hq_page_say (hq_manager_panel_get_page (page), whole);
}

static void
hq_setup_password_on_done (gpointer data, const HqAnswer *answer, const GError *error)
{
  HqSetupPasswordRequest *request = data;
  g_autofree char *sentence = NULL;

  request->self->running = FALSE;
  if (answer != NULL)
    {
      sentence = g_strdup (_ ("The password is set. Tell it to nobody but that person."));
      g_clear_pointer (&request->self->read_of, hq_setup_unref);
    }
  else
    sentence = hq_error_is (error, HQ_ERROR_INVALID)
                 ? g_strdup (_ ("The password must have eight characters or more."))
                 : hq_words_error (error);
  hq_setup_password_tell (request, sentence, answer == NULL);
}

static void
hq_setup_password_on_response (HqSetupPassword *self, const char *response)
{
  HqSetupPasswordRequest *request;
  HqManagerPanel *page;

  if (g_strcmp0 (response, "set") != 0 || hq_setup_password_get_panel (self) == NULL)
    return;
  page = hq_setup_panel_get_page (hq_setup_password_get_panel (self));
  self->running = TRUE;
  request = g_new0 (HqSetupPasswordRequest, 1);
  request->self = g_object_ref (self);
  request->staff = g_strdup (self->staff);
  hq_manager_panel_run_for (page,
                            &(HqOrder){ .act = HQ_ACT_PASSWORD,
                                        .staff = request->staff,
                                        .password = hq_secret_get_text (self->password) },
                            hq_setup_password_on_done, request, hq_setup_password_free_request);
}

static void
hq_setup_password_ask (HqSetupPassword *self)
{
  const HqStaff *staff = hq_setup_find_staff (hq_setup_password_get_hall (self), self->staff);
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (staff == NULL || !gtk_widget_get_sensitive (self->set))
    return;
  title = g_strdup_printf (_ ("Set a new password for %s?"), staff->name);
  dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
    _ ("The old one is of no use from then on. Whoever is signed in stays signed in."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Leave it"), "set",
                                    _ ("_Set the password"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_setup_password_on_response), self,
                           G_CONNECT_SWAPPED);
  hq_manager_panel_watch (hq_setup_panel_get_page (hq_setup_password_get_panel (self)), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hq_setup_password_finalize (GObject *object)
{
  HqSetupPassword *self = HQ_SETUP_PASSWORD (object);

  g_free (self->staff);
  g_clear_pointer (&self->read_of, hq_setup_unref);
  g_clear_pointer (&self->without, g_hash_table_unref);
  G_OBJECT_CLASS (hq_setup_password_parent_class)->finalize (object);
}

static void
hq_setup_password_class_init (HqSetupPasswordClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_password_finalize;
  g_type_ensure (HQ_TYPE_SECRET);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-password.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupPassword, password);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPassword, again);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPassword, set);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPassword, say);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_password_on_typed);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_password_ask);
}

static void
hq_setup_password_init (HqSetupPassword *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
hq_setup_password_describe (HqSetupPassword *self)
{
  if (hq_setup_find_staff (hq_setup_password_get_hall (self), self->staff) == NULL)
    return _ ("This person is new: make the changes first, then give them a password.");
  if (self->without != NULL && g_hash_table_contains (self->without, self->staff))
    return _ ("This person has no password.");
  return self->without != NULL ? _ ("This person has a password.") : "";
}

/**
 * hq_setup_password_show:
 * @staff: somebody of the draft
 */
void
hq_setup_password_show (HqSetupPassword *self, const char *staff)
{
  const char *words;
  gboolean there;

  if (g_strcmp0 (self->staff, staff) != 0)
    {
      g_free (self->staff);
      self->staff = g_strdup (staff);
      hq_setup_password_clear (self);
      hq_setup_password_say (self, "", FALSE);
    }
  hq_setup_password_read (self);
  words = hq_setup_password_describe (self);
  there = hq_setup_find_staff (hq_setup_password_get_hall (self), staff) != NULL;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), words);
  gtk_widget_set_visible (GTK_WIDGET (self->password), there);
  gtk_widget_set_visible (GTK_WIDGET (self->again), there);
  gtk_widget_set_visible (self->set, there);
  hq_setup_password_draw (self);
}

/**
 * hq_setup_password_is_typed:
 *
 * Returns: whether a password is typed in that is not set
 */
gboolean
hq_setup_password_is_typed (HqSetupPassword *self)
{
  return hq_secret_get_text (self->password)[0] != '\0';
}

/**
 * hq_setup_password_clear:
 *
 * Nothing stays of what was typed in.
 */
void
hq_setup_password_clear (HqSetupPassword *self)
{
  hq_secret_set_text (self->password, "");
  hq_secret_set_text (self->again, "");
}

/**
 * hq_setup_password_find_mark:
 *
 * Returns: (nullable): a word for somebody who has no password
 */
const char *
hq_setup_password_find_mark (HqSetupPassword *self, const char *staff)
{
  return self->without != NULL && g_hash_table_contains (self->without, staff) ? _ ("No password")
                                                                               : NULL;
}
