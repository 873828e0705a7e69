#include "weights/record.h"

#include <stdlib.h>
#include <string.h>

#include "foundation/json.h"
#include "weights/files.h"

enum { MOST_BYTES = 1 << 20, MOST_FILES = 1000 };

pa_status pa_weights_record_write(const pa_weights_record *record, pa_arena *arena, pa_span *out_text,
                                  pa_error *err)
{
    json_t *files = json_array();
    for (size_t i = 0; i < record->count; i++) {
        const pa_weights_file *file = &record->files[i];
        json_array_append_new(files, json_pack("{s:s, s:I, s:s}", "path", file->path, "size",
                                               (json_int_t)file->size, "sha256", file->sha256));
    }
    json_t *json = json_pack("{s:s, s:s, s:s, s:o}", "model", record->model, "origin", record->origin,
                             "revision", record->revision, "files", files);
    char *text = json_dumps(json, JSON_INDENT(2));
    json_decref(json);
    uint8_t *copy = text ? pa_arena_copy(arena, text, strlen(text)) : NULL;
    if (copy) {
        *out_text = (pa_span){copy, strlen(text)};
    }
    free(text);
    return copy ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

static bool read_file(const json_t *json, pa_arena *arena, pa_weights_file *out_file)
{
    const char *path = json_string_value(json_object_get(json, "path"));
    const char *digest = json_string_value(json_object_get(json, "sha256"));
    const json_t *size = json_object_get(json, "size");
    if (!path || !pa_weights_path_is_plain(path) || !digest || !pa_is_hex(digest, 64) ||
        !json_is_integer(size) || json_integer_value(size) < 0) {
        return false;
    }
    pa_weights_file file = {.path = pa_arena_string(arena, path), .size = (uint64_t)json_integer_value(size)};
    memcpy(file.sha256, digest, sizeof file.sha256);
    *out_file = file;
    return file.path;
}

static bool read_record(const json_t *json, pa_arena *arena, pa_weights_record *out_record)
{
    const char *model = json_string_value(json_object_get(json, "model"));
    const char *origin = json_string_value(json_object_get(json, "origin"));
    const char *revision = json_string_value(json_object_get(json, "revision"));
    const json_t *files = json_object_get(json, "files");
    size_t count = json_array_size(files);
    if (!model || !origin || !revision || !json_is_array(files) || count > MOST_FILES) {
        return false;
    }
    pa_weights_record record = {.model = pa_arena_string(arena, model),
                                .origin = pa_arena_string(arena, origin),
                                .revision = pa_arena_string(arena, revision),
                                .files = PA_NEW_ARRAY(arena, pa_weights_file, count),
                                .count = count};
    bool fine = record.model && record.origin && record.revision && record.files;
    for (size_t i = 0; fine && i < count; i++) {
        fine = read_file(json_array_get(files, i), arena, &record.files[i]);
    }
    if (fine) {
        *out_record = record;
    }
    return fine;
}

pa_status pa_weights_record_read(pa_span text, pa_arena *arena, pa_weights_record *out_record, pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(text, &(pa_json_limits){.max_bytes = MOST_BYTES}, &json, NULL) != PA_OK ||
        !read_record(json, arena, out_record)) {
        json_decref(json);
        return pa_fail(err, PA_CORRUPT, "%s is damaged; the weights must be installed again.",
                       PA_WEIGHTS_RECORD_NAME);
    }
    json_decref(json);
    return PA_OK;
}

pa_status pa_weights_record_load(const char *folder, pa_arena *arena, pa_weights_record *out_record,
                                 pa_error *err)
{
    pa_span text;
    pa_status status = pa_read_below(folder, PA_WEIGHTS_RECORD_NAME, MOST_BYTES, arena, &text, err);
    return status ? status : pa_weights_record_read(text, arena, out_record, err);
}
