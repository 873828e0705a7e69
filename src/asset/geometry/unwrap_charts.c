#include "asset/geometry/unwrap_private.h"

/* A face this far off its chart's axis starts a chart of its own: cos 55°. */
#define GROWN_COSINE 0.57
/* Beyond it (cos 76°) not even a scrap is laid into a neighbouring chart. */
#define MERGED_COSINE 0.24
/* What a chart as long as the whole model costs, beside 1 - cosine: keeps charts compact. */
#define LENGTH_COST 0.3
/* A chart smaller than this part of the surface is a scrap. */
#define SCRAP 0.004

/* A face that the surface around it hides is still shown when it turns off no further than this: cos 72°. */
#define SHOWN_COSINE 0.3

enum { ROUNDS = 2, SMOOTHINGS = 3, CANCEL_EVERY = 4096 };

typedef struct candidate {
    double cost;
    uint32_t face;
    uint32_t chart;
} candidate;

/* A heap of candidates; equal costs are told apart by face and chart, so that no order is left to chance. */
typedef struct frontier {
    candidate *heap;
    uint32_t count;
} frontier;

static bool before(const candidate *a, const candidate *b)
{
    if (a->cost < b->cost || a->cost > b->cost) {
        return a->cost < b->cost;
    }
    return a->face != b->face ? a->face < b->face : a->chart < b->chart;
}

static void push(frontier *open, candidate added)
{
    uint32_t at = open->count++;
    while (at > 0 && before(&added, &open->heap[(at - 1) / 2])) {
        open->heap[at] = open->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    open->heap[at] = added;
}

static candidate pop(frontier *open)
{
    candidate top = open->heap[0];
    candidate last = open->heap[--open->count];
    uint32_t at = 0;
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= open->count) {
            break;
        }
        if (child + 1 < open->count && before(&open->heap[child + 1], &open->heap[child])) {
            child++;
        }
        if (!before(&open->heap[child], &last)) {
            break;
        }
        open->heap[at] = open->heap[child];
        at = child;
    }
    open->heap[at] = last;
    return top;
}

static double cost_of(const pa_unwrap *work, uint32_t face, uint32_t chart, const uint32_t *seeds)
{
    double turn = 1.0 - pa_vec3_dot(work->trends[face], work->axes[chart]);
    pa_vec3 way = pa_vec3_sub(work->middles[face], work->middles[seeds[chart]]);
    return turn + LENGTH_COST * pa_vec3_length(way) / work->size;
}

static void push_neighbours(const pa_unwrap *work, frontier *open, uint32_t face, uint32_t chart,
                            const uint32_t *seeds)
{
    for (uint32_t k = 0; k < 3; k++) {
        uint32_t next = work->across[3 * face + k];
        if (next != PA_NO_INDEX && work->chart_of[next] == PA_NO_INDEX &&
            pa_vec3_dot(work->trends[next], work->axes[chart]) > GROWN_COSINE &&
            pa_vec3_dot(work->normals[next], work->axes[chart]) > SHOWN_COSINE) {
            push(open, (candidate){cost_of(work, next, chart, seeds), next, chart});
        }
    }
}

