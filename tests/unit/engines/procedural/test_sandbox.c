#include "cmocka_prelude.h"

#include <lauxlib.h>
#include <string.h>

#include "engines/procedural/sandbox.h"

static pa_status run_with(const pa_sandbox_limits *limits, uint64_t seed, const pa_run *run,
                          const char *source, char out_text[1024], pa_error *err)
{
    pa_sandbox *sandbox = pa_sandbox_new(limits, seed, run);
    assert_non_null(sandbox);
    pa_span span = {.data = (const uint8_t *)source, .size = strlen(source)};
    pa_status status = pa_sandbox_load(sandbox, span, "test.lua", err);
    if (status == PA_OK) {
        status = pa_sandbox_call(sandbox, 0, 1, err);
    }
    if (status == PA_OK && out_text) {
        const char *text = lua_tostring(pa_sandbox_lua(sandbox), -1);
        snprintf(out_text, 1024, "%s", text ? text : luaL_typename(pa_sandbox_lua(sandbox), -1));
    }
    pa_sandbox_free(sandbox);
    return status;
}

static void expect_result(const char *source, const char *expected)
{
    char text[1024] = "";
    pa_error err = {0};
    pa_status status = run_with(NULL, 7, NULL, source, text, &err);
    if (status != PA_OK) {
        fail_msg("%s: %s", source, err.detail);
    }
    assert_string_equal(text, expected);
}

static void expect_failure(const char *source, const char *words)
{
    pa_sandbox_limits limits = {.memory = 8u << 20, .steps = 2000000};
    pa_error err = {0};
    assert_int_equal(run_with(&limits, 7, NULL, source, NULL, &err), PA_INTERNAL);
    if (!strstr(err.detail, words)) {
        fail_msg("%.60s: got \"%s\", wanted \"%s\"", source, err.detail, words);
    }
}

static void what_reaches_outside_is_not_there(void **state)
{
    (void)state;
    const char *names[] = {"io",           "os",           "debug",    "package", "load",
                           "loadstring",   "dofile",       "loadfile", "require", "collectgarbage",
                           "setmetatable", "getmetatable", "rawset",   "rawget",  "pcall",
                           "xpcall",       "coroutine",    "next",     "_G",      "print",
                           "warn",         "utf8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char source[64];
        char words[64];
        snprintf(source, sizeof source, "return %s", names[i]);
        snprintf(words, sizeof words, "test.lua:1: there is no '%s' here", names[i]);
        expect_failure(source, words);
    }
    const char *members[] = {"string.dump", "string.gsub", "string.find",     "string.match", "string.gmatch",
                             "string.pack", "table.move",  "math.randomseed", "('x').gsub",   "('x').dump"};
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        char source[64];
        snprintf(source, sizeof source, "return %s", members[i]);
        expect_result(source, "nil");
    }
}

static void the_language_works(void **state)
{
    (void)state;
    expect_result("local t = {} for i = 1, 10 do t[#t + 1] = i * i end return table.concat(t, ' ')",
                  "1 4 9 16 25 36 49 64 81 100");
    expect_result("local t = {3, 1, 2} table.sort(t) table.insert(t, 1, 9) table.remove(t) "
                  "return string.format('%d %d %d %5.2f %s', t[1], t[2], t[3], 1.5, #t)",
                  "9 1 2  1.50 3");
    expect_result("return ('ab'):rep(3) .. ('x'):upper() .. tostring(nil) .. select('#', 1, 2)",
                  "abababXnil2");
    expect_result("return math.floor(math.sin(math.pi / 2) * 10)", "10");
    expect_result("local a, b = table.unpack({1, 2}) return a + b", "3");
}

static void errors_name_file_and_line(void **state)
{
    (void)state;
    expect_failure("local x = nil\nreturn x.y", "test.lua:2: attempt to index a nil value");
    expect_failure("local x =", "test.lua:1:");
    expect_failure("error('no such leg')", "test.lua:1: no such leg");
    expect_failure("error({})", "an error that is a table value");
    expect_failure("error()", "an error that is a nil value");
    expect_failure("heigth = 2", "declare 'heigth' with local");
    expect_failure("\n\nassert(false, 'assertion')", "assertion");
}

