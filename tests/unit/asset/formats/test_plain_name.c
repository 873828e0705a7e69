#include "cmocka_prelude.h"

#include "asset/formats/plain_name.h"

static void names_become_identifiers(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    assert_string_equal(pa_plain_name("Seat", "X", &arena), "Seat");
    assert_string_equal(pa_plain_name("left leg (1)", "X", &arena), "left_leg_1_");
    assert_string_equal(pa_plain_name("4x4", "X", &arena), "_4x4");
    assert_string_equal(pa_plain_name("木", "X", &arena), "X");
    assert_string_equal(pa_plain_name("", "X", &arena), "X");
    assert_string_equal(pa_plain_name(NULL, "X", &arena), "X");
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_identifiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
