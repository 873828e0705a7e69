#include <lauxlib.h>
#include <string.h>

#include "engines/procedural/drawing_private.h"

#define FORM "shape"

pa_drawing *pa_drawing_of(lua_State *lua)
{
    pa_drawing *drawing = pa_sandbox_user(pa_sandbox_of(lua));
    if (!drawing) {
        luaL_error(lua, "shapes can be made inside build only");
    }
    return drawing;
}

_Noreturn static void raise_spent(lua_State *lua, const pa_drawing *drawing, const char *function)
{
    /* A budget that is nowhere near spent leaves only the system's own lack of memory. */
    if (drawing->arena->limit == 0 || drawing->arena->used < drawing->arena->limit / 4) {
        pa_sandbox_raise_no_memory(lua);
    }
    luaL_error(lua, "%s: the recipe's shapes need more than %d MiB", function,
               (int)(drawing->arena->limit >> 20));
    __builtin_unreachable();
}

void *pa_drawing_alloc(lua_State *lua, size_t count, size_t size)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    void *memory = pa_arena_array(drawing->arena, count, size);
    if (!memory) {
        raise_spent(lua, drawing, "kit");
    }
    return memory;
}

void pa_drawing_check(lua_State *lua, pa_status status, const char *function, const pa_error *err)
{
    if (status == PA_NO_MEMORY) {
        raise_spent(lua, pa_drawing_of(lua), function);
    }
    if (status == PA_OK) {
        return;
    }
    /* "kit.box" and "box: bevel must be …" make "kit.box: bevel must be …". */
    size_t prefix = strcspn(function, ".:") + 1;
    const char *name = function + prefix;
    if (strncmp(err->detail, name, strlen(name)) == 0 && err->detail[strlen(name)] == ':') {
        luaL_error(lua, "%s%s", function, err->detail + strlen(name));
    }
    luaL_error(lua, "%s: %s", function, err->detail);
}

const pa_form *pa_form_at(lua_State *lua, int index, const char *name)
{
    const pa_form *form = luaL_testudata(lua, index, FORM);
    if (!form) {
        luaL_error(lua, "%s must be a shape, not %s", name, luaL_typename(lua, index));
    }
    return form;
}

void pa_form_push(lua_State *lua, const pa_piece *pieces, size_t count)
{
    pa_form *form = lua_newuserdatauv(lua, sizeof *form, 0);
    *form = (pa_form){pieces, count};
    luaL_setmetatable(lua, FORM);
}

const char *pa_drawing_line(lua_State *lua)
{
    if (!pa_drawing_of(lua)->order->traced) {
        return NULL;
    }
    luaL_where(lua, 1);
    size_t length;
    const char *words = lua_tolstring(lua, -1, &length);
    char *line = pa_drawing_alloc(lua, length + 1, 1);
    /* It ends with a colon and a space. */
    memcpy(line, words, length > 2 ? length - 2 : 0);
    lua_pop(lua, 1);
    return line;
}

void pa_form_push_shape(lua_State *lua, const pa_shape *shape)
{
    pa_sandbox_charge(lua, (uint64_t)shape->corner_count * 4);
    pa_shape *kept = pa_drawing_alloc(lua, 1, sizeof *kept);
    *kept = *shape;
    pa_piece *piece = pa_drawing_alloc(lua, 1, sizeof *piece);
    *piece = (pa_piece){.shape = kept, .place = pa_affine_identity(), .line = pa_drawing_line(lua)};
    pa_form_push(lua, piece, 1);
}

pa_shape pa_piece_placed(lua_State *lua, const pa_piece *piece, const char *function)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    pa_sandbox_charge(lua, piece->shape->corner_count);
    pa_shape shape = {0};
    pa_error err = {0};
    pa_status status = pa_shape_copy(piece->shape, drawing->arena, &shape, &err);
    const pa_affine identity = pa_affine_identity();
    if (status == PA_OK && memcmp(&piece->place, &identity, sizeof identity) != 0) {
        status = pa_shape_transform(&shape, &piece->place, &err);
    }
    pa_drawing_check(lua, status, function, &err);
    return shape;
}

pa_shape pa_form_merge(lua_State *lua, const pa_form *form, const char *function)
{
    pa_drawing *drawing = pa_drawing_of(lua);
    if (form->count == 1) {
        return pa_piece_placed(lua, &form->pieces[0], function);
    }
    pa_shape *placed = pa_drawing_alloc(lua, form->count, sizeof *placed);
    const pa_shape **list = pa_drawing_alloc(lua, form->count, sizeof *list);
    for (size_t i = 0; i < form->count; i++) {
        placed[i] = pa_piece_placed(lua, &form->pieces[i], function);
        list[i] = &placed[i];
    }
    pa_shape merged = {0};
    pa_error err = {0};
    pa_drawing_check(lua, pa_shape_merge(list, form->count, drawing->arena, &merged, &err), function, &err);
    return merged;
}

/* kit.group{a, b, …}: the shapes as one; each keeps its slot. */
static int make_group(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    size_t forms = lua_rawlen(lua, 1);
    size_t count = 0;
    for (size_t i = 1; i <= forms; i++) {
        lua_rawgeti(lua, 1, (lua_Integer)i);
        count += pa_form_at(lua, -1, "kit.group: an item")->count;
        lua_pop(lua, 1);
    }
    pa_sandbox_charge(lua, forms + count);
    pa_piece *pieces = pa_drawing_alloc(lua, count, sizeof *pieces);
    size_t at = 0;
    for (size_t i = 1; i <= forms; i++) {
        lua_rawgeti(lua, 1, (lua_Integer)i);
        const pa_form *form = pa_form_at(lua, -1, "kit.group: an item");
        if (form->count > 0) {
            memcpy(&pieces[at], form->pieces, form->count * sizeof *pieces);
        }
        at += form->count;
        lua_pop(lua, 1);
    }
    pa_form_push(lua, pieces, count);
    return 1;
}

static int unknown_kit_name(lua_State *lua)
{
    return luaL_error(lua, "kit has no '%s'", luaL_tolstring(lua, 2, NULL));
}

static int unknown_method(lua_State *lua)
{
    return luaL_error(lua, "a shape has no '%s'", luaL_tolstring(lua, 2, NULL));
}

int pa_kit_open(lua_State *lua)
{
    luaL_newmetatable(lua, FORM);
    lua_newtable(lua);
    pa_kit_open_methods(lua);
    pa_kit_open_paint(lua);
    lua_newtable(lua);
    lua_pushcfunction(lua, unknown_method);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, "__index");
    lua_pop(lua, 1);

    lua_rawgeti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushliteral(lua, "kit");
    lua_newtable(lua);
    pa_kit_open_shapes(lua);
    pa_kit_open_curves(lua);
    pa_kit_open_scatter(lua);
    lua_pushcfunction(lua, make_group);
    lua_setfield(lua, -2, "group");
    lua_newtable(lua);
    lua_pushcfunction(lua, unknown_kit_name);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_rawset(lua, -3);
    return 0;
}
