/* kit.box, kit.lathe, …: named arguments in, a new shape out. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "asset/geometry/blend.h"
#include "asset/geometry/heightfield.h"
#include "asset/geometry/lathe.h"
#include "asset/geometry/loft.h"
#include "asset/geometry/primitive.h"
#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"

/* One function of the kit: how its arguments are read, and what makes the shape from them. */
typedef struct kit_function {
    const char *name; /* "kit.box" */
    const pa_field *fields;
    pa_status (*make)(const void *options, pa_arena *arena, pa_shape *out_shape, pa_error *err);
    uint64_t (*steps)(const void *options); /* charged beforehand, where the result does not show the work */
} kit_function;

#define MAKER(name)                                                                                          \
    static pa_status make_##name(const void *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)   \
    {                                                                                                        \
        return pa_shape_##name(options, arena, out_shape, err);                                              \
    }
MAKER(box)
MAKER(cylinder)
MAKER(tube)
MAKER(sphere)
MAKER(torus)
MAKER(capsule)
MAKER(superquadric)
MAKER(sheet)
MAKER(lathe)
MAKER(extrude)
MAKER(flat)
MAKER(sweep)
MAKER(loft)
MAKER(blend)
MAKER(heightfield)
#undef MAKER

/* Plain geometry for basic mode: fewer sides, bevels of one step. */
enum { BASIC_SIDES = 20, BASIC_BEVEL = 1, BASIC_SPAN = 3 };

static const char *const edge_words[] = {"angle", "sharp", "smooth", NULL};
static const char *const cap_words[] = {"flat", "round", "none", NULL};
static const char *const ends_words[] = {"capped", "open", "ring", NULL};

#define AT(type, member) .offset = offsetof(type, member)

static const pa_field box_fields[] = {
    {"size", PA_FIELD_VEC3, AT(pa_box_options, size), .needed = true},
    {"bevel", PA_FIELD_NUMBER, AT(pa_box_options, bevel)},
    {"segments", PA_FIELD_COUNT, AT(pa_box_options, segments), .basic = BASIC_BEVEL},
    {"cells", PA_FIELD_COUNTS, AT(pa_box_options, cells), .items = 3},
    {0},
};

static const pa_field cylinder_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_cylinder_options, radius), .needed = true},
    {"height", PA_FIELD_NUMBER, AT(pa_cylinder_options, height), .needed = true},
    {"bevel", PA_FIELD_NUMBER, AT(pa_cylinder_options, bevel)},
    {"segments", PA_FIELD_COUNT, AT(pa_cylinder_options, segments), .basic = BASIC_BEVEL},
    {"sides", PA_FIELD_COUNT, AT(pa_cylinder_options, sides), .basic = BASIC_SIDES},
    {"rows", PA_FIELD_COUNT, AT(pa_cylinder_options, rows)},
    {"open", PA_FIELD_FLAG, AT(pa_cylinder_options, open)},
    {0},
};

/* The same cylinder; a top radius of 0 is a point. */
static const pa_field cone_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_cylinder_options, radius), .needed = true},
    {"top", PA_FIELD_NUMBER, AT(pa_cylinder_options, top_radius)},
    {"height", PA_FIELD_NUMBER, AT(pa_cylinder_options, height), .needed = true},
    {"bevel", PA_FIELD_NUMBER, AT(pa_cylinder_options, bevel)},
    {"segments", PA_FIELD_COUNT, AT(pa_cylinder_options, segments), .basic = BASIC_BEVEL},
    {"sides", PA_FIELD_COUNT, AT(pa_cylinder_options, sides), .basic = BASIC_SIDES},
    {"rows", PA_FIELD_COUNT, AT(pa_cylinder_options, rows)},
    {"open", PA_FIELD_FLAG, AT(pa_cylinder_options, open)},
    {0},
};

static pa_status make_cone(const void *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    pa_cylinder_options cone = *(const pa_cylinder_options *)options;
    cone.tapered = true;
    return pa_shape_cylinder(&cone, arena, out_shape, err);
}

