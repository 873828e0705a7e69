#include "engines/procedural/arguments_private.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "asset/geometry/shape.h"
#include "engines/procedural/drawing_private.h"

const char *const pa_axis_words[] = {"x", "y", "z", NULL};

double pa_argument_number(lua_State *lua, int index, const char *name)
{
    if (lua_type(lua, index) != LUA_TNUMBER) {
        luaL_error(lua, "%s must be a number, not %s", name, luaL_typename(lua, index));
    }
    double value = lua_tonumber(lua, index);
    if (!isfinite(value)) {
        luaL_error(lua, "%s must be a finite number", name);
    }
    return value;
}

uint32_t pa_argument_count(lua_State *lua, int index, const char *name, uint32_t least, uint32_t most)
{
    double value = pa_argument_number(lua, index, name);
    if (value != floor(value) || value < least || value > most) {
        luaL_error(lua, "%s must be a whole number from %d to %d, not %f", name, (int)least, (int)most,
                   value);
    }
    return (uint32_t)value;
}

/* Reads item `at` of the list at index. */
static double item(lua_State *lua, int index, int at, const char *name)
{
    lua_rawgeti(lua, index, at);
    double value = pa_argument_number(lua, -1, name);
    lua_pop(lua, 1);
    return value;
}

static void need_list(lua_State *lua, int index, const char *name, size_t length)
{
    if (lua_type(lua, index) != LUA_TTABLE || lua_rawlen(lua, index) != length) {
        luaL_error(lua, "%s must be a list of %d numbers", name, (int)length);
    }
}

pa_vec3 pa_argument_vec3(lua_State *lua, int index, const char *name)
{
    int at = lua_absindex(lua, index);
    need_list(lua, at, name, 3);
    return (pa_vec3){item(lua, at, 1, name), item(lua, at, 2, name), item(lua, at, 3, name)};
}

pa_vec2 pa_argument_vec2(lua_State *lua, int index, const char *name)
{
    int at = lua_absindex(lua, index);
    need_list(lua, at, name, 2);
    return (pa_vec2){item(lua, at, 1, name), item(lua, at, 2, name)};
}

/* "low, middle or high" */
static const char *list_words(lua_State *lua, const char *const *choices)
{
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    for (size_t i = 0; choices[i]; i++) {
        if (i > 0) {
            luaL_addstring(&buffer, choices[i + 1] ? ", " : " or ");
        }
        luaL_addstring(&buffer, choices[i]);
    }
    luaL_pushresult(&buffer);
    return lua_tostring(lua, -1);
}

int pa_argument_choice(lua_State *lua, int index, const char *name, const char *const *choices)
{
    const char *word = lua_type(lua, index) == LUA_TSTRING ? lua_tostring(lua, index) : "";
    for (int i = 0; choices[i]; i++) {
        if (strcmp(choices[i], word) == 0) {
            return i;
        }
    }
    return luaL_error(lua, "%s must be %s", name, list_words(lua, choices));
}

pa_axis pa_argument_axis(lua_State *lua, int index, const char *name)
{
    return (pa_axis)pa_argument_choice(lua, index, name, pa_axis_words);
}

size_t pa_argument_length(lua_State *lua, int index, const char *name, size_t most)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        luaL_error(lua, "%s must be a list, not %s", name, luaL_typename(lua, index));
    }
    size_t length = lua_rawlen(lua, index);
    if (length > most) {
        luaL_error(lua, "%s must have at most %d items", name, (int)most);
    }
    pa_sandbox_charge(lua, length);
    return length;
}

const pa_vec2 *pa_argument_points2(lua_State *lua, int index, const char *name, size_t *out_count)
{
    int at = lua_absindex(lua, index);
    size_t count = pa_argument_length(lua, at, name, PA_OUTLINE_MAX);
    pa_vec2 *points = pa_drawing_alloc(lua, count, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, at, (lua_Integer)i + 1);
        points[i] = pa_argument_vec2(lua, -1, name);
        lua_pop(lua, 1);
    }
    *out_count = count;
    return points;
}

const pa_vec3 *pa_argument_points3(lua_State *lua, int index, const char *name, size_t *out_count)
{
    int at = lua_absindex(lua, index);
    size_t count = pa_argument_length(lua, at, name, PA_OUTLINE_MAX);
    pa_vec3 *points = pa_drawing_alloc(lua, count, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, at, (lua_Integer)i + 1);
        points[i] = pa_argument_vec3(lua, -1, name);
        lua_pop(lua, 1);
    }
    *out_count = count;
    return points;
}

