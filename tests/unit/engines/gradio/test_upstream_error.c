#include "cmocka_prelude.h"

#include <string.h>

#include "engines/gradio/upstream_error.h"

static const struct {
    const char *words;
    const char *title;
    pa_status status;
    int retry_after_s;
} cases[] = {
    {"You have exceeded your GPU quota (60s requested vs. 0s left).", "", PA_UPSTREAM_QUOTA, 0},
    {"You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 23:59:09. "
     "Authenticate.",
     "ZeroGPU quota exceeded", PA_UPSTREAM_QUOTA, 86349},
    {"You have exceeded your GPU quota (46s left vs. 60s requested). Sign-up to get more or retry in "
     "0:09:48.",
     "", PA_UPSTREAM_QUOTA, 588},
    {"You have exceeded your Pro GPU quota. Try again in 1 day, 0:00:01.", "", PA_UPSTREAM_QUOTA, 86401},
    {"No GPU was available after 60s. Create a free account", "ZeroGPU quota exceeded", PA_UPSTREAM_BUSY, 60},
    {"Unlogged user is runnning out of daily ZeroGPU quotas.", "", PA_UPSTREAM_QUOTA, 0},
    {"The requested GPU duration (180s) is larger than the maximum allowed", "", PA_UPSTREAM_ERROR, 0},
    {"GPU task aborted", "", PA_UPSTREAM_ERROR, 0},
    {"RuntimeError", "ZeroGPU worker error", PA_UPSTREAM_ERROR, 0},
    {"list index out of range", "", PA_UPSTREAM_ERROR, 0},
    {"", "", PA_UPSTREAM_ERROR, 0},
    {"Server stopped unexpectedly.", "", PA_UPSTREAM_LOST, 30},
};

static void words_mean_what_their_senders_mean(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_error err = {0};
        pa_status status = pa_gradio_explain_words(cases[i].words, cases[i].title, &err);
        if (status != cases[i].status || err.retry_after_s != cases[i].retry_after_s) {
            fail_msg("\"%s\": %s, again in %d s", cases[i].words, pa_status_code(status), err.retry_after_s);
        }
    }
}

static void upstream_text_is_never_repeated(void **state)
{
    (void)state;
    pa_error err = {0};
    pa_gradio_explain_words("KeyError: 'secret' in /home/user/app.py", "", &err);
    assert_null(strstr(err.detail, "secret"));
    pa_gradio_explain_http(500, "<html>Traceback secret</html>", 0, &err);
    assert_null(strstr(err.detail, "secret"));
}

static void http_answers_are_told_apart(void **state)
{
    (void)state;
    pa_error err = {0};
    assert_int_equal(pa_gradio_explain_http(401, "", 0, &err), PA_UPSTREAM_AUTH);
    assert_int_equal(pa_gradio_explain_http(404, "", 0, &err), PA_UPSTREAM_MISSING);
    assert_int_equal(pa_gradio_explain_http(429, "", 17, &err), PA_UPSTREAM_BUSY);
    assert_int_equal(err.retry_after_s, 17);
    assert_int_equal(
        pa_gradio_explain_http(503, "{\"detail\":\"Queue is full. Max size is 1 and size is 1.\"}", 0, &err),
        PA_UPSTREAM_BUSY);
    assert_int_equal(pa_gradio_explain_http(503, "<html>", 0, &err), PA_UPSTREAM_ASLEEP);
    assert_int_equal(
        pa_gradio_explain_http(503, "Your space is in error, check its status on hf.co", 0, &err),
        PA_UPSTREAM_ERROR);
    assert_int_equal(pa_gradio_explain_stage("PAUSED", &err), PA_UPSTREAM_PAUSED);
    assert_int_equal(pa_gradio_explain_stage("RUNTIME_ERROR", &err), PA_UPSTREAM_ERROR);
}

static void nonsense_durations_are_not_believed(void **state)
{
    (void)state;
    assert_int_equal(pa_gradio_retry_seconds("Try again in a while"), 0);
    assert_int_equal(pa_gradio_retry_seconds("Try again in 99999999999999:00:00"), 0);
    assert_int_equal(pa_gradio_retry_seconds("Try again in -1:00:00"), 0);
    assert_int_equal(pa_gradio_retry_seconds("Try again in 2 days, 1:00:00"), 2 * 86400 + 3600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_mean_what_their_senders_mean),
        cmocka_unit_test(upstream_text_is_never_repeated),
        cmocka_unit_test(http_answers_are_told_apart),
        cmocka_unit_test(nonsense_durations_are_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
