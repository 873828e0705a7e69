/** Reads the text of a .env file, as the common dotenv libraries do. Pure: opens nothing, knows no setting.
 */
#ifndef PA_APP_ENV_FILE_H
#define PA_APP_ENV_FILE_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef struct pa_env_pair {
    const char *name;
    const char *value; /* never NULL */
} pa_env_pair;

/**
 * Lines are `NAME=value`, with an optional `export ` before them; blank lines and lines that start with '#'
 * are skipped, and so is a line without '='. Blanks around name and value go. A value in single quotes is
 * taken as it is; in double quotes \n, \t, \r, \" and \\ mean what they mean in C; a value without quotes
 * ends at " #". Quoted values may span lines. When a name comes twice the later one is last in the list.
 *
 * out_pairs lives in arena. Fails with PA_INVALID (a quote that never closes, a NUL byte), PA_NO_MEMORY.
 */
pa_status pa_env_file_parse(pa_span text, pa_arena *arena, pa_env_pair **out_pairs, size_t *out_count,
                            pa_error *err);

#endif
