/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-page.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-deed-word.h"
#include "hq-error.h"
#include "hq-guide-keys.h"
#include "hq-guide-words.h"
#include "hq-language.h"
#include "hq-probe-page.h"
#include "hq-sign-in.h"
#include "hq-word-banner.h"
#include "hq-words.h"

/* A desk that nobody touched for so long is locked. */
#define HQ_GUIDE_PAGE_IDLE (10 * HQ_MINUTE)

struct _HqGuidePage
{
  HqPage parent_instance;

  AdwWindowTitle *title;
  GtkWidget *busy;
  GtkWidget *sign_out;
  GtkButton *language;
  GtkLabel *lost;
  GtkLabel *day;
  HqWordBanner *word;
  GtkStack *stack;
  AdwStatusPage *loading;
  HqSignIn *sign_in;
  HqGuideDesk *desk; /* (borrowed) (nullable): in the stack while somebody is signed in */
  HqTime touched_at; /* the last input */
};

G_DEFINE_TYPE (HqGuidePage, hq_guide_page, HQ_TYPE_PAGE)

static const HqRole roles[] = { HQ_ROLE_GUIDE };
static const HqSignInTerms terms = { roles, G_N_ELEMENTS (roles),
                                     N_ ("This person is not one of the guides.") };

static gboolean
hq_guide_page_is_signed_in (HqGuidePage *self)
{
  return hq_live_get_staff (hq_page_get_live (HQ_PAGE (self))) != NULL;
}

static void
hq_guide_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_guide_view_read,
    .query = hq_view_place_new (HQ_SCREEN_GUIDE, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_guide_view_free,
    .get_until = hq_view_get_until,
  };
}

static void
hq_guide_page_draw_lost (HqGuidePage *self)
{
  HqLive *live = hq_page_get_live (HQ_PAGE (self));
  const HqGuideView *view = hq_page_get_view (HQ_PAGE (self));
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

static char *
hq_guide_page_get_day (const HqGuideView *view, HqTime now)
{
  g_autofree char *opens = NULL;

  switch (hq_guide_view_get_day (view, now))
    {
    case HQ_GUIDE_DAY_SHUT:
      return g_strdup (_ ("The hall does not open today."));
    case HQ_GUIDE_DAY_BEFORE:
      opens = hq_words_clock (view->view.day.opens_at, view->view.zone);
      return g_strdup_printf (_ ("The hall opens at %s; tickets can be had already."), opens);
    case HQ_GUIDE_DAY_AFTER:
      return g_strdup (_ ("No more tickets are given today; with a reason you may give one."));
    case HQ_GUIDE_DAY_CLOSED:
      return g_strdup (_ ("The hall has closed for the day."));
    case HQ_GUIDE_DAY_OPEN:
    default:
      return NULL;
    }
}

static void
hq_guide_page_draw_day (HqGuidePage *self, HqTime now)
{
  const HqGuideView *view = hq_page_get_view (HQ_PAGE (self));
  g_autofree char *day = view == NULL ? NULL : hq_guide_page_get_day (view, now);

  gtk_label_set_label (self->day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL);
}

static void
hq_guide_page_draw_title (HqGuidePage *self, const HqGuideView *view, HqTime now)
{
  const char *staff = hq_live_get_staff (hq_page_get_live (HQ_PAGE (self)));
  const char *hall = hq_language_pick (view->view.setup->name, view->view.setup->name_en);
  g_autofree char *clock = hq_words_clock (now, view->view.zone);
  g_autofree char *subtitle = staff == NULL
                                ? g_strjoin (" · ", view->view.place.device, clock, NULL)
                                : g_strjoin (" · ", view->view.place.device,
                                             hq_guide_words_staff (view->view.setup, staff), clock,
                                             NULL);
  g_autofree char *title = g_strjoin (" · ", _ ("Guide desk"), hall, NULL);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* The page that belongs to what is known. The desk is made for whoever signs in, and goes with them. */
static void
hq_guide_page_draw_stack (HqGuidePage *self)
{
  const char *name = "desk";

  if (hq_page_get_view (HQ_PAGE (self)) == NULL)
    name = "loading";
  else if (!hq_guide_page_is_signed_in (self))
    name = "sign-in";
  else if (self->desk == NULL)
    {
      self->desk = g_object_new (HQ_TYPE_GUIDE_DESK, NULL);
      self->touched_at = hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->desk), name);
      hq_guide_panel_refresh (HQ_GUIDE_PANEL (self->desk));
    }
  gtk_widget_set_visible (self->sign_out, self->desk != NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "sign-in"))
    hq_sign_in_enter (self->sign_in);
  else if (self->desk != NULL)
    hq_guide_panel_enter (HQ_GUIDE_PANEL (self->desk));
}

