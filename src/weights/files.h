/** Files and folders of weights on the disk. Names below a folder are relative, with '/' between. */
#ifndef PA_WEIGHTS_FILES_H
#define PA_WEIGHTS_FILES_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

/** Makes a folder and those above it, as far as they are not there. Fails with PA_IO, PA_NO_SPACE. */
pa_status pa_make_folder(const char *path, pa_error *err);
/** The same, but fails with PA_CONFLICT where it is there and holds anything. */
pa_status pa_make_empty_folder(const char *path, pa_error *err);

/** The whole file, NUL-terminated beyond its size, in arena. Fails with PA_NOT_FOUND, PA_TOO_LARGE, PA_IO. */
pa_status pa_read_below(const char *folder, const char *name, size_t max_bytes, pa_arena *arena,
                        pa_span *out_bytes, pa_error *err);
/** Writes a file, and the folders that lead to it, through to the disk. Fails with PA_IO, PA_NO_SPACE. */
pa_status pa_write_below(const char *folder, const char *name, pa_parts bytes, pa_error *err);

/** PA_NO_SPACE or PA_IO by errno, with words that name the path. */
pa_status pa_fail_io(pa_error *err, const char *verb, const char *path);

#endif
