#include "asset/formats/finish_json.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The numbers of a record that tell about its colours. */
static const struct {
    const char *key;
    size_t offset;
    double most;
} numbers[] = {
    {"albedo_before", offsetof(pa_finish_record, albedo_before), 1},
    {"albedo_after", offsetof(pa_finish_record, albedo_after), 1},
    {"gain", offsetof(pa_finish_record, gain), 1000},
    {"metallic_before", offsetof(pa_finish_record, metallic_before), 1},
    {"clipped_pct", offsetof(pa_finish_record, clipped_pct), 100},
};

enum { NUMBER_COUNT = sizeof numbers / sizeof *numbers };

/* The decimal number that was meant, and not what f32 makes of it. */
static json_t *plain_number(float value)
{
    return json_real(round((double)value * 1e6) / 1e6);
}

json_t *pa_finish_json(const pa_finish_record *record)
{
    json_t *colors = json_pack("{s:s}", "mode", pa_brightness_name(record->brightness));
    for (size_t i = 0; record->measured && i < NUMBER_COUNT; i++) {
        float value;
        memcpy(&value, (const char *)record + numbers[i].offset, sizeof value);
        json_object_set_new(colors, numbers[i].key, plain_number(value));
    }
    return json_pack("{s:I, s:I, s:o}", "version", (json_int_t)record->version, "triangles_before",
                     (json_int_t)record->triangles_before, "brightness", colors);
}

void pa_finish_json_write(pa_bytes *json, const pa_finish_record *record)
{
    json_t *object = pa_finish_json(record);
    char *text = object ? json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(9)) : NULL;
    json->failed |= !text;
    pa_bytes_append_text(json, text ? text : "");
    free(text);
    json_decref(object);
}

/* False where one of them is not there or out of its range. */
static bool read_numbers(const json_t *object, pa_finish_record *record)
{
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        const json_t *number = json_object_get(object, numbers[i].key);
        double value = json_number_value(number);
        if (!json_is_number(number) || !(value >= 0 && value <= numbers[i].most)) {
            return false;
        }
        memcpy((char *)record + numbers[i].offset, &(float){(float)value}, sizeof(float));
    }
    return true;
}

pa_finish_record pa_finish_json_read(const json_t *object)
{
    json_int_t version = json_integer_value(json_object_get(object, "version"));
    json_int_t triangles = json_integer_value(json_object_get(object, "triangles_before"));
    const json_t *colors = json_object_get(object, "brightness");
    const char *mode = json_string_value(json_object_get(colors, "mode"));
    pa_finish_record record = {.triangles_before = triangles > 0 ? (uint64_t)triangles : 0};
    if (version < 1 || version > UINT32_MAX || !mode || !pa_brightness_parse(mode, &record.brightness)) {
        return (pa_finish_record){0};
    }
    record.version = (uint32_t)version;
    record.measured = json_object_size(colors) > 1;
    if (record.measured && !read_numbers(colors, &record)) {
        return (pa_finish_record){0};
    }
    return record;
}
