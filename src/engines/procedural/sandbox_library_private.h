/** The standard library as a recipe sees it. */
#ifndef PA_ENGINES_PROCEDURAL_SANDBOX_LIBRARY_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_SANDBOX_LIBRARY_PRIVATE_H

#include <lua.h>

/** A lua_CFunction without arguments: fills the state's globals. Called once, in protected mode. */
int pa_sandbox_open_library(lua_State *lua);

#endif
