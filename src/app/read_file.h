/** Reads a whole file. */
#ifndef PA_APP_READ_FILE_H
#define PA_APP_READ_FILE_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

/**
 * out_bytes lives in arena, where it may be written to. A pipe is read to its end; a file that changes
 * meanwhile gives what there was of it. Fails with PA_NOT_FOUND, PA_IO, PA_TOO_LARGE (more
 * than max_bytes), PA_NO_MEMORY.
 */
pa_status pa_read_file(const char *path, size_t max_bytes, pa_arena *arena, pa_span *out_bytes,
                       pa_error *err);

#endif
