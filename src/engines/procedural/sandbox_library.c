#include "engines/procedural/sandbox_library_private.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "engines/procedural/sandbox.h"

/* How a library function of Lua's own is charged before it runs. */
typedef enum charge_rule {
    CHARGE_STRING, /* by the length of its first argument */
    CHARGE_TABLE,  /* by the length of the table */
    CHARGE_SORT,   /* the table's length times its logarithm */
    CHARGE_INSERT, /* by what has to move up */
    CHARGE_REMOVE, /* by what has to move down */
    CHARGE_UNPACK  /* by the range */
} charge_rule;

typedef struct charged_function {
    const char *name;
    charge_rule rule;
} charged_function;

static const charged_function string_functions[] = {
    {"len", CHARGE_STRING},   {"lower", CHARGE_STRING},  {"sub", CHARGE_STRING},
    {"upper", CHARGE_STRING}, {"format", CHARGE_STRING}, {NULL, 0},
};
static const charged_function table_functions[] = {
    {"concat", CHARGE_TABLE}, {"insert", CHARGE_INSERT}, {"remove", CHARGE_REMOVE},
    {"sort", CHARGE_SORT},    {"unpack", CHARGE_UNPACK}, {NULL, 0},
};
static const char *const math_names[] = {"abs", "acos",       "asin", "atan", "ceil", "cos", "deg",
                                         "exp", "floor",      "fmod", "huge", "log",  "max", "maxinteger",
                                         "min", "mininteger", "modf", "pi",   "rad",  "sin", "sqrt",
                                         "tan", "tointeger",  "type", "ult",  NULL};
static const char *const base_names[] = {"assert", "error", "ipairs", "select", "tonumber", "type", NULL};

static uint64_t span_of(lua_Integer from, lua_Integer to)
{
    return to < from ? 0 : (uint64_t)to - (uint64_t)from + 1;
}

static uint64_t work_of(lua_State *lua, charge_rule rule)
{
    lua_Integer length = (lua_Integer)lua_rawlen(lua, 1);
    switch (rule) {
    case CHARGE_STRING:
        return 1 + (uint64_t)length / 32;
    case CHARGE_TABLE:
        return 1 + span_of(1, length);
    case CHARGE_SORT:
        return 1 + span_of(1, length) * 24;
    case CHARGE_INSERT:
        return lua_gettop(lua) < 3 ? 1 : 1 + span_of(lua_tointeger(lua, 2), length);
    case CHARGE_REMOVE:
        return lua_gettop(lua) < 2 ? 1 : 1 + span_of(lua_tointeger(lua, 2), length);
    case CHARGE_UNPACK:
        return 1 + span_of(luaL_optinteger(lua, 2, 1), luaL_optinteger(lua, 3, length));
    }
    return 1;
}

static int call_charged(lua_State *lua)
{
    charge_rule rule = (charge_rule)lua_tointeger(lua, lua_upvalueindex(2));
    lua_CFunction function = lua_tocfunction(lua, lua_upvalueindex(1));
    pa_sandbox_charge(lua, work_of(lua, rule));
    return function(lua);
}

/*
 * Refuses what would let an address be seen: %p, and %s of a table or function. Lua itself refuses long
 * widths. The function behind is charged as an upvalue like the others.
 */
static int format_text(lua_State *lua)
{
    int argument = 1;
    for (const char *at = luaL_checkstring(lua, 1); *at; at++) {
        if (*at != '%') {
            continue;
        }
        at += 1 + strspn(at + 1, "-+ #0.123456789");
        if (*at == '\0') {
            break;
        }
        if (*at == '%') {
            continue;
        }
        argument++;
        if (*at == 'p' || *at == 'q') {
            return luaL_error(lua, "format: %%%c is not available to recipes", *at);
        }
        int type = lua_type(lua, argument);
        if (*at == 's' && type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN &&
            type != LUA_TNIL) {
            return luaL_error(lua, "format: %%s takes text or a number, not a %s",
                              luaL_typename(lua, argument));
        }
    }
    return call_charged(lua);
}

