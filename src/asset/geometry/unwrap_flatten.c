#include <stdlib.h>
#include <string.h>

#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/unwrap_private.h"

/* Triangles that reach into each other by less than this part of a cell only touch. */
#define TOUCHING 1e-6
/* A face of which a projection shows less than a tenth is as good as seen from behind; here of twice the
 * area. */
#define FLATTEST 0.2

typedef struct triangle2 {
    pa_vec2 at[3];
} triangle2;

/* The faces laid out so far, by the cells of a net that their boxes touch. */
typedef struct layer {
    pa_vec2 low;
    double cell;
    uint32_t across, up;
    uint32_t *heads; /* [across * up] entry + 1 */
    struct layer_entry {
        uint32_t face;
        uint32_t next; /* entry + 1 */
    } * entries;
    uint32_t entry_count;
    uint32_t entry_room;
} layer;

static void layer_done(layer *done)
{
    free(done->heads);
    free(done->entries);
}

static triangle2 triangle_of(const pa_unwrap *work, uint32_t face)
{
    const pa_vec2 *uv = work->uvs + 3 * (size_t)face;
    return (triangle2){{uv[0], uv[1], uv[2]}};
}

/* How far b lies beyond the edges of a, at most; positive where an edge of a parts them. */
static double parted_by(const triangle2 *a, const triangle2 *b)
{
    double most = -(double)INFINITY;
    for (int k = 0; k < 3; k++) {
        pa_vec2 from = a->at[k];
        pa_vec2 edge = pa_vec2_sub(a->at[(k + 1) % 3], from);
        double length = pa_vec2_length(edge);
        double nearest = (double)INFINITY;
        for (int i = 0; i < 3; i++) {
            nearest = fmin(nearest, -pa_vec2_cross(edge, pa_vec2_sub(b->at[i], from)));
        }
        most = fmax(most, length > 0 ? nearest / length : most);
    }
    return most;
}

static bool overlap(const triangle2 *a, const triangle2 *b, double touching)
{
    return parted_by(a, b) < -touching && parted_by(b, a) < -touching;
}

typedef struct cell_range {
    uint32_t x0, x1, y0, y1; /* inclusive */
} cell_range;

static uint32_t cell_index(double at, double low, double cell, uint32_t count)
{
    double index = (at - low) / cell;
    return index <= 0 ? 0 : index >= count - 1 ? count - 1 : (uint32_t)index;
}

static cell_range cells_of(const layer *net, const triangle2 *t)
{
    double x0 = fmin(t->at[0].x, fmin(t->at[1].x, t->at[2].x));
    double x1 = fmax(t->at[0].x, fmax(t->at[1].x, t->at[2].x));
    double y0 = fmin(t->at[0].y, fmin(t->at[1].y, t->at[2].y));
    double y1 = fmax(t->at[0].y, fmax(t->at[1].y, t->at[2].y));
    return (cell_range){cell_index(x0, net->low.x, net->cell, net->across),
                        cell_index(x1, net->low.x, net->cell, net->across),
                        cell_index(y0, net->low.y, net->cell, net->up),
                        cell_index(y1, net->low.y, net->cell, net->up)};
}

