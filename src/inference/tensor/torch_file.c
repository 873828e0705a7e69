#include "inference/tensor/torch_file.h"

#include <string.h>

#include "foundation/zip.h"
#include "inference/tensor/pickle_private.h"

enum { MAX_PICKLE = 1 << 20 };

/* An archive, and the folder within it that everything lies in. */
typedef struct archive {
    pa_zip_entry *entries;
    size_t count;
    const char *folder; /* "archive/", as long as folder_size */
    size_t folder_size;
    pa_arena *arena;
} archive;

bool pa_torch_file_recognise(pa_span file)
{
    return file.size >= 4 && memcmp(file.data, "PK\3\4", 4) == 0;
}

/* The member of that name in the archive's folder; NULL when there is none. */
static const pa_zip_entry *find(const archive *from, pa_span path, const char *parent)
{
    size_t parent_size = strlen(parent);
    for (size_t i = 0; i < from->count; i++) {
        const char *name = from->entries[i].name;
        if (strlen(name) == from->folder_size + parent_size + path.size &&
            memcmp(name, from->folder, from->folder_size) == 0 &&
            memcmp(name + from->folder_size, parent, parent_size) == 0 &&
            memcmp(name + from->folder_size + parent_size, path.data, path.size) == 0) {
            return &from->entries[i];
        }
    }
    return NULL;
}

static const pa_zip_entry *find_text(const archive *from, const char *path)
{
    return find(from, (pa_span){(const uint8_t *)path, strlen(path)}, "");
}

/* The folder is the one that holds data.pkl. */
static pa_status find_folder(archive *from, pa_error *err)
{
    for (size_t i = 0; i < from->count; i++) {
        const char *name = from->entries[i].name;
        const char *slash = strchr(name, '/');
        if (slash && strcmp(slash + 1, "data.pkl") == 0) {
            from->folder = name;
            from->folder_size = (size_t)(slash + 1 - name);
            return PA_OK;
        }
    }
    return pa_fail(err, PA_CORRUPT, "The archive holds no data.pkl: it is no file of weights.");
}

static pa_status check_byte_order(const archive *from, pa_error *err)
{
    const pa_zip_entry *order = find_text(from, "byteorder");
    bool little = !order || (order->data.size == 6 && memcmp(order->data.data, "little", 6) == 0);
    return little ? PA_OK : pa_fail(err, PA_UNSUPPORTED, "The weights' numbers are not little-endian.");
}

static pa_status open_archive(pa_span file, pa_arena *arena, archive *out_archive, pa_error *err)
{
    archive from = {.arena = arena};
    pa_status status = pa_zip_list(file, arena, &from.entries, &from.count, err);
    if (status == PA_OK) {
        status = find_folder(&from, err);
    }
    if (status == PA_OK) {
        status = check_byte_order(&from, err);
    }
    for (size_t i = 0; status == PA_OK && i < from.count; i++) {
        if (from.entries[i].method != PA_ZIP_STORED || (from.entries[i].flags & PA_ZIP_FLAG_ENCRYPTED)) {
            status =
                pa_fail(err, PA_UNSUPPORTED, "\"%.120s\" is compressed or encrypted.", from.entries[i].name);
        }
    }
    if (status == PA_OK) {
        *out_archive = from;
    }
    return status;
}

static pa_status locate(const archive *from, const pickle_value *value, pa_tensor *out_tensor, pa_error *err)
{
    const pickle_value *storage = value->tensor.storage;
    pa_tensor tensor = {.dtype = storage->dtype, .rank = value->tensor.rank};
    memcpy(tensor.shape, value->tensor.shape, sizeof tensor.shape);
    const pa_zip_entry *entry = find(from, storage->text, "data/");
    size_t size = pa_dtype_size(tensor.dtype);
    size_t count = 0;
    size_t bytes = 0;
    size_t begin = 0;
    size_t end = 0;
    if (!entry || !pa_tensor_measure(&tensor, &count, &bytes) ||
        __builtin_mul_overflow(value->tensor.offset, size, &begin) ||
        __builtin_add_overflow(begin, bytes, &end) || end > entry->data.size ||
        (uint64_t)storage->whole > entry->data.size / size) {
        return pa_fail(err, PA_CORRUPT, "A tensor reaches beyond the numbers that are stored for it.");
    }
    tensor.data = entry->data.data + begin;
    *out_tensor = tensor;
    return PA_OK;
}

static pa_status read_items(const archive *from, const pickle_value *dict, pa_weight_table *out_table,
                            pa_error *err)
{
    if (dict->kind != PICKLE_DICT) {
        return pa_fail(err, PA_CORRUPT, "The pickle is no dictionary of tensors.");
    }
    pa_weight_table table = {.weights = PA_NEW_ARRAY(from->arena, pa_weight, dict->dict.count)};
    if (!table.weights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (const pickle_item *item = dict->dict.first; item; item = item->next) {
        if (item->key->kind != PICKLE_TEXT || item->value->kind != PICKLE_TENSOR ||
            memchr(item->key->text.data, 0, item->key->text.size)) {
            return pa_fail(err, PA_UNSUPPORTED, "The pickle holds more than tensors with names.");
        }
        pa_weight *weight = &table.weights[table.count++];
        weight->name = pa_arena_printf(from->arena, "%.*s", (int)item->key->text.size,
                                       (const char *)item->key->text.data);
        if (!weight->name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        pa_status status = locate(from, item->value, &weight->tensor, err);
        if (status != PA_OK) {
            return status;
        }
    }
    pa_status status = pa_weight_table_sort(&table, err);
    if (status == PA_OK) {
        *out_table = table;
    }
    return status;
}

pa_status pa_torch_file_decode(pa_span file, pa_arena *arena, pa_weight_table *out_table, pa_error *err)
{
    archive from;
    pa_status status = open_archive(file, arena, &from, err);
    if (status != PA_OK) {
        return status;
    }
    pa_span text = find_text(&from, "data.pkl")->data;
    if (text.size > MAX_PICKLE) {
        return pa_fail(err, PA_TOO_LARGE, "The weights' pickle is beyond 1 MiB.");
    }
    const pickle_value *value = NULL;
    status = pickle_decode(text, arena, &value, err);
    return status == PA_OK ? read_items(&from, value, out_table, err) : status;
}
