#include "engines/procedural/bricks.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/vector.h"

enum { EMPTY = 0, INSIDE = 0xFFFF, BRICK_LONG = 4, BRICK_WIDE = 2, SCRATCH_MIB = 64 };

/* The box as cells; a margin of one empty cell lies all around. Cells hold 1 + a mesh, or INSIDE. */
typedef struct grid {
    int x, y, z; /* cells each way, with the margin */
    double wide; /* metres of a cell along X and Z */
    double high;
    pa_vec3 low; /* the corner of cell (0, 0, 0) */
    uint16_t *cells;
    float *votes; /* for what a cell holds so far */
    bool *laid;   /* a brick covers it */
} grid;

/* The mesh being written. */
typedef struct mason {
    pa_mesh *mesh;
    bool counting; /* the first round only counts */
} mason;

static size_t at(const grid *of, int x, int y, int z)
{
    return ((size_t)y * (size_t)of->z + (size_t)z) * (size_t)of->x + (size_t)x;
}

static bool solid(const grid *of, int x, int y, int z)
{
    return of->cells[at(of, x, y, z)] != EMPTY;
}

static pa_vec3 point_of(const pa_mesh *mesh, uint32_t index)
{
    const float *p = mesh->positions + 3 * (size_t)index;
    return (pa_vec3){(double)p[0], (double)p[1], (double)p[2]};
}

/* Of two in one cell, the one with more votes against the other stays (Boyer and Moore's majority). */
static void vote(grid *of, pa_vec3 point, uint16_t mesh, float weight)
{
    int x = (int)floor((point.x - of->low.x) / of->wide);
    int y = (int)floor((point.y - of->low.y) / of->high);
    int z = (int)floor((point.z - of->low.z) / of->wide);
    x = x < 1 ? 1 : x > of->x - 2 ? of->x - 2 : x;
    y = y < 1 ? 1 : y > of->y - 2 ? of->y - 2 : y;
    z = z < 1 ? 1 : z > of->z - 2 ? of->z - 2 : z;
    size_t cell = at(of, x, y, z);
    if (of->cells[cell] == mesh) {
        of->votes[cell] += weight;
    } else if (of->cells[cell] == EMPTY || of->votes[cell] < weight) {
        of->votes[cell] = of->cells[cell] == EMPTY ? weight : weight - of->votes[cell];
        of->cells[cell] = mesh;
    } else {
        of->votes[cell] -= weight;
    }
}

static double area_of(const pa_mesh *mesh)
{
    double area = 0.0;
    for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
        pa_vec3 a = point_of(mesh, mesh->indices[i]);
        pa_vec3 ab = pa_vec3_sub(point_of(mesh, mesh->indices[i + 1]), a);
        pa_vec3 ac = pa_vec3_sub(point_of(mesh, mesh->indices[i + 2]), a);
        area += 0.5 * pa_vec3_length(pa_vec3_cross(ab, ac));
    }
    return area;
}

static void vote_triangle(grid *of, const pa_mesh *mesh, uint32_t first, uint16_t name, float weight)
{
    enum { STEPS_MAX = 128 };
    pa_vec3 a = point_of(mesh, mesh->indices[first]);
    pa_vec3 ab = pa_vec3_sub(point_of(mesh, mesh->indices[first + 1]), a);
    pa_vec3 ac = pa_vec3_sub(point_of(mesh, mesh->indices[first + 2]), a);
    pa_vec3 bc = pa_vec3_sub(ac, ab);
    double longest = fmax(pa_vec3_length(ab), fmax(pa_vec3_length(ac), pa_vec3_length(bc)));
    int steps = (int)fmin(ceil(longest / (0.45 * fmin(of->wide, of->high))), STEPS_MAX);
    steps = steps < 1 ? 1 : steps;
    double area = 0.5 * pa_vec3_length(pa_vec3_cross(ab, ac));
    float each = weight * (float)(area / (steps * steps));
    for (int i = 0; i < steps; i++) {
        for (int k = 0; k < steps - i; k++) {
            double u = (i + 1.0 / 3.0) / steps;
            double v = (k + 1.0 / 3.0) / steps;
            pa_vec3 p = pa_vec3_add(a, pa_vec3_add(pa_vec3_scale(ab, u), pa_vec3_scale(ac, v)));
            vote(of, p, name, each);
        }
    }
}

static void vote_all(grid *of, const pa_scene *scene)
{
    const double small = 0.06;
    double total = 0.0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        total += area_of(&scene->meshes[m]);
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        float weight = area_of(mesh) < small * total ? 4.0f : 1.0f;
        for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
            vote_triangle(of, mesh, i, (uint16_t)(m + 1), weight);
        }
    }
}

