#include <math.h>

#include "asset/finish/brightness_private.h"
#include "asset/finish/finish_private.h"
#include "asset/geometry/vector.h"
#include "asset/scene/srgb.h"

/* Places on the whole surface, and rows of them on one triangle. */
enum { PLACES = 32768, MOST_ROWS = 64 };

/* A channel from here on has come to its end. */
#define FULL 0.999f

/* A mesh of a raw scene, whose factors may be bad. */
typedef struct surface {
    const pa_mesh *mesh;
    const pa_material *material;
    const pa_image *color; /* or NULL */
    const pa_image *metal; /* or NULL */
    float factor[3];
    float metallic, roughness;
    bool plain; /* the same everywhere */
} surface;

static surface surface_of(const pa_scene *scene, const pa_survey_images *images, const pa_mesh *mesh)
{
    const pa_material *material = &scene->materials[mesh->material];
    uint32_t color = material->base_color_image;
    uint32_t metal = material->metallic_roughness_image;
    surface self = {.mesh = mesh,
                    .material = material,
                    .color = color == PA_NO_INDEX ? NULL : &images->images[color],
                    .metal = metal == PA_NO_INDEX ? NULL : &images->images[metal],
                    .metallic = pa_clamp_unit(material->metallic, 0),
                    .roughness = pa_clamp_unit(material->roughness, 1)};
    for (int k = 0; k < 3; k++) {
        self.factor[k] = pa_clamp_unit(material->base_color[k], 1);
    }
    self.plain = !self.color && !self.metal && !mesh->colors;
    return self;
}

static const uint8_t *texel_at(const pa_image *image, const float uv[2])
{
    float u = isfinite(uv[0]) ? uv[0] - floorf(uv[0]) : 0;
    float v = isfinite(uv[1]) ? uv[1] - floorf(uv[1]) : 0;
    uint32_t x = (uint32_t)(u * (float)image->width);
    uint32_t y = (uint32_t)(v * (float)image->height);
    x = x < image->width ? x : image->width - 1;
    y = y < image->height ? y : image->height - 1;
    return image->pixels + ((size_t)y * image->width + x) * image->channels;
}

/* A vertex attribute of `width` numbers at a place within the triangle. */
static void blend(const float *attribute, size_t width, const uint32_t corners[3], const float place[3],
                  float *out)
{
    for (size_t k = 0; k < width; k++) {
        out[k] = 0;
        for (int c = 0; c < 3; c++) {
            out[k] += place[c] * attribute[width * corners[c] + k];
        }
    }
}

/* What one place looks like before it is changed. */
typedef struct look {
    float texel[3];
    float tint[3]; /* vertex colour, which multiplies afterwards where there is a texture */
    float alpha;
    float metallic, roughness;
} look;

static look look_at(const surface *self, const uint32_t corners[3], const float place[3])
{
    look at = {.texel = {1, 1, 1}, .tint = {1, 1, 1}, .alpha = 1};
    at.metallic = self->metallic;
    at.roughness = self->roughness;
    float uv[2] = {0, 0};
    if (self->mesh->uvs && (self->color || self->metal)) {
        blend(self->mesh->uvs, 2, corners, place, uv);
    }
    if (self->color) {
        const uint8_t *texel = texel_at(self->color, uv);
        for (int k = 0; k < 3; k++) {
            at.texel[k] = pa_srgb_linear[texel[self->color->channels < 3 ? 0 : k]];
        }
        bool see_through = self->color->channels == 4 && self->material->alpha_mode != PA_ALPHA_OPAQUE;
        at.alpha = see_through ? (float)texel[3] / 255 : 1;
    }
    if (self->metal) {
        const uint8_t *texel = texel_at(self->metal, uv);
        at.roughness *= (float)texel[self->metal->channels < 3 ? 0 : 1] / 255;
        at.metallic *= (float)texel[self->metal->channels < 3 ? 0 : 2] / 255;
    }
    if (self->mesh->colors) {
        float color[4];
        blend(self->mesh->colors, 4, corners, place, color);
        for (int k = 0; k < 3; k++) {
            *(self->color ? &at.tint[k] : &at.texel[k]) *= pa_clamp_unit(color[k], 1);
        }
    }
    return at;
}

/*
 * What a surface shows in neutral light, as the albedo of a matt one that is as bright on the whole: lines
 * through what spheres of 20 kinds show at code 90 of 255. Highlights add to what is no metal; metal shows
 * its colour only where the light that it mirrors is.
 */
static float gloss_of(float roughness)
{
    return 0.055f * fminf(1 - roughness, 0.4f + roughness);
}

static float metal_shade(float roughness)
{
    return 0.92f - 0.85f * fmaxf(roughness - 0.4f, 0) - 2 * fmaxf(0.3f - roughness, 0);
}

