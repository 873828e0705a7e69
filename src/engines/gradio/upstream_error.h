/**
 * What a remote service's words mean: its own text → a status, a sentence of ours, when to come back.
 *
 * The strings are those of Gradio (gradio/queueing.py, client/python) and of the `spaces` package that runs
 * ZeroGPU. Upstream text is never repeated to a client; callers log it.
 */
#ifndef PA_ENGINES_GRADIO_UPSTREAM_ERROR_H
#define PA_ENGINES_GRADIO_UPSTREAM_ERROR_H

#include "foundation/status.h"

/** Fills err and returns its status (never PA_OK). words: plain, "" = hidden by the app; title: "" = none. */
pa_status pa_gradio_explain_words(const char *words, const char *title, pa_error *err);

/**
 * The same for an HTTP answer that is no success. body: the first bytes as text, "" = none.
 * retry_after_s: of the answer's header, 0 = none.
 */
pa_status pa_gradio_explain_http(long http_status, const char *body, int retry_after_s, pa_error *err);

/** The same for a Space's stage ("PAUSED", "RUNTIME_ERROR" …) that no waiting will mend. */
pa_status pa_gradio_explain_stage(const char *stage, pa_error *err);

/** Seconds in "Try again in 1 day, 0:09:48" or "retry in 0:09:48"; 0 = the text names none. */
int pa_gradio_retry_seconds(const char *words);

#endif
