#include "cmocka_prelude.h"

#include <stdlib.h>

#include "engines/procedural/check.h"

/* A full check of everything takes a quarter of an hour: this takes number `share` of `shares` parts. */
static size_t share;
static size_t shares;

/* Every recipe that the program carries keeps its promises. */
static void every_recipe_keeps_its_promises(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    if (pa_recipe_book_load(pa_recipe_files, pa_recipe_index, NULL, &arena, &book, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_true(book.recipe_count > 0);
    size_t mistakes = 0;
    for (size_t i = share; i < book.recipe_count; i += shares ? shares : 1) {
        pa_recipe_findings findings;
        pa_recipe_care care = shares ? PA_RECIPE_CARE_FULL : PA_RECIPE_CARE_BRIEF;
        assert_int_equal(pa_recipe_check(&book, &book.recipes[i], care, NULL, &arena, &findings, &err),
                         PA_OK);
        assert_true(findings.builds > 0 || findings.mistake_count > 0);
        for (size_t at = 0; at < findings.mistake_count; at++) {
            print_error("%s\n", findings.mistakes[at]);
        }
        mistakes += findings.mistake_count;
    }
    assert_int_equal(mistakes, 0);
    pa_arena_done(&arena);
}

/* Without arguments one model a mode; SHARE SHARES: a full check of a share. */
int main(int count, char **arguments)
{
    if (count == 3) {
        share = strtoul(arguments[1], NULL, 10);
        shares = strtoul(arguments[2], NULL, 10);
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_recipe_keeps_its_promises)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
