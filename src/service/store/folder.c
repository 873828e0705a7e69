#include "service/store/folder_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/random.h"

enum { UUID_LENGTH = 36, NAME_SIZE = UUID_LENGTH + sizeof ".glb.part" };
_Static_assert(sizeof ".glb.part" >= 1 + FOLDER_KIND_SIZE, "a derived file's name fits");

static pa_status fail_with_errno(pa_error *err, const char *what)
{
    int code = errno;
    pa_status status = PA_IO;
    if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
        status = PA_NO_SPACE;
    } else if (code == ENOMEM) {
        status = PA_NO_MEMORY;
    } else if (code == ENOENT) {
        status = PA_NOT_FOUND;
    }
    return pa_fail(err, status, "%s failed: %s.", what, strerror(code));
}

static void blob_name(uuid_key file, char out_name[NAME_SIZE])
{
    uuid_key_format(file, out_name);
    memcpy(out_name + UUID_LENGTH, ".glb", sizeof ".glb");
}

static void part_name(uuid_key file, char out_name[NAME_SIZE])
{
    uuid_key_format(file, out_name);
    memcpy(out_name + UUID_LENGTH, ".glb.part", sizeof ".glb.part");
}

bool folder_kind_is_valid(const char *kind)
{
    size_t size = strspn(kind, "abcdefghijklmnopqrstuvwxyz0123456789");
    return size > 0 && size < FOLDER_KIND_SIZE && kind[size] == '\0' && strcmp(kind, "glb") != 0;
}

static void derived_name(uuid_key file, const char *kind, char out_name[NAME_SIZE])
{
    uuid_key_format(file, out_name);
    out_name[UUID_LENGTH] = '.';
    strncpy(out_name + UUID_LENGTH + 1, kind, FOLDER_KIND_SIZE - 1);
    out_name[UUID_LENGTH + FOLDER_KIND_SIZE] = '\0';
}

pa_status folder_make(const char *path, pa_error *err)
{
    char prefix[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof prefix) {
        return pa_fail(err, PA_INVALID, "The path of a folder is too long.");
    }
    for (size_t at = 1; at <= length; at++) {
        if (path[at] == '/' || path[at] == '\0') {
            memcpy(prefix, path, at);
            prefix[at] = '\0';
            if (mkdir(prefix, 0755) != 0 && errno != EEXIST && at == length) {
                return pa_fail(err, errno == ENOSPC ? PA_NO_SPACE : PA_IO, "Cannot make the folder '%s': %s.",
                               path, strerror(errno));
            }
        }
    }
    return PA_OK;
}

pa_status folder_open(const char *path, int *out_folder, bool *out_exclusive, pa_error *err)
{
    pa_status status = folder_make(path, err);
    if (status != PA_OK) {
        return status;
    }
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return pa_fail(err, PA_IO, "Cannot open the folder '%s': %s.", path, strerror(errno));
    }
    *out_exclusive = flock(folder, LOCK_EX | LOCK_NB) == 0;
    *out_folder = folder;
    return PA_OK;
}

static pa_status write_file(int folder, const char *name, pa_parts bytes, pa_error *err)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) {
        pa_status status = fail_with_errno(err, "Making a model file");
        return status == PA_NOT_FOUND ? pa_fail(err, PA_IO, "The folder of models is gone.") : status;
    }
    pa_status status = PA_OK;
    if (!pa_parts_write_through(bytes, fd)) {
        status = fail_with_errno(err, "Writing a model file");
    }
    /* Some file systems report a full disk only here. */
    if (close(fd) != 0 && status == PA_OK) {
        status = fail_with_errno(err, "Writing a model file");
    }
    if (status != PA_OK) {
        unlinkat(folder, name, 0);
    }
    return status;
}

pa_status folder_write_part(int folder, uuid_key file, pa_parts bytes, pa_error *err)
{
    char name[NAME_SIZE];
    part_name(file, name);
    return write_file(folder, name, bytes, err);
}

pa_status folder_publish(int folder, uuid_key file, pa_error *err)
{
    char from[NAME_SIZE], to[NAME_SIZE];
    part_name(file, from);
    blob_name(file, to);
    return renameat(folder, from, folder, to) == 0 ? PA_OK : fail_with_errno(err, "Naming a model file");
}

pa_status folder_retract(int folder, uuid_key file, pa_error *err)
{
    char from[NAME_SIZE], to[NAME_SIZE];
    blob_name(file, from);
    part_name(file, to);
    return renameat(folder, from, folder, to) == 0 ? PA_OK : fail_with_errno(err, "Removing a model file");
}

void folder_discard_part(int folder, uuid_key file)
{
    char name[NAME_SIZE];
    part_name(file, name);
    unlinkat(folder, name, 0);
}

pa_status folder_sync(int folder, pa_error *err)
{
    /* A file system that keeps no directories of its own answers EINVAL: there is nothing to flush. */
    if (fsync(folder) != 0 && errno != EINVAL) {
        return fail_with_errno(err, "Flushing the folder of models");
    }
    return PA_OK;
}

