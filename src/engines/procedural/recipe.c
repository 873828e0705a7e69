#include "engines/procedural/recipe.h"

#include <string.h>

#include "engines/procedural/recipe_private.h"

typedef struct loading {
    pa_arena *arena;
    const pa_embedded_file *files;
    const pa_embedded_file *own; /* the user's, or NULL */
    pa_sandbox *sandbox;
    pa_recipe *recipes;
    size_t recipe_count;
    const char **problems;
    size_t problem_count;
} loading;

static size_t count_files(const pa_embedded_file *files)
{
    size_t count = 0;
    while (files && files[count].name) {
        count++;
    }
    return count;
}

/* Both tables as one, sorted, the user's in place of the program's where names are the same. */
static const pa_embedded_file *overlay(const pa_embedded_file *embedded, const pa_embedded_file *own,
                                       pa_arena *arena)
{
    if (!own) {
        return embedded;
    }
    pa_embedded_file *files =
        PA_NEW_ARRAY(arena, pa_embedded_file, count_files(embedded) + count_files(own) + 1);
    if (!files) {
        return NULL;
    }
    size_t count = 0;
    while (embedded->name || own->name) {
        int order = !own->name ? -1 : !embedded->name ? 1 : strcmp(embedded->name, own->name);
        files[count++] = order < 0 ? *embedded : *own;
        embedded += order <= 0;
        own += order >= 0;
    }
    return files;
}

static pa_status read_recipe(loading *work, const pa_embedded_file *file, pa_recipe *out_recipe,
                             pa_error *err)
{
    if (!work->sandbox) {
        pa_status made = pa_recipe_sandbox_new(work->files, 0, NULL, &work->sandbox, err);
        if (made != PA_OK) {
            return made;
        }
    }
    pa_recipe recipe = {.file = file->name,
                        .source = file->data,
                        .own = work->own && pa_embedded_find(work->own, file->name)};
    pa_status status = pa_recipe_run(work->sandbox, file, err);
    if (status == PA_OK) {
        status = pa_declaration_read(work->sandbox, work->arena, &recipe, err);
    }
    if (status != PA_OK) {
        /* It may have spent the budget that the next ones need. */
        pa_sandbox_free(work->sandbox);
        work->sandbox = NULL;
        return status;
    }
    *out_recipe = recipe;
    return PA_OK;
}

/* Puts a recipe into the list. Of two that declare the same kind the user's stays. */
static void keep_recipe(loading *work, const pa_recipe *recipe)
{
    for (size_t i = 0; i < work->recipe_count; i++) {
        pa_recipe *other = &work->recipes[i];
        if (strcmp(other->kind.name, recipe->kind.name) == 0 && other->own != recipe->own) {
            *other = recipe->own ? *recipe : *other;
            return;
        }
    }
    work->recipes[work->recipe_count++] = *recipe;
}

static pa_status load_all(loading *work, pa_error *err)
{
    for (const pa_embedded_file *file = work->files; file->name; file++) {
        if (strncmp(file->name, "lib/", 4) == 0) {
            continue;
        }
        pa_recipe recipe;
        pa_error problem = {0};
        pa_status status = read_recipe(work, file, &recipe, &problem);
        if (status == PA_OK) {
            keep_recipe(work, &recipe);
            continue;
        }
        if (status == PA_NO_MEMORY || !(work->own && pa_embedded_find(work->own, file->name))) {
            return pa_fail(err, status, "%s", problem.detail);
        }
        char *words = pa_arena_string(work->arena, problem.detail);
        if (!words) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        work->problems[work->problem_count++] = words;
    }
    return PA_OK;
}

pa_status pa_recipe_book_load(const pa_embedded_file *embedded, const char *folder, pa_arena *arena,
                              pa_recipe_book *out_book, pa_error *err)
{
    loading work = {.arena = arena};
    if (folder) {
        pa_status status = pa_recipe_folder_read(folder, arena, &work.own, err);
        if (status != PA_OK) {
            return status;
        }
    }
    work.files = overlay(embedded, work.own, arena);
    if (!work.files) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t count = count_files(work.files);
    work.recipes = PA_NEW_ARRAY(arena, pa_recipe, count + 1);
    work.problems = PA_NEW_ARRAY(arena, const char *, count + 1);
    if (!work.recipes || !work.problems) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = load_all(&work, err);
    pa_sandbox_free(work.sandbox);
    if (status != PA_OK) {
        return status;
    }
    *out_book = (pa_recipe_book){.files = work.files,
                                 .recipes = work.recipes,
                                 .recipe_count = work.recipe_count,
                                 .problems = work.problems,
                                 .problem_count = work.problem_count};
    return PA_OK;
}

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
