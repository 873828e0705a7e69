#include "engines/procedural/recipe.h"

#include <string.h>

#include "engines/procedural/recipe_private.h"

typedef struct loading {
    pa_arena *arena;
    const pa_recipe *index; /* of the program's recipes, or NULL */
    const pa_embedded_file *files;
    const pa_embedded_file *own; /* the user's, or NULL */
    pa_sandbox *sandbox;
    pa_recipe *recipes;
    size_t recipe_count;
    size_t recipe_capacity;
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

static bool is_own(const loading *work, const char *file)
{
    return work->own && pa_embedded_find(work->own, file);
}

static pa_status read_recipes(loading *work, const pa_embedded_file *file, pa_recipe **out_recipes,
                              size_t *out_count, pa_error *err)
{
    if (!work->sandbox) {
        pa_status made = pa_recipe_sandbox_new(work->files, 0, NULL, &work->sandbox, err);
        if (made != PA_OK) {
            return made;
        }
    }
    const pa_recipe about = {.file = file->name, .source = file->data, .own = is_own(work, file->name)};
    pa_status status = pa_recipe_run(work->sandbox, file, err);
    if (status == PA_OK) {
        status = pa_declarations_read(work->sandbox, work->arena, &about, out_recipes, out_count, err);
    }
    if (status != PA_OK) {
        /* It may have spent the budget that the next ones need. */
        pa_sandbox_free(work->sandbox);
        work->sandbox = NULL;
    }
    return status;
}

/* Puts a recipe into the list. Of two that declare the same kind the user's stays. */
static pa_status keep_recipe(loading *work, const pa_recipe *recipe, pa_error *err)
{
    for (size_t i = 0; i < work->recipe_count; i++) {
        pa_recipe *other = &work->recipes[i];
        if (strcmp(other->kind.name, recipe->kind.name) == 0 && other->own != recipe->own) {
            *other = recipe->own ? *recipe : *other;
            return PA_OK;
        }
    }
    if (work->recipe_count == work->recipe_capacity) {
        size_t capacity = 2 * work->recipe_capacity + 64;
        pa_recipe *recipes = PA_NEW_ARRAY(work->arena, pa_recipe, capacity);
        if (!recipes) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        if (work->recipe_count > 0) {
            memcpy(recipes, work->recipes, work->recipe_count * sizeof *recipes);
        }
        work->recipes = recipes;
        work->recipe_capacity = capacity;
    }
    work->recipes[work->recipe_count++] = *recipe;
    return PA_OK;
}

/* The program's recipes by their index, where the user has no file of the same name. */
static pa_status load_index(loading *work, pa_error *err)
{
    pa_status status = PA_OK;
    for (const pa_recipe *indexed = work->index; !status && indexed && indexed->file; indexed++) {
        const pa_embedded_file *file = pa_embedded_find(work->files, indexed->file);
        if (file && !is_own(work, indexed->file)) {
            pa_recipe recipe = *indexed;
            recipe.source = file->data;
            status = keep_recipe(work, &recipe, err);
        }
    }
    return status;
}

static pa_status load_files(loading *work, pa_error *err)
{
    for (const pa_embedded_file *file = work->files; file->name; file++) {
        bool indexed = work->index && !is_own(work, file->name);
        if (indexed || strncmp(file->name, "lib/", 4) == 0) {
            continue;
        }
        pa_recipe *recipes;
        size_t count = 0;
        pa_error problem = {0};
        pa_status status = read_recipes(work, file, &recipes, &count, &problem);
        for (size_t i = 0; status == PA_OK && i < count; i++) {
            status = keep_recipe(work, &recipes[i], &problem);
        }
        if (status == PA_OK) {
            continue;
        }
        if (status == PA_NO_MEMORY || !is_own(work, file->name)) {
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

pa_status pa_recipe_book_load(const pa_embedded_file *embedded, const pa_recipe *index, const char *folder,
                              pa_arena *arena, pa_recipe_book *out_book, pa_error *err)
{
    loading work = {.arena = arena, .index = index};
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
    work.problems = PA_NEW_ARRAY(arena, const char *, count + 1);
    if (!work.problems) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = load_index(&work, err);
    if (status == PA_OK) {
        status = load_files(&work, err);
    }
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
