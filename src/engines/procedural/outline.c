#include "engines/procedural/outline.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/vector.h"

enum { BINS = 180, ROUNDS = 5, TRIANGLES_MOST = 60000 };

/* What is seen of the object: how far it reaches each way from its middle. */
typedef struct view {
    bool front;    /* seen from the front, not from above */
    double middle; /* height of the middle, seen from the front */
    double reach[BINS];
    double wanted[BINS]; /* of the outline, about one wide each way */
} view;

static double edge_length(const pa_mesh *mesh, uint32_t a, uint32_t b)
{
    const float *p = mesh->positions + 3 * (size_t)a;
    const float *q = mesh->positions + 3 * (size_t)b;
    double x = (double)(p[0] - q[0]), y = (double)(p[1] - q[1]), z = (double)(p[2] - q[2]);
    return sqrt(x * x + y * y + z * z);
}

static uint32_t add_middle(pa_mesh *mesh, uint32_t a, uint32_t b)
{
    uint32_t at = mesh->vertex_count++;
    const struct {
        float *values;
        size_t width;
    } lists[] = {{mesh->positions, 3}, {mesh->normals, 3}, {mesh->uvs, 2}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (size_t k = 0; lists[i].values && k < lists[i].width; k++) {
            float *v = lists[i].values;
            v[at * lists[i].width + k] = 0.5f * (v[a * lists[i].width + k] + v[b * lists[i].width + k]);
        }
    }
    return at;
}

