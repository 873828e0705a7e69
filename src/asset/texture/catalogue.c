#include <stdlib.h>
#include <string.h>

#include "asset/scene/srgb.h"
#include "asset/texture/texture_private.h"

/** A surface by its everyday name; colours as sRGB 0xRRGGBB, figures that are 0 stand for the usual. */
typedef struct entry {
    const char *name;
    pa_texture_family family;
    uint32_t variant;
    uint32_t color, accent;
    float roughness, scale, contrast, relief, figure, wear;
} entry;

/* In alphabetical order. */
static const entry entries[] = {
    {"aged wood", PA_TEXTURE_WOOD, 0, 0x8F7A63, 0x5A4634, 0.8F, 0, 1.1F, 1.6F, 1.2F, 0.7F},
    {"aluminium", PA_TEXTURE_BRUSHED_METAL, 0, 0xD6D8DA, 0x8E9092, 0.34F, 0, 0.8F, 0, 0, 0},
    {"ash", PA_TEXTURE_WOOD, 1, 0xD8BE95, 0xA9865A, 0, 0, 0.9F, 0, 1.1F, 0},
    {"bark", PA_TEXTURE_BARK, 0, 0x7D6650, 0x2E221A, 0, 0, 0, 0, 0, 0},
    {"birch", PA_TEXTURE_WOOD, 0, 0xE3CDA6, 0xC3A173, 0, 0, 0.7F, 0.7F, 0.9F, 0},
    {"black granite", PA_TEXTURE_GRANITE, 0, 0x26272A, 0x4A4C50, 0.22F, 0, 0.8F, 0, 0, 0},
    {"black iron", PA_TEXTURE_HAMMERED_METAL, 0, 0x4C4B4A, 0x242322, 0.5F, 0.8F, 0, 0.6F, 0, 0},
    {"black leather", PA_TEXTURE_LEATHER, 0, 0x26221F, 0x0E0C0B, 0.42F, 0, 0, 0, 0, 0},
    {"black marble", PA_TEXTURE_MARBLE, 0, 0x1D1C1E, 0xC9C2B4, 0.14F, 0, 0.8F, 0, 1.2F, 0},
    {"bone", PA_TEXTURE_PLASTIC, 0, 0xE6DCC4, 0xC6B48E, 0.5F, 0, 3.0F, 2.0F, 0, 0.1F},
    {"brass", PA_TEXTURE_POLISHED_METAL, 0, 0xE8C078, 0x8A6B2E, 0.22F, 0, 0, 0, 0, 0.1F},
    {"brick", PA_TEXTURE_BRICK, 0, 0x8E4735, 0xB9B1A4, 0, 0, 0, 0, 0, 0},
    {"bronze", PA_TEXTURE_HAMMERED_METAL, 0, 0xC58A5C, 0x5A3A20, 0.34F, 0, 0, 0.5F, 0, 0.25F},
    {"brushed steel", PA_TEXTURE_BRUSHED_METAL, 0, 0xC4C6C8, 0x747678, 0, 0, 0, 0, 0, 0},
    {"burlap", PA_TEXTURE_FABRIC, 0, 0xB39A6B, 0x6A5636, 0, 1.8F, 1.4F, 1.5F, 0, 0},
    {"canvas", PA_TEXTURE_FABRIC, 0, 0xD9CFB8, 0x9C8F73, 0, 0.8F, 0.9F, 0, 0, 0},
    {"cardboard", PA_TEXTURE_PAPER, 0, 0xB98F60, 0x8F6A42, 0.92F, 1.5F, 1.3F, 2.0F, 0, 0},
    {"cast iron", PA_TEXTURE_HAMMERED_METAL, 0, 0x5A5958, 0x2E2D2C, 0.62F, 0.25F, 0.8F, 0.5F, 0, 0.1F},
    {"cedar", PA_TEXTURE_WOOD, 0, 0xB9764A, 0x7E4526, 0, 0, 0.9F, 0, 1.1F, 0},
    {"ceramic", PA_TEXTURE_GLAZE, 0, 0xE9E6DF, 0xB9AE9C, 0, 0, 0, 0, 1.4F, 0},
    {"cherry", PA_TEXTURE_WOOD, 0, 0xA9603C, 0x6E3420, 0.45F, 0, 0.8F, 0.7F, 0.9F, 0},
    {"chrome", PA_TEXTURE_POLISHED_METAL, 0, 0xDCDEE0, 0xA0A2A6, 0.07F, 0, 0.5F, 0.4F, 0, 0},
    {"clay", PA_TEXTURE_TERRACOTTA, 0, 0xA8785A, 0x7A503A, 0.92F, 0, 0, 0, 0, 0},
    {"cobblestone", PA_TEXTURE_COBBLE, 0, 0x8B8780, 0x4F4A43, 0, 0, 0, 0, 0, 0},
    {"concrete", PA_TEXTURE_CONCRETE, 0, 0xB2AFA9, 0x86837D, 0, 0, 0, 0, 0, 0},
    {"copper", PA_TEXTURE_HAMMERED_METAL, 0, 0xE09A72, 0x7A4228, 0.24F, 0, 0, 0.7F, 0, 0},
    {"corduroy", PA_TEXTURE_FABRIC, 2, 0x8A6A42, 0x4A3620, 0, 0.7F, 0, 0, 0, 0},
    {"cotton", PA_TEXTURE_FABRIC, 0, 0xE6E2DA, 0xA9A49A, 0, 0.6F, 0.7F, 0.8F, 0, 0},
    {"denim", PA_TEXTURE_FABRIC, 1, 0x2A3F60, 0xB4BDC9, 0, 0.8F, 0.9F, 0, 0, 0.25F},
    {"dragon scales", PA_TEXTURE_SHINGLES, 2, 0x3F6B3A, 0x1F3A22, 0.42F, 1.0F, 1.2F, 0, 0, 0},
    {"ebony", PA_TEXTURE_WOOD, 0, 0x352A24, 0x17110E, 0.35F, 0, 0.7F, 0.6F, 0.8F, 0},
    {"fabric", PA_TEXTURE_FABRIC, 0, 0x8E9AA6, 0x3C444C, 0, 0, 0, 0, 0, 0},
    {"felt", PA_TEXTURE_VELVET, 0, 0x6E7A6A, 0x5A6656, 0.98F, 0, 0.4F, 0.8F, 0, 0},
    {"fish scales", PA_TEXTURE_SHINGLES, 2, 0xA9B4B8, 0x5E7480, 0.28F, 0.5F, 0, 0.7F, 0, 0},
    {"foliage", PA_TEXTURE_FOLIAGE, 0, 0x4C8A34, 0x9CBF4E, 0, 0, 0, 0, 0, 0},
    {"fur", PA_TEXTURE_FUR, 0, 0xA57B50, 0x4A3220, 0, 0, 0, 0, 0, 0},
    {"gold", PA_TEXTURE_POLISHED_METAL, 0, 0xFFCC80, 0xA8752A, 0.18F, 0, 0.8F, 0, 0, 0},
    {"granite", PA_TEXTURE_GRANITE, 0, 0x8C8783, 0xC9C3BC, 0, 0, 0, 0, 0, 0},
    {"grass", PA_TEXTURE_GRASS, 0, 0x4F8B2E, 0xA9B756, 0, 0, 0, 0, 0, 0},
    {"hammered copper", PA_TEXTURE_HAMMERED_METAL, 0, 0xE09A72, 0x7A4228, 0.22F, 0, 0, 0, 0, 0},
    {"iron", PA_TEXTURE_HAMMERED_METAL, 0, 0x8A8A8B, 0x4A4948, 0.45F, 0, 0.8F, 0.6F, 0, 0.15F},
    {"ivory", PA_TEXTURE_PLASTIC, 0, 0xF1E7D0, 0xD9C7A0, 0.35F, 0, 2.0F, 0, 0, 0},
    {"jade", PA_TEXTURE_MARBLE, 0, 0x5FA37C, 0xA9D2B4, 0.16F, 0.5F, 0.9F, 0, 1.0F, 0},
    {"knit", PA_TEXTURE_FABRIC, 2, 0xC9BBA4, 0x7A6C58, 0, 0, 0, 0, 0, 0},
    {"lacquer", PA_TEXTURE_PAINT, 0, 0x9E1B1B, 0x3A0A0A, 0.12F, 0, 0.6F, 0.5F, 0, 0},
    {"leaf", PA_TEXTURE_LEAF, 0, 0x4E8A33, 0xA9C270, 0, 0, 0, 0, 0, 0},
    {"leather", PA_TEXTURE_LEATHER, 0, 0x7B4A2C, 0x3A2014, 0, 0, 0, 0, 0, 0},
    {"limestone", PA_TEXTURE_STONE, 0, 0xCFC6B2, 0xA39A86, 0, 0, 0.8F, 0.6F, 0.6F, 0},
    {"linen", PA_TEXTURE_FABRIC, 0, 0xD8CBB2, 0x8F8268, 0, 0.9F, 1.1F, 0, 0, 0},
    {"mahogany", PA_TEXTURE_WOOD, 0, 0x7E3B26, 0x451B12, 0.4F, 0, 0.9F, 0.7F, 0.8F, 0},
    {"maple", PA_TEXTURE_WOOD, 0, 0xE0C08F, 0xBE935C, 0.45F, 0, 0.6F, 0.6F, 1.3F, 0},
    {"marble", PA_TEXTURE_MARBLE, 0, 0xEDEBE6, 0x7C7F86, 0, 0, 0, 0, 0, 0},
    {"moss", PA_TEXTURE_GRASS, 0, 0x6B7F3A, 0x9AA552, 0.95F, 0.3F, 0.9F, 0, 2.0F, 0},
    {"mossy stone", PA_TEXTURE_STONE, 0, 0x93908A, 0x605D56, 0, 0, 0, 0, 0, 0.65F},
    {"oak", PA_TEXTURE_WOOD, 1, 0xC29A63, 0x86592F, 0.55F, 0, 0, 0, 0, 0},
    {"obsidian", PA_TEXTURE_GLAZE, 0, 0x17161A, 0x2A2830, 0.08F, 0, 0, 2.0F, 0.5F, 0},
    {"old brick", PA_TEXTURE_BRICK, 0, 0x8E4A3A, 0xA59C8C, 0, 0, 1.2F, 1.2F, 2.0F, 0.55F},
    {"paint", PA_TEXTURE_PAINT, 0, 0xC8372D, 0x9A9A98, 0, 0, 0, 0, 0, 0},
    {"paper", PA_TEXTURE_PAPER, 0, 0xF0ECE2, 0xD9CDB6, 0, 0, 0, 0, 0, 0},
    {"parchment", PA_TEXTURE_PAPER, 0, 0xE4D3A8, 0xB7965C, 0, 2.0F, 1.6F, 1.5F, 0, 0.4F},
    {"pewter", PA_TEXTURE_POLISHED_METAL, 0, 0x9A9C9E, 0x5C5E60, 0.38F, 0, 0, 0, 0, 0.3F},
    {"pine", PA_TEXTURE_WOOD, 2, 0xE0B877, 0xB07A3C, 0.6F, 0, 0.9F, 0, 0.8F, 0},
    {"plaid", PA_TEXTURE_FABRIC, 3, 0xA32A2E, 0x1F2F3A, 0, 0.8F, 0, 0, 0, 0},
    {"planks", PA_TEXTURE_PLANKS, 1, 0xB98E5E, 0x74492A, 0, 0, 0, 0, 0, 0},
    {"plaster", PA_TEXTURE_CONCRETE, 0, 0xE6E1D6, 0xCFC8B8, 0, 0, 0.5F, 0.5F, 0.2F, 0},
    {"plastic", PA_TEXTURE_PLASTIC, 0, 0xD8D8D6, 0xB4B4B2, 0, 0, 0, 0, 0, 0},
    {"polished steel", PA_TEXTURE_POLISHED_METAL, 0, 0xC9CBCE, 0x84868A, 0.14F, 0, 0, 0, 0, 0},
    {"porcelain", PA_TEXTURE_GLAZE, 0, 0xF3F2EE, 0xDDDAD2, 0.09F, 0, 0.6F, 0.4F, 0.5F, 0},
    {"red brick", PA_TEXTURE_BRICK, 0, 0x984430, 0xBDB5A8, 0, 0, 0, 0, 0, 0},
    {"roof tiles", PA_TEXTURE_ROOF_TILES, 0, 0xA8593E, 0x7C3C28, 0, 0, 0, 0, 0, 0},
    {"rosewood", PA_TEXTURE_WOOD, 0, 0x6B3424, 0x2C130D, 0.4F, 0, 1.2F, 0.7F, 1.3F, 0},
    {"rubber", PA_TEXTURE_RUBBER, 0, 0x2B2B2D, 0x191919, 0, 0, 0, 0, 0, 0},
    {"rusty iron", PA_TEXTURE_RUSTED_METAL, 0, 0x74716E, 0x603822, 0, 0, 0, 0, 0, 0.45F},
    {"rusty metal", PA_TEXTURE_RUSTED_METAL, 0, 0x8A8783, 0x603822, 0, 0, 0, 0, 0, 0.35F},
    {"sandstone", PA_TEXTURE_STONE, 0, 0xC9A97C, 0x9A7648, 0, 0, 0, 0.8F, 0.5F, 0},
    {"satin", PA_TEXTURE_VELVET, 0, 0xB9A9C4, 0xE2D8E8, 0.38F, 1.4F, 0.6F, 0.3F, 0, 0},
    {"scales", PA_TEXTURE_SHINGLES, 2, 0x6B8F4E, 0x3F5A2C, 0.42F, 0.35F, 0.7F, 0.7F, 0, 0},
    {"shingles", PA_TEXTURE_SHINGLES, 1, 0x86674A, 0x55402E, 0.9F, 0, 0, 0, 0, 0},
    {"silk", PA_TEXTURE_VELVET, 0, 0xC9B48F, 0xEADFC4, 0.35F, 1.4F, 0.6F, 0.25F, 0, 0},
    {"silver", PA_TEXTURE_POLISHED_METAL, 0, 0xF2F0EB, 0x9A978F, 0.14F, 0, 0.8F, 0, 0, 0},
    {"slate", PA_TEXTURE_STONE, 0, 0x59616A, 0x3A4047, 0.7F, 0, 0.8F, 0.7F, 0.5F, 0},
    {"slate roof", PA_TEXTURE_SHINGLES, 0, 0x6C737A, 0x444A50, 0, 0, 0, 0, 0, 0},
    {"steel", PA_TEXTURE_BRUSHED_METAL, 0, 0xC9CACC, 0x77787A, 0.34F, 0, 0.8F, 0, 0, 0},
    {"stone", PA_TEXTURE_STONE, 0, 0xA9A49A, 0x6E6A63, 0, 0, 0, 0, 0, 0},
    {"straw", PA_TEXTURE_FUR, 0, 0xD9B665, 0x8F6E2E, 0.85F, 1.3F, 0, 0, 0.6F, 0},
    {"stripes", PA_TEXTURE_FABRIC, 4, 0xE9E4DA, 0x2F4A78, 0, 0, 0, 0, 0, 0},
    {"suede", PA_TEXTURE_VELVET, 0, 0x9A6E48, 0x7E5636, 0.95F, 0, 0.6F, 0.7F, 0, 0},
    {"teak", PA_TEXTURE_WOOD, 1, 0xA8703C, 0x6A3F1E, 0.5F, 0, 0.9F, 0.8F, 1.1F, 0},
    {"terracotta", PA_TEXTURE_TERRACOTTA, 0, 0xB87555, 0x8C4A2E, 0, 0, 0, 0, 0, 0},
    {"thatch", PA_TEXTURE_FUR, 0, 0xBB985F, 0x5E4826, 0.95F, 3.0F, 1.2F, 0, 0.5F, 0},
    {"titanium", PA_TEXTURE_BRUSHED_METAL, 0, 0xA9A5A0, 0x6A6763, 0.38F, 0, 0.7F, 0, 0, 0},
    {"tweed", PA_TEXTURE_FABRIC, 1, 0x6B5E4C, 0xB3A68C, 0, 1.1F, 1.2F, 0, 0, 0},
    {"velvet", PA_TEXTURE_VELVET, 0, 0x7A1527, 0xB23A4C, 0, 0, 0, 0, 0, 0},
    {"walnut", PA_TEXTURE_WOOD, 1, 0x6E4A30, 0x38220F, 0.45F, 0, 0.9F, 0.7F, 1.2F, 0},
    {"weathered wood", PA_TEXTURE_PLANKS, 0, 0x8A7B69, 0x574A3C, 0.85F, 0, 1.1F, 1.5F, 0, 0.8F},
    {"white marble", PA_TEXTURE_MARBLE, 0, 0xEDEBE6, 0x7C7F86, 0, 0, 0, 0, 0, 0},
    {"wicker", PA_TEXTURE_FABRIC, 0, 0xC79A5B, 0x5A3C1C, 0.65F, 6.0F, 0, 1.6F, 0, 0},
    {"wood", PA_TEXTURE_WOOD, 1, 0xB98A56, 0x7A4E2A, 0, 0, 0, 0, 0, 0},
    {"wool", PA_TEXTURE_FABRIC, 2, 0xD8D0C0, 0x8C8272, 0.98F, 1.2F, 0, 0, 0, 0},
    {"wrought iron", PA_TEXTURE_HAMMERED_METAL, 0, 0x4C4B4A, 0x242322, 0.5F, 0.8F, 0, 0.7F, 0, 0},
};
#define ENTRY_COUNT (sizeof entries / sizeof entries[0])

static int compare_name(const void *key, const void *item)
{
    return strcmp(key, ((const entry *)item)->name);
}

bool pa_texture_spec_named(const char *name, pa_texture_spec *out_spec)
{
    const entry *found = name ? bsearch(name, entries, ENTRY_COUNT, sizeof entries[0], compare_name) : NULL;
    if (!found) {
        return false;
    }
    pa_texture_spec spec = pa_texture_spec_default(found->family);
    pa_srgb_unpack(found->color, spec.color);
    pa_srgb_unpack(found->accent, spec.accent);
    spec.variant = found->variant;
    spec.roughness = found->roughness > 0.0F ? found->roughness : spec.roughness;
    spec.scale = found->scale > 0.0F ? found->scale : 1.0F;
    spec.contrast = found->contrast > 0.0F ? found->contrast : 1.0F;
    spec.relief = found->relief > 0.0F ? found->relief : 1.0F;
    spec.figure = found->figure > 0.0F ? found->figure : 1.0F;
    spec.wear = found->wear;
    *out_spec = spec;
    return true;
}

const char *pa_texture_spec_name(size_t index)
{
    return index < ENTRY_COUNT ? entries[index].name : NULL;
}
