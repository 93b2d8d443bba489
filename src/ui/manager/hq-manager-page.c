/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-page.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-error.h"
#include "hq-language.h"
#include "hq-manager-keys.h"
#include "hq-manager-words.h"
#include "hq-sign-in.h"
#include "hq-words.h"

/* A screen that nobody touched for so long is locked. */
#define HQ_MANAGER_PAGE_IDLE (10 * HQ_MINUTE)

/* The figures follow the floor after so long, and at the least after so many times what it took to read
 * them, so that a busy hall is not counted all the time. What leaves no event, as a machine that falls
 * silent, is looked at after the last. */
#define HQ_MANAGER_PAGE_BEAT (2 * HQ_SECOND)
#define HQ_MANAGER_PAGE_SPARE 20
#define HQ_MANAGER_PAGE_SLOW (30 * HQ_SECOND)

/* What is done once nothing that was edited is lost by it, or may be. */
typedef void (*HqManagerPageDeed) (HqManagerPage *self);

struct _HqManagerPage
{
  HqPage parent_instance;

  AdwWindowTitle *title;
  GtkWidget *busy;
  GtkWidget *sign_out;
  GtkButton *language;
  GtkLabel *lost;
  GtkLabel *day;
  GtkStack *stack;
  AdwStatusPage *loading;
  HqSignIn *sign_in;
  HqManagerDesk *desk; /* (borrowed) (nullable): in the stack while somebody is signed in */
  HqTime touched_at;   /* the last input */

  HqManagerPanel *kept;   /* (owned) (nullable): what somebody edited before the screen was locked */
  char *kept_for;         /* (owned) (nullable): and who they are */
  GtkWindow *question;    /* (weak) (nullable): whether to lose what was edited */
  HqManagerPageDeed deed; /* what is done once it may be lost */
  gboolean closing;       /* the window may be closed with what was edited */

  HqManagerFigures *figures; /* (owned) (nullable) */
  gint64 asked_at;           /* by the monotonic clock: when they were asked for */
  gint64 next_at;            /* when they may be asked for again */
  gboolean asking;
};

G_DEFINE_TYPE (HqManagerPage, hq_manager_page, HQ_TYPE_PAGE)

static const HqRole roles[] = { HQ_ROLE_MANAGER, HQ_ROLE_ADMINISTRATOR, HQ_ROLE_SUPERVISOR };
static const HqSignInTerms terms = { roles, G_N_ELEMENTS (roles),
                                     N_ ("This person does not manage the hall.") };

static gboolean
hq_manager_page_is_signed_in (HqManagerPage *self)
{
  return hq_live_get_staff (hq_page_get_live (HQ_PAGE (self))) != NULL;
}

static void
hq_manager_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_manager_view_read,
    .query = hq_view_place_new (HQ_SCREEN_MANAGER, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_manager_view_free,
    .get_until = hq_view_get_until,
  };
}

static void
hq_manager_page_on_figures (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerPage) self = user_data;
  HqManagerFigures *figures = hq_live_read_finish (HQ_LIVE (source), result, NULL);
  gint64 now = g_get_monotonic_time ();

  self->asking = FALSE;
  self->next_at = now + MAX (HQ_MANAGER_PAGE_BEAT, HQ_MANAGER_PAGE_SPARE * (now - self->asked_at));
  if (figures == NULL)
    return;
  g_clear_pointer (&self->figures, hq_manager_figures_free);
  self->figures = figures;
  if (self->desk != NULL && hq_page_get_view (HQ_PAGE (self)) != NULL)
    hq_manager_desk_refresh (self->desk);
}

/* What takes longer to read than the floor is asked for on a beat of its own. */
static void
hq_manager_page_ask (HqManagerPage *self)
{
  const HqLiveReader reader = { .read = hq_manager_figures_read,
                                .free_view = hq_manager_figures_free };
  const HqManagerView *view = hq_page_get_view (HQ_PAGE (self));
  gint64 now = g_get_monotonic_time ();
  gboolean behind = self->figures == NULL || self->figures->seq < view->view.seq
                    || self->figures->today != view->view.today;

  if (self->asking || now < (behind ? self->next_at : self->asked_at + HQ_MANAGER_PAGE_SLOW))
    return;
  self->asking = TRUE;
  self->asked_at = now;
  hq_live_read_async (hq_page_get_live (HQ_PAGE (self)), &reader, NULL, hq_manager_page_on_figures,
                      g_object_ref (self));
}

