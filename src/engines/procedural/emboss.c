#include "engines/procedural/emboss.h"

#include <math.h>
#include <stdlib.h>

#include "asset/geometry/vector.h"

enum { SIDE = 112 };

/* How near the ground's surface is, seen from the front (or from above), in a grid over its box. */
typedef struct relief {
    double low[2];  /* metres across and up */
    double size[2]; /* of the box */
    double cell[2];
    float *depth; /* [SIDE, SIDE] metres towards the eye; -INFINITY = nothing there */
    bool above;
} relief;

/* Across, up and towards the eye. */
static pa_vec3 seen(const float *p, bool above)
{
    return above ? (pa_vec3){(double)p[0], -(double)p[2], (double)p[1]}
                 : (pa_vec3){(double)p[0], (double)p[1], (double)p[2]};
}

static void unsee(pa_vec3 v, bool above, float *p)
{
    p[0] = (float)v.x;
    p[1] = (float)(above ? v.z : v.y);
    p[2] = (float)(above ? -v.y : v.z);
}

static void widen(const pa_scene *scene, bool above, pa_vec3 *low, pa_vec3 *high)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        for (uint32_t i = 0; i < scene->meshes[m].vertex_count; i++) {
            pa_vec3 p = seen(scene->meshes[m].positions + 3 * (size_t)i, above);
            *low = (pa_vec3){fmin(low->x, p.x), fmin(low->y, p.y), fmin(low->z, p.z)};
            *high = (pa_vec3){fmax(high->x, p.x), fmax(high->y, p.y), fmax(high->z, p.z)};
        }
    }
}

static double edge(pa_vec3 a, pa_vec3 b, double x, double y)
{
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

static void draw_triangle(relief *of, pa_vec3 a, pa_vec3 b, pa_vec3 c)
{
    double area = edge(a, b, c.x, c.y);
    if (!(fabs(area) > 1e-15)) {
        return;
    }
    int x0 = (int)fmax(0.0, (fmin(a.x, fmin(b.x, c.x)) - of->low[0]) / of->cell[0] - 0.5);
    int x1 = (int)fmin(SIDE - 1.0, (fmax(a.x, fmax(b.x, c.x)) - of->low[0]) / of->cell[0] + 0.5);
    int y0 = (int)fmax(0.0, (fmin(a.y, fmin(b.y, c.y)) - of->low[1]) / of->cell[1] - 0.5);
    int y1 = (int)fmin(SIDE - 1.0, (fmax(a.y, fmax(b.y, c.y)) - of->low[1]) / of->cell[1] + 0.5);
    for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
            double px = of->low[0] + (x + 0.5) * of->cell[0];
            double py = of->low[1] + (y + 0.5) * of->cell[1];
            double u = edge(b, c, px, py) / area;
            double v = edge(c, a, px, py) / area;
            double w = 1.0 - u - v;
            if (u >= -1e-9 && v >= -1e-9 && w >= -1e-9) {
                float z = (float)(u * a.z + v * b.z + w * c.z);
                float *at = &of->depth[y * SIDE + x];
                *at = fmaxf(*at, z);
            }
        }
    }
}

static void draw_scene(relief *of, const pa_scene *scene)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
            draw_triangle(of, seen(mesh->positions + 3 * (size_t)mesh->indices[i], of->above),
                          seen(mesh->positions + 3 * (size_t)mesh->indices[i + 1], of->above),
                          seen(mesh->positions + 3 * (size_t)mesh->indices[i + 2], of->above));
        }
    }
}

/* How well a figure of that radius lies around a cell: 1 on a plane, less the more it would bend; below 0
 * where part of it would hang in the air. */
