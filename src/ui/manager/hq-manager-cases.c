/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-cases.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "hq-cap.h"
#include "hq-case-window.h"
#include "hq-compat.h"
#include "hq-language.h"
#include "hq-manager-case-rows.h"
#include "hq-manager-date.h"
#include "hq-number.h"
#include "hq-words.h"

/* While it is looked at it follows the hall at this beat. */
#define HQ_MANAGER_CASES_BEAT (2 * HQ_SECOND)

/* The list of those that ended stands after the others. */
#define HQ_MANAGER_CASES_ENDED HQ_N_CASE_LISTS
#define HQ_N_MANAGER_CASES_LISTS (HQ_N_CASE_LISTS + 1)

struct _HqManagerCases
{
  HqManagerPanel parent_instance;

  GtkBox *lists;
  GtkEntry *text;
  GtkDropDown *department;
  GtkDropDown *service;
  GtkDropDown *holder;
  GtkWidget *stretch;
  HqManagerDate *from;
  HqManagerDate *until;
  GtkCheckButton *instant;
  GtkLabel *told;
  GtkStack *stack;
  AdwStatusPage *none;
  HqManagerCaseRows *rows;

  HqCap *caps[HQ_N_MANAGER_CASES_LISTS]; /* (borrowed) */
  HqCaseBoard *board;                    /* (owned) (nullable) */
  HqSetup *setup;                        /* (owned) (nullable): by which the choices were made */
  GPtrArray *holders; /* (owned) (element-type char) (interned): as they can be chosen */
  char *list;         /* (owned): the name of the list that is shown */
  gint64 seq;         /* the newest event when they were read */
  HqTime read_at;
  GCancellable *reading; /* (owned) (nullable) */
  gboolean filling;      /* what can be chosen is being changed */
  gboolean with_ended;   /* what ended was read as well */
};

enum
{
  PROP_LIST = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerCases, hq_manager_cases, HQ_TYPE_MANAGER_PANEL)

/* Who waits for a reading; another one may have been begun meanwhile. */
typedef struct
{
  HqManagerCases *self;  /* (owned) */
  GCancellable *reading; /* (owned) */
  gboolean ended;
} HqManagerCasesRead;

/* The lists, as their buttons stand. */
static const struct
{
  guint list;
  const char *name;
  const char *title;
  const char *none;
} lists[HQ_N_MANAGER_CASES_LISTS] = {
  { HQ_CASE_LIST_DUE, "due", NC_ ("cases", "Due today"), N_ ("No case is due today.") },
  { HQ_CASE_LIST_NEAR, "near", NC_ ("cases", "Near"),
    N_ ("No case has used up more than half of its promise.") },
  { HQ_CASE_LIST_OVERDUE, "overdue", NC_ ("cases", "Overdue"), N_ ("No case is overdue.") },
  { HQ_CASE_LIST_SUSPENDED, "suspended", NC_ ("cases", "Clock stopped"),
    N_ ("No case is in a special procedure or waits for papers.") },
  { HQ_CASE_LIST_OPEN, "open", NC_ ("cases", "All under way"), N_ ("No case is under way.") },
  { HQ_MANAGER_CASES_ENDED, "ended", NC_ ("cases", "Ended"), N_ ("No case ended in these days.") },
};

static guint
hq_manager_cases_find_list (HqManagerCases *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, self->list))
      return i;
  g_return_val_if_reached (0);
}

static const HqView *
hq_manager_cases_get_view (HqManagerCases *self)
{
  return &hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view;
}

/* A number such as A012 is that of the ticket; figures alone are the case's. */
static gboolean
hq_manager_cases_has_number (const HqCaseLine *line, const char *text)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, line->row.case_file);
  char prefix;
  guint number;

  if (text[0] == '\0' || g_str_equal (text, id))
    return TRUE;
  return hq_number_parse (text, &prefix, &number) && prefix == line->prefix
         && number == line->number;
}

/* What is chosen, %NULL for all. */
static const char *
hq_manager_cases_get_department (HqManagerCases *self)
{
  guint chosen = gtk_drop_down_get_selected (self->department);

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION
           ? NULL
           : ((const HqDepartment *) self->setup->departments->pdata[chosen - 1])->department;
}

static const char *
hq_manager_cases_get_service (HqManagerCases *self)
{
  guint chosen = gtk_drop_down_get_selected (self->service);

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION
           ? NULL
           : ((const HqService *) self->setup->services->pdata[chosen - 1])->service;
}

static const char *
hq_manager_cases_get_holder (HqManagerCases *self)
{
  guint chosen = gtk_drop_down_get_selected (self->holder);

  return chosen == 0 || chosen > self->holders->len ? NULL : self->holders->pdata[chosen - 1];
}

