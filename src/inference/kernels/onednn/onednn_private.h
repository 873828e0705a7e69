/** What the backend's files share. */
#ifndef PA_INFERENCE_KERNELS_ONEDNN_PRIVATE_H
#define PA_INFERENCE_KERNELS_ONEDNN_PRIVATE_H

#include <oneapi/dnnl/dnnl.h>

#include "inference/kernels/kernels.h"
#include "inference/kernels/onednn/attend_block.h"

typedef struct onednn_kernels {
    pa_kernels table; /* first, so that one is the other */
    int threads;
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    const attend_block *block; /* the best one that this processor runs, of the table's dtype */
} onednn_kernels;

/* linear.c */
pa_status onednn_linear_new(pa_kernels *kernels, const pa_tensor *weight, const pa_tensor *bias,
                            pa_linear **out_linear, pa_error *err);
void onednn_linear_free(pa_linear *linear);
pa_status onednn_linear(pa_kernels *kernels, const pa_linear *linear, const pa_matrix *input,
                        pa_activation activation, bool add, const pa_matrix *output, pa_error *err);
/* attend.c */
pa_status onednn_attend(pa_kernels *kernels, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err);
/* layer_norm.c */
void onednn_layer_norm(pa_kernels *kernels, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output);

#endif