static const pa_field tube_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_tube_options, radius), .needed = true},
    {"thickness", PA_FIELD_NUMBER, AT(pa_tube_options, thickness), .needed = true},
    {"height", PA_FIELD_NUMBER, AT(pa_tube_options, height), .needed = true},
    {"bevel", PA_FIELD_NUMBER, AT(pa_tube_options, bevel)},
    {"segments", PA_FIELD_COUNT, AT(pa_tube_options, segments), .basic = BASIC_BEVEL},
    {"sides", PA_FIELD_COUNT, AT(pa_tube_options, sides), .basic = BASIC_SIDES},
    {0},
};

static const pa_field sphere_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_sphere_options, radius)},
    {"radii", PA_FIELD_VEC3, AT(pa_sphere_options, radii)},
    {"sides", PA_FIELD_COUNT, AT(pa_sphere_options, sides), .basic = BASIC_SIDES},
    {"rows", PA_FIELD_COUNT, AT(pa_sphere_options, rows)},
    {0},
};

static const pa_field torus_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_torus_options, radius), .needed = true},
    {"tube", PA_FIELD_NUMBER, AT(pa_torus_options, tube), .needed = true},
    {"sides", PA_FIELD_COUNT, AT(pa_torus_options, sides), .basic = 24},
    {"tube_sides", PA_FIELD_COUNT, AT(pa_torus_options, tube_sides), .basic = 10},
    {0},
};

static const pa_field capsule_fields[] = {
    {"radius", PA_FIELD_NUMBER, AT(pa_capsule_options, radius), .needed = true},
    {"height", PA_FIELD_NUMBER, AT(pa_capsule_options, height), .needed = true},
    {"sides", PA_FIELD_COUNT, AT(pa_capsule_options, sides), .basic = BASIC_SIDES},
    {"rows", PA_FIELD_COUNT, AT(pa_capsule_options, rows)},
    {0},
};

static const pa_field superquadric_fields[] = {
    {"radii", PA_FIELD_VEC3, AT(pa_superquadric_options, radii), .needed = true},
    {"round_y", PA_FIELD_NUMBER, AT(pa_superquadric_options, round_y)},
    {"round_xz", PA_FIELD_NUMBER, AT(pa_superquadric_options, round_xz)},
    {"cells", PA_FIELD_COUNT, AT(pa_superquadric_options, cells), .basic = 8},
    {0},
};

static const pa_field sheet_fields[] = {
    {"width", PA_FIELD_NUMBER, AT(pa_sheet_options, width), .needed = true},
    {"length", PA_FIELD_NUMBER, AT(pa_sheet_options, length), .needed = true},
    {"cells", PA_FIELD_COUNTS, AT(pa_sheet_options, cells), .items = 2},
    {0},
};

/* {{radius, height}, {radius, height, "sharp"}, …} */
static void read_lathe_profile(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    pa_lathe_options *lathe = options;
    const char *name = "kit.lathe: profile";
    size_t count = pa_argument_length(lua, -1, name, PA_OUTLINE_MAX);
    pa_lathe_point *points = pa_drawing_alloc(lua, count, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        if (lua_type(lua, -1) != LUA_TTABLE) {
            luaL_error(lua, "%s must be a list of {radius, height} or {radius, height, \"sharp\"}", name);
        }
        lua_rawgeti(lua, -1, 1);
        lua_rawgeti(lua, -2, 2);
        points[i].radius = pa_argument_number(lua, -2, "kit.lathe: a profile point's radius");
        points[i].height = pa_argument_number(lua, -1, "kit.lathe: a profile point's height");
        if (lua_rawgeti(lua, -3, 3) != LUA_TNIL) {
            points[i].edge = (pa_edge)pa_argument_choice(lua, -1, name, edge_words);
        }
        lua_pop(lua, 4);
    }
    lathe->points = points;
    lathe->point_count = count;
}

static const pa_field lathe_fields[] = {
    {"profile", PA_FIELD_CUSTOM, .needed = true, .read = read_lathe_profile},
    {"sides", PA_FIELD_COUNT, AT(pa_lathe_options, sides), .basic = BASIC_SIDES},
    {"smooth", PA_FIELD_FLAG, AT(pa_lathe_options, smooth)},
    {"segments", PA_FIELD_COUNT, AT(pa_lathe_options, segments), .basic = BASIC_SPAN},
    {"crease", PA_FIELD_NUMBER, AT(pa_lathe_options, crease_deg)},
    {"ends", PA_FIELD_CHOICE, AT(pa_lathe_options, ends), .choices = ends_words},
    {"sweep", PA_FIELD_NUMBER, AT(pa_lathe_options, sweep_deg)},
    {0},
};

