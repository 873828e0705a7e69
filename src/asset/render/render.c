#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "asset/formats/picture.h"
#include "asset/render/render_private.h"
#include "asset/scene/srgb.h"

#define MOST_PIXELS_A_SIDE 4096
#define MOST_THREADS 64

static pa_status settle_options(const pa_render_options *given, pa_render_options *out, pa_error *err)
{
    static const pa_render_options none = {0};
    pa_render_options options = given ? *given : none;
    options.width = options.width ? options.width : 512;
    options.height = options.height ? options.height : options.width;
    options.threads = options.threads ? options.threads : 1;
    if (options.width > MOST_PIXELS_A_SIDE || options.height > MOST_PIXELS_A_SIDE) {
        return pa_fail(err, PA_INVALID, "A picture may be at most %d pixels a side, not %u x %u.",
                       MOST_PIXELS_A_SIDE, options.width, options.height);
    }
    if (!isfinite(options.azimuth_deg) || !(fabs(options.elevation_deg) <= 90.0)) {
        return pa_fail(err, PA_INVALID, "The camera's elevation must lie between -90 and 90 degrees.");
    }
    if (options.threads > MOST_THREADS) {
        return pa_fail(err, PA_INVALID, "At most %d threads draw a picture.", MOST_THREADS);
    }
    float sum = 0.0F;
    for (int c = 0; c < 3; c++) {
        if (!(options.background[c] >= 0.0F && options.background[c] <= 1.0F)) {
            return pa_fail(err, PA_INVALID, "The background must be linear RGB between 0 and 1.");
        }
        sum += options.background[c];
    }
    for (int c = 0; sum <= 0.0F && c < 3; c++) {
        options.background[c] = 0.76F;
    }
    *out = options;
    return PA_OK;
}

static bool is_color_image(const pa_scene *scene, uint32_t image)
{
    for (uint32_t m = 0; m < scene->material_count; m++) {
        if (scene->materials[m].base_color_image == image || scene->materials[m].emissive_image == image) {
            return true;
        }
    }
    return false;
}

/** An image that no material uses stays undecoded. */
static bool is_used_image(const pa_scene *scene, uint32_t image)
{
    for (uint32_t m = 0; m < scene->material_count; m++) {
        const pa_material *material = &scene->materials[m];
        if (material->metallic_roughness_image == image || material->normal_image == image ||
            material->occlusion_image == image) {
            return true;
        }
    }
    return is_color_image(scene, image);
}

static pa_status prepare_textures(prepared *scene, pa_arena *scratch, pa_error *err)
{
    texture *textures = PA_NEW_ARRAY(scratch, texture, scene->scene->image_count);
    if (!textures) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < scene->scene->image_count; i++) {
        pa_image image = scene->scene->images[i];
        if (!is_used_image(scene->scene, i)) {
            continue;
        }
        if (!image.pixels) {
            pa_status status = pa_picture_decode(image.encoded, scratch, &image, err);
            if (status) {
                return status;
            }
        }
        uint32_t useful = 2 * (scene->width > scene->height ? scene->width : scene->height);
        if (!pa_render_texture_init(&image, is_color_image(scene->scene, i), useful, scratch, &textures[i])) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    scene->textures = textures;
    return PA_OK;
}

typedef struct drawing {
    const prepared *scene;
    atomic_uint next_tile;
    uint8_t *pixels;
} drawing;

typedef struct worker {
    drawing *work;
    tile_buffer *buffer;
    pthread_t thread;
    bool started;
} worker;

/* Which thread takes which tile differs from run to run; what a tile holds does not. */
static void *draw_tiles(void *argument)
{
    worker *self = argument;
    const prepared *scene = self->work->scene;
    uint32_t count = scene->tiles_across * scene->tiles_down;
    for (;;) {
        uint32_t tile = atomic_fetch_add(&self->work->next_tile, 1);
        if (tile >= count) {
            return NULL;
        }
        pa_render_tile(scene, tile, self->buffer, self->work->pixels);
    }
}

static pa_status draw(const prepared *scene, uint32_t threads, pa_arena *scratch, uint8_t *pixels,
                      pa_error *err)
{
    drawing work = {.scene = scene, .pixels = pixels};
    worker *workers = PA_NEW_ARRAY(scratch, worker, threads);
    tile_buffer *buffers = PA_NEW_ARRAY(scratch, tile_buffer, threads);
    if (!workers || !buffers) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < threads; i++) {
        workers[i] = (worker){.work = &work, .buffer = &buffers[i]};
        /* A thread that cannot start is no loss but time: the caller draws what is left. */
        workers[i].started = i > 0 && pthread_create(&workers[i].thread, NULL, draw_tiles, &workers[i]) == 0;
    }
    draw_tiles(&workers[0]);
    for (uint32_t i = 1; i < threads; i++) {
        if (workers[i].started) {
            pthread_join(workers[i].thread, NULL);
        }
    }
    return PA_OK;
}

static unsigned levels_of(const pa_scene *scene)
{
    unsigned levels = 0;
    for (uint32_t i = 0; i < scene->material_count; i++) {
        const pa_material *material = &scene->materials[i];
        bool varies = material->metallic_roughness_image != PA_NO_INDEX;
        levels |=
            pa_render_environment_levels(float_clamp(material->roughness, LEAST_ROUGHNESS, 1.0F), varies);
    }
    return levels;
}

static pa_status render_with(const pa_scene *scene, const pa_render_options *options, pa_arena *scratch,
                             uint8_t *pixels, pa_error *err)
{
    pa_status status = pa_scene_check(scene, err);
    if (status) {
        return status;
    }
    environment *light = PA_NEW(scratch, environment);
    shadow *floor = PA_NEW(scratch, shadow);
    if (!light || !floor) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_render_environment_init(light, levels_of(scene));
    prepared ready = {.scene = scene,
                      .view = pa_render_camera(scene, options),
                      .width = options->width,
                      .height = options->height,
                      .light = light,
                      .transparent = options->transparent,
                      .background = rvec_load(options->background)};
    for (int c = 0; c < 3; c++) {
        ready.background_code[c] = pa_srgb_code(options->background[c]);
    }
    if (!options->transparent) {
        status = pa_render_shadow(scene, scratch, floor, err);
        ready.shadow = floor;
    }
    status = status ? status : prepare_textures(&ready, scratch, err);
    status = status ? status : pa_render_triangles(&ready, scratch, err);
    return status ? status : draw(&ready, options->threads, scratch, pixels, err);
}

pa_status pa_render(const pa_scene *scene, const pa_render_options *options, pa_arena *arena,
                    pa_image *out_image, pa_error *err)
{
    pa_render_options settled;
    pa_status status = settle_options(options, &settled, err);
    if (status) {
        return status;
    }
    uint8_t *pixels = pa_arena_array(arena, (size_t)settled.width * settled.height, 4);
    if (!pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    status = render_with(scene, &settled, &scratch, pixels, err);
    pa_arena_done(&scratch);
    if (status) {
        return status;
    }
    *out_image =
        (pa_image){.width = settled.width, .height = settled.height, .channels = 4, .pixels = pixels};
    return PA_OK;
}
