#include "engines/procedural/model.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/projection.h"
#include "asset/geometry/simplify.h"
#include "asset/geometry/tessellate.h"
#include "engines/procedural/bricks.h"
#include "engines/procedural/grain_private.h"
#include "engines/procedural/model_private.h"
#include "engines/procedural/part_shape.h"
#include "engines/procedural/variety.h"

enum { SHAPES_MIB = 256, TRIANGLES_MAX = 400000 };

/* One repeat of a pattern against the object's longest side. */
#define PATTERN_SHARE 0.3

static size_t count_slots(const pa_kind *kind)
{
    size_t count = 0;
    while (kind->slots[count].name) {
        count++;
    }
    return count;
}

static int part_count(const pa_thing *thing, const pa_kind_part *part)
{
    int count = part->usual;
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        if (attribute->type == PA_ATTRIBUTE_PART && strcmp(attribute->value, part->name) == 0) {
            count = attribute->count;
        }
    }
    return count < part->least ? part->least : count > part->most ? part->most : count;
}

/* The size to draw along the kind's own extent. A wish for another extent is met by scaling afterwards. */
static double wanted_size(const pa_building *work)
{
    const pa_kind *kind = &work->recipe->kind;
    const pa_size_wish *wish = &work->thing->size;
    if (wish->metres > 0.0 && (wish->extent == PA_EXTENT_MAIN || wish->extent == kind->size_extent)) {
        return wish->metres;
    }
    double scale = wish->scale > 0.0 ? wish->scale : 1.0;
    pa_random random;
    pa_random_init(&random, pa_random_mix(work->options->seed, 0x512e));
    double size = kind->usual_m * pa_random_between(&random, 0.95, 1.05);
    return fmin(fmax(size, kind->least_m), kind->most_m) * scale;
}

static pa_status fill_order(pa_building *work, pa_error *err)
{
    const pa_kind *kind = &work->recipe->kind;
    size_t part_total = 0;
    while (kind->parts && kind->parts[part_total].name) {
        part_total++;
    }
    int *counts = PA_NEW_ARRAY(work->shapes, int, part_total + 1);
    const char **words = PA_NEW_ARRAY(work->shapes, const char *, work->thing->attribute_count + 1);
    const char **materials = PA_NEW_ARRAY(work->shapes, const char *, work->slot_count + 1);
    work->surfaces = PA_NEW_ARRAY(work->shapes, pa_surface, work->surface_count + 1);
    work->grounds = PA_NEW_ARRAY(work->shapes, pa_shape, work->slot_count + 1);
    if (!counts || !words || !materials || !work->surfaces || !work->grounds) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < part_total; i++) {
        counts[i] = part_count(work->thing, &kind->parts[i]);
    }
    size_t word_count = 0;
    for (uint32_t i = 0; i < work->thing->attribute_count; i++) {
        const pa_attribute *attribute = &work->thing->attributes[i];
        bool form = attribute->type == PA_ATTRIBUTE_STYLE || attribute->type == PA_ATTRIBUTE_SHAPE;
        if (form && !attribute->target) {
            words[word_count++] = attribute->value;
        }
    }
    pa_surface_resolve(work->thing, work->surfaces);
    pa_variety_apply(work->thing, work->options->surface_seed, work->surfaces);
    for (size_t i = 0; i < work->slot_count; i++) {
        materials[i] = work->surfaces[i].word;
    }
    work->order = (pa_order){.kind = kind,
                             .advanced = work->options->advanced,
                             .traced = work->options->untextured,
                             .seed = work->options->seed,
                             .size_m = wanted_size(work),
                             .part_counts = counts,
                             .words = words,
                             .slot_materials = materials};
    work->drawing =
        (pa_drawing){.order = &work->order, .advanced = work->options->advanced, .arena = work->shapes};
    return PA_OK;
}

/* Arguments: what the file returned, which of its kinds. Calls build(p). */
static int call_build(lua_State *lua)
{
    pa_declaration_open(lua);
    pa_prompt_push(lua);
    lua_call(lua, 1, 0);
    return 0;
}

