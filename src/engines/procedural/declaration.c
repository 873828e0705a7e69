/*
 * The table that a recipe returns, read into a pa_kind; or into several, where the file declares a family:
 * what its `kinds` leave out stands beside them.
 */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engines/procedural/material.h"
#include "engines/procedural/recipe_private.h"

enum { LIST_MAX = 256, PART_MOST = 64, NAME_MAX_BYTES = 48, CHOICES_MAX_BYTES = 400 };

typedef struct declaration {
    pa_arena *arena;
    const char *file; /* as messages call it: "animals.lua: the kind 'dog'" for one of a family */
    pa_kind kind;
    bool open;
} declaration;

/* The declarations of one file. */
typedef struct declarations {
    pa_arena *arena;
    const pa_recipe *file;
    pa_recipe *recipes;
    size_t count;
} declarations;

static void *take(lua_State *lua, declaration *into, size_t count, size_t size)
{
    void *memory = pa_arena_array(into->arena, count, size);
    if (!memory) {
        pa_sandbox_raise_no_memory(lua);
    }
    return memory;
}

/* A copy of the text on top of the stack, which messages call `name`. */
static const char *take_words(lua_State *lua, declaration *into, const char *name, size_t max_bytes)
{
    if (lua_type(lua, -1) != LUA_TSTRING) {
        luaL_error(lua, "%s: %s must be text, not %s", into->file, name, luaL_typename(lua, -1));
    }
    size_t size;
    const char *text = lua_tolstring(lua, -1, &size);
    if (size == 0 || size >= max_bytes || size != strlen(text)) {
        luaL_error(lua, "%s: %s must have 1 to %d characters", into->file, name, (int)max_bytes - 1);
    }
    char *copy = pa_arena_string(into->arena, text);
    if (!copy) {
        pa_sandbox_raise_no_memory(lua);
    }
    return copy;
}

static const char *take_text(lua_State *lua, declaration *into, const char *name)
{
    return take_words(lua, into, name, NAME_MAX_BYTES);
}

static size_t list_length(lua_State *lua, declaration *into, const char *name)
{
    if (lua_type(lua, -1) != LUA_TTABLE) {
        luaL_error(lua, "%s: %s must be a list, not %s", into->file, name, luaL_typename(lua, -1));
    }
    size_t length = lua_rawlen(lua, -1);
    if (length > LIST_MAX) {
        luaL_error(lua, "%s: %s has more than %d items", into->file, name, LIST_MAX);
    }
    return length;
}

static void read_names(lua_State *lua, declaration *into, const char *name, void *target)
{
    size_t count = list_length(lua, into, name);
    const char **names = take(lua, into, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        names[i] = take_text(lua, into, name);
        lua_pop(lua, 1);
    }
    *(const char *const **)target = names;
}

static void read_kind_name(lua_State *lua, declaration *into, const char *name, void *target)
{
    *(const char **)target = take_text(lua, into, name);
}

static double read_item(lua_State *lua, declaration *into, const char *name, int at)
{
    if (lua_type(lua, -1) != LUA_TTABLE || lua_rawlen(lua, -1) != 3 ||
        lua_rawgeti(lua, -1, at) != LUA_TNUMBER || !isfinite(lua_tonumber(lua, -1))) {
        luaL_error(lua, "%s: %s must be {least, usual, most}", into->file, name);
    }
    double value = lua_tonumber(lua, -1);
    lua_pop(lua, 1);
    return value;
}

static void read_size(lua_State *lua, declaration *into, const char *name, void *target)
{
    (void)target;
    static const char *const names[] = {[PA_EXTENT_HEIGHT] = "height_m",
                                        [PA_EXTENT_WIDTH] = "width_m",
                                        [PA_EXTENT_DEPTH] = "depth_m",
                                        [PA_EXTENT_LENGTH] = "length_m"};
    pa_kind *kind = &into->kind;
    if (kind->size_extent != PA_EXTENT_MAIN) {
        luaL_error(lua, "%s: give one of height_m, width_m, depth_m, length_m, not two", into->file);
    }
    for (pa_extent extent = PA_EXTENT_HEIGHT; extent <= PA_EXTENT_LENGTH; extent++) {
        if (strcmp(names[extent], name) == 0) {
            kind->size_extent = extent;
        }
    }
    kind->least_m = read_item(lua, into, name, 1);
    kind->usual_m = read_item(lua, into, name, 2);
    kind->most_m = read_item(lua, into, name, 3);
    if (!(kind->least_m >= 0.0005 && kind->least_m <= kind->usual_m && kind->usual_m <= kind->most_m &&
          kind->most_m <= 1000.0)) {
        luaL_error(lua, "%s: %s must rise from at least 0.0005 to at most 1000 metres", into->file, name);
    }
}

