/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ssip.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#include "hq-source.h"
#include "hq-speaker.h"

/* The codes of the protocol that matter here; those from 100 to 299 are good. */
#define HQ_SSIP_BAD 300
#define HQ_SSIP_EVENT 700
#define HQ_SSIP_ENDED 702
#define HQ_SSIP_CANCELLED 703

#define HQ_SSIP_LONGEST (16 * 1024 * 1024) /* bytes of one answer; a list of voices has a million */

struct _HqSsip
{
  GSocketConnection *connection; /* (owned) (nullable): while it is open */
  GCancellable *reading;         /* (owned) (nullable): stops the read that is on its way */
  GString *input;                /* (owned): what came after the last whole line */
  GPtrArray *lines;              /* (owned): of the answer that is coming */

  /* While somebody talks. */
  GTask *task;        /* (owned) (nullable) */
  GQueue steps;       /* (owned): what is to be sent, each once the last was answered */
  gboolean says;      /* the last of them is a text */
  gboolean said;      /* the text was sent */
  int message;        /* the number that the server gave the text; 0 before that */
  GSource *limit;     /* (owned) (nullable) */
  GSource *cancelled; /* (owned) (nullable) */
};

static void hq_ssip_open (HqSsip *ssip, gboolean again);

/* What is left to clear once no callback runs any more. */
static void
hq_ssip_clear (gpointer data)
{
  HqSsip *ssip = data;

  g_string_free (ssip->input, TRUE);
  g_ptr_array_unref (ssip->lines);
  g_queue_clear_full (&ssip->steps, g_free);
}

static void
hq_ssip_release (HqSsip *ssip)
{
  g_rc_box_release_full (ssip, hq_ssip_clear);
}

static void
hq_ssip_close (HqSsip *ssip)
{
  if (ssip->reading != NULL)
    g_cancellable_cancel (ssip->reading);
  g_clear_object (&ssip->reading);
  g_clear_object (&ssip->connection);
  g_string_truncate (ssip->input, 0);
  g_ptr_array_set_size (ssip->lines, 0);
}

/* Ends the talk: with @error, or with the lines of the last answer. */
static void
hq_ssip_end (HqSsip *ssip, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&ssip->task);
  g_autoptr (GPtrArray) lines = NULL;

  hq_source_clear (&ssip->limit);
  hq_source_clear (&ssip->cancelled);
  g_queue_clear_full (&ssip->steps, g_free);
  if (error != NULL)
    {
      hq_ssip_close (ssip);
      g_task_return_error (task, error);
      return;
    }
  lines = g_steal_pointer (&ssip->lines);
  ssip->lines = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (lines, NULL);
  g_ptr_array_set_free_func (lines, NULL);
  g_task_return_pointer (task, g_ptr_array_free (g_steal_pointer (&lines), FALSE),
                         (GDestroyNotify) g_strfreev);
}

static void
hq_ssip_fail (HqSsip *ssip, HqSpeakerFault fault, const char *what)
{
  if (ssip->task != NULL)
    hq_ssip_end (ssip, g_error_new (HQ_SPEAKER_ERROR, (int) fault, "The speech server: %s", what));
  else
    hq_ssip_close (ssip);
}

/* What is sent is far less than a socket holds: it never waits. */
static gboolean
hq_ssip_send (HqSsip *ssip, const char *text)
{
  GSocket *socket = g_socket_connection_get_socket (ssip->connection);
  g_autoptr (GError) error = NULL;
  gssize size = (gssize) strlen (text);

  if (g_socket_send_with_blocking (socket, text, (gsize) size, FALSE, NULL, &error) == size)
    return TRUE;
  hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, error != NULL ? error->message : "takes nothing more");
  return FALSE;
}

static void
hq_ssip_send_next (HqSsip *ssip)
{
  g_autofree char *step = g_queue_pop_head (&ssip->steps);

  if (hq_ssip_send (ssip, step))
    ssip->said = ssip->says && g_queue_is_empty (&ssip->steps);
}

/* The number of the message stands in the first line of what is told about it. */
static int
hq_ssip_get_message (HqSsip *ssip)
{
  const char *line = g_ptr_array_index (ssip->lines, 0);

  return (int) g_ascii_strtoll (line + 4, NULL, 10);
}

static void
hq_ssip_take_event (HqSsip *ssip, int code)
{
  if (ssip->message == 0 || hq_ssip_get_message (ssip) != ssip->message)
    return;
  if (code == HQ_SSIP_ENDED)
    hq_ssip_end (ssip, NULL);
  else if (code == HQ_SSIP_CANCELLED)
    hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, "somebody else cut the sentence short");
}

static void
hq_ssip_take_answer (HqSsip *ssip)
{
  const char *last = g_ptr_array_index (ssip->lines, ssip->lines->len - 1);
  int code = (int) g_ascii_strtoll (last, NULL, 10);

  if (ssip->task == NULL)
    return;
  if (code >= HQ_SSIP_EVENT)
    hq_ssip_take_event (ssip, code);
  else if (code < 100 || code >= HQ_SSIP_BAD)
    hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, last);
  else if (!g_queue_is_empty (&ssip->steps))
    hq_ssip_send_next (ssip);
  else if (ssip->says)
    ssip->message = hq_ssip_get_message (ssip);
  else
    hq_ssip_end (ssip, NULL);
}