static pa_status run_recipe(pa_building *work, const pa_recipe_book *book, const pa_run *run, pa_error *err)
{
    pa_status status =
        pa_recipe_sandbox_new(book->files, pa_random_mix(work->options->seed, 1), run, &work->sandbox, err);
    if (status != PA_OK) {
        return status;
    }
    const pa_embedded_file file = {.name = work->recipe->file, .data = work->recipe->source};
    status = pa_recipe_run(work->sandbox, &file, err);
    if (status != PA_OK) {
        return status;
    }
    pa_sandbox_set_user(work->sandbox, &work->drawing);
    lua_State *lua = pa_sandbox_lua(work->sandbox);
    lua_pushcfunction(lua, call_build);
    lua_insert(lua, -2);
    lua_pushinteger(lua, work->recipe->member);
    status = pa_sandbox_call(work->sandbox, 2, 0, err);
    work->report.steps = pa_sandbox_steps(work->sandbox);
    return status;
}

static double extent_of(const pa_building *work, pa_extent extent)
{
    pa_vec3 size = pa_vec3_sub(work->high, work->low);
    switch (extent) {
    case PA_EXTENT_WIDTH:
        return size.x;
    case PA_EXTENT_DEPTH:
        return size.z;
    case PA_EXTENT_LENGTH:
        return fmax(size.x, size.z);
    case PA_EXTENT_HEIGHT:
    case PA_EXTENT_MAIN:
        break;
    }
    return size.y;
}

/* The box around everything drawn. */
static pa_status measure(pa_building *work, pa_error *err)
{
    bool any = false;
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        for (uint32_t at = 0; at < piece->shape->point_count; at++) {
            pa_vec3 point = pa_affine_point(&piece->place, piece->shape->points[at]);
            work->low = any ? (pa_vec3){fmin(work->low.x, point.x), fmin(work->low.y, point.y),
                                        fmin(work->low.z, point.z)}
                            : point;
            work->high = any ? (pa_vec3){fmax(work->high.x, point.x), fmax(work->high.y, point.y),
                                         fmax(work->high.z, point.z)}
                             : point;
            any = true;
        }
    }
    work->report.drawn_m = extent_of(work, work->recipe->kind.size_extent);
    work->report.wanted_m = work->order.size_m;
    work->report.lowest_m = work->low.y;
    if (!any || !pa_vec3_finite(work->low) || !pa_vec3_finite(work->high) || !(work->report.drawn_m > 0.0)) {
        return pa_fail(err, PA_INTERNAL, "%s: build drew nothing that has a size", work->recipe->file);
    }
    return PA_OK;
}

static double longest_side(const pa_building *work)
{
    return fmax(extent_of(work, PA_EXTENT_HEIGHT), extent_of(work, PA_EXTENT_LENGTH));
}

/* What everything drawn is multiplied by, so that it has the size that was asked for. */
static double final_scale(const pa_building *work)
{
    const pa_size_wish *wish = &work->thing->size;
    pa_extent kind_extent = work->recipe->kind.size_extent;
    if (work->options->height_m > 0.0) {
        return work->options->height_m / extent_of(work, PA_EXTENT_HEIGHT);
    }
    if (wish->metres > 0.0 && wish->extent != PA_EXTENT_MAIN && wish->extent != kind_extent) {
        return wish->metres / extent_of(work, wish->extent);
    }
    return work->order.size_m / work->report.drawn_m;
}

static bool has_grain(const pa_surface *surface)
{
    return surface->textured && (surface->texture.family == PA_TEXTURE_WOOD ||
                                 surface->texture.family == PA_TEXTURE_BRUSHED_METAL);
}

/* What the origin of the drawing moves to, before it is scaled: the floor below its middle. */
static pa_vec3 home_of(const pa_building *work)
{
    return (pa_vec3){-0.5 * (work->low.x + work->high.x), -work->low.y, -0.5 * (work->low.z + work->high.z)};
}

static pa_vec3 finished_size(const pa_building *work, double scale)
{
    return pa_vec3_scale(pa_vec3_sub(work->high, work->low), scale);
}

/* Bends a slot's finished shape as the words ask; normals are worked out anew. */
static void bend(const pa_building *work, double scale, pa_shape *shape)
{
    pa_vec3 size = finished_size(work, scale);
    for (uint32_t i = 0; i < shape->point_count; i++) {
        shape->points[i] = pa_manner_point(&work->manner, size, shape->points[i]);
    }
    shape->normals = NULL;
}

