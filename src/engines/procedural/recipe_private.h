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
 * Reads the table on top of the stack into the recipe's kind and `open`, and pops it.
 * Fails with PA_INTERNAL (what is wrong with the declaration), PA_NO_MEMORY.
 */
pa_status pa_declaration_read(pa_sandbox *sandbox, pa_arena *arena, pa_recipe *recipe, pa_error *err);

#endif
