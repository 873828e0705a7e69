#include "engines/procedural/sandbox.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/procedural/sandbox_library_private.h"
#include "foundation/clock.h"

enum {
    HOOK_INTERVAL = 1000,       /* instructions between two looks at the account */
    ALLOCATED_BYTES_A_STEP = 16 /* copying is work too: `s .. s` is one instruction, however long s is */
};

typedef enum stop_reason {
    STOP_NONE,
    STOP_STEPS,
    STOP_MEMORY,
    STOP_STRING,
    STOP_TIME,
    STOP_CANCELLED,
    STOP_NO_MEMORY
} stop_reason;

struct pa_sandbox {
    lua_State *lua;
    const pa_run *run;
    void *user;
    pa_sandbox_limits limits;
    size_t memory_used;
    uint64_t steps_used;
    int64_t deadline_ns;
    stop_reason stop;
    char where[96]; /* "chair.lua:12: ", where the allocator last refused */
    pa_random random;
};

/* Reads the running line without allocating, so that the allocator may ask too. */
static void note_where(pa_sandbox *sandbox)
{
    lua_Debug info;
    sandbox->where[0] = '\0';
    for (int level = 0; sandbox->lua && lua_getstack(sandbox->lua, level, &info); level++) {
        lua_getinfo(sandbox->lua, "Sl", &info);
        if (info.currentline > 0) {
            snprintf(sandbox->where, sizeof sandbox->where, "%s:%d: ", info.short_src, info.currentline);
            return;
        }
    }
}

static void *refuse(pa_sandbox *sandbox, stop_reason reason)
{
    sandbox->stop = reason;
    note_where(sandbox);
    return NULL;
}

/* For a new object Lua passes its type as old_size. */
static void *allocate(void *user, void *memory, size_t old_size, size_t new_size)
{
    pa_sandbox *sandbox = user;
    size_t held = memory ? old_size : 0;
    if (new_size == 0) {
        free(memory);
        sandbox->memory_used -= held;
        return NULL;
    }
    if (new_size > held) {
        if (!memory && old_size == LUA_TSTRING && new_size > PA_SANDBOX_STRING_LIMIT + 64) {
            return refuse(sandbox, STOP_STRING);
        }
        if (new_size - held > sandbox->limits.memory - sandbox->memory_used) {
            return refuse(sandbox, STOP_MEMORY);
        }
        sandbox->steps_used += (new_size - held) / ALLOCATED_BYTES_A_STEP;
    }
    void *moved = realloc(memory, new_size);
    if (!moved) {
        /* Lua takes for granted that shrinking works. */
        return new_size <= held ? memory : refuse(sandbox, STOP_NO_MEMORY);
    }
    sandbox->memory_used = sandbox->memory_used - held + new_size;
    return moved;
}

/* Raises when the account, the clock or the user says so. Nothing a recipe can write catches it. */
static void check_account(lua_State *lua)
{
    pa_sandbox *sandbox = pa_sandbox_of(lua);
    if (sandbox->steps_used > sandbox->limits.steps) {
        sandbox->stop = STOP_STEPS;
    } else if (pa_run_cancelled(sandbox->run)) {
        sandbox->stop = STOP_CANCELLED;
    } else if (pa_clock_monotonic_ns() > sandbox->deadline_ns) {
        sandbox->stop = STOP_TIME;
    } else {
        return;
    }
    note_where(sandbox);
    luaL_error(lua, "stopped");
}

static void count_instructions(lua_State *lua, lua_Debug *info)
{
    (void)info;
    pa_sandbox_of(lua)->steps_used += HOOK_INTERVAL;
    check_account(lua);
}

pa_sandbox *pa_sandbox_new(const pa_sandbox_limits *limits, uint64_t seed, const pa_run *run)
{
    pa_sandbox *sandbox = calloc(1, sizeof *sandbox);
    if (!sandbox) {
        return NULL;
    }
    sandbox->limits = limits ? *limits : (pa_sandbox_limits){0};
    sandbox->limits.memory = sandbox->limits.memory ? sandbox->limits.memory : (size_t)32 << 20;
    sandbox->limits.steps = sandbox->limits.steps ? sandbox->limits.steps : 20u * 1000u * 1000u;
    sandbox->limits.time_ms = sandbox->limits.time_ms ? sandbox->limits.time_ms : 20000;
    sandbox->deadline_ns = pa_clock_monotonic_ns() + sandbox->limits.time_ms * 1000000;
    sandbox->run = run;
    pa_random_init(&sandbox->random, seed);
    lua_State *lua = lua_newstate(allocate, sandbox);
    if (!lua) {
        pa_sandbox_free(sandbox);
        return NULL;
    }
    sandbox->lua = lua;
    memcpy(lua_getextraspace(lua), &sandbox, sizeof sandbox);
    if (pa_sandbox_protect(sandbox, pa_sandbox_open_library, NULL, NULL) != PA_OK) {
        pa_sandbox_free(sandbox);
        return NULL;
    }
    /* What opening the library cost is not the recipe's. */
    sandbox->steps_used = 0;
    lua_sethook(lua, count_instructions, LUA_MASKCOUNT, HOOK_INTERVAL);
    return sandbox;
}

