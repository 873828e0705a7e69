#include "engines/gradio/arguments.h"

#include <math.h>
#include <string.h>

static const pa_gradio_value *find_value(const pa_gradio_parameter *parameter, uint32_t place,
                                         const pa_gradio_value *values, size_t value_count)
{
    if (parameter->name[0] == '\0') {
        return place < value_count ? &values[place] : NULL;
    }
    for (size_t i = 0; i < value_count; i++) {
        if (strcmp(values[i].name, parameter->name) == 0) {
            return &values[i];
        }
    }
    return NULL;
}

/* A new reference: the value, moved into the range that the server declares. */
static json_t *clamped(const pa_gradio_parameter *parameter, json_t *value)
{
    if (!json_is_number(value) || !parameter->bounded) {
        return json_incref(value);
    }
    double number = json_number_value(value);
    double bounded = fmin(fmax(number, parameter->least), parameter->most);
    bool whole = floor(bounded) == bounded && fabs(bounded) < 9e15;
    if (bounded == number) {
        return json_incref(value);
    }
    return whole && (parameter->whole || json_is_integer(value)) ? json_integer((json_int_t)bounded)
                                                                 : json_real(bounded);
}

pa_status pa_gradio_arguments(const pa_gradio_endpoint *endpoint, const pa_gradio_value *values,
                              size_t value_count, json_t **out_data, pa_error *err)
{
    json_t *data = json_array();
    uint32_t place = 0;
    for (uint32_t i = 0; data && i < endpoint->input_count; i++) {
        json_t *sent = NULL;
        if (endpoint->input_is_state[i]) {
            sent = json_null();
        } else {
            const pa_gradio_parameter *parameter = &endpoint->parameters[place];
            const pa_gradio_value *value = find_value(parameter, place, values, value_count);
            place++;
            if (value) {
                sent = clamped(parameter, value->json);
            } else if (parameter->fallback) {
                sent = json_deep_copy(parameter->fallback);
            } else {
                json_decref(data);
                return pa_fail(err, PA_UPSTREAM_ERROR,
                               "The remote service asks for a value '%s' that is not known here.",
                               parameter->name);
            }
        }
        if (json_array_append_new(data, sent) != 0) {
            json_decref(data);
            data = NULL;
        }
    }
    if (!data) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_data = data;
    return PA_OK;
}
