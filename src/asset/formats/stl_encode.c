#include <math.h>
#include <string.h>

#include "asset/formats/stl.h"

enum { HEADER_SIZE = 80, TRIANGLE_SIZE = 50 };
#define MILLIMETRES 1000.0f

static void store_f32(uint8_t *at, float value)
{
    uint32_t bits;
    value += 0.0f; /* no -0: it would only tell which way a vertex was turned */
    memcpy(&bits, &value, sizeof bits);
    pa_store_u32(at, bits);
}

static void turn(const float *from, float to[3])
{
    to[0] = MILLIMETRES * from[0];
    to[1] = -MILLIMETRES * from[2];
    to[2] = MILLIMETRES * from[1];
}

/* False: the triangle has no area. Computed in f64, where millimetres of any f32 metre have a square. */
static bool find_normal(float corners[3][3], float normal[3])
{
    double a[3], b[3];
    for (int k = 0; k < 3; k++) {
        a[k] = (double)corners[1][k] - (double)corners[0][k];
        b[k] = (double)corners[2][k] - (double)corners[0][k];
    }
    const double cross[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    double length = sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
    if (!(length > 0)) {
        return false;
    }
    for (int k = 0; k < 3; k++) {
        normal[k] = (float)(cross[k] / length);
    }
    return true;
}

/* Gives the number of triangles written. */
static uint32_t write_mesh(const pa_mesh *mesh, uint8_t *at)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < mesh->index_count; i += 3) {
        float vectors[4][3];
        for (int c = 0; c < 3; c++) {
            turn(mesh->positions + 3 * (size_t)mesh->indices[i + (uint32_t)c], vectors[1 + c]);
        }
        if (!find_normal(vectors + 1, vectors[0])) {
            continue;
        }
        for (int n = 0; n < 12; n++) {
            store_f32(at + 4 * n, vectors[n / 3][n % 3]);
        }
        pa_store_u16(at + 48, 0);
        at += TRIANGLE_SIZE;
        count++;
    }
    return count;
}

static bool fits_in_millimetres(const pa_mesh *mesh)
{
    for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
        if (!isfinite(MILLIMETRES * mesh->positions[i])) {
            return false;
        }
    }
    return true;
}

pa_status pa_stl_encode(const pa_scene *scene, pa_arena *arena, pa_span *out_stl, pa_error *err)
{
    pa_status status = pa_scene_check_ranges(scene, err);
    if (status != PA_OK) {
        return status;
    }
    uint64_t most = pa_scene_triangle_count(scene);
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (!fits_in_millimetres(&scene->meshes[m])) {
            return pa_fail(err, PA_TOO_LARGE, "The model is too large to be told in millimetres.");
        }
    }
    if (most > UINT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The model has more triangles than an STL file can hold.");
    }
    uint8_t *stl = pa_arena_alloc(arena, HEADER_SIZE + 4 + TRIANGLE_SIZE * most);
    if (!stl) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    /* A file that begins with "solid" would pass for the text form. */
    static const char title[] = "PromptAR: millimetres, Z up";
    memcpy(stl, title, sizeof title - 1);
    uint32_t count = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        count += write_mesh(&scene->meshes[m], stl + HEADER_SIZE + 4 + TRIANGLE_SIZE * (size_t)count);
    }
    if (count == 0) {
        return pa_fail(err, PA_CORRUPT, "The model holds no triangle.");
    }
    pa_store_u32(stl + HEADER_SIZE, count);
    *out_stl = (pa_span){stl, HEADER_SIZE + 4 + TRIANGLE_SIZE * (size_t)count};
    return PA_OK;
}
