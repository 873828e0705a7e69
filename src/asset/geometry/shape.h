/**
 * The modelling kit's working form: polygons over shared points, with attributes on the corners.
 *
 * Points are shared wherever the surface is connected, so a closed shape is closed by its indices alone and
 * needs no welding; what may differ on the two sides of an edge (texture coordinate, normal) lies on the
 * corner. Normals are worked out late, by tessellate.h, from edge flags, crease angles and ranks, so every
 * deformation keeps its highlights right.
 *
 * Units are metres, +Y up, front +Z. Primitives are centred on the origin with their axis along Y.
 *
 * All modelling functions share these rules: an options struct whose zero value is the default; results in
 * the arena; the same numbers give the same shape on every machine; a number that is not finite or out of
 * range fails with PA_INVALID and the parameter's name, as the recipe wrote it, in err; more than the limits
 * below fails with PA_TOO_LARGE; an exhausted arena fails with PA_NO_MEMORY. Outputs stay untouched on
 * failure.
 */
#ifndef PA_ASSET_GEOMETRY_SHAPE_H
#define PA_ASSET_GEOMETRY_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asset/geometry/vector.h"
#include "foundation/arena.h"
#include "foundation/status.h"

enum {
    PA_SHAPE_POINTS_MAX = 1 << 20,
    PA_SHAPE_CORNERS_MAX = 1 << 22,
    PA_SEGMENTS_MAX = 512, /* sides of a circle, steps of a bevel or span */
    PA_OUTLINE_MAX = 8192, /* points of one outline, path or profile */
};

/** The angle between two faces above which a PA_EDGE_BY_ANGLE edge is sharp, where nothing else was said. */
#define PA_CREASE_DEG 40.0

/** How an edge is shaded. Where its two faces disagree, sharp wins over smooth, and both over by-angle. */
typedef enum pa_edge { PA_EDGE_BY_ANGLE, PA_EDGE_SHARP, PA_EDGE_SMOOTH } pa_edge;

typedef struct pa_face {
    uint32_t first;   /* its corners are [first, first + count) of the shape's corner arrays */
    uint32_t count;   /* at least 3; planar or nearly so; may be concave, never self-crossing */
    float crease_deg; /* PA_EDGE_BY_ANGLE edges: the smaller crease of both faces decides; 0 = flat shading */
    uint8_t rank; /* on a smooth corner only faces of the highest rank give the normal: panels over bevels */
} pa_face;

typedef struct pa_shape {
    uint32_t point_count;
    uint32_t corner_count;
    uint32_t face_count;
    pa_vec3 *points;   /* [point_count] metres, finite */
    uint32_t *corners; /* [corner_count] < point_count; counter-clockwise seen from outside */
    pa_vec2 *uvs;      /* [corner_count] metres along the surface: u right, v down, unmirrored from outside */
    uint8_t *edges;    /* [corner_count] pa_edge of the edge from this corner to the face's next one */
    pa_vec3 *normals;  /* [corner_count] unit, or NULL: tessellation works them out */
    pa_face *faces;    /* [face_count] */
} pa_shape;

/** A deep copy. */
pa_status pa_shape_copy(const pa_shape *shape, pa_arena *arena, pa_shape *out_shape, pa_error *err);

/**
 * All shapes as one, side by side: nothing is welded or cut. No shapes give an empty shape.
 * Where only some have normals, the others' are worked out first.
 */
pa_status pa_shape_merge(const pa_shape *const *shapes, size_t count, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

/**
 * Joins points no further apart than `distance` metres (above 0); faces that collapse are dropped.
 * Normals are kept per corner.
 */
pa_status pa_shape_weld(const pa_shape *shape, double distance, pa_arena *arena, pa_shape *out_shape,
                        pa_error *err);

/** Turns the shape inside out. */
void pa_shape_flip(pa_shape *shape);
/** Sets every face's crease angle (0 to 180 degrees; 0 = flat) and forgets normals and smooth or sharp marks.
 */
pa_status pa_shape_set_crease(pa_shape *shape, double degrees, pa_error *err);

/** The box around all points; false for an empty shape. */
bool pa_shape_bounds(const pa_shape *shape, pa_vec3 *out_min, pa_vec3 *out_max);
/** Cubic metres; positive for a closed shape seen from outside, meaningless for an open one. */
double pa_shape_volume(const pa_shape *shape);
/** Square metres. */
double pa_shape_area(const pa_shape *shape);
/** Area-weighted normal of one face: its length is the face's area. */
pa_vec3 pa_shape_face_normal(const pa_shape *shape, uint32_t face);

#endif