static void
hq_manager_page_draw_lost (HqManagerPage *self)
{
  HqLive *live = hq_page_get_live (HQ_PAGE (self));
  const HqManagerView *view = hq_page_get_view (HQ_PAGE (self));
  gboolean lost = hq_page_is_lost (HQ_PAGE (self));
  g_autofree char *sentence = NULL;
  g_autofree char *fault = lost ? hq_words_error (hq_live_get_fault (live)) : NULL;

  if (lost && view != NULL)
    {
      g_autofree char *since = hq_words_clock (hq_live_get_lost_since (live), view->view.zone);

      sentence = g_strdup_printf (_ ("The store has been away since %s; what is shown is from "
                                     "before. It goes on by itself."),
                                  since);
      gtk_label_set_label (self->lost, sentence);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lost), sentence != NULL);
  adw_status_page_set_title (self->loading,
                             lost ? _ ("The hall cannot be read") : _ ("One moment please"));
  adw_status_page_set_description (self->loading, lost ? fault : _ ("The hall is being read."));
  adw_status_page_set_icon_name (self->loading, lost ? "dialog-warning-symbolic" : NULL);
}

static void
hq_manager_page_draw_day (HqManagerPage *self, HqTime now)
{
  const HqManagerView *view = hq_page_get_view (HQ_PAGE (self));
  g_autofree char *day = view == NULL ? NULL : hq_manager_words_day (&view->view, now);

  gtk_label_set_label (self->day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL && self->desk != NULL);
}

/* The machine's own name, or the role alone at a place that any machine may be at. */
static char *
hq_manager_page_name_place (const HqManagerView *view)
{
  const HqDevice *device = hq_setup_find_device (view->view.setup, view->view.place.device);

  return device == NULL ? g_strdup (_ ("Management"))
                        : g_strdup_printf ("%s · %s", _ ("Management"), device->name);
}

static void
hq_manager_page_draw_title (HqManagerPage *self, const HqManagerView *view, HqTime now)
{
  const char *code = hq_live_get_staff (hq_page_get_live (HQ_PAGE (self)));
  const HqStaff *staff = hq_setup_find_staff (view->view.setup, code);
  g_autofree char *place = hq_manager_page_name_place (view);
  g_autofree char *clock = hq_words_clock (now, view->view.zone);
  g_autofree char *date = hq_date_format (view->view.today);
  g_autofree char *subtitle = staff == NULL
                                ? g_strjoin (" · ", place, date, clock, NULL)
                                : g_strjoin (" · ", place, staff->name, date, clock, NULL);

  adw_window_title_set_title (self->title,
                              hq_language_pick (view->view.setup->name, view->view.setup->name_en));
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
hq_manager_page_drop_kept (HqManagerPage *self)
{
  g_clear_object (&self->kept);
  g_clear_pointer (&self->kept_for, g_free);
}

/* Whoever edited something before the screen was locked finds it again, and nobody else does. */
static void
hq_manager_page_give_back (HqManagerPage *self)
{
  if (g_strcmp0 (self->kept_for, hq_live_get_staff (hq_page_get_live (HQ_PAGE (self)))) == 0
      && self->kept != NULL)
    hq_manager_desk_put_edited (self->desk, self->kept);
  hq_manager_page_drop_kept (self);
}

/* The page that belongs to what is known. The desk is made for whoever signs in, and goes with them. */
static void
hq_manager_page_draw_stack (HqManagerPage *self)
{
  const HqManagerView *view = hq_page_get_view (HQ_PAGE (self));
  const char *name = "desk";

  if (view == NULL)
    name = "loading";
  else if (!hq_manager_page_is_signed_in (self))
    name = "sign-in";
  else if (self->desk == NULL)
    {
      self->desk = g_object_new (HQ_TYPE_MANAGER_DESK, NULL);
      self->touched_at = hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->desk), name);
      hq_manager_desk_refresh (self->desk);
      hq_manager_page_give_back (self);
      /* A hall without a service has no day to look at; it is set up first. */
      if (view->view.setup->services->len == 0)
        gtk_widget_activate_action (GTK_WIDGET (self->desk), "manager.show", "s", "setup");
    }
  gtk_widget_set_visible (self->sign_out, self->desk != NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "sign-in"))
    hq_sign_in_enter (self->sign_in);
  else if (self->desk != NULL)
    hq_manager_desk_enter (self->desk);
}