static bool comes_to_its_end(const float before[3], const float after[3])
{
    for (int k = 0; k < 3; k++) {
        if (after[k] >= FULL && before[k] < FULL) {
            return true;
        }
    }
    return false;
}

static void add(const surface *self, const look *at, const pa_color_change *change, double area,
                pa_surface_survey *survey)
{
    static const pa_color_change nothing = {.brightness = PA_BRIGHTNESS_ORIGINAL};
    double weight = area * (double)at->alpha;
    float before[3];
    float base[3];
    pa_color_change_apply(&nothing, self->factor, at->texel, before);
    pa_color_change_apply(change, self->factor, at->texel, base);
    float lifted = pa_color_luminance(base);
    bool clipped = comes_to_its_end(before, base);
    for (int k = 0; k < 3; k++) {
        base[k] *= at->tint[k];
    }
    float luminance = pa_color_luminance(base);
    float metallic = self->material->metallic_given || self->metal ? at->metallic : 0;
    survey->weight += weight;
    survey->luminance += weight * (double)luminance;
    survey->metallic += weight * (double)at->metallic;
    survey->clipped += clipped ? weight : 0;
    survey->gloss += weight * (double)((1 - metallic) * gloss_of(at->roughness));
    if (lifted > 0) {
        int bin = (int)(sqrtf(lifted) * (PA_SURVEY_BINS - 1));
        float shade = 1 - metallic + metallic * metal_shade(at->roughness);
        double shown = weight * (double)(luminance / lifted * shade);
        survey->shown[bin] += shown;
        survey->shown_luminance[bin] += shown * (double)lifted;
    }
}

static double triangle_area(const pa_mesh *mesh, const uint32_t corners[3])
{
    pa_vec3 p[3];
    for (int c = 0; c < 3; c++) {
        const float *from = mesh->positions + 3 * (size_t)corners[c];
        p[c] = (pa_vec3){(double)from[0], (double)from[1], (double)from[2]};
    }
    return pa_vec3_length(pa_vec3_cross(pa_vec3_sub(p[1], p[0]), pa_vec3_sub(p[2], p[0]))) / 2;
}

double pa_finish_mesh_area(const pa_mesh *mesh)
{
    double area = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        area += triangle_area(mesh, mesh->indices + i);
    }
    return area;
}

/* The middles of the rows × rows equal triangles that the triangle falls into; area is what they stand for.
 */
static void look_over(const surface *self, const uint32_t corners[3], int rows, double area,
                      const pa_color_change *change, pa_surface_survey *survey)
{
    float part = 1 / (float)rows;
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < 2 * (rows - i) - 1; j++) {
            bool turned = j >= rows - i;
            float third = turned ? 2 / 3.0f : 1 / 3.0f;
            float a = ((float)i + third) * part;
            float b = ((float)(turned ? j - (rows - i) : j) + third) * part;
            look at = look_at(self, corners, (float[]){1 - a - b, a, b});
            add(self, &at, change, area / (rows * rows), survey);
        }
    }
}

/* Where every so many square metres a place is looked at, in the order of the triangles. */
typedef struct stride {
    double step;   /* area from one place to the next */
    double passed; /* area so far */
    double taken;  /* places so far */
} stride;

static void look_over_mesh(const surface *self, const pa_color_change *change, stride *at,
                           pa_surface_survey *survey)
{
    const pa_mesh *mesh = self->mesh;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        at->passed += triangle_area(mesh, mesh->indices + i);
        double places = floor(at->passed / at->step) - at->taken;
        if (places >= 1) {
            int rows = (int)fmin(ceil(sqrt(places)), MOST_ROWS);
            look_over(self, mesh->indices + i, rows, places * at->step, change, survey);
            at->taken += places;
        }
    }
}

void pa_surface_look(const pa_scene *scene, const pa_survey_images *images, const pa_color_change *change,
                     pa_surface_survey *out_survey)
{
    pa_surface_survey survey = {0};
    double whole = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        whole += pa_finish_mesh_area(&scene->meshes[m]);
    }
    /* Half a place ahead, so that rounding does not lose the last one. */
    stride at = {.step = whole / PLACES, .passed = whole / PLACES / 2};
    for (uint32_t m = 0; m < scene->mesh_count && whole > 0; m++) {
        surface self = surface_of(scene, images, &scene->meshes[m]);
        if (!self.plain) {
            look_over_mesh(&self, change, &at, &survey);
        } else if (self.mesh->index_count) {
            look_over(&self, self.mesh->indices, 1, pa_finish_mesh_area(self.mesh), change, &survey);
        }
    }
    *out_survey = survey;
}
