/**
 * The states of a job, and which may follow which. This table is the only place that says so: the store holds
 * every change of a row against it.
 *
 *     queued ──► running ──► succeeded | failed | cancelled | interrupted
 *       │  ▲        │
 *       │  └────────┘ after a restart
 *       └──────────────────► the same four: found in the store, refused, given up, not to be repeated
 */
#ifndef PA_SERVICE_STORE_JOB_STATE_H
#define PA_SERVICE_STORE_JOB_STATE_H

#include <stdbool.h>

typedef enum pa_job_state {
    PA_JOB_QUEUED,
    PA_JOB_RUNNING,
    PA_JOB_SUCCEEDED,
    PA_JOB_FAILED,
    PA_JOB_CANCELLED,
    PA_JOB_INTERRUPTED, /* a restart came in between, and it was not to be repeated unasked */
    PA_JOB_STATE_COUNT
} pa_job_state;

/** "queued" for PA_JOB_QUEUED; rows and answers have it. */
const char *pa_job_state_name(pa_job_state state);
/** False when there is no state of that name; NULL is none. */
bool pa_job_state_parse(const char *name, pa_job_state *out_state);
/** True of the states that nothing follows. */
bool pa_job_state_ended(pa_job_state state);
/** Whether a job may go from one state to another; to stay is no step. */
bool pa_job_state_may_follow(pa_job_state from, pa_job_state to);

#endif
