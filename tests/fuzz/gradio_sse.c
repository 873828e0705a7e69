/* Foreign event streams: the events are the same wherever the network cut the bytes. */
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/sse.h"

enum { LARGEST_EVENT = 4096, CUT_EVERYWHERE = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Events one after the other, each with its length in front, so that no two lists give one text. */
static bool keep_event(void *user, pa_span event)
{
    pa_bytes *events = user;
    if (event.size > LARGEST_EVENT) {
        abort();
    }
    pa_bytes_printf(events, "%zu:", event.size);
    pa_bytes_append(events, event.data, event.size);
    return event.size != 4 || memcmp(event.data, "stop", 4) != 0;
}

static bool push(pa_sse *sse, const uint8_t *data, size_t size)
{
    /* A copy of its own size shows a read past the end of a piece. */
    uint8_t *piece = malloc(size ? size : 1);
    if (!piece) {
        abort();
    }
    if (size > 0) {
        memcpy(piece, data, size);
    }
    bool fine = pa_sse_push(sse, (pa_span){.data = piece, .size = size}, NULL) == PA_OK;
    free(piece);
    return fine;
}

/* In pieces of `step` bytes after a first one of `head`; false when the stream was refused. */
static bool read_events(const uint8_t *data, size_t size, size_t head, size_t step, pa_bytes *events)
{
    pa_sse sse;
    pa_sse_init(&sse, LARGEST_EVENT, keep_event, events);
    bool fine = push(&sse, data, head);
    for (size_t at = head; fine && at < size; at += step) {
        fine = push(&sse, data + at, step < size - at ? step : size - at);
    }
    pa_sse_done(&sse);
    return fine;
}

static void expect_same(const uint8_t *data, size_t size, size_t head, size_t step, const pa_bytes *expected,
                        bool expected_fine)
{
    pa_bytes events;
    pa_bytes_init(&events, 0);
    bool fine = read_events(data, size, head, step, &events);
    if (fine != expected_fine || events.size != expected->size ||
        (events.size > 0 && memcmp(events.data, expected->data, events.size) != 0)) {
        abort();
    }
    pa_bytes_done(&events);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_bytes whole;
    pa_bytes_init(&whole, 0);
    bool fine = read_events(data, size, size, 1, &whole);
    expect_same(data, size, 0, 1, &whole, fine);
    for (size_t cut = 1; cut < size && cut <= CUT_EVERYWHERE; cut++) {
        expect_same(data, size, cut, size, &whole, fine);
    }
    pa_bytes_done(&whole);
    return 0;
}
