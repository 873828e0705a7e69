/** Small scenes to draw: a sphere, a box, a square; the arena must be large enough for them. */
#ifndef PA_TESTS_RENDER_SHAPES_H
#define PA_TESTS_RENDER_SHAPES_H

#include <math.h>

#include "asset/scene/scene.h"

/** A scene of `meshes` empty meshes and as many default materials, mesh i in material i. */
static inline pa_scene shapes_scene(pa_arena *arena, uint32_t meshes, uint32_t images)
{
    pa_scene scene = {.mesh_count = meshes, .material_count = meshes, .image_count = images, .metric = true};
    scene.meshes = PA_NEW_ARRAY(arena, pa_mesh, meshes);
    scene.materials = PA_NEW_ARRAY(arena, pa_material, meshes);
    scene.images = PA_NEW_ARRAY(arena, pa_image, images);
    for (uint32_t i = 0; i < meshes; i++) {
        scene.materials[i] = pa_material_default();
        scene.meshes[i].material = i;
    }
    return scene;
}

static inline void shapes_allocate(pa_mesh *mesh, pa_arena *arena, uint32_t vertices, uint32_t indices)
{
    mesh->positions = PA_NEW_ARRAY(arena, float, 3 * (size_t)vertices);
    mesh->normals = PA_NEW_ARRAY(arena, float, 3 * (size_t)vertices);
    mesh->uvs = PA_NEW_ARRAY(arena, float, 2 * (size_t)vertices);
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, indices);
}

/** rings × 2·rings quads around `center`; U goes `around` times around, V half as often down. */
static inline void shapes_sphere(pa_mesh *mesh, pa_arena *arena, const float center[3], float radius,
                                 uint32_t rings, float around)
{
    uint32_t columns = 2 * rings;
    shapes_allocate(mesh, arena, (rings + 1) * (columns + 1), 6 * rings * columns);
    for (uint32_t r = 0; r <= rings; r++) {
        for (uint32_t c = 0; c <= columns; c++) {
            double down = 3.14159265358979 * r / rings;
            double turn = 6.28318530717959 * c / columns;
            float *normal = mesh->normals + 3 * (size_t)mesh->vertex_count;
            normal[0] = (float)(sin(down) * sin(turn));
            normal[1] = (float)cos(down);
            normal[2] = (float)(sin(down) * cos(turn));
            for (int k = 0; k < 3; k++) {
                mesh->positions[3 * (size_t)mesh->vertex_count + (size_t)k] = center[k] + radius * normal[k];
            }
            mesh->uvs[2 * (size_t)mesh->vertex_count] = around * (float)c / (float)columns;
            mesh->uvs[2 * (size_t)mesh->vertex_count + 1] = 0.5F * around * (float)r / (float)rings;
            mesh->vertex_count++;
        }
    }
    for (uint32_t r = 0; r < rings; r++) {
        for (uint32_t c = 0; c < columns; c++) {
            uint32_t at = r * (columns + 1) + c;
            uint32_t quad[6] = {at, at + columns + 1, at + 1, at + 1, at + columns + 1, at + columns + 2};
            for (int k = 0; k < 6; k++) {
                mesh->indices[mesh->index_count++] = quad[k];
            }
        }
    }
}

/** A parallelogram: corner, corner + right, …; U along right from 0 to u, V against up from 0 to v. */
static inline void shapes_quad(pa_mesh *mesh, const float corner[3], const float right[3], const float up[3],
                               float u, float v)
{
    uint32_t first = mesh->vertex_count;
    double n[3] = {(double)right[1] * up[2] - (double)right[2] * up[1],
                   (double)right[2] * up[0] - (double)right[0] * up[2],
                   (double)right[0] * up[1] - (double)right[1] * up[0]};
    double length = sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    for (uint32_t i = 0; i < 4; i++) {
        float a = i & 1 ? 1.0F : 0.0F;
        float b = i & 2 ? 1.0F : 0.0F;
        size_t at = first + i;
        for (size_t k = 0; k < 3; k++) {
            mesh->positions[3 * at + k] = corner[k] + a * right[k] + b * up[k];
            mesh->normals[3 * at + k] = (float)(n[k] / length);
        }
        mesh->uvs[2 * at] = a * u;
        mesh->uvs[2 * at + 1] = (1.0F - b) * v;
    }
    const uint32_t corners[6] = {0, 1, 2, 2, 1, 3};
    for (int k = 0; k < 6; k++) {
        mesh->indices[mesh->index_count++] = first + corners[k];
    }
    mesh->vertex_count += 4;
}

/** A cube of side `side` on the floor at (x, z), every face's image `tiles` times across. */
static inline void shapes_cube(pa_mesh *mesh, pa_arena *arena, float x, float z, float side, float tiles)
{
    shapes_allocate(mesh, arena, 24, 36);
    float l = x - side / 2, r = x + side / 2, b = z - side / 2, f = z + side / 2;
    const float faces[6][3][3] = {
        {{l, 0, f}, {side, 0, 0}, {0, side, 0}},     {{r, 0, b}, {-side, 0, 0}, {0, side, 0}},
        {{r, 0, f}, {0, 0, -side}, {0, side, 0}},    {{l, 0, b}, {0, 0, side}, {0, side, 0}},
        {{l, side, f}, {side, 0, 0}, {0, 0, -side}}, {{l, 0, b}, {side, 0, 0}, {0, 0, side}},
    };
    for (int i = 0; i < 6; i++) {
        shapes_quad(mesh, faces[i][0], faces[i][1], faces[i][2], tiles, tiles);
    }
}

#endif
