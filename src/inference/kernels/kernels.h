/**
 * The arithmetic that models consist of: one table of operations, filled by a backend.
 *
 * Values are matrices of a dtype that the backend names (`dtype`): what goes into a product is stored in it,
 * what is summed up over many layers stays f32. Nothing here knows a model.
 *
 * An object belongs to one thread at a time; its operations use several.
 */
#ifndef PA_INFERENCE_KERNELS_H
#define PA_INFERENCE_KERNELS_H

#include "foundation/status.h"
#include "inference/tensor/tensor.h"

/** Row-major values; borrows them. */
typedef struct pa_matrix {
    pa_dtype dtype; /* PA_F32 or PA_BF16 */
    size_t rows;
    size_t columns;
    size_t stride; /* elements from one row to the next */
    void *data;    /* aligned to 64 bytes */
} pa_matrix;

typedef enum pa_activation {
    PA_ACTIVATION_NONE,
    PA_ACTIVATION_GELU,       /* x·Φ(x), by the error function */
    PA_ACTIVATION_QUICK_GELU, /* x·sigmoid(1.702·x) */
    PA_ACTIVATION_SILU        /* x·sigmoid(x) */
} pa_activation;

/** A matrix of weights, converted and laid out as its backend likes it. */
typedef struct pa_linear pa_linear;

/** What attends to what: queries, keys and values of all heads lie side by side in the columns. */
typedef struct pa_attention {
    size_t batch; /* sequences, one after the other in the rows */
    size_t heads; /* each has columns / heads columns of every matrix */
    float scale;  /* of the products of queries and keys */
    bool causal;  /* a row attends to itself and those before it in its sequence */
} pa_attention;

typedef struct pa_kernels pa_kernels;
struct pa_kernels {
    const char *name; /* "reference", "onednn" */
    pa_dtype dtype;   /* of the matrices that go into linear and attend */

    /**
     * weight [outputs, inputs], F32, F16 or BF16; bias [outputs] or NULL. Neither is needed afterwards.
     * Fails with PA_NO_MEMORY, PA_UNSUPPORTED.
     */
    pa_status (*linear_new)(pa_kernels *kernels, const pa_tensor *weight, const pa_tensor *bias,
                            pa_linear **out_linear, pa_error *err);
    /** Accepts NULL. */
    void (*linear_free)(pa_linear *linear);
    /**
     * output [rows, outputs] = activation(input [rows, inputs] · weightᵀ + bias), and with `add` added to
     * what output holds. input has the kernels' dtype, output that or f32; add needs f32 and no activation.
     * Fails with PA_NO_MEMORY.
     */
    pa_status (*linear)(pa_kernels *kernels, const pa_linear *linear, const pa_matrix *input,
                        pa_activation activation, bool add, const pa_matrix *output, pa_error *err);
    /**
     * output [rows, width] = softmax(queries · keysᵀ · scale) · values, head by head. All four have the
     * kernels' dtype and the same shape; the columns of a head are a multiple of 16, at most 128. Fails with
     * PA_NO_MEMORY, PA_UNSUPPORTED (another size of head).
     */
    pa_status (*attend)(pa_kernels *kernels, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err);
    /**
     * Each row of input (f32) brought to mean 0 and variance 1, times scale, plus shift [columns]; output has
     * the kernels' dtype or f32.
     */
    void (*layer_norm)(pa_kernels *kernels, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output);
    /**
     * positions [output's rows, 3] f32 as columns that a network tells apart: the position, then the sines of
     * it times 1, 2, 4 …, all three axes at each, then the same a quarter turn on. octaves up to 20; output
     * [rows, 3 + 6 · octaves] has the kernels' dtype or f32.
     */
    void (*encode)(pa_kernels *kernels, const float *positions, size_t octaves, const pa_matrix *output);
    void (*free)(pa_kernels *kernels);
};

/** Plain C, f32, one thread: what the others are held against. Fails with PA_NO_MEMORY. */
pa_status pa_kernels_reference_new(pa_kernels **out_kernels, pa_error *err);

/**
 * oneDNN for products, kernels of our own for the rest.
 *
 * dtype    PA_F32 or PA_BF16 (which needs a processor that has it)
 * threads  0 = one a core
 *
 * Fails with PA_UNSUPPORTED, PA_NO_MEMORY.
 */
pa_status pa_kernels_onednn_new(pa_dtype dtype, uint32_t threads, pa_kernels **out_kernels, pa_error *err);
/** True where BF16 products are done in hardware. */
bool pa_kernels_onednn_has_bf16(void);

/** Accepts NULL. */
void pa_kernels_free(pa_kernels *kernels);

/** Rows of f32 as the kernels' dtype; both have the same shape. */
void pa_matrix_convert(const pa_matrix *from, const pa_matrix *to);

#endif
