#include <stdlib.h>

#include "asset/render/render_private.h"

/** The camera stands clear of every used vertex, so whatever lies nearer or outside is never drawn. */
static screen_vertex project(const camera *view, const float *position)
{
    rvec offset = rvec_sub(rvec_load(position), view->eye);
    float depth = rvec_dot(offset, view->forward);
    if (!(depth > 0.0F)) {
        return (screen_vertex){0, 0, 0.0F};
    }
    float nearness = 1.0F / depth;
    float x = view->center_x + view->focal * rvec_dot(offset, view->right) * nearness;
    float y = view->center_y - view->focal * rvec_dot(offset, view->up) * nearness;
    float most = 16384.0F;
    return (screen_vertex){(int32_t)lrintf(float_clamp(x, -most, most) * SUBPIXELS),
                           (int32_t)lrintf(float_clamp(y, -most, most) * SUBPIXELS), nearness};
}

static pa_status project_all(prepared *scene, pa_arena *scratch, pa_error *err)
{
    size_t count = 0;
    const pa_scene *from = scene->scene;
    for (uint32_t m = 0; m < from->mesh_count; m++) {
        count += from->meshes[m].vertex_count;
    }
    if (count > UINT32_MAX) {
        return pa_fail(err, PA_TOO_LARGE, "The scene has too many vertices to draw.");
    }
    screen_vertex *vertices = PA_NEW_ARRAY(scratch, screen_vertex, count);
    uint32_t *first = PA_NEW_ARRAY(scratch, uint32_t, from->mesh_count);
    if (!vertices || !first) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t at = 0;
    for (uint32_t m = 0; m < from->mesh_count; m++) {
        const pa_mesh *mesh = &from->meshes[m];
        first[m] = at;
        for (uint32_t v = 0; v < mesh->vertex_count; v++) {
            vertices[at++] = project(&scene->view, mesh->positions + 3 * (size_t)v);
        }
    }
    scene->vertices = vertices;
    scene->first_vertex = first;
    return PA_OK;
}

/** Twice the signed area in square subpixels; positive when the vertices turn clockwise on the screen. */
static int64_t signed_area(const screen_vertex *a, const screen_vertex *b, const screen_vertex *c)
{
    return ((int64_t)b->x - a->x) * ((int64_t)c->y - a->y) - ((int64_t)b->y - a->y) * ((int64_t)c->x - a->x);
}

/** Makes one triangle of the screen; false when nothing of it can be seen. */
static bool triangle_set(const prepared *scene, uint32_t mesh_index, const uint32_t *corners, triangle *out)
{
    const pa_mesh *mesh = &scene->scene->meshes[mesh_index];
    uint32_t first = scene->first_vertex[mesh_index];
    uint32_t a = first + corners[0];
    uint32_t b = first + corners[1];
    uint32_t c = first + corners[2];
    int64_t area = signed_area(&scene->vertices[a], &scene->vertices[b], &scene->vertices[c]);
    /* Counter-clockwise in the world is clockwise here, where y points down, seen with negative area. */
    bool back = area > 0;
    if (area == 0 || (back && !scene->scene->materials[mesh->material].double_sided)) {
        return false;
    }
    *out = (triangle){{a, back ? b : c, back ? c : b}, mesh_index, back};
    return true;
}

typedef struct depth_order {
    float nearness;
    uint32_t triangle;
} depth_order;

static int compare_depth(const void *left, const void *right)
{
    const depth_order *a = left;
    const depth_order *b = right;
    if (a->nearness < b->nearness || a->nearness > b->nearness) {
        return a->nearness < b->nearness ? -1 : 1;
    }
    return a->triangle < b->triangle ? -1 : a->triangle > b->triangle;
}

/** Puts the blended triangles, which follow the opaque ones, into the order they are painted in. */
static bool sort_blended(prepared *scene, triangle *triangles, pa_arena *scratch)
{
    uint32_t count = scene->triangle_count - scene->opaque_count;
    if (count < 2) {
        return true;
    }
    depth_order *order = PA_NEW_ARRAY(scratch, depth_order, count);
    triangle *sorted = PA_NEW_ARRAY(scratch, triangle, count);
    if (!order || !sorted) {
        return false;
    }
    triangle *blended = triangles + scene->opaque_count;
    for (uint32_t i = 0; i < count; i++) {
        float depth = 0.0F;
        for (int k = 0; k < 3; k++) {
            depth += 1.0F / scene->vertices[blended[i].vertex[k]].nearness;
        }
        order[i] = (depth_order){1.0F / depth, i};
    }
    qsort(order, count, sizeof order[0], compare_depth);
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = blended[order[i].triangle];
    }
    for (uint32_t i = 0; i < count; i++) {
        blended[i] = sorted[i];
    }
    return true;
}

