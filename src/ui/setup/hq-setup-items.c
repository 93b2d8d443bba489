/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-items.h"

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-language.h"
#include "hq-setup-catalogue.h"
#include "hq-setup-item-words.h"
#include "hq-words.h"

struct _HqSetupItems
{
  HqSetupPanel parent_instance;

  HqSetupCatalogue *catalogue; /* (borrowed): all are in the template that this is */
  GtkWidget *side;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *title;
  GtkLabel *said;
  GtkWidget *box;

  HqSetupItem *form;            /* (borrowed): in @box */
  gint64 revision;              /* of the set-up for which it was read, -1 for none */
  HqItem *before;               /* (owned) (nullable): what is edited, %NULL for a new one */
  HqItem *shown;                /* (owned) (nullable): @before as the form has it untouched */
  HqItem *asked;                /* (owned) (nullable): as it is to be */
  HqItemListFile *file;         /* (owned) (nullable): what is to be imported */
  AdwMessageDialog *dialog;     /* (weak) (nullable): that is open */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  char *back_code;              /* (owned) (nullable): of the item that is brought back once it is read */
  HqItem *back;                 /* (owned) (nullable): as it was, %NULL where it was not there */
  gboolean is_new;              /* the form shows an item that the catalogue has not yet */
};

/* A change of the catalogue that was asked for. */
typedef struct
{
  HqSetupItems *self;   /* (owned) */
  HqItem *before;       /* (owned) (nullable) */
  HqItem *after;        /* (owned) (nullable) */
  HqItemChange change;  /* the two */
  HqItemListFile *file; /* (owned) (nullable): the whole catalogue, in place of the two */
} HqSetupItemsRequest;

G_DEFINE_TYPE (HqSetupItems, hq_setup_items, HQ_TYPE_SETUP_PANEL)

static const HqSetup *
hq_setup_items_get_setup (HqSetupItems *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  return hq_manager_panel_get_view (page)->view.setup;
}

static void
hq_setup_items_say (HqSetupItems *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence[0] != '\0');
}

/* Whether what the form shows is not what the catalogue has. */
static gboolean
hq_setup_items_is_edited (HqSetupItems *self)
{
  g_autoptr (HqItem) now = NULL;

  if (self->is_new)
    return TRUE;
  if (self->before == NULL)
    return FALSE;
  now = hq_setup_item_make (self->form);
  return !hq_item_equal (now, self->shown);
}

static void
hq_setup_items_enable (HqSetupItems *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  gboolean may = hq_manager_panel_may (page, HQ_ACT_ITEM);
  gboolean may_import = hq_manager_panel_may (page, HQ_ACT_IMPORT_CATALOGUE);
  gboolean idle = !hq_manager_panel_is_busy (page) && hq_setup_items_get_list (self) != NULL;
  gboolean edited = hq_setup_items_is_edited (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.make", may && idle && edited);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.discard", idle && edited);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.drop",
                                 may && idle && !self->is_new && !edited && self->before != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.new", may && idle && !edited);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "items.import", may_import && idle && !edited);
  /* What was typed is not left behind by mistake. */
  gtk_widget_set_sensitive (self->side, !edited && !hq_manager_panel_is_busy (page));
  hq_setup_item_set_editable (self->form, may && idle);
}

static void
hq_setup_items_show_item (HqSetupItems *self, const HqItem *item, gboolean is_new)
{
  HqItem *before = is_new ? NULL : hq_item_copy (item);

  g_clear_pointer (&self->before, hq_item_free);
  self->before = before;
  self->is_new = is_new;
  hq_setup_item_show (self->form, item, hq_setup_items_get_setup (self), is_new);
  /* A service that is there no more cannot be shown as chosen, and nobody edited that. */
  g_clear_pointer (&self->shown, hq_item_free);
  self->shown = hq_setup_item_make (self->form);
  gtk_label_set_label (self->title, is_new ? _ ("A new item")
                                           : hq_language_pick (item->name, item->name_en));
  gtk_stack_set_visible_child_name (self->stack, "item");
}