static void
hq_guide_page_draw_sign_in (HqGuidePage *self, const HqGuideView *view)
{
  const HqDevice *device = hq_setup_find_device (view->view.setup, view->view.place.device);
  g_autofree char *where = g_strdup_printf ("%s · %s %s", _ ("Guide desk"), device->device,
                                            device->name);

  hq_sign_in_show (self->sign_in, where);
}

static void
hq_guide_page_draw_word (HqGuidePage *self, const HqGuideView *view)
{
  hq_word_banner_show (self->word, &view->view, hq_deed_word_find_unseen (view->words, 0),
                       hq_guide_page_is_signed_in (self));
}

/* Another desk may have said so a moment ago: then there is nothing to say any more. */
static void
hq_guide_page_on_word_done (HqPage *page, const HqAnswer *answer, const GError *error)
{
  if (answer == NULL && !hq_error_is (error, HQ_ERROR_WRONG_STATE))
    hq_page_say_error (page, error);
}

static void
hq_guide_page_on_seen (HqGuidePage *self)
{
  gint64 word = hq_word_banner_get_word (self->word);

  if (word != 0)
    hq_page_run (HQ_PAGE (self), &(HqOrder){ .act = HQ_ACT_WORD_SEEN, .id = word },
                 hq_guide_page_on_word_done);
}

static void
hq_guide_page_see (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_page_on_seen (HQ_GUIDE_PAGE (widget));
}

static void
hq_guide_page_draw (HqGuidePage *self)
{
  HqPage *page = HQ_PAGE (self);
  const HqGuideView *view = hq_page_get_view (page);
  HqTime now = hq_live_get_now (hq_page_get_live (page));

  gtk_widget_set_visible (self->busy, hq_live_is_busy (hq_page_get_live (page)));
  hq_guide_page_draw_lost (self);
  hq_guide_page_draw_day (self, now);
  if (view != NULL)
    {
      hq_guide_page_draw_title (self, view, now);
      hq_guide_page_draw_sign_in (self, view);
      hq_guide_page_draw_word (self, view);
      hq_probe_page_follow (page, &view->view);
      if (self->desk != NULL)
        hq_guide_panel_refresh (HQ_GUIDE_PANEL (self->desk));
    }
  hq_guide_page_draw_stack (self);
}

/* Nobody is at the desk any more, and nothing of theirs stays. */
static void
hq_guide_page_leave (HqGuidePage *self, const char *why)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window)
      gtk_window_destroy (l->data);
  hq_live_set_actor (hq_page_get_live (HQ_PAGE (self)), &(HqActor){ .role = HQ_ROLE_VISITOR });
  if (self->desk != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->desk)));
  hq_guide_page_draw (self);
  hq_sign_in_explain (self->sign_in, why);
}

static void
hq_guide_page_refresh (HqPage *page)
{
  HqGuidePage *self = HQ_GUIDE_PAGE (page);

  if (hq_sign_in_is_over (self->sign_in))
    hq_guide_page_leave (self, _ (hq_error_get_sentence (HQ_ERROR_NOT_LISTED)));
  else
    hq_guide_page_draw (self);
}

