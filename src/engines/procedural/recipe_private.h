/** Between the parts of the recipe host. */
#ifndef PA_ENGINES_PROCEDURAL_RECIPE_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_RECIPE_PRIVATE_H

#include "engines/procedural/recipe.h"
#include "engines/procedural/sandbox.h"

enum { PA_RECIPE_FILE_MAX = 256 * 1024 };

/**
 * The .lua files of a folder and of its folders one level down, as a table like an embedded one, sorted.
 * Fails with PA_IO (cannot be read; err says what), PA_TOO_LARGE (a file over PA_RECIPE_FILE_MAX, too many
 * files), PA_NO_MEMORY.
 */
pa_status pa_recipe_folder_read(const char *folder, pa_arena *arena, const pa_embedded_file **out_files,
                                pa_error *err);

/**
 * A sandbox with `kit` and `require`, which finds files of the table (borrowed as long as the sandbox lives).
 * Fails with PA_NO_MEMORY.
 */
pa_status pa_recipe_sandbox_new(const pa_embedded_file *files, uint64_t seed, const pa_run *run,
                                pa_sandbox **out_sandbox, pa_error *err);

/** Runs a recipe file; leaves the table it returns on the stack. Fails as pa_sandbox_call does. */
pa_status pa_recipe_run(pa_sandbox *sandbox, const pa_embedded_file *file, pa_error *err);

/**
 * Reads the table on top of the stack, one declaration or the `kinds` of a family, and pops it.
 *
 * file           gives file, source and own of every recipe
 * out_recipes    [*out_count], at least one
 *
 * Fails with PA_INTERNAL (what is wrong with the declaration), PA_NO_MEMORY.
 */
pa_status pa_declarations_read(pa_sandbox *sandbox, pa_arena *arena, const pa_recipe *file,
                               pa_recipe **out_recipes, size_t *out_count, pa_error *err);

/**
 * A lua_CFunction: from a file's table and a member as in pa_recipe to the function that builds the kind and
 * a table of its traits.
 */
int pa_declaration_open(lua_State *lua);

#endif
