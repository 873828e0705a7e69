/** One thread for short work that must not hold up a listening thread. */
#ifndef PA_SERVICE_API_ERRANDS_H
#define PA_SERVICE_API_ERRANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "foundation/status.h"

typedef struct pa_errands pa_errands;

/** capacity: how many may wait. Fails with PA_NO_MEMORY. */
pa_status pa_errands_new(size_t capacity, pa_errands **out_errands, pa_error *err);
/** Runs work(user) later, in order. False: too many wait, or pa_errands_stop was called; work does not run.
 */
bool pa_errands_post(pa_errands *errands, void (*work)(void *user), void *user);
/** Runs what waits, takes no more, joins the thread. Accepts NULL and a second call. */
void pa_errands_stop(pa_errands *errands);
/** Stops, and frees. Accepts NULL. */
void pa_errands_free(pa_errands *errands);

#endif
