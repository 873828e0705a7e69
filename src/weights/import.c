#include "weights/import.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "weights/files.h"

enum { MOST_REF_BYTES = 256, SLICE = 16 << 20 };

/* An import under way. */
typedef struct importing {
    const char *from;
    const char *to;
    const pa_run *run;
    pa_arena *arena;
    uint64_t bytes; /* of all files */
    uint64_t copied;
    pa_error *err;
} importing;

/* A repository in the hub's cache keeps its files by revision. */
static const char *find_snapshot(const char *folder, pa_arena *arena)
{
    pa_span name;
    if (pa_read_below(folder, "refs/main", MOST_REF_BYTES, arena, &name, NULL) != PA_OK) {
        return folder;
    }
    char *revision = pa_arena_printf(arena, "%.*s", (int)name.size, (const char *)name.data);
    if (revision) {
        revision[strcspn(revision, " \r\n")] = '\0';
    }
    return revision && pa_is_hex(revision, 40) ? pa_arena_printf(arena, "%s/snapshots/%s", folder, revision)
                                               : folder;
}

/* The digest that the hub's cache calls a file by; "" for other files. */
static void read_cached_digest(const char *path, char out_digest[65])
{
    char target[PATH_MAX];
    ssize_t size = readlink(path, target, sizeof target - 1);
    out_digest[0] = '\0';
    if (size > 0) {
        target[size] = '\0';
        const char *slash = strrchr(target, '/');
        const char *name = slash ? slash + 1 : target;
        if (pa_is_hex(name, 64)) {
            memcpy(out_digest, name, 65);
        }
    }
}

/* False: there is no such file. */
static bool add_file(importing *import, const char *path, pa_weights_file *out_file)
{
    char whole[PATH_MAX];
    struct stat about;
    pa_weights_file file = {.path = path};
    if (snprintf(whole, sizeof whole, "%s/%s", import->from, path) >= (int)sizeof whole ||
        stat(whole, &about) != 0 || !S_ISREG(about.st_mode)) {
        return false;
    }
    file.size = (uint64_t)about.st_size;
    read_cached_digest(whole, file.sha256);
    import->bytes += file.size;
    *out_file = file;
    return true;
}

static pa_status list_files(importing *import, bool half, pa_weights_file *files, size_t *out_count)
{
    size_t count = 0;
    for (size_t i = 0; i < PA_SHAP_E_SMALL_FILE_COUNT; i++) {
        if (add_file(import, pa_shap_e_small_files[i], &files[count])) {
            count++;
        } else if (i < PA_SHAP_E_NEEDED_FILE_COUNT) {
            return pa_fail(import->err, PA_NOT_FOUND, "%.250s lacks %s.", import->from,
                           pa_shap_e_small_files[i]);
        }
    }
    for (int part = 0; part < PA_SHAP_E_PART_COUNT; part++) {
        const char *folder = pa_shap_e_folder((pa_shap_e_part)part);
        bool found = false;
        const char *name;
        for (size_t place = 0; !found && (name = pa_shap_e_weights_name((pa_shap_e_part)part, half, place));
             place++) {
            char *path = pa_arena_printf(import->arena, "%s/%s", folder, name);
            if (!path) {
                return pa_fail(import->err, PA_NO_MEMORY, NULL);
            }
            found = add_file(import, path, &files[count]);
        }
        if (!found) {
            return pa_fail(import->err, PA_NOT_FOUND, "%.250s holds no weights in %s.", import->from, folder);
        }
        count++;
    }
    *out_count = count;
    return PA_OK;
}

