#include "surface_distance.h"

#include <math.h>
#include <stdlib.h>

#include "asset/geometry/vector.h"

enum { CELLS_PER_SIDE = 96 };

typedef struct triangle {
    pa_vec3 corner[3];
} triangle;

/* A uniform grid; cell c holds the triangles items[first[c]] to items[first[c + 1]]. */
typedef struct grid {
    triangle *triangles;
    uint32_t count;
    double low[3];
    double step;
    uint32_t *first;
    uint32_t *items;
} grid;

static pa_vec3 corner_of(const pa_mesh *mesh, uint32_t i)
{
    const float *p = mesh->positions + 3 * (size_t)mesh->indices[i];
    return (pa_vec3){(double)p[0], (double)p[1], (double)p[2]};
}

static bool gather(const pa_scene *scene, pa_arena *arena, grid *out)
{
    out->count = (uint32_t)pa_scene_triangle_count(scene);
    out->triangles = PA_NEW_ARRAY(arena, triangle, out->count);
    uint32_t t = 0;
    for (uint32_t m = 0; out->triangles && m < scene->mesh_count; m++) {
        for (uint32_t i = 0; i < scene->meshes[m].index_count; i++, t++) {
            out->triangles[t / 3].corner[t % 3] = corner_of(&scene->meshes[m], i);
        }
    }
    return out->triangles;
}

static double axis_of(pa_vec3 p, int k)
{
    return k == 0 ? p.x : k == 1 ? p.y : p.z;
}

static int cell_along(const grid *self, double value, int k)
{
    double cell = floor((value - self->low[k]) / self->step);
    return (int)fmin(fmax(cell, 0), CELLS_PER_SIDE - 1);
}

static void cells_of(const grid *self, const triangle *t, int low[3], int high[3])
{
    for (int k = 0; k < 3; k++) {
        double a = axis_of(t->corner[0], k);
        double b = axis_of(t->corner[1], k);
        double c = axis_of(t->corner[2], k);
        low[k] = cell_along(self, fmin(a, fmin(b, c)), k);
        high[k] = cell_along(self, fmax(a, fmax(b, c)), k);
    }
}

static size_t cell_number(int x, int y, int z)
{
    return ((size_t)z * CELLS_PER_SIDE + (size_t)y) * CELLS_PER_SIDE + (size_t)x;
}

/* Once to count, once to place: with items NULL only first[cell + 1] grows. */
static void visit_cells(grid *self, uint32_t *filled)
{
    for (uint32_t t = 0; t < self->count; t++) {
        int low[3], high[3];
        cells_of(self, &self->triangles[t], low, high);
        for (int z = low[2]; z <= high[2]; z++) {
            for (int y = low[1]; y <= high[1]; y++) {
                for (int x = low[0]; x <= high[0]; x++) {
                    size_t cell = cell_number(x, y, z);
                    if (self->items) {
                        self->items[self->first[cell] + filled[cell]++] = t;
                    } else {
                        self->first[cell + 1]++;
                    }
                }
            }
        }
    }
}

static bool lay_grid(grid *self, const pa_bounds *bounds, pa_arena *arena)
{
    size_t cells = (size_t)CELLS_PER_SIDE * CELLS_PER_SIDE * CELLS_PER_SIDE;
    double side = 0;
    for (int k = 0; k < 3; k++) {
        self->low[k] = (double)bounds->min[k];
        side = fmax(side, (double)(bounds->max[k] - bounds->min[k]));
    }
    self->step = side / CELLS_PER_SIDE;
    self->first = PA_NEW_ARRAY(arena, uint32_t, cells + 1);
    uint32_t *filled = PA_NEW_ARRAY(arena, uint32_t, cells);
    if (!self->first || !filled) {
        return false;
    }
    visit_cells(self, NULL);
    for (size_t c = 0; c < cells; c++) {
        self->first[c + 1] += self->first[c];
    }
    self->items = PA_NEW_ARRAY(arena, uint32_t, self->first[cells]);
    if (self->items) {
        visit_cells(self, filled);
    }
    return self->items;
}

/* Ericson, "Real-Time Collision Detection" (2005), 5.1.5: the point of a triangle that is nearest to p. */
static pa_vec3 nearest_point(const triangle *t, pa_vec3 p)
{
    pa_vec3 a = t->corner[0], b = t->corner[1], c = t->corner[2];
    pa_vec3 ab = pa_vec3_sub(b, a), ac = pa_vec3_sub(c, a), ap = pa_vec3_sub(p, a);
    double d1 = pa_vec3_dot(ab, ap), d2 = pa_vec3_dot(ac, ap);
    if (d1 <= 0 && d2 <= 0) {
        return a;
    }
    pa_vec3 bp = pa_vec3_sub(p, b);
    double d3 = pa_vec3_dot(ab, bp), d4 = pa_vec3_dot(ac, bp);
    if (d3 >= 0 && d4 <= d3) {
        return b;
    }
    double vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
        return pa_vec3_add(a, pa_vec3_scale(ab, d1 / (d1 - d3)));
    }
    pa_vec3 cp = pa_vec3_sub(p, c);
    double d5 = pa_vec3_dot(ab, cp), d6 = pa_vec3_dot(ac, cp);
    if (d6 >= 0 && d5 <= d6) {
        return c;
    }
    double vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
        return pa_vec3_add(a, pa_vec3_scale(ac, d2 / (d2 - d6)));
    }
    double va = d3 * d6 - d5 * d4;
    if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
        return pa_vec3_add(b, pa_vec3_scale(pa_vec3_sub(c, b), (d4 - d3) / ((d4 - d3) + (d5 - d6))));
    }
    double total = 1 / (va + vb + vc);
    return pa_vec3_add(a, pa_vec3_add(pa_vec3_scale(ab, vb * total), pa_vec3_scale(ac, vc * total)));
}