static pa_status grow(pa_mesh *mesh, uint32_t vertices, uint32_t indices, pa_arena *arena, pa_error *err)
{
    pa_mesh grown = *mesh;
    grown.positions = PA_NEW_ARRAY(arena, float, 3 * (size_t)vertices);
    grown.normals = PA_NEW_ARRAY(arena, float, 3 * (size_t)vertices);
    grown.uvs = mesh->uvs ? PA_NEW_ARRAY(arena, float, 2 * (size_t)vertices) : NULL;
    grown.indices = PA_NEW_ARRAY(arena, uint32_t, indices);
    if (!grown.positions || !grown.normals || !grown.indices || (mesh->uvs && !grown.uvs)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(grown.positions, mesh->positions, 3 * (size_t)mesh->vertex_count * sizeof *grown.positions);
    if (mesh->normals) {
        memcpy(grown.normals, mesh->normals, 3 * (size_t)mesh->vertex_count * sizeof *grown.normals);
    }
    if (mesh->uvs) {
        memcpy(grown.uvs, mesh->uvs, 2 * (size_t)mesh->vertex_count * sizeof *grown.uvs);
    }
    memcpy(grown.indices, mesh->indices, mesh->index_count * sizeof *grown.indices);
    grown.tangents = NULL;
    grown.colors = NULL;
    *mesh = grown;
    return PA_OK;
}

/* Cuts a triangle in two across its longest edge where that is too long. What lies on the other side of the
 * edge is cut at the same point, so that nothing gapes. */
static void halve_once(pa_mesh *mesh, double longest_m, uint32_t first_index, uint32_t *end)
{
    uint32_t *t = mesh->indices + first_index;
    int longest = 0;
    double length = 0.0;
    for (int i = 0; i < 3; i++) {
        double one = edge_length(mesh, t[i], t[(i + 1) % 3]);
        if (one > length) {
            length = one;
            longest = i;
        }
    }
    if (length <= longest_m) {
        return;
    }
    uint32_t a = t[longest], b = t[(longest + 1) % 3], c = t[(longest + 2) % 3];
    uint32_t m = add_middle(mesh, a, b);
    t[0] = a, t[1] = m, t[2] = c;
    mesh->indices[(*end)++] = m;
    mesh->indices[(*end)++] = b;
    mesh->indices[(*end)++] = c;
}

/* Every triangle whose longest edge is too long is halved, a few times over. */
static pa_status refine(pa_mesh *mesh, double longest_m, uint32_t triangles_most, pa_arena *arena,
                        pa_error *err)
{
    for (int round = 0; round < 2 * ROUNDS; round++) {
        uint32_t triangles = mesh->index_count / 3;
        if (triangles > triangles_most) {
            return PA_OK;
        }
        pa_status status = grow(mesh, mesh->vertex_count + triangles, 2 * mesh->index_count, arena, err);
        if (status != PA_OK) {
            return status;
        }
        uint32_t end = mesh->index_count;
        for (uint32_t i = 0; i < mesh->index_count; i += 3) {
            halve_once(mesh, longest_m, i, &end);
        }
        bool done = end == mesh->index_count;
        mesh->index_count = end;
        if (done) {
            return PA_OK;
        }
    }
    return PA_OK;
}

static void seen(const view *of, const float *p, double *out_x, double *out_y)
{
    *out_x = (double)p[0];
    *out_y = of->front ? (double)p[1] - of->middle : (double)p[2];
}

/* The bin of a direction and how far it lies towards the next. */
static int bin_of(double x, double y, double *out_share)
{
    double turn = atan2(y, x) / (2.0 * PA_PI);
    double at = (turn - floor(turn)) * BINS;
    int bin = (int)at % BINS;
    *out_share = at - floor(at);
    return bin;
}

static void look_at(view *of, double x, double y)
{
    double share;
    int bin = bin_of(x, y, &share);
    bin = share > 0.5 ? (bin + 1) % BINS : bin;
    of->reach[bin] = fmax(of->reach[bin], hypot(x, y));
}

static void look(view *of, const pa_scene *scene)
{
    enum { STEPS = 4 };
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            uint32_t next = i % 3 == 2 ? i - 2 : i + 1;
            double x0, y0, x1, y1;
            seen(of, mesh->positions + 3 * (size_t)mesh->indices[i], &x0, &y0);
            seen(of, mesh->positions + 3 * (size_t)mesh->indices[next], &x1, &y1);
            for (int k = 0; k < STEPS; k++) {
                double t = (double)k / STEPS;
                look_at(of, x0 + t * (x1 - x0), y0 + t * (y1 - y0));
            }
        }
    }
    /* A direction in which nothing lies reaches as far as its neighbours. */
    double filled[BINS];
    for (int i = 0; i < BINS; i++) {
        double far = of->reach[i];
        for (int away = 1; far <= 0.0 && away < BINS / 2; away++) {
            far = fmax(of->reach[(i + away) % BINS], of->reach[(i + BINS - away) % BINS]);
        }
        filled[i] = fmax(far, 1e-6);
    }
    memcpy(of->reach, filled, sizeof filled);
}

static double polygon(int sides, double angle, double turn)
{
    double part = 2.0 * PA_PI / sides;
    double local = fmod(angle + turn + 4.0 * PA_PI, part) - 0.5 * part;
    return cos(0.5 * part) / cos(local);
}

/* The well-known curve of sines, its cleft above, seen from a point inside it. */
static double heart(double angle)
{
    enum { STEPS = 360 };
    const double inside_y = -1.0;
    const double wide = 14.0;
    double best = HUGE_VAL;
    double reach = 1.0;
    for (int i = 0; i < STEPS; i++) {
        double t = 2.0 * PA_PI * i / STEPS;
        double x = 16.0 * pow(sin(t), 3.0);
        double y = 13.0 * cos(t) - 5.0 * cos(2.0 * t) - 2.0 * cos(3.0 * t) - cos(4.0 * t) - inside_y;
        double off = fabs(remainder(atan2(y, x) - angle, 2.0 * PA_PI));
        if (off < best) {
            best = off;
            reach = hypot(x, y) / wide;
        }
    }
    return reach;
}

/* How far an outline about one wide each way reaches; 0 looks to the right, a quarter turn up (or forwards).
 */