static gboolean
hq_manager_cases_wants (HqManagerCases *self, const HqCaseLine *line, const char *text)
{
  const char *department = hq_manager_cases_get_department (self);
  const char *service = hq_manager_cases_get_service (self);
  const char *holder = hq_manager_cases_get_holder (self);

  return (department == NULL || g_strcmp0 (department, line->row.department) == 0)
         && (service == NULL || g_strcmp0 (service, line->row.service) == 0)
         && (holder == NULL || g_strcmp0 (holder, line->row.staff) == 0)
         && hq_manager_cases_has_number (line, text);
}

static void
hq_manager_cases_tell (HqManagerCases *self, guint listed)
{
  guint list = hq_manager_cases_find_list (self);
  g_autofree char *more = NULL;

  if (lists[list].list == HQ_MANAGER_CASES_ENDED && self->board->more)
    more = g_strdup_printf (_ ("More than %d cases ended in these days; the newest are listed."),
                            HQ_CASE_BOARD_MOST);
  gtk_label_set_label (self->told, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), more != NULL);
  if (listed == 0)
    adw_status_page_set_title (self->none,
                               lists[list].list == HQ_MANAGER_CASES_ENDED && !self->with_ended
                                 ? _ ("One moment please")
                                 : _ (lists[list].none));
  gtk_stack_set_visible_child_name (self->stack, listed == 0 ? "none" : "rows");
}

static void
hq_manager_cases_draw (HqManagerCases *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  guint shown = lists[hq_manager_cases_find_list (self)].list;
  g_autofree char *plain = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  g_autofree char *text = g_ascii_strup (plain, -1);
  gint64 counts[HQ_N_MANAGER_CASES_LISTS] = { 0 };

  if (self->board == NULL || self->filling)
    return;
  for (guint i = 0; i < self->board->open->len + self->board->ended->len; i++)
    {
      gboolean open = i < self->board->open->len;
      const HqCaseLine *line = open ? &g_array_index (self->board->open, HqCaseLine, i)
                                    : &g_array_index (self->board->ended, HqCaseLine,
                                                      i - self->board->open->len);
      guint list = open ? hq_case_list_find (line, self->board->today) : HQ_MANAGER_CASES_ENDED;

      if (!hq_manager_cases_wants (self, line, text))
        continue;
      counts[list]++;
      if (list == shown || (open && shown == HQ_CASE_LIST_OPEN))
        g_ptr_array_add (found, hq_manager_case_new (line, self->setup, self->board->today));
    }
  /* Those that stand in no other list are under way as well. */
  for (guint i = 0; i < HQ_N_CASE_LISTS; i++)
    if (i != HQ_CASE_LIST_OPEN)
      counts[HQ_CASE_LIST_OPEN] += counts[i];
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    hq_cap_set_count (self->caps[i], counts[lists[i].list]);
  hq_manager_case_rows_show (self->rows, found);
  hq_manager_cases_tell (self, found->len);
}

/* Somebody looks for others. */
static void
hq_manager_cases_on_filter (HqManagerCases *self)
{
  if (self->board == NULL || self->filling)
    return;
  hq_manager_case_rows_restart (self->rows);
  hq_manager_cases_draw (self);
}

static void
hq_manager_cases_choose_in (GtkDropDown *drop_down, GtkStringList *names, guint selected)
{
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

/* Departments and services, once for each set-up of the hall. */
static void
hq_manager_cases_fill_setup (HqManagerCases *self, HqSetup *setup)
{
  g_autoptr (GtkStringList) departments = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) services = gtk_string_list_new (NULL);

  if (self->setup == setup)
    return;
  g_clear_pointer (&self->setup, hq_setup_unref);
  self->setup = hq_setup_ref (setup);
  /* Who holds cases is named anew with it. */
  g_ptr_array_set_size (self->holders, 0);
  gtk_drop_down_set_model (self->holder, NULL);
  gtk_string_list_append (departments, _ ("All departments"));
  gtk_string_list_append (services, _ ("All services"));
  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      gtk_string_list_append (departments, hq_language_pick (row->name, row->name_en));
    }
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *row = setup->services->pdata[i];

      gtk_string_list_append (services, hq_language_pick (row->name, row->name_en));
    }
  hq_manager_cases_choose_in (self->department, departments, 0);
  hq_manager_cases_choose_in (self->service, services, 0);
}

static int
hq_manager_cases_compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
hq_manager_cases_is_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return a->len == b->len;
}

/* Whoever has a case of those that were read; who was chosen stays so. While they are the same the list
 * is left alone, which somebody may have open. */
