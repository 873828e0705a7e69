#include "asset/geometry/atlas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/geometry/vector.h"

enum { CANCEL_EVERY = 1024 };

/* A triangle in texels, x right and y down, wound so that its inside is on the positive side of its edges. */
typedef struct texel_triangle {
    pa_vec2 at[3];
    pa_vec2 edges[3]; /* unit, from each corner to the next; zero where they meet */
} texel_triangle;

static texel_triangle place(const pa_mesh *mesh, uint32_t triangle, uint32_t size)
{
    texel_triangle made;
    for (uint32_t k = 0; k < 3; k++) {
        const float *uv = mesh->uvs + 2 * (size_t)mesh->indices[3 * (size_t)triangle + k];
        made.at[k] = (pa_vec2){(double)uv[0] * size, (double)uv[1] * size};
    }
    double area = pa_vec2_cross(pa_vec2_sub(made.at[1], made.at[0]), pa_vec2_sub(made.at[2], made.at[0]));
    for (int k = 0; k < 3; k++) {
        pa_vec2 edge = pa_vec2_sub(made.at[(k + 1) % 3], made.at[k]);
        double length = pa_vec2_length(edge);
        made.edges[k] = pa_vec2_scale(edge, length > 0 ? (area < 0 ? -1 : 1) / length : 0);
    }
    return made;
}

/* Texels from the nearest edge: positive inside. */
static double depth_at(const texel_triangle *triangle, pa_vec2 at)
{
    double least = (double)INFINITY;
    for (int k = 0; k < 3; k++) {
        least = fmin(least, pa_vec2_cross(triangle->edges[k], pa_vec2_sub(at, triangle->at[k])));
    }
    return least;
}

static uint32_t clamp_texel(double at, uint32_t size)
{
    return at <= 0 ? 0 : at >= size - 1 ? size - 1 : (uint32_t)at;
}

/* Claims the free texels whose centre lies no further than `reach` outside the triangle. */
static void claim(const texel_triangle *triangle, uint32_t number, uint32_t size, double reach,
                  uint32_t *out_triangles)
{
    const pa_vec2 *at = triangle->at;
    uint32_t x0 = clamp_texel(fmin(at[0].x, fmin(at[1].x, at[2].x)) - 0.5 - reach, size);
    uint32_t x1 = clamp_texel(fmax(at[0].x, fmax(at[1].x, at[2].x)) + 0.5 + reach, size);
    uint32_t y0 = clamp_texel(fmin(at[0].y, fmin(at[1].y, at[2].y)) - 0.5 - reach, size);
    uint32_t y1 = clamp_texel(fmax(at[0].y, fmax(at[1].y, at[2].y)) + 0.5 + reach, size);
    for (uint32_t y = y0; y <= y1; y++) {
        for (uint32_t x = x0; x <= x1; x++) {
            uint32_t *texel = &out_triangles[(size_t)y * size + x];
            if (*texel == PA_NO_INDEX && depth_at(triangle, (pa_vec2){x + 0.5, y + 0.5}) >= -reach) {
                *texel = number;
            }
        }
    }
}

pa_status pa_atlas_cover(const pa_mesh *mesh, uint32_t size, const pa_run *run, uint32_t *out_triangles,
                         pa_error *err)
{
    static const double reaches[] = {0, 1};
    for (size_t i = 0; i < (size_t)size * size; i++) {
        out_triangles[i] = PA_NO_INDEX;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t t = 0; t < mesh->index_count / 3; t++) {
            if (t % CANCEL_EVERY == 0 && pa_run_cancelled(run)) {
                return pa_fail(err, PA_CANCELLED, NULL);
            }
            texel_triangle triangle = place(mesh, t, size);
            claim(&triangle, t, size, reaches[pass], out_triangles);
        }
    }
    return PA_OK;
}

void pa_atlas_weights(const pa_mesh *mesh, uint32_t triangle, uint32_t size, uint32_t x, uint32_t y,
                      double out_weights[3])
{
    const uint32_t *corners = mesh->indices + 3 * (size_t)triangle;
    pa_vec2 at[3];
    for (int k = 0; k < 3; k++) {
        const float *uv = mesh->uvs + 2 * (size_t)corners[k];
        at[k] = (pa_vec2){(double)uv[0] * size, (double)uv[1] * size};
    }
    pa_vec2 centre = {x + 0.5, y + 0.5};
    double area = pa_vec2_cross(pa_vec2_sub(at[1], at[0]), pa_vec2_sub(at[2], at[0]));
    double sum = 0;
    for (int k = 0; k < 3; k++) {
        pa_vec2 from = at[(k + 1) % 3];
        double part = pa_vec2_cross(pa_vec2_sub(at[(k + 2) % 3], from), pa_vec2_sub(centre, from));
        out_weights[k] = fmax(area < 0 ? -part : part, 0);
        sum += out_weights[k];
    }
    for (int k = 0; k < 3; k++) {
        out_weights[k] = sum > 0 ? out_weights[k] / sum : 1.0 / 3;
    }
}

/* Hands the texel's pixel on to a neighbour that has none, and the neighbour to the queue. */
static void hand_on(uint32_t from, uint32_t to, uint32_t channels, uint8_t *pixels, uint8_t *painted,
                    uint32_t *queue, uint32_t *end)
{
    if (!painted[to]) {
        memcpy(pixels + (size_t)to * channels, pixels + (size_t)from * channels, channels);
        painted[to] = 1;
        queue[(*end)++] = to;
    }
}

pa_status pa_atlas_spread(const uint32_t *triangles, uint32_t size, uint32_t channels, uint8_t *pixels,
                          pa_error *err)
{
    uint32_t count = size * size;
    uint8_t *painted = calloc(count, 1);
    uint32_t *queue = malloc(count * sizeof *queue);
    bool enough = painted && queue;
    uint32_t end = 0;
    for (uint32_t i = 0; enough && i < count; i++) {
        if (triangles[i] != PA_NO_INDEX) {
            painted[i] = 1;
            queue[end++] = i;
        }
    }
    for (uint32_t begin = 0; begin < end; begin++) {
        uint32_t at = queue[begin];
        if (at % size > 0) {
            hand_on(at, at - 1, channels, pixels, painted, queue, &end);
        }
        if (at % size < size - 1) {
            hand_on(at, at + 1, channels, pixels, painted, queue, &end);
        }
        if (at >= size) {
            hand_on(at, at - size, channels, pixels, painted, queue, &end);
        }
        if (at < count - size) {
            hand_on(at, at + size, channels, pixels, painted, queue, &end);
        }
    }
    free(painted);
    free(queue);
    return enough ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
