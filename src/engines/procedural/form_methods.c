/* shape:move, shape:bend, …: a new shape from an old one. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "asset/geometry/cut.h"
#include "asset/geometry/deform.h"
#include "asset/geometry/projection.h"
#include "asset/geometry/subdivide.h"
#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"

static const pa_form *self(lua_State *lua)
{
    return pa_form_at(lua, 1, "what a method is called on (with ':')");
}

/* Pushes the form with every piece moved by `affine`. */
static int push_moved(lua_State *lua, const pa_form *form, const pa_affine *affine)
{
    pa_sandbox_charge(lua, form->count);
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    for (size_t i = 0; i < form->count; i++) {
        pieces[i] = form->pieces[i];
        pieces[i].place = pa_affine_then(&form->pieces[i].place, affine);
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

static pa_vec3 three_numbers(lua_State *lua, const char *name)
{
    return (pa_vec3){pa_argument_number(lua, 2, name), pa_argument_number(lua, 3, name),
                     pa_argument_number(lua, 4, name)};
}

static int move(lua_State *lua)
{
    const pa_form *form = self(lua);
    pa_affine affine = pa_affine_move(three_numbers(lua, "shape:move(x, y, z)"));
    return push_moved(lua, form, &affine);
}

static int rotate(lua_State *lua)
{
    const pa_form *form = self(lua);
    pa_axis axis = pa_argument_axis(lua, 2, "shape:rotate(axis, degrees): axis");
    pa_affine affine =
        pa_affine_rotate(axis, pa_argument_number(lua, 3, "shape:rotate(axis, degrees): degrees"));
    return push_moved(lua, form, &affine);
}

static int scale(lua_State *lua)
{
    const pa_form *form = self(lua);
    const char *name = "shape:scale(factor) or (x, y, z)";
    double factor = pa_argument_number(lua, 2, name);
    pa_vec3 by = {factor, factor, factor};
    if (!lua_isnoneornil(lua, 3)) {
        by = three_numbers(lua, name);
    }
    if (by.x <= 0.0 || by.y <= 0.0 || by.z <= 0.0) {
        return luaL_error(lua, "%s: factors must be above 0", name);
    }
    pa_affine affine = pa_affine_scale(by);
    return push_moved(lua, form, &affine);
}

static int mirror(lua_State *lua)
{
    const pa_form *form = self(lua);
    pa_axis axis = pa_argument_axis(lua, 2, "shape:mirror(axis)");
    pa_affine affine = pa_affine_scale((pa_vec3){
        axis == PA_AXIS_X ? -1.0 : 1.0, axis == PA_AXIS_Y ? -1.0 : 1.0, axis == PA_AXIS_Z ? -1.0 : 1.0});
    return push_moved(lua, form, &affine);
}

static int aim(lua_State *lua)
{
    const pa_form *form = self(lua);
    pa_affine affine = pa_affine_aim(three_numbers(lua, "shape:aim(x, y, z)"));
    return push_moved(lua, form, &affine);
}

/* The box around a form; false when it has no points. */
static bool bounds_of(lua_State *lua, const pa_form *form, pa_vec3 *out_low, pa_vec3 *out_high)
{
    bool any = false;
    for (size_t i = 0; i < form->count; i++) {
        const pa_piece *piece = &form->pieces[i];
        pa_sandbox_charge(lua, piece->shape->point_count);
        for (uint32_t at = 0; at < piece->shape->point_count; at++) {
            pa_vec3 point = pa_affine_point(&piece->place, piece->shape->points[at]);
            if (!any) {
                *out_low = *out_high = point;
                any = true;
            }
            *out_low =
                (pa_vec3){fmin(out_low->x, point.x), fmin(out_low->y, point.y), fmin(out_low->z, point.z)};
            *out_high =
                (pa_vec3){fmax(out_high->x, point.x), fmax(out_high->y, point.y), fmax(out_high->z, point.z)};
        }
    }
    return any;
}

typedef struct align_options {
    int anchors[3];
} align_options;

static double anchor_shift(int anchor, double low, double high)
{
    switch ((pa_anchor)anchor) {
    case PA_ANCHOR_LOW:
        return -low;
    case PA_ANCHOR_MIDDLE:
        return -0.5 * (low + high);
    case PA_ANCHOR_HIGH:
        return -high;
    case PA_ANCHOR_KEEP:
        break;
    }
    return 0.0;
}

static int align(lua_State *lua)
{
    static const char *const words[] = {"keep", "low", "middle", "high", NULL};
    static const pa_field fields[] = {
        {"x", PA_FIELD_CHOICE, .offset = offsetof(align_options, anchors[0]), .choices = words},
        {"y", PA_FIELD_CHOICE, .offset = offsetof(align_options, anchors[1]), .choices = words},
        {"z", PA_FIELD_CHOICE, .offset = offsetof(align_options, anchors[2]), .choices = words},
        {0}};
    const pa_form *form = self(lua);
    align_options options = {0};
    pa_arguments_read(lua, 2, "shape:align", fields, &options);
    pa_vec3 low = {0};
    pa_vec3 high = {0};
    bounds_of(lua, form, &low, &high);
    pa_affine affine = pa_affine_move((pa_vec3){anchor_shift(options.anchors[0], low.x, high.x),
                                                anchor_shift(options.anchors[1], low.y, high.y),
                                                anchor_shift(options.anchors[2], low.z, high.z)});
    return push_moved(lua, form, &affine);
}

static void push_vec3(lua_State *lua, pa_vec3 vector)
{
    lua_pushnumber(lua, vector.x);
    lua_pushnumber(lua, vector.y);
    lua_pushnumber(lua, vector.z);
}

/* local width, height, depth = shape:size() */
static int size(lua_State *lua)
{
    pa_vec3 low = {0};
    pa_vec3 high = {0};
    bounds_of(lua, self(lua), &low, &high);
    push_vec3(lua, pa_vec3_sub(high, low));
    return 3;
}

/* local x, y, z = shape:low(); shape:high() likewise */
static int low_corner(lua_State *lua)
{
    pa_vec3 low = {0};
    pa_vec3 high = {0};
    bounds_of(lua, self(lua), &low, &high);
    push_vec3(lua, low);
    return 3;
}

static int high_corner(lua_State *lua)
{
    pa_vec3 low = {0};
    pa_vec3 high = {0};
    bounds_of(lua, self(lua), &low, &high);
    push_vec3(lua, high);
    return 3;
}

static int set_slot(lua_State *lua)
{
    const pa_form *form = self(lua);
    const char *slot = luaL_checkstring(lua, 2);
    const char *kept = pa_slot_find(pa_drawing_of(lua)->order->kind, slot);
    if (!kept) {
        return luaL_error(lua, "shape:slot: the recipe declares no slot '%s'", slot);
    }
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    for (size_t i = 0; i < form->count; i++) {
        pieces[i] = form->pieces[i];
        pieces[i].slot = kept;
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

/* shape:knotted() → the same, passing through itself on purpose */
static int set_knotted(lua_State *lua)
{
    const pa_form *form = self(lua);
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    for (size_t i = 0; i < form->count; i++) {
        pieces[i] = form->pieces[i];
        pieces[i].knotted = true;
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

typedef struct change_options {
    pa_axis axis;
    double number;
    pa_taper_options taper;
    pa_bend_options bend;
    pa_displace_options displace;
    pa_subdivide_options subdivide;
    pa_cut_options cut;
    double uv_turn;
    double uv_scale;
    pa_vec2 uv_shift;
    int projection;
} change_options;

/* Changes a shape where it lies. */
typedef pa_status (*change_in_place)(pa_shape *shape, const change_options *options, pa_error *err);
/* Makes another shape of it. */
typedef pa_status (*change_to_new)(const pa_shape *shape, const change_options *options, pa_arena *arena,
                                   pa_shape *out_shape, pa_error *err);

/* The part of a merged shape that came from one piece: its arrays, with indices counted from its own start.
 */
static pa_shape cut_out(lua_State *lua, const pa_shape *merged, const pa_shape *like, const pa_shape *start)
{
    pa_shape part = *like;
    part.points = merged->points + start->point_count;
    part.uvs = merged->uvs + start->corner_count;
    part.edges = merged->edges + start->corner_count;
    part.normals = merged->normals ? merged->normals + start->corner_count : NULL;
    part.corners = pa_drawing_alloc(lua, part.corner_count, sizeof *part.corners);
    part.faces = pa_drawing_alloc(lua, part.face_count, sizeof *part.faces);
    for (uint32_t i = 0; i < part.corner_count; i++) {
        part.corners[i] = merged->corners[start->corner_count + i] - start->point_count;
    }
    for (uint32_t i = 0; i < part.face_count; i++) {
        part.faces[i] = merged->faces[start->face_count + i];
        part.faces[i].first -= start->corner_count;
    }
    return part;
}

/*
 * Applies a change to the whole form at once, so that a bend bends a group as one; then takes the pieces
 * apart again, because each has its slot.
 */
static int push_changed(lua_State *lua, const pa_form *form, const char *function, change_in_place change,
                        const change_options *options)
{
    pa_shape merged = pa_form_merge(lua, form, function);
    pa_error err = {0};
    pa_sandbox_charge(lua, (uint64_t)merged.corner_count * 4);
    pa_drawing_check(lua, change(&merged, options, &err), function, &err);
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    pa_shape *shapes = pa_drawing_alloc(lua, form->count, sizeof *shapes);
    pa_shape start = {0};
    for (size_t i = 0; i < form->count; i++) {
        const pa_shape *like = form->pieces[i].shape;
        shapes[i] = form->count == 1 ? merged : cut_out(lua, &merged, like, &start);
        pieces[i] = (pa_piece){.shape = &shapes[i],
                               .place = pa_affine_identity(),
                               .slot = form->pieces[i].slot,
                               .seamed = form->pieces[i].seamed,
                               .knotted = form->pieces[i].knotted,
                               .line = form->pieces[i].line};
        start.point_count += like->point_count;
        start.corner_count += like->corner_count;
        start.face_count += like->face_count;
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

/* Applies a change to each piece by itself. */
static int push_remade(lua_State *lua, const pa_form *form, const char *function, change_to_new change,
                       const change_options *options)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    pa_shape *shapes = pa_drawing_alloc(lua, form->count, sizeof *shapes);
    for (size_t i = 0; i < form->count; i++) {
        pa_shape placed = pa_piece_placed(lua, &form->pieces[i], function);
        pa_error err = {0};
        pa_drawing_check(lua, change(&placed, options, drawing->arena, &shapes[i], &err), function, &err);
        pa_sandbox_charge(lua, (uint64_t)shapes[i].corner_count * 8);
        pieces[i] = (pa_piece){.shape = &shapes[i],
                               .place = pa_affine_identity(),
                               .slot = form->pieces[i].slot,
                               .seamed = form->pieces[i].seamed,
                               .knotted = form->pieces[i].knotted,
                               .line = form->pieces[i].line};
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

#define AT(member) .offset = offsetof(change_options, member)

static pa_status change_taper(pa_shape *shape, const change_options *options, pa_error *err)
{
    return pa_shape_taper(shape, &options->taper, err);
}

static int taper(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {
        {"axis", PA_FIELD_CHOICE, AT(taper.axis), .choices = pa_axis_words, .needed = true},
        {"low", PA_FIELD_NUMBER, AT(taper.low)},
        {"high", PA_FIELD_NUMBER, AT(taper.high)},
        {"curve", PA_FIELD_NUMBER, AT(taper.curve)},
        {0}};
    change_options options = {.taper = {.low = 1.0, .high = 1.0}};
    pa_arguments_read(lua, 2, "shape:taper", fields, &options);
    return push_changed(lua, form, "shape:taper", change_taper, &options);
}

static pa_status change_twist(pa_shape *shape, const change_options *options, pa_error *err)
{
    return pa_shape_twist(shape, options->axis, options->number, err);
}

static int twist(lua_State *lua)
{
    const pa_form *form = self(lua);
    change_options options = {.axis = pa_argument_axis(lua, 2, "shape:twist(axis, degrees): axis"),
                              .number = pa_argument_number(lua, 3, "shape:twist(axis, degrees): degrees")};
    return push_changed(lua, form, "shape:twist", change_twist, &options);
}

static pa_status change_bend(pa_shape *shape, const change_options *options, pa_error *err)
{
    return pa_shape_bend(shape, &options->bend, err);
}

static int bend(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {
        {"axis", PA_FIELD_CHOICE, AT(bend.axis), .choices = pa_axis_words, .needed = true},
        {"towards", PA_FIELD_CHOICE, AT(bend.towards), .choices = pa_axis_words, .needed = true},
        {"degrees", PA_FIELD_NUMBER, AT(bend.degrees), .needed = true},
        {0}};
    change_options options = {0};
    pa_arguments_read(lua, 2, "shape:bend", fields, &options);
    return push_changed(lua, form, "shape:bend", change_bend, &options);
}

static pa_status change_displace(pa_shape *shape, const change_options *options, pa_error *err)
{
    return pa_shape_displace(shape, &options->displace, err);
}

static int displace(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {{"amount", PA_FIELD_NUMBER, AT(displace.amount), .needed = true},
                                      {"size", PA_FIELD_NUMBER, AT(displace.size), .needed = true},
                                      {"octaves", PA_FIELD_COUNT, AT(displace.octaves)},
                                      {0}};
    change_options options = {.displace.seed = pa_random_u64(pa_sandbox_random(pa_sandbox_of(lua)))};
    pa_arguments_read(lua, 2, "shape:displace", fields, &options);
    return push_changed(lua, form, "shape:displace", change_displace, &options);
}

static pa_status change_crease(pa_shape *shape, const change_options *options, pa_error *err)
{
    return pa_shape_set_crease(shape, options->number, err);
}

static int crease(lua_State *lua)
{
    const pa_form *form = self(lua);
    change_options options = {.number = pa_argument_number(lua, 2, "shape:crease(degrees)")};
    return push_changed(lua, form, "shape:crease", change_crease, &options);
}

static pa_status change_flip(pa_shape *shape, const change_options *options, pa_error *err)
{
    (void)options;
    (void)err;
    pa_shape_flip(shape);
    return PA_OK;
}

static int flip(lua_State *lua)
{
    return push_changed(lua, self(lua), "shape:flip", change_flip, &(change_options){0});
}

enum { PROJECT_BOX, PROJECT_FLAT, PROJECT_ROUND };

static pa_status change_projection(pa_shape *shape, const change_options *options, pa_error *err)
{
    (void)err;
    if (options->projection == PROJECT_BOX) {
        pa_shape_project_box(shape);
    } else if (options->projection == PROJECT_FLAT) {
        pa_shape_project_planar(shape, options->axis);
    } else {
        pa_shape_project_cylinder(shape, options->axis);
    }
    return PA_OK;
}

/* shape:project("box"), ("flat", axis), ("round", axis) */
static int project(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const char *const words[] = {"box", "flat", "round", NULL};
    change_options options = {.projection =
                                  pa_argument_choice(lua, 2, "shape:project(how, axis): how", words)};
    if (options.projection != PROJECT_BOX) {
        options.axis = pa_argument_axis(lua, 3, "shape:project(how, axis): axis");
    }
    return push_changed(lua, form, "shape:project", change_projection, &options);
}

static pa_status change_uv(pa_shape *shape, const change_options *options, pa_error *err)
{
    (void)err;
    pa_shape_uv_transform(shape, options->uv_turn, options->uv_scale, options->uv_shift);
    return PA_OK;
}

static int transform_uv(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {{"turn", PA_FIELD_NUMBER, AT(uv_turn)},
                                      {"scale", PA_FIELD_NUMBER, AT(uv_scale)},
                                      {"shift", PA_FIELD_VEC2, AT(uv_shift)},
                                      {0}};
    change_options options = {.uv_scale = 1.0};
    pa_arguments_read(lua, 2, "shape:uv", fields, &options);
    return push_changed(lua, form, "shape:uv", change_uv, &options);
}

static pa_status remake_subdivided(const pa_shape *shape, const change_options *options, pa_arena *arena,
                                   pa_shape *out_shape, pa_error *err)
{
    return pa_shape_subdivide(shape, &options->subdivide, arena, out_shape, err);
}

static int subdivide(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {{"levels", PA_FIELD_COUNT, AT(subdivide.levels), .basic = 1},
                                      {"crease", PA_FIELD_NUMBER, AT(subdivide.crease_deg)},
                                      {"hard_levels", PA_FIELD_COUNT, AT(subdivide.hard_levels)},
                                      {0}};
    change_options options = {.subdivide.levels = 2};
    pa_arguments_read(lua, 2, "shape:subdivide", fields, &options);
    return push_remade(lua, form, "shape:subdivide", remake_subdivided, &options);
}

static pa_status remake_cut(const pa_shape *shape, const change_options *options, pa_arena *arena,
                            pa_shape *out_shape, pa_error *err)
{
    return pa_shape_cut(shape, &options->cut, arena, out_shape, err);
}

static int cut(lua_State *lua)
{
    const pa_form *form = self(lua);
    static const pa_field fields[] = {{"point", PA_FIELD_VEC3, AT(cut.point), .needed = true},
                                      {"normal", PA_FIELD_VEC3, AT(cut.normal), .needed = true},
                                      {"open", PA_FIELD_FLAG, AT(cut.open)},
                                      {0}};
    change_options options = {0};
    pa_arguments_read(lua, 2, "shape:cut", fields, &options);
    return push_remade(lua, form, "shape:cut", remake_cut, &options);
}

static pa_status remake_welded(const pa_shape *shape, const change_options *options, pa_arena *arena,
                               pa_shape *out_shape, pa_error *err)
{
    return pa_shape_weld(shape, options->number, arena, out_shape, err);
}

static int weld(lua_State *lua)
{
    const pa_form *form = self(lua);
    change_options options = {.number = pa_argument_number(lua, 2, "shape:weld(distance)")};
    return push_remade(lua, form, "shape:weld", remake_welded, &options);
}

static pa_status remake_mirrored(const pa_shape *shape, const change_options *options, pa_arena *arena,
                                 pa_shape *out_shape, pa_error *err)
{
    return pa_shape_mirrored(shape, options->axis, arena, out_shape, err);
}

static int mirrored(lua_State *lua)
{
    const pa_form *form = self(lua);
    change_options options = {.axis = pa_argument_axis(lua, 2, "shape:mirrored(axis)")};
    return push_remade(lua, form, "shape:mirrored", remake_mirrored, &options);
}

void pa_kit_open_methods(lua_State *lua)
{
    static const luaL_Reg methods[] = {
        {"move", move},        {"rotate", rotate},   {"scale", scale},         {"mirror", mirror},
        {"aim", aim},          {"align", align},     {"size", size},           {"low", low_corner},
        {"high", high_corner}, {"slot", set_slot},   {"knotted", set_knotted}, {"taper", taper},
        {"twist", twist},      {"bend", bend},       {"displace", displace},   {"crease", crease},
        {"flip", flip},        {"project", project}, {"uv", transform_uv},     {"subdivide", subdivide},
        {"cut", cut},          {"weld", weld},       {"mirrored", mirrored},   {NULL, NULL}};
    luaL_setfuncs(lua, methods, 0);
}
