#include <string.h>

#include "asset/scene/srgb.h"
#include "asset/texture/texture_private.h"

/** The usual of one family: colours as sRGB 0xRRGGBB. */
typedef struct usual {
    uint32_t color, accent;
    float roughness;
    bool accent_stays; /* the accent is another material, which no dye reaches */
    uint32_t variants;
} usual;

static const usual usuals[PA_TEXTURE_FAMILY_COUNT] = {
    [PA_TEXTURE_WOOD] = {0xC29662, 0x7A4E2A, 0.55F, false, 3},
    [PA_TEXTURE_PLANKS] = {0xB98E5E, 0x74492A, 0.6F, false, 3},
    [PA_TEXTURE_BARK] = {0x7D6650, 0x2E221A, 0.95F, false, 1},
    [PA_TEXTURE_BRUSHED_METAL] = {0xC9CACC, 0x77787A, 0.36F, false, 1},
    [PA_TEXTURE_POLISHED_METAL] = {0xD8D9DB, 0x86878A, 0.16F, false, 1},
    [PA_TEXTURE_HAMMERED_METAL] = {0xD9A272, 0x6B4328, 0.28F, false, 1},
    [PA_TEXTURE_RUSTED_METAL] = {0x8A8783, 0x603822, 0.5F, true, 1},
    [PA_TEXTURE_PAINT] = {0xC8372D, 0x9A9A98, 0.35F, true, 1},
    [PA_TEXTURE_FABRIC] = {0x8E9AA6, 0x3C444C, 0.92F, false, 5},
    [PA_TEXTURE_VELVET] = {0x7A1527, 0xB23A4C, 0.85F, false, 1},
    [PA_TEXTURE_LEATHER] = {0x7B4A2C, 0x3A2014, 0.5F, false, 1},
    [PA_TEXTURE_FUR] = {0xA57B50, 0x4A3220, 0.9F, false, 1},
    [PA_TEXTURE_STONE] = {0xA9A49A, 0x6E6A63, 0.9F, false, 1},
    [PA_TEXTURE_GRANITE] = {0x8C8783, 0xC9C3BC, 0.3F, true, 1},
    [PA_TEXTURE_MARBLE] = {0xEDEBE6, 0x7C7F86, 0.18F, true, 1},
    [PA_TEXTURE_CONCRETE] = {0xB2AFA9, 0x86837D, 0.92F, false, 1},
    [PA_TEXTURE_BRICK] = {0x8E4735, 0xB9B1A4, 0.9F, true, 1},
    [PA_TEXTURE_COBBLE] = {0x8B8780, 0x4F4A43, 0.85F, true, 1},
    [PA_TEXTURE_GLAZE] = {0xE9E6DF, 0xB9AE9C, 0.14F, false, 1},
    [PA_TEXTURE_TERRACOTTA] = {0xB87555, 0x8C4A2E, 0.88F, false, 1},
    [PA_TEXTURE_PLASTIC] = {0xD8D8D6, 0xB4B4B2, 0.42F, false, 1},
    [PA_TEXTURE_RUBBER] = {0x2B2B2D, 0x191919, 0.85F, false, 1},
    [PA_TEXTURE_PAPER] = {0xF0ECE2, 0xD9CDB6, 0.95F, false, 1},
    [PA_TEXTURE_ROOF_TILES] = {0xA8593E, 0x7C3C28, 0.85F, false, 1},
    [PA_TEXTURE_SHINGLES] = {0x6C737A, 0x444A50, 0.75F, false, 3},
    [PA_TEXTURE_LEAF] = {0x4E8A33, 0xA9C270, 0.5F, false, 1},
    [PA_TEXTURE_FOLIAGE] = {0x4C8A34, 0x9CBF4E, 0.6F, false, 1},
    [PA_TEXTURE_GRASS] = {0x4F8B2E, 0xA9B756, 0.75F, false, 1},
    [PA_TEXTURE_PATTERN] = {0xE9E4DA, 0x2F4A78, 0.6F, true, PA_PATTERN_COUNT},
};

static const char *const words[PA_TEXTURE_FAMILY_COUNT] = {
#define WORD(name, word) word,
    PA_TEXTURE_FAMILY_LIST(WORD)
#undef WORD
};

const char *pa_texture_family_word(pa_texture_family family)
{
    return (unsigned)family < PA_TEXTURE_FAMILY_COUNT ? words[family] : "unknown";
}

