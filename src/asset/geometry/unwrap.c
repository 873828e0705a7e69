#include "asset/geometry/unwrap.h"

#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_private.h"
#include "asset/geometry/mesh_shape.h"
#include "asset/geometry/unwrap_private.h"

enum { DEFAULT_SIZE = 1024, LEAST_SIZE = 4, MOST_SIZE = 8192, TURNS = 18 };

static pa_status measure_faces(pa_unwrap *work, pa_error *err)
{
    uint32_t corners = work->shape.corner_count;
    pa_adjacency adjacency;
    pa_status status = pa_adjacency_find(&work->shape, work->scratch, &adjacency, err);
    if (status != PA_OK) {
        return status;
    }
    work->across = PA_NEW_ARRAY(work->scratch, uint32_t, corners);
    work->normals = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    work->trends = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    work->middles = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    work->areas = PA_NEW_ARRAY(work->scratch, double, work->face_count);
    work->chart_of = PA_NEW_ARRAY(work->scratch, uint32_t, work->face_count);
    work->axes = PA_NEW_ARRAY(work->scratch, pa_vec3, work->face_count);
    work->uvs = PA_NEW_ARRAY(work->scratch, pa_vec2, corners);
    if (!work->across || !work->normals || !work->trends || !work->middles || !work->areas ||
        !work->chart_of || !work->axes || !work->uvs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t c = 0; c < corners; c++) {
        uint32_t twin = pa_adjacency_twin(&adjacency, c);
        work->across[c] = twin == PA_NO_CORNER ? PA_NO_INDEX : twin / 3;
    }
    for (uint32_t f = 0; f < work->face_count; f++) {
        const uint32_t *corner = work->shape.corners + 3 * (size_t)f;
        pa_vec3 a = work->shape.points[corner[0]];
        pa_vec3 b = work->shape.points[corner[1]];
        pa_vec3 c = work->shape.points[corner[2]];
        pa_vec3 cross = pa_vec3_cross(pa_vec3_sub(b, a), pa_vec3_sub(c, a));
        work->normals[f] = pa_vec3_unit_or(cross, (pa_vec3){0, 1, 0});
        work->areas[f] = pa_vec3_length(cross) / 2;
        work->middles[f] = pa_vec3_scale(pa_vec3_add(a, pa_vec3_add(b, c)), 1.0 / 3.0);
    }
    return PA_OK;
}

/* A chart laid flat, turned into the smallest of the boxes that were tried. */
typedef struct flat_chart {
    double area, flat_area;
    double boxes[TURNS][4]; /* low x, low y, high x, high y at each turn */
    double cosine, sine;    /* of the turn chosen */
    double grow;            /* brings the area back to that on the surface */
} flat_chart;

static pa_vec2 turned(pa_vec2 at, double cosine, double sine)
{
    return (pa_vec2){at.x * cosine - at.y * sine, at.x * sine + at.y * cosine};
}

static void box_charts(const pa_unwrap *work, flat_chart *charts)
{
    double cosines[TURNS];
    double sines[TURNS];
    for (int t = 0; t < TURNS; t++) {
        cosines[t] = cos(PA_PI / 2 * t / TURNS);
        sines[t] = sin(PA_PI / 2 * t / TURNS);
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        for (int t = 0; t < TURNS; t++) {
            charts[c].boxes[t][0] = charts[c].boxes[t][1] = (double)INFINITY;
            charts[c].boxes[t][2] = charts[c].boxes[t][3] = -(double)INFINITY;
        }
    }
    for (uint32_t i = 0; i < work->shape.corner_count; i++) {
        flat_chart *chart = &charts[work->chart_of[i / 3]];
        for (int t = 0; t < TURNS; t++) {
            pa_vec2 at = turned(work->uvs[i], cosines[t], sines[t]);
            double *box = chart->boxes[t];
            box[0] = at.x < box[0] ? at.x : box[0];
            box[1] = at.y < box[1] ? at.y : box[1];
            box[2] = at.x > box[2] ? at.x : box[2];
            box[3] = at.y > box[3] ? at.y : box[3];
        }
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        double(*boxes)[4] = charts[c].boxes;
        int best = 0;
        double least = (double)INFINITY;
        for (int t = 0; t < TURNS; t++) {
            double area = (boxes[t][2] - boxes[t][0]) * (boxes[t][3] - boxes[t][1]);
            /* Rounding must not choose between boxes that are alike. */
            if (area < least * (1 - 1e-6)) {
                least = area;
                best = t;
            }
        }
        charts[c].cosine = cosines[best];
        charts[c].sine = sines[best];
        for (int k = 0; k < 4; k++) {
            boxes[0][k] = boxes[best][k];
        }
    }
}

