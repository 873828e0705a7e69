#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engines/procedural/recipe.h"

#define BUILD "build = function(p) p:add(kit.sphere{ radius = 1 }, 'body') end }"

static const char good[] =
    "return { kind = 'ball', synsets = { 'ball.n.01' }, names = { 'play ball' }, "
    "width_m = { 0.05, 0.2, 0.5 }, parts = { stripe = { 0, 1, 3 }, knob = { 0, 0, 1 } },\n"
    "slots = { { 'body', 'rubber' }, { 'cap', 'steel' } }, styles = { 'retro' }, open = true, " BUILD;

static pa_status load(const char *name, const char *source, const char *folder, pa_arena *arena,
                      pa_recipe_book *out_book, pa_error *err)
{
    pa_embedded_file *files = PA_NEW_ARRAY(arena, pa_embedded_file, 2);
    files[0] = (pa_embedded_file){name, {(const uint8_t *)source, strlen(source)}};
    return pa_recipe_book_load(files, NULL, folder, arena, out_book, err);
}

static void a_declaration_becomes_a_kind(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    assert_int_equal(load("ball.lua", good, NULL, &arena, &book, &err), PA_OK);
    assert_int_equal(book.recipe_count, 1);
    const pa_recipe *recipe = pa_recipe_find(&book, "ball");
    assert_non_null(recipe);
    const pa_kind *kind = &recipe->kind;
    assert_ptr_equal(pa_recipe_of(&book, kind), recipe);
    assert_string_equal(recipe->file, "ball.lua");
    assert_true(recipe->open && !recipe->own);
    assert_int_equal(kind->size_extent, PA_EXTENT_WIDTH);
    assert_true(kind->least_m == 0.05 && kind->usual_m == 0.2 && kind->most_m == 0.5);
    assert_string_equal(kind->synsets[0], "ball.n.01");
    assert_null(kind->synsets[1]);
    assert_string_equal(kind->names[0], "play ball");
    assert_string_equal(kind->parts[0].name, "knob");
    assert_string_equal(kind->parts[1].name, "stripe");
    assert_int_equal(kind->parts[1].most, 3);
    assert_null(kind->parts[2].name);
    assert_string_equal(kind->slots[0].name, "body");
    assert_string_equal(kind->slots[1].material, "steel");
    assert_null(kind->slots[2].name);
    assert_string_equal(kind->styles[0], "retro");
    assert_null(kind->shapes);
    assert_null(pa_recipe_find(&book, "cube"));
    pa_arena_done(&arena);
}

