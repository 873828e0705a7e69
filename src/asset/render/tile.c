#include "asset/render/render_private.h"
#include "asset/scene/srgb.h"

#define NOTHING UINT32_MAX

/* Sample positions within a pixel: a rotated grid, so that near-horizontal and near-vertical edges gain all
 * four steps. */
static const int32_t sample_x[SAMPLES] = {96, 224, 32, 160};
static const int32_t sample_y[SAMPLES] = {32, 96, 160, 224};

/* The four samples at once; the compilers map these to vector registers. */
typedef int64_t lanes_i64 __attribute__((vector_size(SAMPLES * sizeof(int64_t))));

/** A triangle as its edges see it, over the pixels of one tile that it may touch. */
typedef struct coverage {
    uint32_t left, right, top, bottom; /* pixels of the picture, inclusive */
    lanes_i64 edge[3];                 /* at the first pixel's samples; >= 0 is inside */
    int64_t step_x[3], step_y[3];      /* by one pixel */
    float nearness[SAMPLES];
    float nearness_x, nearness_y;
} coverage;

static int32_t clamp_pixel(int32_t subpixels, uint32_t low, uint32_t high)
{
    int32_t pixel = subpixels >> 8;
    return pixel < (int32_t)low ? (int32_t)low : pixel > (int32_t)high ? (int32_t)high : pixel;
}

/** The tile is one of those that the triangle's box touches. */
static void coverage_init(const prepared *scene, const triangle *of, const tile_area *area, coverage *out)
{
    const screen_vertex *v[3];
    for (int i = 0; i < 3; i++) {
        v[i] = &scene->vertices[of->vertex[i]];
    }
    int32_t low_x = v[0]->x;
    int32_t low_y = v[0]->y;
    int32_t high_x = low_x;
    int32_t high_y = low_y;
    for (int i = 1; i < 3; i++) {
        low_x = v[i]->x < low_x ? v[i]->x : low_x;
        high_x = v[i]->x > high_x ? v[i]->x : high_x;
        low_y = v[i]->y < low_y ? v[i]->y : low_y;
        high_y = v[i]->y > high_y ? v[i]->y : high_y;
    }
    out->left = (uint32_t)clamp_pixel(low_x, area->left, area->right);
    out->right = (uint32_t)clamp_pixel(high_x, area->left, area->right);
    out->top = (uint32_t)clamp_pixel(low_y, area->top, area->bottom);
    out->bottom = (uint32_t)clamp_pixel(high_y, area->top, area->bottom);
    int64_t at_x = (int64_t)out->left * SUBPIXELS;
    int64_t at_y = (int64_t)out->top * SUBPIXELS;
    float gradient_x = 0.0F;
    float gradient_y = 0.0F;
    int64_t doubled = 0;
    for (int i = 0; i < 3; i++) {
        const screen_vertex *a = v[(i + 1) % 3];
        const screen_vertex *b = v[(i + 2) % 3];
        int64_t dx = (int64_t)b->x - a->x;
        int64_t dy = (int64_t)b->y - a->y;
        /* Top and left edges own the points that lie exactly on them, so neighbours share no sample. */
        int64_t bias = (dy == 0 && dx > 0) || dy < 0 ? 0 : -1;
        for (int k = 0; k < SAMPLES; k++) {
            out->edge[i][k] = dx * (at_y + sample_y[k] - a->y) - dy * (at_x + sample_x[k] - a->x) + bias;
        }
        out->step_x[i] = -dy * SUBPIXELS;
        out->step_y[i] = dx * SUBPIXELS;
        gradient_x += (float)-dy * v[i]->nearness;
        gradient_y += (float)dx * v[i]->nearness;
        doubled = i == 0 ? dx * ((int64_t)v[0]->y - a->y) - dy * ((int64_t)v[0]->x - a->x) : doubled;
    }
    gradient_x /= (float)doubled;
    gradient_y /= (float)doubled;
    for (int k = 0; k < SAMPLES; k++) {
        out->nearness[k] = v[0]->nearness + gradient_x * (float)(at_x + sample_x[k] - v[0]->x) +
                           gradient_y * (float)(at_y + sample_y[k] - v[0]->y);
    }
    out->nearness_x = gradient_x * SUBPIXELS;
    out->nearness_y = gradient_y * SUBPIXELS;
}

