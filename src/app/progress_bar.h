/** One line on a terminal that says how far the work is. */
#ifndef PA_APP_PROGRESS_BAR_H
#define PA_APP_PROGRESS_BAR_H

#include <stdint.h>
#include <stdio.h>

typedef struct pa_progress_bar {
    FILE *out; /* a terminal; NULL: nothing is shown */
    int64_t drawn_ns;
    int percent;    /* as drawn last, as is the stage; -1: nothing is drawn */
    char stage[24]; /* cut where it is longer */
} pa_progress_bar;

/** Shows on out when it is a terminal. */
pa_progress_bar pa_progress_bar_on(FILE *out);
/** A pa_run's on_progress; user is the bar. Draws at most 30 times a second. */
void pa_progress_bar_step(void *user, const char *stage, double fraction);
/** Wipes the line. */
void pa_progress_bar_end(pa_progress_bar *bar);

#endif