/* Hands every face that the open charts reach to the one that suits it best. */
static pa_status grow(pa_unwrap *work, frontier *open, const uint32_t *seeds, pa_error *err)
{
    for (uint32_t step = 1; open->count; step++) {
        if (step % CANCEL_EVERY == 0 && pa_run_cancelled(work->run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        candidate best = pop(open);
        if (work->chart_of[best.face] == PA_NO_INDEX) {
            work->chart_of[best.face] = best.chart;
            push_neighbours(work, open, best.face, best.chart, seeds);
        }
    }
    return PA_OK;
}

/* Charts from their seeds, then new ones from the faces left over, the largest first. */
static pa_status cover(pa_unwrap *work, frontier *open, uint32_t *seeds, const uint32_t *by_area,
                       pa_error *err)
{
    for (uint32_t f = 0; f < work->face_count; f++) {
        work->chart_of[f] = PA_NO_INDEX;
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        work->chart_of[seeds[c]] = c;
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        push_neighbours(work, open, seeds[c], c, seeds);
    }
    pa_status status = grow(work, open, seeds, err);
    for (uint32_t i = 0; status == PA_OK && i < work->face_count; i++) {
        uint32_t face = by_area[i];
        if (work->chart_of[face] == PA_NO_INDEX) {
            uint32_t chart = work->chart_count++;
            seeds[chart] = face;
            work->axes[chart] = work->trends[face];
            work->chart_of[face] = chart;
            push_neighbours(work, open, face, chart, seeds);
            status = grow(work, open, seeds, err);
        }
    }
    return status;
}

/* Each chart's axis becomes the mean of its faces, and its seed the face that suits it best. */
static pa_status settle(pa_unwrap *work, uint32_t *seeds, pa_error *err)
{
    pa_vec3 *middles = PA_NEW_ARRAY(work->scratch, pa_vec3, work->chart_count);
    pa_vec3 *sums = PA_NEW_ARRAY(work->scratch, pa_vec3, work->chart_count);
    double *areas = PA_NEW_ARRAY(work->scratch, double, work->chart_count);
    double *costs = PA_NEW_ARRAY(work->scratch, double, work->chart_count);
    if (!middles || !sums || !areas || !costs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t f = 0; f < work->face_count; f++) {
        uint32_t c = work->chart_of[f];
        sums[c] = pa_vec3_along(sums[c], work->normals[f], work->areas[f]);
        middles[c] = pa_vec3_along(middles[c], work->middles[f], work->areas[f]);
        areas[c] += work->areas[f];
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        work->axes[c] = pa_vec3_unit_or(sums[c], work->axes[c]);
        costs[c] = (double)INFINITY;
    }
    for (uint32_t f = 0; f < work->face_count; f++) {
        uint32_t c = work->chart_of[f];
        pa_vec3 way = pa_vec3_along(work->middles[f], middles[c], -1.0 / fmax(areas[c], 1e-300));
        double cost = 1.0 - pa_vec3_dot(work->trends[f], work->axes[c]) +
                      LENGTH_COST * pa_vec3_length(way) / work->size;
        if (cost < costs[c]) {
            costs[c] = cost;
            seeds[c] = f;
        }
    }
    return PA_OK;
}

/* The faces of each chart, [first[c], first[c + 1]) of faces. */
static bool list_faces(const pa_unwrap *work, uint32_t **out_first, uint32_t **out_faces)
{
    uint32_t *first = PA_NEW_ARRAY(work->scratch, uint32_t, (size_t)work->chart_count + 2);
    uint32_t *faces = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    if (!first || !faces) {
        return false;
    }
    for (uint32_t f = 0; f < work->face_count; f++) {
        first[work->chart_of[f] + 2]++;
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        first[c + 2] += first[c + 1];
    }
    for (uint32_t f = 0; f < work->face_count; f++) {
        faces[first[work->chart_of[f] + 1]++] = f;
    }
    *out_first = first;
    *out_faces = faces;
    return true;
}

static bool faces_along(const pa_unwrap *work, const uint32_t *faces, uint32_t count, pa_vec3 axis)
{
    for (uint32_t i = 0; i < count; i++) {
        if (pa_vec3_dot(work->normals[faces[i]], axis) < MERGED_COSINE) {
            return false;
        }
    }
    return true;
}

/* The neighbouring chart that most of these faces' edges lead to and whose axis all of them can follow. */
static uint32_t find_host(const pa_unwrap *work, uint32_t *hosts, uint32_t *edges, const uint32_t *faces,
                          uint32_t count)
{
    uint32_t own = pa_group_find(hosts, work->chart_of[faces[0]]);
    uint32_t best = PA_NO_INDEX;
    for (uint32_t i = 0; i < 3 * count; i++) {
        uint32_t next = work->across[3 * faces[i / 3] + i % 3];
        if (next != PA_NO_INDEX) {
            edges[pa_group_find(hosts, work->chart_of[next])]++;
        }
    }
    for (uint32_t i = 0; i < 3 * count; i++) {
        uint32_t next = work->across[3 * faces[i / 3] + i % 3];
        uint32_t host = next == PA_NO_INDEX ? own : pa_group_find(hosts, work->chart_of[next]);
        bool better = host != own && edges[host] > (best == PA_NO_INDEX ? 0 : edges[best]);
        if (better && faces_along(work, faces, count, work->axes[host])) {
            best = host;
        }
    }
    for (uint32_t i = 0; i < 3 * count; i++) {
        uint32_t next = work->across[3 * faces[i / 3] + i % 3];
        if (next != PA_NO_INDEX) {
            edges[pa_group_find(hosts, work->chart_of[next])] = 0;
        }
    }
    return best;
}

static void renumber(pa_unwrap *work, uint32_t *hosts, uint32_t *numbers)
{
    uint32_t count = 0;
    for (uint32_t f = 0; f < work->face_count; f++) {
        uint32_t host = pa_group_find(hosts, work->chart_of[f]);
        if (numbers[host] == 0) {
            numbers[host] = ++count;
        }
        work->chart_of[f] = numbers[host] - 1;
    }
    pa_vec3 *axes = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    for (uint32_t c = 0; axes && c < work->chart_count; c++) {
        if (numbers[c]) {
            axes[numbers[c] - 1] = work->axes[c];
        }
    }
    work->axes = axes;
    work->chart_count = count;
}

/* Lays scraps into the charts beside them, whose axes stay as they are. */
static pa_status merge_scraps(pa_unwrap *work, pa_error *err)
{
    uint32_t count = work->chart_count;
    uint32_t *first = NULL;
    uint32_t *faces = NULL;
    uint32_t *edges = PA_NEW_ARRAY(work->scratch, uint32_t, count);
    uint32_t *hosts = pa_groups_new(work->scratch, count);
    uint32_t *numbers = PA_NEW_ARRAY(work->scratch, uint32_t, count);
    double *areas = PA_NEW_ARRAY(work->scratch, double, count);
    bool *is_host = PA_NEW_ARRAY(work->scratch, bool, count);
    if (!edges || !hosts || !numbers || !areas || !is_host || !list_faces(work, &first, &faces)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double total = 0;
    for (uint32_t f = 0; f < work->face_count; f++) {
        areas[work->chart_of[f]] += work->areas[f];
        total += work->areas[f];
    }
    /* A chart that took a scrap in stays where it is: the scrap was held against its axis alone. */
    for (uint32_t c = count; c-- > 0;) {
        if (areas[c] < SCRAP * total && !is_host[c]) {
            uint32_t host = find_host(work, hosts, edges, faces + first[c], first[c + 1] - first[c]);
            if (host != PA_NO_INDEX && areas[host] >= areas[c]) {
                hosts[c] = host;
                is_host[host] = true;
                areas[host] += areas[c];
            }
        }
    }
    renumber(work, hosts, numbers);
    return work->axes ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

/* The faces from the largest to the smallest, by a heap that is filled and emptied. */
static void sort_by_area(const pa_unwrap *work, frontier *open, uint32_t *by_area)
{
    for (uint32_t f = 0; f < work->face_count; f++) {
        push(open, (candidate){-work->areas[f], f, 0});
    }
    for (uint32_t i = 0; open->count; i++) {
        by_area[i] = pop(open).face;
    }
}

/*
 * Trends are means with the neighbours that look about the same way, so that the edges of what was built stay
 * sharp while the grain of what was scanned or guessed goes. A trend never turns its back on its own face.
 */
static bool find_trends(pa_unwrap *work)
{
    pa_vec3 *spare = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    for (uint32_t f = 0; spare && f < work->face_count; f++) {
        work->trends[f] = work->normals[f];
    }
    for (int round = 0; spare && round < SMOOTHINGS; round++) {
        for (uint32_t f = 0; f < work->face_count; f++) {
            pa_vec3 sum = pa_vec3_scale(work->trends[f], work->areas[f]);
            for (uint32_t k = 0; k < 3; k++) {
                uint32_t next = work->across[3 * f + k];
                double alike = next == PA_NO_INDEX ? 0 : pa_vec3_dot(work->trends[f], work->trends[next]);
                if (alike > 0) {
                    sum = pa_vec3_along(sum, work->trends[next], work->areas[next] * alike * alike);
                }
            }
            pa_vec3 trend = pa_vec3_unit_or(sum, work->normals[f]);
            spare[f] = pa_vec3_dot(trend, work->normals[f]) > SHOWN_COSINE ? trend : work->normals[f];
        }
        pa_vec3 *done = work->trends;
        work->trends = spare;
        spare = done;
    }
    return spare != NULL;
}

pa_status pa_unwrap_find_charts(pa_unwrap *work, pa_error *err)
{
    uint32_t *seeds = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    uint32_t *by_area = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    frontier open = {.heap = PA_NEW_ARRAY(work->scratch, candidate, 3 * (size_t)work->face_count)};
    if (!seeds || !by_area || !open.heap || !find_trends(work)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    sort_by_area(work, &open, by_area);
    pa_status status = PA_OK;
    for (int round = 0; status == PA_OK && round <= ROUNDS; round++) {
        if (round > 0) {
            status = settle(work, seeds, err);
        }
        if (status == PA_OK) {
            status = cover(work, &open, seeds, by_area, err);
        }
    }
    return status == PA_OK ? merge_scraps(work, err) : status;
}
