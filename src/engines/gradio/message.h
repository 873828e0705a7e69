/**
 * One message of a Gradio queue's stream: the JSON of an event → what happened.
 *
 * Field by field as Gradio 4.0 to 6.x send them (gradio/server_messages.py, gradio/queueing.py); messages of
 * a kind not listed here are PA_GRADIO_OTHER and mean only that the server is alive.
 */
#ifndef PA_ENGINES_GRADIO_MESSAGE_H
#define PA_ENGINES_GRADIO_MESSAGE_H

#include <stdbool.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/json.h"
#include "foundation/status.h"

typedef enum pa_gradio_event {
    PA_GRADIO_OTHER,
    PA_GRADIO_ESTIMATION, /* rank, queue_size, eta_s */
    PA_GRADIO_SEND_DATA,  /* protocol "sse" asks for the arguments now */
    PA_GRADIO_STARTED,
    PA_GRADIO_PROGRESS,  /* fraction, words */
    PA_GRADIO_LOG,       /* words */
    PA_GRADIO_COMPLETED, /* succeeded: output; cancelled; else words, title */
    PA_GRADIO_QUEUE_FULL,
    PA_GRADIO_CLOSED, /* close_stream: nothing more will come */
    PA_GRADIO_LOST,   /* unexpected_error: words */
} pa_gradio_event;

/** Strings live in the arena they were read into; output is borrowed from the decoded JSON in `json`. */
typedef struct pa_gradio_message {
    pa_gradio_event event;
    const char *event_id; /* "" when absent or null: the message is for every event of the session */
    int rank;             /* places in the queue before this one; -1 = not said */
    int queue_size;       /* -1 = not said */
    double eta_s;         /* -1 = not said */
    double fraction;      /* 0 to 1; -1 = not said */
    const char *words; /* of an error: unquoted, without tags; "" = none, for an error: hidden by the app */
    const char *title; /* "" = none */
    bool succeeded;
    bool cancelled;     /* completed, with success and without any data */
    const json_t *data; /* the outputs, an array; NULL unless succeeded */
    json_t *json;       /* owner of data */
} pa_gradio_message;

/** Release with pa_gradio_message_done. Fails with PA_CORRUPT (no JSON object with a text "msg"),
 * PA_NO_MEMORY. */
pa_status pa_gradio_message_decode(pa_span text, pa_arena *arena, pa_gradio_message *out_message,
                                   pa_error *err);
void pa_gradio_message_done(pa_gradio_message *message);

/**
 * An error's text for people and for telling errors apart: Python's repr quotes and escapes taken off (Gradio
 * 4.x to 5.1 send repr(str)), HTML tags dropped. Lives in arena; NULL: no memory.
 */
char *pa_gradio_plain_words(const char *text, pa_arena *arena);

#endif