static int compare_parts(const void *left, const void *right)
{
    return strcmp(((const pa_kind_part *)left)->name, ((const pa_kind_part *)right)->name);
}

/* parts = {leg = {3, 4, 6}} */
static void read_parts(lua_State *lua, declaration *into, const char *name, void *target)
{
    if (lua_type(lua, -1) != LUA_TTABLE) {
        luaL_error(lua, "%s: parts must be a table, not %s", into->file, luaL_typename(lua, -1));
    }
    pa_kind_part *parts = take(lua, into, LIST_MAX + 1, sizeof *parts);
    size_t count = 0;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        if (count == LIST_MAX || lua_type(lua, -2) != LUA_TSTRING) {
            luaL_error(lua, "%s: parts must be named, as in {leg = {3, 4, 6}}", into->file);
        }
        pa_kind_part *part = &parts[count++];
        lua_pushvalue(lua, -2);
        part->name = take_text(lua, into, name);
        lua_pop(lua, 1);
        double numbers[3];
        for (int i = 0; i < 3; i++) {
            numbers[i] = read_item(lua, into, part->name, i + 1);
            if (numbers[i] != floor(numbers[i]) || numbers[i] < (i ? numbers[i - 1] : 0.0) ||
                numbers[i] > PART_MOST) {
                luaL_error(lua, "%s: parts.%s must be three whole numbers rising from 0 to at most %d",
                           into->file, part->name, PART_MOST);
            }
        }
        part->least = (int)numbers[0];
        part->usual = (int)numbers[1];
        part->most = (int)numbers[2];
    }
    qsort(parts, count, sizeof *parts, compare_parts);
    *(const pa_kind_part **)target = parts;
}

/* slots = {{"frame", "wood"}, {"cushion", "fabric"}}: a list, because the first one is the main one. */
static void read_slots(lua_State *lua, declaration *into, const char *name, void *target)
{
    size_t count = list_length(lua, into, name);
    pa_kind_slot *slots = take(lua, into, count + 1, sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(lua, -1, (lua_Integer)i + 1) != LUA_TTABLE || lua_rawlen(lua, -1) != 2) {
            luaL_error(lua, "%s: slots must be a list of {name, material}", into->file);
        }
        lua_rawgeti(lua, -1, 1);
        slots[i].name = take_text(lua, into, "a slot's name");
        lua_rawgeti(lua, -2, 2);
        slots[i].material = take_words(lua, into, "a slot's material", CHOICES_MAX_BYTES);
        lua_pop(lua, 3);
        pa_surface surface;
        if (!pa_surface_parse(slots[i].material, &surface)) {
            luaL_error(lua, "%s: slot '%s': '%s' is no material, nor a colour or finish and a material",
                       into->file, slots[i].name, slots[i].material);
        }
        for (size_t before = 0; before < i; before++) {
            if (strcmp(slots[before].name, slots[i].name) == 0) {
                luaL_error(lua, "%s: two slots are called '%s'", into->file, slots[i].name);
            }
        }
    }
    *(const pa_kind_slot **)target = slots;
}

static void read_open(lua_State *lua, declaration *into, const char *name, void *target)
{
    (void)target;
    if (lua_type(lua, -1) != LUA_TBOOLEAN) {
        luaL_error(lua, "%s: %s must be true or false", into->file, name);
    }
    into->open = lua_toboolean(lua, -1);
}

static void read_pair(lua_State *lua, declaration *into, const char *name, void *target)
{
    const char *word = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "";
    bool two = strcmp(word, "two") == 0;
    if (!two && strcmp(word, "one") != 0) {
        luaL_error(lua, "%s: %s must be \"one\" or \"two\"", into->file, name);
    }
    *(pa_kind_pair *)target = two ? PA_PAIR_TWO : PA_PAIR_ONE;
}

