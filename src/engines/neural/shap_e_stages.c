#include "engines/neural/shap_e_stages_private.h"

#include <string.h>

#include "weights/files.h"

enum { MOST_TEXT_BYTES = 16 << 20 };

pa_status shap_e_trace(const shap_e_work *work, const char *stage, const pa_weight *tensors, size_t count,
                       pa_error *err)
{
    const pa_trace *trace = work->request->trace;
    return trace ? trace->on_stage(trace->user, stage, tensors, count, err) : PA_OK;
}

pa_weight shap_e_named(const char *name, const float *values, size_t first, size_t second, size_t third)
{
    return (pa_weight){.name = name,
                       .tensor = {.dtype = PA_F32,
                                  .rank = third    ? 3
                                          : second ? 2
                                                   : 1,
                                  .shape = {first, second, third},
                                  .data = values}};
}

pa_status shap_e_read_text(const shap_e_work *work, const char *path, pa_arena *arena, pa_span *out_text,
                           pa_error *err)
{
    const char *name = path + strlen(work->folder) + 1;
    return pa_read_below(work->folder, name, MOST_TEXT_BYTES, arena, out_text, err);
}

pa_status shap_e_blame_weights(pa_status status, pa_error *err)
{
    switch (status) {
    case PA_CORRUPT:
    case PA_UNSUPPORTED:
    case PA_NOT_FOUND:
    case PA_TOO_LARGE:
    case PA_IO:
        break;
    default:
        return status;
    }
    pa_error cause = {0};
    if (err) {
        cause = *err;
    }
    return pa_fail(err, PA_UNAVAILABLE, "The weights of Shap-E cannot be used: %.400s", cause.detail);
}

pa_status shap_e_make_kernels(pa_precision precision, uint32_t threads, bool plain, pa_kernels **out_kernels,
                              pa_error *err)
{
    if (plain) {
        return precision == PA_PRECISION_BF16
                   ? pa_fail(err, PA_INVALID, "Plain C calculates in f32, not in bf16.")
                   : pa_kernels_reference_new(out_kernels, err);
    }
    bool has_bf16 = pa_kernels_onednn_has_bf16();
    if (precision == PA_PRECISION_BF16 && !has_bf16) {
        return pa_fail(err, PA_INVALID, "This processor does not calculate in bf16; f32 and auto work.");
    }
    bool is_bf16 = precision == PA_PRECISION_BF16 || (precision == PA_PRECISION_AUTO && has_bf16);
    return pa_kernels_onednn_new(is_bf16 ? PA_BF16 : PA_F32, threads, out_kernels, err);
}
