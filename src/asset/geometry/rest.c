#include "asset/geometry/rest.h"

#include <math.h>

#include "asset/geometry/vector.h"

enum { CELLS_MAX = 128 };

typedef struct triangle {
    pa_vec3 corners[3];
} triangle;

typedef struct triangles {
    triangle *items;
    size_t count;
    pa_vec3 low, high;
} triangles;

/* Triangles of the lower body by the cells of a grid over x and z that their boxes touch. */
typedef struct grid {
    const triangles *lower;
    double x, z; /* of its corner */
    double cell_x, cell_z;
    int columns, rows;
    uint32_t *starts; /* [columns * rows + 1], into members */
    uint32_t *members;
} grid;

typedef struct search {
    double ceiling;
    double best;
    bool found;
} search;

static pa_vec3 min3(pa_vec3 a, pa_vec3 b)
{
    return (pa_vec3){fmin(a.x, b.x), fmin(a.y, b.y), fmin(a.z, b.z)};
}

static pa_vec3 max3(pa_vec3 a, pa_vec3 b)
{
    return (pa_vec3){fmax(a.x, b.x), fmax(a.y, b.y), fmax(a.z, b.z)};
}

static pa_vec3 low_of(const triangle *of)
{
    return min3(of->corners[0], min3(of->corners[1], of->corners[2]));
}

static pa_vec3 high_of(const triangle *of)
{
    return max3(of->corners[0], max3(of->corners[1], of->corners[2]));
}

static pa_status read_triangles(pa_rest_body body, pa_arena *arena, triangles *out, pa_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < body.scene_count; i++) {
        count += pa_scene_triangle_count(&body.scenes[i]);
    }
    *out = (triangles){.items = PA_NEW_ARRAY(arena, triangle, count + 1)};
    if (!out->items) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < body.scene_count; i++) {
        for (uint32_t m = 0; m < body.scenes[i].mesh_count; m++) {
            const pa_mesh *mesh = &body.scenes[i].meshes[m];
            for (uint32_t at = 0; at < mesh->index_count; at++) {
                const float *position = &mesh->positions[3 * (size_t)mesh->indices[at]];
                pa_vec3 point = {(double)position[0], (double)position[1], (double)position[2]};
                out->items[out->count].corners[at % 3] = point;
                bool first = out->count == 0 && at == 0;
                out->low = first ? point : min3(out->low, point);
                out->high = first ? point : max3(out->high, point);
                out->count += at % 3 == 2;
            }
        }
    }
    return PA_OK;
}

static int cell_of(double value, double start, double size, int count)
{
    double cell = floor((value - start) / size);
    return cell < 0.0 ? 0 : cell >= count ? count - 1 : (int)cell;
}

typedef struct cell_range {
    int first_column, last_column, first_row, last_row;
} cell_range;

/* The cells under a box; false when it lies beside the grid. */
static bool cells_under(const grid *in, pa_vec3 low, pa_vec3 high, cell_range *out)
{
    if (high.x < in->x || low.x > in->x + in->cell_x * in->columns || high.z < in->z ||
        low.z > in->z + in->cell_z * in->rows) {
        return false;
    }
    *out = (cell_range){
        cell_of(low.x, in->x, in->cell_x, in->columns), cell_of(high.x, in->x, in->cell_x, in->columns),
        cell_of(low.z, in->z, in->cell_z, in->rows), cell_of(high.z, in->z, in->cell_z, in->rows)};
    return true;
}

/* Counts, or with `members` writes down, the triangles of each cell. */
static void fill(grid *in, double ceiling, uint32_t *places, bool write)
{
    for (size_t i = 0; i < in->lower->count; i++) {
        pa_vec3 low = low_of(&in->lower->items[i]);
        cell_range range;
        if (low.y > ceiling || !cells_under(in, low, high_of(&in->lower->items[i]), &range)) {
            continue;
        }
        for (int row = range.first_row; row <= range.last_row; row++) {
            for (int column = range.first_column; column <= range.last_column; column++) {
                uint32_t *place = &places[row * in->columns + column];
                if (write) {
                    in->members[*place] = (uint32_t)i;
                }
                (*place)++;
            }
        }
    }
}

