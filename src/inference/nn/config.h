/** Sizes from a model's config.json. */
#ifndef PA_INFERENCE_NN_CONFIG_H
#define PA_INFERENCE_NN_CONFIG_H

#include "foundation/json.h"

/** True when the member is a whole number from 1 to most. */
bool pa_config_read_size(const json_t *config, const char *name, size_t most, size_t *out_size);
/** True when the member is that text. */
bool pa_config_is_text(const json_t *config, const char *name, const char *text);

#endif
