#include "engines/gradio/endpoint.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* More than any app has; a server that lists more is not believed. */
enum { MAX_DEPENDENCIES = 4096, MAX_COMPONENTS = 16384, MAX_INPUTS = 256 };

static const char *text_or(const json_t *object, const char *key, const char *otherwise)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : otherwise;
}

static const json_t *find_component(const json_t *config, const json_t *id)
{
    size_t i;
    json_t *component;
    json_array_foreach(json_object_get(config, "components"), i, component)
    {
        if (json_equal(json_object_get(component, "id"), id)) {
            return component;
        }
    }
    return NULL;
}

static bool is_state(const json_t *component)
{
    return strcmp(text_or(component, "type", ""), "state") == 0;
}

/* Gradio 3 does not say skip_api; these are the components its client leaves out. */
static bool is_skipped(const json_t *component)
{
    static const char *const skipped[] = {"state",          "row",     "column", "tabs",      "tab",
                                          "tabitem",        "box",     "form",   "accordion", "group",
                                          "interpretation", "dataset", "sidebar"};
    const json_t *said = json_object_get(component, "skip_api");
    if (said) {
        return json_is_true(said);
    }
    for (size_t i = 0; i < sizeof skipped / sizeof skipped[0]; i++) {
        if (strcmp(text_or(component, "type", ""), skipped[i]) == 0) {
            return true;
        }
    }
    return false;
}

static const json_t *find_dependency(const json_t *config, const char *api_name, int *out_index)
{
    size_t i;
    json_t *dependency;
    json_array_foreach(json_object_get(config, "dependencies"), i, dependency)
    {
        if (strcmp(text_or(dependency, "api_name", ""), api_name) == 0) {
            const json_t *id = json_object_get(dependency, "id");
            *out_index = json_is_integer(id) ? (int)json_integer_value(id) : (int)i;
            return dependency;
        }
    }
    return NULL;
}

bool pa_gradio_config_has(const json_t *config, const char *api_name)
{
    int index;
    const json_t *dependency = find_dependency(config, api_name, &index);
    return dependency && json_array_size(json_object_get(dependency, "inputs")) == 0;
}

static void suggest_names(const json_t *config, pa_error *err)
{
    size_t i;
    json_t *dependency;
    json_array_foreach(json_object_get(config, "dependencies"), i, dependency)
    {
        const char *name = json_string_value(json_object_get(dependency, "api_name"));
        if (name) {
            pa_error_suggest(err, name);
        }
    }
}

/* Flags of the components that ids name: is each a state, or skipped? NULL: no memory. */
static bool *flag_components(const json_t *config, const json_t *ids, bool (*flag)(const json_t *),
                             pa_arena *arena)
{
    bool *flags = PA_NEW_ARRAY(arena, bool, json_array_size(ids));
    for (size_t i = 0; flags && i < json_array_size(ids); i++) {
        const json_t *component = find_component(config, json_array_get(ids, i));
        flags[i] = component && flag(component);
    }
    return flags;
}

static void read_range(const json_t *component, pa_gradio_parameter *parameter)
{
    const json_t *properties = json_object_get(component, "props");
    const json_t *least = json_object_get(properties, "minimum");
    const json_t *most = json_object_get(properties, "maximum");
    const json_t *step = json_object_get(properties, "step");
    if (json_is_number(least) && json_is_number(most) &&
        json_number_value(least) <= json_number_value(most)) {
        parameter->bounded = true;
        parameter->least = json_number_value(least);
        parameter->most = json_number_value(most);
    }
    double stride = json_is_number(step) ? json_number_value(step) : 0;
    parameter->whole = stride >= 1 && floor(stride) == stride;
}

