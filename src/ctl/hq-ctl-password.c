/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-password.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "hq-access.h"
#include "hq-ctl-act.h"
#include "hq-error.h"

/* Where a script gives the password of who acts. */
#define HQ_CTL_PASSWORD_VARIABLE "HQ_PASSWORD"

/* What the operator of the machine does on a real hall without being anybody of its staff. Acts are
 * held against the table of rights. */
static const char *const operators[] = { "import", "export", "backup", "check", "passwd", "grant",
                                         NULL };

/* One line of the input without what ends it; %NULL at its end. */
static char *
hq_ctl_password_read_line (void)
{
  char line[1024];
  char *password;

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  password = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return password;
}

/* Asks on a terminal, which does not show what is typed. */
static char *
hq_ctl_password_ask (const char *question)
{
  struct termios shown, hidden;
  char *password;

  g_printerr ("%s ", question);
  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return NULL;
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
    return NULL;
  password = hq_ctl_password_read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  return password;
}

/**
 * hq_ctl_password_free:
 * @password: (nullable) (transfer full): a password, which is wiped
 */
void
hq_ctl_password_free (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}

/**
 * hq_ctl_password_read_new:
 *
 * On a terminal asks twice without showing what is typed, elsewhere reads a line.
 *
 * Returns: (transfer full) (nullable): a new password; %NULL if there is none, which was said
 */
char *
hq_ctl_password_read_new (void)
{
  char *password, *again;
  gboolean same;

  if (isatty (STDIN_FILENO) == 0)
    {
      password = hq_ctl_password_read_line ();
      if (password == NULL)
        g_printerr (_ ("The new password is to stand on the first line of the input.\n"));
      return password;
    }
  password = hq_ctl_password_ask (_ ("New password:"));
  again = hq_ctl_password_ask (_ ("The same again:"));
  same = password != NULL && g_strcmp0 (password, again) == 0;
  hq_ctl_password_free (again);
  if (same)
    return password;
  hq_ctl_password_free (password);
  g_printerr (_ ("These were not the same.\n"));
  return NULL;
}

/**
 * hq_ctl_password_read:
 * @staff: whose
 *
 * From the environment, so that scripts can give it, else asked for on the terminal.
 *
 * Returns: (transfer full) (nullable): a password; %NULL if there is none, which was said
 */
char *
hq_ctl_password_read (const char *staff)
{
  const char *given = g_getenv (HQ_CTL_PASSWORD_VARIABLE);
  g_autofree char *question = g_strdup_printf (_ ("Password of %s:"), staff);
  char *password = NULL;

  if (given != NULL)
    return g_strdup (given);
  if (isatty (STDIN_FILENO) != 0)
    password = hq_ctl_password_ask (question);
  if (password == NULL)
    g_printerr (_ ("A password is needed; a script gives it in %s.\n"), HQ_CTL_PASSWORD_VARIABLE);
  return password;
}

/* On a real hall nobody acts in another's name. */
static int
hq_ctl_password_check (const HqCtl *ctl, HqHall *hall)
{
  HqActor actor = { .staff = ctl->as, .device = ctl->at };
  g_autoptr (GError) error = NULL;
  char *password = hq_ctl_password_read (ctl->as);
  gboolean right;

  if (password == NULL)
    return HQ_CTL_USAGE;
  right = hq_access_check (hall, &actor, password, 0, &error);
  hq_ctl_password_free (password);
  return right ? HQ_CTL_DONE : hq_ctl_fail (ctl, error);
}

/**
 * hq_ctl_password_admit:
 * @hall: the hall that was opened for the command
 * @status: (out): the exit status where it is refused, which was said already
 *
 * On a real hall somebody of the staff gives their password, and the operator, who is nobody of the
 * staff, runs a few commands alone. To sign in has its own check.
 *
 * Returns: whether the command may go on
 */
gboolean
hq_ctl_password_admit (const HqCtl *ctl, HqHall *hall, int *status)
{
  g_autoptr (GError) error = NULL;
  const char *command = ctl->words[0];
  int act = hq_right_find_act (command);

  if (hq_hall_get_kind (hall) != HQ_HALL_REAL || act == HQ_ACT_SIGN_IN)
    return TRUE;
  if (ctl->as != NULL)
    {
      *status = hq_ctl_password_check (ctl, hall);
      return *status == HQ_CTL_DONE;
    }
  if (act >= 0 || g_strv_contains (operators, command))
    return TRUE;
  hq_error_set (&error, HQ_ERROR_DENIED, "%s, %s", hq_nick_get (HQ_SET_ROLE, HQ_ROLE_OPERATOR),
                command);
  *status = hq_ctl_fail (ctl, error);
  return FALSE;
}

/**
 * hq_ctl_password_run:
 *
 * Gives somebody of the staff a password.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_password_run (const HqCtl *ctl)
{
  const char *staff = ctl->words[1] != NULL ? ctl->words[1] : ctl->as;
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqOrder order = { .act = HQ_ACT_PASSWORD, .staff = staff };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqAnswer answer;
  char *password;
  gboolean done;
  int status;

  if (staff == NULL)
    return hq_ctl_say_usage (_ ("Say passwd and whose, for example passwd c001."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &order.now))
    return HQ_CTL_USAGE;
  actor.role = hq_hall_find_role (hall, &actor, order.act);
  password = hq_ctl_password_read_new ();
  if (password == NULL)
    return HQ_CTL_USAGE;
  order.password = password;
  done = hq_hall_run (hall, &actor, &order, &answer, &error);
  hq_ctl_password_free (password);
  if (!done)
    return hq_ctl_fail (ctl, error);
  hq_ctl_act_print (ctl, &answer, order.act);
  return HQ_CTL_DONE;
}
