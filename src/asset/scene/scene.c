#include "asset/scene/scene.h"

#include <float.h>
#include <math.h>

/* How far a squared length may be from 1; the Khronos validator grants about twice as much. */
#define UNIT_TOLERANCE 5e-3f

static const pa_bounds empty_bounds = {{INFINITY, INFINITY, INFINITY}, {-INFINITY, -INFINITY, -INFINITY}};

pa_material pa_material_default(void)
{
    return (pa_material){
        .base_color = {1, 1, 1, 1},
        .roughness = 0.9f,
        .normal_scale = 1,
        .occlusion_strength = 1,
        .base_color_image = PA_NO_INDEX,
        .metallic_roughness_image = PA_NO_INDEX,
        .normal_image = PA_NO_INDEX,
        .occlusion_image = PA_NO_INDEX,
        .emissive_image = PA_NO_INDEX,
        .alpha_cutoff = 0.5f,
        .metallic_given = true,
    };
}

uint64_t pa_scene_triangle_count(const pa_scene *scene)
{
    uint64_t count = 0;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        count += scene->meshes[m].index_count / 3;
    }
    return count;
}

/* Twelve numbers are four points; each place among them keeps to its own axis, and the compiler works on
 * four at a time. */
enum { POINTS_AT_ONCE = 4, LANES = 3 * POINTS_AT_ONCE };

static void widen_by_point(pa_bounds *bounds, const float *point)
{
    for (int k = 0; k < 3; k++) {
        bounds->min[k] = point[k] < bounds->min[k] ? point[k] : bounds->min[k];
        bounds->max[k] = point[k] > bounds->max[k] ? point[k] : bounds->max[k];
    }
}

pa_bounds pa_points_bounds(const float *points, size_t count)
{
    pa_bounds bounds = empty_bounds;
    size_t whole = count / POINTS_AT_ONCE * POINTS_AT_ONCE;
    float low[LANES];
    float high[LANES];
    for (size_t k = 0; k < LANES; k++) {
        low[k] = INFINITY;
        high[k] = -INFINITY;
    }
    for (size_t i = 0; i < whole; i += POINTS_AT_ONCE) {
        for (size_t k = 0; k < LANES; k++) {
            float value = points[3 * i + k];
            low[k] = value < low[k] ? value : low[k];
            high[k] = value > high[k] ? value : high[k];
        }
    }
    for (size_t i = 0; i < POINTS_AT_ONCE && whole; i++) {
        widen_by_point(&bounds, low + 3 * i);
        widen_by_point(&bounds, high + 3 * i);
    }
    for (size_t i = whole; i < count; i++) {
        widen_by_point(&bounds, points + 3 * i);
    }
    return bounds;
}

/* The box around points, and for each of its six sides a point that lies on it. */
typedef struct touched_box {
    pa_bounds box;
    uint32_t touch[6]; /* for min, then for max */
} touched_box;

static touched_box find_touched_box(const float *points, uint32_t count)
{
    enum { BLOCK = 256 };
    touched_box found = {.box = empty_bounds};
    for (uint32_t at = 0; at < count; at += BLOCK) {
        pa_bounds part = pa_points_bounds(points + 3 * (size_t)at, count - at < BLOCK ? count - at : BLOCK);
        for (size_t k = 0; k < 3; k++) {
            found.touch[k] = part.min[k] < found.box.min[k] ? at : found.touch[k];
            found.touch[3 + k] = part.max[k] > found.box.max[k] ? at : found.touch[3 + k];
        }
        widen_by_point(&found.box, part.min);
        widen_by_point(&found.box, part.max);
    }
    for (size_t side = 0; side < 6 && count; side++) {
        size_t k = side % 3;
        float wanted = side < 3 ? found.box.min[k] : found.box.max[k];
        uint32_t *at = &found.touch[side];
        while (*at + 1 < count &&
               (points[3 * (size_t)*at + k] < wanted || points[3 * (size_t)*at + k] > wanted)) {
            ++*at;
        }
    }
    return found;
}