void pa_sandbox_free(pa_sandbox *sandbox)
{
    if (sandbox && sandbox->lua) {
        lua_close(sandbox->lua);
    }
    free(sandbox);
}

lua_State *pa_sandbox_lua(pa_sandbox *sandbox)
{
    return sandbox->lua;
}

pa_sandbox *pa_sandbox_of(lua_State *lua)
{
    pa_sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(lua), sizeof sandbox);
    return sandbox;
}

pa_random *pa_sandbox_random(pa_sandbox *sandbox)
{
    return &sandbox->random;
}

void pa_sandbox_set_user(pa_sandbox *sandbox, void *user)
{
    sandbox->user = user;
}

void *pa_sandbox_user(const pa_sandbox *sandbox)
{
    return sandbox->user;
}

uint64_t pa_sandbox_steps(const pa_sandbox *sandbox)
{
    return sandbox->steps_used;
}

void pa_sandbox_charge(lua_State *lua, uint64_t steps)
{
    pa_sandbox *sandbox = pa_sandbox_of(lua);
    uint64_t left = UINT64_MAX - sandbox->steps_used;
    sandbox->steps_used += steps < left ? steps : left;
    check_account(lua);
}

_Noreturn void pa_sandbox_raise_no_memory(lua_State *lua)
{
    pa_sandbox_of(lua)->stop = STOP_NO_MEMORY;
    luaL_error(lua, "out of memory");
    __builtin_unreachable();
}

/* Turns what lua_pcall or lua_load answered into a status; the message is on top of the stack. */
static pa_status report(pa_sandbox *sandbox, int answer, pa_error *err)
{
    lua_State *lua = sandbox->lua;
    /* The allocator may have refused, and Lua then found the room by collecting garbage. */
    bool refused = sandbox->stop == STOP_MEMORY || sandbox->stop == STOP_STRING;
    stop_reason stop = refused && answer != LUA_ERRMEM ? STOP_NONE : sandbox->stop;
    switch (stop) {
    case STOP_STEPS:
        return pa_fail(err, PA_INTERNAL, "%sthe recipe took more than %.3g million steps", sandbox->where,
                       (double)sandbox->limits.steps * 1e-6);
    case STOP_MEMORY:
        return pa_fail(err, PA_INTERNAL, "%sthe recipe needs more than %.3g MiB of Lua memory",
                       sandbox->where, (double)sandbox->limits.memory / 1048576.0);
    case STOP_STRING:
        return pa_fail(err, PA_INTERNAL, "%sthe recipe made a string longer than %d bytes", sandbox->where,
                       PA_SANDBOX_STRING_LIMIT);
    case STOP_TIME:
        return pa_fail(err, PA_TIMEOUT, "%sthe recipe took longer than %.3g s", sandbox->where,
                       (double)sandbox->limits.time_ms * 1e-3);
    case STOP_CANCELLED:
        return pa_fail(err, PA_CANCELLED, NULL);
    case STOP_NO_MEMORY:
        return pa_fail(err, PA_NO_MEMORY, NULL);
    case STOP_NONE:
        break;
    }
    if (lua_type(lua, -1) != LUA_TSTRING) {
        return pa_fail(err, PA_INTERNAL, "the recipe raised an error that is a %s value",
                       luaL_typename(lua, -1));
    }
    return pa_fail(err, PA_INTERNAL, "%s", lua_tostring(lua, -1));
}

pa_status pa_sandbox_load(pa_sandbox *sandbox, pa_span source, const char *name, pa_error *err)
{
    char chunk_name[64];
    /* "=" has messages show the name as it is. */
    snprintf(chunk_name, sizeof chunk_name, "=%s", name);
    sandbox->stop = STOP_NONE;
    int answer = luaL_loadbufferx(sandbox->lua, (const char *)source.data, source.size, chunk_name, "t");
    if (answer == LUA_OK) {
        return PA_OK;
    }
    pa_status status = report(sandbox, answer, err);
    lua_pop(sandbox->lua, 1);
    if (err && status == PA_INTERNAL && strncmp(err->detail, name, strlen(name)) != 0) {
        /* Too deep nesting and too long a string come without a line. */
        char detail[sizeof err->detail];
        memcpy(detail, err->detail, sizeof detail);
        return pa_fail(err, status, "%s: %s", name, detail);
    }
    return status;
}

pa_status pa_sandbox_call(pa_sandbox *sandbox, int argument_count, int result_count, pa_error *err)
{
    sandbox->stop = STOP_NONE;
    int answer = lua_pcall(sandbox->lua, argument_count, result_count, 0);
    if (answer == LUA_OK) {
        return PA_OK;
    }
    pa_status status = report(sandbox, answer, err);
    lua_pop(sandbox->lua, 1);
    return status;
}

pa_status pa_sandbox_protect(pa_sandbox *sandbox, lua_CFunction function, void *user, pa_error *err)
{
    lua_pushcfunction(sandbox->lua, function);
    lua_pushlightuserdata(sandbox->lua, user);
    return pa_sandbox_call(sandbox, 1, 0, err);
}
