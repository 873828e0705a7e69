#include "cmocka_prelude.h"

#include <stdlib.h>
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
    for (int at = 0; at < STAGE_COUNT; at++) {
        TAILQ_INIT(&of->jobs.stages[at]);
    }
    TAILQ_INIT(&of->jobs.timed);
    TAILQ_INIT(&of->jobs.leaving);
    TAILQ_INIT(&of->jobs.errands);
    TAILQ_INIT(&of->jobs.beginnings);
    of->jobs.lane_count = 2;
    for (int at = 0; at < 2; at++) {
        of->jobs.lanes[at].engine = &of->registry.engines[at];
        of->jobs.lanes[at].limit = UINT32_MAX;
        TAILQ_INIT(&of->jobs.lanes[at].ring);
    }
    of->jobs.pools[POOL_LOCAL].slots = 4;
    pthread_cond_init(&of->jobs.news, NULL);
}

static void run_for(books *of, generation *work, int engine, double seconds)
{
    *work = (generation){.engine = &of->registry.engines[engine],
                         .started_ns = pa_clock_monotonic_ns() - (int64_t)(seconds * 1e9)};
    jobs_enter(&of->jobs, work, STAGE_RUNNING);
}

static void with_nothing_running_a_second_is_enough(void **state)
{
    (void)state;
    books of;
    init(&of);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, &of.jobs.lanes[0]), 1);
}

static void a_running_generation_is_expected_to_take_the_average(void **state)
{
    (void)state;
    books of;
    generation work;
    init(&of);
    jobs_learn(&of.jobs, "slow", 60);
    run_for(&of, &work, 0, 20.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, &of.jobs.lanes[0]), 40);
}

static void the_first_to_end_frees_the_place(void **state)
{
    (void)state;
    books of;
    generation early, late, other;
    init(&of);
    jobs_learn(&of.jobs, "slow", 60);
    jobs_learn(&of.jobs, "quick", 6);
    run_for(&of, &early, 0, 50.5);
    run_for(&of, &late, 0, 10);
    run_for(&of, &other, 1, 2.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, &of.jobs.lanes[0]), 10);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, &of.jobs.lanes[1]), 4);
}

static void one_that_outlives_the_average_is_given_half_as_long_again(void **state)
{
    (void)state;
    books of;
    generation work;
    init(&of);
    jobs_learn(&of.jobs, "quick", 6);
    run_for(&of, &work, 1, 99.5);
    assert_int_equal(jobs_estimate_wait_s(&of.jobs, &of.jobs.lanes[1]), 50);
}

static void what_a_generation_says_of_itself_counts_more_the_further_it_is(void **state)
{
    (void)state;
    books of;
    generation work;
    init(&of);
    run_for(&of, &work, 0, 10);
    assert_true(jobs_estimate_outcome_s(&of.jobs, &of.jobs.lanes[0], &work) < 0);
    work.progress = 0.5;
    assert_float_equal(jobs_estimate_outcome_s(&of.jobs, &of.jobs.lanes[0], &work), 10, 0.1);
    jobs_learn(&of.jobs, "slow", 30);
    assert_float_equal(jobs_estimate_outcome_s(&of.jobs, &of.jobs.lanes[0], &work), 15, 0.1);
}

static void the_average_follows_what_it_sees(void **state)
{
    (void)state;
    books of;
    init(&of);
    jobs_learn(&of.jobs, "slow", 100);
    assert_float_equal(of.jobs.lanes[0].average_s, 100, 1e-9);
    for (int i = 0; i < 40; i++) {
        jobs_learn(&of.jobs, "slow", 10);
    }
    assert_float_equal(of.jobs.lanes[0].average_s, 10, 0.1);
    jobs_learn(&of.jobs, "nobody", 5);
    assert_float_equal(of.jobs.lanes[1].average_s, 0, 0);
}

static void who_wants_no_stored_result_joins_no_generation_that_may_get_one(void **state)
{
    (void)state;
    books of;
    init(&of);
    generation work = {.engine = &of.registry.engines[0], .use_cache = true, .key = "k"};
    jobs_add_key(&of.jobs, &work);
    jobs_enter(&of.jobs, &work, STAGE_ASKED);
    assert_ptr_equal(jobs_find_same(&of.jobs, "k", true, false), &work);
    assert_null(jobs_find_same(&of.jobs, "k", false, false));
    jobs_move(&of.jobs, &work, STAGE_RUNNING);
    assert_ptr_equal(jobs_find_same(&of.jobs, "k", false, false), &work);
    assert_null(jobs_find_same(&of.jobs, "other", true, false));
    /* A stored job cannot be served by a commit that does not know it. */
    work.committing = true;
    assert_ptr_equal(jobs_find_same(&of.jobs, "k", true, false), &work);
    assert_null(jobs_find_same(&of.jobs, "k", true, true));
    work.closed = true;
    assert_null(jobs_find_same(&of.jobs, "k", true, false));
}

