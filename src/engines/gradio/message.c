#include "engines/gradio/message.h"

#include <math.h>
#include <string.h>

enum { MAX_MESSAGE_BYTES = 16 * 1024 * 1024 };

static const struct {
    const char *name;
    pa_gradio_event event;
} event_names[] = {
    {"estimation", PA_GRADIO_ESTIMATION},
    {"send_data", PA_GRADIO_SEND_DATA},
    {"process_starts", PA_GRADIO_STARTED},
    {"progress", PA_GRADIO_PROGRESS},
    {"log", PA_GRADIO_LOG},
    {"process_completed", PA_GRADIO_COMPLETED},
    {"queue_full", PA_GRADIO_QUEUE_FULL},
    {"close_stream", PA_GRADIO_CLOSED},
    {"unexpected_error", PA_GRADIO_LOST},
};

static pa_gradio_event event_of(const char *name)
{
    for (size_t i = 0; i < sizeof event_names / sizeof event_names[0]; i++) {
        if (strcmp(event_names[i].name, name) == 0) {
            return event_names[i].event;
        }
    }
    return PA_GRADIO_OTHER;
}

static bool looks_quoted(const char *text, size_t size)
{
    return size >= 2 && (text[0] == '\'' || text[0] == '"') && text[size - 1] == text[0];
}

/* What a backslash and this letter stand for in Python's repr of a string. */
static char unescaped(char letter)
{
    return (char)(letter == 'n' || letter == 't' || letter == 'r' ? ' ' : letter);
}

char *pa_gradio_plain_words(const char *text, pa_arena *arena)
{
    size_t size = strlen(text);
    char *words = pa_arena_alloc(arena, size + 1);
    if (!words) {
        return NULL;
    }
    bool quoted = looks_quoted(text, size);
    size_t end = quoted ? size - 1 : size;
    size_t length = 0;
    for (size_t at = quoted ? 1 : 0; at < end; at++) {
        const char *tag_end = text[at] == '<' ? strchr(text + at, '>') : NULL;
        char next = text[at + 1];
        bool is_tag = tag_end && (next == '/' || (next | 0x20) == 'a' || (next | 0x20) == 'b');
        if (is_tag) {
            at = (size_t)(tag_end - text);
        } else if (quoted && text[at] == '\\' && at + 1 < end) {
            words[length++] = unescaped(text[++at]);
        } else {
            words[length++] = text[at];
        }
    }
    words[length] = '\0';
    return words;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    double number = json_is_number(value) ? json_number_value(value) : -1;
    return isfinite(number) && number >= 0 ? number : -1;
}

static int count_of(const json_t *object, const char *key)
{
    double number = number_of(object, key);
    return number <= 1e9 ? (int)number : -1;
}

static void read_progress(const json_t *json, pa_gradio_message *message)
{
    /* The innermost tracker stands last; where it counts steps, its fraction is index ÷ length. */
    const json_t *trackers = json_object_get(json, "progress_data");
    const json_t *tracker = json_array_get(trackers, json_array_size(trackers) - 1);
    double fraction = number_of(tracker, "progress");
    double index = number_of(tracker, "index");
    double length = number_of(tracker, "length");
    if (fraction < 0 && index >= 0 && length > 0) {
        fraction = index / length;
    }
    message->fraction = fraction > 1 ? 1 : fraction;
    message->words = text_of(tracker, "desc");
}

static void read_completion(const json_t *json, pa_gradio_message *message)
{
    const json_t *output = json_object_get(json, "output");
    const json_t *data = json_object_get(output, "data");
    bool said_failed = json_is_false(json_object_get(json, "success"));
    if (!said_failed && json_is_object(output) && json_object_size(output) == 0) {
        message->cancelled = true;
    } else if (!said_failed && !json_object_get(output, "error") && json_is_array(data)) {
        message->succeeded = true;
        message->data = data;
    }
    message->words = text_of(output, "error");
    message->title = text_of(json, "title")[0] ? text_of(json, "title") : text_of(output, "title");
}

static void read_fields(const json_t *json, pa_gradio_message *message)
{
    switch (message->event) {
    case PA_GRADIO_ESTIMATION:
        message->rank = count_of(json, "rank");
        message->queue_size = count_of(json, "queue_size");
        message->eta_s = number_of(json, "rank_eta");
        break;
    case PA_GRADIO_STARTED:
        message->eta_s = number_of(json, "eta");
        break;
    case PA_GRADIO_PROGRESS:
        read_progress(json, message);
        break;
    case PA_GRADIO_LOG:
        message->words = text_of(json, "log");
        break;
    case PA_GRADIO_COMPLETED:
        read_completion(json, message);
        break;
    case PA_GRADIO_LOST:
        message->words = text_of(json, "message");
        break;
    case PA_GRADIO_OTHER:
    case PA_GRADIO_SEND_DATA:
    case PA_GRADIO_QUEUE_FULL:
    case PA_GRADIO_CLOSED:
        break;
    }
}

pa_status pa_gradio_message_decode(pa_span text, pa_arena *arena, pa_gradio_message *out_message,
                                   pa_error *err)
{
    json_t *json = NULL;
    pa_error cause;
    pa_status status = pa_json_decode(text, &(pa_json_limits){.max_bytes = MAX_MESSAGE_BYTES}, &json, &cause);
    if (status == PA_NO_MEMORY) {
        return pa_fail(err, status, NULL);
    }
    if (status != PA_OK) {
        return pa_fail(err, PA_CORRUPT, "A message of the stream is not JSON: %s", cause.detail);
    }
    const char *name = json_string_value(json_object_get(json, "msg"));
    if (!name) {
        json_decref(json);
        return pa_fail(err, PA_CORRUPT, "A message of the stream does not say what it is.");
    }
    pa_gradio_message message = {.event = event_of(name),
                                 .rank = -1,
                                 .queue_size = -1,
                                 .eta_s = -1,
                                 .fraction = -1,
                                 .words = "",
                                 .title = "",
                                 .json = json};
    read_fields(json, &message);
    message.event_id = pa_arena_string(arena, text_of(json, "event_id"));
    message.words = pa_gradio_plain_words(message.words, arena);
    message.title = pa_arena_string(arena, message.title);
    if (!message.event_id || !message.words || !message.title) {
        json_decref(json);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_message = message;
    return PA_OK;
}

void pa_gradio_message_done(pa_gradio_message *message)
{
    if (message) {
        json_decref(message->json);
        message->json = NULL;
        message->data = NULL;
    }
}
