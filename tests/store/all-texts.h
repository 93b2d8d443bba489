/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-access-table.h"
#include "hq-announcer-table.h"
#include "hq-board-view-table.h"
#include "hq-calendar-table.h"
#include "hq-case-table.h"
#include "hq-case-view-table.h"
#include "hq-check-table.h"
#include "hq-closing-table.h"
#include "hq-contact-table.h"
#include "hq-copy-table.h"
#include "hq-counter-desk-table.h"
#include "hq-counter-table.h"
#include "hq-counter-view-table.h"
#include "hq-data-change-table.h"
#include "hq-day-table.h"
#include "hq-deed-table.h"
#include "hq-desk-table.h"
#include "hq-event-table.h"
#include "hq-figure-table.h"
#include "hq-follow-table.h"
#include "hq-guide-view-table.h"
#include "hq-hall-table.h"
#include "hq-item-table.h"
#include "hq-kiosk-view-table.h"
#include "hq-leg-table.h"
#include "hq-load-table.h"
#include "hq-manager-view-table.h"
#include "hq-machine-table.h"
#include "hq-matter-table.h"
#include "hq-pad-view-table.h"
#include "hq-person-table.h"
#include "hq-probe-table.h"
#include "hq-rating-table.h"
#include "hq-readiness-table.h"
#include "hq-rota-table.h"
#include "hq-schema-list.h"
#include "hq-search-table.h"
#include "hq-setup-change-table.h"
#include "hq-setup-table.h"
#include "hq-sheet-table.h"
#include "hq-slot-table.h"
#include "hq-status-table.h"
#include "hq-stay-table.h"
#include "hq-story-table.h"
#include "hq-ticket-table.h"
#include "hq-use-table.h"

/* The texts of each table: what is added here is prepared and has its plan looked at by itself. */
static const HqText *(*const all_texts[]) (guint *) = {
  hq_access_table_get_texts,
  hq_announcer_table_get_texts,
  hq_board_view_table_get_texts,
  hq_calendar_table_get_texts,
  hq_case_table_get_texts,
  hq_case_view_table_get_texts,
  hq_check_table_get_texts,
  hq_closing_table_get_texts,
  hq_contact_table_get_texts,
  hq_copy_table_get_texts,
  hq_counter_desk_table_get_texts,
  hq_counter_table_get_texts,
  hq_counter_view_table_get_texts,
  hq_data_change_table_get_texts,
  hq_day_table_get_texts,
  hq_deed_table_get_texts,
  hq_desk_table_get_texts,
  hq_event_table_get_texts,
  hq_figure_table_get_texts,
  hq_follow_table_get_texts,
  hq_guide_view_table_get_texts,
  hq_hall_table_get_texts,
  hq_item_table_get_texts,
  hq_kiosk_view_table_get_texts,
  hq_leg_table_get_texts,
  hq_load_table_get_texts,
  hq_manager_view_table_get_texts,
  hq_machine_table_get_texts,
  hq_matter_table_get_texts,
  hq_pad_view_table_get_texts,
  hq_person_table_get_texts,
  hq_probe_table_get_texts,
  hq_rating_table_get_texts,
  hq_readiness_table_get_texts,
  hq_schema_list_get_texts,
  hq_search_table_get_texts,
  hq_setup_change_table_get_texts,
  hq_setup_table_get_texts,
  hq_sheet_table_get_texts,
  hq_slot_table_get_texts,
  hq_status_table_get_texts,
  hq_stay_table_get_texts,
  hq_story_table_get_texts,
  hq_ticket_table_get_texts,
  hq_use_table_get_texts,
  hq_access_table_get_texts,   hq_announcer_table_get_texts,    hq_board_view_table_get_texts,
  hq_calendar_table_get_texts, hq_case_table_get_texts,         hq_check_table_get_texts,
  hq_contact_table_get_texts,  hq_copy_table_get_texts,         hq_counter_desk_table_get_texts,
  hq_counter_table_get_texts,  hq_counter_view_table_get_texts, hq_day_table_get_texts,
  hq_deed_table_get_texts,     hq_desk_table_get_texts,         hq_event_table_get_texts,
  hq_figure_table_get_texts,   hq_guide_view_table_get_texts,   hq_hall_table_get_texts,
  hq_item_table_get_texts,     hq_kiosk_view_table_get_texts,   hq_leg_table_get_texts,
  hq_load_table_get_texts,     hq_manager_view_table_get_texts, hq_matter_table_get_texts,
  hq_pad_view_table_get_texts, hq_person_table_get_texts,       hq_rating_table_get_texts,
  hq_rota_table_get_texts,     hq_schema_list_get_texts,        hq_search_table_get_texts,
  hq_setup_table_get_texts,    hq_sheet_table_get_texts,        hq_slot_table_get_texts,
  hq_status_table_get_texts,   hq_stay_table_get_texts,         hq_story_table_get_texts,
  hq_ticket_table_get_texts,   hq_use_table_get_texts,
};
