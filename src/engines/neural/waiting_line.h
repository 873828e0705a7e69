/** Who wants something that serves one at a time, in the order in which they came. */
#ifndef PA_ENGINES_WAITING_LINE_H
#define PA_ENGINES_WAITING_LINE_H

#include <pthread.h>

#include "foundation/run.h"
#include "foundation/status.h"

typedef struct pa_waiting_line {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    struct waiting *first; /* whose turn it is, then the others; they live on their threads' stacks */
} pa_waiting_line;

/** Fails with PA_NO_MEMORY. */
pa_status pa_waiting_line_init(pa_waiting_line *line, pa_error *err);
/** Nobody may be in it. */
void pa_waiting_line_done(pa_waiting_line *line);

/** A place in the line; lives as long as its owner stays. */
typedef struct waiting {
    struct waiting *next;
} pa_waiting;

/**
 * Comes back when it is the owner's turn, who must leave afterwards. Progress says how many are ahead.
 * Fails with PA_CANCELLED, and is then in the line no more.
 */
pa_status pa_waiting_line_enter(pa_waiting_line *line, pa_waiting *place, const pa_run *run, pa_error *err);
void pa_waiting_line_leave(pa_waiting_line *line, pa_waiting *place);

#endif