bool folder_has(int folder, uuid_key file)
{
    char name[NAME_SIZE];
    blob_name(file, name);
    return faccessat(folder, name, R_OK, 0) == 0;
}

/* out_about: of the file that was opened, a regular one. */
static pa_status open_file(int folder, const char *name, int *out_fd, struct stat *out_about, pa_error *err)
{
    /* Not blocking, so that a pipe of that name cannot hold a listening thread. */
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return fail_with_errno(err, "Opening a model file");
    }
    if (fstat(fd, out_about) != 0 || !S_ISREG(out_about->st_mode)) {
        close(fd);
        return pa_fail(err, PA_IO, "A model file is no regular file.");
    }
    *out_fd = fd;
    return PA_OK;
}

pa_status folder_open_blob(int folder, uuid_key file, int *out_fd, uint64_t *out_size, pa_error *err)
{
    char name[NAME_SIZE];
    blob_name(file, name);
    struct stat about;
    pa_status status = open_file(folder, name, out_fd, &about, err);
    if (status == PA_OK) {
        *out_size = (uint64_t)about.st_size;
    }
    return status;
}

pa_status folder_publish_derived(int folder, uuid_key part, uuid_key file, const char *kind, pa_error *err)
{
    char from[NAME_SIZE], to[NAME_SIZE];
    part_name(part, from);
    derived_name(file, kind, to);
    return renameat(folder, from, folder, to) == 0 ? PA_OK : fail_with_errno(err, "Naming a model file");
}

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

pa_status folder_open_derived(int folder, uuid_key file, const char *kind, int *out_fd, uint64_t *out_size,
                              pa_error *err)
{
    char name[NAME_SIZE];
    struct stat source, about;
    blob_name(file, name);
    if (fstatat(folder, name, &source, 0) != 0) {
        return pa_fail(err, PA_NOT_FOUND, "Model file not found.");
    }
    derived_name(file, kind, name);
    int fd = -1;
    pa_status status = open_file(folder, name, &fd, &about, err);
    if (status != PA_OK) {
        return status;
    }
    /* Somebody has put another file in the model's place. */
    if (is_newer(&source.st_mtim, &about.st_mtim)) {
        close(fd);
        return pa_fail(err, PA_NOT_FOUND, "The file is older than its model.");
    }
    *out_fd = fd;
    *out_size = (uint64_t)about.st_size;
    return PA_OK;
}

uint64_t folder_derived_size(int folder, uuid_key file, const char *kind)
{
    char name[NAME_SIZE];
    struct stat about;
    derived_name(file, kind, name);
    return fstatat(folder, name, &about, 0) == 0 ? (uint64_t)about.st_size : 0;
}

void folder_discard_derived(int folder, uuid_key file, const char *kind)
{
    char name[NAME_SIZE];
    derived_name(file, kind, name);
    unlinkat(folder, name, 0);
}

/* Takes only the spelling that this room writes, so that two names never stand for one model. */
static bool parse_name(const char *name, folder_entry *out_entry)
{
    char id[UUID_LENGTH + 1] = {0};
    char expected[NAME_SIZE];
    memcpy(id, name, strnlen(name, UUID_LENGTH));
    if (!uuid_key_parse(id, &out_entry->file)) {
        return false;
    }
    blob_name(out_entry->file, expected);
    out_entry->part = false;
    out_entry->kind[0] = '\0';
    if (strcmp(name, expected) == 0) {
        return true;
    }
    const char *kind = name + UUID_LENGTH + 1;
    if (strncmp(name, expected, UUID_LENGTH + 1) == 0 && folder_kind_is_valid(kind)) {
        memcpy(out_entry->kind, kind, strlen(kind) + 1);
        return true;
    }
    part_name(out_entry->file, expected);
    out_entry->part = true;
    return strcmp(name, expected) == 0;
}

pa_status folder_scan(int folder, pa_status (*visit)(void *user, const folder_entry *entry, pa_error *err),
                      void *user, pa_error *err)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = fd < 0 ? NULL : fdopendir(fd);
    if (!directory) {
        pa_status status = fail_with_errno(err, "Reading the folder of models");
        if (fd >= 0) {
            close(fd);
        }
        return status;
    }
    pa_status status = PA_OK;
    struct dirent *found;
    while (status == PA_OK && (found = readdir(directory))) {
        folder_entry entry;
        struct stat about;
        if (parse_name(found->d_name, &entry) && fstatat(folder, found->d_name, &about, 0) == 0 &&
            S_ISREG(about.st_mode)) {
            entry.bytes = (uint64_t)about.st_size;
            entry.modified_ms = (int64_t)about.st_mtim.tv_sec * 1000 + about.st_mtim.tv_nsec / 1000000;
            status = visit(user, &entry, err);
        }
    }
    closedir(directory);
    return status;
}

pa_status folder_probe(int folder, pa_error *err)
{
    static const uint8_t page[4096] = {0};
    char id[37];
    uuid_key key = {0};
    pa_uuid_generate(id);
    uuid_key_parse(id, &key);
    const pa_span whole = {page, sizeof page};
    pa_status status = folder_write_part(folder, key, pa_parts_of(&whole), err);
    folder_discard_part(folder, key);
    return status;
}
