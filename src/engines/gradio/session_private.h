/* What the files that hold a conversation share. */
#ifndef PA_ENGINES_GRADIO_SESSION_PRIVATE_H
#define PA_ENGINES_GRADIO_SESSION_PRIVATE_H

#include "engines/gradio/session.h"

enum { PA_GRADIO_HEADERS_MAX = 4 };

/** Adds the token's header where url may have it; returns the new count. Strings live in the session's arena.
 */
size_t pa_gradio_auth_headers(pa_gradio_session *session, const char *url, const char **headers,
                              size_t count);
/** Whole seconds left until the deadline, at least 1 and at most `most`. */
uint32_t pa_gradio_seconds_left(const pa_gradio_session *session, uint32_t most);
/** Hands upstream's words to the log, with the token blotted out where they repeat it. */
void pa_gradio_report(const pa_gradio_session *session, const char *words);

/** The call of pa_gradio_invoke for Gradio 3. out_outputs stays NULL where the app hands out nothing. */
pa_status pa_gradio_call_run(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                             const json_t *data, json_t **out_outputs, pa_error *err);

#endif
