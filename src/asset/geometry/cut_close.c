#include "asset/geometry/cut_private.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/face_triangles_private.h"

/* One closed rim, in the direction of the face to be put in. */
typedef struct rim {
    uint32_t first; /* in closing.points */
    uint32_t count;
    double area2;   /* twice, seen against the normal: above 0 for an outline, below for a hole */
    uint32_t owner; /* of a hole: its outline's rim, or PA_NO_CORNER */
} rim;

typedef struct closing {
    pa_builder *builder;
    pa_arena *scratch;
    pa_vec3 right, up;
    uint32_t *points; /* of all rims, one after the other */
    pa_vec2 *flat;    /* the same in the plane */
    rim *rims;
    uint32_t rim_count;
} closing;

/* Open edges on the plane, chained up by the point they start from: the way round for the new face. */
typedef struct open_edge {
    uint32_t to;
    uint32_t next; /* of the same start + 1 */
    bool used;
} open_edge;

typedef struct open_edges {
    open_edge *edges;
    uint32_t *heads;  /* [point] + 1 */
    uint32_t *starts; /* [edge] */
    uint32_t count;
} open_edges;

static pa_status find_open_edges(const closing *close, const uint8_t *on_plane, open_edges *out,
                                 pa_error *err)
{
    const pa_shape *shape = &close->builder->shape;
    pa_adjacency adjacency;
    pa_status status = pa_adjacency_find(shape, close->scratch, &adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    open_edges found = {PA_NEW_ARRAY(close->scratch, open_edge, adjacency.edge_count),
                        PA_NEW_ARRAY(close->scratch, uint32_t, shape->point_count),
                        PA_NEW_ARRAY(close->scratch, uint32_t, adjacency.edge_count), 0};
    if (!found.edges || !found.heads || !found.starts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t e = 0; e < adjacency.edge_count; e++) {
        const pa_edge_use *use = &adjacency.edges[e];
        if (use->uses != 1 || !on_plane[use->low] || !on_plane[use->high]) {
            continue;
        }
        /* The new face runs against the old one. */
        uint32_t from = shape->corners[adjacency.next[use->corners[0]]];
        uint32_t to = shape->corners[use->corners[0]];
        found.edges[found.count] = (open_edge){.to = to, .next = found.heads[from]};
        found.starts[found.count] = from;
        found.heads[from] = ++found.count;
    }
    *out = found;
    return PA_OK;
}

/* Follows open edges from one of them until they come back; false, with nothing added, when they do not. */
static bool trace_rim(closing *close, open_edges *open, uint32_t start, uint32_t *used_points)
{
    uint32_t first = *used_points;
    uint32_t count = first;
    uint32_t edge = start;
    for (;;) {
        open->edges[edge].used = true;
        close->points[count++] = open->starts[edge];
        if (open->edges[edge].to == open->starts[start]) {
            break;
        }
        uint32_t next = open->heads[open->edges[edge].to];
        while (next && open->edges[next - 1].used) {
            next = open->edges[next - 1].next;
        }
        if (!next) {
            return false;
        }
        edge = next - 1;
    }
    if (count - first < 3) {
        return false;
    }
    for (uint32_t i = first; i < count; i++) {
        pa_vec3 at = close->builder->shape.points[close->points[i]];
        close->flat[i] = (pa_vec2){pa_vec3_dot(at, close->right), pa_vec3_dot(at, close->up)};
    }
    double area2 = pa_loop_area2(close->flat + first, count - first);
    close->rims[close->rim_count++] = (rim){first, count - first, area2, PA_NO_CORNER};
    *used_points = count;
    return true;
}

static bool holds(const closing *close, const rim *outline, pa_vec2 point)
{
    bool inside = false;
    for (uint32_t i = 0; i < outline->count; i++) {
        pa_vec2 a = close->flat[outline->first + i];
        pa_vec2 b = close->flat[outline->first + (i + 1) % outline->count];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

/* A hole belongs to the smallest outline around it. */
static void own_holes(closing *close)
{
    for (uint32_t h = 0; h < close->rim_count; h++) {
        rim *hole = &close->rims[h];
        double least = (double)INFINITY;
        for (uint32_t o = 0; hole->area2 < 0.0 && o < close->rim_count; o++) {
            const rim *outline = &close->rims[o];
            if (outline->area2 > 0.0 && outline->area2 < least &&
                holds(close, outline, close->flat[hole->first])) {
                least = outline->area2;
                hole->owner = o;
            }
        }
    }
}

static void add_corner(closing *close, uint32_t at)
{
    pa_vec2 uv = {close->flat[at].x, -close->flat[at].y};
    pa_builder_corner(close->builder, close->points[at], uv, PA_EDGE_SHARP);
}

/* One polygon, or with holes its triangles. */
static pa_status close_outline(closing *close, uint32_t outline, pa_error *err)
{
    uint32_t total = close->rims[outline].count;
    uint32_t holes = 0;
    for (uint32_t h = 0; h < close->rim_count; h++) {
        total += close->rims[h].owner == outline ? close->rims[h].count : 0;
        holes += close->rims[h].owner == outline ? 1 : 0;
    }
    if (holes == 0) {
        for (uint32_t i = 0; i < total; i++) {
            add_corner(close, close->rims[outline].first + i);
        }
        pa_builder_end(close->builder);
        return PA_OK;
    }
    pa_vec2 *flat = PA_NEW_ARRAY(close->scratch, pa_vec2, total);
    uint32_t *from = PA_NEW_ARRAY(close->scratch, uint32_t, total);
    uint32_t *starts = PA_NEW_ARRAY(close->scratch, uint32_t, (size_t)holes + 2);
    if (!flat || !from || !starts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t loops = 0;
    uint32_t used = 0;
    for (uint32_t pass = 0; pass < 2; pass++) {
        for (uint32_t r = 0; r < close->rim_count; r++) {
            bool wanted = pass == 0 ? r == outline : close->rims[r].owner == outline;
            for (uint32_t i = 0; wanted && i < close->rims[r].count; i++) {
                from[used] = close->rims[r].first + i;
                flat[used++] = close->flat[close->rims[r].first + i];
            }
            if (wanted) {
                starts[++loops] = used;
            }
        }
    }
    pa_triangles triangles;
    pa_status status = pa_triangulate(flat, starts, loops, close->scratch, &triangles, err);
    for (uint32_t i = 0; status == PA_OK && i < triangles.count * 3; i++) {
        uint32_t at = from[triangles.corners[i]];
        pa_vec2 uv = {close->flat[at].x, -close->flat[at].y};
        /* Only the rim itself is sharp: the triangles lie in one plane. */
        pa_builder_corner(close->builder, close->points[at], uv, PA_EDGE_BY_ANGLE);
        if (i % 3 == 2) {
            pa_builder_end(close->builder);
        }
    }
    return status;
}

pa_status pa_cut_close(pa_builder *builder, const uint8_t *on_plane, pa_vec3 normal, pa_arena *scratch,
                       pa_error *err)
{
    closing close = {.builder = builder, .scratch = scratch};
    open_edges open = {0};
    pa_plane_axes(normal, &close.right, &close.up);
    pa_status status = find_open_edges(&close, on_plane, &open, err);
    if (status != PA_OK) {
        return status;
    }
    close.points = PA_NEW_ARRAY(scratch, uint32_t, open.count);
    close.flat = PA_NEW_ARRAY(scratch, pa_vec2, open.count);
    close.rims = PA_NEW_ARRAY(scratch, rim, open.count);
    if (!close.points || !close.flat || !close.rims) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t used_points = 0;
    for (uint32_t e = 0; e < open.count; e++) {
        if (!open.edges[e].used) {
            trace_rim(&close, &open, e, &used_points);
        }
    }
    own_holes(&close);
    builder->rank = 1;
    builder->normal = normal;
    builder->crease_deg = (float)PA_CREASE_DEG;
    for (uint32_t r = 0; status == PA_OK && r < close.rim_count; r++) {
        if (close.rims[r].area2 > 0.0) {
            status = close_outline(&close, r, err);
        }
    }
    return status;
}