static void endless_work_ends(void **state)
{
    (void)state;
    const char *words = "the recipe took more than 2 million steps";
    expect_failure("while true do end", words);
    expect_failure("while true do end", "test.lua:1: ");
    expect_failure("::again:: goto again", words);
    expect_failure("repeat until false", words);
    expect_failure(
        "local t = {3, 2, 1, 5, 4} while true do table.sort(t, function(a, b) return a < b end) end", words);
    expect_failure("local t = {} for i = 1, 1e5 do t[i] = i end while true do table.insert(t, 1, 0) end",
                   words);
    expect_failure("local s = ('x'):rep(16000) while true do local t = s:upper() end", words);
    expect_failure("local s = ('x'):rep(8000) local n = 0 while true do n = n + 1 local t = s .. n end",
                   words);
    expect_failure("local t = {} for i = 1, 200 do t['k' .. i] = i end "
                   "while true do for k in pairs(t) do end end",
                   words);
    expect_failure("return table.unpack({}, 1, 1e7 // 1 | 0)", "test.lua:1: ");
    expect_failure("return table.concat({}, 'x', 1, math.maxinteger)", "test.lua:1: ");
}

static void memory_runs_out_in_the_recipe_alone(void **state)
{
    (void)state;
    const char *words = "the recipe needs more than 8 MiB of Lua memory";
    expect_failure("local t = {} for i = 1, 1e9 do t[i] = i end", words);
    expect_failure("local t = {} for i = 1, 1e9 do t[i] = {} end", words);
    expect_failure("local t = {} for i = 1, 1e9 do t[i] = function() return i end end", words);
    expect_failure("local s = 'x' while true do s = s .. s end", "made a string longer than 16384 bytes");
    expect_failure("return ('x'):rep(1e9)", "rep: the text would be longer");
    expect_result("return #('')  .. #(('').rep('', 1e15))", "00");
    expect_failure("local t = {} for i = 1, 1e5 do t[i] = 'abcdefgh' end return table.concat(t)",
                   "longer than 16384");
    expect_failure("local t = {} for i = 1, 3000 do t[i] = ('x'):rep(9000) .. i end", words);
}

static void deep_recursion_ends(void **state)
{
    (void)state;
    expect_failure("local function f() return 1 + f() end return f()", "test.lua:1: ");
    expect_failure("local function f(t) table.sort({1, 2}, function() f(t) return false end) end f()",
                   "stack overflow");
    char nested[4096] = "return ";
    for (size_t i = 7; i < 2000; i++) {
        nested[i] = '(';
        nested[i + 1] = '\0';
    }
    expect_failure(nested, "test.lua: C stack overflow");
}

static void format_neither_bombs_nor_shows_addresses(void **state)
{
    (void)state;
    expect_failure("return string.format('%99999d', 1)", "invalid conversion");
    expect_failure("return string.format('%.99999f', 1)", "invalid conversion");
    expect_failure("return string.format('%p', {})", "%p is not available");
    expect_failure("return string.format('%s', {})", "%s takes text or a number, not a table");
    expect_failure("return ('%5s %-8s'):format('a', print)", "there is no 'print'");
    expect_failure("return ('%5s %-8s'):format('a', error)", "not a function");
    expect_failure("return string.format('%d')", "bad argument #2");
    expect_failure("return string.format('%')", "test.lua:1: ");
    expect_result("return string.format('%99d', 1):len() .. string.format('%%s')", "99%s");
    expect_result("return tostring({}) .. tostring(error)", "tablefunction");
}

static void pairs_goes_in_the_order_of_keys(void **state)
{
    (void)state;
    expect_result("local t = {zebra = 1, apple = 2, [3] = 3, [1] = 4, [2.5] = 5, [-1] = 6, app = 7} "
                  "local s = '' for k, v in pairs(t) do s = s .. k .. '=' .. v .. ' ' end return s",
                  "-1=6 1=4 3=3 2.5=5 app=7 apple=2 zebra=1 ");
    expect_result("local t = {a = 1, b = 2, c = 3} local s = '' "
                  "for k in pairs(t) do t.b = nil s = s .. k end return s",
                  "ac");
    expect_result("local s = 'none' for k in pairs({}) do s = k end return s", "none");
    expect_failure("for k in pairs({[{}] = 1}) do end", "keys are numbers or text, not a table");
    expect_failure("for k in pairs(nil) do end", "test.lua:1: bad argument #1");
}

