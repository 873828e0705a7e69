#include "asset/geometry/surface_tree.h"

#include <string.h>

#include "asset/geometry/mesh_private.h"
#include "asset/geometry/surface_tree_private.h"

enum { LEAF = 4, DEPTH = PA_SURFACE_DEPTH };

/* So many radii away a node's triangles count as one dipole. */
#define FAR 2.0

typedef struct pa_surface_node node;
typedef struct pa_surface_triangle triangle;

static float middle_of(const triangle *of, int axis)
{
    return of->at[0][axis] + of->at[1][axis] + of->at[2][axis];
}

static bool before(const triangle *a, const triangle *b, int axis)
{
    float one = middle_of(a, axis);
    float other = middle_of(b, axis);
    return one < other || (!(other < one) && a->number < b->number);
}

static void swap(triangle *a, triangle *b)
{
    triangle kept = *a;
    *a = *b;
    *b = kept;
}

/* Puts the smaller half before the larger one (Hoare's quickselect, the pivot being the median of three). */
static void part(triangle *list, uint32_t count, uint32_t middle, int axis)
{
    uint32_t low = 0;
    uint32_t high = count - 1;
    while (low < high) {
        uint32_t centre = low + (high - low) / 2;
        if (before(&list[centre], &list[low], axis)) {
            swap(&list[centre], &list[low]);
        }
        if (before(&list[high], &list[low], axis)) {
            swap(&list[high], &list[low]);
        }
        if (before(&list[high], &list[centre], axis)) {
            swap(&list[high], &list[centre]);
        }
        triangle pivot = list[centre];
        uint32_t i = low;
        uint32_t j = high;
        while (i <= j) {
            while (before(&list[i], &pivot, axis)) {
                i++;
            }
            while (before(&pivot, &list[j], axis)) {
                j--;
            }
            if (i <= j) {
                swap(&list[i], &list[j]);
                i++;
                if (j == 0) {
                    break;
                }
                j--;
            }
        }
        if (middle <= j && j < high) {
            high = j;
        } else if (middle >= i) {
            low = i;
        } else {
            return;
        }
    }
}

static void fit_box(const triangle *list, uint32_t count, node *to)
{
    for (int k = 0; k < 3; k++) {
        to->low[k] = (float)INFINITY;
        to->high[k] = -(float)INFINITY;
    }
    for (uint32_t i = 0; i < 9 * count; i++) {
        int k = (int)(i % 3);
        float at = list[i / 9].at[i / 3 % 3][k];
        to->low[k] = at < to->low[k] ? at : to->low[k];
        to->high[k] = at > to->high[k] ? at : to->high[k];
    }
}

static pa_vec3 area_normal(const triangle *of)
{
    pa_vec3 a = pa_vec3_load(of->at[0]);
    pa_vec3 ab = pa_vec3_sub(pa_vec3_load(of->at[1]), a);
    pa_vec3 ac = pa_vec3_sub(pa_vec3_load(of->at[2]), a);
    return pa_vec3_scale(pa_vec3_cross(ab, ac), 0.5);
}

static void sum_dipole(const triangle *list, uint32_t count, node *to)
{
    pa_vec3 dipole = {0, 0, 0};
    pa_vec3 middle = {0, 0, 0};
    double total = 0;
    for (uint32_t i = 0; i < count; i++) {
        pa_vec3 normal = area_normal(&list[i]);
        double area = pa_vec3_length(normal);
        pa_vec3 sum = {(double)middle_of(&list[i], 0), (double)middle_of(&list[i], 1),
                       (double)middle_of(&list[i], 2)};
        middle = pa_vec3_along(middle, sum, area / 3);
        dipole = pa_vec3_add(dipole, normal);
        total += area;
    }
    middle = pa_vec3_scale(middle, 1 / fmax(total, 1e-300));
    double radius = 0;
    for (uint32_t i = 0; i < 3 * count; i++) {
        radius = fmax(radius, pa_vec3_length(pa_vec3_sub(pa_vec3_load(list[i / 3].at[i % 3]), middle)));
    }
    pa_vec3_store(middle, to->middle);
    pa_vec3_store(dipole, to->dipole);
    to->radius = (float)radius * 1.0001f;
}

typedef struct task {
    uint32_t node, first, count;
} task;