static int repeat_text(lua_State *lua)
{
    size_t size;
    const char *text = luaL_checklstring(lua, 1, &size);
    lua_Integer count = luaL_checkinteger(lua, 2);
    if (size == 0 || count <= 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    if (count > PA_SANDBOX_STRING_LIMIT / (lua_Integer)size) {
        return luaL_error(lua, "rep: the text would be longer than %d bytes", PA_SANDBOX_STRING_LIMIT);
    }
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    for (lua_Integer i = 0; i < count; i++) {
        luaL_addlstring(&buffer, text, size);
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* As Lua's own, without the address of a table or function. */
static int to_text(lua_State *lua)
{
    switch (lua_type(lua, 1)) {
    case LUA_TNONE:
        return luaL_argerror(lua, 1, "value expected");
    case LUA_TNUMBER:
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL:
        luaL_tolstring(lua, 1, NULL);
        return 1;
    default:
        lua_pushstring(lua, luaL_typename(lua, 1));
        return 1;
    }
}

/* math.random from the recipe's seed: () in [0, 1), (n) in 1 … n, (low, high) in low … high. */
static int draw_random(lua_State *lua)
{
    pa_random *random = pa_sandbox_random(pa_sandbox_of(lua));
    if (lua_gettop(lua) == 0) {
        lua_pushnumber(lua, pa_random_unit(random));
        return 1;
    }
    lua_Integer low = lua_gettop(lua) > 1 ? luaL_checkinteger(lua, 1) : 1;
    lua_Integer high = luaL_checkinteger(lua, lua_gettop(lua) > 1 ? 2 : 1);
    uint64_t count = span_of(low, high);
    if (count == 0 || count > UINT32_MAX) {
        return luaL_error(lua, "random: the range is empty or too large");
    }
    lua_pushinteger(lua, low + (lua_Integer)pa_random_below(random, (uint32_t)count));
    return 1;
}

typedef struct sort_key {
    int type; /* LUA_TNUMBER before LUA_TSTRING */
    bool whole;
    lua_Integer integer;
    lua_Number number;
    const char *text;
    size_t size;
} sort_key;

static int compare_keys(const void *left, const void *right)
{
    const sort_key *a = left;
    const sort_key *b = right;
    if (a->type != b->type) {
        return a->type < b->type ? -1 : 1;
    }
    if (a->type == LUA_TSTRING) {
        size_t shorter = a->size < b->size ? a->size : b->size;
        int order = memcmp(a->text, b->text, shorter);
        return order ? order : (a->size > b->size) - (a->size < b->size);
    }
    if (a->whole != b->whole) {
        return a->whole ? -1 : 1;
    }
    if (a->whole) {
        return (a->integer > b->integer) - (a->integer < b->integer);
    }
    return (a->number > b->number) - (a->number < b->number);
}

/* Reads the key at `index`; false for one that has no order of its own. */
static bool read_key(lua_State *lua, int index, sort_key *out_key)
{
    *out_key = (sort_key){.type = lua_type(lua, index)};
    if (out_key->type == LUA_TNUMBER) {
        out_key->whole = lua_isinteger(lua, index);
        out_key->integer = lua_tointeger(lua, index);
        out_key->number = lua_tonumber(lua, index);
        return true;
    }
    if (out_key->type == LUA_TSTRING) {
        out_key->text = lua_tolstring(lua, index, &out_key->size);
        return true;
    }
    return false;
}

/* Upvalues: the table, its keys in order, the place reached. */
static int next_pair(lua_State *lua)
{
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(3));
    for (;;) {
        at++;
        if (lua_rawgeti(lua, lua_upvalueindex(2), at) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) {
            break;
        }
        /* Removed since the loop began. */
        lua_pop(lua, 2);
    }
    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

/*
 * Lua's own order of string keys hangs on a hash seeded by an address and the time. This one goes through
 * whole numbers, other numbers, then text, each in ascending order, so that one seed gives one model.
 */
static int open_pairs(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_Integer count = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        count++;
    }
    pa_sandbox_charge(lua, 1 + (uint64_t)count * 8);
    sort_key *keys = lua_newuserdatauv(lua, (size_t)(count + 1) * sizeof *keys, 0);
    lua_Integer at = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        if (!read_key(lua, -2, &keys[at++])) {
            return luaL_error(lua, "pairs: keys are numbers or text, not a %s", luaL_typename(lua, -2));
        }
    }
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    lua_pushvalue(lua, 1);
    lua_createtable(lua, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
        if (keys[i].type == LUA_TSTRING) {
            lua_pushlstring(lua, keys[i].text, keys[i].size);
        } else if (keys[i].whole) {
            lua_pushinteger(lua, keys[i].integer);
        } else {
            lua_pushnumber(lua, keys[i].number);
        }
        lua_rawseti(lua, -2, i + 1);
    }
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    return 1;
}

/* A recipe that reads or writes a name it never declared has a typing mistake. */
static int unknown_name(lua_State *lua)
{
    return luaL_error(lua, "there is no '%s' here", luaL_tolstring(lua, 2, NULL));
}

static int undeclared_name(lua_State *lua)
{
    return luaL_error(lua, "declare '%s' with local", luaL_tolstring(lua, 2, NULL));
}

/* Copies the named members of the table on top into the table below it, and drops the upper one. */
static void pick(lua_State *lua, const char *const *names)
{
    for (; *names; names++) {
        lua_getfield(lua, -1, *names);
        lua_setfield(lua, -3, *names);
    }
    lua_pop(lua, 1);
}

static void pick_charged(lua_State *lua, const charged_function *functions)
{
    for (; functions->name; functions++) {
        lua_getfield(lua, -1, functions->name);
        lua_pushinteger(lua, (lua_Integer)functions->rule);
        lua_pushcclosure(lua, strcmp(functions->name, "format") == 0 ? format_text : call_charged, 2);
        lua_setfield(lua, -3, functions->name);
    }
    lua_pop(lua, 1);
}

static void set_function(lua_State *lua, const char *name, lua_CFunction function)
{
    lua_pushcfunction(lua, function);
    lua_setfield(lua, -2, name);
}

static void open_base(lua_State *lua)
{
    luaL_requiref(lua, "_G", luaopen_base, 0);
    pick(lua, base_names);
    set_function(lua, "pairs", open_pairs);
    set_function(lua, "tostring", to_text);
}

static void open_math(lua_State *lua)
{
    lua_newtable(lua);
    luaL_requiref(lua, "math", luaopen_math, 0);
    pick(lua, math_names);
    set_function(lua, "random", draw_random);
    lua_setfield(lua, -2, "math");
}

static void open_table(lua_State *lua)
{
    lua_newtable(lua);
    luaL_requiref(lua, "table", luaopen_table, 0);
    pick_charged(lua, table_functions);
    lua_setfield(lua, -2, "table");
}

/* ("text"):upper() goes through the metatable of all strings, so that has to lead to our table as well. */
static void open_string(lua_State *lua)
{
    lua_newtable(lua);
    luaL_requiref(lua, "string", luaopen_string, 0);
    pick_charged(lua, string_functions);
    set_function(lua, "rep", repeat_text);
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "string");
}

int pa_sandbox_open_library(lua_State *lua)
{
    lua_newtable(lua);
    open_base(lua);
    open_math(lua);
    open_table(lua);
    open_string(lua);
    lua_newtable(lua);
    set_function(lua, "__index", unknown_name);
    set_function(lua, "__newindex", undeclared_name);
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    /* The whole libraries go, so that no later binding hands them out by mistake. */
    lua_pushnil(lua);
    lua_setfield(lua, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    return 0;
}
