#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"

/* The largest whole number that a double tells from its neighbours. */
#define LARGEST_EXACT 9007199254740992.0

static pa_status wrong(gltf *self, const char *key, const char *what)
{
    return pa_fail(self->err, PA_CORRUPT, "'%s' in the glTF file is %s.", key, what);
}

/* Whole numbers may be written 3, 3.0 or 3e0. */
static bool whole(const json_t *value, size_t *out)
{
    double number = json_is_number(value) ? json_number_value(value) : -1;
    if (!(number >= 0 && number < LARGEST_EXACT) || floor(number) < number) {
        return false;
    }
    *out = (size_t)number;
    return true;
}

pa_status gltf_get_size(gltf *self, json_t *object, const char *key, size_t *out)
{
    json_t *value = json_object_get(object, key);
    return !value || whole(value, out) ? PA_OK : wrong(self, key, "no whole number");
}

pa_status gltf_get_index(gltf *self, json_t *object, const char *key, size_t count, uint32_t *out)
{
    json_t *value = json_object_get(object, key);
    size_t index;
    if (!value) {
        return PA_OK;
    }
    if (!whole(value, &index)) {
        return wrong(self, key, "no whole number");
    }
    if (index >= count) {
        return pa_fail(self->err, PA_CORRUPT, "'%s' in the glTF file is %zu, but there are only %zu.", key,
                       index, count);
    }
    *out = (uint32_t)index;
    return PA_OK;
}

pa_status gltf_get_number(gltf *self, json_t *object, const char *key, float *out)
{
    json_t *value = json_object_get(object, key);
    if (!value) {
        return PA_OK;
    }
    float number = json_is_number(value) ? (float)json_number_value(value) : NAN;
    if (!isfinite(number)) {
        return wrong(self, key, "no finite number");
    }
    *out = number;
    return PA_OK;
}

pa_status gltf_get_numbers(gltf *self, json_t *object, const char *key, size_t count, double *out)
{
    json_t *list = json_object_get(object, key);
    if (!list) {
        return PA_OK;
    }
    if (!json_is_array(list) || json_array_size(list) != count) {
        return pa_fail(self->err, PA_CORRUPT, "'%s' in the glTF file does not hold %zu numbers.", key, count);
    }
    double numbers[16] = {0};
    for (size_t i = 0; i < count; i++) {
        json_t *value = json_array_get(list, i);
        numbers[i] = json_is_number(value) ? json_number_value(value) : (double)NAN;
        if (!isfinite(numbers[i])) {
            return wrong(self, key, "no list of finite numbers");
        }
    }
    memcpy(out, numbers, count * sizeof *numbers);
    return PA_OK;
}

pa_status gltf_get_floats(gltf *self, json_t *object, const char *key, size_t count, float *out)
{
    double numbers[16];
    for (size_t i = 0; i < count; i++) {
        numbers[i] = (double)out[i];
    }
    pa_status status = gltf_get_numbers(self, object, key, count, numbers);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        out[i] = (float)numbers[i];
    }
    return status;
}

pa_status gltf_get_bool(gltf *self, json_t *object, const char *key, bool *out)
{
    json_t *value = json_object_get(object, key);
    if (value && !json_is_boolean(value)) {
        return wrong(self, key, "neither true nor false");
    }
    *out = value ? json_is_true(value) : *out;
    return PA_OK;
}

pa_status gltf_get_array(gltf *self, json_t *object, const char *key, size_t max, json_t **out,
                         size_t *out_count)
{
    json_t *list = json_object_get(object, key);
    if (!list) {
        return PA_OK;
    }
    if (!json_is_array(list) || json_array_size(list) == 0) {
        return wrong(self, key, "no list, or an empty one");
    }
    if (json_array_size(list) > max) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file has %zu %s; the limit is %zu.",
                       json_array_size(list), key, max);
    }
    *out = list;
    *out_count = json_array_size(list);
    return PA_OK;
}

pa_status gltf_get_object(gltf *self, json_t *object, const char *key, json_t **out)
{
    json_t *value = json_object_get(object, key);
    if (value && !json_is_object(value)) {
        return wrong(self, key, "no object");
    }
    *out = value ? value : *out;
    return PA_OK;
}

json_t *gltf_extension(json_t *object, const char *name)
{
    json_t *extension = json_object_get(json_object_get(object, "extensions"), name);
    return json_is_object(extension) ? extension : NULL;
}

char *gltf_name(gltf *self, json_t *object)
{
    const char *name = json_string_value(json_object_get(object, "name"));
    return name && *name ? pa_arena_string(self->arena, name) : NULL;
}
