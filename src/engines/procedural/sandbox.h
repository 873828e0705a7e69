/**
 * A Lua 5.4 state in which a recipe can neither harm the process nor leave it.
 *
 * What a recipe sees: the language itself, `math`, a small `string` and `table`, and what the host binds. No
 * files, no clock, no code from text, no metatables, no coroutines. Nothing in it catches an error, so a
 * spent budget always ends the recipe. The same source and seed give the same result: `pairs` goes in key
 * order, `math.random` draws from the seed, and no address can be seen.
 *
 * Budgets: memory through the allocator, work through steps (one step is about one instruction of the Lua
 * machine; bindings charge their own work to the same account), and a clock as the backstop for what
 * steps cannot count. One state belongs to one thread.
 */
#ifndef PA_ENGINES_PROCEDURAL_SANDBOX_H
#define PA_ENGINES_PROCEDURAL_SANDBOX_H

#include <lua.h>
#include <stdint.h>

#include "foundation/bytes.h"
#include "foundation/random.h"
#include "foundation/run.h"
#include "foundation/status.h"

/** Zeroed means the defaults. */
typedef struct pa_sandbox_limits {
    size_t memory;   /* bytes of the Lua heap; 0 = 32 MiB */
    uint64_t steps;  /* 0 = 20 million */
    int64_t time_ms; /* 0 = 20 seconds */
} pa_sandbox_limits;

enum { PA_SANDBOX_STRING_LIMIT = 16384 }; /* bytes of the longest string */

typedef struct pa_sandbox pa_sandbox;

/** limits may be NULL. run is borrowed for the life of the sandbox; its cancel ends the recipe. NULL: no
 * memory. */
pa_sandbox *pa_sandbox_new(const pa_sandbox_limits *limits, uint64_t seed, const pa_run *run);
/** Accepts NULL. */
void pa_sandbox_free(pa_sandbox *sandbox);

/** The state, for bindings; borrowed. */
lua_State *pa_sandbox_lua(pa_sandbox *sandbox);
/** The sandbox that a state belongs to. */
pa_sandbox *pa_sandbox_of(lua_State *lua);
/** The generator behind math.random, which bindings share. */
pa_random *pa_sandbox_random(pa_sandbox *sandbox);
/** What the host keeps beside a state, for its bindings: borrowed, NULL at first. */
void pa_sandbox_set_user(pa_sandbox *sandbox, void *user);
void *pa_sandbox_user(const pa_sandbox *sandbox);
/** Steps used so far. */
uint64_t pa_sandbox_steps(const pa_sandbox *sandbox);

/** Charges work done by a binding; raises a Lua error (does not return) when the account is empty. */
void pa_sandbox_charge(lua_State *lua, uint64_t steps);
/** Raises the Lua error for a system out of memory; pa_sandbox_call then answers PA_NO_MEMORY. */
_Noreturn void pa_sandbox_raise_no_memory(lua_State *lua);

/**
 * Compiles Lua text (never bytecode) and leaves the function on the state's stack.
 * name    how messages call it: "chair.lua"
 * Fails as pa_sandbox_call does.
 */
pa_status pa_sandbox_load(pa_sandbox *sandbox, pa_span source, const char *name, pa_error *err);

/**
 * Calls the function below its arguments, as lua_call does. On failure nothing is left of them.
 *
 * Fails with PA_INTERNAL (the recipe's mistake, or a budget spent; file and line in err), PA_TIMEOUT,
 * PA_CANCELLED, PA_NO_MEMORY (of the system, not of the budget).
 */
pa_status pa_sandbox_call(pa_sandbox *sandbox, int argument_count, int result_count, pa_error *err);

/**
 * Calls a C function in protected mode with `user` as light userdata, its one argument; no results. For
 * host code that touches the state, where any Lua call may run out of memory. Fails as pa_sandbox_call does.
 */
pa_status pa_sandbox_protect(pa_sandbox *sandbox, lua_CFunction function, void *user, pa_error *err);

#endif
