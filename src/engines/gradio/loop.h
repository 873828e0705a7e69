/** The event loop that all Spaces share. It starts with the first job, so that whoever has none never pays
 * for it. */
#ifndef PA_ENGINES_GRADIO_LOOP_H
#define PA_ENGINES_GRADIO_LOOP_H

#include "transfer/transfer.h"

/** Safe from every thread. */
typedef struct pa_gradio_loop pa_gradio_loop;

/** Starts nothing yet. The caller is its first holder. Fails with PA_NO_MEMORY. */
pa_status pa_gradio_loop_new(pa_gradio_loop **out_loop, pa_error *err);
/** One holder more; returns loop. */
pa_gradio_loop *pa_gradio_loop_keep(pa_gradio_loop *loop);
/** One holder less; the last one ends it, when none of its transfers is open any more. Accepts NULL. */
void pa_gradio_loop_release(pa_gradio_loop *loop);
/** The running loop, started where it is not; borrowed. Fails as pa_transfers_new, and may then be tried
 * again. */
pa_status pa_gradio_loop_start(pa_gradio_loop *loop, pa_transfers **out_transfers, pa_error *err);

#endif