static void split(pa_surface_tree *tree, uint32_t node_room)
{
    task stack[DEPTH] = {{0, 0, tree->triangle_count}};
    uint32_t depth = 1;
    uint32_t used = 1;
    while (depth) {
        task now = stack[--depth];
        node *to = &tree->nodes[now.node];
        triangle *list = tree->triangles + now.first;
        fit_box(list, now.count, to);
        sum_dipole(list, now.count, to);
        if (now.count <= LEAF || used + 2 > node_room) {
            to->first = now.first;
            to->count = now.count;
            continue;
        }
        int axis = 0;
        for (int k = 1; k < 3; k++) {
            axis = to->high[k] - to->low[k] > to->high[axis] - to->low[axis] ? k : axis;
        }
        uint32_t half = now.count / 2;
        part(list, now.count, half, axis);
        to->first = used;
        stack[depth++] = (task){used + 1, now.first + half, now.count - half};
        stack[depth++] = (task){used, now.first, half};
        used += 2;
    }
}

pa_status pa_surface_tree_build(const pa_mesh *meshes, size_t count, pa_arena *arena,
                                pa_surface_tree *out_tree, pa_error *err)
{
    uint64_t triangles = 0;
    for (size_t m = 0; m < count; m++) {
        triangles += meshes[m].index_count / 3;
    }
    if (triangles >= UINT32_MAX / 4) {
        return pa_fail(err, PA_TOO_LARGE, "The model has too many triangles.");
    }
    pa_surface_tree tree = {.triangle_count = (uint32_t)triangles};
    uint32_t room = tree.triangle_count + 2;
    tree.nodes = PA_NEW_ARRAY(arena, node, room);
    tree.triangles = PA_NEW_ARRAY(arena, triangle, triangles);
    if (!tree.nodes || !tree.triangles) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t at = 0;
    for (size_t m = 0; m < count; m++) {
        for (uint32_t i = 0; i + 2 < meshes[m].index_count; i += 3, at++) {
            tree.triangles[at].number = at;
            for (uint32_t k = 0; k < 3; k++) {
                memcpy(tree.triangles[at].at[k], meshes[m].positions + 3 * (size_t)meshes[m].indices[i + k],
                       3 * sizeof(float));
            }
        }
    }
    if (tree.triangle_count) {
        split(&tree, room);
    }
    *out_tree = tree;
    return PA_OK;
}

static double box_distance2(const node *of, const double at[3])
{
    double sum = 0;
    for (int k = 0; k < 3; k++) {
        double below = (double)of->low[k] - at[k];
        double above = at[k] - (double)of->high[k];
        double gap = below > above ? below : above;
        sum += gap > 0 ? gap * gap : 0;
    }
    return sum;
}

/* Ericson, "Real-Time Collision Detection", 5.1.5. */
static double nearest_on(const triangle *of, pa_vec3 p, double weights[3])
{
    pa_vec3 a = pa_vec3_load(of->at[0]);
    pa_vec3 ab = pa_vec3_sub(pa_vec3_load(of->at[1]), a);
    pa_vec3 ac = pa_vec3_sub(pa_vec3_load(of->at[2]), a);
    pa_vec3 ap = pa_vec3_sub(p, a);
    double d1 = pa_vec3_dot(ab, ap);
    double d2 = pa_vec3_dot(ac, ap);
    double bb = pa_vec3_dot(ab, ab);
    double bc = pa_vec3_dot(ab, ac);
    double cc = pa_vec3_dot(ac, ac);
    double d3 = d1 - bb;
    double d4 = d2 - bc;
    double d5 = d1 - bc;
    double d6 = d2 - cc;
    double vc = d1 * d4 - d3 * d2;
    double vb = d5 * d2 - d1 * d6;
    double va = d3 * d6 - d5 * d4;
    double v;
    double w;
    if (d1 <= 0 && d2 <= 0) {
        v = w = 0;
    } else if (d3 >= 0 && d4 <= d3) {
        v = 1;
        w = 0;
    } else if (d6 >= 0 && d5 <= d6) {
        v = 0;
        w = 1;
    } else if (vc <= 0 && d1 >= 0 && d3 <= 0) {
        v = d1 / (d1 - d3);
        w = 0;
    } else if (vb <= 0 && d2 >= 0 && d6 <= 0) {
        v = 0;
        w = d2 / (d2 - d6);
    } else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
        w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
        v = 1 - w;
    } else {
        double sum = va + vb + vc;
        v = vb / sum;
        w = vc / sum;
    }
    weights[0] = fmax(1 - v - w, 0);
    weights[1] = v;
    weights[2] = w;
    pa_vec3 gap = pa_vec3_along(pa_vec3_along(ap, ab, -v), ac, -w);
    return pa_vec3_dot(gap, gap);
}

