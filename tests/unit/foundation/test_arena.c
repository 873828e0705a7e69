#include "cmocka_prelude.h"

#include <string.h>

#include "foundation/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    for (size_t size = 0; size < 300000; size = size * 3 + 1) {
        unsigned char *memory = pa_arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % 32, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(memory[i], 0);
        }
        memset(memory, 0xAA, size);
    }
    pa_arena_done(&arena);
}

static void a_large_block_does_not_end_the_current_one(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    char *before = pa_arena_alloc(&arena, 32);
    assert_non_null(pa_arena_alloc(&arena, 10 * 1024 * 1024));
    char *after = pa_arena_alloc(&arena, 32);
    assert_ptr_equal(after, before + 32);
    pa_arena_done(&arena);
}

static void the_limit_is_kept(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 1000);
    assert_null(pa_arena_alloc(&arena, 1001));
    assert_non_null(pa_arena_alloc(&arena, 960));
    assert_null(pa_arena_alloc(&arena, 64));
    pa_arena_done(&arena);
}

static void an_overflowing_product_is_refused(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    assert_null(pa_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(pa_arena_alloc(&arena, SIZE_MAX - 8));
    pa_arena_done(&arena);
}

static void adopting_moves_everything(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena other;
    pa_arena_init(&arena, 0);
    pa_arena_init(&other, 0);
    assert_non_null(pa_arena_string(&arena, "mine"));
    char *text = pa_arena_printf(&other, "%s-%d", "theirs", 7);
    pa_arena_adopt(&arena, &other);
    pa_arena_done(&other);
    assert_string_equal(text, "theirs-7");
    pa_arena_done(&arena);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(a_large_block_does_not_end_the_current_one),
        cmocka_unit_test(the_limit_is_kept),
        cmocka_unit_test(an_overflowing_product_is_refused),
        cmocka_unit_test(adopting_moves_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
