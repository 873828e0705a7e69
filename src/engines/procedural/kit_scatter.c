/* kit.ring, kit.along, kit.over, kit.instances: many copies of one shape. */
#include "asset/geometry/scatter.h"

#include <lauxlib.h>

#include "asset/geometry/noise.h"
#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"

#define PLACEMENTS "placements"

/* Up to so many copies stay pieces of their own, each with its own cut of the wood. */
enum { SEPARATE_MAX = 128 };

static int push_placements(lua_State *lua, const char *function, pa_status status,
                           const pa_placements *placements, const pa_error *err)
{
    pa_drawing_check(lua, status, function, err);
    pa_sandbox_charge(lua, placements->count);
    pa_placements *value = lua_newuserdatauv(lua, sizeof *value, 0);
    *value = *placements;
    luaL_setmetatable(lua, PLACEMENTS);
    return 1;
}

typedef struct ring_options {
    uint32_t count;
    double radius;
    double start;
} ring_options;

static int place_ring(lua_State *lua)
{
    static const pa_field fields[] = {
        {"count", PA_FIELD_COUNT, .offset = offsetof(ring_options, count), .needed = true},
        {"radius", PA_FIELD_NUMBER, .offset = offsetof(ring_options, radius)},
        {"start", PA_FIELD_NUMBER, .offset = offsetof(ring_options, start)},
        {0}};
    ring_options options = {0};
    pa_arguments_read(lua, 1, "kit.ring", fields, &options);
    pa_placements placements;
    pa_error err = {0};
    pa_status status = pa_scatter_ring(options.count, options.radius, options.start,
                                       pa_drawing_of(lua)->arena, &placements, &err);
    return push_placements(lua, "kit.ring", status, &placements, &err);
}

static int place_along(lua_State *lua)
{
#define AT(member) .offset = offsetof(pa_scatter_path_options, member)
    static const pa_field fields[] = {
        {"path", PA_FIELD_POINTS3, AT(path), .length = offsetof(pa_scatter_path_options, path_count),
         .needed = true},
        {"radii", PA_FIELD_NUMBERS, AT(radii), .length = offsetof(pa_scatter_path_options, path_count)},
        {"count", PA_FIELD_COUNT, AT(count), .needed = true},
        {"from", PA_FIELD_NUMBER, AT(from)},
        {"to", PA_FIELD_NUMBER, AT(to)},
        {"turn", PA_FIELD_NUMBER, AT(turn_deg)},
        {"lean", PA_FIELD_NUMBER, AT(lean_deg)},
        {"scale_low", PA_FIELD_NUMBER, AT(scale_low)},
        {"scale_high", PA_FIELD_NUMBER, AT(scale_high)},
        {"jitter", PA_FIELD_NUMBER, AT(jitter)},
        {0}};
#undef AT
    pa_scatter_path_options options = {.seed = pa_random_u64(pa_sandbox_random(pa_sandbox_of(lua)))};
    pa_arguments_read(lua, 1, "kit.along", fields, &options);
    pa_placements placements;
    pa_error err = {0};
    pa_status status = pa_scatter_path(&options, pa_drawing_of(lua)->arena, &placements, &err);
    return push_placements(lua, "kit.along", status, &placements, &err);
}

/* kit.over(shape, {count = …}) */
static int place_over(lua_State *lua)
{
#define AT(member) .offset = offsetof(pa_scatter_surface_options, member)
    static const pa_field fields[] = {{"count", PA_FIELD_COUNT, AT(count), .needed = true},
                                      {"apart", PA_FIELD_NUMBER, AT(apart)},
                                      {"facing", PA_FIELD_VEC3, AT(facing)},
                                      {"facing_within", PA_FIELD_NUMBER, AT(facing_deg)},
                                      {"upright", PA_FIELD_NUMBER, AT(upright)},
                                      {"scale_low", PA_FIELD_NUMBER, AT(scale_low)},
                                      {"scale_high", PA_FIELD_NUMBER, AT(scale_high)},
                                      {0}};
#undef AT
    const pa_form *form = pa_form_at(lua, 1, "kit.over: its first argument");
    pa_scatter_surface_options options = {.seed = pa_random_u64(pa_sandbox_random(pa_sandbox_of(lua)))};
    pa_arguments_read(lua, 2, "kit.over", fields, &options);
    pa_shape shape = pa_form_merge(lua, form, "kit.over");
    /* Keeping copies apart compares each with its neighbours. */
    pa_sandbox_charge(lua, (uint64_t)options.count * 64);
    pa_placements placements;
    pa_error err = {0};
    pa_status status = pa_scatter_surface(&shape, &options, pa_drawing_of(lua)->arena, &placements, &err);
    return push_placements(lua, "kit.over", status, &placements, &err);
}

