/** Progress and cancel of one piece of work, passed down every long call. A NULL pa_run means neither. */
#ifndef PA_FOUNDATION_RUN_H
#define PA_FOUNDATION_RUN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct pa_run {
    /*
     * Called from the working thread. stage: a short lower-case word, after which a comma and a remark may
     * follow ("queued, 3 ahead"), 23 bytes at most. fraction: 0 to 1 of the whole work.
     */
    void (*on_progress)(void *user, const char *stage, double fraction);
    void *user;
    const atomic_bool *cancel; /* set by anyone to stop the work; NULL = cannot be cancelled */
} pa_run;

static inline bool pa_run_cancelled(const pa_run *run)
{
    return run && run->cancel && atomic_load_explicit(run->cancel, memory_order_relaxed);
}

static inline void pa_run_progress(const pa_run *run, const char *stage, double fraction)
{
    if (run && run->on_progress) {
        run->on_progress(run->user, stage, fraction);
    }
}

#endif
