#include "cmocka_prelude.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "service/api/rate_limit.h"

#define SECOND INT64_C(1000000000)

static pa_rate_limit *new_limit(uint32_t requests, uint32_t window_seconds, uint32_t max_clients)
{
    pa_rate_limit *limit = NULL;
    pa_rate_limit_options options = {requests, window_seconds, max_clients};
    assert_int_equal(pa_rate_limit_new(&options, &limit, NULL), PA_OK);
    return limit;
}

static void the_sixth_request_waits_until_the_first_leaves_the_window(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(5, 60, 0);
    for (int i = 0; i < 5; i++) {
        pa_rate_verdict verdict = pa_rate_limit_admit(limit, "192.0.2.1", (100 + i) * SECOND);
        assert_true(verdict.admitted);
        assert_int_equal(verdict.remaining, 4 - i);
    }
    pa_rate_verdict refused = pa_rate_limit_admit(limit, "192.0.2.1", 110 * SECOND);
    assert_false(refused.admitted);
    assert_int_equal(refused.remaining, 0);
    assert_int_equal(refused.reset_ns, 50 * SECOND);
    /* A nanosecond early is refused, on time is admitted, and then the second oldest counts. */
    assert_false(pa_rate_limit_admit(limit, "192.0.2.1", 160 * SECOND - 1).admitted);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 160 * SECOND).admitted);
    pa_rate_verdict next = pa_rate_limit_admit(limit, "192.0.2.1", 160 * SECOND);
    assert_false(next.admitted);
    assert_int_equal(next.reset_ns, 1 * SECOND);
    pa_rate_limit_free(limit);
}

static void refused_requests_do_not_count(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(1, 10, 0);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 0).admitted);
    for (int i = 1; i < 100; i++) {
        assert_false(pa_rate_limit_admit(limit, "192.0.2.1", i * SECOND / 10).admitted);
    }
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 10 * SECOND).admitted);
    pa_rate_limit_free(limit);
}

static void a_look_does_not_count(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(2, 10, 0);
    assert_int_equal(pa_rate_limit_peek(limit, "192.0.2.1", 0).remaining, 2);
    assert_int_equal(pa_rate_limit_clients(limit), 0);
    pa_rate_limit_admit(limit, "192.0.2.1", 0);
    assert_int_equal(pa_rate_limit_peek(limit, "192.0.2.1", SECOND).remaining, 1);
    assert_int_equal(pa_rate_limit_peek(limit, "192.0.2.1", SECOND).reset_ns, 9 * SECOND);
    assert_int_equal(pa_rate_limit_peek(limit, "192.0.2.1", SECOND).remaining, 1);
    pa_rate_limit_free(limit);
}

static void clients_are_told_apart_by_address_and_v6_by_its_64(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(1, 60, 0);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 0).admitted);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.2", 0).admitted);
    assert_false(pa_rate_limit_admit(limit, "::ffff:192.0.2.1", 0).admitted);
    assert_true(pa_rate_limit_admit(limit, "2001:db8:1:2::1", 0).admitted);
    assert_false(pa_rate_limit_admit(limit, "2001:db8:1:2:ffff::9", 0).admitted);
    assert_true(pa_rate_limit_admit(limit, "2001:db8:1:3::1", 0).admitted);
    assert_true(pa_rate_limit_admit(limit, "not an address", 0).admitted);
    assert_false(pa_rate_limit_admit(limit, "", 0).admitted);
    pa_rate_limit_free(limit);
}

static void a_million_addresses_do_not_grow_the_table(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(2, 60, 1000);
    char address[24];
    for (uint32_t i = 0; i < 1000000; i++) {
        snprintf(address, sizeof address, "10.%u.%u.%u", i >> 16, (i >> 8) & 255, i & 255);
        assert_true(pa_rate_limit_admit(limit, address, i).admitted);
        /* One who keeps coming is remembered through the flood. */
        if (i % 500 == 0) {
            assert_int_equal(pa_rate_limit_admit(limit, "192.0.2.1", i).admitted, i < 1000);
        }
    }
    assert_int_equal(pa_rate_limit_clients(limit), 1000);
    pa_rate_limit_free(limit);
}

