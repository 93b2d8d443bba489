/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-file-system.h"

#include <errno.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "hq-error.h"

/* Types whose locks or shared memory do not hold between machines, or are at the mercy of a program
 * that answers for the file system. Those that linux/magic.h does not name are named here. */
static const struct
{
  guint32 type;
  const char *name;
} refused[] = {
  { NFS_SUPER_MAGIC, "NFS" },
  { SMB_SUPER_MAGIC, "SMB" },
  { CIFS_SUPER_MAGIC, "CIFS" },
  { SMB2_SUPER_MAGIC, "SMB2" },
  { NCP_SUPER_MAGIC, "NCP" },
  { AFS_SUPER_MAGIC, "AFS" },
  { AFS_FS_MAGIC, "AFS" },
  { CODA_SUPER_MAGIC, "Coda" },
  { CEPH_SUPER_MAGIC, "Ceph" },
  { V9FS_MAGIC, "9P" },
  { FUSE_SUPER_MAGIC, "FUSE" },
  { OCFS2_SUPER_MAGIC, "OCFS2" },
  { 0x01161970, "GFS2" },
  { 0x0bd00bd0, "Lustre" },
  { 0x47504653, "GPFS" },
  { 0xaad7aaea, "PanFS" },
  { 0x786f4256, "VirtualBox shared folder" },
  { 0x19830326, "BeeGFS" },
  { 0xbacbacbc, "VMware shared folder" },
};

/**
 * hq_file_system_find_refused:
 * @type: a file system's type, as statfs() tells it
 *
 * Returns: (transfer none) (nullable): the name of a type on which no store may live, %NULL for all
 *   others
 */
const char *
hq_file_system_find_refused (guint32 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].type == type)
      return refused[i].name;
  return NULL;
}

/**
 * hq_file_system_check:
 * @path: a file that is there, or is to be made in a folder that is there
 * @error: return location for an error
 *
 * Looks at the type of the file system alone and writes nothing. Asking by type is what SQLite's
 * own documentation advises against guessing around: write-ahead logging needs memory shared by all
 * who use the file.
 *
 * Returns: %TRUE if a store may live there; else %HQ_ERROR_NETWORK_FILE with the type's name, or
 *   %HQ_ERROR_OFFLINE if neither file nor folder can be reached
 */
gboolean
hq_file_system_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;
  const char *name;

  if (statfs (path, &info) != 0 && statfs (folder, &info) != 0)
    {
      hq_error_set (error, HQ_ERROR_OFFLINE, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  name = hq_file_system_find_refused ((guint32) info.f_type);
  if (name != NULL)
    {
      hq_error_set (error, HQ_ERROR_NETWORK_FILE, "%s: %s", path, name);
      return FALSE;
    }
  return TRUE;
}

/**
 * hq_file_system_check_writing:
 * @path: a file that is there, or is to be made in a folder that is there
 * @error: return location for an error
 *
 * A store needs its folder too: the log and the lock are made beside the file. Asked before the
 * engine is, which says of a read-only disk no more than that it cannot open the file.
 *
 * Returns: whether both can be written to; else %HQ_ERROR_READ_ONLY
 */
gboolean
hq_file_system_check_writing (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *wrong = NULL;

  if (access (folder, W_OK) != 0)
    wrong = folder;
  else if (access (path, W_OK) != 0 && errno != ENOENT)
    wrong = path;
  if (wrong == NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_READ_ONLY, "%s", wrong);
  return FALSE;
}