static double squared_in_cell(const grid *self, size_t cell, pa_vec3 p, double best)
{
    for (uint32_t i = self->first[cell]; i < self->first[cell + 1]; i++) {
        pa_vec3 away = pa_vec3_sub(nearest_point(&self->triangles[self->items[i]], p), p);
        best = fmin(best, pa_vec3_dot(away, away));
    }
    return best;
}

/* Shells of cells around the point's own, until none further out can hold anything nearer. */
static double distance_to(const grid *self, pa_vec3 p)
{
    int at[3] = {cell_along(self, p.x, 0), cell_along(self, p.y, 1), cell_along(self, p.z, 2)};
    double best = HUGE_VAL;
    for (int shell = 0; shell < CELLS_PER_SIDE; shell++) {
        if (shell > 0 && sqrt(best) <= (shell - 1) * self->step) {
            break;
        }
        for (int z = at[2] - shell; z <= at[2] + shell; z++) {
            for (int y = at[1] - shell; y <= at[1] + shell; y++) {
                bool inner = abs(z - at[2]) < shell && abs(y - at[1]) < shell;
                for (int x = at[0] - shell; x <= at[0] + shell; x += inner && shell ? 2 * shell : 1) {
                    bool inside = x >= 0 && y >= 0 && z >= 0 && x < CELLS_PER_SIDE && y < CELLS_PER_SIDE &&
                                  z < CELLS_PER_SIDE;
                    best = inside ? squared_in_cell(self, cell_number(x, y, z), p, best) : best;
                }
            }
        }
    }
    return sqrt(best);
}

static double area_of(const triangle *t)
{
    pa_vec3 cross =
        pa_vec3_cross(pa_vec3_sub(t->corner[1], t->corner[0]), pa_vec3_sub(t->corner[2], t->corner[0]));
    return pa_vec3_length(cross) / 2;
}

static double fraction(double value)
{
    return value - floor(value);
}

/* Steps of equal area through the triangles, and within each a place from Roberts' R2 sequence. */
static void measure_one_way(const grid *from, const grid *to, uint32_t samples, surface_distance *out)
{
    double total = 0;
    for (uint32_t t = 0; t < from->count; t++) {
        total += area_of(&from->triangles[t]);
    }
    double passed = 0;
    uint32_t t = 0;
    double sum = 0;
    for (uint32_t s = 0; s < samples; s++) {
        double wanted = (s + 0.5) / samples * total;
        while (t + 1 < from->count && passed + area_of(&from->triangles[t]) < wanted) {
            passed += area_of(&from->triangles[t++]);
        }
        double u = sqrt(fraction(0.5 + 0.7548776662466927 * s));
        double v = fraction(0.5 + 0.5698402909980532 * s);
        const triangle *at = &from->triangles[t];
        pa_vec3 p = pa_vec3_scale(at->corner[0], 1 - u);
        p = pa_vec3_add(p, pa_vec3_scale(at->corner[1], u * (1 - v)));
        p = pa_vec3_add(p, pa_vec3_scale(at->corner[2], u * v));
        double distance = distance_to(to, p);
        sum += distance;
        out->largest = fmax(out->largest, distance);
    }
    out->mean += sum / samples / 2;
}

pa_status surface_distance_measure(const pa_scene *a, const pa_scene *b, uint32_t samples,
                                   surface_distance *out_distance, pa_error *err)
{
    pa_bounds first, second;
    if (!pa_scene_bounds(a, &first) || !pa_scene_bounds(b, &second)) {
        return pa_fail(err, PA_INVALID, "A surface has no triangle.");
    }
    for (int k = 0; k < 3; k++) {
        first.min[k] = fminf(first.min[k], second.min[k]);
        first.max[k] = fmaxf(first.max[k], second.max[k]);
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    grid one = {0}, other = {0};
    surface_distance made = {0};
    bool ready = gather(a, &arena, &one) && gather(b, &arena, &other) && lay_grid(&one, &first, &arena) &&
                 lay_grid(&other, &first, &arena);
    if (ready) {
        measure_one_way(&one, &other, samples, &made);
        measure_one_way(&other, &one, samples, &made);
        *out_distance = made;
    }
    pa_arena_done(&arena);
    return ready ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
