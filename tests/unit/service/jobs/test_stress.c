#include "cmocka_prelude.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "foundation/random.h"
#include "jobs_fixture.h"

enum { CALLERS = 6, ROUNDS = 150, PROMPTS = 12 };

/* One caller's view of one submit. */
typedef struct call {
    atomic_int answers;
    atomic_int status;
    char id[37];
    bool accepted;
} call;

typedef struct caller {
    jobs_fixture *fixture;
    uint64_t seed;
    call calls[ROUNDS];
} caller;

static void note(void *user, const pa_job_outcome *outcome)
{
    call *of = user;
    atomic_store(&of->status, (int)outcome->status);
    atomic_fetch_add(&of->answers, 1);
}

static void *submit_and_cancel(void *user)
{
    caller *self = user;
    pa_random random;
    pa_random_init(&random, self->seed);
    for (int i = 0; i < ROUNDS; i++) {
        char prompt[16];
        snprintf(prompt, sizeof prompt, "thing %u", pa_random_below(&random, PROMPTS));
        pa_request request = {.prompt = prompt, .seed = pa_random_below(&random, 4)};
        call *of = &self->calls[i];
        pa_job_order order = {
            .request = &request, .use_cache = pa_random_below(&random, 2), .on_done = note, .user = of};
        of->accepted = pa_jobs_submit(self->fixture->jobs, &order, of->id, NULL) == PA_OK;
        if (pa_random_below(&random, 3) == 0) {
            pa_jobs_cancel(self->fixture->jobs, self->calls[pa_random_below(&random, (uint32_t)i + 1)].id);
        }
        pa_jobs_figures figures;
        pa_jobs_measure(self->fixture->jobs, &figures);
    }
    return NULL;
}

static void every_accepted_request_is_answered_exactly_once(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 3;
    fixture->options.queue_capacity = 16;
    jobs_fixture_start(fixture);
    static caller callers[CALLERS];
    memset(callers, 0, sizeof callers);
    pthread_t threads[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i].fixture = fixture;
        callers[i].seed = (uint64_t)i;
        assert_int_equal(pthread_create(&threads[i], NULL, submit_and_cancel, &callers[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(threads[i], NULL);
    }
    /* One that nobody cancels, waited for: whatever the others did, the queue still does its work. */
    static call last;
    last = (call){0};
    pa_request request = {.prompt = "the last thing"};
    pa_job_order order = {.request = &request, .on_done = note, .user = &last};
    while (pa_jobs_submit(fixture->jobs, &order, last.id, NULL) != PA_OK) {
        sched_yield();
    }
    while (atomic_load(&last.answers) == 0) {
        sched_yield();
    }
    assert_int_equal(atomic_load(&last.status), PA_OK);
    pa_jobs_stop(fixture->jobs, 60000);
    fixture->jobs = NULL;
    int outcomes[PA_STATUS_COUNT] = {0};
    for (int i = 0; i < CALLERS; i++) {
        for (int j = 0; j < ROUNDS; j++) {
            call *of = &callers[i].calls[j];
            assert_int_equal(atomic_load(&of->answers), of->accepted);
            outcomes[atomic_load(&of->status)] += of->accepted;
        }
    }
    for (int status = 0; status < PA_STATUS_COUNT; status++) {
        bool expected = status == PA_OK || status == PA_CANCELLED || status == PA_INTERRUPTED;
        assert_true(expected || outcomes[status] == 0);
    }
    /* At most one file for each prompt and seed, whoever made it and however often. */
    assert_true(fixture_count_files(fixture->store) <= PROMPTS * 4 + 1);
}

#define JOBS_TEST(name) cmocka_unit_test_setup_teardown(name, jobs_fixture_setup, jobs_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        JOBS_TEST(every_accepted_request_is_answered_exactly_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
