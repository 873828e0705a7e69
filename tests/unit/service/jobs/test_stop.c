#include "cmocka_prelude.h"

#include <string.h>

#include "jobs_fixture.h"

static void stopping_nothing_is_harmless(void **state)
{
    (void)state;
    pa_jobs_stop(NULL, 0);
}

static void stop(jobs_fixture *fixture, uint32_t grace_ms)
{
    pa_jobs_stop(fixture->jobs, grace_ms);
    fixture->jobs = NULL;
}

static void a_stop_without_grace_interrupts_what_runs_and_waits(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, shared, waiting;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &shared, "a");
    submit_prompt(fixture, &waiting, "b");
    stop(fixture, 0);
    assert_int_equal(running.calls, 1);
    assert_int_equal(shared.calls, 1);
    assert_int_equal(waiting.calls, 1);
    assert_int_equal(running.status, PA_INTERRUPTED);
    assert_int_equal(shared.status, PA_INTERRUPTED);
    assert_int_equal(waiting.status, PA_INTERRUPTED);
    assert_int_equal(fixture->first.begun, 1);
    assert_int_equal(fixture->first.cancelled, 1);
}

static void *stop_with_grace(void *user)
{
    stop(user, 60000);
    return NULL;
}

static void what_runs_may_finish_within_the_grace(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &waiting, "b");
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, stop_with_grace, fixture), 0);
    await_answer(&waiting);
    assert_int_equal(waiting.status, PA_INTERRUPTED);
    assert_false(answered(&running));
    set_gate(&fixture->first, true);
    pthread_join(thread, NULL);
    assert_int_equal(running.calls, 1);
    assert_int_equal(running.status, PA_OK);
    assert_true(fixture_finds(fixture->store, running.id));
}

static void stopping_jobs_take_no_more(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &waiting, "b");
    pthread_t thread;
    pa_jobs *jobs = fixture->jobs;
    assert_int_equal(pthread_create(&thread, NULL, stop_with_grace, fixture), 0);
    await_answer(&waiting);
    /* The running job keeps the jobs alive until the gate opens. */
    pa_request request = {.prompt = "c"};
    assert_int_equal(refusal_of(jobs, &request, true).status, PA_UNAVAILABLE);
    set_gate(&fixture->first, true);
    pthread_join(thread, NULL);
    assert_int_equal(running.status, PA_OK);
}

static void an_idle_stop_does_not_use_its_grace(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    answer done;
    submit_prompt(fixture, &done, "a");
    await_answer(&done);
    /* An hour would outlast every patience of the runner. */
    stop(fixture, 3600 * 1000);
}

#define JOBS_TEST(name) cmocka_unit_test_setup_teardown(name, jobs_fixture_setup, jobs_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopping_nothing_is_harmless),
        JOBS_TEST(a_stop_without_grace_interrupts_what_runs_and_waits),
        JOBS_TEST(what_runs_may_finish_within_the_grace),
        JOBS_TEST(stopping_jobs_take_no_more),
        JOBS_TEST(an_idle_stop_does_not_use_its_grace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