static bool has_index(const uint32_t *indices, size_t count, uint32_t wanted)
{
    uint32_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found |= indices[i] == wanted;
    }
    return found;
}

/* Whether the mesh uses all of six vertices; each stretch of indices is in the cache for all six. */
static bool uses_all(const pa_mesh *mesh, const uint32_t vertices[6])
{
    enum { STRETCH = 2048, ALL = 63 };
    unsigned seen = 0;
    for (size_t at = 0; at < mesh->index_count && seen != ALL; at += STRETCH) {
        size_t count = mesh->index_count - at < STRETCH ? mesh->index_count - at : STRETCH;
        for (unsigned k = 0; k < 6; k++) {
            seen |= seen & 1U << k || !has_index(mesh->indices + at, count, vertices[k]) ? 0 : 1U << k;
        }
    }
    return seen == ALL;
}

/* By the vertices that an index uses. Where the outermost of all vertices are among them, as they are in most
 * meshes, nothing is fetched by index. */
static void widen_by_mesh(pa_bounds *bounds, const pa_mesh *mesh)
{
    touched_box all = find_touched_box(mesh->positions, mesh->vertex_count);
    if (uses_all(mesh, all.touch)) {
        widen_by_point(bounds, all.box.min);
        widen_by_point(bounds, all.box.max);
        return;
    }
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        widen_by_point(bounds, mesh->positions + 3 * (size_t)mesh->indices[i]);
    }
}

bool pa_scene_bounds(const pa_scene *scene, pa_bounds *out_bounds)
{
    pa_bounds bounds = empty_bounds;
    bool any = false;
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        if (mesh->index_count) {
            widen_by_mesh(&bounds, mesh);
            any = true;
        }
    }
    if (any) {
        *out_bounds = bounds;
    }
    return any;
}

/* Without a way out of the loop, which the compiler then works on many numbers at a time. */
static bool all_finite(const float *values, size_t count)
{
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        bad |= !(fabsf(values[i]) <= FLT_MAX);
    }
    return !bad;
}

static bool all_within_unit(const float *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!(values[i] >= 0 && values[i] <= 1)) {
            return false;
        }
    }
    return true;
}

/* vectors [count, stride] of which the first three members should have length 1 */
static bool all_unit_length(const float *vectors, size_t count, size_t stride)
{
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        const float *v = vectors + i * stride;
        float squared = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
        bad |= !(fabsf(squared - 1) <= UNIT_TOLERANCE);
    }
    return !bad;
}

static bool all_signs(const float *tangents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        float sign = tangents[4 * i + 3];
        if (!(sign >= 1 && sign <= 1) && !(sign >= -1 && sign <= -1)) {
            return false;
        }
    }
    return true;
}

static const char *broken_mesh_range(const pa_scene *scene, const pa_mesh *mesh)
{
    if (mesh->index_count % 3 != 0) {
        return "its index count is not a multiple of 3";
    }
    if ((mesh->index_count && !mesh->indices) || (mesh->vertex_count && !mesh->positions)) {
        return "an array is missing";
    }
    if (mesh->material >= scene->material_count) {
        return "its material does not exist";
    }
    uint32_t past = 0;
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        past |= mesh->indices[i] >= mesh->vertex_count;
    }
    if (past) {
        return "an index is past its last vertex";
    }
    if (!all_finite(mesh->positions, 3 * (size_t)mesh->vertex_count)) {
        return "a position is not finite";
    }
    return NULL;
}

static const char *broken_material_range(const pa_scene *scene, const pa_material *material)
{
    const uint32_t images[] = {material->base_color_image, material->metallic_roughness_image,
                               material->normal_image, material->occlusion_image, material->emissive_image};
    for (size_t i = 0; i < sizeof images / sizeof *images; i++) {
        if (images[i] != PA_NO_INDEX && images[i] >= scene->image_count) {
            return "one of its images does not exist";
        }
    }
    return NULL;
}