static void read_build(lua_State *lua, declaration *into, const char *name, void *target)
{
    (void)target;
    if (lua_type(lua, -1) != LUA_TFUNCTION) {
        luaL_error(lua, "%s: %s must be a function", into->file, name);
    }
}

static void read_traits(lua_State *lua, declaration *into, const char *name, void *target)
{
    (void)target;
    if (lua_type(lua, -1) != LUA_TTABLE) {
        luaL_error(lua, "%s: %s must be a table, not %s", into->file, name, luaL_typename(lua, -1));
    }
}

typedef struct member {
    const char *name;
    void (*read)(lua_State *lua, declaration *into, const char *name, void *target);
    size_t offset; /* in pa_kind */
    bool needed;
    bool particular; /* a family's kinds cannot share it */
    bool size;       /* exactly one of these is needed */
} member;

static const member members[] = {
    {"kind", read_kind_name, offsetof(pa_kind, name), .needed = true, .particular = true},
    {"synsets", read_names, offsetof(pa_kind, synsets), .particular = true},
    {"except", read_names, offsetof(pa_kind, except), .particular = true},
    {"names", read_names, offsetof(pa_kind, names), .particular = true},
    {"height_m", read_size, 0, .size = true},
    {"width_m", read_size, 0, .size = true},
    {"depth_m", read_size, 0, .size = true},
    {"length_m", read_size, 0, .size = true},
    {"parts", read_parts, offsetof(pa_kind, parts), .needed = false},
    {"slots", read_slots, offsetof(pa_kind, slots), .needed = true},
    {"styles", read_names, offsetof(pa_kind, styles), .needed = false},
    {"shapes", read_names, offsetof(pa_kind, shapes), .needed = false},
    {"open", read_open, 0, .needed = false},
    {"pair", read_pair, offsetof(pa_kind, pair), .needed = false},
    {"traits", read_traits, 0, .needed = false},
    {"build", read_build, 0, .needed = true},
};
enum { MEMBER_COUNT = sizeof members / sizeof members[0] };

static const member *find_member(const char *name)
{
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (strcmp(members[i].name, name) == 0) {
            return &members[i];
        }
    }
    return NULL;
}

/* Refuses names that a declaration does not know. `family` says that the table is what kinds have in common.
 */
static void check_names(lua_State *lua, const char *file, int table, bool family)
{
    for (lua_pushnil(lua); lua_next(lua, table); lua_pop(lua, 1)) {
        const char *key = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "";
        const member *found = find_member(key);
        if (family && strcmp(key, "kinds") == 0) {
            continue;
        }
        if (!found) {
            luaL_error(lua, "%s: a declaration has no '%s'", file, key);
        } else if (family && found->particular) {
            luaL_error(lua, "%s: each of the kinds has its own %s", file, key);
        }
    }
}

static bool has_size(lua_State *lua, int table)
{
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (members[i].size) {
            lua_pushstring(lua, members[i].name);
            bool given = lua_rawget(lua, table) != LUA_TNIL;
            lua_pop(lua, 1);
            if (given) {
                return true;
            }
        }
    }
    return false;
}

/* Pushes a member of the kind's own table, or else of what its family has in common; 0 = no family. */
static bool push_member(lua_State *lua, const member *wanted, int own, int family)
{
    lua_pushstring(lua, wanted->name);
    if (lua_rawget(lua, own) != LUA_TNIL) {
        return true;
    }
    if (family == 0 || wanted->particular || (wanted->size && has_size(lua, own))) {
        return false;
    }
    lua_pop(lua, 1);
    lua_pushstring(lua, wanted->name);
    return lua_rawget(lua, family) != LUA_TNIL;
}

static void read_declaration(lua_State *lua, declaration *into, int own, int family)
{
    check_names(lua, into->file, own, false);
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (push_member(lua, &members[i], own, family)) {
            members[i].read(lua, into, members[i].name, (char *)&into->kind + members[i].offset);
        } else if (members[i].needed) {
            luaL_error(lua, "%s: %s is missing", into->file, members[i].name);
        }
        lua_pop(lua, 1);
    }
    if (into->kind.size_extent == PA_EXTENT_MAIN) {
        luaL_error(lua, "%s: one of height_m, width_m, depth_m, length_m is missing", into->file);
    }
    if (!into->kind.slots[0].name) {
        luaL_error(lua, "%s: slots is empty", into->file);
    }
}