/* An answer has a line for each value, "249-value", and ends with one that has a blank there. */
static void
hq_ssip_take_line (HqSsip *ssip, char *line)
{
  g_ptr_array_add (ssip->lines, line);
  if (strlen (line) > 3 && line[3] == '-')
    return;
  if (strlen (line) < 4)
    {
      hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, "speaks another protocol");
      return;
    }
  hq_ssip_take_answer (ssip);
  g_ptr_array_set_size (ssip->lines, 0);
}

/* Whoever is told of an answer may close the connection, and then nothing is left to take. */
static void
hq_ssip_take_input (HqSsip *ssip)
{
  GSocketConnection *connection = ssip->connection;
  gsize taken = 0;
  const char *end;

  while (ssip->connection == connection
         && (end = memchr (ssip->input->str + taken, '\n', ssip->input->len - taken)) != NULL)
    {
      gsize length = (gsize) (end - ssip->input->str) - taken;
      char *line = g_strndup (ssip->input->str + taken, length);

      taken += length + 1;
      hq_ssip_take_line (ssip, g_strchomp (line));
    }
  if (ssip->connection == connection)
    g_string_erase (ssip->input, 0, (gssize) taken);
}

static void hq_ssip_read (HqSsip *ssip);

static void
hq_ssip_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqSsip *ssip = user_data;
  GIOStream *connection = (GIOStream *) ssip->connection;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result,
                                                               &error);
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  /* What came over a connection that was closed meanwhile is nothing to this one. */
  if (connection != NULL && g_io_stream_get_input_stream (connection) == (GInputStream *) source)
    {
      if (size == 0 || ssip->input->len + size > HQ_SSIP_LONGEST)
        hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, error != NULL ? error->message : "went away");
      else
        {
          g_string_append_len (ssip->input, data, (gssize) size);
          hq_ssip_take_input (ssip);
          if ((GIOStream *) ssip->connection == connection)
            hq_ssip_read (ssip);
        }
    }
  hq_ssip_release (ssip);
}

static void
hq_ssip_read (HqSsip *ssip)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (ssip->connection));

  g_input_stream_read_bytes_async (stream, 65536, G_PRIORITY_DEFAULT, ssip->reading,
                                   hq_ssip_on_read, g_rc_box_acquire (ssip));
}

/* Who waits for a connection: the talk may have ended before it is there. */
typedef struct
{
  HqSsip *ssip; /* (owned) */
  GTask *task;  /* (owned): the talk that it was for */
} HqSsipWait;

static HqSsipWait *
hq_ssip_wait_new (HqSsip *ssip)
{
  HqSsipWait *wait = g_new (HqSsipWait, 1);

  wait->ssip = g_rc_box_acquire (ssip);
  wait->task = g_object_ref (ssip->task);
  return wait;
}

static void
hq_ssip_wait_free (HqSsipWait *wait)
{
  hq_ssip_release (wait->ssip);
  g_object_unref (wait->task);
  g_free (wait);
}

static void
hq_ssip_on_spawned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqSsipWait *wait = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_debug ("The speech server was not started: %s", error->message);
  if (wait->ssip->task == wait->task)
    hq_ssip_open (wait->ssip, TRUE);
  hq_ssip_wait_free (wait);
}

/* As its own library does: whoever speaks first starts the server, and it ends by itself. */
static void
hq_ssip_spawn (HqSsip *ssip)
{
  const char *program = g_getenv ("SPEECHD_CMD");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, program != NULL ? program : "speech-dispatcher", "--spawn",
                              NULL);
  if (process == NULL)
    hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, error->message);
  else
    g_subprocess_wait_check_async (process, NULL, hq_ssip_on_spawned, hq_ssip_wait_new (ssip));
}

static void
hq_ssip_on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqSsipWait *wait = user_data;
  HqSsip *ssip = wait->ssip;
  gboolean again = GPOINTER_TO_INT (g_object_get_data (source, "again"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = NULL;

  connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (ssip->task != wait->task)
    g_debug ("The speech server was there too late");
  else if (connection != NULL)
    {
      ssip->connection = g_steal_pointer (&connection);
      ssip->reading = g_cancellable_new ();
      hq_ssip_read (ssip);
      hq_ssip_send_next (ssip);
    }
  else if (again || g_getenv ("SPEECHD_ADDRESS") != NULL)
    hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, error->message);
  else
    hq_ssip_spawn (ssip);
  hq_ssip_wait_free (wait);
}