static int lowest_bit(unsigned mask)
{
    return __builtin_ctz(mask);
}

/** Samples of one pixel that the triangle covers in front of what is there; bit k for sample k, whose
 * nearness is then out_nearness[k]. */
static inline unsigned visible(const coverage *over, uint32_t column, uint32_t row, const float *depth,
                               float out_nearness[SAMPLES])
{
    lanes_i64 inside = {0};
    for (int i = 0; i < 3; i++) {
        int64_t base = (int64_t)column * over->step_x[i] + (int64_t)row * over->step_y[i];
        inside |= over->edge[i] + base;
    }
    unsigned mask = 0;
    for (int k = 0; k < SAMPLES; k++) {
        mask |= inside[k] >= 0 ? 1U << k : 0U;
    }
    unsigned covered = mask;
    for (; covered; covered &= covered - 1) {
        int k = lowest_bit(covered);
        out_nearness[k] =
            over->nearness[k] + (float)column * over->nearness_x + (float)row * over->nearness_y;
        if (!(out_nearness[k] > depth[k])) {
            mask &= ~(1U << k);
        }
    }
    return mask;
}

static surface_point point_at_sample(const prepared *scene, const triangle *of, uint32_t x, uint32_t y, int k)
{
    return pa_render_surface_point(scene, of, (float)x + (float)sample_x[k] / SUBPIXELS,
                                   (float)y + (float)sample_y[k] / SUBPIXELS);
}

/** Takes away the samples where a cut-out material is open. */
static unsigned cut_out(const prepared *scene, const triangle *of, uint32_t x, uint32_t y, unsigned mask)
{
    const pa_mesh *mesh = &scene->scene->meshes[of->mesh];
    float cutoff = scene->scene->materials[mesh->material].alpha_cutoff;
    for (unsigned rest = mask; rest; rest &= rest - 1) {
        int k = lowest_bit(rest);
        surface_point point = point_at_sample(scene, of, x, y, k);
        if (pa_render_alpha(scene, &point) < cutoff) {
            mask &= ~(1U << k);
        }
    }
    return mask;
}

static void draw_opaque(const prepared *scene, uint32_t index, const tile_area *area, tile_buffer *buffer)
{
    const triangle *of = &scene->triangles[index];
    const pa_mesh *mesh = &scene->scene->meshes[of->mesh];
    bool masked = scene->scene->materials[mesh->material].alpha_mode == PA_ALPHA_MASK;
    coverage over;
    coverage_init(scene, of, area, &over);
    for (uint32_t y = over.top; y <= over.bottom; y++) {
        for (uint32_t x = over.left; x <= over.right; x++) {
            size_t at = ((size_t)(y - area->top) * TILE + (x - area->left)) * SAMPLES;
            float nearness[SAMPLES];
            unsigned mask = visible(&over, x - over.left, y - over.top, buffer->nearness + at, nearness);
            if (mask && masked) {
                mask = cut_out(scene, of, x, y, mask);
            }
            for (int k = 0; k < SAMPLES; k++) {
                if (mask & (1U << k)) {
                    buffer->nearness[at + (size_t)k] = nearness[k];
                    buffer->triangle[at + (size_t)k] = index;
                }
            }
        }
    }
}

static void draw_blended(const prepared *scene, uint32_t index, const tile_area *area, tile_buffer *buffer)
{
    const triangle *of = &scene->triangles[index];
    coverage over;
    coverage_init(scene, of, area, &over);
    for (uint32_t y = over.top; y <= over.bottom; y++) {
        for (uint32_t x = over.left; x <= over.right; x++) {
            size_t at = ((size_t)(y - area->top) * TILE + (x - area->left)) * SAMPLES;
            float nearness[SAMPLES];
            unsigned mask = visible(&over, x - over.left, y - over.top, buffer->nearness + at, nearness);
            if (!mask) {
                continue;
            }
            surface_point point = point_at_sample(scene, of, x, y, lowest_bit(mask));
            float rgba[4];
            pa_render_shade(scene, &point, rgba);
            for (unsigned rest = mask; rest; rest &= rest - 1) {
                float *under = buffer->color[at + (size_t)lowest_bit(rest)];
                for (int c = 0; c < 3; c++) {
                    under[c] = rgba[c] * rgba[3] + under[c] * (1.0F - rgba[3]);
                }
                under[3] = rgba[3] + under[3] * (1.0F - rgba[3]);
            }
        }
    }
}

