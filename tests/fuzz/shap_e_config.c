/* A foreign config.json: a shape of which the list of tensors can be told, or words that say why not. */
#include <stdlib.h>

#include "weights/inventory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void list(pa_shap_e_part part, const pa_shap_e_shapes *shapes)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_inventory inventory;
    if (pa_shap_e_inventory(part, shapes, &arena, &inventory, NULL) != PA_OK) {
        abort();
    }
    for (size_t i = 0; i < inventory.count; i++) {
        size_t count;
        size_t bytes;
        if (!pa_tensor_measure(&inventory.weights[i].tensor, &count, &bytes) || count == 0) {
            abort();
        }
    }
    pa_arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_span config = {data, size};
    pa_shap_e_shapes shapes;
    for (int part = 0; part < PA_SHAP_E_PART_COUNT; part++) {
        pa_error err = {0};
        pa_status status =
            part == PA_SHAP_E_TEXT_ENCODER ? pa_clip_text_read_shape(config, &shapes.text, &err)
            : part == PA_SHAP_E_PRIOR      ? pa_shap_e_prior_read_shape(config, &shapes.prior, &err)
                                           : pa_shap_e_field_read_shape(config, &shapes.field, &err);
        if (status == PA_OK) {
            list((pa_shap_e_part)part, &shapes);
        } else if (err.detail[0] == '\0') {
            abort();
        }
    }
    return 0;
}
