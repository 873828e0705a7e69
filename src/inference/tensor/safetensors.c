#include "inference/tensor/safetensors.h"

#include <stdlib.h>
#include <string.h>

#include "foundation/json.h"

enum { LENGTH_SIZE = 8, MAX_HEADER = 16 << 20, MAX_DEPTH = 8, ALIGNMENT = 8 };

/* Where the tensors' bytes lie, and how far they have been given away. */
typedef struct layout {
    pa_span data;
    pa_arena *arena;
} layout;

static bool to_size(const json_t *json, size_t *out_size)
{
    if (!json_is_integer(json) || json_integer_value(json) < 0) {
        return false;
    }
    *out_size = (size_t)json_integer_value(json);
    return true;
}

static pa_status read_shape(const json_t *json, const char *name, pa_tensor *tensor, pa_error *err)
{
    size_t rank = json_array_size(json);
    if (!json_is_array(json)) {
        return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" has no shape.", name);
    }
    if (rank > PA_TENSOR_MAX_RANK) {
        return pa_fail(err, PA_UNSUPPORTED, "The tensor \"%.120s\" has %zu axes.", name, rank);
    }
    tensor->rank = (uint32_t)rank;
    for (size_t i = 0; i < rank; i++) {
        if (!to_size(json_array_get(json, i), &tensor->shape[i])) {
            return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" has a broken shape.", name);
        }
    }
    return PA_OK;
}

static pa_status read_weight(const layout *where, const char *name, const json_t *json, pa_weight *out_weight,
                             pa_error *err)
{
    pa_weight weight = {.name = pa_arena_string(where->arena, name)};
    if (!weight.name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const char *dtype = json_string_value(json_object_get(json, "dtype"));
    if (!dtype || !pa_dtype_parse(dtype, &weight.tensor.dtype)) {
        return pa_fail(err, dtype ? PA_UNSUPPORTED : PA_CORRUPT, "The tensor \"%.120s\" holds %.40s numbers.",
                       name, dtype ? dtype : "no kind of");
    }
    pa_status status = read_shape(json_object_get(json, "shape"), name, &weight.tensor, err);
    if (status != PA_OK) {
        return status;
    }
    const json_t *offsets = json_object_get(json, "data_offsets");
    size_t begin = 0;
    size_t end = 0;
    size_t count = 0;
    size_t bytes = 0;
    if (json_array_size(offsets) != 2 || !to_size(json_array_get(offsets, 0), &begin) ||
        !to_size(json_array_get(offsets, 1), &end) || begin > end || end > where->data.size ||
        !pa_tensor_measure(&weight.tensor, &count, &bytes) || bytes != end - begin) {
        return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" does not fit the bytes it is given.", name);
    }
    weight.tensor.data = where->data.data + begin;
    *out_weight = weight;
    return PA_OK;
}

static int by_place(const void *a, const void *b)
{
    const uint8_t *left = ((const pa_weight *)a)->tensor.data;
    const uint8_t *right = ((const pa_weight *)b)->tensor.data;
    return (left > right) - (left < right);
}

/* Every byte belongs to one tensor, so that no file can hide anything or use bytes twice. */
static pa_status check_cover(const pa_weight_table *table, pa_span data, pa_error *err)
{
    size_t covered = 0;
    if (table->count > 0) {
        qsort(table->weights, table->count, sizeof *table->weights, by_place);
    }
    for (size_t i = 0; i < table->count; i++) {
        const pa_tensor *tensor = &table->weights[i].tensor;
        size_t count = 0;
        size_t bytes = 0;
        if (!pa_tensor_measure(tensor, &count, &bytes)) {
            return pa_fail(err, PA_TOO_LARGE, NULL);
        }
        /* An empty tensor may sort before or behind one that begins at the same byte. */
        if (bytes > 0 && (const uint8_t *)tensor->data != data.data + covered) {
            return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" overlaps another or leaves a gap.",
                           table->weights[i].name);
        }
        covered += bytes;
    }
    return covered == data.size ? PA_OK
                                : pa_fail(err, PA_CORRUPT, "The file holds bytes that belong to no tensor.");
}