/* Each copy a piece of its own. */
static int push_copies(lua_State *lua, const pa_form *form, const pa_placements *placements)
{
    size_t count = form->count * placements->count;
    pa_sandbox_charge(lua, count);
    pa_piece *pieces = pa_drawing_alloc(lua, count, sizeof *pieces);
    for (size_t i = 0; i < count; i++) {
        pieces[i] = form->pieces[i % form->count];
        pieces[i].place = pa_affine_then(&pieces[i].place, &placements->transforms[i / form->count]);
    }
    pa_form_push(lua, pieces, count);
    return 1;
}

/* All copies of a piece as one shape. */
static int push_merged_copies(lua_State *lua, const pa_form *form, const pa_placements *placements)
{
    pa_piece *pieces = pa_drawing_alloc(lua, form->count, sizeof *pieces);
    pa_affine *transforms = pa_drawing_alloc(lua, placements->count, sizeof *transforms);
    for (size_t i = 0; i < form->count; i++) {
        const pa_piece *piece = &form->pieces[i];
        for (size_t at = 0; at < placements->count; at++) {
            transforms[at] = pa_affine_then(&piece->place, &placements->transforms[at]);
        }
        pa_sandbox_charge(lua, placements->count * ((uint64_t)piece->shape->corner_count + 8));
        pa_shape *shape = pa_drawing_alloc(lua, 1, sizeof *shape);
        pa_error err = {0};
        pa_status status = pa_shape_instances(piece->shape, transforms, placements->count,
                                              pa_drawing_of(lua)->arena, shape, &err);
        pa_drawing_check(lua, status, "kit.instances", &err);
        pieces[i] = (pa_piece){.shape = shape,
                               .place = pa_affine_identity(),
                               .slot = piece->slot,
                               .seamed = piece->seamed,
                               .knotted = piece->knotted,
                               .line = piece->line};
    }
    pa_form_push(lua, pieces, form->count);
    return 1;
}

/* kit.instances(shape, placements): one copy at each; a list of {x, y, z} will do as well. */
static int make_instances(lua_State *lua)
{
    const pa_form *form = pa_form_at(lua, 1, "kit.instances: its first argument");
    pa_placements placements;
    if (lua_istable(lua, 2)) {
        size_t count;
        const pa_vec3 *points = pa_argument_points3(lua, 2, "kit.instances: places", &count);
        placements = (pa_placements){pa_drawing_alloc(lua, count, sizeof(pa_affine)), count};
        for (size_t i = 0; i < count; i++) {
            placements.transforms[i] = pa_affine_move(points[i]);
        }
    } else {
        placements = *(pa_placements *)luaL_checkudata(lua, 2, PLACEMENTS);
    }
    if (form->count * placements.count <= SEPARATE_MAX) {
        return push_copies(lua, form, &placements);
    }
    return push_merged_copies(lua, form, &placements);
}

static int count_placements(lua_State *lua)
{
    pa_placements *placements = luaL_checkudata(lua, 1, PLACEMENTS);
    lua_pushinteger(lua, (lua_Integer)placements->count);
    return 1;
}

/* kit.noise(x, y, z): smooth random heights, about -1 to 1; the seed decides which. */
static int sample_noise(lua_State *lua)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    pa_vec3 at = {pa_argument_number(lua, 1, "kit.noise: x"), pa_argument_number(lua, 2, "kit.noise: y"),
                  lua_isnoneornil(lua, 3) ? 0.0 : pa_argument_number(lua, 3, "kit.noise: z")};
    if (fabs(at.x) > 1e6 || fabs(at.y) > 1e6 || fabs(at.z) > 1e6) {
        return luaL_error(lua, "kit.noise: coordinates go up to a million");
    }
    lua_pushnumber(lua, pa_noise(at, drawing->order->seed));
    return 1;
}

void pa_kit_open_scatter(lua_State *lua)
{
    static const luaL_Reg functions[] = {{"ring", place_ring},    {"along", place_along},
                                         {"over", place_over},    {"instances", make_instances},
                                         {"noise", sample_noise}, {NULL, NULL}};
    luaL_setfuncs(lua, functions, 0);
    luaL_newmetatable(lua, PLACEMENTS);
    lua_pushcfunction(lua, count_placements);
    lua_setfield(lua, -2, "__len");
    lua_pop(lua, 1);
}
