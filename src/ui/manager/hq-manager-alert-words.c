/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-alert-words.h"

#include <glib/gi18n.h>

#include "hq-manager-words.h"
#include "hq-number.h"
#include "hq-role-row.h"
#include "hq-words.h"

/**
 * hq_manager_alert_words_measure:
 * @alerts: (element-type HqAlert): as hq_manager_alert_list() orders them
 * @from: one of them
 *
 * Returns: how many from there on are said in one sentence: those of one kind in one group
 */
guint
hq_manager_alert_words_measure (const GArray *alerts, guint from)
{
  const HqAlert *first = &g_array_index (alerts, HqAlert, from);
  guint n = 1;

  for (; from + n < alerts->len; n++)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, from + n);

      if (alert->kind != first->kind || alert->severity != first->severity
          || g_strcmp0 (alert->service, first->service) != 0)
        break;
    }
  return n;
}

/* A registered device has a name of its own; what stands at a counter is named by what it is. */
static char *
hq_manager_alert_words_machine (const HqManagerView *view, const HqAlert *alert)
{
  const HqDevice *device = hq_setup_find_device (view->view.setup, alert->subject);
  HqScreenRole role = (HqScreenRole) hq_place_find_role (alert->role);
  g_autofree char *place = NULL;

  if (device != NULL && g_strcmp0 (device->role, alert->role) == 0)
    return g_strdup (device->name);
  place = hq_role_row_name_place (role, view->view.setup, alert->subject);
  return g_strdup_printf ("%s %s", hq_role_row_get_name (role), place);
}

/* What several alerts are of, and how far they have come where that is worth a word. */
static char *
hq_manager_alert_words_join (const HqManagerView *view, const HqAlert *alerts, guint n)
{
  g_autoptr (GArray) counters = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *span = hq_manager_words_minutes (alerts[i].span);
      g_autofree char *subject = NULL;

      g_array_append_val (counters, alerts[i].counter);
      if (alerts[i].role != NULL)
        subject = hq_manager_alert_words_machine (view, &alerts[i]);
      else if (alerts[i].kind == HQ_ALERT_LONG_SERVICE)
        subject = g_strdup_printf (_ ("%d (%s)"), alerts[i].counter, span);
      else
        continue;
      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", subject);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : hq_number_format_ranges (counters, _ (", "));
}

/* What is wrong with counters or machines, of which several are named in one sentence. */
static char *
hq_manager_alert_words_list (const HqAlert *alert, const char *subjects)
{
  if (alert->kind == HQ_ALERT_NOT_OPEN)
    return g_strdup_printf (_ ("Planned by the rota and not open: counter %s."), subjects);
  if (alert->kind == HQ_ALERT_CALLS_NOBODY)
    return g_strdup_printf (_ ("Free, and called nobody for half an hour: counter %s."), subjects);
  if (alert->kind == HQ_ALERT_LONG_SERVICE)
    return g_strdup_printf (_ ("Serves unusually long: counter %s."), subjects);
  if (alert->kind == HQ_ALERT_NO_PAPER)
    return g_strdup_printf (alert->severity == HQ_ALERT_WARNING
                              ? _ ("Gives no slips, look at its printer: %s.")
                              : _ ("Has little paper left: %s."),
                            subjects);
  if (alert->kind == HQ_ALERT_CLOCK_OFF)
    return g_strdup_printf (_ ("The clock is wrong: %s."), subjects);
  return g_strdup_printf (alert->since != 0 ? _ ("Nothing is heard any more of: %s.")
                                            : _ ("Nothing was ever heard of: %s."),
                          subjects);
}

/**
 * hq_manager_alert_words_format:
 * @view: what they were made from
 * @alerts: as many as hq_manager_alert_words_measure() says
 *
 * Returns: (transfer full): the same in a sentence
 */
