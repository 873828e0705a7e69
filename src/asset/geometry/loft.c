#include "asset/geometry/loft.h"

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/curve_private.h"
#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/parameter_private.h"

enum { SECTIONS_MAX = 1024 };

typedef struct lofting {
    const pa_loft_options *options;
    uint32_t columns;
    uint32_t rows;
    pa_vec3 *grid; /* [rows, columns]; a tip fills its row with one place */
    bool start_tip;
    bool end_tip;
    pa_arena *scratch;
    pa_builder *builder;
} lofting;

static pa_status check_options(const pa_loft_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"number of sections", (double)options->section_count, options->closed ? 3 : 2, SECTIONS_MAX},
        {"sides", options->sides, options->sides ? 3 : 0, PA_SEGMENTS_MAX},
        {"segments", options->segments, 0, 64},
        {"crease", options->crease_deg, 0.0, 180.0},
    };
    pa_status status = PA_LIMITS_CHECK("loft", limits, err);
    for (size_t i = 0; status == PA_OK && i < options->section_count; i++) {
        const pa_section *section = &options->sections[i];
        bool end = !options->closed && (i == 0 || i + 1 == options->section_count);
        status = pa_points3_check("loft", "section", section->points, section->count,
                                  end && section->count == 1 ? 1 : 3, PA_OUTLINE_MAX, err);
    }
    if (status == PA_OK && ((options->start != PA_CAP_FLAT && options->start != PA_CAP_NONE) ||
                            (options->end != PA_CAP_FLAT && options->end != PA_CAP_NONE))) {
        status = pa_fail(err, PA_INVALID, "loft: caps must be flat or none");
    }
    return status;
}

/* As many points as wanted at even steps of the section's length. */
static void sample_section(const pa_section *section, uint32_t wanted, pa_vec3 *out_points)
{
    double length = 0.0;
    for (size_t i = 0; i < section->count; i++) {
        length += pa_vec3_length(pa_vec3_sub(section->points[(i + 1) % section->count], section->points[i]));
    }
    size_t at = 0;
    double passed = 0.0;
    for (uint32_t c = 0; c < wanted; c++) {
        double target = length * c / wanted;
        for (;;) {
            pa_vec3 a = section->points[at % section->count];
            pa_vec3 b = section->points[(at + 1) % section->count];
            double step = pa_vec3_length(pa_vec3_sub(b, a));
            if (passed + step >= target || at + 1 >= section->count) {
                double t = step > 0.0 ? fmin(1.0, (target - passed) / step) : 0.0;
                out_points[c] = pa_vec3_mix(a, b, t);
                break;
            }
            passed += step;
            at++;
        }
    }
}

static pa_vec3 middle_of(const pa_vec3 *points, uint32_t count)
{
    pa_vec3 sum = {0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        sum = pa_vec3_add(sum, points[i]);
    }
    return pa_vec3_scale(sum, 1.0 / count);
}

