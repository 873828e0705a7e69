/** Ctrl-C, and SIGTERM, as the cancel of a pa_run. */
#ifndef PA_APP_LISTEN_FOR_CANCEL_H
#define PA_APP_LISTEN_FOR_CANCEL_H

#include <stdatomic.h>
#include <stdbool.h>

/** The first signal from now on sets what is returned, so that work stops in order; the second stops the
 * process. */
const atomic_bool *pa_listen_for_cancel(void);

#endif