static void
hq_setup_items_show_chosen (HqSetupItems *self)
{
  const HqItemList *list = hq_setup_items_get_list (self);
  const HqItem *item = hq_setup_catalogue_get_chosen (self->catalogue);

  self->is_new = FALSE;
  if (item != NULL)
    hq_setup_items_show_item (self, item, FALSE);
  else
    {
      g_clear_pointer (&self->before, hq_item_free);
      adw_status_page_set_title (self->none, list == NULL
                                               ? _ ("The catalogue is being read.")
                                             : list->items->len == 0
                                               ? _ ("The hall has no catalogue yet")
                                               : _ ("No item is chosen"));
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
  hq_setup_items_enable (self);
}

static void
hq_setup_items_on_chosen (HqSetupItems *self)
{
  hq_setup_items_say (self, "");
  hq_setup_items_show_chosen (self);
}

static void hq_setup_items_on_edited (HqSetupItems *self);
static void hq_setup_items_drop (GtkWidget *widget, const char *name, GVariant *parameter);

/* How an item was becomes what is edited of it: a new one where it is no more, and nothing of one that
 * was not there. */
static void
hq_setup_items_bring_back (HqSetupItems *self)
{
  g_autofree char *code = g_steal_pointer (&self->back_code);
  g_autoptr (HqItem) back = g_steal_pointer (&self->back);
  const HqItem *now = hq_setup_catalogue_find (self->catalogue, code);

  hq_setup_items_say (self, "");
  if (now == NULL ? back == NULL : back != NULL && hq_item_equal (now, back))
    {
      hq_setup_items_show_chosen (self);
      hq_setup_items_say (self, _ ("The catalogue has it so already."));
      return;
    }
  hq_setup_items_show_item (self, now != NULL ? now : back, now == NULL);
  if (now != NULL && back != NULL)
    hq_setup_item_show (self->form, back, hq_setup_items_get_setup (self), FALSE);
  if (back != NULL)
    {
      /* The list, which may have the focus, can be used no more from now on. */
      gtk_widget_grab_focus (hq_setup_item_get_control (self->form, "name"));
      hq_setup_items_on_edited (self);
    }
  else
    hq_setup_items_drop (GTK_WIDGET (self), NULL, NULL);
}

static void
hq_setup_items_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupItems) self = user_data;
  HqItemList *list = hq_live_read_finish (HQ_LIVE (source), result, NULL);
  gboolean edited;

  if (list == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      /* It is read again with the next view, when the store is there again. */
      self->revision = -1;
      g_clear_pointer (&list, hq_item_list_free);
      return;
    }
  edited = hq_setup_items_is_edited (self);
  hq_setup_catalogue_take (self->catalogue, list, hq_setup_items_get_setup (self));
  if (self->back_code != NULL)
    hq_setup_items_bring_back (self);
  /* What is asked about stays what is shown. */
  if (edited || self->dialog != NULL || hq_setup_items_is_edited (self))
    hq_setup_items_enable (self);
  else
    hq_setup_items_show_chosen (self);
}

/* An import, or a change of one item, leaves another set-up behind. */
static void
hq_setup_items_refresh (HqSetupPanel *panel)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (panel);
  const HqLiveReader reader = { .read = hq_item_list_read, .free_view = hq_item_list_free };
  HqPage *page = hq_manager_panel_get_page (hq_setup_panel_get_page (panel));

  if (self->revision != hq_setup_items_get_setup (self)->revision)
    {
      self->revision = hq_setup_items_get_setup (self)->revision;
      hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_setup_items_on_read,
                          g_object_ref (self));
    }
  hq_setup_items_enable (self);
}

static void
hq_setup_items_enter (HqSetupPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_SETUP_ITEMS (panel)->catalogue));
}

/* What is wrong with an item is said while it is typed. */
static void
hq_setup_items_on_edited (HqSetupItems *self)
{
  g_autoptr (HqItem) item = hq_setup_item_make (self->form);
  gboolean edited = hq_setup_items_is_edited (self);
  g_autofree char *faults = hq_setup_item_words_faults (
    edited ? hq_item_check (item, hq_setup_items_get_setup (self)) : 0);

  hq_setup_items_say (self, faults);
  hq_setup_items_enable (self);
}

static void
hq_setup_items_free_request (gpointer data)
{
  HqSetupItemsRequest *request = data;

  g_object_unref (request->self);
  g_clear_pointer (&request->before, hq_item_free);
  g_clear_pointer (&request->after, hq_item_free);
  g_clear_pointer (&request->file, hq_item_list_free_file);
  g_free (request);
}

