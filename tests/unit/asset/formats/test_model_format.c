#include "cmocka_prelude.h"

#include <string.h>

#include "asset/formats/model_format.h"
#include "usdz_samples.h"

static void names_are_read_in_either_case(void **state)
{
    (void)state;
    for (pa_model_format format = 0; format < PA_MODEL_FORMAT_COUNT; format++) {
        pa_model_format found = PA_MODEL_FORMAT_COUNT;
        assert_true(pa_model_format_parse(pa_model_format_name(format), &found));
        assert_int_equal(found, format);
    }
    pa_model_format found = PA_MODEL_PLY;
    assert_true(pa_model_format_parse("UsdZ", &found));
    assert_int_equal(found, PA_MODEL_USDZ);
    assert_false(pa_model_format_parse("fbx", &found));
    assert_false(pa_model_format_parse("", &found));
    assert_int_equal(found, PA_MODEL_USDZ);
}

static void files_are_told_by_their_ends(void **state)
{
    (void)state;
    pa_model_format found = PA_MODEL_GLB;
    assert_true(pa_model_format_of_file("a.b/chair.USDZ", &found));
    assert_int_equal(found, PA_MODEL_USDZ);
    assert_true(pa_model_format_of_file("chair.obj.zip", &found));
    assert_int_equal(found, PA_MODEL_OBJ);
    assert_false(pa_model_format_of_file("a.stl/chair", &found));
    assert_false(pa_model_format_of_file("chair", &found));
    assert_false(pa_model_format_of_file("chair.obj", &found));
}

static void every_format_is_written_as_what_it_says(void **state)
{
    (void)state;
    static const char *const starts[PA_MODEL_FORMAT_COUNT] = {"glTF", "PK\3\4", "PK\3\4", "Prom", "ply\n"};
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_scene scene = usdz_sample_scene(&arena);
    for (pa_model_format format = 0; format < PA_MODEL_FORMAT_COUNT; format++) {
        pa_span first, second;
        assert_int_equal(pa_model_encode(&scene, format, "Lamp", &arena, &first, NULL), PA_OK);
        assert_int_equal(pa_model_encode(&scene, format, "Lamp", &arena, &second, NULL), PA_OK);
        assert_memory_equal(first.data, starts[format], 4);
        assert_int_equal(first.size, second.size);
        assert_memory_equal(first.data, second.data, first.size);
    }
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_read_in_either_case),
        cmocka_unit_test(files_are_told_by_their_ends),
        cmocka_unit_test(every_format_is_written_as_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
