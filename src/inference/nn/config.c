#include "inference/nn/config.h"

#include <string.h>

bool pa_config_read_size(const json_t *config, const char *name, size_t most, size_t *out_size)
{
    const json_t *value = json_object_get(config, name);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 1 || (size_t)number > most) {
        return false;
    }
    *out_size = (size_t)number;
    return true;
}

bool pa_config_is_text(const json_t *config, const char *name, const char *text)
{
    const char *value = json_string_value(json_object_get(config, name));
    return value && strcmp(value, text) == 0;
}
