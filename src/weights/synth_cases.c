#include <string.h>

#include "weights/synth_private.h"

enum { FACES = 6, CORNERS = 4, EDGES = 12, NO_EDGE = -1 };

/* The edge between two corners that differ along one axis. */
static int edge_between(int a, int b)
{
    int from = a & b;
    int x = from & 1;
    int y = from >> 1 & 1;
    int z = from >> 2 & 1;
    switch (a ^ b) {
    case 1:
        return y + 2 * z;
    case 2:
        return 4 + x + 2 * z;
    default:
        return 8 + x + 2 * y;
    }
}

/* The corners of a face, counter-clockwise as seen from outside the cube. */
static void corners_of(int face, int corners[CORNERS])
{
    int axis = face / 2;
    int far = (face & 1) << axis;
    int u = 1 << (axis + 1) % 3;
    int v = 1 << (axis + 2) % 3;
    corners[0] = far;
    corners[1] = far | (far ? u : v);
    corners[2] = far | u | v;
    corners[3] = far | (far ? v : u);
}

/*
 * On every face the surface leads from where a walk around it comes inside to where it leaves next. An edge
 * lies on two faces, which are walked in opposite directions, so that one comes in where the other leaves.
 */
static void link_crossings(int inside, int next[EDGES])
{
    for (int i = 0; i < EDGES; i++) {
        next[i] = NO_EDGE;
    }
    for (int face = 0; face < FACES; face++) {
        int corners[CORNERS];
        corners_of(face, corners);
        for (int i = 0; i < CORNERS; i++) {
            int at = (i + 1) % CORNERS;
            if ((inside >> corners[i] & 1) || !(inside >> corners[at] & 1)) {
                continue;
            }
            int entry = edge_between(corners[i], corners[at]);
            while (inside >> corners[(at + 1) % CORNERS] & 1) {
                at = (at + 1) % CORNERS;
            }
            next[entry] = edge_between(corners[at], corners[(at + 1) % CORNERS]);
        }
    }
}

void synth_fill_cases(int64_t *out_edges, uint8_t *out_used)
{
    memset(out_edges, 0, sizeof *out_edges * SYNTH_CASES * SYNTH_TRIANGLES * 3);
    memset(out_used, 0, SYNTH_CASES * SYNTH_TRIANGLES);
    for (int inside = 0; inside < SYNTH_CASES; inside++) {
        int next[EDGES];
        link_crossings(inside, next);
        int triangle = inside * SYNTH_TRIANGLES;
        /* Each closed walk becomes a fan around its first edge. */
        for (int first = 0; first < EDGES; first++) {
            int before = next[first];
            next[first] = NO_EDGE;
            while (before != NO_EDGE && next[before] != NO_EDGE) {
                int here = next[before];
                next[before] = NO_EDGE;
                if (here != first) {
                    const int64_t corners[3] = {first, before, here};
                    memcpy(out_edges + 3 * triangle, corners, sizeof corners);
                    out_used[triangle++] = 1;
                }
                before = here;
            }
        }
    }
}
