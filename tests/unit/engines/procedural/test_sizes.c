#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "engines/procedural/recipe.h"
#include "engines/procedural/sizes.h"

static pa_size_book book;

static int open_book(void **state)
{
    (void)state;
    pa_error err = {0};
    if (pa_sizes_new(&book, &err) != PA_OK) {
        print_error("%s\n", err.detail);
        return -1;
    }
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    book.free(book.self);
    return 0;
}

static void assert_size(const char *prompt, pa_side side, double metres)
{
    pa_size size = book.size_of(book.self, prompt, 1);
    if (size.side != side || fabs(size.metres - metres) > 1e-6) {
        fail_msg("'%s' is %g m along side %d, not %g m along side %d", prompt, size.metres, (int)size.side,
                 metres, (int)side);
    }
}

static void the_table_is_large(void **state)
{
    (void)state;
    assert_true(pa_sizes_count() >= 1000);
}

static void a_noun_has_its_usual_size(void **state)
{
    (void)state;
    assert_size("a wooden chair", PA_SIDE_HEIGHT, 0.9);
    assert_size("red sports car", PA_SIDE_LENGTH, 4.4);
    assert_size("an elephant wearing a hat", PA_SIDE_HEIGHT, 3.0);
    assert_size("a mouse", PA_SIDE_LENGTH, 0.09);
    assert_size("a computer mouse", PA_SIDE_LENGTH, 0.115);
    assert_size("a katana", PA_SIDE_LONGEST, 1.0);
    assert_size("three apples on a table", PA_SIDE_HEIGHT, 0.085);
    assert_size("a ripe banana", PA_SIDE_LONGEST, 0.19);
}

static void a_special_case_falls_back_to_what_it_is_one_of(void **state)
{
    (void)state;
    assert_size("a spaniel", PA_SIDE_HEIGHT, 0.6);
    assert_size("an albatross", PA_SIDE_HEIGHT, 0.25);
    assert_size("a tugboat", PA_SIDE_LENGTH, 25);
    assert_size("a hydrangea", PA_SIDE_HEIGHT, 1.3);
    pa_noun_size size;
    assert_true(pa_sizes_find(&book, "chair", &size) && size.exact);
    assert_true(pa_sizes_find(&book, "spaniel", &size) && !size.exact);
    assert_false(pa_sizes_find(&book, "zorb", &size));
}

static void words_go_before_the_noun(void **state)
{
    (void)state;
    assert_size("a 30 cm vase", PA_SIDE_HEIGHT, 0.3);
    assert_size("a robot, 2 m tall", PA_SIDE_HEIGHT, 2);
    assert_size("a 3 metre wide table", PA_SIDE_WIDTH, 3);
    assert_size("a 40 cm long sword", PA_SIDE_LENGTH, 0.4);
    assert_size("a 12 cm toy car", PA_SIDE_LENGTH, 0.12);
}

static void a_toy_is_no_larger_than_one_plays_with(void **state)
{
    (void)state;
    assert_size("a toy train", PA_SIDE_LONGEST, 0.25);
    assert_size("a red Lego castle", PA_SIDE_LONGEST, 0.25);
    assert_size("a toy marble", PA_SIDE_LONGEST, 0.25);
    assert_size("a 60 cm toy train", PA_SIDE_LENGTH, 0.6);
    assert_size("a toy die", PA_SIDE_LONGEST, 0.018);
    assert_size("a train made of toys", PA_SIDE_LENGTH, 60);
}

static void scale_words_keep_near_what_is_real(void **state)
{
    (void)state;
    pa_size usual = book.size_of(book.self, "a dog", 1);
    pa_size tiny = book.size_of(book.self, "a tiny dog", 1);
    pa_size huge = book.size_of(book.self, "a huge dog", 1);
    assert_true(tiny.metres < usual.metres && usual.metres < huge.metres);
    assert_true(tiny.metres >= 0.1 && huge.metres <= 2);
    /* No word makes a mug that nobody can lift. */
    assert_true(book.size_of(book.self, "a gigantic mug", 1).metres <= 0.32);
}

static void what_has_no_row_has_the_given_size(void **state)
{
    (void)state;
    assert_size("a zorb", PA_SIDE_LONGEST, 1);
    assert_size("a 2 m tall zorb", PA_SIDE_HEIGHT, 2);
    assert_size("???", PA_SIDE_LONGEST, 1);
    assert_size("wooden", PA_SIDE_LONGEST, 1);
    pa_size size = book.size_of(book.self, "a tiny zorb", 0.5);
    assert_true(size.side == PA_SIDE_LONGEST && size.metres < 0.5);
}

static void no_size_leaves_what_a_request_may_ask_for(void **state)
{
    (void)state;
    assert_size("a skyscraper", PA_SIDE_HEIGHT, 100);
    assert_size("an ant", PA_SIDE_LENGTH, 0.008);
    assert_size("a tiny mosquito", PA_SIDE_LENGTH, 0.005);
}

/* How a recipe and a row that measure the same thing differ; 1 where they agree. */
static double disagreement(const pa_kind *kind, const pa_noun_size *size)
{
    bool upright = kind->size_extent == PA_EXTENT_HEIGHT;
    bool row_upright = size->side == PA_SIDE_HEIGHT;
    if (upright != row_upright && size->side != PA_SIDE_LONGEST) {
        return 1; /* they speak of different sides */
    }
    return fmax(kind->usual_m / size->usual_m, size->usual_m / kind->usual_m);
}

static void no_recipe_contradicts_the_table(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book recipes;
    pa_error err = {0};
    assert_int_equal(pa_recipe_book_load(pa_recipe_files, pa_recipe_index, NULL, &arena, &recipes, &err),
                     PA_OK);
    size_t compared = 0;
    for (size_t i = 0; i < recipes.recipe_count; i++) {
        const pa_kind *kind = &recipes.recipes[i].kind;
        pa_noun_size size;
        if (!pa_sizes_find(&book, kind->name, &size) || !size.exact) {
            continue;
        }
        compared++;
        if (disagreement(kind, &size) > 2.5) {
            fail_msg("the recipe of '%s' says %g m, the table of sizes %g m", kind->name, kind->usual_m,
                     size.usual_m);
        }
    }
    assert_true(compared >= 15);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_large),
        cmocka_unit_test(a_noun_has_its_usual_size),
        cmocka_unit_test(a_special_case_falls_back_to_what_it_is_one_of),
        cmocka_unit_test(words_go_before_the_noun),
        cmocka_unit_test(a_toy_is_no_larger_than_one_plays_with),
        cmocka_unit_test(scale_words_keep_near_what_is_real),
        cmocka_unit_test(what_has_no_row_has_the_given_size),
        cmocka_unit_test(no_size_leaves_what_a_request_may_ask_for),
        cmocka_unit_test(no_recipe_contradicts_the_table),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
