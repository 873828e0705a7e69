#include "weights/listing.h"

#include <stdio.h>
#include <string.h>

#include "foundation/json.h"
#include "weights/layout.h"

/* A member's text when it is so many hexadecimal digits. */
static bool take_hex(const json_t *object, const char *member, size_t digits, char *out_text)
{
    const char *text = json_string_value(json_object_get(object, member));
    if (!text || !pa_is_hex(text, digits)) {
        return false;
    }
    memcpy(out_text, text, digits + 1);
    return true;
}

static bool read_file(const json_t *sibling, pa_arena *arena, pa_weights_file *out_file)
{
    const char *path = json_string_value(json_object_get(sibling, "rfilename"));
    const json_t *size = json_object_get(sibling, "size");
    const json_t *large = json_object_get(sibling, "lfs");
    pa_weights_file file = {0};
    if (!path || !pa_weights_path_is_plain(path)) {
        return false;
    }
    if (json_is_object(large)) {
        size = json_object_get(large, "size") ? json_object_get(large, "size") : size;
        if (!take_hex(large, "sha256", 64, file.sha256)) {
            return false;
        }
    } else if (!take_hex(sibling, "blobId", 40, file.blob)) {
        return false;
    }
    file.path = pa_arena_string(arena, path);
    if (!file.path || !json_is_integer(size) || json_integer_value(size) < 0) {
        return false;
    }
    file.size = (uint64_t)json_integer_value(size);
    *out_file = file;
    return true;
}

static pa_status read_listing(const json_t *json, pa_arena *arena, pa_weights_listing *out_listing,
                              pa_error *err)
{
    char revision[41];
    const json_t *siblings = json_object_get(json, "siblings");
    if (!take_hex(json, "sha", 40, revision) || !json_is_array(siblings)) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The hub's answer does not list the repository's files.");
    }
    pa_weights_listing listing = {.revision = pa_arena_string(arena, revision),
                                  .files = PA_NEW_ARRAY(arena, pa_weights_file, json_array_size(siblings))};
    if (!listing.revision || !listing.files) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < json_array_size(siblings); i++) {
        listing.count += read_file(json_array_get(siblings, i), arena, &listing.files[listing.count]);
    }
    *out_listing = listing;
    return PA_OK;
}

pa_status pa_weights_listing_read(pa_span answer, pa_arena *arena, pa_weights_listing *out_listing,
                                  pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(answer, NULL, &json, NULL) != PA_OK) {
        return pa_fail(err, PA_UPSTREAM_ERROR,
                       "The hub's answer is no JSON: is HF_ENDPOINT a hub's address?");
    }
    pa_status status = read_listing(json, arena, out_listing, err);
    json_decref(json);
    return status;
}

static const pa_weights_file *find(const pa_weights_listing *listing, const char *path)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (strcmp(listing->files[i].path, path) == 0) {
            return &listing->files[i];
        }
    }
    return NULL;
}

/* The best of the names that a part's weights may have; NULL: the repository has none. */
static const pa_weights_file *find_weights(const pa_weights_listing *listing, pa_shap_e_part part, bool half)
{
    const char *name;
    for (size_t place = 0; (name = pa_shap_e_weights_name(part, half, place)); place++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", pa_shap_e_folder(part), name);
        const pa_weights_file *found = find(listing, path);
        if (found) {
            return found;
        }
    }
    return NULL;
}

pa_status pa_shap_e_choose_files(const pa_weights_listing *listing, bool half, pa_arena *arena,
                                 pa_weights_file **out_files, size_t *out_count, pa_error *err)
{
    pa_weights_file *files =
        PA_NEW_ARRAY(arena, pa_weights_file, PA_SHAP_E_PART_COUNT + PA_SHAP_E_SMALL_FILE_COUNT);
    size_t count = 0;
    if (!files) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    /* The largest are begun first. */
    for (int part = PA_SHAP_E_PART_COUNT; part-- > 0;) {
        const pa_weights_file *found = find_weights(listing, (pa_shap_e_part)part, half);
        if (!found) {
            return pa_fail(err, PA_UPSTREAM_ERROR, "The repository holds no weights in %s.",
                           pa_shap_e_folder((pa_shap_e_part)part));
        }
        files[count++] = *found;
    }
    for (size_t i = 0; i < PA_SHAP_E_SMALL_FILE_COUNT; i++) {
        const pa_weights_file *found = find(listing, pa_shap_e_small_files[i]);
        if (!found && i < PA_SHAP_E_NEEDED_FILE_COUNT) {
            return pa_fail(err, PA_UPSTREAM_ERROR, "The repository lacks %s.", pa_shap_e_small_files[i]);
        }
        if (found) {
            files[count++] = *found;
        }
    }
    *out_files = files;
    *out_count = count;
    return PA_OK;
}