static double flat_area(const pa_unwrap *work, uint32_t face)
{
    const pa_vec2 *uv = work->uvs + 3 * (size_t)face;
    return pa_vec2_cross(pa_vec2_sub(uv[1], uv[0]), pa_vec2_sub(uv[2], uv[0])) / 2;
}

/* Charts grow back to their area on the surface, so that texels are as dense everywhere. */
static void size_charts(const pa_unwrap *work, flat_chart *charts, pa_pack_item *items)
{
    for (uint32_t f = 0; f < work->face_count; f++) {
        charts[work->chart_of[f]].area += work->areas[f];
        charts[work->chart_of[f]].flat_area += flat_area(work, f);
    }
    for (uint32_t c = 0; c < work->chart_count; c++) {
        flat_chart *chart = &charts[c];
        chart->grow = chart->flat_area > 0 ? fmin(sqrt(chart->area / chart->flat_area), 4) : 1;
        double width = (chart->boxes[0][2] - chart->boxes[0][0]) * chart->grow;
        double height = (chart->boxes[0][3] - chart->boxes[0][1]) * chart->grow;
        if (width < height) {
            /* A quarter turn more lays it down: x, y become -y, x. */
            double low[2] = {-chart->boxes[0][3], chart->boxes[0][0]};
            double cosine = chart->cosine;
            chart->cosine = -chart->sine;
            chart->sine = cosine;
            chart->boxes[0][0] = low[0];
            chart->boxes[0][1] = low[1];
        }
        items[c] = (pa_pack_item){.width = fmax(width, height), .height = fmin(width, height)};
    }
}

/* Sander's stretch of a face: the mean of the squared singular values of texture → surface. */
static double face_stretch(const pa_unwrap *work, uint32_t face, const pa_vec2 uv[3])
{
    const uint32_t *corner = work->shape.corners + 3 * (size_t)face;
    pa_vec3 a = work->shape.points[corner[0]];
    pa_vec3 e1 = pa_vec3_sub(work->shape.points[corner[1]], a);
    pa_vec3 e2 = pa_vec3_sub(work->shape.points[corner[2]], a);
    pa_vec2 d1 = pa_vec2_sub(uv[1], uv[0]);
    pa_vec2 d2 = pa_vec2_sub(uv[2], uv[0]);
    double det = pa_vec2_cross(d1, d2);
    if (!(fabs(det) > 1e-300)) {
        return 0;
    }
    pa_vec3 along_u = pa_vec3_scale(pa_vec3_sub(pa_vec3_scale(e1, d2.y), pa_vec3_scale(e2, d1.y)), 1 / det);
    pa_vec3 along_v = pa_vec3_scale(pa_vec3_sub(pa_vec3_scale(e2, d1.x), pa_vec3_scale(e1, d2.x)), 1 / det);
    return (pa_vec3_dot(along_u, along_u) + pa_vec3_dot(along_v, along_v)) / 2;
}

typedef struct atlas {
    const flat_chart *charts;
    const pa_pack_item *items;
    double scale;
    double margin; /* texels around a chart */
} atlas;

static pa_vec2 place(const atlas *to, uint32_t c, pa_vec2 uv)
{
    const flat_chart *chart = &to->charts[c];
    const pa_pack_item *item = &to->items[c];
    pa_vec2 at = turned(uv, chart->cosine, chart->sine);
    double x = (at.x - chart->boxes[0][0]) * chart->grow * to->scale;
    double y = (at.y - chart->boxes[0][1]) * chart->grow * to->scale;
    if (item->turned) {
        /* By a quarter, not mirrored. */
        double up = x;
        x = item->height * to->scale - y;
        y = up;
    }
    return (pa_vec2){item->x + to->margin + x, item->y + to->margin + y};
}

