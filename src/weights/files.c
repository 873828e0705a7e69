#include "weights/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

pa_status pa_fail_io(pa_error *err, const char *verb, const char *path)
{
    pa_status status = errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? PA_NO_SPACE
                       : errno == ENOENT                                    ? PA_NOT_FOUND
                                                                            : PA_IO;
    return pa_fail(err, status, "%.300s cannot be %s: %s.", path, verb, strerror(errno));
}

static pa_status join(const char *folder, const char *name, char path[PATH_MAX], pa_error *err)
{
    int size = snprintf(path, PATH_MAX, "%s/%s", folder, name);
    return size < PATH_MAX ? PA_OK : pa_fail(err, PA_IO, "The path %.200s… is too long.", path);
}

static pa_status make_one(const char *path, pa_error *err)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST ? PA_OK : pa_fail_io(err, "made", path);
}

pa_status pa_make_folder(const char *path, pa_error *err)
{
    char part[PATH_MAX];
    size_t size = strlen(path);
    if (size == 0 || size >= sizeof part) {
        return pa_fail(err, PA_IO, "%.200s is no path of a folder.", path);
    }
    memcpy(part, path, size + 1);
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        pa_status status = make_one(part, err);
        if (status != PA_OK) {
            return status;
        }
        *slash = '/';
    }
    pa_status status = make_one(part, err);
    struct stat about;
    if (status == PA_OK && (stat(part, &about) != 0 || !S_ISDIR(about.st_mode))) {
        status = pa_fail(err, PA_IO, "%.300s is no folder.", path);
    }
    return status;
}

pa_status pa_make_empty_folder(const char *path, pa_error *err)
{
    pa_status status = pa_make_folder(path, err);
    if (status != PA_OK) {
        return status;
    }
    DIR *folder = opendir(path);
    if (!folder) {
        return pa_fail_io(err, "opened", path);
    }
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(folder);
    return count ? pa_fail(err, PA_CONFLICT, "%.300s is not empty.", path) : PA_OK;
}

/* What an open file holds. */
static pa_status read_whole(int fd, const char *path, size_t max_bytes, pa_arena *arena, pa_span *out_bytes,
                            pa_error *err)
{
    struct stat about;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        return pa_fail(err, PA_IO, "%.300s is no file.", path);
    }
    if ((uint64_t)about.st_size > max_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "%.300s is larger than %zu bytes.", path, max_bytes);
    }
    size_t size = (size_t)about.st_size;
    uint8_t *bytes = pa_arena_alloc(arena, size + 1);
    if (!bytes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t at = 0;
    while (at < size) {
        ssize_t got = read(fd, bytes + at, size - at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return pa_fail(err, PA_IO, "%.300s cannot be read.", path);
        }
        at += (size_t)got;
    }
    *out_bytes = (pa_span){bytes, size};
    return PA_OK;
}

pa_status pa_read_below(const char *folder, const char *name, size_t max_bytes, pa_arena *arena,
                        pa_span *out_bytes, pa_error *err)
{
    char path[PATH_MAX];
    pa_status status = join(folder, name, path, err);
    int fd = status == PA_OK ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) {
        return status ? status : pa_fail_io(err, "opened", path);
    }
    status = read_whole(fd, path, max_bytes, arena, out_bytes, err);
    close(fd);
    return status;
}

pa_status pa_write_below(const char *folder, const char *name, pa_parts bytes, pa_error *err)
{
    char path[PATH_MAX];
    pa_status status = join(folder, name, path, err);
    char *slash = status == PA_OK ? strrchr(path, '/') : NULL;
    if (slash) {
        *slash = '\0';
        status = pa_make_folder(path, err);
        *slash = '/';
    }
    if (status != PA_OK) {
        return status;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        return pa_fail_io(err, "written", path);
    }
    bool written = pa_parts_write_through(bytes, fd);
    status = written ? PA_OK : pa_fail_io(err, "written", path);
    if (close(fd) != 0 && status == PA_OK) {
        status = pa_fail_io(err, "written", path);
    }
    return status;
}
