/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "hq-app.h"
#include "hq-ending.h"
#include "hq-language.h"
#include "hq-memory.h"

/* What the command line holds, as it was written. */
typedef struct
{
  char *role; /* (owned) (nullable) and so below */
  char *store;
  char *place;
  char *language;
  char *size;
  char *machine;
  char *screen;
  gboolean launcher;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->role);
  g_free (options->store);
  g_free (options->place);
  g_free (options->language);
  g_free (options->size);
  g_free (options->machine);
  g_free (options->screen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
options_parse (Options *options, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "role", 'r', 0, G_OPTION_ARG_STRING, &options->role,
      N_ ("Start as kiosk, guide, counter, window, rating, board or manager, or as waiting to be "
          "given "
          "one of them by the hall; without it the launcher"),
      N_ ("ROLE") },
    { "store", 's', 0, G_OPTION_ARG_FILENAME, &options->store, N_ ("The hall's database file"),
      N_ ("PATH") },
    { "place", 'p', 0, G_OPTION_ARG_STRING, &options->place,
      N_ ("Where it stands: a registered device, a counter, or a board's floor or zone; with "
          "waiting, "
          "which of several screens of this machine it is"),
      N_ ("PLACE") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options->language,
      N_ ("The language at first: zh or en"), N_ ("LANGUAGE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size,
      N_ ("A window of this size, in place of the full screen"), N_ ("WIDTHxHEIGHT") },
    /* How a process that was given its role starts anew. */
    { "machine", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options->machine, NULL, NULL },
    { "screen", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options->screen, NULL, NULL },
    { "launcher", 0, 0, G_OPTION_ARG_NONE, &options->launcher,
      N_ ("Show the launcher, whatever role this machine goes straight to"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

/* What is not said is as this machine remembers it. */
static void
options_recall (Options *options)
{
  gboolean straight = options->role == NULL && !options->launcher
                      && hq_memory_get_switch ("start-role");

  if (options->store == NULL)
    options->store = hq_memory_get_text ("store");
  if (options->store[0] == '\0')
    {
      g_free (options->store);
      options->store = g_build_filename (g_get_user_data_dir (), "hall-queue", "hall.db", NULL);
    }
  if (!straight)
    return;
  options->role = hq_memory_get_text ("role");
  if (options->place == NULL)
    options->place = hq_memory_get_text ("place");
  if (options->role[0] == '\0'
      || (options->place[0] == '\0' && !g_str_equal (options->role, HQ_PLACE_WAITING)))
    g_clear_pointer (&options->role, g_free);
}

/* A machine that is given its role by the hall starts with what it was given last. */
static void
options_recall_given (Options *options)
{
  g_autofree char *role = NULL;
  g_autofree char *place = NULL;

  if (g_strcmp0 (options->role, HQ_PLACE_WAITING) != 0 || options->machine != NULL)
    return;
  if (options->place != NULL && options->place[0] != '\0')
    options->screen = g_strdup (options->place);
  g_clear_pointer (&options->place, g_free);
  options->machine = hq_memory_get_machine (options->screen);
  if (!hq_memory_get_given (options->screen, &role, &place) || hq_place_find_role (role) < 0)
    return;
  g_free (options->role);
  options->role = g_steal_pointer (&role);
  options->place = g_steal_pointer (&place);
}

static const char *
options_get_fault (const Options *options, HqAppStart *start)
{
  *start = (HqAppStart){ .role = -1,
                         .store = options->store,
                         .place = options->place,
                         .machine = options->machine,
                         .screen = options->screen };
  if (g_strcmp0 (options->role, HQ_PLACE_WAITING) == 0)
    start->role = HQ_N_SCREENS;
  else if (options->role != NULL)
    {
      start->role = hq_place_find_role (options->role);
      if (start->role < 0)
        return _ ("There is no such role; --help names them.");
      if (start->place == NULL)
        return _ ("A role needs its place: --place.");
    }
  if (options->size != NULL
      && (sscanf (options->size, "%dx%d", &start->width, &start->height) != 2 || start->width < 1
          || start->height < 1 || start->width > 16384 || start->height > 16384))
    return _ ("A size is written as 1080x1920.");
  return NULL;
}

int
main (int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqApp) app = NULL;
  const char *fault;
  HqAppStart start;
  int status;

  hq_language_init (g_getenv ("HQ_LOCALE_DIR"));
  if (!options_parse (&options, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (options.version)
    {
      g_print ("Hall Queue %s\n", PACKAGE_VERSION);
      return 0;
    }
  hq_language_set (options.language);
  options_recall (&options);
  options_recall_given (&options);
  fault = options_get_fault (&options, &start);
  if (fault != NULL)
    {
      g_printerr ("%s\n", fault);
      return 2;
    }
  app = hq_app_new (&start);
  /* What was given is known now; GTK needs the program's name alone. */
  status = g_application_run (G_APPLICATION (app), 1, argv);
  hq_ending_wait ();
  if (hq_app_get_next (app) == NULL)
    return status;
  execv ("/proc/self/exe", hq_app_get_next (app));
  g_printerr ("%s\n", g_strerror (errno));
  return 1;
}
