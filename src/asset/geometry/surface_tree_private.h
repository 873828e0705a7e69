/** What the tree of surface_tree.h is made of, for those who walk it by themselves. */
#ifndef PA_ASSET_GEOMETRY_SURFACE_TREE_PRIVATE_H
#define PA_ASSET_GEOMETRY_SURFACE_TREE_PRIVATE_H

#include "asset/geometry/surface_tree.h"

/* PA_SURFACE_DEPTH holds a tree over 2^32 triangles that is halved at each level, with a sibling waiting at
 * each. */
enum { PA_SURFACE_DEPTH = 64 };

struct pa_surface_triangle {
    float at[3][3];
    uint32_t number;
};

struct pa_surface_node {
    float low[3], high[3];
    uint32_t first, count; /* leaf: triangles; else count is 0 and first the left child, the right one next */
    float radius;          /* around the middle, of all corners */
    float middle[3];       /* weighted by area */
    float dipole[3];       /* sum of the triangles' normals times their areas */
};

#endif
