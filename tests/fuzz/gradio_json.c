/*
 * What a Gradio server may say: any bytes as a message of its stream, and as an object of "config", "info",
 * "api_name" and "data" from which an endpoint, its arguments and a result's file are read.
 */
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/arguments.h"
#include "engines/gradio/message.h"
#include "engines/gradio/result.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_message(pa_span text, pa_arena *arena)
{
    pa_gradio_message message;
    if (pa_gradio_message_decode(text, arena, &message, NULL) != PA_OK) {
        return;
    }
    if (!message.words || !message.title || !message.event_id || (message.data && !message.succeeded) ||
        message.fraction > 1) {
        abort();
    }
    pa_gradio_message_done(&message);
}

static void make_arguments(const pa_gradio_endpoint *endpoint)
{
    json_t *prompt = json_string("a chair");
    json_t *steps = json_integer(25);
    pa_gradio_value values[] = {{.name = "prompt", .json = prompt},
                                {.name = "ss_sampling_steps", .json = steps}};
    json_t *data = NULL;
    if (pa_gradio_arguments(endpoint, values, 2, &data, NULL) == PA_OK) {
        free(pa_json_encode(data));
        json_decref(data);
    }
    json_decref(prompt);
    json_decref(steps);
}

static void find_file(const pa_gradio_endpoint *endpoint, const json_t *outputs, pa_arena *arena)
{
    static const char *const extensions[] = {".glb", ".gltf", ".ply", ".obj"};
    for (uint32_t wanted = 0; wanted < 3; wanted++) {
        pa_gradio_file file;
        if (pa_gradio_result_file(endpoint, outputs, wanted, extensions, 4, arena, &file, NULL) == PA_OK) {
            const char *address = pa_gradio_file_address("http://localhost:7860", file.path, arena);
            if (!file.path || !file.url || !file.name || (address && strpbrk(address, " \r\n\"<>"))) {
                abort();
            }
        }
    }
}

static void read_server(const json_t *said, pa_arena *arena)
{
    const json_t *config = json_object_get(said, "config");
    const char *api_name = json_string_value(json_object_get(said, "api_name"));
    pa_gradio_endpoint endpoint;
    pa_error err;
    pa_gradio_config_has(config, "start_session");
    if (pa_gradio_endpoint_read(config, json_incref(json_object_get(said, "info")),
                                api_name ? api_name : "generate_and_extract_glb", arena, &endpoint,
                                &err) != PA_OK) {
        return;
    }
    if (!endpoint.version || !endpoint.prefix || !endpoint.protocol_name) {
        abort();
    }
    make_arguments(&endpoint);
    find_file(&endpoint, json_object_get(said, "data"), arena);
    pa_gradio_endpoint_done(&endpoint);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span text = {.data = data, .size = size};
    json_t *said = NULL;
    read_message(text, &arena);
    if (pa_json_decode(text, NULL, &said, NULL) == PA_OK) {
        if (json_object_get(said, "config")) {
            read_server(said, &arena);
        }
        json_decref(said);
    }
    pa_arena_done(&arena);
    return 0;
}
