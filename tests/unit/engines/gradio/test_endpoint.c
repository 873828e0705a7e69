#include "cmocka_prelude.h"

#include <string.h>

#include "engines/gradio/arguments.h"
#include "engines/gradio/endpoint.h"
#include "engines/gradio/result.h"

/* A server of the 5.x family: prefixed, named parameters, a State between the inputs, an app_id past 2^63. */
static const char config_text[] =
    "{\"version\":\"5.49.1\",\"protocol\":\"sse_v3\",\"api_prefix\":\"/"
    "gradio_api\",\"app_id\":17126080454941187136,"
    "\"max_file_size\":null,\"components\":["
    "{\"id\":1,\"type\":\"textbox\",\"props\":{},\"skip_api\":false},"
    "{\"id\":2,\"type\":\"state\",\"props\":{},\"skip_api\":true},"
    "{\"id\":3,\"type\":\"slider\",\"props\":{\"minimum\":1,\"maximum\":20,\"step\":0.1,\"value\":15},\"skip_"
    "api\":false},"
    "{\"id\":4,\"type\":\"slider\",\"props\":{\"minimum\":1,\"maximum\":100,\"step\":1},\"skip_api\":false},"
    "{\"id\":5,\"type\":\"model3d\",\"props\":{},\"skip_api\":false}],"
    "\"dependencies\":[{\"id\":7,\"api_name\":\"start_session\",\"inputs\":[],\"outputs\":[2]},"
    "{\"id\":9,\"api_name\":\"text-to-3d\",\"inputs\":[1,2,3,4],\"outputs\":[2,5]},"
    "{\"id\":11,\"api_name\":false,\"inputs\":[],\"outputs\":[]}]}";

static const char info_text[] =
    "{\"named_endpoints\":{\"/text-to-3d\":{\"parameters\":["
    "{\"parameter_name\":\"prompt\",\"parameter_has_default\":false,\"parameter_default\":null},"
    "{\"parameter_name\":\"guidance_scale\",\"parameter_has_default\":true,\"parameter_default\":15},"
    "{\"parameter_name\":\"num_inference_steps\",\"parameter_has_default\":true,\"parameter_default\":64}]}}"
    "}";

typedef struct server {
    pa_arena arena;
    json_t *config;
    pa_gradio_endpoint endpoint;
} server;

static json_t *decode(const char *text)
{
    json_t *json = NULL;
    assert_int_equal(
        pa_json_decode((pa_span){.data = (const uint8_t *)text, .size = strlen(text)}, NULL, &json, NULL),
        PA_OK);
    return json;
}

static int set_up(void **state)
{
    static server made;
    made = (server){0};
    pa_arena_init(&made.arena, 0);
    made.config = decode(config_text);
    pa_status status = pa_gradio_endpoint_read(made.config, decode(info_text), "text-to-3d", &made.arena,
                                               &made.endpoint, NULL);
    *state = &made;
    return status == PA_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    server *made = *state;
    pa_gradio_endpoint_done(&made->endpoint);
    json_decref(made->config);
    pa_arena_done(&made->arena);
    return 0;
}

static void the_server_is_taken_at_its_word(void **state)
{
    const pa_gradio_endpoint *endpoint = &((server *)*state)->endpoint;
    assert_int_equal(endpoint->protocol, PA_GRADIO_SSE_V1);
    assert_string_equal(endpoint->prefix, "/gradio_api");
    assert_int_equal(endpoint->fn_index, 9);
    assert_true(endpoint->heartbeats && endpoint->cancels);
    assert_int_equal(endpoint->parameter_count, 3);
    assert_string_equal(endpoint->parameters[1].name, "guidance_scale");
    assert_true(pa_gradio_config_has(((server *)*state)->config, "start_session"));
    assert_false(pa_gradio_config_has(((server *)*state)->config, "text-to-3d"));
}

