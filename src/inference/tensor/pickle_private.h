/** The values that a pickle of tensors builds, and the machine that builds them. */
#ifndef PA_INFERENCE_PICKLE_PRIVATE_H
#define PA_INFERENCE_PICKLE_PRIVATE_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"
#include "inference/tensor/tensor.h"

typedef enum pickle_kind {
    PICKLE_NONE,
    PICKLE_WHOLE, /* numbers and truth values */
    PICKLE_REAL,
    PICKLE_TEXT,
    PICKLE_TUPLE, /* lists, too */
    PICKLE_DICT,
    PICKLE_NAME, /* one of the few known global names */
    PICKLE_STORAGE,
    PICKLE_TENSOR
} pickle_kind;

typedef enum pickle_name {
    PICKLE_ORDERED_DICT,
    PICKLE_REBUILD_TENSOR,
    PICKLE_REBUILD_PARAMETER,
    PICKLE_STORAGE_TYPE
} pickle_name;

typedef struct pickle_value pickle_value;

typedef struct pickle_item {
    struct pickle_item *next;
    const pickle_value *key;
    const pickle_value *value;
} pickle_item;

struct pickle_value {
    pickle_kind kind;
    pickle_name name; /* of a name */
    pa_dtype dtype;   /* of a storage or its type */
    int64_t whole;    /* a number; a storage's count of elements */
    pa_span text;     /* a text; a storage's key */
    struct {
        const pickle_value **items;
        size_t count;
    } tuple;
    struct {
        pickle_item *first;
        pickle_item **end;
        size_t count;
    } dict;
    struct {
        const pickle_value *storage;
        size_t offset; /* elements */
        uint32_t rank;
        size_t shape[PA_TENSOR_MAX_RANK];
    } tensor;
};

/**
 * The value that a whole pickle stands for. It may contain itself: walk it no deeper than is known to be
 * sane.
 *
 * Takes time and memory in proportion to the text, which it borrows. out_value lives in arena. Fails as
 * pa_torch_file_decode.
 */
pa_status pickle_decode(pa_span text, pa_arena *arena, const pickle_value **out_value, pa_error *err);

/** What a known callable makes of its arguments. out_value lives in arena. */
pa_status pickle_call(const pickle_value *callable, const pickle_value *arguments, pa_arena *arena,
                      pickle_value **out_value, pa_error *err);
/** The value of "module name". Fails with PA_UNSUPPORTED for every other name. */
pa_status pickle_resolve(pa_span module, pa_span name, pickle_value *out_value, pa_error *err);
/** The storage that a persistent identifier ("storage", type, key, place, count) names. */
pa_status pickle_load_storage(const pickle_value *identifier, pickle_value *out_value, pa_error *err);

#endif