static void
hq_guide_page_tick (HqPage *page, HqTime now)
{
  HqGuidePage *self = HQ_GUIDE_PAGE (page);
  const HqGuideView *view = hq_page_get_view (page);

  if (view == NULL)
    return;
  hq_guide_page_draw_title (self, view, now);
  hq_guide_page_draw_day (self, now);
  if (self->desk == NULL)
    return;
  if (now - self->touched_at > HQ_GUIDE_PAGE_IDLE)
    {
      hq_guide_page_leave (self, _ ("Nobody touched the desk for ten minutes: please sign in "
                                    "again."));
      return;
    }
  hq_guide_panel_tick (HQ_GUIDE_PANEL (self->desk), now);
}

static gboolean
hq_guide_page_on_event (HqGuidePage *self)
{
  self->touched_at = hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));
  return FALSE;
}

static void
hq_guide_page_sign_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuidePage *self = HQ_GUIDE_PAGE (widget);

  if (self->desk != NULL)
    hq_guide_page_leave (self, NULL);
}

static void
hq_guide_page_change_language (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_page_set_language (HQ_PAGE (widget), hq_language_get_other ());
}

static void
hq_guide_page_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_keys_show (GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
hq_guide_page_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, title);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, busy);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, sign_out);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, language);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, lost);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, day);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, word);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, loading);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePage, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_page_sign_in);
}

/* The keys that work whatever is shown, wherever the focus is. */
static void
hq_guide_page_add_keys (HqGuidePage *self)
{
  static const struct
  {
    guint key;
    GdkModifierType held;
    const char *action;
  } keys[] = { { GDK_KEY_F1, 0, "guide.help" },
               { GDK_KEY_F12, 0, "guide.sign-out" },
               { GDK_KEY_k, GDK_CONTROL_MASK, "guide.seen" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key,
                                                                                    keys[i].held),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
hq_guide_page_scan (HqPage *page, const HqReaderScan *scan)
{
  HqGuidePage *self = HQ_GUIDE_PAGE (page);

  hq_guide_page_on_event (self);
  if (self->desk != NULL)
    return hq_guide_desk_scan (self->desk, scan);
  if (scan->kind == HQ_READER_TICKET)
    hq_page_say (page, _ ("Please sign in first; then scan the ticket again."));
  return scan->kind == HQ_READER_TICKET;
}

static void
hq_guide_page_class_init (HqGuidePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  page_class->looks = "/org/hallqueue/HallQueue/guide.css";
  page_class->init_reader = hq_guide_page_init_reader;
  page_class->refresh = hq_guide_page_refresh;
  page_class->tick = hq_guide_page_tick;
  page_class->scan = hq_guide_page_scan;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_SIGN_IN);
  g_type_ensure (HQ_TYPE_WORD_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-page.ui");
  hq_guide_page_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "guide.sign-out", NULL, hq_guide_page_sign_out);
  gtk_widget_class_install_action (widget_class, "guide.language", NULL,
                                   hq_guide_page_change_language);
  gtk_widget_class_install_action (widget_class, "guide.help", NULL, hq_guide_page_help);
  gtk_widget_class_install_action (widget_class, "guide.seen", NULL, hq_guide_page_see);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_page_on_seen);
}

static void
hq_guide_page_init (HqGuidePage *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hq_sign_in_set_terms (self->sign_in, &terms);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (hq_guide_page_on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  hq_guide_page_add_keys (self);
  gtk_button_set_label (self->language, hq_language_get_other_name ());
  hq_word_banner_set_key (self->word, "Ctrl+K");
}

/**
 * hq_guide_page_sign_in:
 * @actor: who showed that they are one of the guides
 */
void
hq_guide_page_sign_in (HqGuidePage *self, const HqActor *actor)
{
  hq_live_set_actor (hq_page_get_live (HQ_PAGE (self)), actor);
  hq_guide_page_on_event (self);
  hq_guide_page_refresh (HQ_PAGE (self));
}

/**
 * hq_guide_page_get_desk:
 *
 * Returns: (transfer none) (nullable): what the guide works with, %NULL while nobody is signed in
 */
HqGuideDesk *
hq_guide_page_get_desk (HqGuidePage *self)
{
  return self->desk;
}