/** True when two samples of a pixel see so much the same surface that one shading serves both. */
static bool alike(const prepared *scene, uint32_t first, uint32_t second)
{
    if (first == second) {
        return true;
    }
    const triangle *a = &scene->triangles[first];
    const triangle *b = &scene->triangles[second];
    const pa_mesh *mesh = &scene->scene->meshes[a->mesh];
    if (a->mesh != b->mesh || a->back != b->back || !mesh->normals) {
        return false;
    }
    uint32_t base = scene->first_vertex[a->mesh];
    rvec left = rvec_load(mesh->normals + 3 * (size_t)(a->vertex[0] - base));
    rvec right = rvec_load(mesh->normals + 3 * (size_t)(b->vertex[0] - base));
    return rvec_dot(left, right) > 0.95F;
}

/** Shades what the four samples of a pixel see, once for each surface among them. */
static void shade_pixel(const prepared *scene, uint32_t x, uint32_t y, const uint32_t seen[SAMPLES],
                        float color[SAMPLES][4])
{
    unsigned left = 0;
    for (int k = 0; k < SAMPLES; k++) {
        left |= seen[k] != NOTHING ? 1U << k : 0U;
    }
    while (left) {
        int first = lowest_bit(left);
        unsigned group = 0;
        bool whole = left == 0xF;
        for (int k = first; k < SAMPLES; k++) {
            if ((left & (1U << k)) && alike(scene, seen[first], seen[k])) {
                group |= 1U << k;
                whole = whole && seen[k] == seen[first];
            }
        }
        const triangle *of = &scene->triangles[seen[first]];
        surface_point point = whole && group == 0xF
                                  ? pa_render_surface_point(scene, of, (float)x + 0.5F, (float)y + 0.5F)
                                  : point_at_sample(scene, of, x, y, first);
        float rgba[4];
        pa_render_shade(scene, &point, rgba);
        for (unsigned rest = group; rest; rest &= rest - 1) {
            for (int c = 0; c < 4; c++) {
                color[lowest_bit(rest)][c] = rgba[c];
            }
        }
        left &= ~group;
    }
}

static rvec backdrop(const prepared *scene, uint32_t x, uint32_t y)
{
    const shadow *floor = scene->shadow;
    rvec ray = pa_render_camera_ray(&scene->view, (float)x + 0.5F, (float)y + 0.5F);
    float above = floor ? scene->view.eye.y - floor->floor_y : 0.0F;
    if (!(above > 0.0F) || !(ray.y < 0.0F)) {
        return scene->background;
    }
    rvec hit = rvec_add(scene->view.eye, rvec_scale(ray, above / -ray.y));
    return rvec_scale(scene->background, 1.0F - pa_render_shadow_at(floor, hit.x, hit.z));
}

/* Most of it is the background as it is, whose codes are known. */
static void write_backdrop(const prepared *scene, uint32_t x, uint32_t y, uint8_t *pixel)
{
    rvec color = backdrop(scene, x, y);
    bool plain =
        color.x == scene->background.x && color.y == scene->background.y && color.z == scene->background.z;
    pixel[0] = plain ? scene->background_code[0] : pa_srgb_code(color.x);
    pixel[1] = plain ? scene->background_code[1] : pa_srgb_code(color.y);
    pixel[2] = plain ? scene->background_code[2] : pa_srgb_code(color.z);
    pixel[3] = 255;
}

