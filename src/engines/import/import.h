/** The engine for models that are brought along: a file goes in as it is, and comes out for the finish. */
#ifndef PA_ENGINES_IMPORT_H
#define PA_ENGINES_IMPORT_H

#include "engines/engine.h"

/**
 * "import": takes models, serves neither prompts nor images, and is always ready.
 *
 * A glTF file is in metres; what PLY and OBJ hold is not, so that the finish gives it a size. Its generate
 * fails with PA_BAD_FILE (no model, or a damaged one), PA_UNSUPPORTED (a required extension), PA_TOO_LARGE
 * (more vertices, pixels or the like than a file may hold), PA_NO_MEMORY. The result's raw is the request's
 * file.
 */
pa_engine pa_import_engine(void);

#endif
