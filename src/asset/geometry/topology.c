#include "asset/geometry/topology.h"

#include "asset/geometry/adjacency_private.h"

static uint32_t points_in_use(const pa_shape *shape, uint8_t *seen)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < shape->corner_count; i++) {
        count += seen[shape->corners[i]] ? 0 : 1;
        seen[shape->corners[i]] = 1;
    }
    return count;
}

static uint32_t count_components(const pa_shape *shape, const pa_adjacency *adjacency, uint32_t *groups)
{
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        const pa_edge_use *edge = &adjacency->edges[adjacency->edge_of[c]];
        pa_group_join(groups, adjacency->face_of[c], adjacency->face_of[edge->corners[0]]);
    }
    uint32_t count = 0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        count += groups[f] == f ? 1 : 0;
    }
    return count;
}

pa_status pa_shape_topology(const pa_shape *shape, pa_topology *out_topology, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_adjacency adjacency;
    pa_status status = pa_adjacency_find(shape, &scratch, &adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    uint32_t *groups = pa_groups_new(&scratch, shape->face_count);
    uint8_t *seen = PA_NEW_ARRAY(&scratch, uint8_t, shape->point_count);
    if (!groups || !seen) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_topology topology = {.edge_count = adjacency.edge_count};
    for (uint32_t e = 0; e < adjacency.edge_count; e++) {
        const pa_edge_use *edge = &adjacency.edges[e];
        topology.border_edges += edge->uses == 1 ? 1 : 0;
        topology.crowded_edges += edge->uses > 2 ? 1 : 0;
        topology.reversed_edges += edge->uses == 2 && edge->balance != 0 ? 1 : 0;
    }
    topology.closed = shape->face_count > 0 && !topology.border_edges && !topology.crowded_edges &&
                      !topology.reversed_edges;
    topology.component_count = count_components(shape, &adjacency, groups);
    topology.euler = (int64_t)points_in_use(shape, seen) - adjacency.edge_count + shape->face_count;
    *out_topology = topology;
    return PA_OK;
}

static pa_status check_face(const pa_shape *shape, uint32_t f, uint32_t expected_first, pa_error *err)
{
    const pa_face *face = &shape->faces[f];
    if (face->first != expected_first || face->count < 3 || face->count > shape->corner_count ||
        face->first > shape->corner_count - face->count) {
        return pa_fail(err, PA_CORRUPT, "face %u lies outside the corners", f);
    }
    if (!(face->crease_deg >= 0.0f && face->crease_deg <= 180.0f)) {
        return pa_fail(err, PA_CORRUPT, "face %u has a crease outside 0 to 180 degrees", f);
    }
    for (uint32_t i = 0; i < face->count; i++) {
        uint32_t corner = face->first + i;
        uint32_t next = face->first + (i + 1) % face->count;
        if (shape->corners[corner] >= shape->point_count) {
            return pa_fail(err, PA_CORRUPT, "corner %u names no point", corner);
        }
        if (shape->corners[corner] == shape->corners[next]) {
            return pa_fail(err, PA_CORRUPT, "face %u has an edge without length", f);
        }
        if (!pa_vec2_finite(shape->uvs[corner]) || shape->edges[corner] > PA_EDGE_SMOOTH) {
            return pa_fail(err, PA_CORRUPT, "corner %u has a bad uv or edge", corner);
        }
        if (shape->normals && !(fabs(pa_vec3_length(shape->normals[corner]) - 1.0) < 1e-3)) {
            return pa_fail(err, PA_CORRUPT, "the normal of corner %u is not a unit vector", corner);
        }
    }
    return PA_OK;
}

pa_status pa_shape_check(const pa_shape *shape, pa_error *err)
{
    for (uint32_t i = 0; i < shape->point_count; i++) {
        if (!pa_vec3_finite(shape->points[i])) {
            return pa_fail(err, PA_CORRUPT, "point %u is not finite", i);
        }
    }
    uint32_t corner = 0;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        pa_status status = check_face(shape, f, corner, err);
        if (status != PA_OK) {
            return status;
        }
        corner += shape->faces[f].count;
    }
    if (corner != shape->corner_count) {
        return pa_fail(err, PA_CORRUPT, "%u corners belong to no face", shape->corner_count - corner);
    }
    return PA_OK;
}
