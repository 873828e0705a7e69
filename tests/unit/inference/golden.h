/* What the golden cases of models share: files of the folder GOLDEN, and how far numbers are from a
 * reference's. */
#ifndef PA_TESTS_GOLDEN_H
#define PA_TESTS_GOLDEN_H

#include "cmocka_prelude.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "inference/tensor/weight_file.h"

static inline const char *golden_path(const char *name, pa_arena *to)
{
    return pa_arena_printf(to, "%s/%s", getenv("GOLDEN"), name);
}

/* A whole file, with a NUL behind it. */
static inline pa_span golden_bytes(const char *name, pa_arena *to)
{
    FILE *file = fopen(golden_path(name, to), "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = pa_arena_alloc(to, size + 1);
    assert_int_equal(fread(bytes, 1, size, file), size);
    fclose(file);
    return (pa_span){bytes, size};
}

static inline pa_weight_file golden_weights(const char *name, pa_arena *to)
{
    pa_weight_file file;
    assert_int_equal(pa_weight_file_open(golden_path(name, to), &file, NULL), PA_OK);
    return file;
}

static inline const void *golden_values(const pa_weight_file *file, const char *name)
{
    const pa_tensor *tensor = pa_weight_table_find(&file->table, name);
    assert_non_null(tensor);
    return tensor->data;
}

/* The difference's size beside the reference's. */
static inline double relative_difference(const float *values, const float *reference, size_t count)
{
    double difference = 0;
    double size = 0;
    for (size_t i = 0; i < count; i++) {
        difference += pow((double)values[i] - (double)reference[i], 2);
        size += pow((double)reference[i], 2);
    }
    return sqrt(difference / size);
}

#endif