static void the_last_to_leave_cancels_what_runs(void **state)
{
    (void)state;
    books of;
    init(&of);
    generation work = {.engine = &of.registry.engines[0]};
    job first = {0}, second = {0};
    jobs_enter(&of.jobs, &work, STAGE_RUNNING);
    jobs_join(&of.jobs, &work, &first);
    jobs_join(&of.jobs, &work, &second);
    jobs_leave(&of.jobs, &first, PA_CANCELLED);
    assert_false(atomic_load(&work.cancel));
    assert_false(work.closed);
    jobs_leave(&of.jobs, &second, PA_TIMEOUT);
    assert_true(atomic_load(&work.cancel));
    assert_true(work.closed);
    assert_ptr_equal(TAILQ_FIRST(&of.jobs.leaving), &first);
    assert_int_equal(second.wants, PA_TIMEOUT);
}

static void nobody_leaves_while_the_store_is_asked(void **state)
{
    (void)state;
    books of;
    init(&of);
    generation work = {.engine = &of.registry.engines[0]};
    job leaves = {0}, stays = {0};
    jobs_enter(&of.jobs, &work, STAGE_RUNNING);
    jobs_join(&of.jobs, &work, &leaves);
    jobs_join(&of.jobs, &work, &stays);
    jobs_seal(&work);
    jobs_leave(&of.jobs, &leaves, PA_CANCELLED);
    assert_true(TAILQ_EMPTY(&of.jobs.leaving));
    jobs_unseal(&of.jobs, &work);
    assert_ptr_equal(TAILQ_FIRST(&of.jobs.leaving), &leaves);
    assert_ptr_equal(LIST_FIRST(&work.members), &stays);
    assert_false(atomic_load(&work.cancel));
}

static generation *queue_up(books *of, int engine, const char *client)
{
    generation *work = calloc(1, sizeof *work);
    work->own_turn = calloc(1, sizeof *work->own_turn);
    work->engine = &of->registry.engines[engine];
    strcpy(work->client, client);
    jobs_add_key(&of->jobs, work);
    jobs_enter(&of->jobs, work, STAGE_QUEUED);
    return work;
}

static generation *take_next(books *of)
{
    generation *work = jobs_next(&of->jobs, &of->jobs.pools[POOL_LOCAL]);
    if (work) {
        jobs_move(&of->jobs, work, STAGE_RUNNING);
    }
    return work;
}

static void turns_go_round_among_clients_and_positions_say_so(void **state)
{
    (void)state;
    books of;
    init(&of);
    const lane *slow = &of.jobs.lanes[0];
    generation *greedy[3], *modest, *late;
    for (int i = 0; i < 3; i++) {
        greedy[i] = queue_up(&of, 0, "greedy");
    }
    modest = queue_up(&of, 0, "modest");
    late = queue_up(&of, 0, "late");
    generation *wanted[5] = {greedy[0], modest, late, greedy[1], greedy[2]};
    for (uint32_t i = 0; i < 5; i++) {
        assert_int_equal(lane_position(slow, wanted[i]), i);
    }
    assert_int_equal(lane_count_client(slow, "greedy"), 3);
    for (int i = 0; i < 5; i++) {
        assert_ptr_equal(take_next(&of), wanted[i]);
        jobs_drop(&of.jobs, wanted[i]);
        for (uint32_t left = 1; i + (int)left < 5; left++) {
            assert_int_equal(lane_position(slow, wanted[(uint32_t)i + left]), left - 1);
        }
    }
    assert_null(take_next(&of));
    assert_true(TAILQ_EMPTY(&slow->ring));
}

static void an_engine_at_its_limit_is_passed_over(void **state)
{
    (void)state;
    books of;
    init(&of);
    of.jobs.lanes[0].limit = 1;
    of.jobs.lanes[0].making = 1;
    generation *slow = queue_up(&of, 0, "a");
    generation *quick = queue_up(&of, 1, "a");
    assert_ptr_equal(take_next(&of), quick);
    assert_null(take_next(&of));
    of.jobs.lanes[0].making = 0;
    of.jobs.pools[POOL_LOCAL].making = of.jobs.pools[POOL_LOCAL].slots;
    assert_null(take_next(&of));
    of.jobs.pools[POOL_LOCAL].making = 0;
    assert_ptr_equal(take_next(&of), slow);
    jobs_drop(&of.jobs, slow);
    jobs_drop(&of.jobs, quick);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_nothing_running_a_second_is_enough),
        cmocka_unit_test(a_running_generation_is_expected_to_take_the_average),
        cmocka_unit_test(the_first_to_end_frees_the_place),
        cmocka_unit_test(one_that_outlives_the_average_is_given_half_as_long_again),
        cmocka_unit_test(what_a_generation_says_of_itself_counts_more_the_further_it_is),
        cmocka_unit_test(the_average_follows_what_it_sees),
        cmocka_unit_test(who_wants_no_stored_result_joins_no_generation_that_may_get_one),
        cmocka_unit_test(the_last_to_leave_cancels_what_runs),
        cmocka_unit_test(nobody_leaves_while_the_store_is_asked),
        cmocka_unit_test(turns_go_round_among_clients_and_positions_say_so),
        cmocka_unit_test(an_engine_at_its_limit_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
