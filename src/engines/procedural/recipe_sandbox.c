#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "engines/procedural/drawing_private.h"
#include "engines/procedural/recipe_private.h"

/* require("lib/quadruped"): runs lib/quadruped.lua once and gives what it returns. Upvalues: files, results.
 */
static int require_file(lua_State *lua)
{
    const pa_embedded_file *files = lua_touserdata(lua, lua_upvalueindex(1));
    const char *name = luaL_checkstring(lua, 1);
    if (strncmp(name, "lib/", 4) != 0 || strlen(name) > 48) {
        return luaL_error(lua, "require: shared code lies in lib/, as in require(\"lib/quadruped\")");
    }
    if (lua_getfield(lua, lua_upvalueindex(2), name) != LUA_TNIL) {
        return 1;
    }
    char file_name[64];
    snprintf(file_name, sizeof file_name, "%.48s.lua", name);
    const pa_embedded_file *file = pa_embedded_find(files, file_name);
    if (!file) {
        return luaL_error(lua, "require: there is no %s", file_name);
    }
    /* Two files that require one another would go round for ever. */
    lua_pushboolean(lua, false);
    lua_setfield(lua, lua_upvalueindex(2), name);
    char chunk_name[64];
    snprintf(chunk_name, sizeof chunk_name, "=%.60s", file_name);
    if (luaL_loadbufferx(lua, (const char *)file->data.data, file->data.size, chunk_name, "t") != LUA_OK) {
        return lua_error(lua);
    }
    lua_call(lua, 0, 1);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, lua_upvalueindex(2), name);
    return 1;
}

static int open_host(lua_State *lua)
{
    pa_kit_open(lua);
    lua_settop(lua, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushliteral(lua, "require");
    lua_pushvalue(lua, 1);
    lua_newtable(lua);
    lua_pushcclosure(lua, require_file, 2);
    lua_rawset(lua, -3);
    return 0;
}

pa_status pa_recipe_sandbox_new(const pa_embedded_file *files, uint64_t seed, const pa_run *run,
                                pa_sandbox **out_sandbox, pa_error *err)
{
    pa_sandbox *sandbox = pa_sandbox_new(NULL, seed, run);
    if (!sandbox) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_sandbox_protect(sandbox, open_host, (void *)(uintptr_t)files, err);
    if (status != PA_OK) {
        pa_sandbox_free(sandbox);
        return status;
    }
    *out_sandbox = sandbox;
    return PA_OK;
}

pa_status pa_recipe_run(pa_sandbox *sandbox, const pa_embedded_file *file, pa_error *err)
{
    pa_status status = pa_sandbox_load(sandbox, file->data, file->name, err);
    if (status == PA_OK) {
        status = pa_sandbox_call(sandbox, 0, 1, err);
    }
    if (status == PA_OK && !lua_istable(pa_sandbox_lua(sandbox), -1)) {
        lua_pop(pa_sandbox_lua(sandbox), 1);
        status = pa_fail(err, PA_INTERNAL, "%s: the file must return its declaration, a table", file->name);
    }
    return status;
}