/* SPEECHD_ADDRESS is "unix_socket:/path" or "inet_socket:host:port", as its own library reads it. */
static GSocketConnectable *
hq_ssip_get_address (void)
{
  const char *address = g_getenv ("SPEECHD_ADDRESS");
  g_autofree char *usual = NULL;

  if (address != NULL && g_str_has_prefix (address, "inet_socket:"))
    return g_network_address_parse (address + strlen ("inet_socket:"), 6560, NULL);
  if (address != NULL && g_str_has_prefix (address, "unix_socket:"))
    return G_SOCKET_CONNECTABLE (g_unix_socket_address_new (address + strlen ("unix_socket:")));
  usual = g_build_filename (g_get_user_runtime_dir (), "speech-dispatcher", "speechd.sock", NULL);
  return G_SOCKET_CONNECTABLE (g_unix_socket_address_new (usual));
}

/* @again: whether the server was started meanwhile, and nothing more can be done. */
static void
hq_ssip_open (HqSsip *ssip, gboolean again)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) address = hq_ssip_get_address ();

  if (address == NULL)
    {
      hq_ssip_fail (ssip, HQ_SPEAKER_NO_SPEECH, "SPEECHD_ADDRESS is no address");
      return;
    }
  g_object_set_data (G_OBJECT (client), "again", GINT_TO_POINTER (again));
  g_socket_client_connect_async (client, address, NULL, hq_ssip_on_connected,
                                 hq_ssip_wait_new (ssip));
}

static gboolean
hq_ssip_on_limit (gpointer user_data)
{
  hq_ssip_fail (user_data, HQ_SPEAKER_HUNG, "no answer in time");
  return G_SOURCE_REMOVE;
}

static gboolean
hq_ssip_on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  HqSsip *ssip = user_data;
  GError *error = NULL;

  if (ssip->said && !hq_ssip_send (ssip, "CANCEL SELF\r\n"))
    return G_SOURCE_REMOVE;
  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    hq_ssip_end (ssip, error);
  return G_SOURCE_REMOVE;
}

/**
 * hq_ssip_new:
 *
 * Returns: (transfer full): a connection, not open yet
 */
HqSsip *
hq_ssip_new (void)
{
  HqSsip *ssip = g_rc_box_new0 (HqSsip);

  ssip->input = g_string_new (NULL);
  ssip->lines = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&ssip->steps);
  return ssip;
}

/**
 * hq_ssip_free:
 * @ssip: (transfer full): a connection over which nobody talks
 */
void
hq_ssip_free (HqSsip *ssip)
{
  hq_ssip_close (ssip);
  hq_ssip_release (ssip);
}

/* A line with nothing but a dot ends the text: a dot in front is doubled. */
static char *
hq_ssip_quote (const char *text)
{
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\r\n", ' ');
  return g_strdup_printf ("%s%s\r\n.\r\n", line[0] == '.' ? "." : "", line);
}

static void
hq_ssip_plan (HqSsip *ssip, const HqSsipTalk *talk)
{
  if (ssip->connection == NULL)
    {
      g_queue_push_tail (&ssip->steps, g_strdup ("SET SELF CLIENT_NAME hall:hall-queue:main\r\n"));
      g_queue_push_tail (&ssip->steps, g_strdup ("SET SELF NOTIFICATION ALL on\r\n"));
      g_queue_push_tail (&ssip->steps, g_strdup ("SET SELF PRIORITY message\r\n"));
    }
  for (guint i = 0; talk->commands != NULL && talk->commands[i] != NULL; i++)
    g_queue_push_tail (&ssip->steps, g_strconcat (talk->commands[i], "\r\n", NULL));
  if (talk->text == NULL)
    return;
  g_queue_push_tail (&ssip->steps, g_strdup ("SPEAK\r\n"));
  g_queue_push_tail (&ssip->steps, hq_ssip_quote (talk->text));
}

/**
 * hq_ssip_talk_async:
 * @ssip: a connection over which nobody talks
 * @talk: what is asked and said
 * @cancellable: (nullable): ends it early, and stops what is being said
 * @callback: called when it is over
 * @user_data: (closure): handed to @callback
 *
 * Talks to the speech server, opening the connection and starting the server where that is needed.
 */
void
hq_ssip_talk_async (HqSsip *ssip,
                    const HqSsipTalk *talk,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (ssip->task == NULL);

  ssip->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (ssip->task, hq_ssip_talk_async);
  ssip->says = talk->text != NULL;
  ssip->said = FALSE;
  ssip->message = 0;
  hq_ssip_plan (ssip, talk);
  ssip->limit = hq_source_start (g_timeout_source_new (talk->patience),
                                 g_task_get_context (ssip->task), hq_ssip_on_limit, ssip);
  if (cancellable != NULL)
    ssip->cancelled = hq_source_start (g_cancellable_source_new (cancellable),
                                       g_task_get_context (ssip->task),
                                       G_SOURCE_FUNC (hq_ssip_on_cancelled), ssip);
  if (ssip->connection != NULL)
    hq_ssip_send_next (ssip);
  else
    hq_ssip_open (ssip, FALSE);
}

/**
 * hq_ssip_talk_finish:
 *
 * Returns: (transfer full) (nullable): the lines of the last answer, or %NULL with an error of
 *   #HQ_SPEAKER_ERROR, or that it was cancelled; after either the connection is closed
 */
char **
hq_ssip_talk_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