static void keep(declarations *work, const declaration *read, uint32_t at)
{
    pa_recipe *recipe = &work->recipes[work->count++];
    *recipe = *work->file;
    recipe->member = at;
    recipe->kind = read->kind;
    recipe->open = read->open;
}

/* The kinds of a family; its list is on top of the stack, the file's table at `family`. */
static void read_family(lua_State *lua, declarations *work, int family)
{
    declaration whole = {.arena = work->arena, .file = work->file->file};
    size_t count = list_length(lua, &whole, "kinds");
    if (count == 0) {
        luaL_error(lua, "%s: kinds is empty", whole.file);
    }
    check_names(lua, whole.file, family, true);
    work->recipes = take(lua, &whole, count, sizeof *work->recipes);
    int list = lua_gettop(lua);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(lua, list, (lua_Integer)i + 1) != LUA_TTABLE) {
            luaL_error(lua, "%s: kinds must be a list of declarations", whole.file);
        }
        lua_getfield(lua, -1, "kind");
        const char *name = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : NULL;
        /* The label has to outlive this call where an error carries it, so Lua keeps it on its stack. */
        const char *label = name ? lua_pushfstring(lua, "%s: the kind '%s'", whole.file, name)
                                 : lua_pushfstring(lua, "%s: number %d of its kinds", whole.file, (int)i + 1);
        declaration into = {.arena = work->arena, .file = label};
        read_declaration(lua, &into, list + 1, family);
        keep(work, &into, (uint32_t)i + 1);
        lua_settop(lua, list);
    }
}

/* Arguments: the declarations, the file's table. */
static int read_declarations(lua_State *lua)
{
    declarations *work = lua_touserdata(lua, 1);
    luaL_checkstack(lua, LUA_MINSTACK, NULL);
    lua_pushliteral(lua, "kinds");
    if (lua_rawget(lua, 2) != LUA_TNIL) {
        read_family(lua, work, 2);
        return 0;
    }
    declaration into = {.arena = work->arena, .file = work->file->file};
    read_declaration(lua, &into, 2, 0);
    work->recipes = take(lua, &into, 1, sizeof *work->recipes);
    keep(work, &into, 0);
    return 0;
}

pa_status pa_declarations_read(pa_sandbox *sandbox, pa_arena *arena, const pa_recipe *file,
                               pa_recipe **out_recipes, size_t *out_count, pa_error *err)
{
    lua_State *lua = pa_sandbox_lua(sandbox);
    declarations work = {.arena = arena, .file = file};
    lua_pushcfunction(lua, read_declarations);
    lua_insert(lua, -2);
    lua_pushlightuserdata(lua, &work);
    lua_insert(lua, -2);
    pa_status status = pa_sandbox_call(sandbox, 2, 0, err);
    if (status == PA_OK) {
        *out_recipes = work.recipes;
        *out_count = work.count;
    }
    return status;
}

/* Sets every trait of the table on top of the stack, which it pops, in the table at `into`. */
static void add_traits(lua_State *lua, int into)
{
    if (lua_istable(lua, -1)) {
        for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
            lua_pushvalue(lua, -2);
            lua_pushvalue(lua, -2);
            lua_rawset(lua, into);
        }
    }
    lua_pop(lua, 1);
}

int pa_declaration_open(lua_State *lua)
{
    lua_Integer at = lua_tointeger(lua, 2);
    lua_settop(lua, 1);
    int own = 1;
    if (at > 0) {
        lua_getfield(lua, 1, "kinds");
        lua_rawgeti(lua, -1, at);
        own = lua_gettop(lua);
    }
    push_member(lua, find_member("build"), own, 1);
    lua_newtable(lua);
    int traits = lua_gettop(lua);
    lua_getfield(lua, 1, "traits");
    add_traits(lua, traits);
    lua_getfield(lua, own, "traits");
    add_traits(lua, traits);
    return 2;
}