static void read_holes(lua_State *lua, const pa_field *field, void *options)
{
    pa_extrude_options *extrude = options;
    size_t count = pa_argument_length(lua, -1, field->name, 64);
    pa_loop *holes = pa_drawing_alloc(lua, count, sizeof *holes);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        holes[i].points = pa_argument_points2(lua, -1, "holes", &holes[i].count);
        lua_pop(lua, 1);
    }
    extrude->holes = holes;
    extrude->hole_count = count;
}

static const pa_field extrude_fields[] = {
    {"outline", PA_FIELD_POINTS2, AT(pa_extrude_options, outline.points),
     .length = offsetof(pa_extrude_options, outline.count), .needed = true},
    {"holes", PA_FIELD_CUSTOM, .read = read_holes},
    {"depth", PA_FIELD_NUMBER, AT(pa_extrude_options, depth), .needed = true},
    {"bevel", PA_FIELD_NUMBER, AT(pa_extrude_options, bevel)},
    {"segments", PA_FIELD_COUNT, AT(pa_extrude_options, segments), .basic = BASIC_BEVEL},
    {"crease", PA_FIELD_NUMBER, AT(pa_extrude_options, crease_deg)},
    {0},
};

static const pa_field flat_fields[] = {
    {"outline", PA_FIELD_POINTS2, AT(pa_extrude_options, outline.points),
     .length = offsetof(pa_extrude_options, outline.count), .needed = true},
    {"holes", PA_FIELD_CUSTOM, .read = read_holes},
    {0},
};

static const pa_field sweep_fields[] = {
    {"path", PA_FIELD_POINTS3, AT(pa_sweep_options, path), .length = offsetof(pa_sweep_options, path_count),
     .needed = true},
    {"closed", PA_FIELD_FLAG, AT(pa_sweep_options, closed)},
    {"profile", PA_FIELD_POINTS2, AT(pa_sweep_options, profile.points),
     .length = offsetof(pa_sweep_options, profile.count)},
    {"radius", PA_FIELD_NUMBER, AT(pa_sweep_options, radius)},
    {"radii", PA_FIELD_NUMBERS, AT(pa_sweep_options, radii),
     .length = offsetof(pa_sweep_options, path_count)},
    {"sides", PA_FIELD_COUNT, AT(pa_sweep_options, sides), .basic = 10},
    {"twist", PA_FIELD_NUMBER, AT(pa_sweep_options, twist_deg)},
    {"up", PA_FIELD_VEC3, AT(pa_sweep_options, up)},
    {"first", PA_FIELD_CHOICE, AT(pa_sweep_options, start), .choices = cap_words},
    {"last", PA_FIELD_CHOICE, AT(pa_sweep_options, end), .choices = cap_words},
    {"crease", PA_FIELD_NUMBER, AT(pa_sweep_options, crease_deg)},
    {0},
};

static void read_sections(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    pa_loft_options *loft = options;
    size_t count = pa_argument_length(lua, -1, "kit.loft: sections", 1024);
    pa_section *sections = pa_drawing_alloc(lua, count, sizeof *sections);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        sections[i].points = pa_argument_points3(lua, -1, "kit.loft: a section", &sections[i].count);
        lua_pop(lua, 1);
    }
    loft->sections = sections;
    loft->section_count = count;
}

static const pa_field loft_fields[] = {
    {"sections", PA_FIELD_CUSTOM, .needed = true, .read = read_sections},
    {"closed", PA_FIELD_FLAG, AT(pa_loft_options, closed)},
    {"smooth", PA_FIELD_FLAG, AT(pa_loft_options, smooth)},
    {"segments", PA_FIELD_COUNT, AT(pa_loft_options, segments), .basic = BASIC_SPAN},
    {"first", PA_FIELD_CHOICE, AT(pa_loft_options, start), .choices = cap_words},
    {"last", PA_FIELD_CHOICE, AT(pa_loft_options, end), .choices = cap_words},
    {"crease", PA_FIELD_NUMBER, AT(pa_loft_options, crease_deg)},
    {0},
};

