/** One arena for all tests of a file: cmocka_run_group_tests(tests, set_up, tear_down). */
#ifndef PA_TESTS_ARENA_FIXTURE_H
#define PA_TESTS_ARENA_FIXTURE_H

#include "foundation/arena.h"

static pa_arena arena;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

#endif
