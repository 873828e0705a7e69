#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/sse.h"

/* Events as one text, each in brackets, so that a whole stream is compared at once. */
typedef struct collected {
    char text[512];
    int stop_after;
} collected;

static bool collect(void *user, pa_span data)
{
    collected *into = user;
    size_t at = strlen(into->text);
    snprintf(into->text + at, sizeof into->text - at, "[%.*s]", (int)data.size, (const char *)data.data);
    return into->stop_after == 0 || --into->stop_after > 0;
}

static void expect_events(const char *stream, size_t size, size_t chunk, const char *events)
{
    collected into = {0};
    pa_sse sse;
    pa_sse_init(&sse, 1 << 20, collect, &into);
    for (size_t at = 0; at < size; at += chunk) {
        size_t length = size - at < chunk ? size - at : chunk;
        /* A copy of exactly that size, so that the sanitizer sees a read past the chunk. */
        uint8_t *copy = malloc(length);
        memcpy(copy, stream + at, length);
        assert_int_equal(pa_sse_push(&sse, (pa_span){.data = copy, .size = length}, NULL), PA_OK);
        free(copy);
    }
    pa_sse_done(&sse);
    assert_string_equal(into.text, events);
}

static void events_are_the_same_however_the_stream_is_split(void **state)
{
    (void)state;
    const char *stream = "\xEF\xBB\xBF"
                         "data: {\"a\":1}\n\ndata:two\r\ndata: lines\r\n\r\n: comment\r\revent: x\rdata\r\r"
                         "id: 7\ndata: \xE2\x80\xA8 stays\n\nretry: 5\n\ndata: unfinished";
    for (size_t chunk = 1; chunk < strlen(stream); chunk++) {
        expect_events(stream, strlen(stream), chunk, "[{\"a\":1}][two\nlines][][\xE2\x80\xA8 stays]");
    }
}

static void only_one_space_after_the_colon_is_taken_off(void **state)
{
    (void)state;
    const char *stream = "data:  two\n\ndata:none\n\ndatas: no\n\n";
    expect_events(stream, strlen(stream), 100, "[ two][none]");
}

static void reading_stops_when_told(void **state)
{
    (void)state;
    collected into = {.stop_after = 2};
    pa_sse sse;
    pa_sse_init(&sse, 100, collect, &into);
    const char *stream = "data: 1\n\ndata: 2\n\ndata: 3\n\n";
    assert_int_equal(
        pa_sse_push(&sse, (pa_span){.data = (const uint8_t *)stream, .size = strlen(stream)}, NULL), PA_OK);
    assert_true(sse.stopped);
    pa_sse_done(&sse);
    assert_string_equal(into.text, "[1][2]");
}

static void an_endless_line_is_refused(void **state)
{
    (void)state;
    collected into = {0};
    pa_sse sse;
    pa_sse_init(&sse, 64, collect, &into);
    char piece[40];
    memset(piece, 'x', sizeof piece);
    pa_span span = {.data = (const uint8_t *)piece, .size = sizeof piece};
    assert_int_equal(pa_sse_push(&sse, span, NULL), PA_OK);
    assert_int_equal(pa_sse_push(&sse, span, NULL), PA_TOO_LARGE);
    pa_sse_done(&sse);
}

static void endless_data_lines_are_refused(void **state)
{
    (void)state;
    collected into = {0};
    pa_sse sse;
    pa_sse_init(&sse, 64, collect, &into);
    pa_span line = {.data = (const uint8_t *)"data: 0123456789\n", .size = 17};
    pa_status status = PA_OK;
    for (int i = 0; i < 20 && status == PA_OK; i++) {
        status = pa_sse_push(&sse, line, NULL);
    }
    assert_int_equal(status, PA_TOO_LARGE);
    pa_sse_done(&sse);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_the_same_however_the_stream_is_split),
        cmocka_unit_test(only_one_space_after_the_colon_is_taken_off),
        cmocka_unit_test(reading_stops_when_told),
        cmocka_unit_test(an_endless_line_is_refused),
        cmocka_unit_test(endless_data_lines_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
