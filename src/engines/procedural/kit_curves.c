/* kit.ellipse, kit.curve, …: outlines and paths, handed to the recipe as plain lists of points. */
#include "asset/geometry/curve.h"

#include <lauxlib.h>

#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"

typedef struct curve_options {
    double radius;
    double radius_y;
    double top;
    double width;
    double height;
    double outer;
    double inner;
    double turns;
    uint32_t sides;
    uint32_t segments;
    uint32_t tips;
    bool closed;
    const pa_vec3 *points;
    size_t count;
} curve_options;

#define AT(member) .offset = offsetof(curve_options, member)

static void push_points2(lua_State *lua, const pa_vec2 *points, size_t count)
{
    pa_sandbox_charge(lua, count * 4);
    lua_createtable(lua, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(lua, 2, 0);
        lua_pushnumber(lua, points[i].x);
        lua_rawseti(lua, -2, 1);
        lua_pushnumber(lua, points[i].y);
        lua_rawseti(lua, -2, 2);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_points3(lua_State *lua, const pa_vec3 *points, size_t count)
{
    pa_sandbox_charge(lua, count * 5);
    lua_createtable(lua, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        const double numbers[3] = {points[i].x, points[i].y, points[i].z};
        lua_createtable(lua, 3, 0);
        for (int axis = 0; axis < 3; axis++) {
            lua_pushnumber(lua, numbers[axis]);
            lua_rawseti(lua, -2, axis + 1);
        }
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static int push_outline(lua_State *lua, const char *function, pa_status status, const pa_outline *outline,
                        const pa_error *err)
{
    pa_drawing_check(lua, status, function, err);
    push_points2(lua, outline->points, outline->count);
    return 1;
}

static int push_path(lua_State *lua, const char *function, pa_status status, const pa_path *path,
                     const pa_error *err)
{
    pa_drawing_check(lua, status, function, err);
    push_points3(lua, path->points, path->count);
    return 1;
}

static int make_ellipse(lua_State *lua)
{
    static const pa_field fields[] = {{"radius", PA_FIELD_NUMBER, AT(radius), .needed = true},
                                      {"radius_y", PA_FIELD_NUMBER, AT(radius_y)},
                                      {"sides", PA_FIELD_COUNT, AT(sides), .basic = 20},
                                      {0}};
    curve_options options = {0};
    pa_arguments_read(lua, 1, "kit.ellipse", fields, &options);
    double radius_y = options.radius_y == 0.0 ? options.radius : options.radius_y;
    pa_outline outline;
    pa_error err = {0};
    pa_status status = pa_outline_ellipse(options.radius, radius_y, options.sides, pa_drawing_of(lua)->arena,
                                          &outline, &err);
    return push_outline(lua, "kit.ellipse", status, &outline, &err);
}

static int make_rectangle(lua_State *lua)
{
    static const pa_field fields[] = {{"width", PA_FIELD_NUMBER, AT(width), .needed = true},
                                      {"height", PA_FIELD_NUMBER, AT(height), .needed = true},
                                      {"radius", PA_FIELD_NUMBER, AT(radius)},
                                      {"segments", PA_FIELD_COUNT, AT(segments), .basic = 2},
                                      {0}};
    curve_options options = {0};
    pa_arguments_read(lua, 1, "kit.rectangle", fields, &options);
    pa_outline outline;
    pa_error err = {0};
    pa_status status = pa_outline_rectangle(options.width, options.height, options.radius, options.segments,
                                            pa_drawing_of(lua)->arena, &outline, &err);
    return push_outline(lua, "kit.rectangle", status, &outline, &err);
}

static int make_star(lua_State *lua)
{
    static const pa_field fields[] = {{"tips", PA_FIELD_COUNT, AT(tips), .needed = true, .basic = 0},
                                      {"outer", PA_FIELD_NUMBER, AT(outer), .needed = true},
                                      {"inner", PA_FIELD_NUMBER, AT(inner), .needed = true},
                                      {0}};
    curve_options options = {0};
    pa_arguments_read(lua, 1, "kit.star", fields, &options);
    pa_outline outline;
    pa_error err = {0};
    pa_status status = pa_outline_star(options.tips, options.outer, options.inner, pa_drawing_of(lua)->arena,
                                       &outline, &err);
    return push_outline(lua, "kit.star", status, &outline, &err);
}

/* True when the list in the argument `points` is one of {x, y} pairs. */
static bool points_are_flat(lua_State *lua, const char *function)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushliteral(lua, "points");
    if (lua_rawget(lua, 1) != LUA_TTABLE || lua_rawgeti(lua, -1, 1) != LUA_TTABLE) {
        luaL_error(lua, "%s: points must be a list of {x, y} or {x, y, z}", function);
    }
    bool flat = lua_rawlen(lua, -1) == 2;
    lua_pop(lua, 2);
    return flat;
}

/* kit.curve: smooth through the points; {x, y} points make a closed outline, {x, y, z} a path. */
static int make_curve(lua_State *lua)
{
    bool flat = points_are_flat(lua, "kit.curve");
    const pa_field fields[] = {{"points", flat ? PA_FIELD_POINTS2 : PA_FIELD_POINTS3, AT(points),
                                offsetof(curve_options, count), true},
                               {"segments", PA_FIELD_COUNT, AT(segments), .basic = 3},
                               {"closed", PA_FIELD_FLAG, AT(closed)},
                               {0}};
    curve_options options = {0};
    pa_arguments_read(lua, 1, "kit.curve", fields, &options);
    pa_arena *arena = pa_drawing_of(lua)->arena;
    pa_error err = {0};
    if (flat) {
        pa_outline outline;
        pa_status status = pa_outline_smooth((const pa_vec2 *)(const void *)options.points, options.count,
                                             options.segments, arena, &outline, &err);
        return push_outline(lua, "kit.curve", status, &outline, &err);
    }
    pa_path path;
    pa_status status =
        pa_path_smooth(options.points, options.count, options.closed, options.segments, arena, &path, &err);
    return push_path(lua, "kit.curve", status, &path, &err);
}

/* kit.rounded: straight between the points, corners rounded. */
static int make_rounded(lua_State *lua)
{
    bool flat = points_are_flat(lua, "kit.rounded");
    const pa_field fields[] = {{"points", flat ? PA_FIELD_POINTS2 : PA_FIELD_POINTS3, AT(points),
                                offsetof(curve_options, count), true},
                               {"radius", PA_FIELD_NUMBER, AT(radius), .needed = true},
                               {"segments", PA_FIELD_COUNT, AT(segments), .basic = 3},
                               {"closed", PA_FIELD_FLAG, AT(closed)},
                               {0}};
    curve_options options = {0};
    pa_arguments_read(lua, 1, "kit.rounded", fields, &options);
    pa_arena *arena = pa_drawing_of(lua)->arena;
    pa_error err = {0};
    if (flat) {
        pa_outline outline;
        pa_status status = pa_outline_round((const pa_vec2 *)(const void *)options.points, options.count,
                                            options.radius, options.segments, arena, &outline, &err);
        return push_outline(lua, "kit.rounded", status, &outline, &err);
    }
    pa_path path;
    pa_status status = pa_path_round(options.points, options.count, options.closed, options.radius,
                                     options.segments, arena, &path, &err);
    return push_path(lua, "kit.rounded", status, &path, &err);
}

static int make_helix(lua_State *lua)
{
    static const pa_field fields[] = {{"radius", PA_FIELD_NUMBER, AT(radius), .needed = true},
                                      {"top", PA_FIELD_NUMBER, AT(top)},
                                      {"height", PA_FIELD_NUMBER, AT(height), .needed = true},
                                      {"turns", PA_FIELD_NUMBER, AT(turns), .needed = true},
                                      {"segments", PA_FIELD_COUNT, AT(segments), .basic = 12},
                                      {0}};
    curve_options options = {.top = -1.0};
    pa_arguments_read(lua, 1, "kit.helix", fields, &options);
    double top = options.top < 0.0 ? options.radius : options.top;
    pa_path path;
    pa_error err = {0};
    pa_status status = pa_path_helix(options.radius, top, options.height, options.turns, options.segments,
                                     pa_drawing_of(lua)->arena, &path, &err);
    return push_path(lua, "kit.helix", status, &path, &err);
}

void pa_kit_open_curves(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"ellipse", make_ellipse}, {"rectangle", make_rectangle}, {"star", make_star}, {"curve", make_curve},
        {"rounded", make_rounded}, {"helix", make_helix},         {NULL, NULL}};
    luaL_setfuncs(lua, functions, 0);
}
