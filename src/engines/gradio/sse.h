/**
 * Server-sent events, bytes → events, as they arrive (WHATWG HTML, "Interpreting an event stream").
 *
 * Accepts LF, CRLF and CR, comments, several data lines an event, a byte-order mark, events split at any
 * byte. Only LF and CR end a line: U+2028 inside JSON is text. Only the data field is kept.
 */
#ifndef PA_ENGINES_GRADIO_SSE_H
#define PA_ENGINES_GRADIO_SSE_H

#include <stdbool.h>

#include "foundation/bytes.h"
#include "foundation/status.h"

/** Called once an event with its data lines joined by LF. Borrowed for the call. False stops the reading. */
typedef bool (*pa_sse_on_event)(void *user, pa_span data);

typedef struct pa_sse {
    pa_bytes line;
    pa_bytes data;
    bool has_data;     /* the event under way has a data field, though perhaps an empty one */
    bool after_return; /* the last byte was CR: an LF now belongs to it */
    bool begun;        /* the first line is behind us, where a byte-order mark may stand */
    bool stopped;      /* on_event said so */
    pa_sse_on_event on_event;
    void *user;
} pa_sse;

/** max_event_bytes bounds a line and an event's data alike. */
void pa_sse_init(pa_sse *sse, size_t max_event_bytes, pa_sse_on_event on_event, void *user);
void pa_sse_done(pa_sse *sse);

/**
 * Takes the next bytes; after on_event has stopped the reading the rest is ignored. An event that no blank
 * line has ended when the stream ends does not exist.
 * Fails with PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status pa_sse_push(pa_sse *sse, pa_span bytes, pa_error *err);

#endif