static bool is_covered(const pa_unwrap *work, const layer *net, const triangle2 *t, cell_range range)
{
    for (uint32_t y = range.y0; y <= range.y1; y++) {
        for (uint32_t x = range.x0; x <= range.x1; x++) {
            uint32_t entry = net->heads[y * net->across + x];
            for (; entry; entry = net->entries[entry - 1].next) {
                triangle2 other = triangle_of(work, net->entries[entry - 1].face);
                if (overlap(t, &other, TOUCHING * net->cell)) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool lay(layer *net, uint32_t face, cell_range range)
{
    for (uint32_t y = range.y0; y <= range.y1; y++) {
        for (uint32_t x = range.x0; x <= range.x1; x++) {
            if (net->entry_count == net->entry_room) {
                uint32_t room = net->entry_room * 2 + 64;
                void *grown = realloc(net->entries, room * sizeof *net->entries);
                if (!grown) {
                    return false;
                }
                net->entries = grown;
                net->entry_room = room;
            }
            uint32_t *head = &net->heads[y * net->across + x];
            net->entries[net->entry_count++] = (struct layer_entry){face, *head};
            *head = net->entry_count;
        }
    }
    return true;
}

/* A net of about as many cells as there are faces. */
static bool make_net(const pa_unwrap *work, const uint32_t *faces, uint32_t count, layer *net)
{
    pa_vec2 low = {(double)INFINITY, (double)INFINITY};
    pa_vec2 high = {-(double)INFINITY, -(double)INFINITY};
    for (uint32_t i = 0; i < 3 * count; i++) {
        pa_vec2 at = work->uvs[3 * (size_t)faces[i / 3] + i % 3];
        low = (pa_vec2){fmin(low.x, at.x), fmin(low.y, at.y)};
        high = (pa_vec2){fmax(high.x, at.x), fmax(high.y, at.y)};
    }
    double width = high.x - low.x;
    double height = high.y - low.y;
    net->low = low;
    net->cell = fmax(sqrt(width * height / count), fmax(width, height) / (count + 1.0));
    net->cell = fmax(net->cell, 1e-30);
    net->across = (uint32_t)fmin(width / net->cell, count) + 1;
    net->up = (uint32_t)fmin(height / net->cell, count) + 1;
    net->heads = calloc((size_t)net->across * net->up, sizeof *net->heads);
    return net->heads != NULL;
}

static void project(pa_unwrap *work, uint32_t face, pa_vec3 axis)
{
    pa_vec3 right;
    pa_vec3 up;
    pa_plane_axes(axis, &right, &up);
    for (uint32_t k = 0; k < 3; k++) {
        pa_vec3 at = work->shape.points[work->shape.corners[3 * face + k]];
        work->uvs[3 * (size_t)face + k] = (pa_vec2){pa_vec3_dot(at, right), pa_vec3_dot(at, up)};
    }
}

static bool shows_its_back(const pa_unwrap *work, uint32_t face)
{
    const pa_vec2 *uv = work->uvs + 3 * (size_t)face;
    double area2 = pa_vec2_cross(pa_vec2_sub(uv[1], uv[0]), pa_vec2_sub(uv[2], uv[0]));
    return !(area2 > FLATTEST * work->areas[face]);
}

/* Keeps what lies flat side by side; the others of [faces, faces + count) move to its front. */
static pa_status part_overlaps(const pa_unwrap *work, uint32_t *faces, uint32_t count, uint32_t *out_left,
                               pa_error *err)
{
    if (count == 1) {
        *out_left = 0;
        return PA_OK;
    }
    layer net = {0};
    uint32_t left = 0;
    bool enough = make_net(work, faces, count, &net);
    for (uint32_t i = 0; enough && i < count; i++) {
        uint32_t face = faces[i];
        triangle2 t = triangle_of(work, face);
        cell_range range = cells_of(&net, &t);
        if (shows_its_back(work, face) || is_covered(work, &net, &t, range)) {
            faces[left++] = face;
        } else {
            enough = lay(&net, face, range);
        }
    }
    layer_done(&net);
    *out_left = left;
    return enough ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

/* Each connected patch of the faces that were left over becomes a chart; the faces end up in their order. */
static pa_status chart_patches(pa_unwrap *work, uint32_t *faces, uint32_t count, uint32_t *stack,
                               pa_error *err)
{
    for (uint32_t i = 0; i < count; i++) {
        work->chart_of[faces[i]] = PA_NO_INDEX;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (work->chart_of[faces[i]] != PA_NO_INDEX) {
            continue;
        }
        uint32_t chart = work->chart_count++;
        pa_vec3 sum = {0, 0, 0};
        uint32_t depth = 0;
        stack[depth++] = faces[i];
        work->chart_of[faces[i]] = chart;
        while (depth) {
            uint32_t face = stack[--depth];
            sum = pa_vec3_along(sum, work->normals[face], work->areas[face]);
            for (uint32_t k = 0; k < 3; k++) {
                uint32_t next = work->across[3 * face + k];
                if (next != PA_NO_INDEX && work->chart_of[next] == PA_NO_INDEX) {
                    work->chart_of[next] = chart;
                    stack[depth++] = next;
                }
            }
        }
        work->axes[chart] = pa_vec3_unit_or(sum, work->normals[faces[i]]);
    }
    return pa_run_cancelled(work->run) ? pa_fail(err, PA_CANCELLED, NULL) : PA_OK;
}

/* Lists the faces of charts from `begin` on, chart after chart. first [chart_count - begin + 2], zeroed */
static void sort_by_chart(const pa_unwrap *work, const uint32_t *from, uint32_t count, uint32_t begin,
                          uint32_t *first, uint32_t *to)
{
    for (uint32_t i = 0; i < count; i++) {
        first[work->chart_of[from[i]] - begin + 2]++;
    }
    for (uint32_t c = 0; c < work->chart_count - begin; c++) {
        first[c + 2] += first[c + 1];
    }
    for (uint32_t i = 0; i < count; i++) {
        to[first[work->chart_of[from[i]] - begin + 1]++] = from[i];
    }
}

/* One round: the charts from `begin` on are laid flat, what is left over gets charts of its own. */
static pa_status flatten_round(pa_unwrap *work, uint32_t *faces, uint32_t *in_out_count,
                               uint32_t *in_out_begin, uint32_t *spare, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    uint32_t begin = *in_out_begin;
    uint32_t charts = work->chart_count - begin;
    uint32_t *first = PA_NEW_ARRAY(&scratch, uint32_t, (size_t)charts + 2);
    if (!first) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    sort_by_chart(work, faces, *in_out_count, begin, first, spare);
    uint32_t left = 0;
    for (uint32_t c = 0; c < charts; c++) {
        uint32_t *own = spare + first[c];
        uint32_t count = first[c + 1] - first[c];
        uint32_t unfit = 0;
        for (uint32_t i = 0; i < count; i++) {
            project(work, own[i], work->axes[begin + c]);
        }
        pa_status status = pa_run_cancelled(work->run) ? pa_fail(err, PA_CANCELLED, NULL)
                                                       : part_overlaps(work, own, count, &unfit, err);
        if (status != PA_OK) {
            return status;
        }
        if (unfit == count) {
            /* Every round must lay something, or it would not end: a face always fits along its own normal.
             */
            project(work, *own, work->normals[*own]);
            own++;
            unfit--;
        }
        memcpy(faces + left, own, unfit * sizeof *own);
        left += unfit;
    }
    *in_out_begin = work->chart_count;
    *in_out_count = left;
    return left ? chart_patches(work, faces, left, spare, err) : PA_OK;
}

/* What a split left of a chart may lie in pieces; each becomes a chart, so that gutters part them. */
static pa_status part_pieces(pa_unwrap *work, uint32_t *numbers, pa_error *err)
{
    uint32_t *groups = pa_groups_new(work->scratch, work->face_count);
    if (!groups) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < 3 * work->face_count; i++) {
        uint32_t next = work->across[i];
        if (next != PA_NO_INDEX && work->chart_of[next] == work->chart_of[i / 3]) {
            pa_group_join(groups, i / 3, next);
        }
    }
    work->chart_count = 0;
    for (uint32_t f = 0; f < work->face_count; f++) {
        /* The leader of a group is its first face. */
        uint32_t leader = pa_group_find(groups, f);
        if (leader == f) {
            numbers[f] = work->chart_count++;
        }
        work->chart_of[f] = numbers[leader];
    }
    return PA_OK;
}

pa_status pa_unwrap_flatten(pa_unwrap *work, pa_error *err)
{
    uint32_t *faces = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    uint32_t *spare = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    if (!faces || !spare) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t count = work->face_count;
    for (uint32_t f = 0; f < count; f++) {
        faces[f] = f;
    }
    uint32_t begin = 0;
    pa_status status = PA_OK;
    while (status == PA_OK && count) {
        status = flatten_round(work, faces, &count, &begin, spare, err);
    }
    return status == PA_OK ? part_pieces(work, spare, err) : status;
}
