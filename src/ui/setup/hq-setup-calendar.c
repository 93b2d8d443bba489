/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-calendar.h"

#include <glib/gi18n.h>

#include "hq-calendar-file.h"
#include "hq-compat.h"
#include "hq-setup-ask.h"
#include "hq-setup-calendar-words.h"
#include "hq-setup-day-form.h"
#include "hq-setup-days.h"
#include "hq-words.h"

struct _HqSetupCalendar
{
  HqSetupPanel parent_instance;

  GtkLabel *until; /* (borrowed): all are in the template that this is */
  GtkDropDown *year;
  GtkStringList *years;
  GtkLabel *refusal;
  HqSetupDayForm *form;
  HqSetupDays *list;
  GtkWidget *add;
  GtkLabel *staged;

  HqCalendarView *view; /* (owned) (nullable): until it was read */
  HqCalendar *draft;    /* (owned) (nullable): as the calendar is going to be */
  HqCalendar *back;     /* (owned) (nullable): to become the draft once the calendar is read */
  gint64 revision;      /* of the set-up at which it was read, -1 for none */
  HqTime read_at;
  gboolean unread; /* it could not be read the last time, which is said until it was */
  guint shown;          /* the year that is looked at */
  gboolean reading;
  HqSetupAsk *ask; /* (weak) (nullable): while it is asked whether to make the changes */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while a file is chosen */
};

/* A calendar that was asked for. */
typedef struct
{
  HqSetupCalendar *self; /* (owned) */
  HqSetupAsk *ask;       /* (weak) (nullable): the window in which it was */
  HqCalendar *calendar;  /* (owned) */
} HqSetupCalendarRequest;

G_DEFINE_TYPE (HqSetupCalendar, hq_setup_calendar, HQ_TYPE_SETUP_PANEL)

static gboolean
hq_setup_calendar_may_edit (HqSetupCalendar *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  return self->view != NULL && hq_manager_panel_may (page, HQ_ACT_IMPORT_CALENDAR)
         && !hq_manager_panel_is_busy (page);
}

/* How many days and years are staged. */
static guint
hq_setup_calendar_count_staged (HqSetupCalendar *self)
{
  return self->view != NULL ? hq_calendar_edit_count_changes (self->view->calendar, self->draft) : 0;
}

static void
hq_setup_calendar_explain (HqSetupCalendar *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

/* Drawing ------------------------------------------------------------------------------------- */

static void
hq_setup_calendar_draw_years (HqSetupCalendar *self)
{
  g_autoptr (GArray) years = hq_calendar_edit_list_years (self->draft);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  for (guint i = 0; i < years->len; i++)
    {
      guint year = g_array_index (years, guint, i);

      g_ptr_array_add (names, g_strdup_printf ("%u", year));
      /* The year that was looked at, or else the one of today, or the last one before it. */
      if (self->shown != 0 ? year == self->shown : year <= hq_date_get_year (self->view->today))
        chosen = i;
    }
  self->shown = years->len > 0 ? g_array_index (years, guint, chosen) : 0;
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->years, 0, g_list_model_get_n_items (G_LIST_MODEL (self->years)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->year, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->year), years->len > 0);
}

static guint
hq_setup_calendar_find_next (HqSetupCalendar *self)
{
  HqDate last = hq_calendar_get_last_day (self->draft);

  return hq_date_get_year (last != 0 ? last : self->view->today) + (last != 0);
}

static void
hq_setup_calendar_draw_actions (HqSetupCalendar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = hq_setup_calendar_may_edit (self);
  guint staged = hq_setup_calendar_count_staged (self);
  gboolean typed = hq_setup_day_form_is_typed (self->form);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->form), editable);
  gtk_widget_action_set_enabled (widget, "calendar.set", editable);
  gtk_widget_action_set_enabled (widget, "calendar.add", editable);
  gtk_widget_action_set_enabled (widget, "calendar.file", editable);
  gtk_widget_action_set_enabled (widget, "calendar.discard", editable && (staged > 0 || typed));
  gtk_widget_action_set_enabled (widget, "calendar.make", editable && staged > 0 && !self->reading);
  if (staged > 0)
    text = g_strdup_printf (ngettext ("%u day or year is changed and not made yet.",
                                      "%u days and years are changed and not made yet.", staged),
                            staged);
  else if (editable)
    text = g_strdup (typed ? _ ("The day in the form is not taken over yet.")
                           : _ ("Nothing is changed."));
  gtk_label_set_label (self->staged, text != NULL ? text : "");
}

