/** Named tensors, as a file of weights holds them. */
#ifndef PA_INFERENCE_WEIGHT_TABLE_H
#define PA_INFERENCE_WEIGHT_TABLE_H

#include "foundation/arena.h"
#include "foundation/status.h"
#include "inference/tensor/tensor.h"

typedef struct pa_weight {
    const char *name;
    pa_tensor tensor;
} pa_weight;

/** Sorted by name, no name twice. */
typedef struct pa_weight_table {
    pa_weight *weights;
    size_t count;
} pa_weight_table;

/** Sorts. Fails with PA_CORRUPT when two weights share a name. */
pa_status pa_weight_table_sort(pa_weight_table *table, pa_error *err);
/** NULL when there is none of that name. */
const pa_tensor *pa_weight_table_find(const pa_weight_table *table, const char *name);
/**
 * The tensor of that name, which must have that shape and hold real numbers. Fails with PA_CORRUPT, and words
 * that name the tensor and both shapes.
 */
pa_status pa_weight_table_take(const pa_weight_table *table, const char *name, uint32_t rank,
                               const size_t *shape, pa_tensor *out_tensor, pa_error *err);

#endif