static pa_status read_weights(const layout *where, json_t *header, pa_weight_table *out_table, pa_error *err)
{
    pa_weight_table table = {.weights = PA_NEW_ARRAY(where->arena, pa_weight, json_object_size(header))};
    if (!table.weights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const char *name;
    json_t *value;
    json_object_foreach(header, name, value)
    {
        if (strcmp(name, "__metadata__") == 0) {
            continue;
        }
        pa_status status = read_weight(where, name, value, &table.weights[table.count], err);
        if (status != PA_OK) {
            return status;
        }
        table.count++;
    }
    pa_status status = check_cover(&table, where->data, err);
    if (status == PA_OK) {
        status = pa_weight_table_sort(&table, err);
    }
    if (status == PA_OK) {
        *out_table = table;
    }
    return status;
}

pa_status pa_safetensors_decode(pa_span file, pa_arena *arena, pa_weight_table *out_table, pa_error *err)
{
    if (file.size < LENGTH_SIZE) {
        return pa_fail(err, PA_CORRUPT, "The file is too short for safetensors.");
    }
    uint64_t length = pa_load_u64(file.data);
    if (length > file.size - LENGTH_SIZE) {
        return pa_fail(err, PA_CORRUPT, "The header of the safetensors file is cut off.");
    }
    if (length > MAX_HEADER) {
        return pa_fail(err, PA_TOO_LARGE, "The header of the safetensors file is beyond 16 MiB.");
    }
    pa_span text = {file.data + LENGTH_SIZE, (size_t)length};
    json_t *header = NULL;
    pa_error problem = {0};
    pa_status status = pa_json_decode(
        text, &(pa_json_limits){.max_bytes = MAX_HEADER, .max_depth = MAX_DEPTH}, &header, &problem);
    if (status != PA_OK) {
        return pa_fail(err, status == PA_NO_MEMORY ? status : PA_CORRUPT,
                       "The header of the safetensors file is broken: %.300s", problem.detail);
    }
    layout where = {
        .data = {text.data + text.size, file.size - LENGTH_SIZE - text.size},
        .arena = arena,
    };
    status = json_is_object(header)
                 ? read_weights(&where, header, out_table, err)
                 : pa_fail(err, PA_CORRUPT, "The header of the safetensors file is no object.");
    json_decref(header);
    return status;
}

/* One tensor's line of the header; NULL: no memory. */
static json_t *describe(const pa_tensor *tensor, size_t begin, size_t end)
{
    json_t *shape = json_array();
    for (uint32_t i = 0; i < tensor->rank; i++) {
        json_array_append_new(shape, json_integer((json_int_t)tensor->shape[i]));
    }
    return json_pack("{s:s, s:o, s:[I,I]}", "dtype", pa_dtype_name(tensor->dtype), "shape", shape,
                     "data_offsets", (json_int_t)begin, (json_int_t)end);
}

static pa_status describe_all(const pa_weight *weights, size_t count, json_t *header, pa_error *err)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t numbers;
        size_t bytes;
        if (json_object_get(header, weights[i].name) ||
            !pa_tensor_measure(&weights[i].tensor, &numbers, &bytes)) {
            return pa_fail(err, PA_INVALID, "The tensor \"%.120s\" is there twice or too large.",
                           weights[i].name);
        }
        if (json_object_set_new(header, weights[i].name, describe(&weights[i].tensor, at, at + bytes))) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        at += bytes;
    }
    return PA_OK;
}

pa_status pa_safetensors_encode_header(const pa_weight *weights, size_t count, const char *metadata,
                                       pa_arena *arena, pa_span *out_header, pa_error *err)
{
    json_t *header = json_object();
    if (metadata) {
        json_object_set_new(header, "__metadata__", json_loads(metadata, 0, NULL));
    }
    pa_status status = describe_all(weights, count, header, err);
    char *text = status == PA_OK ? pa_json_encode(header) : NULL;
    json_decref(header);
    if (status != PA_OK) {
        return status;
    }
    /* Blanks at the end bring the tensors to a multiple of 8. */
    size_t size = text ? strlen(text) : 0;
    size_t padded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    uint8_t *bytes = text ? pa_arena_alloc(arena, LENGTH_SIZE + padded) : NULL;
    if (bytes) {
        pa_store_u32(bytes, (uint32_t)padded);
        memcpy(bytes + LENGTH_SIZE, text, size);
        memset(bytes + LENGTH_SIZE + size, ' ', padded - size);
        *out_header = (pa_span){bytes, LENGTH_SIZE + padded};
    }
    free(text);
    return bytes ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
