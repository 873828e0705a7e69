/** What is done row by row: one of these for each kind of processor. */
#ifndef PA_INFERENCE_KERNELS_ROW_WORK_H
#define PA_INFERENCE_KERNELS_ROW_WORK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct row_work {
    /** narrow: out holds numbers of the kind's dtype, otherwise f32; out may be in. */
    void (*normalise)(const float *in, size_t columns, const float *scale, const float *shift, float epsilon,
                      bool narrow, void *out);
    /** Of angles up to 2^22. */
    void (*take_sines)(const float *angles, size_t columns, bool narrow, void *out);
} row_work;

extern const row_work row_work_avx2;
extern const row_work row_work_avx512;
extern const row_work row_work_bf16; /* its dtype is PA_BF16 */

#endif
