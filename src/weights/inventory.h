/** The tensors that each part of Shap-E consists of, by the shapes its configurations tell. */
#ifndef PA_WEIGHTS_INVENTORY_H
#define PA_WEIGHTS_INVENTORY_H

#include "inference/clip/text_encoder.h"
#include "inference/shap_e/field.h"
#include "inference/shap_e/prior.h"
#include "inference/tensor/weight_table.h"
#include "weights/layout.h"

typedef struct pa_shap_e_shapes {
    pa_clip_text_shape text;
    pa_shap_e_prior_shape prior;
    pa_shap_e_field_shape field;
} pa_shap_e_shapes;

/** What a tensor is for. */
typedef enum pa_weight_role {
    PA_WEIGHT_MATRIX,    /* [outputs, inputs] of a linear layer */
    PA_WEIGHT_SHIFT,     /* a layer's or norm's bias */
    PA_WEIGHT_SCALE,     /* a norm's */
    PA_WEIGHT_EMBEDDING, /* of tokens or places */
    PA_WEIGHT_TABLE      /* nothing that was learnt */
} pa_weight_role;

typedef struct pa_expected_weight {
    const char *name;
    pa_tensor tensor; /* no data; dtype PA_F32 stands for every kind of real number */
    pa_weight_role role;
    bool optional; /* some publishers write it, nothing reads it */
} pa_expected_weight;

typedef struct pa_inventory {
    pa_expected_weight *weights; /* in the order in which PyTorch's modules list them */
    size_t count;
} pa_inventory;

/** out_inventory's array and names live in arena. Fails with PA_NO_MEMORY. */
pa_status pa_shap_e_inventory(pa_shap_e_part part, const pa_shap_e_shapes *shapes, pa_arena *arena,
                              pa_inventory *out_inventory, pa_error *err);

/**
 * Holds a part's tensors against the inventory: each is there, of the right shape and kind of number, and no
 * other. Fails with PA_CORRUPT, and words that name the tensor.
 */
pa_status pa_inventory_check(const pa_inventory *inventory, const pa_weight_table *table, pa_error *err);

#endif
