#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/finish/bake_private.h"
#include "asset/geometry/atlas.h"
#include "asset/scene/srgb.h"

/* The cosine past which a painted normal would be lit from nowhere. */
#define LOWEST 0.2

/* A place on the source. */
typedef struct spot {
    const pa_mesh *mesh;
    const pa_material *material;
    const uint32_t *corners; /* [3] */
    double weights[3];
    float uv[2];
} spot;

typedef struct baker {
    const pa_bake_job *job;
    uint32_t *triangles; /* [size, size] of the target, as pa_atlas_cover gives */
    uint32_t *first;     /* [source_count + 1] triangles before each source */
    pa_image *images;
    pa_vec3 last_at; /* the last place looked up, and how far the source was */
    double last_distance;
} baker;

static void blend_corners(const float *data, uint32_t width, const uint32_t *corners, const double *weights,
                          float *out)
{
    for (uint32_t k = 0; k < width; k++) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += weights[c] * (double)data[(size_t)corners[c] * width + k];
        }
        out[k] = (float)sum;
    }
}

static pa_vec3 to_vec(const float *from)
{
    return (pa_vec3){(double)from[0], (double)from[1], (double)from[2]};
}

/* The repeating place of a texture, split into a pixel, the next one and the share of that. */
static void split_place(float at, uint32_t count, uint32_t *out_first, uint32_t *out_second, float *out_share)
{
    double texel = ((double)at - floor((double)at)) * count - 0.5;
    double whole = floor(texel);
    uint32_t first = whole < 0 ? count - 1 : (uint32_t)whole % count;
    *out_first = first;
    *out_second = first + 1 == count ? 0 : first + 1;
    *out_share = (float)(texel - whole);
}

/* Linear RGBA between four pixels. */
static void read_picture(const pa_image *image, bool srgb, const float uv[2], float out[4])
{
    uint32_t xs[2];
    uint32_t ys[2];
    float right;
    float down;
    split_place(uv[0], image->width, &xs[0], &xs[1], &right);
    split_place(uv[1], image->height, &ys[0], &ys[1], &down);
    memset(out, 0, 4 * sizeof *out);
    for (int i = 0; i < 4; i++) {
        const uint8_t *pixel =
            image->pixels + ((size_t)ys[i / 2] * image->width + xs[i % 2]) * image->channels;
        float weight = (i % 2 ? right : 1 - right) * (i / 2 ? down : 1 - down);
        for (uint32_t k = 0; k < 3; k++) {
            uint8_t code = pixel[image->channels < 3 ? 0 : k];
            out[k] += weight * (srgb ? pa_srgb_linear[code] : (float)code / 255);
        }
        out[3] += weight * (image->channels == 4 ? (float)pixel[3] / 255 : 1);
    }
}

static void read_map(const baker *self, const spot *at, uint32_t image, bool srgb, float out[4])
{
    if (image == PA_NO_INDEX || !at->mesh->uvs) {
        out[0] = out[1] = out[2] = out[3] = 1;
    } else {
        read_picture(&self->job->scene->images[image], srgb, at->uv, out);
    }
}

static void paint_color(const baker *self, const spot *at, uint8_t *pixel)
{
    float color[4];
    read_map(self, at, at->material->base_color_image, true, color);
    float own[4] = {1, 1, 1, 1};
    if (at->mesh->colors) {
        blend_corners(at->mesh->colors, 4, at->corners, at->weights, own);
    }
    for (int k = 0; k < 3; k++) {
        pixel[k] = pa_srgb_code(color[k] * own[k] * at->material->base_color[k]);
    }
    if (self->job->alpha) {
        pixel[3] = (uint8_t)(fminf(color[3] * own[3] * at->material->base_color[3], 1) * 255 + 0.5f);
    }
}

static uint8_t to_code(float value)
{
    return (uint8_t)(fminf(fmaxf(value, 0), 1) * 255 + 0.5f);
}

static void paint_data(const baker *self, const spot *at, uint8_t *pixel)
{
    float occlusion[4];
    float surface[4];
    const pa_material *material = at->material;
    read_map(self, at, material->occlusion_image, false, occlusion);
    read_map(self, at, material->metallic_roughness_image, false, surface);
    pixel[0] = to_code(1 + material->occlusion_strength * (occlusion[0] - 1));
    pixel[1] = to_code(surface[1] * material->roughness);
    pixel[2] = to_code(surface[2] * material->metallic);
}

