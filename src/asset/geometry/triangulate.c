#include "asset/geometry/triangulate_private.h"

#include <stdlib.h>

typedef struct node {
    pa_vec2 at;
    uint32_t point;
    uint32_t before, after;
    bool reflex;
    bool ear;
    bool clipped;
} node;

typedef struct clipper {
    node *nodes;
    uint32_t count;     /* nodes made */
    uint32_t remaining; /* nodes still in the ring */
    double flat;        /* twice the area below which three points count as in line */
    pa_triangles out;
} clipper;

double pa_loop_area2(const pa_vec2 *points, size_t count)
{
    double sum = 0.0;
    for (size_t i = 2; i < count; i++) {
        sum += pa_vec2_cross(pa_vec2_sub(points[i - 1], points[0]), pa_vec2_sub(points[i], points[0]));
    }
    return sum;
}

static double turn(pa_vec2 a, pa_vec2 b, pa_vec2 c)
{
    return pa_vec2_cross(pa_vec2_sub(b, a), pa_vec2_sub(c, b));
}

/* Whether the way from a node towards a place begins inside the ring. */
static bool leads_inside(const clipper *clip, uint32_t from, pa_vec2 to)
{
    const node *n = &clip->nodes[from];
    pa_vec2 before = clip->nodes[n->before].at;
    pa_vec2 after = clip->nodes[n->after].at;
    if (turn(before, n->at, after) > 0.0) {
        return turn(n->at, after, to) >= 0.0 && turn(n->at, to, before) >= 0.0;
    }
    return turn(n->at, to, before) > 0.0 || turn(n->at, after, to) > 0.0;
}

static bool in_triangle(pa_vec2 a, pa_vec2 b, pa_vec2 c, pa_vec2 p)
{
    return turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 && turn(c, a, p) >= 0.0;
}

static uint32_t add_node(clipper *clip, uint32_t point, pa_vec2 at)
{
    clip->nodes[clip->count] = (node){.at = at, .point = point};
    clip->remaining++;
    return clip->count++;
}

static void link_nodes(clipper *clip, uint32_t before, uint32_t after)
{
    clip->nodes[before].after = after;
    clip->nodes[after].before = before;
}

static uint32_t add_loop(clipper *clip, const pa_vec2 *points, uint32_t start, uint32_t end)
{
    uint32_t first = clip->count;
    for (uint32_t i = start; i < end; i++) {
        uint32_t made = add_node(clip, i, points[i]);
        if (i > start) {
            link_nodes(clip, made - 1, made);
        }
    }
    link_nodes(clip, clip->count - 1, first);
    return first;
}

/* The end towards -x of the ring's edge that a ray from `eye` to -x meets first; PA_… none: the ring's start.
 */
static uint32_t edge_in_sight(const clipper *clip, uint32_t ring, pa_vec2 eye, double *out_x)
{
    uint32_t found = UINT32_MAX;
    *out_x = -(double)INFINITY;
    uint32_t p = ring;
    do {
        const node *a = &clip->nodes[p];
        const node *b = &clip->nodes[a->after];
        if (eye.y <= a->at.y && eye.y >= b->at.y && a->at.y > b->at.y) {
            double x = a->at.x + (eye.y - a->at.y) * (b->at.x - a->at.x) / (b->at.y - a->at.y);
            if (x <= eye.x && x > *out_x) {
                *out_x = x;
                found = a->at.x < b->at.x ? p : a->after;
            }
        }
        p = a->after;
    } while (p != ring);
    return found;
}

/* A ring node that the hole's leftmost node sees, where a bridge may stand. */
static uint32_t find_bridge(const clipper *clip, uint32_t ring, uint32_t hole)
{
    pa_vec2 eye = clip->nodes[hole].at;
    double x;
    uint32_t best = edge_in_sight(clip, ring, eye, &x);
    if (best == UINT32_MAX) {
        return ring;
    }
    pa_vec2 hit = {x, eye.y};
    pa_vec2 mark = clip->nodes[best].at;
    double best_slope = (double)INFINITY;
    uint32_t stop = best;
    uint32_t p = best;
    do {
        pa_vec2 at = clip->nodes[p].at;
        bool below = eye.y < mark.y;
        if (at.x < eye.x && at.x >= mark.x && in_triangle(below ? eye : hit, mark, below ? hit : eye, at)) {
            double slope = fabs(eye.y - at.y) / (eye.x - at.x);
            if ((slope < best_slope || (slope <= best_slope && at.x > clip->nodes[best].at.x)) &&
                leads_inside(clip, p, eye)) {
                best = p;
                best_slope = slope;
            }
        }
        p = clip->nodes[p].after;
    } while (p != stop);
    return best;
}

/* Cuts the ring open at `from` and leads it around the hole and back. */
static void bridge(clipper *clip, uint32_t from, uint32_t hole)
{
    uint32_t from_again = add_node(clip, clip->nodes[from].point, clip->nodes[from].at);
    uint32_t hole_again = add_node(clip, clip->nodes[hole].point, clip->nodes[hole].at);
    uint32_t after = clip->nodes[from].after;
    uint32_t hole_end = clip->nodes[hole].before;
    link_nodes(clip, from, hole);
    link_nodes(clip, hole_end, hole_again);
    link_nodes(clip, hole_again, from_again);
    link_nodes(clip, from_again, after);
}

