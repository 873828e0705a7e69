#include "engines/procedural/variety.h"

#include <math.h>
#include <string.h>

#include "asset/scene/srgb.h"
#include "foundation/random.h"

/* Furniture of oak is as often of ash or cherry; nobody makes it of ebony instead. */
static const char *const light_woods[] = {"oak",  "ash wood", "beech",      "maple",
                                          "pine", "birch",    "cherry wood"};
static const char *const dark_woods[] = {"walnut", "mahogany", "teak", "rosewood"};

static const char *another_of(const char *const *woods, uint32_t count, const char *wood, pa_random *random)
{
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(woods[i], wood) == 0) {
            /* Half of the objects keep the wood that suits them best. */
            return pa_random_unit(random) < 0.5 ? wood : woods[pa_random_below(random, count)];
        }
    }
    return wood;
}

/* As text, so that slots of one default draw the same lot. */
static uint64_t lot_of(const char *words)
{
    uint64_t lot = 0;
    for (const char *at = words; *at; at++) {
        lot = pa_random_mix(lot, (uint64_t)(unsigned char)*at);
    }
    return lot;
}

/* Lighter or darker, and some way towards its neighbour on the colour wheel. */
static uint32_t lean(uint32_t rgb, double lightness, double turn)
{
    double in[3] = {(double)(rgb >> 16 & 255), (double)(rgb >> 8 & 255), (double)(rgb & 255)};
    uint32_t out = 0;
    for (int c = 0; c < 3; c++) {
        int neighbour = turn > 0.0 ? (c + 1) % 3 : (c + 2) % 3;
        double share = turn > 0.0 ? turn : -turn;
        double value = (in[c] + (in[neighbour] - in[c]) * share) * lightness;
        out = out << 8 | (uint32_t)fmin(value + 0.5, 255.0);
    }
    return out;
}

static void vary_dye(pa_surface *surface, pa_random *random)
{
    surface->rgb =
        lean(surface->rgb, pa_random_between(random, 0.9, 1.08), pa_random_between(random, -0.12, 0.12));
    if (surface->textured) {
        float color[3];
        pa_srgb_unpack(surface->rgb, color);
        pa_texture_spec_tint(&surface->texture, color);
    }
}

static void vary(const char *words, uint64_t seed, pa_surface *surface)
{
    pa_random random;
    pa_random_init(&random, pa_random_mix(seed, lot_of(words)));
    char choice[PA_SURFACE_WORDS];
    uint32_t choices = 0;
    while (pa_surface_choice(words, choices, choice)) {
        choices++;
    }
    if (choices > 1) {
        pa_surface_choice(words, pa_random_below(&random, choices), choice);
        pa_surface_parse(choice, surface);
        return;
    }
    const char *wood = another_of(light_woods, sizeof light_woods / sizeof light_woods[0], words, &random);
    wood = another_of(dark_woods, sizeof dark_woods / sizeof dark_woods[0], wood, &random);
    if (strcmp(wood, words) != 0) {
        pa_surface_parse(wood, surface);
    } else if (surface->colored && surface->metallic < 0.5f && surface->alpha >= 1.0f &&
               surface->glow <= 0.0f && !surface->patterned) {
        vary_dye(surface, &random);
    }
}

void pa_variety_apply(const pa_thing *thing, uint64_t seed, pa_surface *surfaces)
{
    if (seed == 0 || thing->effigy) {
        return;
    }
    for (size_t slot = 0; thing->kind->slots[slot].name; slot++) {
        const char *words = thing->kind->slots[slot].material;
        pa_surface usual;
        if (pa_surface_parse(words, &usual) && pa_surface_equal(&usual, &surfaces[slot])) {
            vary(words, seed, &surfaces[slot]);
        }
    }
}
