/**
 * A transformer block that normalises before it attends and before its two wide layers, as GPT-2's does:
 *     x += out(attend(norm1(x)));  x += down(activation(up(norm2(x))))
 */
#ifndef PA_INFERENCE_NN_BLOCK_H
#define PA_INFERENCE_NN_BLOCK_H

#include "inference/kernels/kernels.h"

/** A linear layer, [outputs, inputs] and [outputs], or a norm's scale and shift, both [width]. */
typedef struct pa_affine {
    pa_tensor weight;
    pa_tensor bias;
} pa_affine;

/** What a block is made of; read while it is made. */
typedef struct pa_block_weights {
    pa_affine norm1;
    pa_affine query;
    pa_affine key;
    pa_affine value;
    pa_affine out;
    pa_affine norm2;
    pa_affine up;
    pa_affine down;
} pa_block_weights;

/** How all blocks of a model work. */
typedef struct pa_block_shape {
    size_t width; /* of the stream */
    size_t heads;
    size_t wide; /* outputs of `up` */
    pa_activation activation;
    float epsilon;
    bool causal;
} pa_block_shape;

typedef struct pa_block pa_block;

/** Fails with PA_NO_MEMORY, PA_UNSUPPORTED. */
pa_status pa_block_new(pa_kernels *kernels, const pa_block_shape *shape, const pa_block_weights *weights,
                       pa_block **out_block, pa_error *err);
/** Accepts NULL. */
void pa_block_free(pa_kernels *kernels, pa_block *block);

/** Working memory for so many rows, shared by all blocks of a model. */
typedef struct pa_block_room pa_block_room;

/** Fails with PA_NO_MEMORY. */
pa_status pa_block_room_new(pa_kernels *kernels, const pa_block_shape *shape, size_t rows,
                            pa_block_room **out_room, pa_error *err);
/** Accepts NULL. */
void pa_block_room_free(pa_block_room *room);

/**
 * stream [batch · length, width] f32, changed in place; rows as the room has. Fails with PA_NO_MEMORY.
 */
pa_status pa_block_run(pa_kernels *kernels, const pa_block *block, size_t batch, const pa_matrix *stream,
                       pa_block_room *room, pa_error *err);

#endif
