/* shape:paint: markings, cut into the surface as regions that wear another slot's material. */
#include <lauxlib.h>

#include "asset/geometry/paint.h"
#include "engines/procedural/arguments_private.h"
#include "engines/procedural/drawing_private.h"
#include "foundation/random.h"

typedef struct paint_brush {
    pa_paint_options paint;
    const char *over; /* the only slot that is painted over; NULL = whatever lies there */
} paint_brush;

static const char *slot_at(lua_State *lua, int index)
{
    const char *slot = luaL_checkstring(lua, index);
    const char *kept = pa_slot_find(pa_drawing_of(lua)->order->kind, slot);
    if (!kept) {
        luaL_error(lua, "shape:paint: the recipe declares no slot '%s'", slot);
    }
    return kept;
}

static void read_over(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    ((paint_brush *)options)->over = slot_at(lua, -1);
}

static void read_region(lua_State *lua, const pa_field *field, void *options)
{
    (void)field;
    pa_paint_options *paint = &((paint_brush *)options)->paint;
    paint->region.parts = pa_argument_blend_parts(lua, "shape:paint: parts", &paint->region.part_count);
}

/* A side of a piece that was parted. */
static pa_piece side_of(lua_State *lua, const pa_shape *shape, const char *slot, bool seamed)
{
    pa_sandbox_charge(lua, (uint64_t)shape->corner_count * 4);
    pa_shape *kept = pa_drawing_alloc(lua, 1, sizeof *kept);
    *kept = *shape;
    return (pa_piece){.shape = kept,
                      .place = pa_affine_identity(),
                      .slot = slot,
                      .seamed = seamed,
                      .line = pa_drawing_line(lua)};
}

/* The sides of one piece, appended to `pieces`; the piece itself where nothing of it is inside. */
static size_t paint_piece(lua_State *lua, const pa_piece *piece, const paint_brush *brush, const char *slot,
                          pa_piece *pieces)
{
    pa_shape shape = pa_piece_placed(lua, piece, "shape:paint");
    pa_sandbox_charge(lua, (uint64_t)shape.point_count * (brush->paint.region.part_count + 8) / 8);
    pa_shape inside = {0};
    pa_shape outside = {0};
    pa_error err = {0};
    pa_status status =
        pa_shape_paint(&shape, &brush->paint, pa_drawing_of(lua)->arena, &inside, &outside, &err);
    pa_drawing_check(lua, status, "shape:paint", &err);
    size_t count = 0;
    if (inside.face_count == 0) {
        pieces[count++] = *piece;
        return count;
    }
    bool seamed = piece->seamed || outside.face_count > 0;
    pieces[count++] = side_of(lua, &inside, slot, seamed);
    if (outside.face_count > 0) {
        pieces[count++] = side_of(lua, &outside, piece->slot, seamed);
    }
    return count;
}

/* shape:paint(slot, {parts, smooth, rough, grain, over}): what lies inside the parts wears the slot. */
static int paint(lua_State *lua)
{
    static const pa_field fields[] = {
        {"parts", PA_FIELD_CUSTOM, .needed = true, .read = read_region},
        {"smooth", PA_FIELD_NUMBER, .offset = offsetof(paint_brush, paint.region.smooth)},
        {"rough", PA_FIELD_NUMBER, .offset = offsetof(paint_brush, paint.rough)},
        {"grain", PA_FIELD_NUMBER, .offset = offsetof(paint_brush, paint.grain)},
        {"over", PA_FIELD_CUSTOM, .read = read_over},
        {0}};
    const pa_form *form = pa_form_at(lua, 1, "what a method is called on (with ':')");
    const char *slot = slot_at(lua, 2);
    paint_brush brush = {.paint.seed = pa_random_u64(pa_sandbox_random(pa_sandbox_of(lua)))};
    pa_arguments_read(lua, 3, "shape:paint", fields, &brush);
    pa_piece *pieces = pa_drawing_alloc(lua, 2 * form->count, sizeof *pieces);
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        const pa_piece *piece = &form->pieces[i];
        bool spared = brush.over && piece->slot != brush.over;
        if (spared && !piece->seamed) {
            pieces[count++] = *piece;
        } else {
            /* A spared piece gets the new points too: its rim must keep to that of its neighbour. */
            count += paint_piece(lua, piece, &brush, spared ? piece->slot : slot, pieces + count);
        }
    }
    pa_form_push(lua, pieces, count);
    return 1;
}

void pa_kit_open_paint(lua_State *lua)
{
    lua_pushcfunction(lua, paint);
    lua_setfield(lua, -2, "paint");
}
