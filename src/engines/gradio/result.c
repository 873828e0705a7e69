#include "engines/gradio/result.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MAX_FILES = 64, MAX_DEPTH = 6 };

typedef struct found_files {
    const json_t *files[MAX_FILES];
    size_t count;
} found_files;

static bool is_file(const json_t *value)
{
    return json_is_string(json_object_get(value, "path")) ||
           (json_is_string(json_object_get(value, "name")) && json_object_get(value, "is_file"));
}

static bool is_address(const char *text)
{
    return strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0;
}

static void collect(const json_t *value, int depth, found_files *found)
{
    if (depth > MAX_DEPTH || found->count == MAX_FILES) {
        return;
    }
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            collect(json_array_get(value, i), depth + 1, found);
        }
        return;
    }
    if (is_file(value) || json_is_string(value)) {
        found->files[found->count++] = value;
        return;
    }
    static const char *const wrappers[] = {"value", "video", "image"};
    for (size_t i = 0; i < sizeof wrappers / sizeof wrappers[0]; i++) {
        const json_t *inner = json_object_get(value, wrappers[i]);
        if (inner) {
            collect(inner, depth + 1, found);
            return;
        }
    }
}

static const char *first_text(const json_t *object, const char *key, const char *other_key)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (!text) {
        text = json_string_value(json_object_get(object, other_key));
    }
    return text ? text : "";
}

static const char *path_of(const json_t *file)
{
    return json_is_string(file) ? json_string_value(file) : first_text(file, "path", "name");
}

static bool ends_with(const char *text, const char *ending)
{
    size_t text_size = strlen(text);
    size_t ending_size = strlen(ending);
    return text_size >= ending_size && strcasecmp(text + text_size - ending_size, ending) == 0;
}

static bool has_extension(const json_t *file, const char *extension)
{
    return ends_with(path_of(file), extension) ||
           (json_is_object(file) && ends_with(first_text(file, "orig_name", "name"), extension));
}

static const json_t *choose(const found_files *found, const char *const *extensions, size_t extension_count)
{
    for (size_t e = 0; e < extension_count; e++) {
        for (size_t i = 0; i < found->count; i++) {
            if (has_extension(found->files[i], extensions[e])) {
                return found->files[i];
            }
        }
    }
    for (size_t i = 0; i < found->count; i++) {
        /* A bare string may be any text an app shows; only a path or an address can be a file. */
        const char *path = path_of(found->files[i]);
        if (json_is_object(found->files[i]) || path[0] == '/' || is_address(path)) {
            return found->files[i];
        }
    }
    return NULL;
}

pa_status pa_gradio_result_file(const pa_gradio_endpoint *endpoint, const json_t *data,
                                uint32_t wanted_output, const char *const *extensions, size_t extension_count,
                                pa_arena *arena, pa_gradio_file *out_file, pa_error *err)
{
    found_files found = {0};
    for (size_t i = wanted_output; i < json_array_size(data); i++) {
        if (i >= endpoint->output_count || !endpoint->output_is_skipped[i]) {
            collect(json_array_get(data, i), 0, &found);
        }
    }
    const json_t *chosen = choose(&found, extensions, extension_count);
    if (!chosen) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service finished without handing out a file.");
    }
    const char *url = json_is_object(chosen) ? first_text(chosen, "url", "url") : "";
    const char *name = json_is_object(chosen) ? first_text(chosen, "orig_name", "name") : "";
    const char *bytes = json_is_false(json_object_get(chosen, "is_file"))
                            ? json_string_value(json_object_get(chosen, "data"))
                            : NULL;
    pa_gradio_file file = {
        .path = pa_arena_string(arena, path_of(chosen)),
        .url = pa_arena_string(arena, url),
        .name = pa_arena_string(arena, name),
        .proxied = strstr(url, "/proxy=") != NULL || json_is_true(json_object_get(chosen, "is_stream")),
        .inline_base64 = pa_arena_string(arena, bytes),
    };
    if (!file.path || !file.url || !file.name || (bytes && !file.inline_base64)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_file = file;
    return PA_OK;
}

pa_status pa_gradio_output_file(const pa_gradio_endpoint *endpoint, const json_t *data, uint32_t place,
                                json_t **out_file, pa_error *err)
{
    found_files found = {0};
    for (size_t i = 0, shown = 0; i < json_array_size(data) && shown <= place; i++) {
        if (i < endpoint->output_count && endpoint->output_is_skipped[i]) {
            continue;
        }
        if (shown++ == place) {
            collect(json_array_get(data, i), 0, &found);
        }
    }
    if (found.count == 0 || !is_file(found.files[0])) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service finished without handing out a file.");
    }
    *out_file = json_incref((json_t *)found.files[0]);
    return PA_OK;
}

char *pa_gradio_file_address(const char *base_and_prefix, const char *path, pa_arena *arena)
{
    static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    size_t base_size = strlen(base_and_prefix);
    char *address = pa_arena_array(arena, base_size + strlen("/file=") + 3 * strlen(path) + 1, 1);
    if (!address) {
        return NULL;
    }
    memcpy(address, base_and_prefix, base_size);
    memcpy(address + base_size, "/file=", 6);
    char *at = address + base_size + 6;
    for (; *path; path++) {
        if (strchr(unreserved, *path)) {
            *at++ = *path;
        } else {
            at += sprintf(at, "%%%02X", (unsigned char)*path);
        }
    }
    *at = '\0';
    return address;
}
