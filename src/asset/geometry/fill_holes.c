#include "asset/geometry/fill_holes.h"

#include <string.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/face_triangles_private.h"
#include "asset/geometry/mesh_private.h"
#include "asset/geometry/mesh_shape.h"

#define BESIDE_MODEL 0.1
#define BESIDE_PART 0.5
/* Texture coordinates further apart belong to different charts, and what lies between them to neither. */
#define ONE_CHART 0.05f

typedef struct box {
    pa_vec3 low, high;
} box;

typedef struct patch {
    uint32_t mesh;
    uint32_t loop;          /* its corners begin at loops[loop] … */
    uint32_t count;         /* … and are so many: one at each point, the way the patch runs */
    pa_triangles triangles; /* of those */
} patch;

typedef struct filler {
    pa_scene *scene;
    pa_shape shape;
    pa_adjacency adjacency;
    uint32_t *first;   /* [mesh_count + 1] corners before each mesh */
    uint32_t *leaving; /* [point_count] a border corner whose edge ends at the point + 1 */
    uint32_t *more;    /* [corner_count] the next one at the same point + 1 */
    uint32_t *groups;  /* [point_count] connected parts */
    box *boxes;        /* [point_count] of the parts, at their leaders */
    double size;
    uint32_t *loops; /* [corner_count] */
    uint32_t loop_end;
    patch *patches; /* [corner_count / 3] */
    uint32_t patch_count;
    pa_arena *scratch;
} filler;

static box empty_box(void)
{
    return (box){{(double)INFINITY, (double)INFINITY, (double)INFINITY},
                 {-(double)INFINITY, -(double)INFINITY, -(double)INFINITY}};
}

static void grow(box *of, pa_vec3 at)
{
    of->low = (pa_vec3){fmin(of->low.x, at.x), fmin(of->low.y, at.y), fmin(of->low.z, at.z)};
    of->high = (pa_vec3){fmax(of->high.x, at.x), fmax(of->high.y, at.y), fmax(of->high.z, at.z)};
}

static double diagonal(const box *of)
{
    return pa_vec3_length(pa_vec3_sub(of->high, of->low));
}

static pa_status prepare(filler *self, pa_error *err)
{
    const pa_scene *scene = self->scene;
    pa_arena *scratch = self->scratch;
    pa_status status = pa_shape_from_meshes(scene->meshes, scene->mesh_count, scratch, &self->shape, err);
    if (status == PA_OK) {
        status = pa_adjacency_find(&self->shape, scratch, &self->adjacency, err);
    }
    if (status != PA_OK) {
        return status;
    }
    uint32_t corners = self->shape.corner_count;
    uint32_t points = self->shape.point_count;
    self->first = PA_NEW_ARRAY(scratch, uint32_t, (size_t)scene->mesh_count + 1);
    self->leaving = PA_NEW_ARRAY(scratch, uint32_t, points);
    self->more = PA_NEW_ARRAY(scratch, uint32_t, corners);
    self->groups = pa_groups_new(scratch, points);
    self->boxes = PA_NEW_ARRAY(scratch, box, points);
    self->loops = PA_NEW_ARRAY(scratch, uint32_t, corners);
    self->patches = PA_NEW_ARRAY(scratch, patch, corners / 3 + 1);
    if (!self->first || !self->leaving || !self->more || !self->groups || !self->boxes || !self->loops ||
        !self->patches) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        self->first[m + 1] = self->first[m] + scene->meshes[m].index_count;
    }
    return PA_OK;
}

static uint32_t point_at(const filler *self, uint32_t corner)
{
    return self->shape.corners[corner];
}

static void measure(filler *self)
{
    const pa_shape *shape = &self->shape;
    box whole = empty_box();
    for (uint32_t c = 0; c < shape->corner_count; c++) {
        pa_group_join(self->groups, point_at(self, c), point_at(self, c / 3 * 3));
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        self->boxes[p] = empty_box();
    }
    for (uint32_t p = 0; p < shape->point_count; p++) {
        grow(&self->boxes[pa_group_find(self->groups, p)], shape->points[p]);
        grow(&whole, shape->points[p]);
    }
    self->size = diagonal(&whole);
    /* From the last to the first, so that each list rises. */
    for (uint32_t c = shape->corner_count; c-- > 0;) {
        if (self->adjacency.edges[self->adjacency.edge_of[c]].uses == 1) {
            uint32_t end = point_at(self, self->adjacency.next[c]);
            self->more[c] = self->leaving[end];
            self->leaving[end] = c + 1;
        }
    }
}

/* Takes one border corner whose edge ends at the point; PA_NO_CORNER when there is none left. */
static uint32_t take_border(filler *self, uint32_t point)
{
    uint32_t corner = self->leaving[point];
    if (corner == 0) {
        return PA_NO_CORNER;
    }
    self->leaving[point] = self->more[corner - 1];
    return corner - 1;
}

