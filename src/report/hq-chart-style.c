/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart-style.h"

#define COLOUR(hex)                                                                                \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0               \
  }

/* Blue, orange, green and violet are told apart by nearly everybody, and by their brightness on paper
 * from a printer without colours. */
static const struct
{
  HqChartColour ink;
  HqChartColour faint;
  HqChartColour grid;
  HqChartColour paper;
  HqChartColour series[HQ_CHART_STYLE_LOOKS];
  double line_width; /* in parts of the font's size */
} themes[HQ_N_CHART_THEMES] = {
  [HQ_CHART_THEME_LIGHT] = { COLOUR (0x2e3436),
                             COLOUR (0x5e5c64),
                             COLOUR (0xdeddda),
                             COLOUR (0xffffff),
                             { COLOUR (0x1c5fb8), COLOUR (0xc64600), COLOUR (0x1b7f4f),
                               COLOUR (0x813d9c) },
                             0.14 },
  [HQ_CHART_THEME_DARK] = { COLOUR (0xf6f5f4),
                            COLOUR (0xc0bfbc),
                            COLOUR (0x4f4f55),
                            COLOUR (0x303036),
                            { COLOUR (0x78aeed), COLOUR (0xffa348), COLOUR (0x57e389),
                              COLOUR (0xdc8add) },
                            0.14 },
  [HQ_CHART_THEME_CONTRAST] = { COLOUR (0x000000),
                                COLOUR (0x000000),
                                COLOUR (0x9a9996),
                                COLOUR (0xffffff),
                                { COLOUR (0x00347a), COLOUR (0x8a2a00), COLOUR (0x00532b),
                                  COLOUR (0x4d1463) },
                                0.18 },
  [HQ_CHART_THEME_CONTRAST_DARK] = { COLOUR (0xffffff),
                                     COLOUR (0xffffff),
                                     COLOUR (0x77767b),
                                     COLOUR (0x000000),
                                     { COLOUR (0x99c1f1), COLOUR (0xffbe6f), COLOUR (0x8ff0a4),
                                       COLOUR (0xefb6f2) },
                                     0.18 },
  [HQ_CHART_THEME_PRINT] = { COLOUR (0x000000),
                             COLOUR (0x3d3846),
                             COLOUR (0xc0bfbc),
                             COLOUR (0xffffff),
                             { COLOUR (0x1a4480), COLOUR (0xa33b00), COLOUR (0x18643f),
                               COLOUR (0x613583) },
                             0.12 },
};

/**
 * hq_chart_style_init:
 * @style: (out): how charts are drawn
 * @theme: on what
 * @font: families of letters; they must live as long as @style
 * @font_size: in units of the drawing
 * @words: have the few that a chart has itself; they must live as long as @style
 */
void
hq_chart_style_init (HqChartStyle *style,
                     HqChartTheme theme,
                     const char *font,
                     double font_size,
                     const HqReportWords *words)
{
  g_return_if_fail ((guint) theme < HQ_N_CHART_THEMES && font_size > 0);

  *style = (HqChartStyle){ .ink = themes[theme].ink,
                           .faint = themes[theme].faint,
                           .grid = themes[theme].grid,
                           .paper = themes[theme].paper,
                           .line_width = themes[theme].line_width * font_size,
                           .font = font,
                           .font_size = font_size,
                           .words = words };
  for (guint i = 0; i < HQ_CHART_STYLE_LOOKS; i++)
    style->series[i] = themes[theme].series[i];
}
