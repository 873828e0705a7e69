/** A whole file as memory that is read when it is looked at. */
#ifndef PA_APP_MAP_FILE_H
#define PA_APP_MAP_FILE_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

/** Zeroed: none. */
typedef struct pa_mapped_file {
    pa_span bytes; /* may be written to, which leaves the file as it is */
    void *mapping; /* what is to be unmapped; NULL: bytes live in the arena */
} pa_mapped_file;

/**
 * A regular file is mapped, and who cuts it short meanwhile ends the process; anything else is read into
 * arena as by pa_read_file, whose failures are these too.
 */
pa_status pa_map_file(const char *path, size_t max_bytes, pa_arena *arena, pa_mapped_file *out_file,
                      pa_error *err);
/** Accepts one that was never mapped. */
void pa_mapped_file_done(pa_mapped_file *file);

#endif
