#include "engines/neural/waiting_line.h"

#include <stdio.h>
#include <time.h>

/* How soon one who waits hears of a cancel, which nobody signals. */
#define LOOK_EVERY_NS 100000000L

pa_status pa_waiting_line_init(pa_waiting_line *line, pa_error *err)
{
    *line = (pa_waiting_line){0};
    if (pthread_mutex_init(&line->lock, NULL) != 0) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pthread_condattr_t by_monotonic_time;
    bool made = pthread_condattr_init(&by_monotonic_time) == 0;
    if (made) {
        pthread_condattr_setclock(&by_monotonic_time, CLOCK_MONOTONIC);
        made = pthread_cond_init(&line->moved, &by_monotonic_time) == 0;
        pthread_condattr_destroy(&by_monotonic_time);
    }
    if (!made) {
        pthread_mutex_destroy(&line->lock);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return PA_OK;
}

void pa_waiting_line_done(pa_waiting_line *line)
{
    pthread_cond_destroy(&line->moved);
    pthread_mutex_destroy(&line->lock);
}

/* With the lock held. Appends the place and returns how many are ahead. */
static size_t append(pa_waiting_line *line, pa_waiting *place)
{
    size_t ahead = 0;
    pa_waiting **end = &line->first;
    for (; *end; end = &(*end)->next) {
        ahead++;
    }
    place->next = NULL;
    *end = place;
    return ahead;
}

static size_t count_ahead(const pa_waiting_line *line, const pa_waiting *place)
{
    size_t ahead = 0;
    for (const pa_waiting *at = line->first; at != place; at = at->next) {
        ahead++;
    }
    return ahead;
}

static void remove_place(pa_waiting_line *line, const pa_waiting *place)
{
    pa_waiting **at = &line->first;
    while (*at != place) {
        at = &(*at)->next;
    }
    *at = place->next;
    pthread_cond_broadcast(&line->moved);
}

static void tell(const pa_run *run, size_t ahead)
{
    char stage[24];
    snprintf(stage, sizeof stage, "queued, %zu ahead", ahead < 999 ? ahead : 999);
    pa_run_progress(run, stage, 0);
}

pa_status pa_waiting_line_enter(pa_waiting_line *line, pa_waiting *place, const pa_run *run, pa_error *err)
{
    pthread_mutex_lock(&line->lock);
    size_t ahead = append(line, place);
    size_t told = 0;
    while (ahead > 0 && !pa_run_cancelled(run)) {
        if (ahead != told) {
            told = ahead;
            pthread_mutex_unlock(&line->lock);
            tell(run, ahead);
            pthread_mutex_lock(&line->lock);
        } else {
            struct timespec until;
            clock_gettime(CLOCK_MONOTONIC, &until);
            until.tv_nsec += LOOK_EVERY_NS;
            until.tv_sec += until.tv_nsec / 1000000000L;
            until.tv_nsec %= 1000000000L;
            pthread_cond_timedwait(&line->moved, &line->lock, &until);
        }
        ahead = count_ahead(line, place);
    }
    pa_status status = PA_OK;
    if (ahead > 0) {
        remove_place(line, place);
        status = pa_fail(err, PA_CANCELLED, NULL);
    }
    pthread_mutex_unlock(&line->lock);
    return status;
}

void pa_waiting_line_leave(pa_waiting_line *line, pa_waiting *place)
{
    pthread_mutex_lock(&line->lock);
    remove_place(line, place);
    pthread_mutex_unlock(&line->lock);
}
