/** A block of numbers and its shape. Data only: arithmetic is the kernels' affair. */
#ifndef PA_INFERENCE_TENSOR_H
#define PA_INFERENCE_TENSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* name, bytes of an element, its name in a safetensors header */
#define PA_DTYPE_LIST(X)                                                                                     \
    X(F32, 4, "F32")                                                                                         \
    X(F16, 2, "F16")                                                                                         \
    X(BF16, 2, "BF16")                                                                                       \
    X(F64, 8, "F64")                                                                                         \
    X(I64, 8, "I64")                                                                                         \
    X(I32, 4, "I32")                                                                                         \
    X(I16, 2, "I16")                                                                                         \
    X(I8, 1, "I8")                                                                                           \
    X(U8, 1, "U8")                                                                                           \
    X(BOOL, 1, "BOOL")

typedef enum pa_dtype {
#define PA_DTYPE_ENUM(name, size, text) PA_##name,
    PA_DTYPE_LIST(PA_DTYPE_ENUM)
#undef PA_DTYPE_ENUM
        PA_DTYPE_COUNT
} pa_dtype;

/** Bytes of one element. */
size_t pa_dtype_size(pa_dtype dtype);
/** "F32"; never NULL. */
const char *pa_dtype_name(pa_dtype dtype);
/** False when there is none of that name; out_dtype is then untouched. */
bool pa_dtype_parse(const char *name, pa_dtype *out_dtype);

enum { PA_TENSOR_MAX_RANK = 8 };

/** Row-major without gaps, little-endian, the last index fastest. Borrows its data. */
typedef struct pa_tensor {
    pa_dtype dtype;
    uint32_t rank; /* 0 = one number */
    size_t shape[PA_TENSOR_MAX_RANK];
    const void *data; /* aligned to its element, or to a byte where it lies in a file */
} pa_tensor;

/** The product of the shape; false when it, or its bytes, would not fit size_t. */
bool pa_tensor_measure(const pa_tensor *tensor, size_t *out_count, size_t *out_bytes);
/** True when the shapes are equal. */
bool pa_tensor_has_shape(const pa_tensor *tensor, uint32_t rank, const size_t *shape);
/** "[24, 1024]" into text, cut where it does not fit. */
void pa_tensor_describe(const pa_tensor *tensor, char *text, size_t size);

#endif
