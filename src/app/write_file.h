/** Writes a whole file, or none. */
#ifndef PA_APP_WRITE_FILE_H
#define PA_APP_WRITE_FILE_H

#include "foundation/bytes.h"
#include "foundation/status.h"

/**
 * Writes bytes under a temporary name beside path and renames it, so that path never holds half a file. A
 * path that is no regular file (a pipe, /dev/stdout) is written in place. Fails with PA_IO, PA_NO_SPACE.
 */
pa_status pa_write_file(const char *path, pa_parts bytes, pa_error *err);
/** Writes bytes to an open descriptor. Fails as above. */
pa_status pa_write_descriptor(int fd, pa_parts bytes, pa_error *err);

#endif
