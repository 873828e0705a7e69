/** What the backend's files share. */
#ifndef PA_INFERENCE_KERNELS_ONEDNN_PRIVATE_H
#define PA_INFERENCE_KERNELS_ONEDNN_PRIVATE_H

#include <oneapi/dnnl/dnnl.h>

#include "inference/kernels/kernels.h"
#include "inference/kernels/onednn/attend_block.h"
#include "inference/kernels/onednn/row_work.h"

typedef struct onednn_kernels {
    pa_kernels table; /* first, so that one is the other */
    int threads;
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    void *scratch; /* what a call works in, kept for the next one */
    size_t scratch_size;
    const attend_block *block; /* the best one that this processor runs, of the table's dtype */
    const row_work *rows;      /* likewise */
} onednn_kernels;

/* At least so many bytes, aligned to 64; valid until the next call. NULL: no memory. */
void *onednn_scratch(onednn_kernels *kernels, size_t size);
/* linear.c: any processor */
pa_status onednn_linear_new(pa_kernels *kernels, const pa_tensor *weight, const pa_tensor *bias,
                            pa_linear **out_linear, pa_error *err);
void onednn_linear_free(pa_linear *linear);
pa_status onednn_linear(pa_kernels *kernels, const pa_linear *linear, const pa_matrix *input,
                        pa_activation activation, bool add, const pa_matrix *output, pa_error *err);
/* linear_amx.c: BF16 on one that has AMX */
pa_status amx_linear_new(pa_kernels *kernels, const pa_tensor *weight, const pa_tensor *bias,
                         pa_linear **out_linear, pa_error *err);
void amx_linear_free(pa_linear *linear);
pa_status amx_linear(pa_kernels *kernels, const pa_linear *linear, const pa_matrix *input,
                     pa_activation activation, bool add, const pa_matrix *output, pa_error *err);
/* attend.c */
pa_status onednn_attend(pa_kernels *kernels, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err);
/* rows.c */
void onednn_layer_norm(pa_kernels *kernels, const pa_matrix *input, const float *scale, const float *shift,
                       float epsilon, const pa_matrix *output);
void onednn_encode(pa_kernels *kernels, const float *positions, size_t octaves, const pa_matrix *output);

#endif
