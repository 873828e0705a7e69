#include "cmocka_prelude.h"

#include <string.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* Jobs without threads: only the book-keeping. */
typedef struct books {
    pa_registry registry;
    pa_jobs jobs;
} books;

static void init(books *of)
{
    *of = (books){0};
    of->registry.engines[0].name = "slow";
    of->registry.engines[1].name = "quick";
    of->registry.engine_count = 2;
    of->jobs.registry = &of->registry;
    for (int state = 0; state < JOB_STATE_COUNT; state++) {
        TAILQ_INIT(&of->jobs.jobs[state]);
    }
    TAILQ_INIT(&of->jobs.waiters);
    TAILQ_INIT(&of->jobs.leaving);
    pthread_cond_init(&of->jobs.news, NULL);
}

static void run_for(books *of, job *work, int engine, double seconds)
{
    *work = (job){.engine = &of->registry.engines[engine],
                  .started_ns = pa_clock_monotonic_ns() - (int64_t)(seconds * 1e9)};
    jobs_enter(&of->jobs, work, JOB_RUNNING);
}

static void with_nothing_running_a_second_is_enough(void **state)
{
    (void)state;
    books of;
    init(&of);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, LANE_LOCAL), 1);
}

static void a_running_job_is_expected_to_take_the_average(void **state)
{
    (void)state;
    books of;
    job work;
    init(&of);
    jobs_learn(&of.jobs, "slow", 60);
    run_for(&of, &work, 0, 20.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, LANE_LOCAL), 40);
}

static void the_first_to_end_frees_the_place(void **state)
{
    (void)state;
    books of;
    job slow, quick;
    init(&of);
    jobs_learn(&of.jobs, "slow", 60);
    jobs_learn(&of.jobs, "quick", 6);
    run_for(&of, &slow, 0, 10);
    run_for(&of, &quick, 1, 2.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, LANE_LOCAL), 4);
}

static void one_that_outlives_the_average_is_given_half_as_long_again(void **state)
{
    (void)state;
    books of;
    job work;
    init(&of);
    jobs_learn(&of.jobs, "quick", 6);
    run_for(&of, &work, 1, 99.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, LANE_LOCAL), 50);
}

static void the_average_follows_what_it_sees(void **state)
{
    (void)state;
    books of;
    init(&of);
    jobs_learn(&of.jobs, "slow", 100);
    assert_float_equal(of.jobs.average_s[0], 100, 1e-9);
    for (int i = 0; i < 40; i++) {
        jobs_learn(&of.jobs, "slow", 10);
    }
    assert_float_equal(of.jobs.average_s[0], 10, 0.1);
    jobs_learn(&of.jobs, "nobody", 5);
    assert_float_equal(of.jobs.average_s[1], 0, 0);
}

static void who_wants_no_stored_result_joins_no_job_that_may_get_one(void **state)
{
    (void)state;
    books of;
    init(&of);
    job work = {.use_cache = true, .key = "k"};
    jobs_enter(&of.jobs, &work, JOB_ASKED);
    assert_ptr_equal(jobs_find(&of.jobs, "k", true), &work);
    assert_null(jobs_find(&of.jobs, "k", false));
    jobs_move(&of.jobs, &work, JOB_QUEUED);
    assert_ptr_equal(jobs_find(&of.jobs, "k", false), &work);
    assert_null(jobs_find(&of.jobs, "other", true));
    work.closed = true;
    assert_null(jobs_find(&of.jobs, "k", true));
}

static void the_last_to_leave_cancels_what_runs(void **state)
{
    (void)state;
    books of;
    init(&of);
    job work = {.key = "k"};
    waiter first = {0}, second = {0};
    jobs_enter(&of.jobs, &work, JOB_RUNNING);
    jobs_join(&of.jobs, &work, &first);
    jobs_join(&of.jobs, &work, &second);
    jobs_leave(&of.jobs, &first, PA_CANCELLED);
    assert_false(atomic_load(&work.cancel));
    assert_false(work.closed);
    jobs_leave(&of.jobs, &second, PA_TIMEOUT);
    assert_true(atomic_load(&work.cancel));
    assert_true(work.closed);
    assert_true(TAILQ_EMPTY(&of.jobs.waiters));
    assert_ptr_equal(TAILQ_FIRST(&of.jobs.leaving), &first);
    assert_int_equal(second.leaves_with, PA_TIMEOUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_nothing_running_a_second_is_enough),
        cmocka_unit_test(a_running_job_is_expected_to_take_the_average),
        cmocka_unit_test(the_first_to_end_frees_the_place),
        cmocka_unit_test(one_that_outlives_the_average_is_given_half_as_long_again),
        cmocka_unit_test(the_average_follows_what_it_sees),
        cmocka_unit_test(who_wants_no_stored_result_joins_no_job_that_may_get_one),
        cmocka_unit_test(the_last_to_leave_cancels_what_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
