#include "cmocka_prelude.h"

#include <string.h>

#include "engines/gradio/breaker.h"

static const int64_t second = 1000000000;

static void fail_at(pa_breaker *breaker, int64_t now_ns, pa_status status, int retry_after_s)
{
    pa_error err;
    pa_fail(&err, status, "It says no.");
    err.retry_after_s = retry_after_s;
    pa_breaker_settle(breaker, now_ns, status, &err);
}

/* Lets an attempt in and makes it fail. */
static void attempt_and_fail(pa_breaker *breaker, int64_t now_ns)
{
    assert_int_equal(pa_breaker_admit(breaker, now_ns, NULL), PA_OK);
    fail_at(breaker, now_ns, PA_UPSTREAM_LOST, 0);
}

static void three_failures_in_a_row_open_it(void **state)
{
    (void)state;
    pa_breaker breaker = {0};
    attempt_and_fail(&breaker, second);
    attempt_and_fail(&breaker, second);
    assert_false(pa_breaker_is_open(&breaker, second));
    attempt_and_fail(&breaker, second);
    pa_error err = {0};
    assert_int_equal(pa_breaker_admit(&breaker, second, &err), PA_UNAVAILABLE);
    assert_non_null(strstr(err.detail, "It says no."));
    assert_in_range(err.retry_after_s, 15, 16);
}

static void a_success_in_between_starts_the_count_anew(void **state)
{
    (void)state;
    pa_breaker breaker = {0};
    for (int i = 0; i < 4; i++) {
        attempt_and_fail(&breaker, second);
        attempt_and_fail(&breaker, second);
        assert_int_equal(pa_breaker_admit(&breaker, second, NULL), PA_OK);
        pa_breaker_settle(&breaker, second, PA_OK, NULL);
    }
    assert_false(pa_breaker_is_open(&breaker, second));
}

static void after_the_pause_one_probe_goes_at_a_time(void **state)
{
    (void)state;
    pa_breaker breaker = {0};
    for (int i = 0; i < 3; i++) {
        attempt_and_fail(&breaker, second);
    }
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, NULL), PA_OK);
    pa_error err = {0};
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, &err), PA_UNAVAILABLE);
    assert_true(err.retry_after_s > 0);
    pa_breaker_settle(&breaker, 17 * second, PA_OK, NULL);
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, NULL), PA_OK);
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, NULL), PA_OK);
}

static void a_probe_that_is_cancelled_leaves_room_for_another(void **state)
{
    (void)state;
    pa_breaker breaker = {0};
    for (int i = 0; i < 3; i++) {
        attempt_and_fail(&breaker, second);
    }
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, NULL), PA_OK);
    fail_at(&breaker, 17 * second, PA_CANCELLED, 0);
    assert_int_equal(pa_breaker_admit(&breaker, 17 * second, NULL), PA_OK);
}

static void pauses_grow_and_end_at_ten_minutes(void **state)
{
    (void)state;
    pa_breaker breaker = {0};
    int64_t now = second;
    int pause = 0;
    attempt_and_fail(&breaker, now);
    attempt_and_fail(&breaker, now);
    for (int i = 0; i < 12; i++) {
        attempt_and_fail(&breaker, now);
        pa_error err = {0};
        assert_int_equal(pa_breaker_admit(&breaker, now, &err), PA_UNAVAILABLE);
        assert_true(err.retry_after_s >= pause);
        pause = err.retry_after_s;
        now += (int64_t)pause * second;
    }
    assert_in_range(pause, 600, 601);
}

static void what_will_surely_happen_again_opens_it_at_once(void **state)
{
    (void)state;
    static const pa_status lasting[] = {PA_UPSTREAM_PAUSED, PA_UPSTREAM_MISSING, PA_UPSTREAM_AUTH,
                                        PA_UPSTREAM_QUOTA, PA_UNSUPPORTED};
    for (size_t i = 0; i < sizeof lasting / sizeof lasting[0]; i++) {
        pa_breaker breaker = {0};
        fail_at(&breaker, second, lasting[i], 0);
        assert_true(pa_breaker_is_open(&breaker, second));
    }
}

static void a_quota_sets_the_time_but_is_looked_at_every_hour(void **state)
{
    (void)state;
    static const int told[][2] = {{588, 588}, {86400, 3600}};
    for (size_t i = 0; i < 2; i++) {
        pa_breaker breaker = {0};
        fail_at(&breaker, second, PA_UPSTREAM_QUOTA, told[i][0]);
        assert_true(pa_breaker_is_open(&breaker, told[i][1] * second));
        assert_false(pa_breaker_is_open(&breaker, (told[i][1] + 1) * second));
    }
}

static void what_is_not_the_servers_fault_does_not_count(void **state)
{
    (void)state;
    static const pa_status others[] = {PA_CANCELLED, PA_NO_MEMORY, PA_INVALID, PA_UPSTREAM_BAD_FILE};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        pa_breaker breaker = {0};
        for (int k = 0; k < 10; k++) {
            fail_at(&breaker, second, others[i], 0);
        }
        assert_false(pa_breaker_is_open(&breaker, second));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_failures_in_a_row_open_it),
        cmocka_unit_test(a_success_in_between_starts_the_count_anew),
        cmocka_unit_test(after_the_pause_one_probe_goes_at_a_time),
        cmocka_unit_test(a_probe_that_is_cancelled_leaves_room_for_another),
        cmocka_unit_test(pauses_grow_and_end_at_ten_minutes),
        cmocka_unit_test(what_will_surely_happen_again_opens_it_at_once),
        cmocka_unit_test(a_quota_sets_the_time_but_is_looked_at_every_hour),
        cmocka_unit_test(what_is_not_the_servers_fault_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