static void a_large_limit_is_never_kept_too_loosely(void **state)
{
    (void)state;
    enum { LIMIT = 1000, STEPS = 20000 };
    pa_rate_limit *limit = new_limit(LIMIT, 63, 0);
    static int64_t admitted_at[STEPS];
    size_t admitted = 0;
    int64_t now = 0;
    for (int i = 0; i < STEPS; i++) {
        now += SECOND / 50 + (i % 7) * SECOND / 1000;
        pa_rate_verdict verdict = pa_rate_limit_admit(limit, "192.0.2.1", now);
        if (!verdict.admitted) {
            /* What it says about coming back is true to the nanosecond. */
            assert_false(pa_rate_limit_peek(limit, "192.0.2.1", now + verdict.reset_ns - 1).admitted);
            assert_true(pa_rate_limit_peek(limit, "192.0.2.1", now + verdict.reset_ns).admitted);
            now += verdict.reset_ns;
            assert_true(pa_rate_limit_admit(limit, "192.0.2.1", now).admitted);
        }
        admitted_at[admitted++] = now;
        if (admitted > LIMIT) {
            assert_true(now - admitted_at[admitted - 1 - LIMIT] >= 63 * SECOND);
        }
    }
    pa_rate_limit_free(limit);
}

static void a_clock_read_out_of_order_does_not_disturb(void **state)
{
    (void)state;
    pa_rate_limit *limit = new_limit(2, 10, 0);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 5 * SECOND).admitted);
    assert_true(pa_rate_limit_admit(limit, "192.0.2.1", 4 * SECOND).admitted);
    pa_rate_verdict refused = pa_rate_limit_admit(limit, "192.0.2.1", 6 * SECOND);
    assert_false(refused.admitted);
    assert_int_equal(refused.reset_ns, 9 * SECOND);
    pa_rate_limit_free(limit);
}

typedef struct rate_crowd {
    pa_rate_limit *limit;
    atomic_uint admitted;
} rate_crowd;

static void *press_in(void *user)
{
    rate_crowd *crowd = user;
    for (int i = 0; i < 1000; i++) {
        if (pa_rate_limit_admit(crowd->limit, "192.0.2.1", i).admitted) {
            atomic_fetch_add(&crowd->admitted, 1);
        }
    }
    return NULL;
}

static void threads_together_get_no_more_than_the_limit(void **state)
{
    (void)state;
    rate_crowd crowd = {.limit = new_limit(50, 60, 0)};
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, press_in, &crowd), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&crowd.admitted), 50);
    pa_rate_limit_free(crowd.limit);
}

static void a_limit_of_nothing_is_refused(void **state)
{
    (void)state;
    pa_rate_limit *limit = NULL;
    assert_int_equal(pa_rate_limit_new(&(pa_rate_limit_options){0, 60, 0}, &limit, NULL), PA_INVALID);
    assert_int_equal(pa_rate_limit_new(&(pa_rate_limit_options){5, 0, 0}, &limit, NULL), PA_INVALID);
    assert_null(limit);
    pa_rate_limit_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sixth_request_waits_until_the_first_leaves_the_window),
        cmocka_unit_test(refused_requests_do_not_count),
        cmocka_unit_test(a_look_does_not_count),
        cmocka_unit_test(clients_are_told_apart_by_address_and_v6_by_its_64),
        cmocka_unit_test(a_million_addresses_do_not_grow_the_table),
        cmocka_unit_test(a_large_limit_is_never_kept_too_loosely),
        cmocka_unit_test(a_clock_read_out_of_order_does_not_disturb),
        cmocka_unit_test(threads_together_get_no_more_than_the_limit),
        cmocka_unit_test(a_limit_of_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
