/**
 * One object in the making: what its recipe may ask, and the shapes it has put down so far.
 *
 * A shape in Lua ("form" here) is a list of pieces, each a kit shape, where it stands, and the slot whose
 * material it wears. Forms never change: every method returns a new one, and moving, turning and scaling only
 * multiply the placements, so a chain of them costs next to nothing.
 */
#ifndef PA_ENGINES_PROCEDURAL_DRAWING_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_DRAWING_PRIVATE_H

#include <lua.h>

#include "asset/geometry/blend.h"
#include "asset/geometry/transform.h"
#include "engines/procedural/kind.h"
#include "engines/procedural/sandbox.h"
#include "engines/procedural/site.h"

typedef struct pa_piece {
    const pa_shape *shape;
    pa_affine place;
    const char *slot; /* NULL = the one that p:add names */
    bool seamed;      /* one side of a painted shape: open along the border, where the other side goes on */
    bool knotted;     /* passes through itself on purpose */
    const char *line; /* "stool.lua:17", that made its shape; NULL unless the order is traced */
} pa_piece;

typedef struct pa_form {
    const pa_piece *pieces; /* in the drawing's arena */
    size_t count;
} pa_form;

/** What a drawing is asked for; borrowed by it. */
typedef struct pa_order {
    const pa_kind *kind;
    bool advanced;
    bool traced; /* pieces remember which line made them */
    uint64_t seed;
    double size_m;          /* along the kind's extent */
    const int *part_counts; /* in step with kind->parts */
    const char *const
        *words; /* styles and shapes that were asked for and that the kind declares; NULL ends */
    const char *const *slot_materials; /* the material word of each slot, in step with kind->slots */
} pa_order;

typedef struct pa_drawing {
    const pa_order *order;
    bool advanced;
    pa_arena *arena;
    pa_piece *added; /* slots set */
    size_t added_count;
    size_t added_capacity;
    pa_site *sites; /* [PA_SITES_MAX] once there is one; where things can be put, as drawn */
    size_t site_count;
} pa_drawing;

/** The drawing of this state. Raises an error outside a recipe's build. */
pa_drawing *pa_drawing_of(lua_State *lua);
/** Zeroed memory of the drawing; raises an error when its budget is spent. */
void *pa_drawing_alloc(lua_State *lua, size_t count, size_t size);
/** Raises the Lua error for a kit function that failed; returns when status is PA_OK. */
void pa_drawing_check(lua_State *lua, pa_status status, const char *function, const pa_error *err);

/** "stool.lua:17": the line of the recipe that called the kit. NULL unless the order is traced. */
const char *pa_drawing_line(lua_State *lua);

/** The form at a stack index; raises an error when it is something else. `name` is what messages call it. */
const pa_form *pa_form_at(lua_State *lua, int index, const char *name);
/** Pushes a form of these pieces (kept, in the drawing's arena). */
void pa_form_push(lua_State *lua, const pa_piece *pieces, size_t count);
/** Pushes a form of one fresh shape, which moves to the arena, and charges for it. */
void pa_form_push_shape(lua_State *lua, const pa_shape *shape);
/** A copy of a piece's shape, standing where the piece does. `function` is as messages call it. */
pa_shape pa_piece_placed(lua_State *lua, const pa_piece *piece, const char *function);
/** The pieces of a form as one shape, each where it stands. */
pa_shape pa_form_merge(lua_State *lua, const pa_form *form, const char *function);

/** The list of parts on top of the stack, as kit.blend takes it. `name` is as messages call it. */
const pa_blend_part *pa_argument_blend_parts(lua_State *lua, const char *name, size_t *out_count);

/** The kind's own copy of a slot's name; NULL when it declares none of that name. */
const char *pa_slot_find(const pa_kind *kind, const char *name);

/** A lua_CFunction, called in protected mode once a sandbox: the global `kit` and the methods of shapes. */
int pa_kit_open(lua_State *lua);
/** Pushes the table `p` for the drawing's order; pops the table of the kind's traits, which it offers. */
void pa_prompt_push(lua_State *lua);
/** For the table on top of the stack: p:support, p:anchor. */
void pa_prompt_open_sites(lua_State *lua);

/* For the parts of pa_kit_open; each works on the table on top of the stack. */
void pa_kit_open_shapes(lua_State *lua);  /* kit.box … kit.blend */
void pa_kit_open_curves(lua_State *lua);  /* kit.ellipse … kit.helix */
void pa_kit_open_scatter(lua_State *lua); /* kit.ring … kit.instances */
void pa_kit_open_methods(lua_State *lua); /* shape:move … */
void pa_kit_open_paint(lua_State *lua);   /* shape:paint */

#endif