static void
hq_setup_calendar_draw (HqSetupCalendar *self)
{
  g_autofree char *until = NULL;
  g_autofree char *add = NULL;

  hq_setup_calendar_draw_actions (self);
  if (self->view == NULL)
    return;
  until = hq_setup_calendar_words_until (self->view, self->draft);
  add = g_strdup_printf (_ ("Add the year %u"), hq_setup_calendar_find_next (self));
  gtk_label_set_label (self->until, until);
  gtk_button_set_label (GTK_BUTTON (self->add), add);
  hq_setup_calendar_draw_years (self);
  hq_setup_days_show (self->list, self->draft, self->shown);
}

static void
hq_setup_calendar_on_year (HqSetupCalendar *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->year);
  guint year = chosen == NULL
                 ? 0
                 : (guint) g_ascii_strtoull (gtk_string_object_get_string (chosen), NULL, 10);

  if (self->view == NULL || year == 0 || year == self->shown)
    return;
  self->shown = year;
  hq_setup_days_show (self->list, self->draft, self->shown);
}

/* Editing ------------------------------------------------------------------------------------- */

static void
hq_setup_calendar_stage (HqSetupCalendar *self, HqCalendar *draft)
{
  g_clear_pointer (&self->draft, hq_calendar_free);
  self->draft = draft;
  hq_setup_calendar_explain (self, NULL);
  hq_setup_calendar_draw (self);
}

static void
hq_setup_calendar_on_typed (HqSetupCalendar *self)
{
  if (self->view != NULL)
    hq_setup_calendar_draw_actions (self);
}

/* A day of the list is taken into the form to be changed. */
static void
hq_setup_calendar_on_day (HqSetupCalendar *self, HqDate day)
{
  hq_setup_day_form_fill (self->form, day,
                          hq_calendar_is_working (self->draft, day) ? HQ_SETUP_DAY_FORM_WORKING
                                                                    : HQ_SETUP_DAY_FORM_OFF,
                          hq_calendar_get_name (self->draft, day));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
hq_setup_calendar_set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (widget);
  HqDate day = hq_setup_day_form_get_day (self->form);
  HqSetupDayFormHow how = hq_setup_day_form_get_how (self->form);
  g_autofree char *text = hq_setup_day_form_dup_name (self->form);
  HqCalendar *draft;

  if (day == 0 || !hq_calendar_covers (self->draft, day))
    {
      hq_setup_calendar_explain (self, day == 0
                                         ? _ ("Please choose a day first.")
                                         : _ ("The year of this day is not loaded. Please add "
                                              "it first."));
      return;
    }
  if (how != HQ_SETUP_DAY_FORM_WEEKDAY && text[0] == '\0')
    {
      hq_setup_calendar_explain (self, _ ("Please write to which holiday the day belongs."));
      hq_setup_day_form_enter_name (self->form);
      return;
    }
  draft = hq_calendar_edit_copy (self->draft, day);
  if (how != HQ_SETUP_DAY_FORM_WEEKDAY)
    hq_calendar_add_day (draft, day, text, how == HQ_SETUP_DAY_FORM_OFF);
  self->shown = hq_date_get_year (day);
  hq_setup_day_form_keep (self->form);
  hq_setup_calendar_stage (self, draft);
}

static void
hq_setup_calendar_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (widget);
  HqCalendar *draft = hq_calendar_edit_copy (self->draft, 0);

  self->shown = hq_setup_calendar_find_next (self);
  hq_calendar_add_year (draft, self->shown);
  hq_setup_calendar_stage (self, draft);
}

static void hq_setup_calendar_read (HqSetupCalendar *self,
                                    HqCalendar *other,
                                    GAsyncReadyCallback callback);
static void hq_setup_calendar_on_read (GObject *source, GAsyncResult *result, gpointer user_data);

static void
hq_setup_calendar_discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (widget);

  g_clear_pointer (&self->back, hq_calendar_free);
  hq_setup_calendar_explain (self, NULL);
  hq_setup_calendar_stage (self, hq_calendar_edit_copy (self->view->calendar, 0));
  hq_setup_day_form_fill (self->form, self->view->today, HQ_SETUP_DAY_FORM_OFF, "");
  /* It may be another one by now. */
  if (!self->reading)
    hq_setup_calendar_read (self, NULL, hq_setup_calendar_on_read);
}

/**
 * hq_setup_calendar_take_file:
 * @data: a file of statutory days
 * @size: how long it is
 *
 * The years of the file take the place of the same ones; it is shown, and not made yet.
 */
void
hq_setup_calendar_take_file (HqSetupCalendar *self, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendar) years = hq_calendar_file_parse (data, size, &error);

  if (years == NULL)
    {
      g_autofree char *sentence = hq_words_error_whole (error);

      hq_setup_calendar_explain (self, sentence);
      return;
    }
  hq_setup_calendar_stage (self, hq_calendar_edit_merge (self->draft, years));
}

