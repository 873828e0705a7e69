/** Boxes and round solids. Centred on the origin, axis along Y, closed unless said otherwise. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_PRIMITIVE_H
#define PA_ASSET_GEOMETRY_PRIMITIVE_H

#include "asset/geometry/shape.h"

typedef struct pa_box_options {
    pa_vec3 size;      /* metres, each above 0 */
    double bevel;      /* radius of the rounded edges; 0 = sharp; shortened to half the smallest side */
    uint32_t segments; /* steps across a bevel, made even; 0 = 2 */
    uint32_t cells[3]; /* quads along x, y, z of the flat faces, for bending and noise; 0 = 1 */
} pa_box_options;

pa_status pa_shape_box(const pa_box_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err);

/** A cylinder, a cone (top_radius 0 with tapered), a frustum. */
typedef struct pa_cylinder_options {
    double radius;     /* bottom, metres; 0 only where top_radius is above 0 */
    double top_radius; /* used where tapered is set */
    bool tapered;
    double height;     /* above 0 */
    double bevel;      /* rounding of both rims; 0 = sharp; shortened to what fits */
    uint32_t segments; /* steps across a bevel; 0 = 3 */
    uint32_t sides;    /* 0 = 32; 3 to PA_SEGMENTS_MAX */
    uint32_t rows;     /* quads along the height, for bending; 0 = 1 */
    bool open;         /* no end discs; then not closed */
} pa_cylinder_options;

pa_status pa_shape_cylinder(const pa_cylinder_options *options, pa_arena *arena, pa_shape *out_shape,
                            pa_error *err);

/** A pipe: a cylinder with a round hole through it. */
typedef struct pa_tube_options {
    double radius;     /* outer, above 0 */
    double thickness;  /* of the wall, above 0, below radius */
    double height;     /* above 0 */
    double bevel;      /* rounding of the four rims; shortened to half the wall */
    uint32_t segments; /* steps across a bevel; 0 = 2 */
    uint32_t sides;    /* 0 = 32 */
} pa_tube_options;

pa_status pa_shape_tube(const pa_tube_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err);

/** A sphere or ellipsoid. */
typedef struct pa_sphere_options {
    double radius;  /* above 0, unless radii are given */
    pa_vec3 radii;  /* half axes; all 0 = radius each way */
    uint32_t sides; /* around; 0 = 32 */
    uint32_t rows;  /* pole to pole; 0 = half the sides */
} pa_sphere_options;

pa_status pa_shape_sphere(const pa_sphere_options *options, pa_arena *arena, pa_shape *out_shape,
                          pa_error *err);

/** A ring lying flat: its axis is Y. */
typedef struct pa_torus_options {
    double radius;       /* from the centre to the middle of the tube, above tube */
    double tube;         /* radius of the tube, above 0 */
    uint32_t sides;      /* around the axis; 0 = 48 */
    uint32_t tube_sides; /* around the tube; 0 = 16 */
} pa_torus_options;

pa_status pa_shape_torus(const pa_torus_options *options, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

/** A cylinder with half-spheres at its ends. */
typedef struct pa_capsule_options {
    double radius;  /* above 0 */
    double height;  /* over all, at least twice the radius */
    uint32_t sides; /* 0 = 32 */
    uint32_t rows;  /* quads across each half-sphere; 0 = a quarter of the sides */
} pa_capsule_options;

pa_status pa_shape_capsule(const pa_capsule_options *options, pa_arena *arena, pa_shape *out_shape,
                           pa_error *err);

/**
 * |x/a|^(2/e) … : between box, cylinder, sphere and octahedron (Barr 1981, "Superquadrics and
 * Angle-Preserving Transformations"). Made from a cube's grid pushed onto the surface, so it has no poles.
 */
typedef struct pa_superquadric_options {
    pa_vec3 radii;   /* half axes, each above 0 */
    double round_y;  /* exponent along the height: 0.1 boxy, 1 round, 2 pointed; 0 = 1; 0.1 to 2 */
    double round_xz; /* exponent of the horizontal sections; 0 = 1; 0.1 to 2 */
    uint32_t cells;  /* quads along an edge of the cube; 0 = 16; at most 128 */
} pa_superquadric_options;

pa_status pa_shape_superquadric(const pa_superquadric_options *options, pa_arena *arena, pa_shape *out_shape,
                                pa_error *err);

/** A flat sheet in XZ looking up (+Y): open, one-sided. */
typedef struct pa_sheet_options {
    double width;      /* along x, above 0 */
    double length;     /* along z, above 0 */
    uint32_t cells[2]; /* quads along x and z; 0 = 1 */
} pa_sheet_options;

pa_status pa_shape_sheet(const pa_sheet_options *options, pa_arena *arena, pa_shape *out_shape,
                         pa_error *err);

#endif
