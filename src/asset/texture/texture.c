#include "asset/texture/texture_private.h"

typedef void family_fn(canvas *to);

static family_fn *const families[PA_TEXTURE_FAMILY_COUNT] = {
    [PA_TEXTURE_WOOD] = texture_wood,
    [PA_TEXTURE_PLANKS] = texture_planks,
    [PA_TEXTURE_BARK] = texture_bark,
    [PA_TEXTURE_BRUSHED_METAL] = texture_brushed_metal,
    [PA_TEXTURE_POLISHED_METAL] = texture_polished_metal,
    [PA_TEXTURE_HAMMERED_METAL] = texture_hammered_metal,
    [PA_TEXTURE_RUSTED_METAL] = texture_rusted_metal,
    [PA_TEXTURE_PAINT] = texture_paint,
    [PA_TEXTURE_FABRIC] = texture_fabric,
    [PA_TEXTURE_VELVET] = texture_velvet,
    [PA_TEXTURE_LEATHER] = texture_leather,
    [PA_TEXTURE_FUR] = texture_fur,
    [PA_TEXTURE_STONE] = texture_stone,
    [PA_TEXTURE_GRANITE] = texture_granite,
    [PA_TEXTURE_MARBLE] = texture_marble,
    [PA_TEXTURE_CONCRETE] = texture_concrete,
    [PA_TEXTURE_BRICK] = texture_brick,
    [PA_TEXTURE_COBBLE] = texture_cobble,
    [PA_TEXTURE_GLAZE] = texture_glaze,
    [PA_TEXTURE_TERRACOTTA] = texture_terracotta,
    [PA_TEXTURE_PLASTIC] = texture_plastic,
    [PA_TEXTURE_RUBBER] = texture_rubber,
    [PA_TEXTURE_PAPER] = texture_paper,
    [PA_TEXTURE_ROOF_TILES] = texture_roof_tiles,
    [PA_TEXTURE_SHINGLES] = texture_shingles,
    [PA_TEXTURE_LEAF] = texture_leaf,
    [PA_TEXTURE_FOLIAGE] = texture_foliage,
    [PA_TEXTURE_GRASS] = texture_grass,
    [PA_TEXTURE_PATTERN] = texture_pattern,
};

enum { DRAFT_PLANES = 3, OTHER_PLANES = 3 };

/** False: no memory. */
static bool canvas_init(canvas *to, const pa_texture_spec *spec, pa_arena *draft, pa_arena *scratch)
{
    size_t count = (size_t)spec->size * spec->size;
    size_t points = (size_t)(CANVAS_MOST_CELLS + 2) * (CANVAS_MOST_CELLS + 2);
    float *kept = PA_NEW_ARRAY(draft, float, DRAFT_PLANES *count);
    float *rest = PA_NEW_ARRAY(scratch, float, (OTHER_PLANES + CANVAS_SPARES) * count);
    *to = (canvas){.spec = spec,
                   .side = spec->size,
                   .tile_m = 1.0F,
                   .cell = PA_NEW_ARRAY(scratch, uint32_t, count),
                   .points = PA_NEW_ARRAY(scratch, float, 2 * points)};
    if (!kept || !rest || !to->cell || !to->points) {
        return false;
    }
    float **const of_draft[DRAFT_PLANES] = {&to->accent, &to->shade, &to->third};
    float **const others[OTHER_PLANES] = {&to->height, &to->rough, &to->metal};
    for (size_t i = 0; i < DRAFT_PLANES; i++) {
        *of_draft[i] = kept + i * count;
    }
    for (size_t i = 0; i < OTHER_PLANES; i++) {
        *others[i] = rest + i * count;
    }
    for (size_t i = 0; i < CANVAS_SPARES; i++) {
        to->spare[i] = rest + (OTHER_PLANES + i) * count;
    }
    for (size_t i = 0; i < count; i++) {
        to->shade[i] = 1.0F;
        to->rough[i] = spec->roughness;
    }
    return true;
}

pa_status texture_draw(const pa_texture_spec *spec, pa_arena *draft, pa_arena *scratch, canvas *out_canvas,
                       pa_error *err)
{
    if (!canvas_init(out_canvas, spec, draft, scratch)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    families[spec->family](out_canvas);
    out_canvas->tile_m *= spec->scale;
    for (size_t i = 0; spec->scale != 1.0F && i < (size_t)spec->size * spec->size; i++) {
        out_canvas->height[i] *= spec->scale;
    }
    return PA_OK;
}

texture_draft texture_draft_of(const canvas *from)
{
    return (texture_draft){
        .side = from->side,
        .accent = from->accent,
        .shade = from->shade,
        .third = from->third,
        .third_color = {from->third_color[0], from->third_color[1], from->third_color[2]},
    };
}

pa_status pa_texture_make(const pa_texture_spec *spec, pa_arena *arena, pa_texture_set *out_set,
                          pa_error *err)
{
    pa_texture_spec settled;
    pa_status status = texture_settle(spec, &settled, err);
    if (status) {
        return status;
    }
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    canvas to;
    pa_texture_set set = {0};
    status = texture_draw(&settled, &scratch, &scratch, &to, err);
    if (!status) {
        texture_draft draft = texture_draft_of(&to);
        status = texture_bake_color(&draft, &settled, arena, &set, err);
    }
    if (!status) {
        status = texture_bake_relief(&to, arena, &set, err);
    }
    pa_arena_done(&scratch);
    if (!status) {
        *out_set = set;
    }
    return status;
}