/**
 * hq_setup_calendar_take_back:
 * @calendar: the whole calendar as it was once
 *
 * It is shown in the place of the hall's, and not made yet; what the hall has now is read first.
 */
void
hq_setup_calendar_take_back (HqSetupCalendar *self, const HqCalendar *calendar)
{
  g_clear_pointer (&self->back, hq_calendar_free);
  self->back = hq_calendar_edit_copy (calendar, 0);
  if (!self->reading)
    hq_setup_calendar_read (self, NULL, hq_setup_calendar_on_read);
}

static void
hq_setup_calendar_on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupCalendar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_load_contents_finish (G_FILE (source), result, &data, &size, NULL, &error))
    {
      hq_setup_calendar_explain (self, error->message);
      return;
    }
  if (self->view != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hq_setup_calendar_take_file (self, data, size);
}

static void
hq_setup_calendar_on_chosen (HqSetupCalendar *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_file_load_contents_async (file, NULL, hq_setup_calendar_on_loaded, g_object_ref (self));
}

static void
hq_setup_calendar_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Years from a file"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (hq_setup_calendar_on_chosen),
                           self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Reading and making -------------------------------------------------------------------------- */

static void
hq_setup_calendar_free_request (gpointer data)
{
  HqSetupCalendarRequest *request = data;

  g_clear_weak_pointer (&request->ask);
  g_object_unref (request->self);
  hq_calendar_free (request->calendar);
  g_free (request);
}

static void
hq_setup_calendar_on_done (gpointer data, const HqAnswer *answer, const GError *error)
{
  HqSetupCalendarRequest *request = data;
  HqSetupCalendar *self = request->self;
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  if (answer == NULL && request->ask == NULL)
    hq_page_say_error (hq_manager_panel_get_page (page), error);
  if (request->ask != NULL)
    hq_setup_ask_end (request->ask, error);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->view->calendar, hq_calendar_free);
  self->view->calendar = hq_calendar_edit_copy (request->calendar, 0);
  hq_setup_calendar_draw (self);
}

static void
hq_setup_calendar_on_make (HqSetupCalendar *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  HqSetupCalendarRequest *request = g_new0 (HqSetupCalendarRequest, 1);
  HqOrder order = { .act = HQ_ACT_IMPORT_CALENDAR };

  request->self = g_object_ref (self);
  g_set_weak_pointer (&request->ask, self->ask);
  request->calendar = hq_calendar_edit_copy (self->draft, 0);
  order.rows = request->calendar;
  hq_manager_panel_run_for (page, &order, hq_setup_calendar_on_done, request,
                            hq_setup_calendar_free_request);
}

static void
hq_setup_calendar_ask (HqSetupCalendar *self)
{
  g_autoptr (GPtrArray) sentences = hq_setup_calendar_words_changes (self->view, self->draft);

  g_set_weak_pointer (&self->ask, hq_setup_ask_new (HQ_SETUP_PANEL (self), _ ("The calendar"),
                                                    _ ("Make this the calendar")));
  g_signal_connect_object (self->ask, "make", G_CALLBACK (hq_setup_calendar_on_make), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < sentences->len; i++)
    hq_setup_ask_add (self->ask, sentences->pdata[i]);
  hq_setup_ask_allow (self->ask, self->view->beyond == 0);
  gtk_window_present (GTK_WINDOW (self->ask));
}

