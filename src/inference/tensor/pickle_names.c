/* The few global names a pickle of tensors may use, and what they make of their arguments. */
#include <string.h>

#include "inference/tensor/pickle_private.h"

static const struct {
    const char *module;
    const char *name;
    pickle_name meaning;
    pa_dtype dtype;
} names[] = {
    {"collections", "OrderedDict", PICKLE_ORDERED_DICT, PA_F32},
    {"torch._utils", "_rebuild_tensor_v2", PICKLE_REBUILD_TENSOR, PA_F32},
    {"torch._utils", "_rebuild_parameter", PICKLE_REBUILD_PARAMETER, PA_F32},
    {"torch", "FloatStorage", PICKLE_STORAGE_TYPE, PA_F32},
    {"torch", "HalfStorage", PICKLE_STORAGE_TYPE, PA_F16},
    {"torch", "BFloat16Storage", PICKLE_STORAGE_TYPE, PA_BF16},
    {"torch", "DoubleStorage", PICKLE_STORAGE_TYPE, PA_F64},
    {"torch", "LongStorage", PICKLE_STORAGE_TYPE, PA_I64},
    {"torch", "IntStorage", PICKLE_STORAGE_TYPE, PA_I32},
    {"torch", "ShortStorage", PICKLE_STORAGE_TYPE, PA_I16},
    {"torch", "CharStorage", PICKLE_STORAGE_TYPE, PA_I8},
    {"torch", "ByteStorage", PICKLE_STORAGE_TYPE, PA_U8},
    {"torch", "BoolStorage", PICKLE_STORAGE_TYPE, PA_BOOL},
};

static bool text_is(pa_span text, const char *word)
{
    return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

pa_status pickle_resolve(pa_span module, pa_span name, pickle_value *out_value, pa_error *err)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (text_is(module, names[i].module) && text_is(name, names[i].name)) {
            *out_value =
                (pickle_value){.kind = PICKLE_NAME, .name = names[i].meaning, .dtype = names[i].dtype};
            return PA_OK;
        }
    }
    return pa_fail(err, PA_UNSUPPORTED, "The pickle wants %.*s.%.*s, which is nothing that tensors need.",
                   (int)(module.size < 80 ? module.size : 80), (const char *)module.data,
                   (int)(name.size < 80 ? name.size : 80), (const char *)name.data);
}

pa_status pickle_load_storage(const pickle_value *identifier, pickle_value *out_value, pa_error *err)
{
    const pickle_value *const *items = identifier->tuple.items;
    if (identifier->kind != PICKLE_TUPLE || identifier->tuple.count != 5 || items[0]->kind != PICKLE_TEXT ||
        !text_is(items[0]->text, "storage") || items[1]->kind != PICKLE_NAME ||
        items[1]->name != PICKLE_STORAGE_TYPE || items[2]->kind != PICKLE_TEXT ||
        items[4]->kind != PICKLE_WHOLE || items[4]->whole < 0) {
        return pa_fail(err, PA_CORRUPT, "The pickle names something that is no storage.");
    }
    *out_value = (pickle_value){
        .kind = PICKLE_STORAGE, .dtype = items[1]->dtype, .text = items[2]->text, .whole = items[4]->whole};
    return PA_OK;
}

/* Whole numbers of at least 0. */
static bool read_sizes(const pickle_value *tuple, size_t *out_sizes)
{
    if (tuple->kind != PICKLE_TUPLE || tuple->tuple.count > PA_TENSOR_MAX_RANK) {
        return false;
    }
    for (size_t i = 0; i < tuple->tuple.count; i++) {
        const pickle_value *item = tuple->tuple.items[i];
        if (item->kind != PICKLE_WHOLE || item->whole < 0) {
            return false;
        }
        out_sizes[i] = (size_t)item->whole;
    }
    return true;
}

/* Row-major without gaps; the stride of an axis of one element means nothing. */
static bool is_dense(uint32_t rank, const size_t *shape, const size_t *strides)
{
    size_t expected = 1;
    for (uint32_t i = rank; i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected) {
            return false;
        }
        if (__builtin_mul_overflow(expected, shape[i], &expected)) {
            return false;
        }
    }
    return true;
}

/* _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks[, metadata]) */
static pa_status rebuild_tensor(const pickle_value *arguments, pickle_value *value, pa_error *err)
{
    const pickle_value *const *items = arguments->tuple.items;
    size_t strides[PA_TENSOR_MAX_RANK];
    if (arguments->tuple.count < 4 || items[0]->kind != PICKLE_STORAGE || items[1]->kind != PICKLE_WHOLE ||
        items[1]->whole < 0 || !read_sizes(items[2], value->tensor.shape) || !read_sizes(items[3], strides) ||
        items[2]->tuple.count != items[3]->tuple.count) {
        return pa_fail(err, PA_CORRUPT, "The pickle describes a tensor that cannot be.");
    }
    value->kind = PICKLE_TENSOR;
    value->tensor.storage = items[0];
    value->tensor.offset = (size_t)items[1]->whole;
    value->tensor.rank = (uint32_t)items[2]->tuple.count;
    if (!is_dense(value->tensor.rank, value->tensor.shape, strides)) {
        return pa_fail(err, PA_UNSUPPORTED, "The pickle holds a tensor whose numbers do not lie in a row.");
    }
    return PA_OK;
}

pa_status pickle_call(const pickle_value *callable, const pickle_value *arguments, pa_arena *arena,
                      pickle_value **out_value, pa_error *err)
{
    if (callable->kind != PICKLE_NAME || arguments->kind != PICKLE_TUPLE) {
        return pa_fail(err, PA_UNSUPPORTED, "The pickle calls something that is no function.");
    }
    pickle_value *value = PA_NEW(arena, pickle_value);
    if (!value) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = PA_OK;
    switch (callable->name) {
    case PICKLE_ORDERED_DICT:
        if (arguments->tuple.count > 0) {
            return pa_fail(err, PA_UNSUPPORTED, "The pickle makes a dictionary out of something.");
        }
        value->kind = PICKLE_DICT;
        value->dict.end = &value->dict.first;
        break;
    case PICKLE_REBUILD_TENSOR:
        status = rebuild_tensor(arguments, value, err);
        break;
    case PICKLE_REBUILD_PARAMETER:
        if (arguments->tuple.count < 1 || arguments->tuple.items[0]->kind != PICKLE_TENSOR) {
            return pa_fail(err, PA_CORRUPT, "The pickle describes a parameter that is no tensor.");
        }
        *value = *arguments->tuple.items[0];
        break;
    case PICKLE_STORAGE_TYPE:
        return pa_fail(err, PA_UNSUPPORTED, "The pickle calls a storage type.");
    }
    if (status == PA_OK) {
        *out_value = value;
    }
    return status;
}
