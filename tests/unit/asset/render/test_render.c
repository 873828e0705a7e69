#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/render/render.h"
#include "cmocka_prelude.h"
#include "samples.h"

static int set_up(void **state)
{
    static pa_arena arena;
    pa_arena_init(&arena, 0);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    pa_arena_done(*state);
    return 0;
}

static pa_image render(const pa_scene *scene, const pa_render_options *options, pa_arena *arena)
{
    pa_image image = {0};
    pa_error err = {0};
    pa_status status = pa_render(scene, options, arena, &image, &err);
    if (status) {
        fail_msg("%s", err.detail);
    }
    return image;
}

static const uint8_t *pixel(const pa_image *image, uint32_t x, uint32_t y)
{
    return image->pixels + ((size_t)y * image->width + x) * 4;
}

static double linear(uint8_t code)
{
    double value = code / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/** sRGB code of the mean luminance over the fully covered pixels of a transparent picture. */
static double mean_code(const pa_image *image)
{
    double sum = 0.0;
    double count = 0.0;
    for (size_t i = 0; i < (size_t)image->width * image->height; i++) {
        const uint8_t *at = image->pixels + 4 * i;
        if (at[3] == 255) {
            sum += 0.2126 * linear(at[0]) + 0.7152 * linear(at[1]) + 0.0722 * linear(at[2]);
            count += 1.0;
        }
    }
    double mean = sum / count;
    return 255.0 * (mean <= 0.0031308 ? 12.92 * mean : 1.055 * pow(mean, 1.0 / 2.4) - 0.055);
}

static pa_scene sphere_scene(pa_arena *arena, float grey, float metallic, float roughness)
{
    pa_scene scene = sample_scene(arena, 1, 1, 0);
    scene.meshes[0] = sample_sphere(arena, 32, 0.0, 0);
    for (int c = 0; c < 3; c++) {
        scene.materials[0].base_color[c] = grey;
    }
    scene.materials[0].metallic = metallic;
    scene.materials[0].roughness = roughness;
    return scene;
}

/** A flat square of side 2 on z = 0 that faces +Z, its image `tiles` times across. */
static pa_scene square_scene(pa_arena *arena, float tiles)
{
    pa_scene scene = sample_scene(arena, 1, 1, 1);
    pa_mesh *mesh = &scene.meshes[0];
    const float positions[12] = {-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0};
    const float uvs[8] = {0, tiles, tiles, tiles, 0, 0, tiles, 0};
    const uint32_t indices[6] = {0, 1, 2, 2, 1, 3};
    mesh->vertex_count = 4;
    mesh->index_count = 6;
    mesh->positions = pa_arena_copy(arena, positions, sizeof positions);
    mesh->uvs = pa_arena_copy(arena, uvs, sizeof uvs);
    mesh->indices = pa_arena_copy(arena, indices, sizeof indices);
    scene.images[0] = sample_picture(arena, 64, 64, 3);
    return scene;
}

static void fill(pa_image *image, uint8_t (*code)(uint32_t x, uint32_t y, uint32_t channel))
{
    for (uint32_t y = 0; y < image->height; y++) {
        for (uint32_t x = 0; x < image->width; x++) {
            for (uint32_t c = 0; c < image->channels; c++) {
                image->pixels[((size_t)y * image->width + x) * image->channels + c] = code(x, y, c);
            }
        }
    }
}

static uint8_t black_and_white(uint32_t x, uint32_t y, uint32_t channel)
{
    (void)channel;
    return ((x ^ y) & 1) ? 255 : 0;
}

static uint8_t open_left_half(uint32_t x, uint32_t y, uint32_t channel)
{
    (void)y;
    return channel == 3 && x < 32 ? 0 : 255;
}

static void spheres_are_as_bright_as_model_viewer_shows_them(void **state)
{
    /* Luminance codes measured with model-viewer 4.4 under its neutral lighting; 5 codes leave room for its
     * room's boxes, which ours lacks. */
    const struct {
        float color[3], metallic, roughness;
        double elevation_deg, code;
    } cases[] = {
        {{1.0F, 1.0F, 1.0F}, 0, 1, 0, 241},        {{0.8F, 0.8F, 0.8F}, 0, 1, 0, 233},
        {{0.5F, 0.5F, 0.5F}, 0, 1, 0, 201},        {{0.18F, 0.18F, 0.18F}, 0, 1, 0, 124},
        {{0.04F, 0.04F, 0.04F}, 0, 1, 0, 54},      {{0.8F, 0.8F, 0.8F}, 1, 1, 0, 219},
        {{0.8F, 0.8F, 0.8F}, 1, 0.6F, 0, 212},     {{0.8F, 0.8F, 0.8F}, 1, 0.3F, 0, 172},
        {{0.8F, 0.8F, 0.8F}, 1, 0.1F, 0, 143},     {{1.0F, 0.77F, 0.34F}, 1, 0.2F, 0, 152},
        {{0.6F, 0.05F, 0.04F}, 0, 0.35F, 0, 127},  {{0.6F, 0.05F, 0.04F}, 0, 0.05F, 0, 122},
        {{0.05F, 0.12F, 0.5F}, 0, 0.6F, 0, 114},   {{0.01F, 0.01F, 0.01F}, 0, 0.1F, 0, 59},
        {{0.38F, 0.19F, 0.07F}, 0, 0.55F, 0, 144}, {{1.0F, 1.0F, 1.0F}, 0, 1, 15, 245},
        {{0.5F, 0.5F, 0.5F}, 0, 1, 15, 211},       {{0.18F, 0.18F, 0.18F}, 0, 1, 15, 131},
        {{0.04F, 0.04F, 0.04F}, 0, 1, 15, 58},     {{0.8F, 0.8F, 0.8F}, 1, 1, 15, 227},
        {{0.8F, 0.8F, 0.8F}, 1, 0.3F, 15, 174},    {{0.8F, 0.8F, 0.8F}, 1, 0.1F, 15, 143},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const pa_render_options options = {
            .width = 128, .elevation_deg = cases[i].elevation_deg, .transparent = true};
        pa_scene scene = sphere_scene(*state, 1.0F, cases[i].metallic, cases[i].roughness);
        memcpy(scene.materials[0].base_color, cases[i].color, sizeof cases[i].color);
        pa_image image = render(&scene, &options, *state);
        double code = mean_code(&image);
        if (fabs(code - cases[i].code) > 5.0) {
            fail_msg("row %zu: %.1f instead of %.1f", i, code, cases[i].code);
        }
    }
}

static void light_falls_from_above(void **state)
{
    pa_scene scene = sphere_scene(*state, 0.5F, 0.0F, 1.0F);
    const pa_render_options options = {.width = 128, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    assert_true(pixel(&image, 64, 20)[1] > pixel(&image, 64, 108)[1] + 10);
}

static void the_picture_is_the_same_for_any_number_of_threads(void **state)
{
    pa_scene scene = sphere_scene(*state, 0.5F, 0.0F, 0.4F);
    pa_render_options options = {.width = 200, .height = 150, .azimuth_deg = 30, .elevation_deg = 20};
    pa_image alone = render(&scene, &options, *state);
    options.threads = 5;
    pa_image together = render(&scene, &options, *state);
    assert_memory_equal(alone.pixels, together.pixels, (size_t)200 * 150 * 4);
}

static void the_object_fills_the_frame_and_stays_inside(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    const pa_render_options options = {
        .width = 160, .height = 120, .azimuth_deg = 40, .elevation_deg = 25, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    uint32_t left = 160, right = 0, top = 120, bottom = 0;
    for (uint32_t y = 0; y < 120; y++) {
        for (uint32_t x = 0; x < 160; x++) {
            if (pixel(&image, x, y)[3]) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
        }
    }
    assert_true(left >= 8 && right <= 151 && top >= 6 && bottom <= 113);
    assert_true(right - left >= 136 || bottom - top >= 102);
}

static void a_transparent_picture_has_no_background(void **state)
{
    pa_scene scene = sphere_scene(*state, 0.5F, 0.0F, 1.0F);
    const pa_render_options options = {.width = 64, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    assert_int_equal(pixel(&image, 0, 0)[3], 0);
    assert_int_equal(pixel(&image, 32, 32)[3], 255);
    uint32_t between = 0;
    for (uint32_t x = 0; x < 64; x++) {
        uint8_t alpha = pixel(&image, x, 10)[3];
        between += alpha > 0 && alpha < 255;
    }
    assert_true(between >= 1);
}

static void the_background_is_the_one_asked_for(void **state)
{
    pa_scene scene = sphere_scene(*state, 0.5F, 0.0F, 1.0F);
    const pa_render_options options = {.width = 64, .background = {1.0F, 0.0F, 0.0F}};
    pa_image image = render(&scene, &options, *state);
    const uint8_t red[4] = {255, 0, 0, 255};
    assert_memory_equal(pixel(&image, 0, 0), red, 4);
}

static void the_floor_is_darker_beside_the_object_than_far_from_it(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    const pa_render_options options = {.width = 128, .elevation_deg = 30};
    pa_image image = render(&scene, &options, *state);
    uint8_t far = pixel(&image, 1, 1)[0];
    uint8_t darkest = 255;
    /* The box is white, so what is darker than the backdrop at the picture's foot is its shadow. */
    for (uint32_t x = 0; x < 128; x++) {
        darkest = pixel(&image, x, 123)[0] < darkest ? pixel(&image, x, 123)[0] : darkest;
    }
    assert_true(darkest + 8 < far);
}

static void back_faces_show_only_on_double_sided_materials(void **state)
{
    pa_scene scene = square_scene(*state, 1.0F);
    pa_render_options options = {.width = 64, .azimuth_deg = 180, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    assert_int_equal(pixel(&image, 32, 32)[3], 0);
    scene.materials[0].double_sided = true;
    image = render(&scene, &options, *state);
    assert_int_equal(pixel(&image, 32, 32)[3], 255);
    assert_true(pixel(&image, 32, 32)[0] > 100);
}

static void a_fine_pattern_turns_into_its_mean_and_does_not_flicker(void **state)
{
    pa_scene scene = square_scene(*state, 40.0F);
    fill(&scene.images[0], black_and_white);
    scene.materials[0].base_color_image = 0;
    const pa_render_options options = {.width = 96, .azimuth_deg = 60, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    int low = 255;
    int high = 0;
    for (uint32_t y = 30; y < 66; y++) {
        for (uint32_t x = 40; x < 56; x++) {
            int code = pixel(&image, x, y)[1];
            low = code < low ? code : low;
            high = code > high ? code : high;
        }
    }
    /* The view angle alone changes the tone a little from one side to the other. */
    assert_true(high - low <= 12);
    pa_scene plain = square_scene(*state, 1.0F);
    for (int c = 0; c < 3; c++) {
        plain.materials[0].base_color[c] = 0.5F;
    }
    pa_image flat = render(&plain, &options, *state);
    assert_true(abs(pixel(&flat, 48, 48)[1] - pixel(&image, 48, 48)[1]) <= 6);
}

static void an_image_far_finer_than_the_picture_keeps_its_mean(void **state)
{
    pa_scene scene = square_scene(*state, 1.0F);
    scene.images[0] = sample_picture(*state, 512, 300, 3);
    fill(&scene.images[0], black_and_white);
    scene.materials[0].base_color_image = 0;
    const pa_render_options options = {.width = 24, .transparent = true};
    pa_image fine = render(&scene, &options, *state);
    scene.materials[0].base_color_image = PA_NO_INDEX;
    for (int c = 0; c < 3; c++) {
        scene.materials[0].base_color[c] = 0.5F;
    }
    pa_image flat = render(&scene, &options, *state);
    assert_true(abs(pixel(&fine, 12, 12)[1] - pixel(&flat, 12, 12)[1]) <= 1);
}

static void a_cut_out_material_is_open_where_its_alpha_is_low(void **state)
{
    pa_scene scene = square_scene(*state, 1.0F);
    scene.images[0] = sample_picture(*state, 64, 64, 4);
    fill(&scene.images[0], open_left_half);
    scene.materials[0].base_color_image = 0;
    scene.materials[0].alpha_mode = PA_ALPHA_MASK;
    scene.materials[0].alpha_cutoff = 0.5F;
    const pa_render_options options = {.width = 64, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    assert_int_equal(pixel(&image, 20, 32)[3], 0);
    assert_int_equal(pixel(&image, 44, 32)[3], 255);
}

static void a_blended_material_lets_through_what_lies_behind(void **state)
{
    pa_scene scene = square_scene(*state, 1.0F);
    scene.materials[0].alpha_mode = PA_ALPHA_BLEND;
    scene.materials[0].base_color[3] = 0.25F;
    const pa_render_options options = {.width = 64, .transparent = true};
    pa_image image = render(&scene, &options, *state);
    assert_in_range(pixel(&image, 32, 32)[3], 63, 65);
}

static void a_normal_map_tilts_the_light(void **state)
{
    pa_scene scene = square_scene(*state, 1.0F);
    const pa_render_options options = {.width = 64, .transparent = true};
    pa_image image = sample_normal_map(*state, 4);
    scene.images[0] = image;
    scene.materials[0].normal_image = 0;
    pa_image flat = render(&scene, &options, *state);
    for (uint32_t i = 0; i < 16; i++) {
        image.pixels[i * image.channels + 1] = 230; /* towards the image's upper side */
        image.pixels[i * image.channels + 2] = 200;
    }
    pa_image up = render(&scene, &options, *state);
    assert_true(pixel(&up, 32, 32)[1] > pixel(&flat, 32, 32)[1] + 2);
}

static void wrong_options_are_refused(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    const pa_render_options wrong[] = {{.width = 4097},       {.height = 5000},
                                       {.elevation_deg = 91}, {.azimuth_deg = (double)NAN},
                                       {.threads = 1000},     {.background = {2.0F, 0.0F, 0.0F}}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        pa_image image;
        pa_error err = {0};
        assert_int_equal(pa_render(&scene, &wrong[i], *state, &image, &err), PA_INVALID);
        assert_true(err.detail[0] != '\0');
    }
}

static void a_broken_scene_is_refused(void **state)
{
    pa_scene scene = sample_box_scene(*state);
    scene.meshes[0].indices[0] = 1000;
    pa_image image;
    assert_int_equal(pa_render(&scene, NULL, *state, &image, NULL), PA_CORRUPT);
}

static void an_empty_scene_is_all_background(void **state)
{
    pa_scene scene = {0};
    const pa_render_options options = {.width = 32};
    pa_image image = render(&scene, &options, *state);
    for (size_t i = 1; i < 32 * 32; i++) {
        assert_memory_equal(image.pixels, image.pixels + 4 * i, 4);
    }
}

static void a_sheet_holds_every_view_of_every_scene(void **state)
{
    pa_scene box = sample_box_scene(*state);
    pa_scene ball = sphere_scene(*state, 0.5F, 0.0F, 1.0F);
    const pa_scene *const scenes[] = {&box, &ball};
    const pa_render_sheet_options options = {.cell = 48, .views = 3, .elevation_deg = 15};
    pa_image sheet = {0};
    assert_int_equal(pa_render_sheet(scenes, 2, &options, *state, &sheet, NULL), PA_OK);
    assert_int_equal(sheet.width, 144);
    assert_int_equal(sheet.height, 96);
    const pa_render_options second_view = {.width = 48, .azimuth_deg = 120, .elevation_deg = 15};
    pa_image alone = render(&ball, &second_view, *state);
    for (uint32_t y = 0; y < 48; y++) {
        assert_memory_equal(pixel(&sheet, 48, 48 + y), pixel(&alone, 0, y), (size_t)48 * 4);
    }
}

static void a_sheet_that_is_too_large_is_refused(void **state)
{
    pa_scene box = sample_box_scene(*state);
    const pa_scene *const scenes[] = {&box};
    const pa_render_sheet_options options = {.cell = 2048, .views = 8};
    pa_image sheet;
    assert_int_equal(pa_render_sheet(scenes, 1, &options, *state, &sheet, NULL), PA_INVALID);
    assert_int_equal(pa_render_sheet(scenes, 0, NULL, *state, &sheet, NULL), PA_INVALID);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(spheres_are_as_bright_as_model_viewer_shows_them),
        TEST(light_falls_from_above),
        TEST(the_picture_is_the_same_for_any_number_of_threads),
        TEST(the_object_fills_the_frame_and_stays_inside),
        TEST(a_transparent_picture_has_no_background),
        TEST(the_background_is_the_one_asked_for),
        TEST(the_floor_is_darker_beside_the_object_than_far_from_it),
        TEST(back_faces_show_only_on_double_sided_materials),
        TEST(a_fine_pattern_turns_into_its_mean_and_does_not_flicker),
        TEST(an_image_far_finer_than_the_picture_keeps_its_mean),
        TEST(a_cut_out_material_is_open_where_its_alpha_is_low),
        TEST(a_blended_material_lets_through_what_lies_behind),
        TEST(a_normal_map_tilts_the_light),
        TEST(wrong_options_are_refused),
        TEST(a_broken_scene_is_refused),
        TEST(an_empty_scene_is_all_background),
        TEST(a_sheet_holds_every_view_of_every_scene),
        TEST(a_sheet_that_is_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