static gboolean
hq_setup_calendar_take (HqSetupCalendar *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  HqCalendarView *view = hq_live_read_finish (HQ_LIVE (source), result, &error);
  gboolean staged = hq_setup_calendar_count_staged (self) > 0;

  self->reading = FALSE;
  /* It is read again for whoever comes back. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&view, hq_calendar_plan_free);
      self->revision = -1;
      return FALSE;
    }
  if (view == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      self->unread = TRUE;
      hq_setup_calendar_explain (self, sentence);
      hq_setup_calendar_draw_actions (self);
      return FALSE;
    }
  if (self->unread)
    hq_setup_calendar_explain (self, NULL);
  self->unread = FALSE;
  if (self->back == NULL && staged
      && hq_calendar_edit_count_changes (self->view->calendar, view->calendar) > 0)
    {
      g_clear_pointer (&view, hq_calendar_plan_free);
      hq_setup_calendar_explain (self, _ ("Somebody else has changed the calendar meanwhile. Discard "
                                          "what you changed to see it, and make your change again."));
      hq_setup_calendar_draw_actions (self);
      return FALSE;
    }
  g_clear_pointer (&self->view, hq_calendar_plan_free);
  self->view = view;
  if (self->back != NULL || !staged)
    {
      g_clear_pointer (&self->draft, hq_calendar_free);
      self->draft = self->back != NULL ? g_steal_pointer (&self->back)
                                       : hq_calendar_edit_copy (view->calendar, 0);
    }
  if (hq_setup_day_form_get_day (self->form) == 0)
    hq_setup_day_form_fill (self->form, view->today, HQ_SETUP_DAY_FORM_OFF, "");
  hq_setup_calendar_draw (self);
  return TRUE;
}

static void
hq_setup_calendar_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupCalendar) self = user_data;

  hq_setup_calendar_take (self, source, result);
}

static void
hq_setup_calendar_on_weighed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupCalendar) self = user_data;

  if (hq_setup_calendar_take (self, source, result) && hq_setup_calendar_count_staged (self) > 0)
    hq_setup_calendar_ask (self);
}

static gint64
hq_setup_calendar_get_revision (HqSetupCalendar *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  return hq_manager_panel_get_view (page)->view.setup->revision;
}

static void
hq_setup_calendar_read (HqSetupCalendar *self, HqCalendar *other, GAsyncReadyCallback callback)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  const HqLiveReader reader = { hq_calendar_plan_read, other,
                                other != NULL ? (GDestroyNotify) hq_calendar_free : NULL,
                                hq_calendar_plan_free };

  self->reading = TRUE;
  self->revision = hq_setup_calendar_get_revision (self);
  self->read_at = hq_manager_panel_get_now (page);
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (page)), &reader, NULL, callback,
                      g_object_ref (self));
  hq_setup_calendar_draw_actions (self);
}

/* The engine says how many cases would follow, before anybody is asked. */
static void
hq_setup_calendar_make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (widget);

  hq_setup_calendar_explain (self, NULL);
  hq_setup_calendar_read (self, hq_calendar_edit_copy (self->draft, 0),
                          hq_setup_calendar_on_weighed);
}

/* Each calendar that is loaded makes the set-up another one. */
static void
hq_setup_calendar_follow (HqSetupPanel *panel, HqTime now)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (panel);

  if (self->reading || (self->unread && now - self->read_at < HQ_SETUP_PANEL_BEAT))
    return;
  if (self->unread || self->revision != hq_setup_calendar_get_revision (self))
    hq_setup_calendar_read (self, NULL, hq_setup_calendar_on_read);
}

static void
hq_setup_calendar_refresh (HqSetupPanel *panel)
{
  hq_setup_calendar_follow (panel, hq_manager_panel_get_now (hq_setup_panel_get_page (panel)));
  hq_setup_calendar_draw_actions (HQ_SETUP_CALENDAR (panel));
}

static gboolean
hq_setup_calendar_is_edited (HqSetupPanel *panel)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (panel);

  return self->back != NULL || hq_setup_calendar_count_staged (self) > 0
         || hq_setup_day_form_is_typed (self->form);
}

static void
hq_setup_calendar_leave (HqSetupPanel *panel)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (panel);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

static void
hq_setup_calendar_dispose (GObject *object)
{
  HqSetupCalendar *self = HQ_SETUP_CALENDAR (object);

  hq_setup_calendar_leave (HQ_SETUP_PANEL (object));
  g_clear_weak_pointer (&self->ask);
  g_clear_pointer (&self->draft, hq_calendar_free);
  g_clear_pointer (&self->back, hq_calendar_free);
  g_clear_pointer (&self->view, hq_calendar_plan_free);
  G_OBJECT_CLASS (hq_setup_calendar_parent_class)->dispose (object);
}

static void
hq_setup_calendar_class_init (HqSetupCalendarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqSetupPanelClass *panel_class = HQ_SETUP_PANEL_CLASS (class);
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "calendar.set", hq_setup_calendar_set },         { "calendar.add", hq_setup_calendar_add },
    { "calendar.file", hq_setup_calendar_file },       { "calendar.make", hq_setup_calendar_make },
    { "calendar.discard", hq_setup_calendar_discard },
  };

  G_OBJECT_CLASS (class)->dispose = hq_setup_calendar_dispose;
  panel_class->refresh = hq_setup_calendar_refresh;
  panel_class->tick = hq_setup_calendar_follow;
  panel_class->is_edited = hq_setup_calendar_is_edited;
  panel_class->leave = hq_setup_calendar_leave;
  g_type_ensure (HQ_TYPE_SETUP_DAY_FORM);
  g_type_ensure (HQ_TYPE_SETUP_DAYS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, until);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, year);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, years);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, form);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, list);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, add);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCalendar, staged);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_calendar_on_year);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_calendar_on_day);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_calendar_on_typed);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].run);
}

static void
hq_setup_calendar_init (HqSetupCalendar *self)
{
  self->revision = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_drop_down (self->year, _ ("Year"));
}
