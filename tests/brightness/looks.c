#include "looks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "asset/formats/picture.h"
#include "asset/render/render.h"
#include "asset/scene/srgb.h"

enum { SIDE = 128, CLIPPED_FROM = 254 };

/* Black pixels are counted as half a code. */
#define LEAST_LUMINANCE 1.5e-4

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double code_of(double linear)
{
    return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055);
}

static double luminance_of(double red, double green, double blue)
{
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/* Sorts luminances. */
static double spread(double *luminances, size_t count)
{
    qsort(luminances, count, sizeof *luminances, compare);
    return fmax(luminances[count * 95 / 100], LEAST_LUMINANCE) /
           fmax(luminances[count * 5 / 100], LEAST_LUMINANCE);
}

double surface_contrast(const pa_scene *scene, pa_arena *arena)
{
    const pa_mesh *mesh = &scene->meshes[0];
    const pa_material *material = &scene->materials[mesh->material];
    pa_image image = {0};
    if (material->base_color_image != PA_NO_INDEX) {
        image = scene->images[material->base_color_image];
        if (!image.pixels && pa_picture_decode(image.encoded, arena, &image, NULL)) {
            abort();
        }
    }
    size_t count = image.pixels ? (size_t)image.width * image.height : mesh->vertex_count;
    double *luminances = PA_NEW_ARRAY(arena, double, count);
    if (!luminances) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        float color[3] = {1, 1, 1};
        for (size_t k = 0; k < 3; k++) {
            color[k] = image.pixels   ? pa_srgb_linear[image.pixels[i * image.channels + k]]
                       : mesh->colors ? mesh->colors[4 * i + k]
                                      : 1;
            color[k] *= material->base_color[k];
        }
        luminances[i] = luminance_of((double)color[0], (double)color[1], (double)color[2]);
    }
    return spread(luminances, count);
}

picture_looks picture_look(const pa_image *picture)
{
    picture_looks looks = {0};
    size_t size = (size_t)picture->width * picture->height;
    double *luminances = calloc(size, sizeof *luminances);
    if (!luminances) {
        abort();
    }
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        const uint8_t *at = picture->pixels + 4 * i;
        if (at[3] != 255) {
            continue;
        }
        double luminance = luminance_of((double)pa_srgb_linear[at[0]], (double)pa_srgb_linear[at[1]],
                                        (double)pa_srgb_linear[at[2]]);
        int most = at[0] > at[1] ? at[0] : at[1];
        int least = at[0] < at[1] ? at[0] : at[1];
        most = at[2] > most ? at[2] : most;
        least = at[2] < least ? at[2] : least;
        looks.saturation += most ? (double)(most - least) / most : 0;
        looks.clipped += most >= CLIPPED_FROM;
        luminances[count++] = luminance;
        sum += luminance;
    }
    looks.luminance = code_of(sum / (double)count);
    looks.contrast = spread(luminances, count);
    looks.saturation /= (double)count;
    looks.clipped *= 100 / (double)count;
    free(luminances);
    return looks;
}

picture_looks scene_look(const pa_scene *scene, pa_arena *arena)
{
    pa_image picture;
    pa_error err = {0};
    pa_render_options options = {.width = SIDE, .elevation_deg = 15, .transparent = true};
    if (pa_render(scene, &options, arena, &picture, &err) != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
        abort();
    }
    return picture_look(&picture);
}