/* What was refused is said here, and what was typed stays. */
static void
hq_setup_items_on_done (gpointer data, const HqAnswer *answer, const GError *error)
{
  HqSetupItemsRequest *request = data;
  HqSetupItems *self = request->self;
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  hq_setup_items_say (self, sentence != NULL ? sentence : "");
  if (answer == NULL)
    return;
  if (request->after != NULL)
    hq_setup_items_show_item (self, request->after, FALSE);
  else
    g_clear_pointer (&self->before, hq_item_free);
  hq_page_say (hq_manager_panel_get_page (page), _ ("The catalogue was changed."));
}

static void
hq_setup_items_on_response (HqSetupItems *self, const char *response)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  HqSetupItemsRequest *request;
  HqOrder order = { .act = HQ_ACT_ITEM };

  g_clear_weak_pointer (&self->dialog);
  if (!g_str_equal (response, "make") || hq_manager_panel_is_busy (page))
    {
      g_clear_pointer (&self->file, hq_item_list_free_file);
      return;
    }
  request = g_new0 (HqSetupItemsRequest, 1);
  request->self = g_object_ref (self);
  if (self->file != NULL)
    {
      request->file = g_steal_pointer (&self->file);
      order = (HqOrder){ .act = HQ_ACT_IMPORT_CATALOGUE, .rows = request->file->items };
    }
  else
    {
      request->before = self->before != NULL ? hq_item_copy (self->before) : NULL;
      request->after = g_steal_pointer (&self->asked);
      request->change = (HqItemChange){ request->before, request->after };
      order.rows = &request->change;
    }
  hq_setup_items_say (self, "");
  hq_manager_panel_run_for (page, &order, hq_setup_items_on_done, request,
                            hq_setup_items_free_request);
}

/* Says what will be before it is. @make is %NULL where there is nothing to be done. */
static void
hq_setup_items_ask (HqSetupItems *self, const char *heading, const char *body, const char *make)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading, body);

  g_set_weak_pointer (&self->dialog, ADW_MESSAGE_DIALOG (dialog));
  adw_message_dialog_add_response (self->dialog, "leave", make != NULL ? _ ("_Leave it as it is")
                                                                       : _ ("_Close"));
  if (make != NULL)
    {
      adw_message_dialog_add_response (self->dialog, "make", make);
      adw_message_dialog_set_response_appearance (self->dialog, "make", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (self->dialog, make != NULL ? "make" : "leave");
  adw_message_dialog_set_close_response (self->dialog, "leave");
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_setup_items_on_response), self,
                           G_CONNECT_SWAPPED);
  hq_manager_panel_watch (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hq_setup_items_ask_change (HqSetupItems *self, HqItem *after, const char *heading, const char *make)
{
  g_autofree char *body = NULL;
  HqItemChange change = { self->before, after };

  g_clear_pointer (&self->file, hq_item_list_free_file);
  g_clear_pointer (&self->asked, hq_item_free);
  self->asked = after;
  body = hq_setup_item_words_change (&change, hq_setup_items_get_setup (self));
  hq_setup_items_ask (self, heading, body, make);
}

static void
hq_setup_items_make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (widget);
  g_autoptr (HqItem) after = hq_setup_item_make (self->form);
  guint faults = hq_item_check (after, hq_setup_items_get_setup (self));
  g_autofree char *sentences = hq_setup_item_words_faults (faults);
  g_autofree char *heading = g_strdup_printf (
    self->is_new ? _ ("Add the item %s") : _ ("Change the item %s"), after->item);

  hq_setup_items_say (self, sentences);
  if (faults != 0)
    return;
  if (self->is_new && hq_setup_catalogue_find (self->catalogue, after->item) != NULL)
    {
      hq_setup_items_say (self, _ ("The catalogue has an item of this code already."));
      return;
    }
  hq_setup_items_ask_change (self, g_steal_pointer (&after), heading,
                             self->is_new ? _ ("_Add it") : _ ("_Change it"));
}

static void
hq_setup_items_drop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (widget);
  g_autofree char *heading = g_strdup_printf (_ ("Take away the item %s"), self->before->item);

  hq_setup_items_ask_change (self, NULL, heading, _ ("_Take it away"));
}

static void
hq_setup_items_discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (widget);

  hq_setup_items_say (self, "");
  hq_setup_items_show_chosen (self);
}