static void a_file_declares_a_family(void **state)
{
    (void)state;
    static const char family[] =
        "return { height_m = { 0.2, 0.5, 1 }, slots = { { 'coat', 'fur' } }, parts = { leg = { 4, 4, 4 } },\n"
        "traits = { legs = 4, ears = 'round' }, open = true,\n"
        "kinds = {\n"
        "  { kind = 'dog', synsets = { 'dog.n.01' } },\n"
        "  { kind = 'eel', names = { 'sea eel' }, length_m = { 0.3, 0.8, 2 }, slots = { { 'skin', 'leather' "
        "} },\n"
        "    traits = { legs = 0 }, open = false },\n"
        "}, " BUILD;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    if (load("animals.lua", family, NULL, &arena, &book, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(book.recipe_count, 2);
    const pa_recipe *dog = pa_recipe_find(&book, "dog");
    const pa_recipe *eel = pa_recipe_find(&book, "eel");
    assert_string_equal(dog->file, "animals.lua");
    assert_int_equal(dog->member, 1);
    assert_int_equal(eel->member, 2);
    assert_true(dog->open && !eel->open);
    assert_int_equal(dog->kind.size_extent, PA_EXTENT_HEIGHT);
    assert_int_equal(eel->kind.size_extent, PA_EXTENT_LENGTH);
    assert_true(dog->kind.usual_m == 0.5 && eel->kind.usual_m == 0.8);
    assert_string_equal(dog->kind.slots[0].name, "coat");
    assert_string_equal(eel->kind.slots[0].name, "skin");
    assert_string_equal(eel->kind.parts[0].name, "leg");
    assert_null(eel->kind.synsets);
    assert_string_equal(eel->kind.names[0], "sea eel");
    pa_arena_done(&arena);
}

static void a_wrong_declaration_is_told(void **state)
{
    (void)state;
    const struct {
        const char *source;
        const char *words;
    } cases[] = {
        {"return 3", "bad.lua: the file must return its declaration, a table"},
        {"return { height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, " BUILD, "bad.lua: kind is missing"},
        {"return { kind = 3, height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, " BUILD,
         "kind must be text"},
        {"return { kind = '', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, " BUILD,
         "1 to 47 characters"},
        {"return { kind = 'a', slots = { { 'a', 'oak' } }, " BUILD,
         "height_m, width_m, depth_m, length_m is missing"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, width_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } "
         "}, " BUILD,
         "not two"},
        {"return { kind = 'a', height_m = { 2, 1, 1 }, slots = { { 'a', 'oak' } }, " BUILD,
         "height_m must rise"},
        {"return { kind = 'a', height_m = { 1, 1 }, slots = { { 'a', 'oak' } }, " BUILD,
         "height_m must be {least, usual, most}"},
        {"return { kind = 'a', height_m = { 1, 1, 0 / 0 }, slots = { { 'a', 'oak' } }, " BUILD,
         "must be {least"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, " BUILD, "slots is missing"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = {}, " BUILD, "slots is empty"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { a = 'oak' }, " BUILD, "slots is empty"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { 'oak' }, " BUILD,
         "a list of {name, material}"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' }, { 'a', 'oak' } }, " BUILD,
         "two slots are called 'a'"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, parts = { leg = { 3, 2, 4 "
         "} }, " BUILD,
         "parts.leg must be three whole numbers"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, part = {}, " BUILD,
         "bad.lua: a declaration has no 'part'"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } } }", "build is missing"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, build = 3 }",
         "build must be a function"},
        {"return { kinds = {}, " BUILD, "bad.lua: kinds is empty"},
        {"return { kinds = { 3 }, " BUILD, "bad.lua: kinds must be a list of declarations"},
        {"return { kind = 'a', kinds = { { kind = 'b' } }, " BUILD,
         "bad.lua: each of the kinds has its own kind"},
        {"return { kinds = { { kind = 'b', height_m = { 1, 1, 1 } } }, " BUILD,
         "bad.lua: the kind 'b': slots is missing"},
        {"return { kinds = { { height_m = { 1, 1, 1 } } }, " BUILD,
         "bad.lua: number 1 of its kinds: kind is missing"},
        {"return { kinds = { { kind = 'b', leg = 3 } }, " BUILD,
         "bad.lua: the kind 'b': a declaration has no 'leg'"},
        {"return { kind = 'a', height_m = { 1, 1, 1 }, slots = { { 'a', 'oak' } }, traits = 3, " BUILD,
         "traits must be a table"},
        {"return { kind = 'a',\n height_m = }", "bad.lua:2: "},
        {"while true do end", "bad.lua:1: the recipe took more than"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        pa_recipe_book book = {0};
        pa_error err = {0};
        assert_int_equal(load("bad.lua", cases[i].source, NULL, &arena, &book, &err), PA_INTERNAL);
        if (!strstr(err.detail, cases[i].words)) {
            fail_msg("%s: got \"%s\", wanted \"%s\"", cases[i].source, err.detail, cases[i].words);
        }
        assert_null(book.recipes);
        pa_arena_done(&arena);
    }
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void remove_file(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(remove(path), 0);
}

static void a_folder_adds_replaces_and_cannot_break_the_rest(void **state)
{
    (void)state;
    char folder[] = "/tmp/recipes-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char deeper[64];
    snprintf(deeper, sizeof deeper, "%s/toys", folder);
    assert_int_equal(mkdir(deeper, 0700), 0);
    write_file(folder, "mine.lua",
               "return { kind = 'ball', height_m = { 1, 1, 1 }, slots = { { 'body', 'oak' } }, " BUILD);
    write_file(deeper, "top.lua",
               "return { kind = 'top', height_m = { 0.1, 0.1, 0.1 }, slots = { { 'body', 'oak' } }, " BUILD);
    write_file(folder, "endless.lua", "while true do end");
    write_file(folder, "typo.lua", "retrun {}");
    write_file(folder, "misfit.lua",
               "return { kind = 'misfit', synsets = { 'zork.n.01' }, height_m = { 1, 1, 1 }, slots = { { "
               "'body', 'oak' } }, " BUILD);
    write_file(folder, "notes.txt", "not a recipe");
    write_file(folder, ".hidden.lua", "error('not read')");
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    assert_int_equal(load("ball.lua", good, folder, &arena, &book, &err), PA_OK);
    assert_int_equal(book.problem_count, 2);
    assert_non_null(strstr(book.problems[0], "endless.lua:1: "));
    assert_non_null(strstr(book.problems[1], "typo.lua:1: "));
    assert_int_equal(book.recipe_count, 3);
    assert_string_equal(pa_recipe_find(&book, "ball")->file, "mine.lua");
    assert_true(pa_recipe_find(&book, "ball")->own);
    assert_string_equal(pa_recipe_find(&book, "top")->file, "toys/top.lua");

    pa_lexicon lexicon = pa_lexicon_builtin();
    const pa_kinds *kinds;
    assert_int_equal(pa_recipe_book_kinds(&book, &lexicon, &arena, &kinds, &err), PA_OK);
    assert_int_equal(pa_kinds_count(kinds), 2);
    assert_int_equal(book.problem_count, 3);
    assert_non_null(strstr(book.problems[2], "misfit.lua: "));
    assert_null(pa_recipe_find(&book, "misfit"));
    pa_arena_done(&arena);

    const char *names[] = {"mine.lua",     "endless.lua", "typo.lua",
                           "misfit.lua",   "notes.txt",   ".hidden.lua",
                           "toys/top.lua", "toys",        ""};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        remove_file(folder, names[i]);
    }
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_book book;
    pa_error err = {0};
    assert_int_equal(load("ball.lua", good, "/nonexistent/recipes", &arena, &book, &err), PA_IO);
    assert_non_null(strstr(err.detail, "/nonexistent/recipes"));
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_declaration_becomes_a_kind),
        cmocka_unit_test(a_file_declares_a_family),
        cmocka_unit_test(a_wrong_declaration_is_told),
        cmocka_unit_test(a_folder_adds_replaces_and_cannot_break_the_rest),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