static void
hq_manager_cases_fill_holders (HqManagerCases *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *chosen = hq_manager_cases_get_holder (self);
  guint selected = 0;
  GHashTableIter iter;
  gpointer staff;

  for (guint i = 0; i < self->board->open->len; i++)
    {
      const char *code = g_array_index (self->board->open, HqCaseLine, i).row.staff;

      if (code != NULL)
        g_hash_table_add (seen, (gpointer) code);
    }
  if (chosen != NULL)
    g_hash_table_add (seen, (gpointer) chosen);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &staff, NULL))
    g_ptr_array_add (holders, staff);
  g_ptr_array_sort (holders, hq_manager_cases_compare);
  if (gtk_drop_down_get_model (self->holder) != NULL
      && hq_manager_cases_is_same (holders, self->holders))
    return;
  g_ptr_array_unref (self->holders);
  self->holders = g_steal_pointer (&holders);
  gtk_string_list_append (names, _ ("All clerks"));
  for (guint i = 0; i < self->holders->len; i++)
    {
      const HqStaff *row = hq_setup_find_staff (self->setup, self->holders->pdata[i]);

      gtk_string_list_append (names, row != NULL ? row->name : self->holders->pdata[i]);
      if (g_strcmp0 (chosen, self->holders->pdata[i]) == 0)
        selected = i + 1;
    }
  hq_manager_cases_choose_in (self->holder, names, selected);
}

static void
hq_manager_cases_on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree HqManagerCasesRead *read = data;
  g_autoptr (HqManagerCases) self = read->self;
  g_autoptr (GCancellable) reading = read->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCaseBoard) board = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->reading != reading || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_clear_object (&self->reading);
  if (board != NULL)
    {
      if (self->board == NULL)
        hq_manager_case_rows_restart (self->rows);
      g_clear_pointer (&self->board, hq_case_list_free_board);
      self->board = g_steal_pointer (&board);
      self->with_ended = read->ended;
      self->filling = TRUE;
      hq_manager_cases_fill_setup (self, hq_manager_cases_get_view (self)->setup);
      hq_manager_cases_fill_holders (self);
      self->filling = FALSE;
      hq_manager_cases_draw (self);
      return;
    }
  self->seq = -1;
  if (self->board != NULL && (self->with_ended || !g_str_equal (self->list, "ended")))
    return;
  sentence = hq_words_error (error);
  adw_status_page_set_title (self->none, sentence);
}

static void
hq_manager_cases_read (HqManagerCases *self)
{
  HqCaseBoardAsk ask = { .today = hq_manager_cases_get_view (self)->today };
  HqLiveReader reader = { .read = hq_case_list_read_board,
                          .free_query = hq_case_list_ask_free,
                          .free_view = hq_case_list_free_board };
  HqPage *page = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));
  HqManagerCasesRead *read = g_new (HqManagerCasesRead, 1);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->seq = hq_manager_cases_get_view (self)->seq;
  self->read_at = hq_manager_panel_get_now (HQ_MANAGER_PANEL (self));
  if (g_str_equal (self->list, "ended"))
    ask.ended = (HqCaseEnded){ .from = hq_manager_date_get (self->from),
                               .until = hq_manager_date_get (self->until),
                               .instant = gtk_check_button_get_active (self->instant) };
  reader.query = hq_case_list_ask_new (&ask);
  *read = (HqManagerCasesRead){ g_object_ref (self), g_object_ref (self->reading),
                                ask.ended.from != 0 };
  hq_live_read_async (hq_page_get_live (page), &reader, self->reading, hq_manager_cases_on_read,
                      read);
}

static void
hq_manager_cases_follow (HqManagerPanel *panel, HqTime now)
{
  HqManagerCases *self = HQ_MANAGER_CASES (panel);
  const HqView *view = hq_manager_cases_get_view (self);

  if (self->reading != NULL)
    return;
  if (self->board == NULL || self->board->today != view->today || self->setup != view->setup
      || (view->seq != self->seq && now - self->read_at >= HQ_MANAGER_CASES_BEAT))
    hq_manager_cases_read (self);
}

static void
hq_manager_cases_refresh (HqManagerPanel *panel)
{
  HqManagerCases *self = HQ_MANAGER_CASES (panel);

  if (hq_manager_date_get (self->until) == 0)
    {
      HqDate today = hq_manager_cases_get_view (self)->today;

      hq_manager_date_set (self->from, hq_date_add (today, -6));
      hq_manager_date_set (self->until, today);
    }
  hq_manager_cases_follow (panel, hq_manager_panel_get_now (panel));
}

