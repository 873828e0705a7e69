#include "inference/nn/block.h"

#include <math.h>
#include <stdlib.h>

#include "inference/nn/buffer.h"

typedef struct norm {
    float *scale;
    float *shift;
} norm;

struct pa_block {
    pa_block_shape shape;
    norm norm1;
    norm norm2;
    pa_linear *query;
    pa_linear *key;
    pa_linear *value;
    pa_linear *out;
    pa_linear *up;
    pa_linear *down;
};

struct pa_block_room {
    pa_matrix normed;
    pa_matrix queries;
    pa_matrix keys;
    pa_matrix values;
    pa_matrix attended;
    pa_matrix wide;
};

static pa_status make_norm(const pa_affine *weights, norm *out_norm, pa_error *err)
{
    pa_status status = pa_floats_of(&weights->weight, &out_norm->scale, err);
    return status == PA_OK ? pa_floats_of(&weights->bias, &out_norm->shift, err) : status;
}

void pa_block_free(pa_kernels *kernels, pa_block *block)
{
    if (!block) {
        return;
    }
    free(block->norm1.scale);
    free(block->norm1.shift);
    free(block->norm2.scale);
    free(block->norm2.shift);
    pa_linear *const linears[] = {block->query, block->key, block->value, block->out, block->up, block->down};
    for (size_t i = 0; i < sizeof linears / sizeof linears[0]; i++) {
        kernels->linear_free(linears[i]);
    }
    free(block);
}

pa_status pa_block_new(pa_kernels *kernels, const pa_block_shape *shape, const pa_block_weights *weights,
                       pa_block **out_block, pa_error *err)
{
    pa_block *block = calloc(1, sizeof *block);
    if (!block) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    block->shape = *shape;
    const struct {
        const pa_affine *from;
        pa_linear **to;
    } linears[] = {{&weights->query, &block->query}, {&weights->key, &block->key},
                   {&weights->value, &block->value}, {&weights->out, &block->out},
                   {&weights->up, &block->up},       {&weights->down, &block->down}};
    pa_status status = make_norm(&weights->norm1, &block->norm1, err);
    if (status == PA_OK) {
        status = make_norm(&weights->norm2, &block->norm2, err);
    }
    for (size_t i = 0; status == PA_OK && i < sizeof linears / sizeof linears[0]; i++) {
        status = kernels->linear_new(kernels, &linears[i].from->weight, &linears[i].from->bias, linears[i].to,
                                     err);
    }
    if (status != PA_OK) {
        pa_block_free(kernels, block);
        return status;
    }
    *out_block = block;
    return PA_OK;
}

void pa_block_room_free(pa_block_room *room)
{
    if (!room) {
        return;
    }
    free(room->normed.data);
    free(room->queries.data);
    free(room->keys.data);
    free(room->values.data);
    free(room->attended.data);
    free(room->wide.data);
    free(room);
}

pa_status pa_block_room_new(pa_kernels *kernels, const pa_block_shape *shape, size_t rows,
                            pa_block_room **out_room, pa_error *err)
{
    pa_block_room *room = calloc(1, sizeof *room);
    if (!room) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_matrix *const narrow[] = {&room->normed, &room->queries, &room->keys, &room->values, &room->attended};
    pa_status status = pa_buffer_init(kernels->dtype, rows, shape->wide, &room->wide, err);
    for (size_t i = 0; status == PA_OK && i < sizeof narrow / sizeof narrow[0]; i++) {
        status = pa_buffer_init(kernels->dtype, rows, shape->width, narrow[i], err);
    }
    if (status != PA_OK) {
        pa_block_room_free(room);
        return status;
    }
    *out_room = room;
    return PA_OK;
}

static pa_status attend(pa_kernels *kernels, const pa_block *block, size_t batch, const pa_matrix *stream,
                        pa_block_room *room, pa_error *err)
{
    size_t head_width = block->shape.width / block->shape.heads;
    const pa_attention attention = {.batch = batch,
                                    .heads = block->shape.heads,
                                    .scale = 1 / sqrtf((float)head_width),
                                    .causal = block->shape.causal};
    kernels->layer_norm(kernels, stream, block->norm1.scale, block->norm1.shift, block->shape.epsilon,
                        &room->normed);
    pa_status status =
        kernels->linear(kernels, block->query, &room->normed, PA_ACTIVATION_NONE, false, &room->queries, err);
    if (status == PA_OK) {
        status =
            kernels->linear(kernels, block->key, &room->normed, PA_ACTIVATION_NONE, false, &room->keys, err);
    }
    if (status == PA_OK) {
        status = kernels->linear(kernels, block->value, &room->normed, PA_ACTIVATION_NONE, false,
                                 &room->values, err);
    }
    if (status == PA_OK) {
        status = kernels->attend(kernels, &attention, &room->queries, &room->keys, &room->values,
                                 &room->attended, err);
    }
    if (status == PA_OK) {
        status = kernels->linear(kernels, block->out, &room->attended, PA_ACTIVATION_NONE, true, stream, err);
    }
    return status;
}

pa_status pa_block_run(pa_kernels *kernels, const pa_block *block, size_t batch, const pa_matrix *stream,
                       pa_block_room *room, pa_error *err)
{
    pa_status status = attend(kernels, block, batch, stream, room, err);
    if (status != PA_OK) {
        return status;
    }
    kernels->layer_norm(kernels, stream, block->norm2.scale, block->norm2.shift, block->shape.epsilon,
                        &room->normed);
    status =
        kernels->linear(kernels, block->up, &room->normed, block->shape.activation, false, &room->wide, err);
    return status == PA_OK
               ? kernels->linear(kernels, block->down, &room->wide, PA_ACTIVATION_NONE, true, stream, err)
               : status;
}
