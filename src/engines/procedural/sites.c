/* p:support and p:anchor: where other objects can be put. */
#include <lauxlib.h>

#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"
#include "foundation/arena.h"

enum { NAME_MAX_BYTES = 32 };

static const char *read_name(lua_State *lua, int index, const char *function)
{
    size_t size;
    const char *name = luaL_checklstring(lua, index, &size);
    if (size == 0 || size >= NAME_MAX_BYTES) {
        luaL_error(lua, "%s: a name has 1 to %d characters", function, NAME_MAX_BYTES - 1);
    }
    char *copy = pa_arena_string(pa_drawing_of(lua)->arena, name);
    if (!copy) {
        pa_sandbox_raise_no_memory(lua);
    }
    return copy;
}

static void keep(lua_State *lua, const char *function, const pa_site *site)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    if (drawing->site_count == PA_SITES_MAX) {
        luaL_error(lua, "%s: more than %d supports and anchors", function, PA_SITES_MAX);
    }
    if (!drawing->sites) {
        drawing->sites = pa_drawing_alloc(lua, PA_SITES_MAX, sizeof *drawing->sites);
    }
    drawing->sites[drawing->site_count++] = *site;
}

static void read_support_name(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    ((pa_site *)options)->name = read_name(lua, -1, "p:support");
}

/* p:support{at = {x, y, z}, size = {x, z}, round = true, name = "seat"} */
static int add_support(lua_State *lua)
{
    static const pa_field fields[] = {
        {"name", PA_FIELD_CUSTOM, .read = read_support_name},
        {"at", PA_FIELD_VEC3, .offset = offsetof(pa_site, at), .needed = true},
        {"size", PA_FIELD_VEC2, .offset = offsetof(pa_site, size), .needed = true},
        {"round", PA_FIELD_FLAG, .offset = offsetof(pa_site, round)},
        {0}};
    pa_site site = {.name = "top", .support = true, .normal = {0.0, 1.0, 0.0}};
    pa_arguments_read(lua, 2, "p:support", fields, &site);
    if (!(site.size.x > 0.0 && site.size.y > 0.0)) {
        return luaL_error(lua, "p:support: size must be above 0");
    }
    keep(lua, "p:support", &site);
    return 0;
}

typedef struct anchor_options {
    pa_vec3 at;
    pa_vec3 normal;
    double size;
} anchor_options;

/* p:anchor("head", {at = {x, y, z}, normal = {x, y, z}, size = metres}) */
static int add_anchor(lua_State *lua)
{
    static const pa_field fields[] = {
        {"at", PA_FIELD_VEC3, .offset = offsetof(anchor_options, at), .needed = true},
        {"normal", PA_FIELD_VEC3, .offset = offsetof(anchor_options, normal)},
        {"size", PA_FIELD_NUMBER, .offset = offsetof(anchor_options, size)},
        {0}};
    const pa_vec3 up = {0.0, 1.0, 0.0};
    const char *name = read_name(lua, 2, "p:anchor");
    anchor_options options = {.normal = up};
    pa_arguments_read(lua, 3, "p:anchor", fields, &options);
    if (!(options.size >= 0.0)) {
        return luaL_error(lua, "p:anchor: size must not be negative");
    }
    const pa_site site = {.name = name,
                          .at = options.at,
                          .normal = pa_vec3_unit_or(options.normal, up),
                          .size = {options.size, options.size}};
    keep(lua, "p:anchor", &site);
    return 0;
}

void pa_prompt_open_sites(lua_State *lua)
{
    static const luaL_Reg methods[] = {{"support", add_support}, {"anchor", add_anchor}, {NULL, NULL}};
    luaL_setfuncs(lua, methods, 0);
}