bool pa_texture_family_parse(const char *word, pa_texture_family *out_family)
{
    for (unsigned i = 0; word && i < PA_TEXTURE_FAMILY_COUNT; i++) {
        if (strcmp(word, words[i]) == 0) {
            *out_family = (pa_texture_family)i;
            return true;
        }
    }
    return false;
}

pa_texture_spec pa_texture_spec_default(pa_texture_family family)
{
    const usual *of = &usuals[(unsigned)family < PA_TEXTURE_FAMILY_COUNT ? family : PA_TEXTURE_PLASTIC];
    pa_texture_spec spec = {.family = family, .size = 512, .roughness = of->roughness};
    pa_srgb_unpack(of->color, spec.color);
    pa_srgb_unpack(of->accent, spec.accent);
    spec.scale = spec.contrast = spec.relief = spec.figure = 1.0F;
    return spec;
}

float texture_luminance(const float color[3])
{
    return 0.2126F * color[0] + 0.7152F * color[1] + 0.0722F * color[2];
}

bool texture_accent_stays(pa_texture_family family)
{
    return usuals[family].accent_stays;
}

void pa_texture_spec_tint(pa_texture_spec *spec, const float color[3])
{
    bool second_color = spec->family == PA_TEXTURE_FABRIC && spec->variant == 1;
    second_color = second_color || (spec->family == PA_TEXTURE_FABRIC && spec->variant >= 3);
    if (!usuals[spec->family].accent_stays && !second_color) {
        /* Darker than the surface: that much darker of the dye. Lighter: that far on the way to white. */
        float was = texture_luminance(spec->color);
        float ratio = texture_luminance(spec->accent) / fmaxf(was, 1e-3F);
        float toward_white = (texture_luminance(spec->accent) - was) / fmaxf(1.0F - was, 1e-3F);
        for (int c = 0; c < 3; c++) {
            spec->accent[c] =
                ratio <= 1.0F ? color[c] * ratio : mixf(color[c], 1.0F, unitf(0.5F * toward_white));
        }
    }
    for (int c = 0; c < 3; c++) {
        spec->color[c] = color[c];
    }
}

/** False when a figure lies outside 0 (the usual) or low to high. */
static bool settle_figure(float *figure, float when_zero, float low, float high)
{
    if (*figure == 0.0F) {
        *figure = when_zero;
    }
    return *figure >= low && *figure <= high;
}

static pa_status refuse(pa_error *err, const char *member, const char *range)
{
    return pa_fail(err, PA_INVALID, "A texture's %s must be %s.", member, range);
}

pa_status texture_settle(const pa_texture_spec *spec, pa_texture_spec *out_spec, pa_error *err)
{
    pa_texture_spec settled = *spec;
    if ((unsigned)settled.family >= PA_TEXTURE_FAMILY_COUNT) {
        return refuse(err, "family", "one of the list");
    }
    const usual *of = &usuals[settled.family];
    if (settled.variant >= of->variants) {
        return pa_fail(err, PA_INVALID, "The texture family %s has no variant %u.", words[settled.family],
                       settled.variant);
    }
    settled.size = settled.size ? settled.size : 512;
    if (settled.size < 64 || settled.size > 1024 || (settled.size & (settled.size - 1))) {
        return refuse(err, "size", "a power of two from 64 to 1024");
    }
    for (int c = 0; c < 3; c++) {
        if (!(settled.color[c] >= 0.0F && settled.color[c] <= 1.0F && settled.accent[c] >= 0.0F &&
              settled.accent[c] <= 1.0F)) {
            return refuse(err, "colours", "linear RGB from 0 to 1");
        }
    }
    if (!settle_figure(&settled.roughness, of->roughness, 0.0F, 1.0F)) {
        return refuse(err, "roughness", "from 0 to 1");
    }
    if (!settle_figure(&settled.scale, 1.0F, 0.1F, 10.0F)) {
        return refuse(err, "scale", "from 0.1 to 10");
    }
    if (!settle_figure(&settled.contrast, 1.0F, 0.0F, 4.0F) ||
        !settle_figure(&settled.relief, 1.0F, 0.0F, 4.0F) ||
        !settle_figure(&settled.figure, 1.0F, 0.0F, 4.0F)) {
        return refuse(err, "contrast, relief and figure", "from 0 to 4");
    }
    if (!(settled.wear >= 0.0F && settled.wear <= 1.0F)) {
        return refuse(err, "wear", "from 0 to 1");
    }
    if (!(settled.metallic >= 0.0F && settled.metallic <= 1.0F)) {
        return refuse(err, "metallic", "from 0 to 1");
    }
    *out_spec = settled;
    return PA_OK;
}
