/** How often, and after what waits, something is tried again that another server failed at. */
#ifndef PA_WEIGHTS_PATIENCE_H
#define PA_WEIGHTS_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/run.h"
#include "foundation/status.h"

/** Zeroed members mean the defaults. */
typedef struct pa_patience {
    uint32_t attempts;      /* in a row that bring nothing: 6 */
    uint32_t first_wait_ms; /* doubles with each of them, up to a minute: 1000 */
} pa_patience;

/** What has been tried so far. Zeroed at first. */
typedef struct pa_attempts {
    uint32_t failures; /* since something was brought */
} pa_attempts;

/**
 * After a failure: waits until the next attempt may be made, as long as the other server asked to at least,
 * and returns PA_OK; or returns the failure, whose words go to err, when no attempt will help, too many have
 * been made, or the wait would be absurd.
 *
 * moved  the attempt brought something before it failed
 */
pa_status pa_patience_wait(const pa_patience *patience, pa_attempts *attempts, bool moved,
                           const pa_error *failure, const pa_run *run, pa_error *err);

#endif
