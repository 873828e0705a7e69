/** Matrices with memory of their own. */
#ifndef PA_INFERENCE_NN_BUFFER_H
#define PA_INFERENCE_NN_BUFFER_H

#include "inference/kernels/kernels.h"

/** Zeroes; data is released with free(). Fails with PA_NO_MEMORY. */
pa_status pa_buffer_init(pa_dtype dtype, size_t rows, size_t columns, pa_matrix *out_matrix, pa_error *err);
/** A tensor's numbers as f32 [count] on the heap, to be released with free(). Fails with PA_NO_MEMORY. */
pa_status pa_floats_of(const pa_tensor *tensor, float **out_floats, pa_error *err);

#endif
