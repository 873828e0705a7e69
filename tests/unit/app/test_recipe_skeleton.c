#include "cmocka_prelude.h"

#include <string.h>

#include "app/recipe_skeleton.h"
#include "engines/procedural/check.h"

static void what_a_new_recipe_begins_as_keeps_its_promises(void **state)
{
    (void)state;
    const char *const names[] = {"coffee table", "stool", "flux capacitor"};
    const char *const synsets[] = {"coffee_table.n.01", "stool.n.01", NULL};
    pa_lexicon lexicon = pa_lexicon_builtin();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        pa_error err = {0};
        pa_span text;
        assert_int_equal(pa_recipe_skeleton(&lexicon, names[i], &arena, &text, &err), PA_OK);
        const pa_embedded_file files[] = {{"new.lua", text}, {0}};
        pa_recipe_book book;
        if (pa_recipe_book_load(files, NULL, NULL, &arena, &book, &err)) {
            fail_msg("%s", err.detail);
        }
        const pa_kind *kind = &book.recipes[0].kind;
        assert_string_equal(kind->name, names[i]);
        assert_true(!kind->synsets == !synsets[i]);
        if (synsets[i]) {
            assert_string_equal(kind->synsets[0], synsets[i]);
        }
        pa_recipe_findings findings;
        assert_int_equal(
            pa_recipe_check(&book, &book.recipes[0], PA_RECIPE_CARE_FULL, NULL, &arena, &findings, &err),
            PA_OK);
        if (findings.mistake_count > 0) {
            fail_msg("%s", findings.mistakes[0]);
        }
        pa_arena_done(&arena);
    }
}

static void a_name_that_no_kind_can_have_is_refused(void **state)
{
    (void)state;
    const char *const names[] = {"", "Chair", "../chair", " chair", "a  chair", "chair\"", "chaise-longue\n"};
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_arena arena;
    pa_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        pa_span text;
        assert_int_equal(pa_recipe_skeleton(&lexicon, names[i], &arena, &text, NULL), PA_INVALID);
    }
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_new_recipe_begins_as_keeps_its_promises),
        cmocka_unit_test(a_name_that_no_kind_can_have_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