static void random_numbers_hang_on_the_seed_alone(void **state)
{
    (void)state;
    const char *source = "return math.random() .. ' ' .. math.random(100) .. ' ' .. math.random(-5, 5)";
    char first[1024];
    char second[1024];
    char other[1024];
    assert_int_equal(run_with(NULL, 42, NULL, source, first, NULL), PA_OK);
    assert_int_equal(run_with(NULL, 42, NULL, source, second, NULL), PA_OK);
    assert_int_equal(run_with(NULL, 43, NULL, source, other, NULL), PA_OK);
    assert_string_equal(first, second);
    assert_string_not_equal(first, other);
    expect_failure("return math.random(0)", "the range is empty");
    expect_failure("return math.random(math.mininteger, math.maxinteger)", "too large");
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    expect_failure("\033Lua", "attempt to load a binary chunk");
}

static void closing_variables_cannot_run_on(void **state)
{
    (void)state;
    expect_failure("local x <close> = {} while true do end", "non-closable value");
    expect_failure("local x <close> = nil while true do end", "2 million steps");
    expect_failure("for i in pairs({1}), nil, nil, nil do while true do end end", "2 million steps");
}

static void cancel_and_clock_end_a_recipe(void **state)
{
    (void)state;
    atomic_bool cancel = true;
    pa_run run = {.cancel = &cancel};
    pa_error err = {0};
    assert_int_equal(run_with(NULL, 1, &run, "while true do end", NULL, &err), PA_CANCELLED);
    pa_sandbox_limits limits = {.time_ms = 1, .steps = UINT64_MAX};
    assert_int_equal(run_with(&limits, 1, NULL, "while true do end", NULL, &err), PA_TIMEOUT);
    assert_non_null(strstr(err.detail, "test.lua:1: the recipe took longer than 0.001 s"));
}

static int charge_much(lua_State *lua)
{
    pa_sandbox_charge(lua, (uint64_t)lua_tointeger(lua, 1));
    return 0;
}

static void work_of_bindings_is_charged(void **state)
{
    (void)state;
    pa_sandbox_limits limits = {.steps = 1000};
    pa_sandbox *sandbox = pa_sandbox_new(&limits, 1, NULL);
    lua_State *lua = pa_sandbox_lua(sandbox);
    for (int i = 0; i < 3; i++) {
        lua_pushcfunction(lua, charge_much);
        lua_pushinteger(lua, i < 2 ? 400 : -1);
        pa_error err = {0};
        assert_int_equal(pa_sandbox_call(sandbox, 1, 0, &err), i < 2 ? PA_OK : PA_INTERNAL);
    }
    assert_int_equal(lua_gettop(lua), 0);
    pa_sandbox_free(sandbox);
}

static void too_little_memory_gives_no_sandbox(void **state)
{
    (void)state;
    pa_sandbox_limits limits = {.memory = 4096};
    assert_null(pa_sandbox_new(&limits, 1, NULL));
    pa_sandbox_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_reaches_outside_is_not_there),
        cmocka_unit_test(the_language_works),
        cmocka_unit_test(errors_name_file_and_line),
        cmocka_unit_test(endless_work_ends),
        cmocka_unit_test(memory_runs_out_in_the_recipe_alone),
        cmocka_unit_test(deep_recursion_ends),
        cmocka_unit_test(format_neither_bombs_nor_shows_addresses),
        cmocka_unit_test(pairs_goes_in_the_order_of_keys),
        cmocka_unit_test(random_numbers_hang_on_the_seed_alone),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(closing_variables_cannot_run_on),
        cmocka_unit_test(cancel_and_clock_end_a_recipe),
        cmocka_unit_test(work_of_bindings_is_charged),
        cmocka_unit_test(too_little_memory_gives_no_sandbox),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
