#include "cmocka_prelude.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/preview.h"
#include "asset/formats/picture.h"
#include "samples.h"

static const pa_option options[] = {{"size", 0, "PIXELS", ""},
                                    {"views", 0, "N", ""},
                                    {"azimuth", 0, "DEGREES", ""},
                                    {"elevation", 0, "DEGREES", ""},
                                    {"transparent", 0, NULL, ""},
                                    {"columns", 0, "N", ""},
                                    {0}};
static const pa_command command = {.name = "draw", .options = options};

static void the_usual_stands_where_nothing_is_given(void **state)
{
    (void)state;
    const pa_invocation invocation = {.command = &command};
    pa_preview preview;
    assert_int_equal(pa_preview_read(&invocation, &preview, NULL), PA_OK);
    assert_int_equal(preview.size, 512);
    assert_int_equal(preview.views, 1);
    assert_int_equal(preview.columns, 0);
    assert_false(preview.transparent);
    assert_in_range(preview.threads, 1, 16);
}

static void options_are_read_and_wrong_ones_refused(void **state)
{
    (void)state;
    pa_invocation invocation = {.command = &command, .values = {"300", "4", "-90", "0", "", "2"}};
    pa_preview preview;
    assert_int_equal(pa_preview_read(&invocation, &preview, NULL), PA_OK);
    assert_int_equal(preview.size, 300);
    assert_int_equal(preview.views, 4);
    assert_int_equal(preview.columns, 2);
    assert_true(preview.azimuth_deg == -90.0 && preview.elevation_deg == 0.0 && preview.transparent);
    static const char *const wrong[][2] = {{"size", "8"},     {"size", "big"},  {"views", "0"},
                                           {"views", "3x"},   {"columns", "0"}, {"elevation", "91"},
                                           {"azimuth", "nan"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        pa_invocation one = {.command = &command};
        for (int row = 0; options[row].name; row++) {
            one.values[row] = strcmp(options[row].name, wrong[i][0]) == 0 ? wrong[i][1] : NULL;
        }
        pa_error err = {0};
        assert_int_equal(pa_preview_read(&one, &preview, &err), PA_INVALID);
        assert_non_null(strstr(err.detail, wrong[i][0]));
    }
}

/* What pa_preview_write wrote to path, which is then removed. */
static pa_image picture_at(const char *path, pa_arena *arena, pa_picture_type *out_type)
{
    enum { MOST_BYTES = 16384 };
    uint8_t *bytes = pa_arena_alloc(arena, MOST_BYTES);
    int fd = open(path, O_RDONLY);
    ssize_t size = read(fd, bytes, MOST_BYTES);
    close(fd);
    unlink(path);
    assert_in_range(size, 1, MOST_BYTES - 1);
    pa_image picture;
    assert_int_equal(pa_picture_decode((pa_span){bytes, (size_t)size}, arena, &picture, NULL), PA_OK);
    *out_type = pa_picture_type_of((pa_span){bytes, (size_t)size});
    return picture;
}

static void the_file_holds_the_views_side_by_side(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    char path[] = "/tmp/promptar-preview-XXXXXX";
    close(mkstemp(path));
    pa_scene box = sample_box_scene(&arena);
    const pa_scene *scene = &box;
    const pa_preview preview = {.size = 32, .views = 3, .threads = 1};
    assert_int_equal(pa_preview_write(&preview, &scene, 1, path, NULL), PA_OK);
    pa_picture_type type;
    pa_image picture = picture_at(path, &arena, &type);
    assert_int_equal(type, PA_PICTURE_PNG);
    assert_int_equal(picture.width, 96);
    assert_int_equal(picture.height, 32);
    pa_arena_done(&arena);
}

static void several_scenes_fill_rows_and_a_name_in_jpg_makes_a_jpeg(void **state)
{
    (void)state;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    char path[] = "/tmp/promptar-preview-XXXXXX.jpg";
    close(mkstemps(path, 4));
    pa_scene box = sample_box_scene(&arena);
    const pa_scene *scenes[3] = {&box, &box, &box};
    const pa_preview preview = {.size = 32, .views = 1, .columns = 2, .threads = 1};
    assert_int_equal(pa_preview_write(&preview, scenes, 3, path, NULL), PA_OK);
    pa_picture_type type;
    pa_image picture = picture_at(path, &arena, &type);
    assert_int_equal(type, PA_PICTURE_JPEG);
    assert_int_equal(picture.width, 64);
    assert_int_equal(picture.height, 64);
    pa_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_stands_where_nothing_is_given),
        cmocka_unit_test(options_are_read_and_wrong_ones_refused),
        cmocka_unit_test(the_file_holds_the_views_side_by_side),
        cmocka_unit_test(several_scenes_fill_rows_and_a_name_in_jpg_makes_a_jpeg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
