#include "asset/finish/brightness_private.h"
#include "asset/formats/picture.h"

/* More texels a side than this tell a survey nothing more. */
enum { SURVEY_SIDE = 1024 };

static uint32_t thinner(uint32_t side)
{
    return (side + SURVEY_SIDE - 1) / SURVEY_SIDE;
}

/* Every so many-th texel: a mean of several would hide how far apart they are. */
static pa_status thin_out(const pa_image *from, pa_arena *arena, pa_image *out_image, pa_error *err)
{
    uint32_t step_x = thinner(from->width);
    uint32_t step_y = thinner(from->height);
    pa_image image = {.width = (from->width + step_x - 1) / step_x,
                      .height = (from->height + step_y - 1) / step_y,
                      .channels = from->channels};
    image.pixels = pa_arena_array(arena, (size_t)image.width * image.height, image.channels);
    if (!image.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint8_t *to = image.pixels;
    for (uint32_t y = 0; y < image.height; y++) {
        const uint8_t *row = from->pixels + (size_t)y * step_y * from->width * from->channels;
        for (uint32_t x = 0; x < image.width; x++) {
            for (uint32_t k = 0; k < image.channels; k++) {
                *to++ = row[(size_t)x * step_x * image.channels + k];
            }
        }
    }
    *out_image = image;
    return PA_OK;
}

static pa_status prepare(const pa_image *image, pa_arena *arena, pa_image *out_image, pa_error *err)
{
    if (out_image->pixels) {
        return PA_OK;
    }
    if (image->pixels) {
        *out_image = *image;
        return PA_OK;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_image decoded;
    pa_status status = pa_picture_decode(image->encoded, &scratch, &decoded, err);
    if (status == PA_OK) {
        status = thin_out(&decoded, arena, out_image, err);
    }
    pa_arena_done(&scratch);
    return status;
}

pa_status pa_survey_images_init(const pa_scene *scene, pa_survey_images *out_images, pa_error *err)
{
    pa_survey_images self = {0};
    pa_arena_init(&self.arena, 0);
    pa_image *images = PA_NEW_ARRAY(&self.arena, pa_image, scene->image_count);
    pa_status status = images ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        const pa_material *material = &scene->materials[scene->meshes[m].material];
        uint32_t color = material->base_color_image;
        uint32_t metal = material->metallic_roughness_image;
        if (color != PA_NO_INDEX) {
            status = prepare(&scene->images[color], &self.arena, &images[color], err);
        }
        if (status == PA_OK && metal != PA_NO_INDEX) {
            status = prepare(&scene->images[metal], &self.arena, &images[metal], err);
        }
    }
    if (status != PA_OK) {
        pa_arena_done(&self.arena);
        return status;
    }
    self.images = images;
    *out_images = self;
    return PA_OK;
}

void pa_survey_images_done(pa_survey_images *images)
{
    pa_arena_done(&images->arena);
}