/* Slice by slice, so that it can be cancelled. */
static pa_status copy_open(importing *import, int from, int to, const char *path)
{
    for (;;) {
        if (pa_run_cancelled(import->run)) {
            return pa_fail(import->err, PA_CANCELLED, NULL);
        }
        ssize_t got = sendfile(to, from, NULL, SLICE);
        if (got == 0) {
            return fsync(to) == 0 ? PA_OK : pa_fail_io(import->err, "written", path);
        }
        if (got < 0 && errno != EINTR) {
            return pa_fail_io(import->err, "copied", path);
        }
        import->copied += got > 0 ? (uint64_t)got : 0;
        pa_run_progress(import->run, "import", (double)import->copied / (double)(import->bytes + 1));
    }
}

static pa_status copy_file(importing *import, const char *name)
{
    char from[PATH_MAX];
    char to[PATH_MAX];
    if (snprintf(from, sizeof from, "%s/%s", import->from, name) >= (int)sizeof from ||
        snprintf(to, sizeof to, "%s/%s", import->to, name) >= (int)sizeof to) {
        return pa_fail(import->err, PA_IO, "The path %.200s… is too long.", from);
    }
    char *slash = strrchr(to, '/');
    *slash = '\0';
    pa_status status = pa_make_folder(to, import->err);
    *slash = '/';
    if (status != PA_OK) {
        return status;
    }
    int source = open(from, O_RDONLY | O_CLOEXEC);
    int target = source < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    status = source < 0   ? pa_fail_io(import->err, "opened", from)
             : target < 0 ? pa_fail_io(import->err, "written", to)
                          : copy_open(import, source, target, to);
    if (source >= 0) {
        close(source);
    }
    if (target >= 0 && close(target) != 0 && status == PA_OK) {
        status = pa_fail_io(import->err, "written", to);
    }
    return status;
}

/* Copied, read again, and with the digest that goes into the record. */
static pa_status take_file(importing *import, pa_weights_file *file)
{
    pa_status status = copy_file(import, file->path);
    if (status != PA_OK) {
        return status;
    }
    return file->sha256[0] ? pa_weights_check_file(import->to, file, import->err)
                           : pa_weights_digest_file(import->to, file, import->err);
}

static pa_status import_locked(importing *import, const pa_weights_place *place, const pa_known_model *model,
                               bool half)
{
    pa_weights_file files[PA_SHAP_E_SMALL_FILE_COUNT + PA_SHAP_E_PART_COUNT];
    size_t count = 0;
    size_t tensors;
    pa_span text;
    pa_status status = list_files(import, half, files, &count);
    status = status ? status : pa_weights_check_room(place, import->bytes, import->err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        status = take_file(import, &files[i]);
    }
    status = status ? status : pa_shap_e_check_tensors(import->to, import->run, &tensors, import->err);
    pa_weights_record record = {
        .model = model->name, .origin = import->from, .revision = "", .files = files, .count = count};
    status = status ? status : pa_weights_record_write(&record, import->arena, &text, import->err);
    status =
        status ? status : pa_write_below(import->to, PA_WEIGHTS_RECORD_NAME, pa_parts_of(&text), import->err);
    return status ? status : pa_weights_install(place, import->to, import->err);
}

pa_status pa_weights_import(const pa_weights_place *place, const pa_known_model *model, const char *folder,
                            bool half, const pa_run *run, pa_error *err)
{
    int lock;
    pa_status status = pa_weights_lock(place, &lock, err);
    if (status != PA_OK) {
        return status;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    char whole[PATH_MAX];
    const char *from = realpath(folder, whole) ? whole : folder;
    importing import = {.from = find_snapshot(from, &arena),
                        .to = pa_arena_printf(&arena, "%s/import", place->partial),
                        .run = run,
                        .arena = &arena,
                        .err = err};
    status = import.from && import.to ? pa_weights_remove_folder(import.to, err)
                                      : pa_fail(err, PA_NO_MEMORY, NULL);
    status = status ? status : import_locked(&import, place, model, half);
    if (status != PA_OK && import.to) {
        pa_weights_remove_folder(import.to, NULL);
        rmdir(place->partial); /* unless a download waits there to be gone on with */
    }
    pa_arena_done(&arena);
    close(lock);
    return status;
}
