#include "cmocka_prelude.h"

#include <string.h>

#include "arena_fixture.h"
#include "engines/gradio/message.h"

static pa_gradio_message decode(const char *text)
{
    pa_gradio_message message;
    pa_error err = {0};
    pa_span span = {.data = (const uint8_t *)text, .size = strlen(text)};
    if (pa_gradio_message_decode(span, &arena, &message, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return message;
}

static void a_queue_position_is_read(void **state)
{
    (void)state;
    pa_gradio_message message =
        decode("{\"msg\":\"estimation\",\"event_id\":\"05994d\",\"rank\":2,\"queue_size\":5,"
               "\"rank_eta\":2.19}");
    assert_int_equal(message.event, PA_GRADIO_ESTIMATION);
    assert_string_equal(message.event_id, "05994d");
    assert_int_equal(message.rank, 2);
    assert_int_equal(message.queue_size, 5);
    assert_float_equal(message.eta_s, 2.19, 1e-9);
    pa_gradio_message_done(&message);
}

static void progress_is_a_fraction_or_steps_of_steps(void **state)
{
    (void)state;
    pa_gradio_message message =
        decode("{\"msg\":\"progress\",\"event_id\":\"e\",\"progress_data\":[{\"index\":null,"
               "\"length\":null,\"unit\":\"steps\",\"progress\":0.3333,\"desc\":\"step 1\"}]}");
    assert_float_equal(message.fraction, 0.3333, 1e-9);
    assert_string_equal(message.words, "step 1");
    pa_gradio_message_done(&message);
    message = decode(
        "{\"msg\":\"progress\",\"progress_data\":[{\"progress\":0.1},{\"index\":3.0,\"length\":12.0}]}");
    assert_float_equal(message.fraction, 0.25, 1e-9);
    pa_gradio_message_done(&message);
    message = decode("{\"msg\":\"progress\",\"progress_data\":[]}");
    assert_true(message.fraction < 0);
    pa_gradio_message_done(&message);
}

static void success_carries_the_outputs(void **state)
{
    (void)state;
    pa_gradio_message message =
        decode("{\"msg\":\"process_completed\",\"event_id\":\"e\",\"output\":{\"data\":[null,7],"
               "\"is_generating\":false},\"success\":true}");
    assert_true(message.succeeded);
    assert_int_equal(json_array_size(message.data), 2);
    pa_gradio_message_done(&message);
}

static void a_cancelled_event_completes_with_nothing(void **state)
{
    (void)state;
    pa_gradio_message message = decode("{\"msg\":\"process_completed\",\"output\":{},\"success\":true}");
    assert_true(message.cancelled);
    assert_false(message.succeeded);
    pa_gradio_message_done(&message);
}

static void an_error_is_unquoted_and_loses_its_tags(void **state)
{
    (void)state;
    /* As 4.44.1 sends gr.Error (repr), as 5.49.1 does, and as an app with show_error off does. */
    pa_gradio_message message = decode("{\"msg\":\"process_completed\",\"output\":{\"error\":\"'You\\\\'re "
                                       "out. <a href=\\\"x\\\">Log in</a> now'\","
                                       "\"duration\":10},\"success\":false}");
    assert_string_equal(message.words, "You're out. Log in now");
    assert_false(message.succeeded);
    pa_gradio_message_done(&message);
    message = decode("{\"msg\":\"process_completed\",\"title\":\"ZeroGPU quota "
                     "exceeded\",\"output\":{\"error\":\"plain 3 < 4\"},"
                     "\"success\":false}");
    assert_string_equal(message.words, "plain 3 < 4");
    assert_string_equal(message.title, "ZeroGPU quota exceeded");
    pa_gradio_message_done(&message);
    message = decode("{\"msg\":\"process_completed\",\"output\":{\"error\":null},\"success\":false}");
    assert_string_equal(message.words, "");
    assert_false(message.succeeded || message.cancelled);
    pa_gradio_message_done(&message);
}

static void success_without_outputs_is_no_success(void **state)
{
    (void)state;
    pa_gradio_message message =
        decode("{\"msg\":\"process_completed\",\"output\":{\"error\":\"x\",\"data\":[1]},\"success\":true}");
    assert_false(message.succeeded);
    pa_gradio_message_done(&message);
}

static void unknown_messages_only_show_life(void **state)
{
    (void)state;
    pa_gradio_message message = decode("{\"msg\":\"heartbeat\",\"event_id\":null}");
    assert_int_equal(message.event, PA_GRADIO_OTHER);
    assert_string_equal(message.event_id, "");
    pa_gradio_message_done(&message);
}

static void what_is_no_message_is_refused(void **state)
{
    (void)state;
    const char *texts[] = {"", "ALIVE", "[]", "{}", "{\"msg\":3}", "null"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pa_gradio_message message;
        pa_span span = {.data = (const uint8_t *)texts[i], .size = strlen(texts[i])};
        assert_int_equal(pa_gradio_message_decode(span, &arena, &message, NULL), PA_CORRUPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_queue_position_is_read),
        cmocka_unit_test(progress_is_a_fraction_or_steps_of_steps),
        cmocka_unit_test(success_carries_the_outputs),
        cmocka_unit_test(a_cancelled_event_completes_with_nothing),
        cmocka_unit_test(an_error_is_unquoted_and_loses_its_tags),
        cmocka_unit_test(success_without_outputs_is_no_success),
        cmocka_unit_test(unknown_messages_only_show_life),
        cmocka_unit_test(what_is_no_message_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
