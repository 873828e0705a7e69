/** Named values → the positional `data` array that one endpoint takes. */
#ifndef PA_ENGINES_GRADIO_ARGUMENTS_H
#define PA_ENGINES_GRADIO_ARGUMENTS_H

#include "engines/gradio/endpoint.h"

/** One value to send. Numbers go as JSON numbers, which sliders insist on. */
typedef struct pa_gradio_value {
    const char *name;
    json_t *json; /* borrowed */
} pa_gradio_value;

/**
 * Values are matched by the server's parameter names; where it gives none, they go in the order given. What
 * the server asks for and values lack takes the server's default. Numbers are clamped to the range the server
 * declares; null goes to every State. Values the server does not know are left out.
 *
 * out_data: a new array. Fails with PA_UPSTREAM_ERROR (a required parameter that values lack; its name in
 * err), PA_NO_MEMORY.
 */
pa_status pa_gradio_arguments(const pa_gradio_endpoint *endpoint, const pa_gradio_value *values,
                              size_t value_count, json_t **out_data, pa_error *err);

#endif