static pa_vec3 place_on(const triangle *of, const double weights[3])
{
    pa_vec3 place = {0, 0, 0};
    for (int k = 0; k < 3; k++) {
        place = pa_vec3_along(place, pa_vec3_load(of->at[k]), weights[k]);
    }
    return place;
}

typedef struct search {
    pa_vec3 at;
    const pa_vec3 *facing;
    double best2;
    pa_surface_hit hit;
    bool found;
} search;

static void try_leaf(const pa_surface_tree *tree, const node *leaf, search *for_hit)
{
    for (uint32_t i = leaf->first; i < leaf->first + leaf->count; i++) {
        const triangle *candidate = &tree->triangles[i];
        double weights[3];
        double distance2 = nearest_on(candidate, for_hit->at, weights);
        /* Among equals the first triangle counts; before anything is found, one just within reach. */
        bool nearer =
            distance2 < for_hit->best2 ||
            (distance2 <= for_hit->best2 && (!for_hit->found || candidate->number < for_hit->hit.triangle));
        if (nearer && (!for_hit->facing || pa_vec3_dot(area_normal(candidate), *for_hit->facing) > 0)) {
            for_hit->best2 = distance2;
            for_hit->found = true;
            for_hit->hit.triangle = candidate->number;
            memcpy(for_hit->hit.weights, weights, sizeof weights);
            for_hit->hit.place = place_on(candidate, weights);
        }
    }
}

bool pa_surface_nearest(const pa_surface_tree *tree, pa_vec3 at, const pa_vec3 *facing, double within,
                        pa_surface_hit *out_hit)
{
    const double place[3] = {at.x, at.y, at.z};
    search for_hit = {.at = at, .facing = facing, .best2 = within * within};
    struct {
        uint32_t node;
        double distance2;
    } stack[DEPTH];
    uint32_t depth = 0;
    if (tree->triangle_count) {
        stack[depth].node = 0;
        stack[depth++].distance2 = 0;
    }
    while (depth) {
        depth--;
        if (stack[depth].distance2 > for_hit.best2) {
            continue;
        }
        const node *now = &tree->nodes[stack[depth].node];
        if (now->count) {
            try_leaf(tree, now, &for_hit);
            continue;
        }
        double left = box_distance2(&tree->nodes[now->first], place);
        double right = box_distance2(&tree->nodes[now->first + 1], place);
        uint32_t nearer = left <= right ? 0 : 1;
        /* The nearer child goes on top. */
        stack[depth].node = now->first + 1 - nearer;
        stack[depth++].distance2 = nearer ? left : right;
        stack[depth].node = now->first + nearer;
        stack[depth++].distance2 = nearer ? right : left;
    }
    if (for_hit.found) {
        for_hit.hit.distance = sqrt(for_hit.best2);
        *out_hit = for_hit.hit;
    }
    return for_hit.found;
}

/* Van Oosterom and Strackee (1983): the solid angle of a triangle. */
static double solid_angle(const triangle *of, pa_vec3 at)
{
    pa_vec3 a = pa_vec3_sub(pa_vec3_load(of->at[0]), at);
    pa_vec3 b = pa_vec3_sub(pa_vec3_load(of->at[1]), at);
    pa_vec3 c = pa_vec3_sub(pa_vec3_load(of->at[2]), at);
    double la = pa_vec3_length(a);
    double lb = pa_vec3_length(b);
    double lc = pa_vec3_length(c);
    double volume = pa_vec3_dot(a, pa_vec3_cross(b, c));
    double rest = la * lb * lc + pa_vec3_dot(a, b) * lc + pa_vec3_dot(b, c) * la + pa_vec3_dot(c, a) * lb;
    return 2 * atan2(volume, rest);
}

double pa_surface_winding(const pa_surface_tree *tree, pa_vec3 at)
{
    uint32_t stack[DEPTH];
    uint32_t depth = 0;
    double sum = 0;
    if (tree->triangle_count) {
        stack[depth++] = 0;
    }
    while (depth) {
        const node *now = &tree->nodes[stack[--depth]];
        pa_vec3 way = pa_vec3_sub(pa_vec3_load(now->middle), at);
        double distance = pa_vec3_length(way);
        if (distance > FAR * (double)now->radius) {
            sum += pa_vec3_dot(way, pa_vec3_load(now->dipole)) / (distance * distance * distance);
        } else if (now->count) {
            for (uint32_t i = now->first; i < now->first + now->count; i++) {
                sum += solid_angle(&tree->triangles[i], at);
            }
        } else {
            stack[depth++] = now->first;
            stack[depth++] = now->first + 1;
        }
    }
    return sum / (4 * PA_PI);
}
