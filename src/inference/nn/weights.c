#include "inference/nn/weights.h"

#include <stdio.h>
#include <stdlib.h>

#include "inference/nn/buffer.h"

enum { NAME_SIZE = 192 };

static pa_affine take(pa_weight_reading *from, const char *name, uint32_t rank, const size_t *shape)
{
    char path[NAME_SIZE];
    pa_affine pair = {0};
    snprintf(path, sizeof path, "%s.weight", name);
    if (from->status == PA_OK) {
        from->status = pa_weight_table_take(from->table, path, rank, shape, &pair.weight, from->err);
    }
    snprintf(path, sizeof path, "%s.bias", name);
    if (from->status == PA_OK) {
        from->status = pa_weight_table_take(from->table, path, 1, shape, &pair.bias, from->err);
    }
    return pair;
}

pa_affine pa_take_linear(pa_weight_reading *from, const char *name, size_t outputs, size_t inputs)
{
    return take(from, name, 2, (const size_t[]){outputs, inputs});
}

pa_affine pa_take_norm(pa_weight_reading *from, const char *name, size_t width)
{
    return take(from, name, 1, &width);
}

void pa_take_floats(pa_weight_reading *from, const char *name, uint32_t rank, const size_t *shape,
                    float **out_floats)
{
    pa_tensor tensor;
    if (from->status == PA_OK) {
        from->status = pa_weight_table_take(from->table, name, rank, shape, &tensor, from->err);
    }
    if (from->status == PA_OK) {
        from->status = pa_floats_of(&tensor, out_floats, from->err);
    }
}

void pa_make_linear(pa_weight_reading *from, const char *name, size_t outputs, size_t inputs,
                    pa_linear **out_linear)
{
    pa_affine pair = pa_take_linear(from, name, outputs, inputs);
    if (from->status == PA_OK) {
        from->status =
            from->kernels->linear_new(from->kernels, &pair.weight, &pair.bias, out_linear, from->err);
    }
}

void pa_make_norm(pa_weight_reading *from, const char *name, size_t width, pa_norm *out_norm)
{
    pa_affine pair = pa_take_norm(from, name, width);
    if (from->status == PA_OK) {
        from->status = pa_floats_of(&pair.weight, &out_norm->scale, from->err);
    }
    if (from->status == PA_OK) {
        from->status = pa_floats_of(&pair.bias, &out_norm->shift, from->err);
    }
}

void pa_norm_done(pa_norm *norm)
{
    free(norm->scale);
    free(norm->shift);
    *norm = (pa_norm){0};
}

void pa_make_block(pa_weight_reading *from, const pa_block_shape *shape, const char *prefix,
                   const pa_block_names *names, pa_block **out_block)
{
    pa_block_weights weights;
    const struct {
        const char *name;
        pa_affine *to;
        size_t outputs;
        size_t inputs; /* 0: a norm */
    } parts[] = {
        {names->norm1, &weights.norm1, shape->width, 0},
        {names->query, &weights.query, shape->width, shape->width},
        {names->key, &weights.key, shape->width, shape->width},
        {names->value, &weights.value, shape->width, shape->width},
        {names->out, &weights.out, shape->width, shape->width},
        {names->norm2, &weights.norm2, shape->width, 0},
        {names->up, &weights.up, shape->wide, shape->width},
        {names->down, &weights.down, shape->width, shape->wide},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        char name[NAME_SIZE];
        snprintf(name, sizeof name, "%s.%s", prefix, parts[i].name);
        *parts[i].to = parts[i].inputs ? pa_take_linear(from, name, parts[i].outputs, parts[i].inputs)
                                       : pa_take_norm(from, name, parts[i].outputs);
    }
    if (from->status == PA_OK) {
        from->status = pa_block_new(from->kernels, shape, &weights, out_block, from->err);
    }
}
