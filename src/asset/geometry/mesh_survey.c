#include "asset/geometry/mesh_survey.h"

#include <math.h>
#include <string.h>

/* A triangle whose height is this part of its longest side has an area for sure, although f32 rounds it by
 * some 1e-6 of that side. */
#define SURELY_THICK 1e-3f

/* Where less than this part of the surface has its normals in front, by those of each triangle's first
 * corner, all of them are worth weighing. */
#define SURELY_FRONT 0.5

pa_mesh_survey pa_mesh_look_over(const pa_mesh *mesh)
{
    uint32_t thick = 0;
    double whole = 0;
    double front = 0; /* less what is behind */
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        const uint32_t *corner = mesh->indices + i;
        const float *normal = mesh->normals + 3 * (size_t)corner[0];
        const float *a = mesh->positions + 3 * (size_t)corner[0];
        const float *b = mesh->positions + 3 * (size_t)corner[1];
        const float *c = mesh->positions + 3 * (size_t)corner[2];
        const float ab[3] = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
        const float ac[3] = {c[0] - a[0], c[1] - a[1], c[2] - a[2]};
        const float cross[3] = {ab[1] * ac[2] - ab[2] * ac[1], ab[2] * ac[0] - ab[0] * ac[2],
                                ab[0] * ac[1] - ab[1] * ac[0]};
        float area = cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2];
        /* No side is longer than twice the root of this. */
        float sides =
            ab[0] * ab[0] + ab[1] * ab[1] + ab[2] * ab[2] + ac[0] * ac[0] + ac[1] * ac[1] + ac[2] * ac[2];
        float facing = cross[0] * normal[0] + cross[1] * normal[1] + cross[2] * normal[2];
        thick += area > SURELY_THICK * SURELY_THICK * sides * sides;
        float root = sqrtf(area);
        whole += (double)root;
        front += (double)copysignf(root, facing);
    }
    /* What overflowed is for those to judge who reckon in doubles. */
    return (pa_mesh_survey){.thin = thick < mesh->index_count / 3,
                            .behind = !(front >= SURELY_FRONT * whole)};
}

/* The vertices that a GPU keeps, first in first out. */
enum { CACHE_SIZE = 16 };

typedef struct vertex_cache {
    uint32_t vertices[CACHE_SIZE];
    uint32_t next;
} vertex_cache;

static uint32_t miss(vertex_cache *cache, uint32_t vertex)
{
    uint32_t hit = 0;
    for (int i = 0; i < CACHE_SIZE; i++) {
        hit |= cache->vertices[i] == vertex;
    }
    if (hit) {
        return 0;
    }
    cache->vertices[cache->next++ % CACHE_SIZE] = vertex;
    return 1;
}

float pa_mesh_cache_reuse(const pa_mesh *mesh)
{
    enum { STRETCHES = 16, TRIANGLES = 256, WARM_UP = 16 };
    uint32_t triangles = mesh->index_count / 3;
    bool whole = triangles <= STRETCHES * TRIANGLES;
    uint32_t stretches = whole ? 1 : STRETCHES;
    uint32_t length = whole ? triangles : TRIANGLES;
    uint32_t warm_up = whole ? 0 : WARM_UP;
    uint64_t misses = 0;
    for (uint32_t s = 0; s < stretches; s++) {
        vertex_cache cache = {.next = 0};
        memset(cache.vertices, 0xFF, sizeof cache.vertices);
        uint64_t first = (uint64_t)(triangles - length) * s / STRETCHES;
        for (uint32_t i = 0; i < 3 * length; i++) {
            uint32_t missed = miss(&cache, mesh->indices[3 * first + i]);
            misses += i < 3 * warm_up ? 0 : missed;
        }
    }
    double counted = (double)stretches * (length - warm_up);
    return mesh->vertex_count && counted > 0
               ? (float)((double)misses / counted * triangles / mesh->vertex_count)
               : 0;
}
