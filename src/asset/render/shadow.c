#include "asset/render/render_private.h"

#define SPREAD 1.9F /* the grid's side against the footprint's longer side */
#define LAYERS 4

/* A part that stands `height` above the floor (in footprints) dims it by `dark`, smeared over `blur` cells.
 */
static const struct {
    float height, dark;
    int blur;
} layers[LAYERS] = {{0.03F, 0.50F, 2}, {0.12F, 0.30F, 4}, {0.40F, 0.20F, 7}, {1.30F, 0.24F, 11}};

static void lower(shadow *floor, float *lowest, float x, float y, float z)
{
    int column = (int)lrintf((x - floor->origin_x) / floor->cell);
    int row = (int)lrintf((z - floor->origin_z) / floor->cell);
    if (column < 0 || row < 0 || column >= SHADOW_SIDE || row >= SHADOW_SIDE) {
        return;
    }
    float *at = &lowest[row * SHADOW_SIDE + column];
    *at = fminf(*at, y);
}

/** Marks a triangle's lowest height in every cell that a net of points on it meets. */
static void lower_triangle(shadow *floor, float *lowest, rvec a, rvec b, rvec c)
{
    float longest = 0.0F;
    const rvec edges[3] = {rvec_sub(b, a), rvec_sub(c, b), rvec_sub(a, c)};
    for (int i = 0; i < 3; i++) {
        longest = fmaxf(longest, hypotf(edges[i].x, edges[i].z));
    }
    int steps = (int)float_clamp(ceilf(longest / floor->cell), 1.0F, 2.0F * SHADOW_SIDE);
    for (int i = 0; i <= steps; i++) {
        for (int j = 0; i + j <= steps; j++) {
            float u = (float)i / (float)steps;
            float v = (float)j / (float)steps;
            rvec p = rvec_add(rvec_scale(a, 1.0F - u - v), rvec_add(rvec_scale(b, u), rvec_scale(c, v)));
            lower(floor, lowest, p.x, p.y, p.z);
        }
    }
}

/** Mean over 2*radius+1 samples along one axis, outside counts as 0. */
static void blur_line(const float *from, float *to, int stride, int radius)
{
    float sum = 0.0F;
    for (int i = 0; i < radius; i++) {
        sum += from[i * stride];
    }
    for (int i = 0; i < SHADOW_SIDE; i++) {
        sum += i + radius < SHADOW_SIDE ? from[(i + radius) * stride] : 0.0F;
        sum -= i - radius > 0 ? from[(i - radius - 1) * stride] : 0.0F;
        to[i * stride] = sum / (float)(2 * radius + 1);
    }
}

/** Three box blurs on each axis come near to a Gaussian. */
static void blur(float *values, float *spare, int radius)
{
    for (int pass = 0; pass < 3; pass++) {
        for (int row = 0; row < SHADOW_SIDE; row++) {
            blur_line(values + row * SHADOW_SIDE, spare + row * SHADOW_SIDE, 1, radius);
        }
        for (int column = 0; column < SHADOW_SIDE; column++) {
            blur_line(spare + column, values + column, SHADOW_SIDE, radius);
        }
    }
}

static void darken(shadow *floor, const float *lowest, float side, float *mask, float *spare)
{
    for (int i = 0; i < SHADOW_SIDE * SHADOW_SIDE; i++) {
        floor->dark[i] = 1.0F;
    }
    for (int k = 0; k < LAYERS; k++) {
        for (int i = 0; i < SHADOW_SIDE * SHADOW_SIDE; i++) {
            mask[i] = lowest[i] - floor->floor_y <= layers[k].height * side ? 1.0F : 0.0F;
        }
        blur(mask, spare, layers[k].blur);
        for (int i = 0; i < SHADOW_SIDE * SHADOW_SIDE; i++) {
            floor->dark[i] *= 1.0F - layers[k].dark * mask[i];
        }
    }
    for (int i = 0; i < SHADOW_SIDE * SHADOW_SIDE; i++) {
        floor->dark[i] = 1.0F - floor->dark[i];
    }
}

pa_status pa_render_shadow(const pa_scene *scene, pa_arena *scratch, shadow *out_shadow, pa_error *err)
{
    pa_bounds box;
    size_t cells = (size_t)SHADOW_SIDE * SHADOW_SIDE;
    float *lowest = PA_NEW_ARRAY(scratch, float, cells);
    float *mask = PA_NEW_ARRAY(scratch, float, cells);
    float *spare = PA_NEW_ARRAY(scratch, float, cells);
    if (!lowest || !mask || !spare) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < cells; i++) {
        lowest[i] = INFINITY;
    }
    *out_shadow = (shadow){.cell = 1.0F};
    if (!pa_scene_bounds(scene, &box)) {
        return PA_OK;
    }
    float side = fmaxf(box.max[0] - box.min[0], box.max[2] - box.min[2]);
    side = fmaxf(side, 0.02F * (box.max[1] - box.min[1]));
    side = fmaxf(side, 1e-6F);
    out_shadow->floor_y = box.min[1];
    out_shadow->cell = SPREAD * side / (SHADOW_SIDE - 1);
    out_shadow->origin_x = 0.5F * (box.min[0] + box.max[0]) - 0.5F * SPREAD * side;
    out_shadow->origin_z = 0.5F * (box.min[2] + box.max[2]) - 0.5F * SPREAD * side;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (uint32_t i = 0; i < mesh->index_count; i += 3) {
            const uint32_t *at = mesh->indices + i;
            lower_triangle(out_shadow, lowest, rvec_load(mesh->positions + 3 * (size_t)at[0]),
                           rvec_load(mesh->positions + 3 * (size_t)at[1]),
                           rvec_load(mesh->positions + 3 * (size_t)at[2]));
        }
    }
    darken(out_shadow, lowest, side, mask, spare);
    return PA_OK;
}

float pa_render_shadow_at(const shadow *floor, float x, float z)
{
    float column = (x - floor->origin_x) / floor->cell;
    float row = (z - floor->origin_z) / floor->cell;
    if (!(column >= 0.0F && row >= 0.0F && column < SHADOW_SIDE - 1.0F && row < SHADOW_SIDE - 1.0F)) {
        return 0.0F;
    }
    int c = (int)column;
    int r = (int)row;
    float fc = column - (float)c;
    float fr = row - (float)r;
    const float *at = floor->dark + r * SHADOW_SIDE + c;
    float upper = at[0] + (at[1] - at[0]) * fc;
    float under = at[SHADOW_SIDE] + (at[SHADOW_SIDE + 1] - at[SHADOW_SIDE]) * fc;
    return upper + (under - upper) * fr;
}
