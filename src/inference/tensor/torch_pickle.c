/* A state dictionary as the pickle that torch.load expects: protocol 2, nothing memoised. */
#include <stdio.h>
#include <string.h>

#include "inference/tensor/torch_file.h"

static const char *storage_type(pa_dtype dtype)
{
    static const char *const types[PA_DTYPE_COUNT] = {
        [PA_F32] = "FloatStorage",  [PA_F16] = "HalfStorage", [PA_BF16] = "BFloat16Storage",
        [PA_F64] = "DoubleStorage", [PA_I64] = "LongStorage", [PA_I32] = "IntStorage",
        [PA_I16] = "ShortStorage",  [PA_I8] = "CharStorage",  [PA_U8] = "ByteStorage",
        [PA_BOOL] = "BoolStorage"};
    return types[dtype];
}

static void put_text(pa_bytes *to, const char *text)
{
    uint8_t size[4];
    pa_store_u32(size, (uint32_t)strlen(text));
    pa_bytes_append(to, "X", 1);
    pa_bytes_append(to, size, sizeof size);
    pa_bytes_append_text(to, text);
}

/* LONG1 of 8 bytes: whatever a size may be. */
static void put_whole(pa_bytes *to, size_t number)
{
    uint8_t bytes[10] = {0x8A, 8};
    pa_store_u32(bytes + 2, (uint32_t)number);
    pa_store_u32(bytes + 6, (uint32_t)((uint64_t)number >> 32));
    pa_bytes_append(to, bytes, sizeof bytes);
}

static void put_name(pa_bytes *to, const char *module, const char *name)
{
    pa_bytes_printf(to, "c%s\n%s\n", module, name);
}

static void put_sizes(pa_bytes *to, const size_t *sizes, uint32_t count)
{
    pa_bytes_append(to, "(", 1);
    for (uint32_t i = 0; i < count; i++) {
        put_whole(to, sizes[i]);
    }
    pa_bytes_append(to, "t", 1);
}

/* _rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict()) */
static void put_tensor(pa_bytes *to, const pa_tensor *tensor, size_t storage)
{
    char key[24];
    snprintf(key, sizeof key, "%zu", storage);
    size_t strides[PA_TENSOR_MAX_RANK];
    size_t count = 1;
    for (uint32_t i = tensor->rank; i-- > 0;) {
        strides[i] = count;
        count *= tensor->shape[i];
    }
    put_name(to, "torch._utils", "_rebuild_tensor_v2");
    pa_bytes_append(to, "((", 2);
    put_text(to, "storage");
    put_name(to, "torch", storage_type(tensor->dtype));
    put_text(to, key);
    put_text(to, "cpu");
    put_whole(to, count);
    pa_bytes_append(to, "tQ", 2);
    put_whole(to, 0);
    put_sizes(to, tensor->shape, tensor->rank);
    put_sizes(to, strides, tensor->rank);
    pa_bytes_append(to, "\x89", 1);
    put_name(to, "collections", "OrderedDict");
    pa_bytes_append(to, ")RtR", 4);
}

pa_status pa_torch_file_encode_pickle(const pa_weight *weights, size_t count, pa_arena *arena,
                                      pa_span *out_pickle, pa_error *err)
{
    pa_bytes text;
    pa_bytes_init(&text, 0);
    pa_bytes_append(&text, "\x80\x02", 2);
    put_name(&text, "collections", "OrderedDict");
    pa_bytes_append(&text, ")R(", 3);
    for (size_t i = 0; i < count; i++) {
        put_text(&text, weights[i].name);
        put_tensor(&text, &weights[i].tensor, i);
    }
    pa_bytes_append(&text, "u.", 2);
    uint8_t *copy = text.failed ? NULL : pa_arena_copy(arena, text.data, text.size);
    if (copy) {
        *out_pickle = (pa_span){copy, text.size};
    }
    pa_bytes_done(&text);
    return copy ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
