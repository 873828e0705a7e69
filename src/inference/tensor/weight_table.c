#include "inference/tensor/weight_table.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(((const pa_weight *)a)->name, ((const pa_weight *)b)->name);
}

pa_status pa_weight_table_sort(pa_weight_table *table, pa_error *err)
{
    if (table->count > 0) {
        qsort(table->weights, table->count, sizeof *table->weights, by_name);
    }
    for (size_t i = 1; i < table->count; i++) {
        if (strcmp(table->weights[i - 1].name, table->weights[i].name) == 0) {
            return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" is there twice.", table->weights[i].name);
        }
    }
    return PA_OK;
}

const pa_tensor *pa_weight_table_find(const pa_weight_table *table, const char *name)
{
    if (table->count == 0) {
        return NULL;
    }
    pa_weight key = {.name = name};
    const pa_weight *found = bsearch(&key, table->weights, table->count, sizeof key, by_name);
    return found ? &found->tensor : NULL;
}

pa_status pa_weight_table_take(const pa_weight_table *table, const char *name, uint32_t rank,
                               const size_t *shape, pa_tensor *out_tensor, pa_error *err)
{
    const pa_tensor *found = pa_weight_table_find(table, name);
    if (!found) {
        return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" is missing.", name);
    }
    if (!pa_tensor_has_shape(found, rank, shape)) {
        pa_tensor wanted = {.rank = rank};
        memcpy(wanted.shape, shape, rank * sizeof *shape);
        char is[96];
        char should[96];
        pa_tensor_describe(found, is, sizeof is);
        pa_tensor_describe(&wanted, should, sizeof should);
        return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" is %s and should be %s.", name, is, should);
    }
    if (found->dtype != PA_F32 && found->dtype != PA_F16 && found->dtype != PA_BF16) {
        return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" holds %s numbers.", name,
                       pa_dtype_name(found->dtype));
    }
    *out_tensor = *found;
    return PA_OK;
}