/* What cannot be reached from outside is full, and none of its faces are drawn. */
static pa_status fill_inside(grid *of, pa_arena *scratch, pa_error *err)
{
    size_t count = (size_t)of->x * (size_t)of->y * (size_t)of->z;
    bool *outside = PA_NEW_ARRAY(scratch, bool, count);
    uint32_t *open = PA_NEW_ARRAY(scratch, uint32_t, count);
    if (!outside || !open) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t top = 0;
    open[top++] = 0;
    outside[0] = true;
    const int steps[6][3] = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    while (top > 0) {
        uint32_t cell = open[--top];
        int x = (int)(cell % (uint32_t)of->x);
        int z = (int)(cell / (uint32_t)of->x % (uint32_t)of->z);
        int y = (int)(cell / (uint32_t)of->x / (uint32_t)of->z);
        for (int i = 0; i < 6; i++) {
            int nx = x + steps[i][0], ny = y + steps[i][1], nz = z + steps[i][2];
            bool in = nx >= 0 && ny >= 0 && nz >= 0 && nx < of->x && ny < of->y && nz < of->z;
            if (in && !outside[at(of, nx, ny, nz)] && !solid(of, nx, ny, nz)) {
                outside[at(of, nx, ny, nz)] = true;
                open[top++] = (uint32_t)at(of, nx, ny, nz);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        of->cells[i] = of->cells[i] == EMPTY && !outside[i] ? INSIDE : of->cells[i];
    }
    return PA_OK;
}

static uint32_t add_vertex(mason *by, pa_vec3 point, pa_vec3 normal)
{
    uint32_t index = by->mesh->vertex_count++;
    if (!by->counting) {
        float *p = by->mesh->positions + 3 * (size_t)index;
        float *n = by->mesh->normals + 3 * (size_t)index;
        p[0] = (float)point.x, p[1] = (float)point.y, p[2] = (float)point.z;
        n[0] = (float)normal.x, n[1] = (float)normal.y, n[2] = (float)normal.z;
    }
    return index;
}

static void add_triangle(mason *by, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t *to = by->mesh->indices + by->mesh->index_count;
    if (!by->counting) {
        to[0] = a, to[1] = b, to[2] = c;
    }
    by->mesh->index_count += 3;
}

/* A rectangle about `middle`, half as wide as `u` and `v` are long each way; seen from where u × v points. */
static void add_quad(mason *by, pa_vec3 middle, pa_vec3 u, pa_vec3 v)
{
    pa_vec3 normal = pa_vec3_unit_or(pa_vec3_cross(u, v), (pa_vec3){0.0, 1.0, 0.0});
    const double corners[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    uint32_t first = by->mesh->vertex_count;
    for (int i = 0; i < 4; i++) {
        pa_vec3 p = pa_vec3_add(middle, pa_vec3_scale(u, corners[i][0]));
        add_vertex(by, pa_vec3_add(p, pa_vec3_scale(v, corners[i][1])), normal);
    }
    add_triangle(by, first, first + 1, first + 2);
    add_triangle(by, first, first + 2, first + 3);
}

static void add_stud(mason *by, pa_vec3 foot, double radius, double height, uint32_t sides)
{
    uint32_t first = by->mesh->vertex_count;
    for (uint32_t i = 0; i < sides; i++) {
        double angle = 2.0 * PA_PI * i / sides;
        pa_vec3 out = {cos(angle), 0.0, -sin(angle)};
        pa_vec3 low = pa_vec3_add(foot, pa_vec3_scale(out, radius));
        pa_vec3 high = {low.x, low.y + height, low.z};
        add_vertex(by, low, out);
        add_vertex(by, high, out);
        add_vertex(by, high, (pa_vec3){0.0, 1.0, 0.0});
    }
    for (uint32_t i = 0; i < sides; i++) {
        uint32_t a = first + 3 * i;
        uint32_t b = first + 3 * ((i + 1) % sides);
        add_triangle(by, a, b, b + 1);
        add_triangle(by, a, b + 1, a + 1);
        if (i > 0 && i + 1 < sides) {
            add_triangle(by, first + 2, a + 2, b + 2);
        }
    }
}

typedef struct brick {
    int x, y, z, along_x, along_z;
} brick;

/*
 * True when a side of the brick can be seen: there is air beside it, or another brick beyond a gap, through
 * which one would see past it otherwise.
 */
static bool side_shows(const grid *of, const brick *what, bool gaps, int step_x, int step_y, int step_z)
{
    for (int x = what->x; x < what->x + what->along_x; x++) {
        for (int z = what->z; z < what->z + what->along_z; z++) {
            bool edge = step_y != 0 || (step_x > 0 && x == what->x + what->along_x - 1) ||
                        (step_x < 0 && x == what->x) || (step_z > 0 && z == what->z + what->along_z - 1) ||
                        (step_z < 0 && z == what->z);
            uint16_t beside = of->cells[at(of, x + step_x, what->y + step_y, z + step_z)];
            if (edge && (beside == EMPTY || (gaps && beside != INSIDE))) {
                return true;
            }
        }
    }
    return false;
}

static void add_brick(mason *by, const grid *of, const brick *what, const pa_bricks_options *options)
{
    double gap = options->studs ? 0.04 * of->wide : 0.0;
    pa_vec3 half = {0.5 * what->along_x * of->wide - gap, 0.5 * of->high - 0.5 * gap,
                    0.5 * what->along_z * of->wide - gap};
    pa_vec3 middle = {of->low.x + (what->x + 0.5 * what->along_x) * of->wide,
                      of->low.y + (what->y + 0.5) * of->high,
                      of->low.z + (what->z + 0.5 * what->along_z) * of->wide};
    const pa_vec3 x = {half.x, 0.0, 0.0}, y = {0.0, half.y, 0.0}, z = {0.0, 0.0, half.z};
    const struct {
        int step[3];
        pa_vec3 out, u, v;
    } sides[6] = {{{1, 0, 0}, x, y, z}, {{-1, 0, 0}, pa_vec3_scale(x, -1.0), z, y},
                  {{0, 1, 0}, y, z, x}, {{0, -1, 0}, pa_vec3_scale(y, -1.0), x, z},
                  {{0, 0, 1}, z, x, y}, {{0, 0, -1}, pa_vec3_scale(z, -1.0), y, x}};
    for (int i = 0; i < 6; i++) {
        if (side_shows(of, what, options->studs, sides[i].step[0], sides[i].step[1], sides[i].step[2])) {
            add_quad(by, pa_vec3_add(middle, sides[i].out), sides[i].u, sides[i].v);
        }
    }
    for (int cx = what->x; options->studs && cx < what->x + what->along_x; cx++) {
        for (int cz = what->z; cz < what->z + what->along_z; cz++) {
            if (!solid(of, cx, what->y + 1, cz)) {
                pa_vec3 foot = {of->low.x + (cx + 0.5) * of->wide, middle.y + half.y,
                                of->low.z + (cz + 0.5) * of->wide};
                add_stud(by, foot, 0.3 * of->wide, 0.2 * of->wide, options->stud_sides);
            }
        }
    }
}

static bool fits(const grid *of, const brick *what, uint16_t name)
{
    for (int x = what->x; x < what->x + what->along_x; x++) {
        for (int z = what->z; z < what->z + what->along_z; z++) {
            size_t cell = at(of, x, what->y, z);
            if (of->cells[cell] != name || of->laid[cell]) {
                return false;
            }
        }
    }
    return true;
}

/* The biggest brick that begins at a cell; layers lie crosswise, as masons lay them. */
static brick choose_brick(const grid *of, int x, int y, int z, uint16_t name)
{
    bool crosswise = y % 2 == 0;
    brick best = {x, y, z, 1, 1};
    for (int a = 1; a <= (crosswise ? BRICK_LONG : BRICK_WIDE); a++) {
        for (int b = 1; b <= (crosswise ? BRICK_WIDE : BRICK_LONG); b++) {
            brick larger = {x, y, z, a, b};
            if (a * b > best.along_x * best.along_z && a != 3 && b != 3 && fits(of, &larger, name)) {
                best = larger;
            }
        }
    }
    return best;
}

static void lay_mesh(mason *by, grid *of, uint16_t name, const pa_bricks_options *options)
{
    memset(of->laid, 0, (size_t)of->x * (size_t)of->y * (size_t)of->z * sizeof *of->laid);
    by->mesh->vertex_count = by->mesh->index_count = 0;
    for (int y = 1; y < of->y - 1; y++) {
        for (int z = 1; z < of->z - 1; z++) {
            for (int x = 1; x < of->x - 1; x++) {
                size_t cell = at(of, x, y, z);
                if (of->cells[cell] != name || of->laid[cell]) {
                    continue;
                }
                brick what = options->studs ? choose_brick(of, x, y, z, name) : (brick){x, y, z, 1, 1};
                for (int i = 0; i < what.along_x * what.along_z; i++) {
                    of->laid[at(of, x + i % what.along_x, y, z + i / what.along_x)] = true;
                }
                add_brick(by, of, &what, options);
            }
        }
    }
}

static pa_status build_mesh(grid *of, uint16_t name, const pa_bricks_options *options, pa_mesh *mesh,
                            pa_arena *arena, pa_error *err)
{
    pa_mesh built = {.name = mesh->name, .material = mesh->material};
    mason by = {.mesh = &built, .counting = true};
    lay_mesh(&by, of, name, options);
    built.positions = PA_NEW_ARRAY(arena, float, 3 * (size_t)built.vertex_count + 1);
    built.normals = PA_NEW_ARRAY(arena, float, 3 * (size_t)built.vertex_count + 1);
    built.indices = PA_NEW_ARRAY(arena, uint32_t, built.index_count + 1);
    if (!built.positions || !built.normals || !built.indices) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    by.counting = false;
    lay_mesh(&by, of, name, options);
    *mesh = built;
    return PA_OK;
}

static pa_status make_grid(const pa_scene *scene, const pa_bricks_options *options, pa_arena *scratch,
                           grid *out_grid, pa_error *err)
{
    pa_bounds box;
    if (!pa_scene_bounds(scene, &box)) {
        return pa_fail(err, PA_INVALID, "There is nothing to build of bricks.");
    }
    pa_vec3 size = {(double)(box.max[0] - box.min[0]), (double)(box.max[1] - box.min[1]),
                    (double)(box.max[2] - box.min[2])};
    double longest = fmax(size.x, fmax(size.y, size.z));
    /* What is long and thin takes finer bricks, down to half, so that it stays what it is. */
    double fine = cbrt(size.x * size.y * size.z) / (0.6 * options->cells);
    grid made = {.wide = fmin(longest / options->cells, fmax(fine, 0.5 * longest / options->cells))};
    if (!(made.wide > 0.0)) {
        return pa_fail(err, PA_INVALID, "There is nothing to build of bricks.");
    }
    made.high = options->height * made.wide;
    const int margin = 2;
    made.x = (int)fmax(1.0, ceil(size.x / made.wide - 1e-6)) + margin;
    made.y = (int)fmax(1.0, ceil(size.y / made.high - 1e-6)) + margin;
    made.z = (int)fmax(1.0, ceil(size.z / made.wide - 1e-6)) + margin;
    made.low = (pa_vec3){0.5 * (double)(box.min[0] + box.max[0]) - 0.5 * made.x * made.wide,
                         (double)box.min[1] - made.high,
                         0.5 * (double)(box.min[2] + box.max[2]) - 0.5 * made.z * made.wide};
    size_t count = (size_t)made.x * (size_t)made.y * (size_t)made.z;
    made.cells = PA_NEW_ARRAY(scratch, uint16_t, count);
    made.votes = PA_NEW_ARRAY(scratch, float, count);
    made.laid = PA_NEW_ARRAY(scratch, bool, count);
    if (!made.cells || !made.votes || !made.laid) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_grid = made;
    return PA_OK;
}

static void make_plastic(pa_scene *scene)
{
    for (uint32_t i = 0; i < scene->material_count; i++) {
        pa_material plastic = pa_material_default();
        const pa_material *before = &scene->materials[i];
        plastic.name = before->name;
        memcpy(plastic.base_color, before->base_color, sizeof plastic.base_color);
        memcpy(plastic.emissive, before->emissive, sizeof plastic.emissive);
        plastic.alpha_mode = before->alpha_mode;
        plastic.roughness = 0.3f;
        scene->materials[i] = plastic;
    }
    scene->image_count = 0;
}

pa_status pa_bricks_build(pa_scene *scene, const pa_bricks_options *options, pa_arena *arena, pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, (size_t)SCRATCH_MIB << 20);
    grid cells = {0};
    pa_status status = make_grid(scene, options, &scratch, &cells, err);
    if (status == PA_OK) {
        vote_all(&cells, scene);
        status = fill_inside(&cells, &scratch, err);
    }
    uint32_t kept = 0;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        pa_mesh mesh = scene->meshes[m];
        status = build_mesh(&cells, (uint16_t)(m + 1), options, &mesh, arena, err);
        if (status == PA_OK && mesh.index_count > 0) {
            scene->meshes[kept++] = mesh;
        }
    }
    if (status == PA_OK) {
        scene->mesh_count = kept;
        make_plastic(scene);
    }
    pa_arena_done(&scratch);
    return status;
}
