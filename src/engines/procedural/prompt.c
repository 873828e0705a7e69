/* The `p` of build(p): what the prompt wants, and where shapes are put down. */
#include <lauxlib.h>
#include <string.h>

#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"

enum { PIECES_MAX = 65536 };

const char *pa_slot_find(const pa_kind *kind, const char *name)
{
    for (const pa_kind_slot *slot = kind->slots; slot && slot->name; slot++) {
        if (strcmp(slot->name, name) == 0) {
            return slot->name;
        }
    }
    return NULL;
}

/* p:part("leg"): how many are wanted, within what the recipe declares. */
static int count_part(lua_State *lua)
{
    const pa_order *order = pa_drawing_of(lua)->order;
    const char *name = luaL_checkstring(lua, 2);
    for (size_t i = 0; order->kind->parts && order->kind->parts[i].name; i++) {
        if (strcmp(order->kind->parts[i].name, name) == 0) {
            lua_pushinteger(lua, order->part_counts[i]);
            return 1;
        }
    }
    return luaL_error(lua, "p:part: the recipe declares no part '%s'", name);
}

/* p:material("frame"): the word for what the slot is made of. */
static int name_material(lua_State *lua)
{
    const pa_order *order = pa_drawing_of(lua)->order;
    const char *name = luaL_checkstring(lua, 2);
    for (size_t i = 0; order->kind->slots && order->kind->slots[i].name; i++) {
        if (strcmp(order->kind->slots[i].name, name) == 0) {
            lua_pushstring(lua, order->slot_materials[i]);
            return 1;
        }
    }
    return luaL_error(lua, "p:material: the recipe declares no slot '%s'", name);
}

static bool list_has(const char *const *list, const char *word)
{
    for (; list && *list; list++) {
        if (strcmp(*list, word) == 0) {
            return true;
        }
    }
    return false;
}

static int push_wanted(lua_State *lua, const char *const *declared, const char *function)
{
    const char *word = luaL_checkstring(lua, 2);
    if (!list_has(declared, word)) {
        return luaL_error(lua, "%s: the recipe does not declare '%s'", function, word);
    }
    lua_pushboolean(lua, list_has(pa_drawing_of(lua)->order->words, word));
    return 1;
}

static int wants_style(lua_State *lua)
{
    return push_wanted(lua, pa_drawing_of(lua)->order->kind->styles, "p:style");
}

static int wants_shape(lua_State *lua)
{
    return push_wanted(lua, pa_drawing_of(lua)->order->kind->shapes, "p:shape");
}

static pa_random *random_of(lua_State *lua)
{
    return pa_sandbox_random(pa_sandbox_of(lua));
}

static int vary(lua_State *lua)
{
    double low = pa_argument_number(lua, 2, "p:vary(low, high): low");
    double high = pa_argument_number(lua, 3, "p:vary(low, high): high");
    lua_pushnumber(lua, pa_random_between(random_of(lua), low, high));
    return 1;
}

static int chance(lua_State *lua)
{
    double share = pa_argument_number(lua, 2, "p:chance(share)");
    lua_pushboolean(lua, pa_random_unit(random_of(lua)) < share);
    return 1;
}

static int choose(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TTABLE);
    size_t count = lua_rawlen(lua, 2);
    if (count == 0 || count > UINT32_MAX) {
        return luaL_error(lua, "p:choose: the list is empty");
    }
    lua_rawgeti(lua, 2, 1 + (lua_Integer)pa_random_below(random_of(lua), (uint32_t)count));
    return 1;
}

static void grow(lua_State *lua, pa_drawing *drawing, size_t more)
{
    size_t wanted = drawing->added_count + more;
    if (wanted > PIECES_MAX) {
        luaL_error(lua, "p:add: more than %d pieces; put many copies down with kit.instances", PIECES_MAX);
    }
    if (wanted <= drawing->added_capacity) {
        return;
    }
    size_t capacity = wanted * 2;
    pa_piece *pieces = pa_drawing_alloc(lua, capacity, sizeof *pieces);
    if (drawing->added_count > 0) {
        memcpy(pieces, drawing->added, drawing->added_count * sizeof *pieces);
    }
    drawing->added = pieces;
    drawing->added_capacity = capacity;
}

/* p:add(shape, "slot") → the shape */
static int add(lua_State *lua)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    const pa_form *form = pa_form_at(lua, 2, "p:add(shape, slot): its shape");
    const char *slot = NULL;
    if (!lua_isnoneornil(lua, 3)) {
        slot = pa_slot_find(drawing->order->kind, luaL_checkstring(lua, 3));
        if (!slot) {
            return luaL_error(lua, "p:add: the recipe declares no slot '%s'", lua_tostring(lua, 3));
        }
    }
    grow(lua, drawing, form->count);
    for (size_t i = 0; i < form->count; i++) {
        pa_piece *piece = &drawing->added[drawing->added_count];
        *piece = form->pieces[i];
        piece->slot = piece->slot ? piece->slot : slot;
        if (!piece->slot) {
            return luaL_error(lua, "p:add(shape, slot): a slot is needed");
        }
        drawing->added_count++;
    }
    lua_settop(lua, 2);
    return 1;
}

static int unknown_name(lua_State *lua)
{
    return luaL_error(lua, "p has no '%s'", luaL_tolstring(lua, 2, NULL));
}

static const char *extent_name(pa_extent extent)
{
    switch (extent) {
    case PA_EXTENT_WIDTH:
        return "width";
    case PA_EXTENT_DEPTH:
        return "depth";
    case PA_EXTENT_LENGTH:
        return "length";
    case PA_EXTENT_HEIGHT:
    case PA_EXTENT_MAIN:
        break;
    }
    return "height";
}

void pa_prompt_push(lua_State *lua)
{
    static const luaL_Reg methods[] = {
        {"part", count_part}, {"material", name_material}, {"style", wants_style}, {"shape", wants_shape},
        {"vary", vary},       {"chance", chance},          {"choose", choose},     {"add", add},
        {NULL, NULL}};
    const pa_order *order = pa_drawing_of(lua)->order;
    lua_newtable(lua);
    luaL_setfuncs(lua, methods, 0);
    pa_prompt_open_sites(lua);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "traits");
    lua_pushstring(lua, order->kind->name);
    lua_setfield(lua, -2, "kind");
    lua_pushboolean(lua, order->advanced);
    lua_setfield(lua, -2, "advanced");
    lua_pushnumber(lua, order->size_m);
    lua_setfield(lua, -2, "size");
    lua_pushnumber(lua, order->size_m);
    lua_setfield(lua, -2, extent_name(order->kind->size_extent));
    lua_newtable(lua);
    lua_pushcfunction(lua, unknown_name);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
}