/* Begins a section where its points, seen from its middle, lie best to those of the one before. */
static void align_section(const pa_vec3 *before, pa_vec3 *section, uint32_t count, pa_vec3 *spare)
{
    pa_vec3 shift = pa_vec3_sub(middle_of(section, count), middle_of(before, count));
    uint32_t best = 0;
    double least = (double)INFINITY;
    for (uint32_t start = 0; start < count; start++) {
        double sum = 0.0;
        for (uint32_t i = 0; i < count && sum < least; i++) {
            pa_vec3 gap = pa_vec3_sub(section[(i + start) % count], pa_vec3_add(before[i], shift));
            sum += pa_vec3_dot(gap, gap);
        }
        /* The slack keeps the first of equal fits, whatever the last digits say. */
        if (sum < least * (1.0 - 1e-9)) {
            least = sum;
            best = start;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        spare[i] = section[(i + best) % count];
    }
    for (uint32_t i = 0; i < count; i++) {
        section[i] = spare[i];
    }
}

static pa_vec3 row_neighbour(const lofting *of, const pa_vec3 *sections, int64_t section, uint32_t column,
                             pa_vec3 at, pa_vec3 opposite)
{
    int64_t count = (int64_t)of->options->section_count;
    if (!of->options->closed && (section < 0 || section >= count)) {
        return pa_spline_beyond(at, opposite);
    }
    return sections[(size_t)((section + count) % count) * of->columns + column];
}

/* Rows between the sections; straight lofts have none. */
static pa_status fill_grid(lofting *of, const pa_vec3 *sections, pa_error *err)
{
    uint32_t count = (uint32_t)of->options->section_count;
    uint32_t wanted = of->options->segments ? of->options->segments : 6;
    uint32_t steps = of->options->smooth ? wanted : 1;
    uint32_t spans = of->options->closed ? count : count - 1;
    of->rows = spans * steps + (of->options->closed ? 0 : 1);
    if ((uint64_t)of->rows * of->columns > PA_SHAPE_POINTS_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "loft: more than %d points", PA_SHAPE_POINTS_MAX);
    }
    of->grid = PA_NEW_ARRAY(of->scratch, pa_vec3, (size_t)of->rows * of->columns);
    if (!of->grid) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t r = 0; r < of->rows; r++) {
        uint32_t span = r / steps;
        double t = (double)(r % steps) / steps;
        for (uint32_t c = 0; c < of->columns; c++) {
            pa_vec3 at = sections[(size_t)span * of->columns + c];
            if (r % steps) {
                pa_vec3 next = sections[(size_t)((span + 1) % count) * of->columns + c];
                pa_vec3 before = row_neighbour(of, sections, (int64_t)span - 1, c, at, next);
                pa_vec3 after = row_neighbour(of, sections, (int64_t)span + 2, c, next, at);
                at = pa_spline_at(before, at, next, after, t);
            }
            of->grid[(size_t)r * of->columns + c] = at;
        }
    }
    return PA_OK;
}

static const pa_vec3 *grid_at(const lofting *of, uint32_t row, uint32_t column)
{
    return &of->grid[(size_t)(row % of->rows) * of->columns + column % of->columns];
}

static double triple(pa_vec3 a, pa_vec3 b, pa_vec3 c)
{
    return pa_vec3_dot(a, pa_vec3_cross(b, c));
}

/* Six times the volume inside the skin, its ends closed in thought about their middles. */
static double skin_volume(const lofting *of)
{
    double sum = 0.0;
    pa_vec3 origin = of->grid[0];
    uint32_t spans = of->options->closed ? of->rows : of->rows - 1;
    for (uint32_t r = 0; r < spans; r++) {
        for (uint32_t k = 0; k < of->columns; k++) {
            pa_vec3 a = pa_vec3_sub(*grid_at(of, r, k), origin);
            pa_vec3 b = pa_vec3_sub(*grid_at(of, r, k + 1), origin);
            pa_vec3 c = pa_vec3_sub(*grid_at(of, r + 1, k + 1), origin);
            pa_vec3 d = pa_vec3_sub(*grid_at(of, r + 1, k), origin);
            sum += triple(a, b, c) + triple(a, c, d);
        }
    }
    for (int end = 0; !of->options->closed && end < 2; end++) {
        uint32_t row = end ? of->rows - 1 : 0;
        pa_vec3 middle = {0, 0, 0};
        for (uint32_t k = 0; k < of->columns; k++) {
            middle = pa_vec3_along(middle, pa_vec3_sub(*grid_at(of, row, k), origin), 1.0 / of->columns);
        }
        for (uint32_t k = 0; k < of->columns; k++) {
            pa_vec3 a = pa_vec3_sub(*grid_at(of, row, k), origin);
            pa_vec3 b = pa_vec3_sub(*grid_at(of, row, k + 1), origin);
            sum += end ? triple(middle, a, b) : triple(middle, b, a);
        }
    }
    return sum;
}