static pa_status make_grid(const triangles *lower, const triangles *upper, double ceiling, pa_arena *arena,
                           grid *out, pa_error *err)
{
    pa_vec3 low = max3(lower->low, upper->low);
    pa_vec3 high = min3(lower->high, upper->high);
    if (lower->count == 0 || upper->count == 0 || low.x > high.x || low.z > high.z) {
        return pa_fail(err, PA_NOT_FOUND, "Neither lies above the other.");
    }
    double side = sqrt((double)lower->count / 2.0);
    int cells = side < 1.0 ? 1 : side > CELLS_MAX ? CELLS_MAX : (int)side;
    *out = (grid){.lower = lower, .x = low.x, .z = low.z, .columns = cells, .rows = cells};
    out->cell_x = fmax(high.x - low.x, 1e-9) / cells;
    out->cell_z = fmax(high.z - low.z, 1e-9) / cells;
    size_t total = (size_t)cells * (size_t)cells;
    out->starts = PA_NEW_ARRAY(arena, uint32_t, total + 2);
    if (!out->starts) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    /* starts[c + 1] first counts the members of c, then is where they are written, then where they end. */
    fill(out, ceiling, out->starts + 2, false);
    for (size_t i = 2; i < total + 2; i++) {
        out->starts[i] += out->starts[i - 1];
    }
    out->members = PA_NEW_ARRAY(arena, uint32_t, out->starts[total + 1] + 1);
    if (!out->members) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    fill(out, ceiling, out->starts + 1, true);
    return PA_OK;
}

static void offer(search *in, double lower_y, double upper_y)
{
    if (lower_y <= in->ceiling && (!in->found || lower_y - upper_y > in->best)) {
        in->best = lower_y - upper_y;
        in->found = true;
    }
}

static double area(pa_vec3 a, pa_vec3 b, pa_vec3 c)
{
    return (b.x - a.x) * (c.z - a.z) - (b.z - a.z) * (c.x - a.x);
}

/* The height of the triangle over a point; false where it has none. */
static bool height_at(const triangle *of, pa_vec3 point, double *out_y)
{
    const pa_vec3 *c = of->corners;
    double whole = area(c[0], c[1], c[2]);
    double u = area(point, c[1], c[2]) / whole;
    double v = area(c[0], point, c[2]) / whole;
    if (whole == 0.0 || !(u >= 0.0 && v >= 0.0 && u + v <= 1.0)) {
        return false;
    }
    *out_y = u * c[0].y + v * c[1].y + (1.0 - u - v) * c[2].y;
    return true;
}

static void compare_edges(search *in, pa_vec3 a, pa_vec3 b, pa_vec3 c, pa_vec3 d)
{
    double slope = (b.x - a.x) * (d.z - c.z) - (b.z - a.z) * (d.x - c.x);
    double s = ((c.x - a.x) * (d.z - c.z) - (c.z - a.z) * (d.x - c.x)) / slope;
    double t = ((c.x - a.x) * (b.z - a.z) - (c.z - a.z) * (b.x - a.x)) / slope;
    if (slope != 0.0 && s >= 0.0 && s <= 1.0 && t >= 0.0 && t <= 1.0) {
        offer(in, a.y + s * (b.y - a.y), c.y + t * (d.y - c.y));
    }
}

static void compare(search *in, const triangle *lower, const triangle *upper)
{
    if (in->found && fmin(high_of(lower).y, in->ceiling) - low_of(upper).y <= in->best) {
        return;
    }
    double y;
    for (int i = 0; i < 3; i++) {
        if (height_at(lower, upper->corners[i], &y)) {
            offer(in, y, upper->corners[i].y);
        }
        if (height_at(upper, lower->corners[i], &y)) {
            offer(in, lower->corners[i].y, y);
        }
        for (int k = 0; k < 3; k++) {
            compare_edges(in, lower->corners[i], lower->corners[(i + 1) % 3], upper->corners[k],
                          upper->corners[(k + 1) % 3]);
        }
    }
}

static void compare_with_grid(search *in, const grid *with, const triangle *upper)
{
    cell_range range;
    if (!cells_under(with, low_of(upper), high_of(upper), &range)) {
        return;
    }
    for (int row = range.first_row; row <= range.last_row; row++) {
        for (int column = range.first_column; column <= range.last_column; column++) {
            int cell = row * with->columns + column;
            for (uint32_t at = with->starts[cell]; at < with->starts[cell + 1]; at++) {
                compare(in, &with->lower->items[with->members[at]], upper);
            }
        }
    }
}

pa_status pa_rest_move(pa_rest_body lower, pa_rest_body upper, double ceiling_m, pa_arena *arena,
                       double *out_move_m, pa_error *err)
{
    triangles below;
    triangles above;
    grid cells;
    pa_status status = read_triangles(lower, arena, &below, err);
    status = status ? status : read_triangles(upper, arena, &above, err);
    status = status ? status : make_grid(&below, &above, ceiling_m, arena, &cells, err);
    if (status != PA_OK) {
        return status;
    }
    search in = {.ceiling = ceiling_m};
    for (size_t i = 0; i < above.count; i++) {
        compare_with_grid(&in, &cells, &above.items[i]);
    }
    if (!in.found) {
        return pa_fail(err, PA_NOT_FOUND, "Neither lies above the other.");
    }
    *out_move_m = in.best;
    return PA_OK;
}
