#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engines/procedural/recipe_private.h"

enum { FILES_MAX = 4096 };

typedef struct folder_listing {
    pa_arena *arena;
    pa_embedded_file *files;
    size_t count;
} folder_listing;

static void close_file(FILE **file)
{
    if (*file) {
        fclose(*file);
    }
}

static void close_folder(DIR **folder)
{
    if (*folder) {
        closedir(*folder);
    }
}

static pa_status read_file(const char *path, off_t expected, pa_arena *arena, pa_span *out_data,
                           pa_error *err)
{
    if (expected > PA_RECIPE_FILE_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "the recipe %s is larger than %d KiB", path,
                       PA_RECIPE_FILE_MAX / 1024);
    }
    __attribute__((cleanup(close_file))) FILE *file = fopen(path, "rb");
    if (!file) {
        return pa_fail(err, PA_IO, "cannot read the recipe %s: %s", path, strerror(errno));
    }
    size_t capacity = (size_t)expected;
    uint8_t *data = pa_arena_alloc(arena, capacity + 1);
    if (!data) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t size = fread(data, 1, capacity, file);
    if (ferror(file)) {
        return pa_fail(err, PA_IO, "cannot read the recipe %s", path);
    }
    *out_data = (pa_span){data, size};
    return PA_OK;
}

static bool is_recipe_name(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 4 && length < 56 && strcmp(name + length - 4, ".lua") == 0;
}

/* below: "" for the folder itself, "lib/" for one in it. */
static pa_status list_folder(folder_listing *listing, const char *path, const char *below, pa_error *err)
{
    __attribute__((cleanup(close_folder))) DIR *folder = opendir(path);
    if (!folder) {
        return pa_fail(err, PA_IO, "cannot read the folder of recipes %s: %s", path, strerror(errno));
    }
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char *entry_path = pa_arena_printf(listing->arena, "%s/%s", path, entry->d_name);
        char *name = pa_arena_printf(listing->arena, "%s%s", below, entry->d_name);
        if (!entry_path || !name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        struct stat info;
        if (entry->d_name[0] == '.' || stat(entry_path, &info) != 0) {
            continue;
        }
        pa_status status = PA_OK;
        if (S_ISDIR(info.st_mode) && below[0] == '\0') {
            char *deeper = pa_arena_printf(listing->arena, "%s/", entry->d_name);
            status =
                deeper ? list_folder(listing, entry_path, deeper, err) : pa_fail(err, PA_NO_MEMORY, NULL);
        } else if (S_ISREG(info.st_mode) && is_recipe_name(entry->d_name)) {
            if (listing->count == FILES_MAX) {
                return pa_fail(err, PA_TOO_LARGE, "more than %d recipes in %s", FILES_MAX, path);
            }
            listing->files[listing->count].name = name;
            status = read_file(entry_path, info.st_size, listing->arena, &listing->files[listing->count].data,
                               err);
            listing->count++;
        }
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}

static int compare_files(const void *left, const void *right)
{
    return strcmp(((const pa_embedded_file *)left)->name, ((const pa_embedded_file *)right)->name);
}

pa_status pa_recipe_folder_read(const char *folder, pa_arena *arena, const pa_embedded_file **out_files,
                                pa_error *err)
{
    folder_listing listing = {.arena = arena, .files = PA_NEW_ARRAY(arena, pa_embedded_file, FILES_MAX + 1)};
    if (!listing.files) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = list_folder(&listing, folder, "", err);
    if (status != PA_OK) {
        return status;
    }
    qsort(listing.files, listing.count, sizeof *listing.files, compare_files);
    *out_files = listing.files;
    return PA_OK;
}
