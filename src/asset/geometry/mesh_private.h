/** What the files that work on pa_mesh share. */
#ifndef PA_ASSET_GEOMETRY_MESH_PRIVATE_H
#define PA_ASSET_GEOMETRY_MESH_PRIVATE_H

#include "asset/geometry/vector.h"
#include "asset/scene/scene.h"

static inline pa_vec3 pa_vec3_load(const float *from)
{
    return (pa_vec3){(double)from[0], (double)from[1], (double)from[2]};
}

static inline void pa_vec3_store(pa_vec3 a, float *to)
{
    to[0] = (float)a.x;
    to[1] = (float)a.y;
    to[2] = (float)a.z;
}

static inline pa_vec3 pa_mesh_point(const pa_mesh *mesh, uint32_t vertex)
{
    return pa_vec3_load(mesh->positions + 3 * (size_t)vertex);
}

/**
 * The positions, to be compared bit by bit: the -0 that mirroring leaves becomes 0.
 * out_places [vertex_count, 3]
 */
static inline void pa_mesh_copy_places(const pa_mesh *mesh, float *out_places)
{
    for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
        out_places[i] = mesh->positions[i] + 0.0f;
    }
}

/** The angle of the triangle's corner `at` between its sides to b and c, in radians; 0 when a side has no
 * length. */
static inline double pa_corner_angle(pa_vec3 at, pa_vec3 b, pa_vec3 c)
{
    pa_vec3 ab = pa_vec3_sub(b, at);
    pa_vec3 ac = pa_vec3_sub(c, at);
    return atan2(pa_vec3_length(pa_vec3_cross(ab, ac)), pa_vec3_dot(ab, ac));
}

#endif
