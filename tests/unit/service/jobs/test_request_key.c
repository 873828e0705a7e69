#include "cmocka_prelude.h"

#include <string.h>

#include "service/jobs/jobs_private.h"

static pa_image_file image_of(const char *text)
{
    return (pa_image_file){.bytes = {(const uint8_t *)text, strlen(text)}, .media_type = "image/png"};
}

static void equal_requests_have_equal_keys(void **state)
{
    (void)state;
    char key[65], again[65];
    pa_request request = {.prompt = "a chair", .seed = 3, .height_m = 0.5};
    char copy[] = "a chair";
    pa_request same = {.prompt = copy, .seed = 3, .height_m = 0.5, .engine = "procedural"};
    assert_int_equal(request_key("1", "procedural", &request, key, NULL), PA_OK);
    assert_int_equal(request_key("1", "procedural", &same, again, NULL), PA_OK);
    assert_string_equal(key, again);
    assert_int_equal(strlen(key), 64);
}

static void everything_that_matters_changes_the_key(void **state)
{
    (void)state;
    const struct {
        const char *salt;
        const char *engine;
        pa_request request;
    } cases[] = {
        {"1", "a", {.prompt = "chair"}},
        {"2", "a", {.prompt = "chair"}},
        {"1", "b", {.prompt = "chair"}},
        {"1", "a", {.prompt = "Chair"}},
        {"1", "a", {.prompt = "chair "}},
        {"1", "a", {.prompt = "chair", .mode = PA_MODE_ADVANCED}},
        {"1", "a", {.prompt = "chair", .seed = 1}},
        {"1", "a", {.prompt = "chair", .height_m = 1}},
        {"1", "a", {.prompt = "chair", .height_m = 1.0000001}},
        {"1", "a", {.image = image_of("chair")}},
        {"1", "a", {.image = image_of("Chair")}},
        {"1", "a", {.image = image_of("chair"), .height_m = 1}},
        {"1", "a", {.prompt = "chair", .guidance = 1}},
        {"1", "a", {.prompt = "chair", .steps = 1}},
        {"1", "a", {.prompt = "chair", .texture_size = 1}},
        {"1", "a", {.prompt = "chair", .guidance_from = 0.5}},
        {"1", "a", {.prompt = "chair", .guidance_until = 0.5}},
        {"1", "a", {.prompt = "chair", .sampler = PA_SAMPLER_HEUN}},
        {"1", "a", {.prompt = "chair", .precision = PA_PRECISION_F32}},
        {"1", "a", {.prompt = "chair", .grid = 64}},
        {"1", "a", {.prompt = "chair", .size_m = 1}},
        {"1", "a", {.prompt = "chair", .max_triangles = 1}},
        {"1", "a", {.prompt = "chair", .brightness = PA_BRIGHTNESS_CLASSIC}},
        {"1", "a", {.prompt = "chair", .fill_holes = true}},
        {"1", "a", {.prompt = "chair", .watertight = true}},
        {"1", "a", {.model = {(const uint8_t *)"chair", 5}}},
        {"1", "a", {.model = {(const uint8_t *)"Chair", 5}}},
        {"1", "a", {.model = {(const uint8_t *)"Chair", 5}, .model_z_up = true}},
    };
    enum { COUNT = sizeof cases / sizeof cases[0] };
    char keys[COUNT][65];
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(request_key(cases[i].salt, cases[i].engine, &cases[i].request, keys[i], NULL),
                         PA_OK);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(keys[i], keys[j]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_requests_have_equal_keys),
        cmocka_unit_test(everything_that_matters_changes_the_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