static const char *const form_words[] = {"sphere", "ellipsoid", "capsule", "cone", "box", "torus", NULL};

static const pa_field part_fields[] = {
    {"form", PA_FIELD_CHOICE, AT(pa_blend_part, form), .choices = form_words, .needed = true},
    {"at", PA_FIELD_VEC3, AT(pa_blend_part, a), .needed = true},
    {"to", PA_FIELD_VEC3, AT(pa_blend_part, b)},
    {"size", PA_FIELD_VEC3, AT(pa_blend_part, size)},
    {"radius", PA_FIELD_NUMBER, AT(pa_blend_part, radius)},
    {"radius_to", PA_FIELD_NUMBER, AT(pa_blend_part, radius_b)},
    {"rotation", PA_FIELD_VEC3, AT(pa_blend_part, rotation_deg)},
    {"subtract", PA_FIELD_FLAG, AT(pa_blend_part, subtract)},
    {"smooth", PA_FIELD_NUMBER, AT(pa_blend_part, smooth)},
    {0},
};

const pa_blend_part *pa_argument_blend_parts(lua_State *lua, const char *name, size_t *out_count)
{
    size_t count = pa_argument_length(lua, -1, name, 256);
    pa_blend_part *parts = pa_drawing_alloc(lua, count, sizeof *parts);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        const char *part = lua_pushfstring(lua, "%s[%d]", name, (int)i + 1);
        pa_arguments_read(lua, -2, part, part_fields, &parts[i]);
        lua_pop(lua, 2);
    }
    *out_count = count;
    return parts;
}

static void read_parts(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    pa_blend_options *blend = options;
    blend->parts = pa_argument_blend_parts(lua, "kit.blend: parts", &blend->part_count);
}

/* The half of a part's box, generously. */
static double part_reach(const pa_blend_part *part)
{
    return fmax(fmax(fabs(part->size.x), fabs(part->size.y)), fabs(part->size.z)) + fabs(part->radius) +
           fabs(part->radius_b);
}

/* Every part is asked for its distance at the grid's cells, about forty of which take a step's time. */
static uint64_t blend_steps(const void *options)
{
    const pa_blend_options *blend = options;
    pa_vec3 low = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    pa_vec3 high = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < blend->part_count; i++) {
        const pa_blend_part *part = &blend->parts[i];
        bool two_ended = part->form == PA_BLEND_CAPSULE || part->form == PA_BLEND_ROUNDED_CONE;
        pa_vec3 end = two_ended ? part->b : part->a;
        double reach = part_reach(part);
        low = (pa_vec3){fmin(low.x, fmin(part->a.x, end.x) - reach),
                        fmin(low.y, fmin(part->a.y, end.y) - reach),
                        fmin(low.z, fmin(part->a.z, end.z) - reach)};
        high = (pa_vec3){fmax(high.x, fmax(part->a.x, end.x) + reach),
                         fmax(high.y, fmax(part->a.y, end.y) + reach),
                         fmax(high.z, fmax(part->a.z, end.z) + reach)};
    }
    pa_vec3 size = pa_vec3_sub(high, low);
    double cell = blend->cell > 0.0 ? blend->cell : fmax(fmax(size.x, size.y), size.z) / 64.0;
    double cells = fmin(size.x * size.y * size.z / (cell * cell * cell), PA_BLEND_CELLS_MAX);
    return cells > 0.0 ? (uint64_t)(cells * (double)blend->part_count / 40.0) : 0;
}

static const pa_field blend_fields[] = {
    {"parts", PA_FIELD_CUSTOM, .needed = true, .read = read_parts},
    {"smooth", PA_FIELD_NUMBER, AT(pa_blend_options, smooth)},
    {"cell", PA_FIELD_NUMBER, AT(pa_blend_options, cell)},
    {0},
};

