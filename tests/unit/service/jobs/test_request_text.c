#include "cmocka_prelude.h"

#include <stdlib.h>

#include "service/jobs/jobs_private.h"

/* Every member away from its default, so that one that is not written is missed by the key. */
static void a_request_comes_back_as_it_was_written(void **state)
{
    (void)state;
    pa_request request = {.prompt = "ein \"Stuhl\"\n\u00e4",
                          .mode = PA_MODE_ADVANCED,
                          .seed = 2147483646,
                          .engine = "procedural",
                          .height_m = 0.1,
                          .size_m = 1.0 / 3,
                          .guidance = 7.5,
                          .steps = 64,
                          .guidance_from = 0.1,
                          .guidance_until = 0.9,
                          .sampler = PA_SAMPLER_HEUN,
                          .precision = PA_PRECISION_BF16,
                          .grid = 96,
                          .texture_size = 512,
                          .max_triangles = 1000000,
                          .brightness = PA_BRIGHTNESS_CLASSIC,
                          .fill_holes = true,
                          .watertight = true};
    for (int use_cache = 0; use_cache < 2; use_cache++) {
        pa_arena arena;
        pa_arena_init(&arena, 0);
        char *text = request_text_encode(&request, use_cache);
        pa_request read = {0};
        bool read_cache = !use_cache;
        assert_int_equal(request_text_decode(text, &arena, &read, &read_cache, NULL), PA_OK);
        free(text);
        assert_int_equal(read_cache, use_cache);
        assert_string_equal(read.engine, "procedural");
        char key[65], again[65];
        assert_int_equal(request_key("", "e", &request, key, NULL), PA_OK);
        assert_int_equal(request_key("", "e", &read, again, NULL), PA_OK);
        assert_string_equal(key, again);
        pa_arena_done(&arena);
    }
}

static void text_that_is_none_of_ours_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "{}", "[1]", "{\"prompt\":\"a\",\"mode\":\"turbo\"}",
                                        "{\"prompt\":1,\"mode\":\"basic\",\"brightness\":\"ar\"}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pa_arena arena;
        pa_request request = {0};
        bool use_cache = false;
        pa_arena_init(&arena, 0);
        assert_int_equal(request_text_decode(texts[i], &arena, &request, &use_cache, NULL), PA_CORRUPT);
        assert_null(request.prompt);
        pa_arena_done(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_comes_back_as_it_was_written),
        cmocka_unit_test(text_that_is_none_of_ours_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
