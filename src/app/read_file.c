#include "app/read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static pa_status read_all(int fd, const char *path, pa_bytes *bytes, pa_error *err)
{
    enum { PIECE = 1 << 16 };
    for (;;) {
        if (!pa_bytes_reserve(bytes, PIECE)) {
            /* The last piece may hold less than it asks room for, so the limit has one piece to spare. */
            return bytes->size + PIECE > bytes->limit
                       ? pa_fail(err, PA_TOO_LARGE, "%s is larger than %zu bytes.", path,
                                 bytes->limit - PIECE)
                       : pa_fail(err, PA_NO_MEMORY, NULL);
        }
        ssize_t got = read(fd, bytes->data + bytes->size, PIECE);
        if (got < 0 && errno != EINTR) {
            return pa_fail(err, PA_IO, "Reading %s failed: %s.", path, strerror(errno));
        }
        if (got == 0) {
            return PA_OK;
        }
        bytes->size += got > 0 ? (size_t)got : 0;
        if (bytes->size > bytes->limit - PIECE) {
            return pa_fail(err, PA_TOO_LARGE, "%s is larger than %zu bytes.", path, bytes->limit - PIECE);
        }
    }
}

pa_status pa_read_file(const char *path, size_t max_bytes, pa_arena *arena, pa_span *out_bytes, pa_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        pa_status status = errno == ENOENT ? PA_NOT_FOUND : PA_IO;
        return pa_fail(err, status, "%s cannot be opened: %s.", path, strerror(errno));
    }
    pa_bytes bytes;
    pa_bytes_init(&bytes, max_bytes + (1 << 16));
    pa_status status = read_all(fd, path, &bytes, err);
    close(fd);
    if (!status) {
        const uint8_t *copy = pa_arena_copy(arena, bytes.data, bytes.size);
        status = copy ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
        if (copy) {
            *out_bytes = (pa_span){copy, bytes.size};
        }
    }
    pa_bytes_done(&bytes);
    return status;
}