static void write_pixel(const prepared *scene, uint32_t x, uint32_t y, float color[SAMPLES][4],
                        uint8_t *pixel)
{
    float sum[4] = {0.0F, 0.0F, 0.0F, 0.0F};
    for (int k = 0; k < SAMPLES; k++) {
        for (int c = 0; c < 4; c++) {
            sum[c] += color[k][c] / SAMPLES;
        }
    }
    if (scene->transparent) {
        for (int c = 0; c < 3; c++) {
            pixel[c] = sum[3] > 0.0F ? pa_srgb_code(sum[c] / sum[3]) : 0;
        }
        pixel[3] = (uint8_t)(float_clamp(sum[3], 0.0F, 1.0F) * 255.0F + 0.5F);
        return;
    }
    rvec behind = {0.0F, 0.0F, 0.0F};
    if (!(sum[3] > 0.0F)) {
        write_backdrop(scene, x, y, pixel);
        return;
    }
    if (sum[3] < 1.0F) {
        behind = rvec_scale(backdrop(scene, x, y), 1.0F - sum[3]);
    }
    pixel[0] = pa_srgb_code(sum[0] + behind.x);
    pixel[1] = pa_srgb_code(sum[1] + behind.y);
    pixel[2] = pa_srgb_code(sum[2] + behind.z);
    pixel[3] = 255;
}

static void clear(float color[SAMPLES][4])
{
    for (int k = 0; k < SAMPLES; k++) {
        for (int c = 0; c < 4; c++) {
            color[k][c] = 0.0F;
        }
    }
}

/** What a tile shows in which nothing is see-through. */
static void write_opaque(const prepared *scene, const tile_area *area, const tile_buffer *buffer,
                         uint8_t *pixels)
{
    for (uint32_t y = area->top; y <= area->bottom; y++) {
        for (uint32_t x = area->left; x <= area->right; x++) {
            const uint32_t *seen =
                buffer->triangle + ((size_t)(y - area->top) * TILE + (x - area->left)) * SAMPLES;
            float color[SAMPLES][4];
            clear(color);
            shade_pixel(scene, x, y, seen, color);
            write_pixel(scene, x, y, color, pixels + ((size_t)y * scene->width + x) * 4);
        }
    }
}

/** The tile's see-through triangles from `at` on go over what is there. */
static void write_blended(const prepared *scene, const tile_area *area, uint32_t at, uint32_t end,
                          tile_buffer *buffer, uint8_t *pixels)
{
    for (uint32_t y = area->top; y <= area->bottom; y++) {
        for (uint32_t x = area->left; x <= area->right; x++) {
            size_t first = ((size_t)(y - area->top) * TILE + (x - area->left)) * SAMPLES;
            clear(buffer->color + first);
            shade_pixel(scene, x, y, buffer->triangle + first, buffer->color + first);
        }
    }
    for (; at < end; at++) {
        draw_blended(scene, scene->tile_triangles[at], area, buffer);
    }
    for (uint32_t y = area->top; y <= area->bottom; y++) {
        for (uint32_t x = area->left; x <= area->right; x++) {
            size_t first = ((size_t)(y - area->top) * TILE + (x - area->left)) * SAMPLES;
            write_pixel(scene, x, y, buffer->color + first, pixels + ((size_t)y * scene->width + x) * 4);
        }
    }
}

void pa_render_tile(const prepared *scene, uint32_t tile, tile_buffer *buffer, uint8_t *pixels)
{
    tile_area area = {.left = tile % scene->tiles_across * TILE, .top = tile / scene->tiles_across * TILE};
    area.right = area.left + TILE < scene->width ? area.left + TILE - 1 : scene->width - 1;
    area.bottom = area.top + TILE < scene->height ? area.top + TILE - 1 : scene->height - 1;
    for (size_t i = 0; i < (size_t)TILE * TILE * SAMPLES; i++) {
        buffer->nearness[i] = 0.0F;
        buffer->triangle[i] = NOTHING;
    }
    uint32_t at = scene->tile_first[tile];
    uint32_t end = scene->tile_first[tile + 1];
    for (; at < end && scene->tile_triangles[at] < scene->opaque_count; at++) {
        draw_opaque(scene, scene->tile_triangles[at], &area, buffer);
    }
    if (at < end) {
        write_blended(scene, &area, at, end, buffer, pixels);
    } else {
        write_opaque(scene, &area, buffer, pixels);
    }
}