static void
hq_manager_cases_enter (HqManagerPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_MANAGER_CASES (panel)->text));
}

static void
hq_manager_cases_on_stretch (HqManagerCases *self)
{
  HqDate from = hq_manager_date_get (self->from);

  if (hq_manager_date_get (self->until) < from)
    hq_manager_date_set (self->until, from);
  hq_manager_cases_read (self);
}

static void
hq_manager_cases_open (HqManagerCases *self, gint64 id)
{
  gboolean may = hq_manager_panel_may (HQ_MANAGER_PANEL (self), HQ_ACT_CASE_CLOSE);
  const HqCaseWindowAsk ask = { GTK_WIDGET (self), "hq-manager", may ? HQ_ROLE_MANAGER : HQ_N_ROLES,
                                id };
  HqCaseWindow *window = hq_case_window_show (&ask);

  hq_manager_panel_watch (HQ_MANAGER_PANEL (self), GTK_WIDGET (window));
}

/* The one that is listed, or the case of that number wherever it stands. */
static void
hq_manager_cases_on_find (HqManagerCases *self)
{
  gint64 id = g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (self->text)), NULL, 10);

  if (id <= 0)
    id = hq_manager_case_rows_get_only (self->rows);
  if (id > 0)
    hq_manager_cases_open (self, id);
}

static void
hq_manager_cases_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIST)
    g_value_set_string (value, HQ_MANAGER_CASES (object)->list);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_cases_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerCases *self = HQ_MANAGER_CASES (object);

  if (id != PROP_LIST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->list);
  self->list = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
  gtk_widget_set_visible (self->stretch, g_str_equal (self->list, "ended"));
  hq_manager_cases_on_filter (self);
  /* What ended is read when it is looked at. */
  if (g_str_equal (self->list, "ended"))
    hq_manager_cases_read (self);
}

static void
hq_manager_cases_dispose (GObject *object)
{
  HqManagerCases *self = HQ_MANAGER_CASES (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->board, hq_case_list_free_board);
  g_clear_pointer (&self->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_manager_cases_parent_class)->dispose (object);
}

static void
hq_manager_cases_finalize (GObject *object)
{
  HqManagerCases *self = HQ_MANAGER_CASES (object);

  g_ptr_array_unref (self->holders);
  g_free (self->list);
  G_OBJECT_CLASS (hq_manager_cases_parent_class)->finalize (object);
}

static void
hq_manager_cases_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, lists);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, text);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, department);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, service);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, holder);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, stretch);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, from);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, until);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, instant);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, told);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, none);
  gtk_widget_class_bind_template_child (widget_class, HqManagerCases, rows);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_cases_on_filter);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_cases_on_find);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_cases_on_stretch);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_cases_open);
}

static void
hq_manager_cases_class_init (HqManagerCasesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  object_class->get_property = hq_manager_cases_get_property;
  object_class->set_property = hq_manager_cases_set_property;
  object_class->dispose = hq_manager_cases_dispose;
  object_class->finalize = hq_manager_cases_finalize;
  panel_class->refresh = hq_manager_cases_refresh;
  panel_class->tick = hq_manager_cases_follow;
  panel_class->enter = hq_manager_cases_enter;
  /**
   * HqManagerCases:list:
   *
   * The name of the list that is shown.
   */
  properties[PROP_LIST] = g_param_spec_string ("list", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (HQ_TYPE_MANAGER_CASE_ROWS);
  g_type_ensure (HQ_TYPE_MANAGER_DATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-cases.ui");
  hq_manager_cases_bind (widget_class);
  gtk_widget_class_install_property_action (widget_class, "cases.list", "list");
}

static void
hq_manager_cases_add_list (HqManagerCases *self, guint index)
{
  g_autofree char *action = g_strdup_printf ("cases.list::%s", lists[index].name);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *cap = hq_cap_new (g_dpgettext2 (NULL, "cases", lists[index].title), NULL);

  self->caps[index] = HQ_CAP (cap);
  gtk_button_set_child (GTK_BUTTON (button), cap);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->lists, button);
}

static void
hq_manager_cases_init (HqManagerCases *self)
{
  self->holders = g_ptr_array_new ();
  self->list = g_strdup ("open");
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_drop_down (self->department, _ ("Department"));
  hq_compat_name_drop_down (self->service, _ ("Service"));
  hq_compat_name_drop_down (self->holder, _ ("Held by"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    hq_manager_cases_add_list (self, i);
}

/**
 * hq_manager_cases_get_board:
 *
 * Returns: (transfer none) (nullable): what was read last, %NULL before it was
 */
const HqCaseBoard *
hq_manager_cases_get_board (HqManagerCases *self)
{
  return self->board;
}
