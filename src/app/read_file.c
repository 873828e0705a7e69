#include "app/read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes into `to`; less than size only at the end of what there is, -1 on failure. */
static ssize_t read_up_to(int fd, uint8_t *to, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = read(fd, to + done, size - done);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)done;
}

static pa_status too_large(const char *path, size_t max_bytes, pa_error *err)
{
    return pa_fail(err, PA_TOO_LARGE, "%s is larger than %zu bytes.", path, max_bytes);
}

static pa_status not_read(const char *path, pa_error *err)
{
    return pa_fail(err, PA_IO, "Reading %s failed: %s.", path, strerror(errno));
}

/* What grows meanwhile is as large as it was, what is cut short as large as it has become. */
static pa_status read_known(int fd, const char *path, size_t size, pa_arena *arena, pa_span *out_bytes,
                            pa_error *err)
{
    uint8_t *bytes = pa_arena_alloc(arena, size);
    if (!bytes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    ssize_t got = read_up_to(fd, bytes, size);
    if (got < 0) {
        return not_read(path, err);
    }
    *out_bytes = (pa_span){bytes, (size_t)got};
    return PA_OK;
}

/* A pipe, and what else does not say how large it is. */
static pa_status read_to_the_end(int fd, const char *path, size_t max_bytes, pa_arena *arena,
                                 pa_span *out_bytes, pa_error *err)
{
    enum { PIECE = 1 << 16 };
    pa_bytes bytes;
    pa_bytes_init(&bytes, max_bytes + PIECE);
    pa_status status = PA_OK;
    ssize_t got = PIECE;
    while (status == PA_OK && got == PIECE) {
        got = pa_bytes_reserve(&bytes, PIECE) ? read_up_to(fd, bytes.data + bytes.size, PIECE) : 0;
        if (got < 0) {
            status = not_read(path, err);
        } else if (bytes.failed) {
            status = pa_fail(err, PA_NO_MEMORY, NULL);
        } else {
            bytes.size += (size_t)got;
            status = bytes.size > max_bytes ? too_large(path, max_bytes, err) : PA_OK;
        }
    }
    const uint8_t *copy = status == PA_OK ? pa_arena_copy(arena, bytes.data, bytes.size) : NULL;
    if (copy) {
        *out_bytes = (pa_span){copy, bytes.size};
    } else if (status == PA_OK) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_bytes_done(&bytes);
    return status;
}

pa_status pa_read_file(const char *path, size_t max_bytes, pa_arena *arena, pa_span *out_bytes, pa_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        pa_status status = errno == ENOENT ? PA_NOT_FOUND : PA_IO;
        return pa_fail(err, status, "%s cannot be opened: %s.", path, strerror(errno));
    }
    struct stat info;
    pa_status status;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0) {
        status = read_to_the_end(fd, path, max_bytes, arena, out_bytes, err);
    } else if ((uint64_t)info.st_size > max_bytes) {
        status = too_large(path, max_bytes, err);
    } else {
        status = read_known(fd, path, (size_t)info.st_size, arena, out_bytes, err);
    }
    close(fd);
    return status;
}