/* The corners' places in the atlas, as texture coordinates; and how well they lie. */
static void place_corners(const pa_unwrap *work, const atlas *to, uint32_t size, float *uvs,
                          pa_unwrap_report *report)
{
    double used = 0;
    double total = 0;
    double stretch = 0;
    for (uint32_t f = 0; f < work->face_count; f++) {
        pa_vec2 at[3];
        for (uint32_t k = 0; k < 3; k++) {
            at[k] = place(to, work->chart_of[f], work->uvs[3 * (size_t)f + k]);
            uvs[6 * (size_t)f + 2 * k] = (float)(at[k].x / size);
            uvs[6 * (size_t)f + 2 * k + 1] = (float)(1 - at[k].y / size);
        }
        used += pa_vec2_cross(pa_vec2_sub(at[1], at[0]), pa_vec2_sub(at[2], at[0])) / 2;
        total += work->areas[f];
        stretch += work->areas[f] * face_stretch(work, f, at);
    }
    report->used = used / size / size;
    report->stretch = total > 0 ? sqrt(stretch / total) * sqrt(used / total) : 1;
}

/* Wide enough for smaller copies of the picture, but no more than an eighth of the usual chart's side. */
static uint32_t choose_gutter(uint32_t size, uint32_t charts)
{
    double usual = size * sqrt(0.6 / charts);
    double gutter = fmin(size / 256.0, usual / 8);
    return gutter > 2 ? (uint32_t)gutter : 2;
}

static pa_status lay_out(const pa_unwrap *work, const pa_unwrap_options *options, float *uvs,
                         pa_unwrap_report *report, pa_error *err)
{
    flat_chart *charts = PA_NEW_ARRAY(work->scratch, flat_chart, work->chart_count);
    pa_pack_item *items = PA_NEW_ARRAY(work->scratch, pa_pack_item, work->chart_count);
    if (!charts || !items) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    box_charts(work, charts);
    size_charts(work, charts, items);
    atlas to = {.charts = charts, .items = items};
    uint32_t gutter = options->gutter ? options->gutter : choose_gutter(options->size, work->chart_count);
    pa_status status = PA_UNSUPPORTED;
    for (; status == PA_UNSUPPORTED && gutter > 0; gutter /= 2) {
        status = pa_pack(items, work->chart_count, options->size, gutter, work->run, &to.scale, err);
        report->gutter = gutter;
    }
    if (status == PA_OK) {
        to.margin = report->gutter / 2.0;
        report->chart_count = work->chart_count;
        place_corners(work, &to, options->size, uvs, report);
    }
    return status;
}

static pa_status find_uvs(const pa_mesh *mesh, const pa_unwrap_options *options, const pa_run *run,
                          float *uvs, pa_unwrap_report *report, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    pa_unwrap work = {.run = run, .scratch = &scratch, .face_count = mesh->index_count / 3};
    pa_status status = pa_shape_from_meshes(mesh, 1, &scratch, &work.shape, err);
    if (status == PA_OK) {
        status = measure_faces(&work, err);
    }
    pa_vec3 low;
    pa_vec3 high;
    if (status == PA_OK && pa_shape_bounds(&work.shape, &low, &high)) {
        work.size = fmax(pa_vec3_length(pa_vec3_sub(high, low)), 1e-30);
        status = pa_unwrap_find_charts(&work, err);
    }
    if (status == PA_OK) {
        status = pa_unwrap_flatten(&work, err);
    }
    return status == PA_OK ? lay_out(&work, options, uvs, report, err) : status;
}

pa_status pa_mesh_unwrap(pa_mesh *mesh, const pa_unwrap_options *given, const pa_run *run, pa_arena *arena,
                         pa_unwrap_report *out_report, pa_error *err)
{
    pa_unwrap_options options = given ? *given : (pa_unwrap_options){0};
    options.size = options.size ? options.size : DEFAULT_SIZE;
    if (options.size < LEAST_SIZE || options.size > MOST_SIZE) {
        return pa_fail(err, PA_INVALID, "An atlas has 4 to 8192 texels a side, not %u.", options.size);
    }
    float *uvs = pa_arena_array(arena, mesh->index_count, 2 * sizeof(float));
    uint32_t *indices = PA_NEW_ARRAY(arena, uint32_t, mesh->index_count);
    if (!uvs || !indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_unwrap_report report = {0};
    pa_mesh made = *mesh;
    made.tangents = NULL;
    made.uvs = NULL;
    pa_status status = find_uvs(mesh, &options, run, uvs, &report, err);
    if (status == PA_OK) {
        status = pa_mesh_gather(&made, mesh->indices, mesh->index_count, arena, err);
    }
    if (status != PA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        indices[i] = i;
    }
    made.indices = indices;
    made.uvs = uvs;
    status = pa_mesh_weld(&made, arena, err);
    if (status == PA_OK) {
        *mesh = made;
        if (out_report) {
            *out_report = report;
        }
    }
    return status;
}
