/**
 * Named arguments, `kit.box{size = {1, 2, 3}, bevel = 0.01}`, read into the C options struct of the kit.
 *
 * A function describes its options once, as a list of fields; names, types and spelling mistakes are then
 * answered for in one place. Every function here raises a Lua error that names the recipe's file and line,
 * the function and the argument. Arrays go to the drawing's arena.
 */
#ifndef PA_ENGINES_PROCEDURAL_ARGUMENTS_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_ARGUMENTS_PRIVATE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asset/geometry/vector.h"
#include "foundation/arena.h"

typedef enum pa_field_type {
    PA_FIELD_NUMBER,  /* double */
    PA_FIELD_COUNT,   /* uint32_t */
    PA_FIELD_FLAG,    /* bool */
    PA_FIELD_VEC2,    /* pa_vec2 from {x, y} */
    PA_FIELD_VEC3,    /* pa_vec3 from {x, y, z} */
    PA_FIELD_COUNTS,  /* uint32_t[items] from {a, b, …} */
    PA_FIELD_POINTS2, /* const pa_vec2 *, and size_t at `length` */
    PA_FIELD_POINTS3, /* const pa_vec3 *, and size_t at `length` */
    PA_FIELD_NUMBERS, /* const double *, as many as the size_t at `length` already says */
    PA_FIELD_CHOICE,  /* an enum: the position of the word in `choices` */
    PA_FIELD_CUSTOM   /* `read` does it, with the value on top of the stack */
} pa_field_type;

typedef struct pa_field {
    const char *name; /* a list ends with NULL */
    pa_field_type type;
    size_t offset;
    size_t length;
    bool needed;
    uint32_t basic; /* of a COUNT left out: its value in basic mode; 0 = the kit's own default */
    uint32_t items;
    const char *const *choices;
    void (*read)(lua_State *lua, const struct pa_field *field, void *options);
} pa_field;

/** Fills the zeroed struct `options` from the table at index. `function` is as messages call it: "kit.box".
 */
void pa_arguments_read(lua_State *lua, int index, const char *function, const pa_field *fields,
                       void *options);

/** One finite number; `name` is what messages call it. */
double pa_argument_number(lua_State *lua, int index, const char *name);
/** A whole number from `least` to `most`. */
uint32_t pa_argument_count(lua_State *lua, int index, const char *name, uint32_t least, uint32_t most);
/** {x, y, z} */
pa_vec3 pa_argument_vec3(lua_State *lua, int index, const char *name);
pa_vec2 pa_argument_vec2(lua_State *lua, int index, const char *name);
/** The word's position in the NULL-terminated list. */
int pa_argument_choice(lua_State *lua, int index, const char *name, const char *const *choices);
/** A list {{x, y}, …} or {{x, y, z}, …}; at most PA_OUTLINE_MAX points. */
const pa_vec2 *pa_argument_points2(lua_State *lua, int index, const char *name, size_t *out_count);
const pa_vec3 *pa_argument_points3(lua_State *lua, int index, const char *name, size_t *out_count);
/** The length of the list at index, at most `most`. */
size_t pa_argument_length(lua_State *lua, int index, const char *name, size_t most);
/** "x", "y" or "z". */
pa_axis pa_argument_axis(lua_State *lua, int index, const char *name);

extern const char *const pa_axis_words[];

#endif