static void paint_emissive(const baker *self, const spot *at, uint8_t *pixel)
{
    float light[4];
    read_map(self, at, at->material->emissive_image, true, light);
    for (int k = 0; k < 3; k++) {
        pixel[k] = pa_srgb_code(light[k] * at->material->emissive[k]);
    }
}

/* A frame of tangent, bitangent and normal; false where there are no tangents to make it from. */
static bool frame_at(const pa_mesh *mesh, const uint32_t *corners, const double *weights, pa_vec3 frame[3])
{
    float normal[3];
    float tangent[4];
    if (!mesh->normals) {
        return false;
    }
    blend_corners(mesh->normals, 3, corners, weights, normal);
    frame[2] = pa_vec3_unit_or(to_vec(normal), (pa_vec3){0, 1, 0});
    if (!mesh->tangents) {
        return false;
    }
    blend_corners(mesh->tangents, 4, corners, weights, tangent);
    pa_vec3 along = pa_vec3_along(to_vec(tangent), frame[2], -pa_vec3_dot(to_vec(tangent), frame[2]));
    frame[0] = pa_vec3_unit_or(along, (pa_vec3){0, 0, 0});
    frame[1] = pa_vec3_scale(pa_vec3_cross(frame[2], frame[0]), tangent[3] < 0 ? -1 : 1);
    return true;
}

/* The source's shaded direction, seen from the target's frame. */
static void paint_normal(const baker *self, const spot *at, const uint32_t *corners, const double *weights,
                         uint8_t *pixel)
{
    pa_vec3 own[3];
    pa_vec3 source[3] = {{0, 0, 0}, {0, 0, 0}, {0, 0, 1}};
    pa_vec3 seen = {0, 0, 1};
    if (frame_at(self->job->target, corners, weights, own)) {
        bool framed = frame_at(at->mesh, at->corners, at->weights, source);
        pa_vec3 direction = at->mesh->normals ? source[2] : own[2];
        if (framed && at->material->normal_image != PA_NO_INDEX && at->mesh->uvs) {
            float map[4];
            read_picture(&self->job->scene->images[at->material->normal_image], false, at->uv, map);
            double scale = (double)at->material->normal_scale;
            direction = pa_vec3_scale(source[2], 2 * (double)map[2] - 1);
            direction = pa_vec3_along(direction, source[0], scale * (2 * (double)map[0] - 1));
            direction = pa_vec3_along(direction, source[1], scale * (2 * (double)map[1] - 1));
        }
        seen = (pa_vec3){pa_vec3_dot(direction, own[0]), pa_vec3_dot(direction, own[1]),
                         pa_vec3_dot(direction, own[2])};
        seen = pa_vec3_unit_or(seen, (pa_vec3){0, 0, 1});
        /* Past the target's own horizon the source shows another side, as around a rim that was rounded. */
        seen = seen.z < LOWEST ? (pa_vec3){0, 0, 1} : seen;
    }
    pixel[0] = to_code((float)(seen.x + 1) / 2);
    pixel[1] = to_code((float)(seen.y + 1) / 2);
    pixel[2] = to_code((float)(seen.z + 1) / 2);
}

/*
 * The nearest place that looks the target's way, or failing that the nearest of all. The distance cannot have
 * grown by more than the way from the last texel, which spares most of the search.
 */
static void look_up(baker *self, const uint32_t *corners, const double *weights, pa_surface_hit *hit)
{
    const pa_bake_job *job = self->job;
    float position[3];
    float normal[3];
    blend_corners(job->target->positions, 3, corners, weights, position);
    blend_corners(job->target->normals, 3, corners, weights, normal);
    pa_vec3 at = to_vec(position);
    pa_vec3 facing = to_vec(normal);
    double within = self->last_distance + pa_vec3_length(pa_vec3_sub(at, self->last_at)) * 1.001;
    within = fmin(within, job->reach);
    if (!pa_surface_nearest(job->tree, at, &facing, within, hit) &&
        !(within < job->reach && pa_surface_nearest(job->tree, at, &facing, job->reach, hit))) {
        pa_surface_nearest(job->tree, at, NULL, (double)INFINITY, hit);
    }
    self->last_at = at;
    self->last_distance = hit->distance;
}