static void
hq_manager_page_draw (HqManagerPage *self)
{
  HqPage *page = HQ_PAGE (self);
  const HqManagerView *view = hq_page_get_view (page);
  HqTime now = hq_live_get_now (hq_page_get_live (page));

  gtk_widget_set_visible (self->busy, hq_live_is_busy (hq_page_get_live (page)));
  hq_manager_page_draw_lost (self);
  if (view != NULL)
    {
      g_autofree char *place = hq_manager_page_name_place (view);

      hq_manager_page_draw_title (self, view, now);
      hq_sign_in_show (self->sign_in, place);
      if (self->desk != NULL)
        hq_manager_desk_refresh (self->desk);
    }
  hq_manager_page_draw_stack (self);
  hq_manager_page_draw_day (self, now);
  if (self->desk != NULL && view != NULL)
    hq_manager_page_ask (self);
}

static void
hq_manager_page_keep_edited (HqManagerPage *self)
{
  self->kept = hq_manager_desk_take_edited (self->desk);
  self->kept_for = g_strdup (hq_live_get_staff (hq_page_get_live (HQ_PAGE (self))));
}

/* Nobody is at the screen any more, and nothing of theirs stays on it: where it is locked, what they
 * edited waits for them off the screen. A window over it is a part of what they edited, and ends before
 * that is taken. */
static void
hq_manager_page_leave (HqManagerPage *self, gboolean lock, const char *why)
{
  hq_page_close_windows (HQ_PAGE (self));
  if (lock)
    hq_manager_page_keep_edited (self);
  hq_live_set_actor (hq_page_get_live (HQ_PAGE (self)), &(HqActor){ .role = HQ_ROLE_VISITOR });
  if (self->desk != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->desk)));
  hq_manager_page_draw (self);
  hq_sign_in_explain (self->sign_in, why);
}

static void
hq_manager_page_refresh (HqPage *page)
{
  HqManagerPage *self = HQ_MANAGER_PAGE (page);

  if (hq_sign_in_is_over (self->sign_in))
    hq_manager_page_leave (self, FALSE, _ (hq_error_get_sentence (HQ_ERROR_NOT_LISTED)));
  else
    hq_manager_page_draw (self);
}

static void
hq_manager_page_tick (HqPage *page, HqTime now)
{
  HqManagerPage *self = HQ_MANAGER_PAGE (page);
  const HqManagerView *view = hq_page_get_view (page);

  if (view == NULL)
    return;
  hq_manager_page_draw_title (self, view, now);
  hq_manager_page_draw_day (self, now);
  if (self->desk == NULL)
    return;
  if (now - self->touched_at > HQ_MANAGER_PAGE_IDLE)
    {
      hq_manager_page_leave (self, TRUE, _ ("Nobody touched the screen for ten minutes: please sign "
                                            "in again."));
      return;
    }
  hq_manager_page_ask (self);
  hq_manager_desk_tick (self->desk, now);
}

static gboolean
hq_manager_page_on_event (HqManagerPage *self)
{
  self->touched_at = hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));
  return FALSE;
}

/**
 * hq_manager_page_watch:
 * @widget: the page, or a window that belongs to it: who works there has not left the screen
 */
void
hq_manager_page_watch (HqManagerPage *self, GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (hq_manager_page_on_event), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
}

static gboolean
hq_manager_page_scan (HqPage *page, const HqReaderScan *scan)
{
  HqManagerPage *self = HQ_MANAGER_PAGE (page);

  hq_manager_page_on_event (self);
  return self->desk != NULL && hq_manager_desk_scan (self->desk, scan);
}

static void
hq_manager_page_on_entered (HqManagerPage *self, const HqActor *actor)
{
  hq_live_set_actor (hq_page_get_live (HQ_PAGE (self)), actor);
  hq_manager_page_on_event (self);
  hq_manager_page_refresh (HQ_PAGE (self));
}

static gboolean
hq_manager_page_is_edited (HqManagerPage *self)
{
  return self->kept != NULL || (self->desk != NULL && hq_manager_desk_is_edited (self->desk));
}

static void
hq_manager_page_on_response (HqManagerPage *self, const char *response)
{
  /* The window may go before the question over it has. */
  gtk_window_set_transient_for (self->question, NULL);
  g_clear_weak_pointer (&self->question);
  if (g_strcmp0 (response, "leave") == 0)
    self->deed (self);
}