static double reach_of(pa_outline outline, double angle)
{
    double quarter = 0.5 * PA_PI;
    switch (outline) {
    case PA_OUTLINE_TRIANGLE:
        return 1.3 * polygon(3, angle, -quarter);
    case PA_OUTLINE_SQUARE:
        return 1.2 * polygon(4, angle, 0.25 * PA_PI);
    case PA_OUTLINE_HEXAGON:
        return 1.08 * polygon(6, angle, 0.0);
    case PA_OUTLINE_OCTAGON:
        return 1.04 * polygon(8, angle, PA_PI / 8.0);
    case PA_OUTLINE_HEART:
        return heart(angle);
    case PA_OUTLINE_STAR: {
        double part = 2.0 * PA_PI / 5.0;
        double local =
            fabs(fmod(angle - quarter + 4.0 * PA_PI + 0.5 * part, part) - 0.5 * part) / (0.5 * part);
        return 1.35 / (1.0 + 1.25 * local);
    }
    case PA_OUTLINE_OWN:
    case PA_OUTLINE_ROUND:
        break;
    }
    return 1.0;
}

static void press(const view *of, double radius, pa_mesh *mesh)
{
    for (uint32_t i = 0; i < mesh->vertex_count; i++) {
        float *p = mesh->positions + 3 * (size_t)i;
        double x, y, share;
        seen(of, p, &x, &y);
        int bin = bin_of(x, y, &share);
        double own = of->reach[bin] * (1.0 - share) + of->reach[(bin + 1) % BINS] * share;
        double wanted = of->wanted[bin] * (1.0 - share) + of->wanted[(bin + 1) % BINS] * share;
        double factor = radius * wanted / own;
        p[0] = (float)(x * factor);
        if (of->front) {
            p[1] = (float)(of->middle + y * factor);
        } else {
            p[2] = (float)(y * factor);
        }
    }
}

pa_status pa_outline_press(pa_scene *scene, pa_outline outline, pa_arena *arena, pa_error *err)
{
    const double flat = 0.62;
    const double fine = 1.0 / 36.0;
    const double crease_deg = 38.0;
    pa_bounds box;
    if (outline == PA_OUTLINE_OWN || !pa_scene_bounds(scene, &box)) {
        return PA_OK;
    }
    double size[3];
    for (int i = 0; i < 3; i++) {
        size[i] = (double)(box.max[i] - box.min[i]);
    }
    view of = {.front = size[2] < flat * fmin(size[0], size[1]),
               .middle = 0.5 * (double)(box.min[1] + box.max[1])};
    double longest_m = fine * fmax(size[0], of.front ? size[1] : size[2]);
    uint64_t triangles = pa_scene_triangle_count(scene);
    pa_status status = PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        uint32_t share =
            (uint32_t)((uint64_t)scene->meshes[m].index_count / 3 * TRIANGLES_MOST / (2 * triangles + 1));
        status = refine(&scene->meshes[m], longest_m, share, arena, err);
    }
    if (status != PA_OK) {
        return status;
    }
    look(&of, scene);
    double own = 0.0;
    double wanted = 0.0;
    for (int i = 0; i < BINS; i++) {
        own += of.reach[i] / BINS;
        /* From above, up on the page is away from the eye of who stands before it. */
        double angle = 2.0 * PA_PI * i / BINS;
        of.wanted[i] = reach_of(outline, of.front ? angle : -angle);
        wanted += of.wanted[i] / BINS;
    }
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        press(&of, own / wanted, &scene->meshes[m]);
        status = pa_mesh_compute_normals(&scene->meshes[m], crease_deg, arena, err);
    }
    pa_bounds after;
    double down = pa_scene_bounds(scene, &after) ? (double)(after.min[1] - box.min[1]) : 0.0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        for (uint32_t i = 0; i < scene->meshes[m].vertex_count; i++) {
            scene->meshes[m].positions[3 * (size_t)i + 1] -= (float)down;
        }
    }
    return status;
}
