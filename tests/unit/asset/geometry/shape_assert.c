#include "shape_assert.h"

#include <string.h>

#include "asset/geometry/tessellate.h"
#include "asset/geometry/topology.h"

static void assert_sound_mesh(const pa_shape *shape, pa_arena *arena)
{
    pa_mesh mesh;
    assert_int_equal(pa_shape_tessellate(shape, arena, &mesh, NULL), PA_OK);
    assert_int_equal(mesh.index_count % 3, 0);
    double area = 0.0;
    for (uint32_t t = 0; t < mesh.index_count; t += 3) {
        pa_vec3 p[3];
        for (uint32_t i = 0; i < 3; i++) {
            assert_true(mesh.indices[t + i] < mesh.vertex_count);
            const float *at = mesh.positions + (size_t)mesh.indices[t + i] * 3;
            p[i] = (pa_vec3){(double)at[0], (double)at[1], (double)at[2]};
        }
        area += pa_vec3_length(pa_vec3_cross(pa_vec3_sub(p[1], p[0]), pa_vec3_sub(p[2], p[0]))) / 2.0;
    }
    for (uint32_t v = 0; v < mesh.vertex_count; v++) {
        const float *n = mesh.normals + (size_t)v * 3;
        assert_true(fabsf(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] - 1.0f) < 1e-4f);
    }
    /* Triangles that overlap or turn over would show as a larger area. */
    assert_near(area, pa_shape_area(shape), 0.02);
}

void assert_sound(const pa_shape *shape)
{
    pa_arena arena = {0};
    pa_error err = {0};
    if (pa_shape_check(shape, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    pa_shape shaded = *shape;
    assert_int_equal(pa_shape_normals(&shaded, &arena, NULL), PA_OK);
    if (pa_shape_check(&shaded, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    for (uint32_t f = 0; f < shaded.face_count; f++) {
        pa_vec3 face = pa_shape_face_normal(&shaded, f);
        for (uint32_t i = 0; i < shaded.faces[f].count; i++) {
            assert_true(pa_vec3_dot(face, shaded.normals[shaded.faces[f].first + i]) >=
                        -1e-9 * pa_vec3_length(face));
        }
    }
    assert_sound_mesh(shape, &arena);
    pa_arena_done(&arena);
}

void assert_closed(const pa_shape *shape, int64_t euler)
{
    pa_topology topology;
    assert_sound(shape);
    assert_int_equal(pa_shape_topology(shape, &topology, NULL), PA_OK);
    assert_int_equal(topology.border_edges, 0);
    assert_int_equal(topology.crowded_edges, 0);
    assert_int_equal(topology.reversed_edges, 0);
    assert_true(topology.closed);
    assert_int_equal(topology.component_count, 1);
    assert_int_equal(topology.euler, euler);
    assert_true(pa_shape_volume(shape) > 0.0);
}

void assert_near(double value, double wanted, double fraction)
{
    if (!(fabs(value - wanted) <= fabs(wanted) * fraction)) {
        fail_msg("%.9g is not within %g %% of %.9g", value, fraction * 100.0, wanted);
    }
}

void assert_metric_uv(const pa_shape *shape, double slack)
{
    double charted = 0.0;
    double mirrored = 0.0;
    double area = 0.0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        double sum = 0.0;
        for (uint32_t i = 2; i < face->count; i++) {
            pa_vec2 origin = shape->uvs[face->first];
            sum -= pa_vec2_cross(pa_vec2_sub(shape->uvs[face->first + i - 1], origin),
                                 pa_vec2_sub(shape->uvs[face->first + i], origin)) /
                   2.0;
        }
        charted += fabs(sum);
        mirrored += sum < 0.0 ? -sum : 0.0;
        area += pa_vec3_length(pa_shape_face_normal(shape, f));
    }
    assert_near(charted, area, slack);
    assert_true(mirrored <= area * 1e-3);
}

void assert_same_shape(const pa_shape *a, const pa_shape *b)
{
    assert_int_equal(a->point_count, b->point_count);
    assert_int_equal(a->corner_count, b->corner_count);
    assert_int_equal(a->face_count, b->face_count);
    assert_memory_equal(a->points, b->points, a->point_count * sizeof *a->points);
    assert_memory_equal(a->corners, b->corners, a->corner_count * sizeof *a->corners);
    assert_memory_equal(a->uvs, b->uvs, a->corner_count * sizeof *a->uvs);
    assert_memory_equal(a->edges, b->edges, a->corner_count * sizeof *a->edges);
    assert_int_equal(a->normals != NULL, b->normals != NULL);
    if (a->normals) {
        assert_memory_equal(a->normals, b->normals, a->corner_count * sizeof *a->normals);
    }
}

void assert_normals_follow(const pa_shape *shape, pa_vec3 (*expect)(pa_vec3 point), double degrees)
{
    pa_arena arena = {0};
    pa_shape shaded = *shape;
    assert_int_equal(pa_shape_normals(&shaded, &arena, NULL), PA_OK);
    double worst = 1.0;
    for (uint32_t c = 0; c < shaded.corner_count; c++) {
        pa_vec3 wanted = pa_vec3_unit_or(expect(shaded.points[shaded.corners[c]]), (pa_vec3){0, 0, 0});
        worst = fmin(worst, pa_vec3_dot(wanted, shaded.normals[c]));
    }
    double angle = acos(fmax(-1.0, fmin(1.0, worst))) * (180.0 / PA_PI);
    if (!(angle <= degrees)) {
        fail_msg("a normal is %g degrees off, more than %g", angle, degrees);
    }
    pa_arena_done(&arena);
}