static void reverse_columns(lofting *of)
{
    for (uint32_t r = 0; r < of->rows; r++) {
        pa_vec3 *row = of->grid + (size_t)r * of->columns;
        for (uint32_t c = 0; c < of->columns / 2; c++) {
            pa_vec3 point = row[c];
            row[c] = row[of->columns - 1 - c];
            row[of->columns - 1 - c] = point;
        }
    }
}

/* u is the mean way around, v the mean way along: the texture neither shears nor tears. */
static void lay_uvs(const lofting *of, pa_vec2 *uvs)
{
    uint32_t row_count = of->rows + (of->options->closed ? 1 : 0);
    double v = 0.0;
    for (uint32_t r = 0; r < row_count; r++) {
        double step = 0.0;
        for (uint32_t c = 0; c <= of->columns; c++) {
            uvs[(size_t)r * (of->columns + 1) + c].y = -v;
            step +=
                c < of->columns
                    ? pa_vec3_length(pa_vec3_sub(*grid_at(of, r + 1, c), *grid_at(of, r, c))) / of->columns
                    : 0.0;
        }
        v += step;
    }
    double u = 0.0;
    for (uint32_t c = 0; c <= of->columns; c++) {
        double step = 0.0;
        for (uint32_t r = 0; r < row_count; r++) {
            uvs[(size_t)r * (of->columns + 1) + c].x = u;
        }
        for (uint32_t r = 0; r < of->rows; r++) {
            step += pa_vec3_length(pa_vec3_sub(*grid_at(of, r, c + 1), *grid_at(of, r, c))) / of->rows;
        }
        u += step;
    }
}

static void add_cap(lofting *of, const uint32_t *points, uint32_t row, bool start)
{
    of->builder->rank = 1;
    pa_vec3 origin = *grid_at(of, row, 0);
    pa_vec3 area = {0, 0, 0};
    for (uint32_t c = 1; c + 1 < of->columns; c++) {
        area = pa_vec3_add(area, pa_vec3_cross(pa_vec3_sub(*grid_at(of, row, c), origin),
                                               pa_vec3_sub(*grid_at(of, row, c + 1), origin)));
    }
    pa_vec3 normal = pa_vec3_unit_or(pa_vec3_scale(area, start ? -1.0 : 1.0), (pa_vec3){0, 1, 0});
    pa_vec3 right;
    pa_vec3 up;
    pa_plane_axes(normal, &right, &up);
    for (uint32_t i = 0; i < of->columns; i++) {
        uint32_t c = start ? of->columns - 1 - i : i;
        pa_vec3 arm = pa_vec3_sub(*grid_at(of, row, c), origin);
        pa_vec2 uv = {pa_vec3_dot(arm, right), -pa_vec3_dot(arm, up)};
        pa_builder_corner(of->builder, points[(size_t)row * of->columns + c], uv, PA_EDGE_BY_ANGLE);
    }
    pa_builder_end(of->builder);
}

static pa_status build(lofting *of, pa_error *err)
{
    bool closed = of->options->closed;
    size_t net_size = ((size_t)of->rows + 1) * (of->columns + 1);
    uint32_t *points = PA_NEW_ARRAY(of->scratch, uint32_t, net_size);
    pa_vec2 *uvs = PA_NEW_ARRAY(of->scratch, pa_vec2, net_size);
    uint8_t *row_edges = PA_NEW_ARRAY(of->scratch, uint8_t, of->rows);
    if (!points || !uvs || !row_edges) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t r = 0; r < of->rows; r++) {
        bool tip = (r == 0 && of->start_tip) || (r + 1 == of->rows && of->end_tip);
        row_edges[r] = of->options->smooth ? PA_EDGE_SMOOTH : PA_EDGE_BY_ANGLE;
        for (uint32_t c = 0; c < of->columns; c++) {
            uint32_t *out = points + (size_t)r * of->columns;
            out[c] = tip && c > 0 ? out[0] : pa_builder_point(of->builder, *grid_at(of, r, c));
        }
    }
    bool start_cap = !closed && !of->start_tip && of->options->start == PA_CAP_FLAT;
    bool end_cap = !closed && !of->end_tip && of->options->end == PA_CAP_FLAT;
    row_edges[0] = start_cap ? PA_EDGE_BY_ANGLE : row_edges[0];
    row_edges[of->rows - 1] = end_cap ? PA_EDGE_BY_ANGLE : row_edges[of->rows - 1];
    lay_uvs(of, uvs);
    pa_net net = {.rows = of->rows,
                  .columns = of->columns,
                  .wrap_rows = closed,
                  .wrap_columns = true,
                  .points = points,
                  .uvs = uvs,
                  .row_edges = row_edges};
    pa_builder_net(of->builder, &net);
    if (start_cap) {
        add_cap(of, points, 0, true);
    }
    if (end_cap) {
        add_cap(of, points, of->rows - 1, false);
    }
    return PA_OK;
}