static spot find_spot(baker *self, uint32_t triangle, const double weights[3])
{
    const pa_bake_job *job = self->job;
    pa_surface_hit hit = {.triangle = triangle, .weights = {weights[0], weights[1], weights[2]}};
    if (job->tree) {
        look_up(self, job->target->indices + 3 * (size_t)triangle, weights, &hit);
    }
    size_t m = 0;
    while (m + 1 < job->source_count && hit.triangle >= self->first[m + 1]) {
        m++;
    }
    spot found = {.mesh = &job->sources[m], .weights = {hit.weights[0], hit.weights[1], hit.weights[2]}};
    found.material = &job->scene->materials[found.mesh->material];
    found.corners = found.mesh->indices + 3 * (size_t)(hit.triangle - self->first[m]);
    if (found.mesh->uvs) {
        blend_corners(found.mesh->uvs, 2, found.corners, found.weights, found.uv);
    }
    return found;
}

static void paint_texel(baker *self, uint32_t x, uint32_t y)
{
    const pa_bake_job *job = self->job;
    size_t texel = (size_t)y * job->size + x;
    uint32_t triangle = self->triangles[texel];
    if (triangle == PA_NO_INDEX) {
        return;
    }
    double weights[3];
    pa_atlas_weights(job->target, triangle, job->size, x, y, weights);
    spot at = find_spot(self, triangle, weights);
    uint8_t *pixels[PA_BAKE_MAPS];
    for (int map = 0; map < PA_BAKE_MAPS; map++) {
        pixels[map] = job->wanted[map] ? self->images[map].pixels + texel * self->images[map].channels : NULL;
    }
    if (pixels[PA_BAKE_COLOR]) {
        paint_color(self, &at, pixels[PA_BAKE_COLOR]);
    }
    if (pixels[PA_BAKE_DATA]) {
        paint_data(self, &at, pixels[PA_BAKE_DATA]);
    }
    if (pixels[PA_BAKE_NORMAL]) {
        paint_normal(self, &at, job->target->indices + 3 * (size_t)triangle, weights, pixels[PA_BAKE_NORMAL]);
    }
    if (pixels[PA_BAKE_EMISSIVE]) {
        paint_emissive(self, &at, pixels[PA_BAKE_EMISSIVE]);
    }
}

static bool reserve(baker *self, pa_arena *arena)
{
    const pa_bake_job *job = self->job;
    self->triangles = calloc((size_t)job->size * job->size, sizeof *self->triangles);
    self->first = calloc(job->source_count + 1, sizeof *self->first);
    bool enough = self->triangles && self->first;
    for (size_t m = 0; enough && m < job->source_count; m++) {
        self->first[m + 1] = self->first[m] + job->sources[m].index_count / 3;
    }
    for (int map = 0; enough && map < PA_BAKE_MAPS; map++) {
        uint32_t channels = map == PA_BAKE_COLOR && job->alpha ? 4 : 3;
        self->images[map] = (pa_image){.width = job->size, .height = job->size, .channels = channels};
        if (job->wanted[map]) {
            self->images[map].pixels = pa_arena_array(arena, (size_t)job->size * job->size, channels);
            enough = self->images[map].pixels != NULL;
        }
    }
    return enough;
}

static pa_status paint(baker *self, const pa_run *run, pa_error *err)
{
    const pa_bake_job *job = self->job;
    pa_status status = pa_atlas_cover(job->target, job->size, run, self->triangles, err);
    for (uint32_t y = 0; status == PA_OK && y < job->size; y++) {
        if (pa_run_cancelled(run)) {
            status = pa_fail(err, PA_CANCELLED, NULL);
        }
        for (uint32_t x = 0; status == PA_OK && x < job->size; x++) {
            paint_texel(self, x, y);
        }
    }
    for (int map = 0; status == PA_OK && map < PA_BAKE_MAPS; map++) {
        if (job->wanted[map]) {
            const pa_image *image = &self->images[map];
            status = pa_atlas_spread(self->triangles, job->size, image->channels, image->pixels, err);
        }
    }
    return status;
}

pa_status pa_bake(const pa_bake_job *job, const pa_run *run, pa_arena *arena,
                  pa_image out_images[PA_BAKE_MAPS], pa_error *err)
{
    pa_image images[PA_BAKE_MAPS] = {0};
    baker self = {.job = job, .images = images, .last_distance = (double)INFINITY};
    pa_status status = reserve(&self, arena) ? paint(&self, run, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    free(self.triangles);
    free(self.first);
    if (status == PA_OK) {
        memcpy(out_images, images, sizeof images);
    }
    return status;
}