static double rate(const relief *of, int cx, int cy, double radius)
{
    int rx = (int)(radius / of->cell[0]);
    int ry = (int)(radius / of->cell[1]);
    int hits = 0;
    int cells = 0;
    double sum = 0.0;
    double squares = 0.0;
    for (int y = cy - ry; y <= cy + ry; y++) {
        for (int x = cx - rx; x <= cx + rx; x++) {
            double dx = (x - cx) * of->cell[0] / radius;
            double dy = (y - cy) * of->cell[1] / radius;
            if (dx * dx + dy * dy > 1.0) {
                continue;
            }
            cells++;
            bool inside = x >= 0 && y >= 0 && x < SIDE && y < SIDE;
            double z = inside ? (double)of->depth[y * SIDE + x] : -HUGE_VAL;
            if (z > -HUGE_VAL) {
                hits++;
                sum += z;
                squares += z * z;
            }
        }
    }
    if (cells == 0 || hits < 0.7 * cells) {
        return -1.0;
    }
    double mean = sum / hits;
    double spread = sqrt(fmax(0.0, squares / hits - mean * mean));
    return 0.5 + 0.5 * (double)hits / cells - spread / radius;
}

static bool find_place(const relief *of, double share, double *out_x, double *out_y, double *out_radius)
{
    const double least = 0.05;
    for (; share > least; share *= 0.82) {
        double radius = 0.5 * share * fmin(of->size[0], of->size[1]);
        double best = share > 0.2 ? 0.35 : 0.1;
        bool found = false;
        for (int y = SIDE / 8; y < SIDE - SIDE / 8; y += 3) {
            for (int x = SIDE / 8; x < SIDE - SIDE / 8; x += 3) {
                double off_x = fabs((x + 0.5) / SIDE - 0.5);
                double off_y = fabs((y + 0.5) / SIDE - 0.5);
                double rating = rate(of, x, y, radius) - 0.8 * off_x - 0.3 * off_y;
                if (rating > best) {
                    best = rating;
                    *out_x = of->low[0] + (x + 0.5) * of->cell[0];
                    *out_y = of->low[1] + (y + 0.5) * of->cell[1];
                    found = true;
                }
            }
        }
        if (found) {
            *out_radius = radius;
            return true;
        }
    }
    return false;
}

/* The ground's depth at a point, from the cells around it; `otherwise` where there is nothing. */
static double depth_at(const relief *of, double x, double y, double otherwise)
{
    double sum = 0.0;
    double weights = 0.0;
    double fx = (x - of->low[0]) / of->cell[0] - 0.5;
    double fy = (y - of->low[1]) / of->cell[1] - 0.5;
    for (int i = 0; i < 4; i++) {
        int cx = (int)floor(fx) + (i & 1);
        int cy = (int)floor(fy) + (i >> 1);
        if (cx < 0 || cy < 0 || cx >= SIDE || cy >= SIDE || !(of->depth[cy * SIDE + cx] > -HUGE_VALF)) {
            continue;
        }
        double weight = (1.0 - fabs(fx - cx)) * (1.0 - fabs(fy - cy)) + 1e-6;
        sum += weight * (double)of->depth[cy * SIDE + cx];
        weights += weight;
    }
    return weights > 0.0 ? sum / weights : otherwise;
}

/* Turns the figure so that what it shows most of looks to the eye: a horse its side, a leaf its face. */
static pa_vec3 best_view(pa_vec3 p, pa_vec3 size)
{
    if (size.y < 0.5 * fmin(size.x, size.z)) {
        return (pa_vec3){p.x, -p.z, p.y};
    }
    if (size.z > 1.25 * size.x) {
        return (pa_vec3){p.z, p.y, -p.x};
    }
    return p;
}

/* Where a charm hangs on what has no face: at its front, as far up as that reaches. */
static bool find_charm(const relief *of, double *out_x, double *out_y, double *out_radius)
{
    float best = -HUGE_VALF;
    float slack = 0.02f * (float)fmax(of->size[0], of->size[1]);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 2 * SIDE / 5; x <= 3 * SIDE / 5; x++) {
            float z = of->depth[y * SIDE + x];
            double off = fabs((x + 0.5) / SIDE - 0.5);
            if (z > -HUGE_VALF && (z > best + slack || (z > best - slack && off < 0.02))) {
                best = fmaxf(best, z);
                *out_x = of->low[0] + 0.5 * of->size[0];
                *out_y = of->low[1] + (y + 0.5) * of->cell[1];
            }
        }
    }
    *out_radius = 0.17 * fmax(of->size[0], of->size[1]);
    return best > -HUGE_VALF;
}