static pa_status read_parameters(const json_t *config, const json_t *inputs, pa_arena *arena,
                                 pa_gradio_endpoint *endpoint, pa_error *err)
{
    endpoint->parameters = PA_NEW_ARRAY(arena, pa_gradio_parameter, json_array_size(inputs));
    if (!endpoint->parameters) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    char *slashed = pa_arena_printf(arena, "/%s", endpoint->api_name);
    const json_t *named =
        slashed ? json_object_get(json_object_get(endpoint->info, "named_endpoints"), slashed) : NULL;
    const json_t *described = json_object_get(named, "parameters");
    for (uint32_t i = 0; i < endpoint->input_count; i++) {
        if (endpoint->input_is_state[i]) {
            continue;
        }
        uint32_t place = endpoint->parameter_count++;
        pa_gradio_parameter *parameter = &endpoint->parameters[place];
        const json_t *component = find_component(config, json_array_get(inputs, i));
        const json_t *description = json_array_get(described, place);
        parameter->name = pa_arena_string(arena, text_or(description, "parameter_name", ""));
        if (!parameter->name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        if (json_is_true(json_object_get(description, "parameter_has_default"))) {
            parameter->fallback = json_object_get(description, "parameter_default");
        }
        read_range(component, parameter);
    }
    return PA_OK;
}

static pa_gradio_protocol protocol_of(const char *name)
{
    if (strcmp(name, "ws") == 0) {
        return PA_GRADIO_WS;
    }
    return strcmp(name, "sse") == 0 ? PA_GRADIO_SSE : PA_GRADIO_SSE_V1;
}

static bool since(const pa_gradio_endpoint *endpoint, int major, int minor)
{
    return endpoint->version_major > major ||
           (endpoint->version_major == major && endpoint->version_minor >= minor);
}

static pa_status read_server(const json_t *config, const char *api_name, pa_arena *arena,
                             pa_gradio_endpoint *endpoint, pa_error *err)
{
    endpoint->version = pa_arena_string(arena, text_or(config, "version", ""));
    endpoint->protocol_name = pa_arena_string(arena, text_or(config, "protocol", "ws"));
    endpoint->prefix = pa_arena_string(arena, text_or(config, "api_prefix", ""));
    endpoint->api_name = pa_arena_string(arena, api_name);
    if (!endpoint->version || !endpoint->protocol_name || !endpoint->prefix || !endpoint->api_name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (sscanf(endpoint->version, "%6d.%6d", &endpoint->version_major, &endpoint->version_minor) != 2) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The server does not say which Gradio it is.");
    }
    if (endpoint->prefix[0] != '\0' && endpoint->prefix[0] != '/') {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The server's api_prefix is no path.");
    }
    endpoint->protocol = protocol_of(endpoint->protocol_name);
    endpoint->heartbeats = since(endpoint, 4, 16);
    endpoint->cancels = since(endpoint, 4, 31);
    const json_t *max_bytes = json_object_get(config, "max_file_size");
    if (json_is_integer(max_bytes) && json_integer_value(max_bytes) > 0) {
        endpoint->max_file_bytes = (uint64_t)json_integer_value(max_bytes);
    }
    return PA_OK;
}

static pa_status read_endpoint(const json_t *config, const char *api_name, pa_arena *arena,
                               pa_gradio_endpoint *endpoint, pa_error *err)
{
    const json_t *dependencies = json_object_get(config, "dependencies");
    if (!json_is_array(dependencies) || json_array_size(dependencies) > MAX_DEPENDENCIES ||
        json_array_size(json_object_get(config, "components")) > MAX_COMPONENTS) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The server's /config is not a Gradio configuration.");
    }
    pa_status status = read_server(config, api_name, arena, endpoint, err);
    if (status != PA_OK) {
        return status;
    }
    const json_t *dependency = find_dependency(config, api_name, &endpoint->fn_index);
    if (!dependency) {
        pa_fail(err, PA_UPSTREAM_MISSING, "The remote server has no endpoint named '%s'.", api_name);
        suggest_names(config, err);
        return PA_UPSTREAM_MISSING;
    }
    const json_t *inputs = json_object_get(dependency, "inputs");
    const json_t *outputs = json_object_get(dependency, "outputs");
    if (json_array_size(inputs) > MAX_INPUTS || json_array_size(outputs) > MAX_INPUTS) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The endpoint '%s' has too many inputs or outputs.", api_name);
    }
    endpoint->input_count = (uint32_t)json_array_size(inputs);
    endpoint->output_count = (uint32_t)json_array_size(outputs);
    endpoint->input_is_state = flag_components(config, inputs, is_state, arena);
    endpoint->output_is_skipped = flag_components(config, outputs, is_skipped, arena);
    if (!endpoint->input_is_state || !endpoint->output_is_skipped) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return read_parameters(config, inputs, arena, endpoint, err);
}

pa_status pa_gradio_endpoint_read(const json_t *config, json_t *info, const char *api_name, pa_arena *arena,
                                  pa_gradio_endpoint *out_endpoint, pa_error *err)
{
    pa_gradio_endpoint endpoint = {.info = info};
    pa_status status = read_endpoint(config, api_name, arena, &endpoint, err);
    if (status != PA_OK) {
        pa_gradio_endpoint_done(&endpoint);
        return status;
    }
    *out_endpoint = endpoint;
    return PA_OK;
}

void pa_gradio_endpoint_done(pa_gradio_endpoint *endpoint)
{
    if (endpoint) {
        json_decref(endpoint->info);
        endpoint->info = NULL;
    }
}