/* Does it, where something was edited once whoever did says that it may be lost. */
static void
hq_manager_page_try (HqManagerPage *self, HqManagerPageDeed deed)
{
  GtkWidget *dialog;

  if (!hq_manager_page_is_edited (self))
    {
      deed (self);
      return;
    }
  self->deed = deed;
  if (self->question != NULL)
    {
      gtk_window_present (self->question);
      return;
    }
  dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Leave without saving?"),
    _ ("What was edited on the page Set-up is not made yet, and would be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Keep editing"),
                                    "leave", _ ("_Leave without saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_manager_page_on_response), self,
                           G_CONNECT_SWAPPED);
  hq_manager_page_watch (self, dialog);
  gtk_window_present (self->question);
}

static void
hq_manager_page_do_sign_out (HqManagerPage *self)
{
  if (self->desk != NULL)
    hq_manager_page_leave (self, FALSE, NULL);
}

static void
hq_manager_page_do_language (HqManagerPage *self)
{
  hq_page_set_language (HQ_PAGE (self), hq_language_get_other ());
}

static void
hq_manager_page_do_close (HqManagerPage *self)
{
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
hq_manager_page_sign_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (HQ_MANAGER_PAGE (widget)->desk != NULL)
    hq_manager_page_try (HQ_MANAGER_PAGE (widget), hq_manager_page_do_sign_out);
}

static void
hq_manager_page_change_language (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_manager_page_try (HQ_MANAGER_PAGE (widget), hq_manager_page_do_language);
}

static gboolean
hq_manager_page_may_close (HqPage *page)
{
  HqManagerPage *self = HQ_MANAGER_PAGE (page);

  if (self->closing || !hq_manager_page_is_edited (self))
    return TRUE;
  hq_manager_page_try (self, hq_manager_page_do_close);
  return FALSE;
}

static void
hq_manager_page_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_manager_page_watch (HQ_MANAGER_PAGE (widget),
                         hq_manager_keys_show (GTK_WINDOW (gtk_widget_get_root (widget))));
}

static void
hq_manager_page_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, title);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, sign_out);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, language);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, lost);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, day);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, loading);
  gtk_widget_class_bind_template_child (widget_class, HqManagerPage, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_page_on_entered);
}

/* The keys that work whatever is shown, wherever the focus is. */
static void
hq_manager_page_add_keys (HqManagerPage *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_F1, "manager.help" }, { GDK_KEY_F12, "manager.sign-out" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
hq_manager_page_finalize (GObject *object)
{
  HqManagerPage *self = HQ_MANAGER_PAGE (object);

  hq_manager_page_drop_kept (self);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->figures, hq_manager_figures_free);
  G_OBJECT_CLASS (hq_manager_page_parent_class)->finalize (object);
}

static void
hq_manager_page_class_init (HqManagerPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_manager_page_finalize;
  page_class->looks = "/org/hallqueue/HallQueue/manager.css";
  page_class->init_reader = hq_manager_page_init_reader;
  page_class->refresh = hq_manager_page_refresh;
  page_class->tick = hq_manager_page_tick;
  page_class->scan = hq_manager_page_scan;
  page_class->may_close = hq_manager_page_may_close;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_SIGN_IN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-page.ui");
  hq_manager_page_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "manager.sign-out", NULL,
                                   hq_manager_page_sign_out);
  gtk_widget_class_install_action (widget_class, "manager.language", NULL,
                                   hq_manager_page_change_language);
  gtk_widget_class_install_action (widget_class, "manager.help", NULL, hq_manager_page_help);
}

static void
hq_manager_page_init (HqManagerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_sign_in_set_terms (self->sign_in, &terms);
  hq_manager_page_watch (self, GTK_WIDGET (self));
  hq_manager_page_add_keys (self);
  gtk_button_set_label (self->language, hq_language_get_other_name ());
}

/**
 * hq_manager_page_get_desk:
 *
 * Returns: (transfer none) (nullable): what a manager works with, %NULL while nobody is signed in
 */
HqManagerDesk *
hq_manager_page_get_desk (HqManagerPage *self)
{
  return self->desk;
}

/**
 * hq_manager_page_get_figures:
 *
 * Returns: (transfer none) (nullable): what was read last beside the floor; %NULL for a moment at first
 */
const HqManagerFigures *
hq_manager_page_get_figures (HqManagerPage *self)
{
  return self->figures;
}
