/** Which corners share an edge: what normals, subdivision, cuts and checks walk along. */
#ifndef PA_ASSET_GEOMETRY_ADJACENCY_PRIVATE_H
#define PA_ASSET_GEOMETRY_ADJACENCY_PRIVATE_H

#include "asset/geometry/shape.h"

#define PA_NO_CORNER UINT32_MAX

/** An undirected edge and the corners it leaves from (in the face on either side). */
typedef struct pa_edge_use {
    uint32_t low, high;  /* its points, low < high */
    uint32_t corners[2]; /* the second is PA_NO_CORNER where there is one face */
    uint32_t uses;       /* faces at the edge */
    int32_t balance;     /* faces that run from low to high less those that run back; 0 for a good pair */
} pa_edge_use;

typedef struct pa_adjacency {
    uint32_t edge_count;
    pa_edge_use *edges; /* [edge_count] in order of their first corner */
    uint32_t *edge_of;  /* [corner_count] the edge from a corner to the next one */
    uint32_t *next;     /* [corner_count] the next corner around the face */
    uint32_t *face_of;  /* [corner_count] */
} pa_adjacency;

/** Everything in scratch. Fails with PA_NO_MEMORY. */
pa_status pa_adjacency_find(const pa_shape *shape, pa_arena *scratch, pa_adjacency *out_adjacency,
                            pa_error *err);

/** The corner on the other side of a corner's edge, or PA_NO_CORNER at borders, crowded and reversed edges.
 */
uint32_t pa_adjacency_twin(const pa_adjacency *adjacency, uint32_t corner);

/** How the edge from a corner is shaded, by the marks of both faces. */
pa_edge pa_adjacency_mark(const pa_shape *shape, const pa_adjacency *adjacency, uint32_t edge);

/** Groups of equivalent things, by union and find with path halving. parents: [count], each its own at first.
 */
uint32_t pa_group_find(uint32_t *parents, uint32_t of);
void pa_group_join(uint32_t *parents, uint32_t a, uint32_t b);
uint32_t *pa_groups_new(pa_arena *scratch, uint32_t count);

#define PA_ARENA_SCOPED __attribute__((cleanup(pa_arena_done))) pa_arena

#endif