static bool is_ear(const clipper *clip, uint32_t tip)
{
    const node *b = &clip->nodes[tip];
    const node *a = &clip->nodes[b->before];
    const node *c = &clip->nodes[b->after];
    if (turn(a->at, b->at, c->at) <= clip->flat || !leads_inside(clip, b->before, c->at) ||
        !leads_inside(clip, b->after, a->at)) {
        return false;
    }
    double low_x = fmin(a->at.x, fmin(b->at.x, c->at.x));
    double high_x = fmax(a->at.x, fmax(b->at.x, c->at.x));
    for (uint32_t p = c->after; p != b->before; p = clip->nodes[p].after) {
        const node *n = &clip->nodes[p];
        if (n->reflex && n->at.x >= low_x && n->at.x <= high_x && n->point != a->point &&
            n->point != b->point && n->point != c->point && in_triangle(a->at, b->at, c->at, n->at)) {
            return false;
        }
    }
    return true;
}

static void judge(clipper *clip, uint32_t at)
{
    node *n = &clip->nodes[at];
    n->reflex = turn(clip->nodes[n->before].at, n->at, clip->nodes[n->after].at) <= clip->flat;
    n->ear = is_ear(clip, at);
}

static void judge_all(clipper *clip, uint32_t ring)
{
    uint32_t p = ring;
    do {
        node *n = &clip->nodes[p];
        n->reflex = turn(clip->nodes[n->before].at, n->at, clip->nodes[n->after].at) <= clip->flat;
        p = n->after;
    } while (p != ring);
    do {
        clip->nodes[p].ear = is_ear(clip, p);
        p = clip->nodes[p].after;
    } while (p != ring);
}

static uint32_t clip_ear(clipper *clip, uint32_t tip)
{
    node *b = &clip->nodes[tip];
    uint32_t *triangle = clip->out.corners + (size_t)clip->out.count++ * 3;
    triangle[0] = clip->nodes[b->before].point;
    triangle[1] = b->point;
    triangle[2] = clip->nodes[b->after].point;
    b->clipped = true;
    clip->remaining--;
    link_nodes(clip, b->before, b->after);
    judge(clip, b->before);
    judge(clip, b->after);
    return b->after;
}

/* The tip to clip where no proper ear is left: the flattest, which does the least harm. */
static uint32_t flattest(const clipper *clip, uint32_t ring)
{
    uint32_t best = ring;
    double least = (double)INFINITY;
    uint32_t p = ring;
    do {
        const node *n = &clip->nodes[p];
        double area = fabs(turn(clip->nodes[n->before].at, n->at, clip->nodes[n->after].at));
        if (area < least) {
            least = area;
            best = p;
        }
        p = n->after;
    } while (p != ring);
    return best;
}

static void clip_all(clipper *clip, uint32_t ring)
{
    enum { FRESH_LOOKS = 8 };
    int looks = 0;
    judge_all(clip, ring);
    uint32_t p = ring;
    uint32_t unfruitful = 0;
    while (clip->remaining > 3) {
        if (clip->nodes[p].ear) {
            /* The neighbour is passed over, so that triangles do not fan out from one corner. */
            p = clip->nodes[clip_ear(clip, p)].after;
            unfruitful = 0;
            continue;
        }
        p = clip->nodes[p].after;
        if (++unfruitful <= clip->remaining) {
            continue;
        }
        unfruitful = 0;
        if (looks++ < FRESH_LOOKS) {
            judge_all(clip, p);
        }
        if (!clip->nodes[p].ear) {
            p = clip_ear(clip, flattest(clip, p));
        }
    }
    if (clip->remaining == 3) {
        clip_ear(clip, p);
    }
}

typedef struct hole_start {
    uint32_t node;
    pa_vec2 at;
} hole_start;

static int by_place(const void *a, const void *b)
{
    const hole_start *one = a;
    const hole_start *other = b;
    if (one->at.x < other->at.x || one->at.x > other->at.x) {
        return one->at.x < other->at.x ? -1 : 1;
    }
    if (one->at.y < other->at.y || one->at.y > other->at.y) {
        return one->at.y < other->at.y ? -1 : 1;
    }
    return one->node < other->node ? -1 : 1;
}

static hole_start leftmost(const clipper *clip, uint32_t first)
{
    uint32_t best = first;
    for (uint32_t p = clip->nodes[first].after; p != first; p = clip->nodes[p].after) {
        if (clip->nodes[p].at.x < clip->nodes[best].at.x) {
            best = p;
        }
    }
    return (hole_start){best, clip->nodes[best].at};
}

pa_status pa_triangulate(const pa_vec2 *points, const uint32_t *loop_starts, uint32_t loop_count,
                         pa_arena *scratch, pa_triangles *out_triangles, pa_error *err)
{
    uint32_t point_count = loop_starts[loop_count];
    uint32_t room = point_count + 2 * loop_count;
    clipper clip = {.nodes = PA_NEW_ARRAY(scratch, node, room)};
    clip.out.corners = PA_NEW_ARRAY(scratch, uint32_t, (size_t)room * 3);
    hole_start *holes = PA_NEW_ARRAY(scratch, hole_start, loop_count);
    if (!clip.nodes || !clip.out.corners || !holes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double reach = 0.0;
    for (uint32_t i = 0; i < point_count; i++) {
        pa_vec2 arm = pa_vec2_sub(points[i], points[0]);
        reach = fmax(reach, fabs(arm.x) + fabs(arm.y));
    }
    clip.flat = reach * reach * 1e-14;
    uint32_t ring = add_loop(&clip, points, loop_starts[0], loop_starts[1]);
    for (uint32_t l = 1; l < loop_count; l++) {
        holes[l - 1] = leftmost(&clip, add_loop(&clip, points, loop_starts[l], loop_starts[l + 1]));
    }
    if (loop_count > 2) {
        qsort(holes, loop_count - 1, sizeof *holes, by_place);
    }
    for (uint32_t l = 1; l < loop_count; l++) {
        bridge(&clip, find_bridge(&clip, ring, holes[l - 1].node), holes[l - 1].node);
    }
    clip_all(&clip, ring);
    *out_triangles = clip.out;
    return PA_OK;
}