static const kit_function functions[] = {
    {"kit.box", box_fields, make_box, NULL},
    {"kit.cylinder", cylinder_fields, make_cylinder, NULL},
    {"kit.cone", cone_fields, make_cone, NULL},
    {"kit.tube", tube_fields, make_tube, NULL},
    {"kit.sphere", sphere_fields, make_sphere, NULL},
    {"kit.torus", torus_fields, make_torus, NULL},
    {"kit.capsule", capsule_fields, make_capsule, NULL},
    {"kit.superquadric", superquadric_fields, make_superquadric, NULL},
    {"kit.sheet", sheet_fields, make_sheet, NULL},
    {"kit.lathe", lathe_fields, make_lathe, NULL},
    {"kit.extrude", extrude_fields, make_extrude, NULL},
    {"kit.flat", flat_fields, make_flat, NULL},
    {"kit.sweep", sweep_fields, make_sweep, NULL},
    {"kit.loft", loft_fields, make_loft, NULL},
    {"kit.blend", blend_fields, make_blend, blend_steps},
};

typedef union any_options {
    pa_box_options box;
    pa_cylinder_options cylinder;
    pa_tube_options tube;
    pa_sphere_options sphere;
    pa_torus_options torus;
    pa_capsule_options capsule;
    pa_superquadric_options superquadric;
    pa_sheet_options sheet;
    pa_lathe_options lathe;
    pa_extrude_options extrude;
    pa_sweep_options sweep;
    pa_loft_options loft;
    pa_blend_options blend;
} any_options;

static void push_made(lua_State *lua, const kit_function *function, const void *options)
{
    if (function->steps) {
        pa_sandbox_charge(lua, function->steps(options));
    }
    pa_shape shape;
    pa_error err = {0};
    pa_status status = function->make(options, pa_drawing_of(lua)->arena, &shape, &err);
    pa_drawing_check(lua, status, function->name, &err);
    pa_form_push_shape(lua, &shape);
}

/* Upvalue: the place in the list of functions. */
static int make_shape(lua_State *lua)
{
    const kit_function *function = &functions[lua_tointeger(lua, lua_upvalueindex(1))];
    any_options options;
    memset(&options, 0, sizeof options);
    pa_arguments_read(lua, 1, function->name, function->fields, &options);
    push_made(lua, function, &options);
    return 1;
}

static const pa_field heightfield_fields[] = {
    {"width", PA_FIELD_NUMBER, AT(pa_heightfield_options, width), .needed = true},
    {"length", PA_FIELD_NUMBER, AT(pa_heightfield_options, length), .needed = true},
    {"columns", PA_FIELD_COUNT, AT(pa_heightfield_options, columns), .needed = true},
    {"rows", PA_FIELD_COUNT, AT(pa_heightfield_options, rows), .needed = true},
    {"solid", PA_FIELD_FLAG, AT(pa_heightfield_options, solid)},
    {"base", PA_FIELD_NUMBER, AT(pa_heightfield_options, base)},
    {0},
};

/* kit.heightfield({…}, function(x, z) return y end) */
static int make_heightfield_from(lua_State *lua)
{
    pa_heightfield_options options = {0};
    pa_arguments_read(lua, 1, "kit.heightfield", heightfield_fields, &options);
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    if (options.columns < 2 || options.rows < 2 || options.columns > 1024 || options.rows > 1024) {
        return luaL_error(lua, "kit.heightfield: columns and rows go from 2 to 1024");
    }
    double *heights = pa_drawing_alloc(lua, (size_t)options.columns * options.rows, sizeof *heights);
    for (uint32_t row = 0; row < options.rows; row++) {
        for (uint32_t column = 0; column < options.columns; column++) {
            lua_pushvalue(lua, 2);
            lua_pushnumber(lua, options.width * ((double)column / (options.columns - 1) - 0.5));
            lua_pushnumber(lua, options.length * ((double)row / (options.rows - 1) - 0.5));
            lua_call(lua, 2, 1);
            heights[(size_t)row * options.columns + column] =
                pa_argument_number(lua, -1, "kit.heightfield: a height");
            lua_pop(lua, 1);
        }
    }
    options.heights = heights;
    push_made(lua, &(kit_function){"kit.heightfield", heightfield_fields, make_heightfield, NULL}, &options);
    return 1;
}

void pa_kit_open_shapes(lua_State *lua)
{
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        lua_pushinteger(lua, (lua_Integer)i);
        lua_pushcclosure(lua, make_shape, 1);
        lua_setfield(lua, -2, functions[i].name + sizeof "kit." - 1);
    }
    lua_pushcfunction(lua, make_heightfield_from);
    lua_setfield(lua, -2, "heightfield");
}