/* Figures of a new one come from nowhere until somebody says where from. */
static void
hq_setup_items_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (widget);
  g_autoptr (HqItem) item = hq_item_new_empty ();

  item->counter_minutes = 10;
  hq_setup_items_say (self, "");
  hq_setup_items_show_item (self, item, TRUE);
  hq_setup_items_enable (self);
  gtk_widget_grab_focus (hq_setup_item_get_control (self->form, "item"));
}

static void
hq_setup_items_ask_file (HqSetupItems *self, HqItemListFile *file, gboolean is_back)
{
  g_autofree char *body = hq_setup_item_words_file (file, is_back);

  g_clear_pointer (&self->file, hq_item_list_free_file);
  if (file->added + file->changed + file->dropped == 0)
    {
      hq_item_list_free_file (file);
      hq_setup_items_ask (self,
                          is_back ? _ ("The older catalogue changes nothing")
                                  : _ ("The file changes nothing"),
                          body, NULL);
      return;
    }
  self->file = file;
  hq_setup_items_ask (self, is_back ? _ ("Bring back this catalogue") : _ ("Import this catalogue"), body,
                      is_back ? _ ("_Bring it back") : _ ("_Import it"));
}

static void
hq_setup_items_on_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupItems) self = user_data;
  g_autoptr (GError) error = NULL;
  HqItemListFile *file = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = file == NULL ? hq_words_error_whole (error) : NULL;

  if (sentence != NULL)
    hq_setup_items_say (self, sentence);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->dialog != NULL
           || hq_manager_panel_is_busy (hq_setup_panel_get_page (HQ_SETUP_PANEL (self))))
    hq_item_list_free_file (file);
  else
    hq_setup_items_ask_file (self, file, TRUE);
}

static void
hq_setup_items_on_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupItems) self = user_data;
  g_autoptr (GError) error = NULL;
  HqItemListFile *file = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->dialog != NULL)
    {
      g_clear_pointer (&file, hq_item_list_free_file);
      return;
    }
  /* The order that is under way has the file that was read before, or none. */
  if (hq_manager_panel_is_busy (hq_setup_panel_get_page (HQ_SETUP_PANEL (self))))
    {
      g_clear_pointer (&file, hq_item_list_free_file);
      hq_setup_items_say (self, _ ("Another change is under way. Please choose the file again."));
      return;
    }
  if (file == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);
      const char *places = hq_error_is (error, HQ_ERROR_IMPORT) ? hq_error_get_detail (error) : NULL;

      g_autofree char *body = g_strconcat (sentence, places != NULL ? "\n" : NULL, places, NULL);
      hq_setup_items_ask (self, _ ("The file cannot be imported"), body, NULL);
      return;
    }
  hq_setup_items_ask_file (self, file, FALSE);
}

static void
hq_setup_items_on_picked (HqSetupItems *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    hq_setup_items_open (self, path);
  else
    hq_setup_items_say (self, _ ("A catalogue is read from a folder of this machine."));
}

static void
hq_setup_items_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Import a catalogue (CSV)"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (hq_setup_items_on_picked), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
hq_setup_items_holds_edit (HqSetupPanel *panel)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (panel);
  g_autoptr (HqItem) now = NULL;

  /* The form has nothing before an item was chosen. */
  if (!hq_setup_items_is_edited (self))
    return FALSE;
  now = hq_setup_item_make (self->form);
  return !hq_item_equal (now, self->shown);
}

static void
hq_setup_items_leave (HqSetupPanel *panel)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (panel);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

static void
hq_setup_items_dispose (GObject *object)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (object);

  hq_setup_items_leave (HQ_SETUP_PANEL (object));
  g_clear_weak_pointer (&self->dialog);
  G_OBJECT_CLASS (hq_setup_items_parent_class)->dispose (object);
}

static void
hq_setup_items_finalize (GObject *object)
{
  HqSetupItems *self = HQ_SETUP_ITEMS (object);

  g_clear_pointer (&self->before, hq_item_free);
  g_clear_pointer (&self->back_code, g_free);
  g_clear_pointer (&self->back, hq_item_free);
  g_clear_pointer (&self->shown, hq_item_free);
  g_clear_pointer (&self->asked, hq_item_free);
  g_clear_pointer (&self->file, hq_item_list_free_file);
  G_OBJECT_CLASS (hq_setup_items_parent_class)->finalize (object);
}

