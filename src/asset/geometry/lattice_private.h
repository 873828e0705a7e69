/** The six sides of a box as nets of quads over shared points: boxes, superquadrics. */
#ifndef PA_ASSET_GEOMETRY_LATTICE_PRIVATE_H
#define PA_ASSET_GEOMETRY_LATTICE_PRIVATE_H

#include "asset/geometry/builder_private.h"

enum { PA_SIDES = 6 }; /* +X -X +Y -Y +Z -Z */

typedef struct pa_lattice {
    uint32_t cells[3]; /* quads along x, y, z */
    /* Where the lattice point i, j, k lies. */
    pa_vec3 (*place)(const void *user, const uint32_t at[3]);
    /* The point's place with bent parts rolled flat, from which uv is read; NULL = place. */
    pa_vec3 (*chart)(const void *user, const uint32_t at[3]);
    /* Rank of the quad that begins at cell `at` (the side's own axis does not count); NULL = 0. */
    uint8_t (*rank)(const void *user, const uint32_t at[3], int side);
    const void *user;
    pa_edge edge; /* of every edge */
} pa_lattice;

/** Fails with PA_NO_MEMORY; what the builder refuses shows at its finish. */
pa_status pa_lattice_build(const pa_lattice *lattice, pa_builder *builder, pa_error *err);

/** A place's uv seen from one of the sides. */
pa_vec2 pa_side_uv(int side, pa_vec3 at);
/** The side that a direction points to most. */
int pa_side_of(pa_vec3 direction);

#endif