static bool counts_differ(const pa_loft_options *options, uint32_t *out_largest)
{
    uint32_t largest = 0;
    uint32_t smallest = UINT32_MAX;
    for (size_t i = 0; i < options->section_count; i++) {
        uint32_t count = (uint32_t)options->sections[i].count;
        if (count > 1) {
            largest = count > largest ? count : largest;
            smallest = count < smallest ? count : smallest;
        }
    }
    *out_largest = largest;
    return largest != smallest;
}

static pa_status gather_sections(lofting *of, pa_vec3 **out_sections, pa_error *err)
{
    const pa_loft_options *options = of->options;
    bool resample = counts_differ(options, &of->columns) || options->sides > 0;
    of->columns = options->sides ? options->sides : of->columns;
    of->columns = resample && of->columns > PA_SEGMENTS_MAX ? PA_SEGMENTS_MAX : of->columns;
    of->start_tip = options->sections[0].count == 1;
    of->end_tip = options->sections[options->section_count - 1].count == 1;
    if (of->columns < 3) {
        return pa_fail(err, PA_INVALID, "loft: a section must have 3 points or more");
    }
    size_t room = options->section_count * of->columns;
    if (room > PA_SHAPE_POINTS_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "loft: more than %d points", PA_SHAPE_POINTS_MAX);
    }
    pa_vec3 *sections = PA_NEW_ARRAY(of->scratch, pa_vec3, room);
    pa_vec3 *spare = PA_NEW_ARRAY(of->scratch, pa_vec3, of->columns);
    if (!sections || !spare) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < options->section_count; i++) {
        const pa_section *section = &options->sections[i];
        pa_vec3 *row = sections + i * of->columns;
        if (section->count > 1 && resample) {
            sample_section(section, of->columns, row);
            if (i > (of->start_tip ? 1u : 0u)) {
                align_section(row - of->columns, row, of->columns, spare);
            }
            continue;
        }
        for (uint32_t c = 0; c < of->columns; c++) {
            row[c] = section->points[section->count == 1 ? 0 : c];
        }
    }
    *out_sections = sections;
    return PA_OK;
}

pa_status pa_shape_loft(const pa_loft_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, options->crease_deg > 0.0 ? options->crease_deg : PA_CREASE_DEG);
    lofting of = {.options = options, .scratch = &scratch, .builder = &builder};
    pa_vec3 *sections = NULL;
    pa_status status = check_options(options, err);
    if (status == PA_OK) {
        status = gather_sections(&of, &sections, err);
    }
    if (status == PA_OK) {
        status = fill_grid(&of, sections, err);
    }
    if (status != PA_OK) {
        return status;
    }
    double volume = skin_volume(&of);
    if (!(fabs(volume) > 1e-18)) {
        return pa_fail(err, PA_INVALID, "loft: the sections enclose nothing");
    }
    if (volume < 0.0) {
        reverse_columns(&of);
    }
    status = build(&of, err);
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}