static void lay(const relief *on, pa_scene *figure, double x, double y, double radius, bool flat)
{
    const double thick = 0.22; /* of the radius */
    pa_vec3 low = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    pa_vec3 high = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    widen(figure, false, &low, &high);
    pa_vec3 size = pa_vec3_sub(high, low);
    pa_vec3 turned_low = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    pa_vec3 turned_high = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (int i = 0; i < 8; i++) {
        pa_vec3 corner = {i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, i & 4 ? high.z : low.z};
        pa_vec3 p = best_view(corner, size);
        turned_low = (pa_vec3){fmin(turned_low.x, p.x), fmin(turned_low.y, p.y), fmin(turned_low.z, p.z)};
        turned_high = (pa_vec3){fmax(turned_high.x, p.x), fmax(turned_high.y, p.y), fmax(turned_high.z, p.z)};
    }
    pa_vec3 middle = pa_vec3_scale(pa_vec3_add(turned_low, turned_high), 0.5);
    pa_vec3 extent = pa_vec3_sub(turned_high, turned_low);
    double scale = 1.7 * radius / fmax(fmax(extent.x, extent.y), 1e-9);
    double press = fmin(scale, thick * 2.0 * radius / fmax(extent.z, 1e-9));
    double centre = depth_at(on, x, y, 0.0);
    for (uint32_t m = 0; m < figure->mesh_count; m++) {
        pa_mesh *mesh = &figure->meshes[m];
        for (uint32_t i = 0; i < mesh->vertex_count; i++) {
            float *at = mesh->positions + 3 * (size_t)i;
            pa_vec3 p = pa_vec3_sub(best_view(seen(at, false), size), middle);
            pa_vec3 to = {x + scale * p.x, y + scale * p.y, 0.0};
            to.z = (flat ? centre : depth_at(on, to.x, to.y, centre)) + press * p.z + 0.25 * press * extent.z;
            unsee(to, on->above, at);
            if (mesh->normals) {
                float *normal = mesh->normals + 3 * (size_t)i;
                pa_vec3 n = best_view(seen(normal, false), size);
                n = pa_vec3_unit_or((pa_vec3){n.x, n.y, n.z * scale / press}, (pa_vec3){0.0, 0.0, 1.0});
                unsee(n, on->above, normal);
            }
        }
    }
}

static void look(relief *at, pa_vec3 low, pa_vec3 high, const pa_scene *ground, size_t count)
{
    pa_vec3 size = pa_vec3_sub(high, low);
    at->low[0] = low.x;
    at->low[1] = at->above ? -high.z : low.y;
    at->size[0] = fmax(size.x, 1e-6);
    at->size[1] = fmax(at->above ? size.z : size.y, 1e-6);
    at->cell[0] = at->size[0] / SIDE;
    at->cell[1] = at->size[1] / SIDE;
    for (int i = 0; i < SIDE * SIDE; i++) {
        at->depth[i] = -HUGE_VALF;
    }
    for (size_t i = 0; i < count; i++) {
        draw_scene(at, &ground[i]);
    }
}

pa_status pa_emboss(const pa_scene *ground, size_t ground_count, pa_scene *figure,
                    const pa_emboss_options *options, pa_error *err)
{
    const double too_small = 0.07; /* of the ground's longer side */
    pa_vec3 low = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    pa_vec3 high = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < ground_count; i++) {
        widen(&ground[i], false, &low, &high);
    }
    pa_vec3 size = pa_vec3_sub(high, low);
    relief on = {.above = size.z > 2.2 * size.y, .depth = malloc(sizeof(float) * SIDE * SIDE)};
    if (!on.depth) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    look(&on, low, high, ground, ground_count);
    double x = 0.0;
    double y = 0.0;
    double radius = 0.0;
    bool charm = !find_place(&on, options->share, &x, &y, &radius) ||
                 radius < too_small * fmax(on.size[0], on.size[1]);
    bool found = true;
    if (charm) {
        on.above = false;
        look(&on, low, high, ground, ground_count);
        found = find_charm(&on, &x, &y, &radius);
    }
    if (found) {
        lay(&on, figure, x, y, radius, charm);
    }
    free(on.depth);
    return found ? PA_OK : pa_fail(err, PA_NOT_FOUND, "There is no room for a figure.");
}