static const char *broken_image(const pa_image *image)
{
    if (!image->pixels && !(image->encoded.data && image->encoded.size)) {
        return "it has neither pixels nor encoded bytes";
    }
    if (image->pixels && (image->width == 0 || image->height == 0)) {
        return "one of its sides is 0";
    }
    if (image->pixels && image->channels != 1 && image->channels != 3 && image->channels != 4) {
        return "its channels are not 1, 3 or 4";
    }
    return NULL;
}

pa_status pa_scene_check_ranges(const pa_scene *scene, pa_error *err)
{
    for (uint32_t i = 0; i < scene->image_count; i++) {
        const char *broken = broken_image(&scene->images[i]);
        if (broken) {
            return pa_fail(err, PA_CORRUPT, "Image %u of the model is unusable: %s.", i, broken);
        }
    }
    for (uint32_t i = 0; i < scene->material_count; i++) {
        const char *broken = broken_material_range(scene, &scene->materials[i]);
        if (broken) {
            return pa_fail(err, PA_CORRUPT, "Material %u of the model is unusable: %s.", i, broken);
        }
    }
    for (uint32_t i = 0; i < scene->mesh_count; i++) {
        const char *broken = broken_mesh_range(scene, &scene->meshes[i]);
        if (broken) {
            return pa_fail(err, PA_CORRUPT, "Mesh %u of the model is unusable: %s.", i, broken);
        }
    }
    return PA_OK;
}

static const char *broken_mesh_value(const pa_mesh *mesh)
{
    size_t count = mesh->vertex_count;
    if (mesh->normals && !all_unit_length(mesh->normals, count, 3)) {
        return "a normal is not of unit length";
    }
    if (mesh->tangents && (!all_unit_length(mesh->tangents, count, 4) || !all_signs(mesh->tangents, count))) {
        return "a tangent is not of unit length or its sign is not 1 or -1";
    }
    if (mesh->uvs && !all_finite(mesh->uvs, 2 * count)) {
        return "a texture coordinate is not finite";
    }
    if (mesh->colors && !all_within_unit(mesh->colors, 4 * count)) {
        return "a vertex colour is outside 0..1";
    }
    return NULL;
}

static const char *broken_material_value(const pa_material *material)
{
    const float rest[] = {material->metallic, material->roughness};
    if (!all_within_unit(material->base_color, 4) || !all_within_unit(material->emissive, 3) ||
        !all_within_unit(rest, 2)) {
        return "a factor is outside 0..1";
    }
    const float scales[] = {material->normal_scale, material->alpha_cutoff};
    if (!all_finite(scales, 2) || material->alpha_cutoff < 0) {
        return "its normal scale or alpha cutoff is out of range";
    }
    if (!all_within_unit(&material->occlusion_strength, 1)) {
        return "its occlusion strength is outside 0..1";
    }
    if ((unsigned)material->alpha_mode > PA_ALPHA_BLEND) {
        return "its alpha mode is unknown";
    }
    return NULL;
}

pa_status pa_scene_check_values(const pa_scene *scene, pa_error *err)
{
    pa_status status = PA_OK;
    for (uint32_t i = 0; status == PA_OK && i < scene->material_count; i++) {
        const char *broken = broken_material_value(&scene->materials[i]);
        if (broken) {
            status = pa_fail(err, PA_CORRUPT, "Material %u of the model is unusable: %s.", i, broken);
        }
    }
    for (uint32_t i = 0; status == PA_OK && i < scene->mesh_count; i++) {
        const char *broken = broken_mesh_value(&scene->meshes[i]);
        if (broken) {
            status = pa_fail(err, PA_CORRUPT, "Mesh %u of the model is unusable: %s.", i, broken);
        }
    }
    return status;
}

pa_status pa_scene_check(const pa_scene *scene, pa_error *err)
{
    pa_status status = pa_scene_check_ranges(scene, err);
    return status == PA_OK ? pa_scene_check_values(scene, err) : status;
}
