/**
 * Recipes: one Lua file a kind of object or a family of them, from the program itself and from a folder of
 * the user's own.
 *
 * docs/recipes.md is the contract with their authors.
 */
#ifndef PA_ENGINES_PROCEDURAL_RECIPE_H
#define PA_ENGINES_PROCEDURAL_RECIPE_H

#include <stdbool.h>

#include "engines/procedural/kinds.h"
#include "foundation/arena.h"
#include "foundation/embedded.h"
#include "foundation/status.h"

/** The recipes that the program carries: "chair.lua", and shared code as "lib/….lua". */
extern const pa_embedded_file pa_recipe_files[];

typedef struct pa_recipe {
    const char *file; /* "chair.lua" */
    pa_span source;
    uint32_t member; /* which of the kinds that the file declares, from 1; 0 = it declares one, on its own */
    pa_kind kind;
    bool own;  /* of the user's folder */
    bool open; /* it says of itself that its surface is not closed: leaves, cloth, paper */
} pa_recipe;

/**
 * The declarations of pa_recipe_files, read when the program was built, so that starting it runs no Lua;
 * sources empty, closed by an entry without a file.
 */
extern const pa_recipe pa_recipe_index[];

/** Read-only once loaded: any number of threads may use it. */
typedef struct pa_recipe_book {
    const pa_embedded_file *files; /* every file, the user's in front of the program's of the same name */
    const pa_recipe *recipes;      /* [recipe_count], only usable ones */
    size_t recipe_count;
    const char *const *problems; /* [problem_count]: one sentence for each recipe of the user's left out */
    size_t problem_count;
} pa_recipe_book;

/**
 * Reads every declaration; builds nothing.
 *
 * embedded    as pa_recipe_files; kept
 * index       as pa_recipe_index, kept, or NULL: the declarations are read from the files
 * folder      the user's own recipes, or NULL; a file there replaces the program's of the same name, and a
 *             kind declared there the program's of the same kind
 * arena       owns the book
 *
 * A mistake in a file of the folder leaves that recipe out and says so in `problems`; one in an embedded file
 * fails with PA_INTERNAL, file and line in err. Fails besides with PA_IO (the folder cannot be read),
 * PA_NO_MEMORY.
 */
pa_status pa_recipe_book_load(const pa_embedded_file *embedded, const pa_recipe *index, const char *folder,
                              pa_arena *arena, pa_recipe_book *out_book, pa_error *err);

/**
 * The kinds of all recipes, ready to be looked up. A recipe of the user's whose declaration does not fit (a
 * synset that does not exist, a name that another kind has) is taken out of the book and put into `problems`.
 * Fails as pa_kinds_new does for the program's own.
 */
pa_status pa_recipe_book_kinds(pa_recipe_book *book, const pa_lexicon *lexicon, pa_arena *arena,
                               const pa_kinds **out_kinds, pa_error *err);

/** The recipe that draws a kind of this book. */
const pa_recipe *pa_recipe_of(const pa_recipe_book *book, const pa_kind *kind);
/** The recipe of a kind by name, or NULL. */
const pa_recipe *pa_recipe_find(const pa_recipe_book *book, const char *kind_name);

#endif
