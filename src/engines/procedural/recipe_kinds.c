#include <string.h>

#include "engines/procedural/recipe.h"

/* The kinds of the recipes that `use` marks; a NULL `use` marks all. */
static pa_status make_kinds(const pa_recipe_book *book, const bool *use, const pa_lexicon *lexicon,
                            pa_arena *arena, const pa_kinds **out_kinds, pa_error *err)
{
    const pa_kind **kinds = PA_NEW_ARRAY(arena, const pa_kind *, book->recipe_count + 1);
    if (!kinds) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t count = 0;
    for (size_t i = 0; i < book->recipe_count; i++) {
        if (!use || use[i]) {
            kinds[count++] = &book->recipes[i].kind;
        }
    }
    return pa_kinds_new(lexicon, kinds, count, arena, out_kinds, err);
}

/* Adds the user's recipes one by one, because an error does not say whose it is. */
static pa_status drop_misfits(pa_recipe_book *book, const pa_lexicon *lexicon, pa_arena *arena, pa_error *err)
{
    bool *use = PA_NEW_ARRAY(arena, bool, book->recipe_count + 1);
    pa_recipe *recipes = PA_NEW_ARRAY(arena, pa_recipe, book->recipe_count + 1);
    const char **problems = PA_NEW_ARRAY(arena, const char *, book->problem_count + book->recipe_count + 1);
    if (!use || !recipes || !problems) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t kept = 0;
    size_t problem_count = book->problem_count;
    if (problem_count > 0) {
        memcpy(problems, book->problems, problem_count * sizeof *problems);
    }
    for (size_t i = 0; i < book->recipe_count; i++) {
        use[i] = !book->recipes[i].own;
    }
    for (size_t i = 0; i < book->recipe_count; i++) {
        const pa_kinds *ignored;
        pa_error problem = {0};
        bool was_used = use[i];
        use[i] = true;
        pa_status status = was_used ? PA_OK : make_kinds(book, use, lexicon, arena, &ignored, &problem);
        use[i] = status == PA_OK;
        if (use[i]) {
            recipes[kept++] = book->recipes[i];
            continue;
        }
        problems[problem_count] = pa_arena_printf(arena, "%s: %s", book->recipes[i].file, problem.detail);
        if (!problems[problem_count++]) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    book->recipes = recipes;
    book->recipe_count = kept;
    book->problems = problems;
    book->problem_count = problem_count;
    return PA_OK;
}

pa_status pa_recipe_book_kinds(pa_recipe_book *book, const pa_lexicon *lexicon, pa_arena *arena,
                               const pa_kinds **out_kinds, pa_error *err)
{
    pa_status status = make_kinds(book, NULL, lexicon, arena, out_kinds, err);
    if (status != PA_INVALID) {
        return status;
    }
    status = drop_misfits(book, lexicon, arena, err);
    return status == PA_OK ? make_kinds(book, NULL, lexicon, arena, out_kinds, err) : status;
}

const pa_recipe *pa_recipe_of(const pa_recipe_book *book, const pa_kind *kind)
{
    for (size_t i = 0; i < book->recipe_count; i++) {
        if (&book->recipes[i].kind == kind) {
            return &book->recipes[i];
        }
    }
    return NULL;
}

const pa_recipe *pa_recipe_find(const pa_recipe_book *book, const char *kind_name)
{
    for (size_t i = 0; i < book->recipe_count; i++) {
        if (strcmp(book->recipes[i].kind.name, kind_name) == 0) {
            return &book->recipes[i];
        }
    }
    return NULL;
}