/* The middle of what other slots have drawn, where the finished object stands. */
static pa_vec3 heart_without(const pa_building *work, const char *slot, double scale)
{
    pa_vec3 low = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    pa_vec3 high = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        for (uint32_t at = 0; piece->slot != slot && at < piece->shape->point_count; at++) {
            pa_vec3 point = pa_affine_point(&piece->place, piece->shape->points[at]);
            low = (pa_vec3){fmin(low.x, point.x), fmin(low.y, point.y), fmin(low.z, point.z)};
            high = (pa_vec3){fmax(high.x, point.x), fmax(high.y, point.y), fmax(high.z, point.z)};
        }
    }
    bool alone = !(low.x <= high.x);
    pa_vec3 middle = alone ? work->low : pa_vec3_scale(pa_vec3_add(low, high), 0.5);
    return pa_vec3_scale(pa_vec3_add(middle, home_of(work)), scale);
}

/* Bends the pieces of a slot that words give a shape of its own. */
static pa_status reshape_slot(pa_building *work, const char *slot, double scale, pa_shape *pieces,
                              size_t count, pa_error *err)
{
    pa_part_form form;
    pa_status status = PA_OK;
    if (!pa_part_form_of(work->thing, slot, &form)) {
        return PA_OK;
    }
    pa_vec3 heart = heart_without(work, slot, scale);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        status = pa_part_reshape(&form, heart, &pieces[i], work->shapes, err);
    }
    return status;
}

/* The pieces of one slot as one shape, standing on the floor above the origin, in its final size. */
static pa_status merge_slot(pa_building *work, size_t slot, double scale, pa_shape *out_shape, pa_error *err)
{
    const char *name = work->recipe->kind.slots[slot].name;
    pa_shape *placed = PA_NEW_ARRAY(work->shapes, pa_shape, work->drawing.added_count);
    const pa_shape **list = PA_NEW_ARRAY(work->shapes, const pa_shape *, work->drawing.added_count);
    if (!placed || !list) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_affine to_home = pa_affine_move(home_of(work));
    pa_affine to_size = pa_affine_scale((pa_vec3){scale, scale, scale});
    pa_random random;
    pa_random_init(&random, pa_random_mix(work->options->seed, 0x9a17 + slot));
    size_t count = 0;
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        if (piece->slot != name || piece->shape->face_count == 0) {
            continue;
        }
        pa_affine affine = pa_affine_then(&piece->place, &to_home);
        affine = pa_affine_then(&affine, &to_size);
        pa_status status = pa_shape_copy(piece->shape, work->shapes, &placed[count], err);
        if (status == PA_OK) {
            if (has_grain(&work->surfaces[slot])) {
                pa_grain_lay(&placed[count]);
            }
            status = pa_shape_transform(&placed[count], &affine, err);
        }
        if (status != PA_OK) {
            return status;
        }
        if (work->options->advanced) {
            /* Four legs sawn from one board at one place would show the same grain. */
            pa_vec2 shift = {pa_random_unit(&random), pa_random_unit(&random)};
            pa_shape_uv_transform(&placed[count], 0.0, 1.0, shift);
        }
        list[count] = &placed[count];
        count++;
    }
    pa_status status = reshape_slot(work, name, scale, placed, count, err);
    if (status == PA_OK) {
        status = pa_shape_merge(list, count, work->shapes, out_shape, err);
    }
    if (status == PA_OK && work->manner.facets) {
        status = pa_shape_set_crease(out_shape, 0.0, err);
    }
    if (status == PA_OK && pa_manner_bends(&work->manner)) {
        bend(work, scale, out_shape);
    }
    return status;
}

/* Lays a texture on a mesh: coordinates in metres become repeats. */
static void scale_uvs(pa_mesh *mesh, const float tile_m[2])
{
    for (uint32_t i = 0; i < mesh->vertex_count; i++) {
        mesh->uvs[2 * i] /= tile_m[0];
        mesh->uvs[2 * i + 1] /= tile_m[1];
    }
}

