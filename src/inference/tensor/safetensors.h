/**
 * The safetensors format: a length, a JSON header, then the tensors' bytes without gaps.
 * Source: the format's description in huggingface/safetensors (README, "Format").
 */
#ifndef PA_INFERENCE_SAFETENSORS_H
#define PA_INFERENCE_SAFETENSORS_H

#include "foundation/bytes.h"
#include "inference/tensor/weight_table.h"

/**
 * The tensors of a whole file; their data is borrowed from it.
 *
 * out_table's arrays and names live in arena. Fails with PA_CORRUPT (also where tensors overlap, leave gaps
 * or reach beyond the file), PA_TOO_LARGE (a header beyond 16 MiB), PA_UNSUPPORTED (a kind of number that
 * pa_dtype lacks, more than PA_TENSOR_MAX_RANK axes), PA_NO_MEMORY.
 */
pa_status pa_safetensors_decode(pa_span file, pa_arena *arena, pa_weight_table *out_table, pa_error *err);

/**
 * What comes before the tensors' bytes in a file of these weights, whose data then follows in this order.
 *
 * weights  data may be NULL. metadata: a JSON object of texts for "__metadata__", or NULL.
 *
 * out_header lives in arena. Fails with PA_INVALID (a name twice, a shape too large), PA_NO_MEMORY.
 */
pa_status pa_safetensors_encode_header(const pa_weight *weights, size_t count, const char *metadata,
                                       pa_arena *arena, pa_span *out_header, pa_error *err);

#endif
