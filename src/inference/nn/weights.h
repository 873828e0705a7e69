/** Weights by name, for models that are put together from many: the first failure stays, later takes do
 * nothing. */
#ifndef PA_INFERENCE_NN_WEIGHTS_H
#define PA_INFERENCE_NN_WEIGHTS_H

#include "inference/nn/block.h"
#include "inference/tensor/weight_table.h"

typedef struct pa_weight_reading {
    const pa_weight_table *table;
    pa_kernels *kernels;
    pa_error *err;
    pa_status status;
} pa_weight_reading;

/** NAME.weight [outputs, inputs] and NAME.bias [outputs]. */
pa_affine pa_take_linear(pa_weight_reading *from, const char *name, size_t outputs, size_t inputs);
/** NAME.weight and NAME.bias, both [width]. */
pa_affine pa_take_norm(pa_weight_reading *from, const char *name, size_t width);
/** The tensor of that name as f32 on the heap; *out_floats stays as it is after a failure. */
void pa_take_floats(pa_weight_reading *from, const char *name, uint32_t rank, const size_t *shape,
                    float **out_floats);
/** NAME.weight and NAME.bias, packed. */
void pa_make_linear(pa_weight_reading *from, const char *name, size_t outputs, size_t inputs,
                    pa_linear **out_linear);

/** A norm on the heap. Zeroed is none. */
typedef struct pa_norm {
    float *scale;
    float *shift;
} pa_norm;

void pa_make_norm(pa_weight_reading *from, const char *name, size_t width, pa_norm *out_norm);
void pa_norm_done(pa_norm *norm);

/** What the parts of a block are called below its own name. */
typedef struct pa_block_names {
    const char *norm1, *query, *key, *value, *out, *norm2, *up, *down;
} pa_block_names;

/** The block of which "PREFIX.names->…" are the weights. */
void pa_make_block(pa_weight_reading *from, const pa_block_shape *shape, const char *prefix,
                   const pa_block_names *names, pa_block **out_block);

#endif
