#include "cmocka_prelude.h"

#include <string.h>

#include "service/store/job_state.h"

/* Written out once more, state by state, so that the table is held against something. */
static const char *const allowed[PA_JOB_STATE_COUNT][PA_JOB_STATE_COUNT + 1] = {
    [PA_JOB_QUEUED] = {"running", "succeeded", "failed", "cancelled", "interrupted"},
    [PA_JOB_RUNNING] = {"queued", "succeeded", "failed", "cancelled", "interrupted"},
};

static bool is_allowed(pa_job_state from, pa_job_state to)
{
    for (const char *const *name = allowed[from]; *name; name++) {
        if (strcmp(*name, pa_job_state_name(to)) == 0) {
            return true;
        }
    }
    return false;
}

static void every_pair_of_states_is_as_the_drawing_says(void **state)
{
    (void)state;
    for (int from = 0; from < PA_JOB_STATE_COUNT; from++) {
        for (int to = 0; to < PA_JOB_STATE_COUNT; to++) {
            assert_int_equal(pa_job_state_may_follow((pa_job_state)from, (pa_job_state)to),
                             is_allowed((pa_job_state)from, (pa_job_state)to));
        }
    }
}

static void no_walk_leaves_an_end(void **state)
{
    (void)state;
    for (int from = 0; from < PA_JOB_STATE_COUNT; from++) {
        bool ended = pa_job_state_ended((pa_job_state)from);
        assert_int_equal(ended, from != PA_JOB_QUEUED && from != PA_JOB_RUNNING);
        for (int to = 0; ended && to < PA_JOB_STATE_COUNT; to++) {
            assert_false(pa_job_state_may_follow((pa_job_state)from, (pa_job_state)to));
        }
    }
}

static void names_are_read_as_they_are_written(void **state)
{
    (void)state;
    for (int written = 0; written < PA_JOB_STATE_COUNT; written++) {
        pa_job_state read = PA_JOB_STATE_COUNT;
        assert_true(pa_job_state_parse(pa_job_state_name((pa_job_state)written), &read));
        assert_int_equal(read, written);
    }
    pa_job_state untouched = PA_JOB_FAILED;
    assert_false(pa_job_state_parse("Queued", &untouched));
    assert_false(pa_job_state_parse("", &untouched));
    assert_false(pa_job_state_parse(NULL, &untouched));
    assert_int_equal(untouched, PA_JOB_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_states_is_as_the_drawing_says),
        cmocka_unit_test(no_walk_leaves_an_end),
        cmocka_unit_test(names_are_read_as_they_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