static void
hq_setup_items_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, catalogue);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, side);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, stack);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, none);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, title);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, said);
  gtk_widget_class_bind_template_child (widget_class, HqSetupItems, box);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_items_on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_items_show_chosen);
}

static void
hq_setup_items_class_init (HqSetupItemsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_setup_items_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_setup_items_finalize;
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_items_refresh;
  HQ_SETUP_PANEL_CLASS (class)->enter = hq_setup_items_enter;
  HQ_SETUP_PANEL_CLASS (class)->is_edited = hq_setup_items_holds_edit;
  HQ_SETUP_PANEL_CLASS (class)->leave = hq_setup_items_leave;
  g_type_ensure (HQ_TYPE_SETUP_CATALOGUE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-items.ui");
  hq_setup_items_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "items.make", NULL, hq_setup_items_make);
  gtk_widget_class_install_action (widget_class, "items.discard", NULL, hq_setup_items_discard);
  gtk_widget_class_install_action (widget_class, "items.drop", NULL, hq_setup_items_drop);
  gtk_widget_class_install_action (widget_class, "items.new", NULL, hq_setup_items_new);
  gtk_widget_class_install_action (widget_class, "items.import", NULL, hq_setup_items_import);
}

static void
hq_setup_items_init (HqSetupItems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->revision = -1;
  self->form = g_object_new (HQ_TYPE_SETUP_ITEM, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (hq_setup_items_on_edited), self);
}

/**
 * hq_setup_items_get_list:
 *
 * Returns: (transfer none) (nullable): the catalogue, %NULL while it is read at first
 */
const HqItemList *
hq_setup_items_get_list (HqSetupItems *self)
{
  return hq_setup_catalogue_get_list (self->catalogue);
}

/**
 * hq_setup_items_get_form:
 *
 * Returns: (transfer none): what the item that is chosen is edited with
 */
HqSetupItem *
hq_setup_items_get_form (HqSetupItems *self)
{
  return self->form;
}

/**
 * hq_setup_items_get_dialog:
 *
 * Returns: (transfer none) (nullable): the question that is asked
 */
GtkWindow *
hq_setup_items_get_dialog (HqSetupItems *self)
{
  return self->dialog != NULL ? GTK_WINDOW (self->dialog) : NULL;
}

/**
 * hq_setup_items_open:
 * @path: (type filename): a catalogue's file
 *
 * Reads it, and says what it would change, or where its faults are.
 */
void
hq_setup_items_open (HqSetupItems *self, const char *path)
{
  HqPage *page = hq_manager_panel_get_page (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
  const HqLiveReader reader = { .read = hq_item_list_read_file,
                                .query = g_strdup (path),
                                .free_query = g_free,
                                .free_view = hq_item_list_free_file };

  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_setup_items_on_file,
                      g_object_ref (self));
}

/**
 * hq_setup_items_take_back:
 * @code: of an item
 * @item: (nullable): as it was once; %NULL where the catalogue had it not
 *
 * Has the item edited towards that once the catalogue is read, or asks whether to take it away; nothing
 * is done by that alone.
 */
void
hq_setup_items_take_back (HqSetupItems *self, const char *code, const HqItem *item)
{
  g_free (self->back_code);
  g_clear_pointer (&self->back, hq_item_free);
  self->back_code = g_strdup (code);
  self->back = item != NULL ? hq_item_copy (item) : NULL;
  self->revision = -1;
  hq_setup_items_refresh (HQ_SETUP_PANEL (self));
}

/**
 * hq_setup_items_take_back_all:
 * @items: (element-type HqItem): a whole catalogue as it was once, which nobody changes any more
 *
 * Says what it would change in the one that there is now, and asks whether to bring it back.
 */
void
hq_setup_items_take_back_all (HqSetupItems *self, GPtrArray *items)
{
  HqPage *page = hq_manager_panel_get_page (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
  const HqLiveReader reader = { .read = hq_item_list_read_back,
                                .query = g_ptr_array_ref (items),
                                .free_query = (GDestroyNotify) g_ptr_array_unref,
                                .free_view = hq_item_list_free_file };

  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_setup_items_on_back,
                      g_object_ref (self));
}