static bool is_small(filler *self, const uint32_t *loop, uint32_t count)
{
    box around = empty_box();
    for (uint32_t i = 0; i < count; i++) {
        grow(&around, self->shape.points[point_at(self, loop[i])]);
    }
    uint32_t part = pa_group_find(self->groups, point_at(self, loop[0]));
    double extent = diagonal(&around);
    return count <= PA_OUTLINE_MAX && extent <= BESIDE_MODEL * self->size &&
           extent <= BESIDE_PART * diagonal(&self->boxes[part]);
}

/* Newell's normal, by area: sound for loops that are not flat. */
static pa_vec3 loop_normal(const filler *self, const uint32_t *loop, uint32_t count)
{
    pa_vec3 sum = {0, 0, 0};
    pa_vec3 origin = self->shape.points[point_at(self, loop[0])];
    for (uint32_t i = 0; i < count; i++) {
        pa_vec3 a = pa_vec3_sub(self->shape.points[point_at(self, loop[i])], origin);
        pa_vec3 b = pa_vec3_sub(self->shape.points[point_at(self, loop[(i + 1) % count])], origin);
        sum = pa_vec3_add(sum, pa_vec3_cross(a, b));
    }
    return pa_vec3_unit_or(sum, (pa_vec3){0, 1, 0});
}

static pa_status add_patch(filler *self, uint32_t begin, uint32_t count, pa_error *err)
{
    const uint32_t *loop = self->loops + begin;
    PA_ARENA_SCOPED plane = {0};
    pa_vec2 *flat = PA_NEW_ARRAY(&plane, pa_vec2, count);
    if (!flat) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_vec3 right;
    pa_vec3 up;
    pa_plane_axes(loop_normal(self, loop, count), &right, &up);
    for (uint32_t i = 0; i < count; i++) {
        pa_vec3 at = self->shape.points[point_at(self, loop[i])];
        flat[i] = (pa_vec2){pa_vec3_dot(at, right), pa_vec3_dot(at, up)};
    }
    patch made = {.loop = begin, .count = count};
    while (loop[0] >= self->first[made.mesh + 1]) {
        made.mesh++;
    }
    const uint32_t starts[2] = {0, count};
    pa_status status = pa_triangulate(flat, starts, 1, self->scratch, &made.triangles, err);
    if (status == PA_OK) {
        self->patches[self->patch_count++] = made;
    }
    return status;
}

static uint32_t end_of(const filler *self, uint32_t corner)
{
    return point_at(self, self->adjacency.next[corner]);
}

/* Border edges that come full circle, each beginning where the one before ends when walked backwards. */
static pa_status close_loop(filler *self, const uint32_t *path, uint32_t count, pa_error *err)
{
    uint32_t *loop = self->loops + self->loop_end;
    for (uint32_t i = 0; i < count; i++) {
        loop[i] = self->adjacency.next[path[i]];
    }
    if (count < 3 || !is_small(self, loop, count)) {
        return PA_OK;
    }
    self->loop_end += count;
    return add_patch(self, self->loop_end - count, count, err);
}

/*
 * Walks backwards along border edges from one of them; a point met twice ties off a loop of its own.
 * path [corner_count] is scratch, visited [point_count] is 0 everywhere between walks.
 */
static pa_status walk(filler *self, uint32_t corner, uint32_t *path, uint32_t *visited, pa_error *err)
{
    uint32_t length = 0;
    pa_status status = PA_OK;
    while (status == PA_OK && corner != PA_NO_CORNER) {
        path[length++] = corner;
        visited[end_of(self, corner)] = length;
        uint32_t point = point_at(self, corner);
        if (visited[point]) {
            uint32_t begin = visited[point] - 1;
            status = close_loop(self, path + begin, length - begin, err);
            while (length > begin) {
                visited[end_of(self, path[--length])] = 0;
            }
            if (length == 0) {
                break;
            }
        }
        corner = take_border(self, point);
    }
    while (length > 0) {
        visited[end_of(self, path[--length])] = 0;
    }
    return status;
}

static pa_status find_patches(filler *self, pa_error *err)
{
    uint32_t *path = PA_NEW_ARRAY(self->scratch, uint32_t, self->shape.corner_count);
    uint32_t *visited = PA_NEW_ARRAY(self->scratch, uint32_t, self->shape.point_count);
    if (!path || !visited) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = PA_OK;
    for (uint32_t p = 0; status == PA_OK && p < self->shape.point_count; p++) {
        uint32_t corner = take_border(self, p);
        while (status == PA_OK && corner != PA_NO_CORNER) {
            status = walk(self, corner, path, visited, err);
            corner = take_border(self, p);
        }
    }
    return status;
}

/* The mesh and vertex behind a corner of the shape. */
static const pa_mesh *vertex_of(const filler *self, uint32_t corner, uint32_t *out_vertex)
{
    uint32_t m = 0;
    while (corner >= self->first[m + 1]) {
        m++;
    }
    *out_vertex = self->scene->meshes[m].indices[corner - self->first[m]];
    return &self->scene->meshes[m];
}

static float *longer(const float *old, uint32_t old_count, uint32_t count, uint32_t width, pa_arena *arena)
{
    float *made = pa_arena_array(arena, count, width * sizeof(float));
    if (made && old_count) {
        memcpy(made, old, (size_t)old_count * width * sizeof(float));
    }
    return made;
}

