#include "engines/gradio/sse.h"

#include <string.h>

void pa_sse_init(pa_sse *sse, size_t max_event_bytes, pa_sse_on_event on_event, void *user)
{
    *sse = (pa_sse){.on_event = on_event, .user = user};
    pa_bytes_init(&sse->line, max_event_bytes);
    pa_bytes_init(&sse->data, max_event_bytes);
}

void pa_sse_done(pa_sse *sse)
{
    if (sse) {
        pa_bytes_done(&sse->line);
        pa_bytes_done(&sse->data);
    }
}

static void dispatch(pa_sse *sse)
{
    if (sse->has_data && !sse->on_event(sse->user, pa_bytes_span(&sse->data))) {
        sse->stopped = true;
    }
    sse->data.size = 0;
    sse->has_data = false;
}

static void take_line(pa_sse *sse)
{
    pa_span line = pa_bytes_span(&sse->line);
    if (!sse->begun && line.size >= 3 && memcmp(line.data, "\xEF\xBB\xBF", 3) == 0) {
        line = (pa_span){.data = line.data + 3, .size = line.size - 3};
    }
    sse->begun = true;
    if (line.size == 0) {
        dispatch(sse);
        return;
    }
    const uint8_t *colon = memchr(line.data, ':', line.size);
    size_t name_size = colon ? (size_t)(colon - line.data) : line.size;
    if (name_size != 4 || memcmp(line.data, "data", 4) != 0) {
        return;
    }
    size_t value_at = colon ? name_size + 1 : line.size;
    if (value_at < line.size && line.data[value_at] == ' ') {
        value_at++;
    }
    if (sse->has_data) {
        pa_bytes_append_fill(&sse->data, '\n', 1);
    }
    if (value_at < line.size) {
        pa_bytes_append(&sse->data, line.data + value_at, line.size - value_at);
    }
    sse->has_data = true;
}

static size_t length_to_line_end(pa_span bytes)
{
    size_t length = 0;
    while (length < bytes.size && bytes.data[length] != '\n' && bytes.data[length] != '\r') {
        length++;
    }
    return length;
}

pa_status pa_sse_push(pa_sse *sse, pa_span bytes, pa_error *err)
{
    while (bytes.size > 0 && !sse->stopped) {
        if (sse->after_return && bytes.data[0] == '\n') {
            bytes = (pa_span){.data = bytes.data + 1, .size = bytes.size - 1};
            sse->after_return = false;
            continue;
        }
        sse->after_return = false;
        size_t length = length_to_line_end(bytes);
        pa_bytes_append(&sse->line, bytes.data, length);
        bool ended = length < bytes.size;
        if (ended && !sse->line.failed) {
            sse->after_return = bytes.data[length] == '\r';
            take_line(sse);
            sse->line.size = 0;
            length++;
        }
        if (sse->line.failed || sse->data.failed) {
            return pa_fail(err, PA_TOO_LARGE, "An event of the stream is larger than %zu bytes.",
                           sse->line.limit);
        }
        bytes = (pa_span){.data = bytes.data + length, .size = bytes.size - length};
    }
    return PA_OK;
}