static bool collect(prepared *scene, pa_arena *scratch)
{
    const pa_scene *from = scene->scene;
    uint64_t most = pa_scene_triangle_count(from);
    triangle *triangles = PA_NEW_ARRAY(scratch, triangle, (size_t)most);
    if (!triangles) {
        return false;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t m = 0; m < from->mesh_count; m++) {
            const pa_mesh *mesh = &from->meshes[m];
            bool blended = from->materials[mesh->material].alpha_mode == PA_ALPHA_BLEND;
            for (uint32_t i = 0; blended == (pass == 1) && i < mesh->index_count; i += 3) {
                scene->triangle_count +=
                    triangle_set(scene, m, mesh->indices + i, &triangles[scene->triangle_count]) ? 1 : 0;
            }
        }
        if (pass == 0) {
            scene->opaque_count = scene->triangle_count;
        }
    }
    scene->triangles = triangles;
    return sort_blended(scene, triangles, scratch);
}

typedef struct tile_range {
    uint32_t left, right, top, bottom; /* tiles, inclusive */
    bool empty;
} tile_range;

static int32_t least(int32_t a, int32_t b, int32_t c)
{
    int32_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static int32_t most(int32_t a, int32_t b, int32_t c)
{
    int32_t ab = a > b ? a : b;
    return ab > c ? ab : c;
}

static tile_range tiles_of(const prepared *scene, const triangle *of)
{
    const screen_vertex *a = &scene->vertices[of->vertex[0]];
    const screen_vertex *b = &scene->vertices[of->vertex[1]];
    const screen_vertex *c = &scene->vertices[of->vertex[2]];
    int32_t side = TILE * SUBPIXELS;
    int32_t right = most(a->x, b->x, c->x);
    int32_t bottom = most(a->y, b->y, c->y);
    int32_t left = least(a->x, b->x, c->x);
    int32_t top = least(a->y, b->y, c->y);
    int32_t width = (int32_t)scene->width * SUBPIXELS;
    int32_t height = (int32_t)scene->height * SUBPIXELS;
    if (right < 0 || bottom < 0 || left >= width || top >= height) {
        return (tile_range){.empty = true};
    }
    left = left < 0 ? 0 : left;
    top = top < 0 ? 0 : top;
    right = right >= width ? width - 1 : right;
    bottom = bottom >= height ? height - 1 : bottom;
    return (tile_range){(uint32_t)(left / side), (uint32_t)(right / side), (uint32_t)(top / side),
                        (uint32_t)(bottom / side), false};
}

/** Counts each tile's triangles, then fills the lists; ascending order within a tile follows by itself. */
static bool bin(prepared *scene, pa_arena *scratch)
{
    uint32_t tiles = scene->tiles_across * scene->tiles_down;
    uint32_t *first = PA_NEW_ARRAY(scratch, uint32_t, tiles + 1);
    uint32_t *next = PA_NEW_ARRAY(scratch, uint32_t, tiles);
    if (!first || !next) {
        return false;
    }
    for (uint32_t t = 0; t < scene->triangle_count; t++) {
        tile_range range = tiles_of(scene, &scene->triangles[t]);
        for (uint32_t y = range.top; !range.empty && y <= range.bottom; y++) {
            for (uint32_t x = range.left; x <= range.right; x++) {
                first[y * scene->tiles_across + x + 1]++;
            }
        }
    }
    for (uint32_t i = 0; i < tiles; i++) {
        next[i] = first[i];
        first[i + 1] += first[i];
    }
    uint32_t *list = PA_NEW_ARRAY(scratch, uint32_t, first[tiles]);
    if (!list) {
        return false;
    }
    for (uint32_t t = 0; t < scene->triangle_count; t++) {
        tile_range range = tiles_of(scene, &scene->triangles[t]);
        for (uint32_t y = range.top; !range.empty && y <= range.bottom; y++) {
            for (uint32_t x = range.left; x <= range.right; x++) {
                list[next[y * scene->tiles_across + x]++] = t;
            }
        }
    }
    scene->tile_first = first;
    scene->tile_triangles = list;
    return true;
}

pa_status pa_render_triangles(prepared *scene, pa_arena *scratch, pa_error *err)
{
    scene->tiles_across = (scene->width + TILE - 1) / TILE;
    scene->tiles_down = (scene->height + TILE - 1) / TILE;
    pa_status status = project_all(scene, scratch, err);
    if (status) {
        return status;
    }
    if (!collect(scene, scratch) || !bin(scene, scratch)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return PA_OK;
}