/* Room for what the patches add; a copy, so that vertex_of goes on seeing the old. */
static bool extend(const filler *self, uint32_t m, pa_arena *arena, pa_mesh *mesh)
{
    uint32_t vertices = mesh->vertex_count;
    uint32_t indices = mesh->index_count;
    for (uint32_t i = 0; i < self->patch_count; i++) {
        vertices += self->patches[i].mesh == m ? self->patches[i].count : 0;
        indices += self->patches[i].mesh == m ? 3 * self->patches[i].triangles.count : 0;
    }
    const pa_mesh old = *mesh;
    mesh->positions = longer(old.positions, old.vertex_count, vertices, 3, arena);
    mesh->normals = old.normals ? longer(old.normals, old.vertex_count, vertices, 3, arena) : NULL;
    mesh->uvs = old.uvs ? longer(old.uvs, old.vertex_count, vertices, 2, arena) : NULL;
    mesh->colors = old.colors ? longer(old.colors, old.vertex_count, vertices, 4, arena) : NULL;
    mesh->tangents = NULL;
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, indices);
    if (mesh->indices) {
        memcpy(mesh->indices, old.indices, old.index_count * sizeof *old.indices);
    }
    return mesh->positions && mesh->indices && (!old.normals || mesh->normals) && (!old.uvs || mesh->uvs) &&
           (!old.colors || mesh->colors);
}

/* Whether the rim's texture coordinates lie together, so that what is between them belongs to the picture. */
static bool in_one_chart(const filler *self, const patch *from)
{
    float low[2] = {(float)INFINITY, (float)INFINITY};
    float high[2] = {-(float)INFINITY, -(float)INFINITY};
    for (uint32_t i = 0; i < from->count; i++) {
        uint32_t vertex;
        const pa_mesh *mesh = vertex_of(self, self->loops[from->loop + i], &vertex);
        for (int k = 0; mesh->uvs && k < 2; k++) {
            low[k] = fminf(low[k], mesh->uvs[2 * (size_t)vertex + (size_t)k]);
            high[k] = fmaxf(high[k], mesh->uvs[2 * (size_t)vertex + (size_t)k]);
        }
        if (mesh != &self->scene->meshes[from->mesh]) {
            return false;
        }
    }
    return high[0] - low[0] <= ONE_CHART && high[1] - low[1] <= ONE_CHART;
}

static void append(const filler *self, const patch *from, pa_mesh *mesh)
{
    const uint32_t *loop = self->loops + from->loop;
    pa_vec3 normal = loop_normal(self, loop, from->count);
    bool together = in_one_chart(self, from);
    uint32_t base = mesh->vertex_count;
    for (uint32_t i = 0; i < from->count; i++) {
        uint32_t vertex;
        uint32_t first;
        size_t to = (size_t)base + i;
        const pa_mesh *own = vertex_of(self, loop[0], &first);
        const pa_mesh *source = vertex_of(self, loop[i], &vertex);
        bool same = source == own;
        memcpy(mesh->positions + 3 * to, source->positions + 3 * (size_t)vertex, 3 * sizeof(float));
        if (mesh->normals) {
            pa_vec3_store(normal, mesh->normals + 3 * to);
        }
        if (mesh->uvs) {
            memcpy(mesh->uvs + 2 * to, own->uvs + 2 * (size_t)(together ? vertex : first), 2 * sizeof(float));
        }
        if (mesh->colors) {
            memcpy(mesh->colors + 4 * to, own->colors + 4 * (size_t)(same ? vertex : first),
                   4 * sizeof(float));
        }
    }
    mesh->vertex_count += from->count;
    for (uint32_t i = 0; i < 3 * from->triangles.count; i++) {
        mesh->indices[mesh->index_count++] = base + from->triangles.corners[i];
    }
}

static pa_status apply(filler *self, pa_arena *arena, pa_error *err)
{
    pa_scene *scene = self->scene;
    pa_mesh *made = pa_arena_copy(arena, scene->meshes, scene->mesh_count * sizeof *made);
    if (!made) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        bool grows = false;
        for (uint32_t i = 0; i < self->patch_count; i++) {
            grows = grows || self->patches[i].mesh == m;
        }
        if (grows && !extend(self, m, arena, &made[m])) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    for (uint32_t i = 0; i < self->patch_count; i++) {
        append(self, &self->patches[i], &made[self->patches[i].mesh]);
    }
    scene->meshes = made;
    return PA_OK;
}

pa_status pa_scene_fill_holes(pa_scene *scene, pa_arena *arena, uint32_t *out_filled, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    filler self = {.scene = scene, .scratch = &scratch};
    pa_status status = prepare(&self, err);
    if (status == PA_OK) {
        measure(&self);
        status = find_patches(&self, err);
    }
    if (status == PA_OK && self.patch_count) {
        status = apply(&self, arena, err);
    }
    if (status == PA_OK) {
        *out_filled = self.patch_count;
    }
    return status;
}