static const double *read_numbers(lua_State *lua, const char *name, size_t count)
{
    int at = lua_absindex(lua, -1);
    if (pa_argument_length(lua, at, name, PA_OUTLINE_MAX) != count) {
        luaL_error(lua, "%s must have %d numbers, one for each point", name, (int)count);
    }
    double *numbers = pa_drawing_alloc(lua, count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        numbers[i] = item(lua, at, (int)i + 1, name);
    }
    return numbers;
}

/* Puts the value on top of the stack where the field says. */
static void read_field(lua_State *lua, const pa_field *field, const char *name, void *options)
{
    char *base = options;
    void *target = base + field->offset;
    size_t *length = (size_t *)(void *)(base + field->length);
    switch (field->type) {
    case PA_FIELD_NUMBER:
        *(double *)target = pa_argument_number(lua, -1, name);
        break;
    case PA_FIELD_COUNT:
        *(uint32_t *)target = pa_argument_count(lua, -1, name, 0, INT32_MAX);
        break;
    case PA_FIELD_FLAG:
        if (lua_type(lua, -1) != LUA_TBOOLEAN) {
            luaL_error(lua, "%s must be true or false", name);
        }
        *(bool *)target = lua_toboolean(lua, -1);
        break;
    case PA_FIELD_VEC2:
        *(pa_vec2 *)target = pa_argument_vec2(lua, -1, name);
        break;
    case PA_FIELD_VEC3:
        *(pa_vec3 *)target = pa_argument_vec3(lua, -1, name);
        break;
    case PA_FIELD_COUNTS:
        need_list(lua, -1, name, field->items);
        for (uint32_t i = 0; i < field->items; i++) {
            lua_rawgeti(lua, -1, i + 1);
            ((uint32_t *)target)[i] = pa_argument_count(lua, -1, name, 0, INT32_MAX);
            lua_pop(lua, 1);
        }
        break;
    case PA_FIELD_POINTS2:
        *(const pa_vec2 **)target = pa_argument_points2(lua, -1, name, length);
        break;
    case PA_FIELD_POINTS3:
        *(const pa_vec3 **)target = pa_argument_points3(lua, -1, name, length);
        break;
    case PA_FIELD_NUMBERS:
        *(const double **)target = read_numbers(lua, name, *length);
        break;
    case PA_FIELD_CHOICE:
        *(int *)target = pa_argument_choice(lua, -1, name, field->choices);
        break;
    case PA_FIELD_CUSTOM:
        field->read(lua, field, options);
        break;
    }
}

/* Every key of the table is a field's name; a typing mistake would otherwise pass unseen. */
static void check_names(lua_State *lua, int index, const char *function, const pa_field *fields)
{
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING) {
            luaL_error(lua, "%s takes named arguments, like {size = …}", function);
        }
        const char *key = lua_tostring(lua, -2);
        const pa_field *field = fields;
        while (field->name && strcmp(field->name, key) != 0) {
            field++;
        }
        if (field->name) {
            continue;
        }
        luaL_Buffer buffer;
        lua_pushvalue(lua, -2);
        luaL_buffinit(lua, &buffer);
        for (field = fields; field->name; field++) {
            luaL_addstring(&buffer, field == fields ? "" : ", ");
            luaL_addstring(&buffer, field->name);
        }
        luaL_pushresult(&buffer);
        luaL_error(lua, "%s has no argument '%s'; it takes %s", function, key, lua_tostring(lua, -1));
    }
}

void pa_arguments_read(lua_State *lua, int index, const char *function, const pa_field *fields, void *options)
{
    int at = lua_absindex(lua, index);
    if (lua_type(lua, at) != LUA_TTABLE) {
        luaL_error(lua, "%s takes a table of named arguments, not %s", function, luaL_typename(lua, at));
    }
    check_names(lua, at, function, fields);
    bool advanced = pa_drawing_of(lua)->advanced;
    for (const pa_field *field = fields; field->name; field++) {
        const char *name = lua_pushfstring(lua, "%s: %s", function, field->name);
        lua_pushstring(lua, field->name);
        if (lua_rawget(lua, at) != LUA_TNIL) {
            read_field(lua, field, name, options);
        } else if (field->needed) {
            luaL_error(lua, "%s is missing", name);
        } else if (field->type == PA_FIELD_COUNT && !advanced) {
            *(uint32_t *)(void *)((char *)options + field->offset) = field->basic;
        }
        lua_pop(lua, 2);
    }
}
