#include "weights/store.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "weights/files.h"
#include "weights/layout.h"

/* What is left free beyond the weights themselves. */
#define ROOM_TO_LEAVE (UINT64_C(64) << 20)

pa_status pa_weights_place_of(const char *root, const pa_known_model *model, pa_arena *arena,
                              pa_weights_place *out_place, pa_error *err)
{
    pa_weights_place place = {
        .root = pa_arena_string(arena, root),
        .folder = pa_arena_printf(arena, "%s/%s", root, model->name),
        .partial = pa_arena_printf(arena, "%s/.%s.partial", root, model->name),
        .lock = pa_arena_printf(arena, "%s/.%s.lock", root, model->name),
    };
    if (!place.root || !place.folder || !place.partial || !place.lock) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_place = place;
    return PA_OK;
}

bool pa_weights_installed(const pa_weights_place *place)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_shap_e_files files;
    bool installed = pa_shap_e_find_files(place->folder, &arena, &files, NULL) == PA_OK;
    pa_arena_done(&arena);
    return installed;
}

uint64_t pa_weights_bytes_below(const char *path)
{
    char *const roots[] = {(char *)(uintptr_t)path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    uint64_t bytes = 0;
    for (const FTSENT *entry; walk && (entry = fts_read(walk));) {
        bytes += entry->fts_info == FTS_F ? (uint64_t)entry->fts_statp->st_size : 0;
    }
    if (walk) {
        fts_close(walk);
    }
    return bytes;
}

pa_status pa_weights_lock(const pa_weights_place *place, int *out_fd, pa_error *err)
{
    pa_status status = pa_make_folder(place->root, err);
    if (status != PA_OK) {
        return status;
    }
    int fd = open(place->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) {
        return pa_fail_io(err, "made", place->lock);
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK
                     ? pa_fail(err, PA_BUSY, "Another process is at work on %.300s.", place->folder)
                     : pa_fail_io(err, "locked", place->lock);
        close(fd);
        return status;
    }
    *out_fd = fd;
    return PA_OK;
}

pa_status pa_weights_check_room(const pa_weights_place *place, uint64_t bytes, pa_error *err)
{
    struct statvfs about;
    if (statvfs(place->root, &about) != 0) {
        return pa_fail_io(err, "looked at", place->root);
    }
    uint64_t there = (uint64_t)about.f_bavail * about.f_frsize;
    if (bytes > 0 && (there < ROOM_TO_LEAVE || there - ROOM_TO_LEAVE < bytes)) {
        return pa_fail(
            err, PA_NO_SPACE,
            "The weights need %.1f MB more, and where they shall go (%.200s) are only %.1f MB left.",
            (double)bytes / 1e6, place->root, (double)there / 1e6);
    }
    return PA_OK;
}

/* What a rename did is only certain once the folder is on the disk. */
static void flush_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

pa_status pa_weights_install(const pa_weights_place *place, const char *whole, pa_error *err)
{
    int moved = rename(whole, place->folder);
    if (moved != 0 && (errno == ENOTEMPTY || errno == EEXIST)) {
        moved = renameat2(AT_FDCWD, whole, AT_FDCWD, place->folder, RENAME_EXCHANGE);
        if (moved != 0 && errno == EINVAL) {
            /* A file system that cannot exchange: for a moment there is nothing. */
            pa_status status = pa_weights_remove_folder(place->folder, err);
            if (status != PA_OK) {
                return status;
            }
            moved = rename(whole, place->folder);
        }
    }
    if (moved != 0) {
        return pa_fail_io(err, "put in place", place->folder);
    }
    flush_folder(place->root);
    return pa_weights_remove_folder(place->partial, err);
}

pa_status pa_weights_remove_folder(const char *path, pa_error *err)
{
    char *const roots[] = {(char *)(uintptr_t)path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);
    if (!walk) {
        return pa_fail_io(err, "removed", path);
    }
    pa_status status = PA_OK;
    for (const FTSENT *entry; status == PA_OK && (entry = fts_read(walk));) {
        /* A folder comes twice: before and behind what it holds. */
        if (entry->fts_info != FTS_D && remove(entry->fts_accpath) != 0 && errno != ENOENT) {
            status = pa_fail_io(err, "removed", entry->fts_path);
        }
    }
    fts_close(walk);
    return status;
}

pa_status pa_weights_remove(const pa_weights_place *place, pa_error *err)
{
    struct stat about;
    bool installed = lstat(place->folder, &about) == 0;
    if (!installed && lstat(place->partial, &about) != 0) {
        return pa_fail(err, PA_NOT_FOUND, "There is nothing at %.300s.", place->folder);
    }
    int lock = -1;
    pa_status status = pa_weights_lock(place, &lock, err);
    if (status != PA_OK) {
        return status;
    }
    /* Aside first, so that nobody ever finds half of it. */
    status = pa_weights_remove_folder(place->partial, err);
    if (status == PA_OK && installed) {
        status = rename(place->folder, place->partial) == 0 ? pa_weights_remove_folder(place->partial, err)
                                                            : pa_fail_io(err, "removed", place->folder);
    }
    close(lock);
    return status;
}
