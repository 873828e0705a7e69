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

/** False: no memory. */
static bool canvas_init(canvas *to, const pa_texture_spec *spec, pa_arena *scratch)
{
    size_t count = (size_t)spec->size * spec->size;
    *to = (canvas){.spec = spec, .side = spec->size, .tile_m = 1.0F};
    float **const planes[] = {&to->height, &to->accent, &to->shade, &to->rough, &to->metal, &to->third};
    for (size_t i = 0; i < sizeof planes / sizeof planes[0] + CANVAS_SPARES; i++) {
        float *plane = PA_NEW_ARRAY(scratch, float, count);
        if (!plane) {
            return false;
        }
        if (i < CANVAS_SPARES) {
            to->spare[i] = plane;
        } else {
            *planes[i - CANVAS_SPARES] = plane;
        }
    }
    size_t points = (size_t)(CANVAS_MOST_CELLS + 2) * (CANVAS_MOST_CELLS + 2);
    to->cell = PA_NEW_ARRAY(scratch, uint32_t, count);
    to->points = PA_NEW_ARRAY(scratch, float, 2 * points);
    if (!to->cell || !to->points) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        to->shade[i] = 1.0F;
        to->rough[i] = spec->roughness;
    }
    return true;
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
    if (canvas_init(&to, &settled, &scratch)) {
        families[settled.family](&to);
        to.tile_m *= settled.scale;
        for (size_t i = 0; settled.scale != 1.0F && i < (size_t)to.side * to.side; i++) {
            to.height[i] *= settled.scale;
        }
        status = texture_bake(&to, arena, out_set, err);
    } else {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_arena_done(&scratch);
    return status;
}