char *
hq_manager_alert_words_format (const HqManagerView *view, const HqAlert *alerts, guint n_alerts)
{
  g_autofree char *subjects = hq_manager_alert_words_join (view, alerts, n_alerts);
  g_autofree char *span = hq_manager_words_minutes (alerts->span);
  g_autofree char *clock = hq_words_clock (alerts->since, view->view.zone);
  int n = (int) alerts->count;

  switch (alerts->kind)
    {
    case HQ_ALERT_NOBODY_SERVES:
      return g_strdup_printf (ngettext ("%d person waits, and no counter serves.",
                                        "%d people wait, and no counter serves.", (gulong) n),
                              n);
    case HQ_ALERT_LONG_WAIT:
      return g_strdup_printf (_ ("Somebody waits %s past the target."), span);
    case HQ_ALERT_MANY_WAIT:
      return g_strdup_printf (_ ("%d people wait; the mark is %d."), n, (int) alerts->bound);
    case HQ_ALERT_CASE_OVERDUE:
      return g_strdup_printf (ngettext ("%d open case is overdue.", "%d open cases are overdue.",
                                        (gulong) n),
                              n);
    case HQ_ALERT_CASE_DUE:
      return g_strdup_printf (ngettext ("%d open case is due today.",
                                        "%d open cases are due today.", (gulong) n),
                              n);
    case HQ_ALERT_BAD_RATING:
      return g_strdup_printf (ngettext ("%d bad rating today, at %s.",
                                        "%d bad ratings today, the last at %s.", (gulong) n),
                              n, clock);
    case HQ_ALERT_NOT_OPEN:
    case HQ_ALERT_CALLS_NOBODY:
    case HQ_ALERT_LONG_SERVICE:
    case HQ_ALERT_BOARD_SILENT:
    case HQ_ALERT_DEVICE_SILENT:
    case HQ_ALERT_NO_PAPER:
    case HQ_ALERT_CLOCK_OFF:
    case HQ_N_ALERTS:
    default:
      return hq_manager_alert_words_list (alerts, subjects);
    }
}

/**
 * hq_manager_alert_words_find_deed:
 * @alert: the first of those that are said in one sentence
 * @deed: (out): what is done about it; untouched where there is nothing
 *
 * Returns: whether something is done about it elsewhere than at its service
 */
gboolean
hq_manager_alert_words_find_deed (const HqAlert *alert, HqManagerAlertDeed *deed)
{
  static const HqManagerAlertDeed deeds[HQ_N_ALERTS] = {
    [HQ_ALERT_CASE_OVERDUE] = { NC_ ("alert", "Go to the cases"), "manager.cases", "overdue", HQ_N_ACTS },
    [HQ_ALERT_CASE_DUE] = { NC_ ("alert", "Go to the cases"), "manager.cases", "due", HQ_N_ACTS },
    [HQ_ALERT_BAD_RATING]
    = { NC_ ("alert", "Go to the rating"), "manager.follow", NULL, HQ_ACT_FOLLOW_VERIFY },
    [HQ_ALERT_NOT_OPEN]
    = { NC_ ("alert", "Go to the opening"), "manager.show", "doors", HQ_N_ACTS },
    [HQ_ALERT_CALLS_NOBODY] = { NC_ ("alert", "Say a word"), "today.say", NULL, HQ_ACT_WORD_SEND },
    [HQ_ALERT_LONG_SERVICE] = { NC_ ("alert", "Say a word"), "today.say", NULL, HQ_ACT_WORD_SEND },
    [HQ_ALERT_BOARD_SILENT]
    = { NC_ ("alert", "Go to the machines"), "manager.show", "machines", HQ_N_ACTS },
    [HQ_ALERT_DEVICE_SILENT]
    = { NC_ ("alert", "Go to the machines"), "manager.show", "machines", HQ_N_ACTS },
    [HQ_ALERT_NO_PAPER]
    = { NC_ ("alert", "Go to the machines"), "manager.show", "machines", HQ_N_ACTS },
    [HQ_ALERT_CLOCK_OFF]
    = { NC_ ("alert", "Go to the machines"), "manager.show", "machines", HQ_N_ACTS },
  };

  if (deeds[alert->kind].label == NULL)
    return FALSE;
  *deed = deeds[alert->kind];
  deed->label = g_dpgettext2 (NULL, "alert", deed->label);
  if (alert->kind == HQ_ALERT_BAD_RATING)
    deed->target = alert->service;
  return TRUE;
}

const char *
hq_manager_alert_words_icon (HqAlertSeverity severity)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };

  return icons[severity];
}

/**
 * hq_manager_alert_words_style:
 *
 * Returns: (transfer none): the css class of an alert that is so grave
 */
const char *
hq_manager_alert_words_style (HqAlertSeverity severity)
{
  static const char *const styles[] = { "alert-notice", "alert-warning", "alert-urgent" };

  return styles[severity];
}

/**
 * hq_manager_alert_words_name:
 *
 * Returns: (transfer none): how grave it is, for who does not see its colour and shape
 */
const char *
hq_manager_alert_words_name (HqAlertSeverity severity)
{
  static const char *const names[] = { NC_ ("alert", "Note"), NC_ ("alert", "Warning"),
                                       NC_ ("alert", "Urgent") };

  return g_dpgettext2 (NULL, "alert", names[severity]);
}