static char *sent(server *made, const pa_gradio_value *values, size_t count)
{
    json_t *data = NULL;
    pa_error err = {0};
    if (pa_gradio_arguments(&made->endpoint, values, count, &data, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    char *heap = pa_json_encode(data);
    char *text = pa_arena_string(&made->arena, heap);
    free(heap);
    json_decref(data);
    return text;
}

static void values_go_by_name_and_null_goes_to_the_state(void **state)
{
    json_t *steps = json_integer(30);
    json_t *prompt = json_string("a chair");
    json_t *unknown = json_true();
    const pa_gradio_value values[] = {
        {"num_inference_steps", steps}, {"prompt", prompt}, {"unknown", unknown}};
    assert_string_equal(sent(*state, values, 3), "[\"a chair\",null,15,30]");
    json_decref(steps);
    json_decref(prompt);
}

static void numbers_are_moved_into_the_declared_range(void **state)
{
    json_t *steps = json_integer(300);
    json_t *guidance = json_real(20.5);
    json_t *prompt = json_string("p");
    const pa_gradio_value values[] = {
        {"prompt", prompt}, {"num_inference_steps", steps}, {"guidance_scale", guidance}};
    assert_string_equal(sent(*state, values, 3), "[\"p\",null,20.0,100]");
    json_decref(steps);
    json_decref(guidance);
    json_decref(prompt);
}

static void a_missing_required_value_is_named(void **state)
{
    json_t *data = NULL;
    pa_error err = {0};
    assert_int_equal(pa_gradio_arguments(&((server *)*state)->endpoint, NULL, 0, &data, &err),
                     PA_UPSTREAM_ERROR);
    assert_non_null(strstr(err.detail, "'prompt'"));
}

static void a_server_without_names_takes_values_in_order(void **state)
{
    server *made = *state;
    pa_gradio_endpoint nameless;
    assert_int_equal(pa_gradio_endpoint_read(made->config, NULL, "text-to-3d", &made->arena, &nameless, NULL),
                     PA_OK);
    json_t *one = json_string("p");
    json_t *two = json_integer(3);
    json_t *three = json_integer(4);
    const pa_gradio_value values[] = {
        {"prompt", one}, {"guidance_scale", two}, {"num_inference_steps", three}};
    json_t *data = NULL;
    assert_int_equal(pa_gradio_arguments(&nameless, values, 3, &data, NULL), PA_OK);
    char *text = pa_json_encode(data);
    assert_string_equal(text, "[\"p\",null,3,4]");
    free(text);
    json_decref(data);
    json_decref(one);
    json_decref(two);
    json_decref(three);
}

static void an_unknown_endpoint_names_those_there_are(void **state)
{
    server *made = *state;
    pa_gradio_endpoint endpoint;
    pa_error err = {0};
    assert_int_equal(pa_gradio_endpoint_read(made->config, NULL, "generate", &made->arena, &endpoint, &err),
                     PA_UPSTREAM_MISSING);
    assert_int_equal(err.suggestion_count, 2);
    assert_string_equal(err.suggestions[1], "text-to-3d");
}

static void old_servers_are_read_by_their_defaults(void **state)
{
    server *made = *state;
    json_t *config =
        decode("{\"version\":\"3.50.2\",\"components\":[{\"id\":1,\"type\":\"textbox\",\"props\":{}}],"
               "\"dependencies\":[{\"api_name\":\"other\",\"inputs\":[],\"outputs\":[]},"
               "{\"api_name\":\"text-to-3d\",\"inputs\":[1],\"outputs\":[1]}]}");
    pa_gradio_endpoint endpoint;
    assert_int_equal(pa_gradio_endpoint_read(config, NULL, "text-to-3d", &made->arena, &endpoint, NULL),
                     PA_OK);
    assert_int_equal(endpoint.protocol, PA_GRADIO_WS);
    assert_int_equal(endpoint.fn_index, 1);
    assert_false(endpoint.cancels);
    json_decref(config);
}

static const char *const model_extensions[] = {".glb", ".ply", ".obj"};

static pa_status find_file(server *made, const char *data_text, uint32_t from, pa_gradio_file *file)
{
    json_t *data = decode(data_text);
    pa_status status =
        pa_gradio_result_file(&made->endpoint, data, from, model_extensions, 3, &made->arena, file, NULL);
    json_decref(data);
    return status;
}

static void the_model_is_found_whatever_wraps_it(void **state)
{
    pa_gradio_file file;
    assert_int_equal(find_file(*state,
                               "[null,{\"path\":\"/app/gradio/ab/sample "
                               "model.glb\",\"url\":null,\"orig_name\":\"sample model.glb\"}]",
                               0, &file),
                     PA_OK);
    assert_string_equal(file.path, "/app/gradio/ab/sample model.glb");
    assert_int_equal(find_file(*state,
                               "[null,{\"__type__\":\"update\",\"value\":{\"path\":\"/a/"
                               "b.GLB\",\"url\":\"u\"},\"interactive\":true}]",
                               0, &file),
                     PA_OK);
    assert_string_equal(file.path, "/a/b.GLB");
    assert_int_equal(
        find_file(*state,
                  "[null,{\"video\":{\"path\":\"/a/turn.mp4\"},\"subtitles\":null},{\"path\":\"/a/m.glb\"}]",
                  0, &file),
        PA_OK);
    assert_string_equal(file.path, "/a/m.glb");
    assert_int_equal(find_file(*state, "[null,\"https://cdn.example/m.glb\"]", 0, &file), PA_OK);
    assert_string_equal(file.path, "https://cdn.example/m.glb");
}

static void skipped_outputs_and_words_are_no_files(void **state)
{
    pa_gradio_file file;
    assert_int_equal(find_file(*state, "[{\"path\":\"/state/hidden.glb\"},\"done in 3 s\"]", 0, &file),
                     PA_UPSTREAM_BAD_FILE);
    assert_int_equal(find_file(*state, "[null,null]", 0, &file), PA_UPSTREAM_BAD_FILE);
    assert_int_equal(find_file(*state, "[]", 0, &file), PA_UPSTREAM_BAD_FILE);
}

static void addresses_are_percent_encoded(void **state)
{
    server *made = *state;
    assert_string_equal(pa_gradio_file_address("http://h/p", "/tmp/a b%#?\xC3\xA9.glb", &made->arena),
                        "http://h/p/file=/tmp/a%20b%25%23%3F%C3%A9.glb");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_server_is_taken_at_its_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_go_by_name_and_null_goes_to_the_state, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_moved_into_the_declared_range, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_required_value_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_server_without_names_takes_values_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_endpoint_names_those_there_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(old_servers_are_read_by_their_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_model_is_found_whatever_wraps_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(skipped_outputs_and_words_are_no_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(addresses_are_percent_encoded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