/* The scene's material for a surface, shared by all that are the same. */
static pa_status add_material(pa_building *work, size_t at_surface, double scale, pa_scene *scene,
                              uint32_t *out_material, pa_error *err)
{
    const pa_surface *surface = &work->surfaces[at_surface];
    for (uint32_t i = 0; i < scene->material_count; i++) {
        if (pa_surface_equal(surface, &work->surfaces[work->material_surfaces[i]])) {
            *out_material = i;
            return PA_OK;
        }
    }
    char *name = pa_arena_string(work->arena, surface->word);
    if (!name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    uint32_t at = scene->material_count;
    pa_material material = pa_surface_material(surface, name);
    bool plain = !work->options->advanced;
    if (surface->textured && !work->options->untextured && !pa_manner_plain(&work->manner) &&
        (surface->patterned || !plain)) {
        pa_status status = pa_surface_texture(surface, plain, work->options->textures, work->arena, scene,
                                              &material, work->tiles_m[at], err);
        if (status != PA_OK) {
            return status;
        }
    }
    if (surface->patterned) {
        /* Stripes on a mug are finer than stripes on a sofa. */
        work->tiles_m[at][0] = work->tiles_m[at][1] = (float)(PATTERN_SHARE * scale * longest_side(work));
    }
    scene->materials[at] = material;
    work->material_surfaces[at] = at_surface;
    scene->material_count++;
    *out_material = at;
    return PA_OK;
}

/* The sites where they are in the finished scene. */
static pa_status place_sites(pa_building *work, double scale, pa_error *err)
{
    size_t count = work->drawing.site_count;
    pa_site *sites = PA_NEW_ARRAY(work->arena, pa_site, count + 1);
    if (!sites) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        sites[i] = work->drawing.sites[i];
        pa_vec3 at = pa_vec3_scale(pa_vec3_add(sites[i].at, home_of(work)), scale);
        sites[i].at = pa_manner_point(&work->manner, finished_size(work, scale), at);
        sites[i].size = (pa_vec2){scale * work->manner.scale.x * sites[i].size.x,
                                  scale * work->manner.scale.z * sites[i].size.y};
        sites[i].name = pa_arena_string(work->arena, sites[i].name);
        if (!sites[i].name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    work->report.sites = sites;
    work->report.site_count = count;
    return PA_OK;
}

pa_status pa_building_add_shape(pa_building *work, const pa_shape *shape, size_t surface, const char *name,
                                double scale, pa_scene *scene, pa_error *err)
{
    pa_mesh *mesh = &scene->meshes[scene->mesh_count];
    pa_status status = shape->face_count > 0 ? pa_shape_tessellate(shape, work->arena, mesh, err) : PA_OK;
    if (status != PA_OK || shape->face_count == 0 || mesh->index_count == 0) {
        return status;
    }
    status = add_material(work, surface, scale, scene, &mesh->material, err);
    if (status != PA_OK) {
        return status;
    }
    if (scene->materials[mesh->material].base_color_image != PA_NO_INDEX) {
        scale_uvs(mesh, work->tiles_m[mesh->material]);
    } else {
        mesh->uvs = NULL;
    }
    mesh->name = pa_arena_string(work->arena, name);
    if (!mesh->name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    scene->mesh_count++;
    return PA_OK;
}

/* Adds a slot's mesh and material to the scene; nothing for a slot that was not used. */
static pa_status add_slot(pa_building *work, size_t slot, double scale, pa_scene *scene, pa_error *err)
{
    pa_shape *shape = &work->grounds[slot];
    pa_status status = merge_slot(work, slot, scale, shape, err);
    return status == PA_OK ? pa_building_add_shape(work, shape, slot, work->recipe->kind.slots[slot].name,
                                                   scale, scene, err)
                           : status;
}

/* As few triangles as still show what it is, each with a shade of its own. */
static pa_status make_low_poly(pa_building *work, pa_scene *scene, pa_error *err)
{
    enum { LEAST = 160, MOST = 1200, SHARE = 12 };
    uint64_t wanted = pa_scene_triangle_count(scene) / SHARE;
    wanted = wanted < LEAST ? LEAST : wanted > MOST ? MOST : wanted;
    pa_error unmet = {0};
    pa_status status = pa_scene_simplify(scene, (uint32_t)wanted, work->arena, &unmet);
    /* Where it cannot be had with fewer it keeps the triangles that it has. */
    if (status != PA_OK && status != PA_UNSUPPORTED && status != PA_TOO_LARGE) {
        return pa_fail(err, status, "%s", unmet.detail);
    }
    status = PA_OK;
    for (uint32_t i = 0; status == PA_OK && i < scene->mesh_count; i++) {
        status = pa_mesh_compute_normals(&scene->meshes[i], 0.0, work->arena, err);
    }
    return status;
}

static pa_status build_of_bricks(const pa_building *work, pa_scene *scene, pa_error *err)
{
    const pa_bricks_options bricks = {
        .cells = 22, .height = 0.6, .studs = true, .stud_sides = work->options->advanced ? 10 : 6};
    const pa_bricks_options cubes = {.cells = 26, .height = 1.0};
    return pa_bricks_build(scene, work->manner.bricks ? &bricks : &cubes, work->arena, err);
}

static pa_status make_scene(pa_building *work, pa_scene *out_scene, pa_error *err)
{
    pa_scene scene = {.metric = true,
                      .colors_authored = true,
                      .meshes = PA_NEW_ARRAY(work->arena, pa_mesh, work->surface_count),
                      .materials = PA_NEW_ARRAY(work->arena, pa_material, work->surface_count),
                      .images = PA_NEW_ARRAY(work->arena, pa_image, 3 * work->surface_count)};
    work->material_surfaces = PA_NEW_ARRAY(work->shapes, size_t, work->surface_count);
    work->tiles_m = pa_arena_array(work->shapes, work->surface_count, sizeof *work->tiles_m);
    if (!scene.meshes || !scene.materials || !scene.images || !work->material_surfaces || !work->tiles_m) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double scale = final_scale(work);
    for (size_t slot = 0; slot < work->slot_count; slot++) {
        pa_status status = add_slot(work, slot, scale, &scene, err);
        if (status != PA_OK) {
            return status;
        }
    }
    pa_status status = place_sites(work, scale, err);
    if (status == PA_OK) {
        status = pa_building_add_covers(work, scale, &scene, err);
    }
    if (status == PA_OK) {
        status = pa_outline_press(&scene, work->manner.outline, work->arena, err);
    }
    if (status == PA_OK && (work->manner.bricks || work->manner.cubes)) {
        status = build_of_bricks(work, &scene, err);
    } else if (status == PA_OK && work->manner.low_poly) {
        status = make_low_poly(work, &scene, err);
    }
    if (status == PA_OK) {
        status = pa_building_check_edges(work, err);
    }
    if (status == PA_OK && work->options->untextured) {
        status = pa_building_check_solids(work, err);
    }
    if (status != PA_OK) {
        return status;
    }
    if (pa_scene_triangle_count(&scene) > TRIANGLES_MAX) {
        return pa_fail(err, PA_INTERNAL, "%s: build drew more than %d triangles", work->recipe->file,
                       TRIANGLES_MAX);
    }
    *out_scene = scene;
    return PA_OK;
}

/*
 * Whatever the shapes are refused for is the recipe's doing, running out of their budget too, and the words
 * name its file. (A full C stack is one of the mistakes that come without a line.)
 */
static pa_status blame(const pa_building *work, pa_status status, pa_error *err)
{
    if (status == PA_NO_MEMORY && work->shapes->used > work->shapes->limit / 4) {
        return pa_fail(err, PA_INTERNAL, "%s: its shapes need more than %d MiB", work->recipe->file,
                       SHAPES_MIB);
    }
    bool unnamed = status == PA_INTERNAL && err && !strstr(err->detail, ".lua:");
    if (unnamed || status == PA_INVALID || status == PA_TOO_LARGE || status == PA_CORRUPT ||
        status == PA_NOT_FOUND) {
        pa_error inner = err ? *err : (pa_error){0};
        return pa_fail(err, PA_INTERNAL, "%s: %s", work->recipe->file, inner.detail);
    }
    return status;
}

pa_status pa_model_build(const pa_recipe_book *book, const pa_thing *thing, const pa_model_options *options,
                         const pa_run *run, pa_arena *arena, pa_scene *out_scene, pa_model_report *out_report,
                         pa_error *err)
{
    pa_arena shapes;
    pa_arena_init(&shapes, (size_t)SHAPES_MIB << 20);
    pa_building work = {.recipe = pa_recipe_of(book, thing->kind),
                        .thing = thing,
                        .options = options,
                        .shapes = &shapes,
                        .arena = arena,
                        .slot_count = count_slots(thing->kind),
                        .manner = pa_manner_of(thing)};
    work.surface_count = work.slot_count + pa_building_cover_surfaces(&work);
    pa_status status = fill_order(&work, err);
    if (status == PA_OK) {
        status = blame(&work, run_recipe(&work, book, run, err), err);
    }
    if (status == PA_OK) {
        status = measure(&work, err);
    }
    pa_scene scene = {0};
    if (status == PA_OK) {
        status = blame(&work, make_scene(&work, &scene, err), err);
    }
    work.report.memory = shapes.used;
    pa_sandbox_free(work.sandbox);
    pa_arena_done(&shapes);
    if (status != PA_OK) {
        return status;
    }
    *out_scene = scene;
    if (out_report) {
        *out_report = work.report;
    }
    return PA_OK;
}
