#include "engines/procedural/covering_private.h"

#include <string.h>

#include "engines/procedural/cover.h"
#include "engines/procedural/material.h"

typedef struct cover_noun {
    const char *noun;
    const char *cover;
    bool is_thing; /* a thing of its own as well: only "covered in" makes it a cover */
} cover_noun;

static const cover_noun nouns[] = {
    {"barnacle", "bumps", false},  {"bead", "beads", false},     {"blossom", "blossoms", true},
    {"bubble", "bubbles", false},  {"bump", "bumps", false},     {"crystal", "crystals", true},
    {"dew", "dew", false},         {"dewdrop", "dew", false},    {"feather", "feathers", true},
    {"flower", "blossoms", true},  {"foliage", "leaves", false}, {"frost", "frost", false},
    {"fur", "fur", false},         {"gem", "gems", false},       {"gemstone", "gems", false},
    {"heart", "hearts", true},     {"ivy", "leaves", true},      {"jewel", "gems", false},
    {"leaf", "leaves", true},      {"lichen", "lichen", false},  {"moss", "moss", false},
    {"mud", "mud", false},         {"pearl", "pearls", true},    {"quill", "spikes", false},
    {"rhinestone", "gems", false}, {"rivet", "rivets", false},   {"rose", "blossoms", true},
    {"scale", "scales", false},    {"sequin", "gems", false},    {"snow", "snow", false},
    {"spike", "spikes", false},    {"spine", "spikes", false},   {"sprinkle", "sprinkles", false},
    {"star", "stars", true},       {"stone", "gems", true},      {"stud", "studs", false},
    {"thorn", "thorns", false},    {"vine", "leaves", true},     {"wildflower", "blossoms", true},
};

/* Stones that jewellers set: a marble table is covered with none. */
static bool is_gem(const char *material)
{
    pa_surface surface;
    return pa_surface_is_stone(material) && pa_surface_parse(material, &surface) &&
           (!surface.textured || surface.texture.family != PA_TEXTURE_STONE) &&
           strcmp(material, "marble") != 0 && strcmp(material, "glass") != 0 &&
           strcmp(material, "granite") != 0;
}

pa_covering pa_covering_of_noun(const char *noun, bool all_over)
{
    pa_covering found = {0};
    if (!noun) {
        return found;
    }
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (strcmp(nouns[i].noun, noun) == 0) {
            found.cover = all_over || !nouns[i].is_thing ? nouns[i].cover : NULL;
            return found;
        }
    }
    const pa_vocabulary_entry *material = pa_vocabulary_find_class(noun, strlen(noun), PA_WORD_MATERIAL);
    if (material && is_gem(material->canonical)) {
        const char *cover = strcmp(material->canonical, "pearl") == 0 ? "pearls" : "gems";
        return (pa_covering){.cover = cover, .material = material->canonical};
    }
    return found;
}

bool pa_covering_link(const pa_draft *draft, const pa_unit *link)
{
    static const char *const words[] = {"covered",     "encrusted", "studded",   "adorned", "decorated",
                                        "embellished", "dotted",    "overgrown", "inlaid",  "set",
                                        "sprinkled",   "embedded",  "topped",    "draped"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (link->type == PA_UNIT_LINK && strcmp(draft->tokens.items[link->first].text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool listed(const char *const *list, const char *word)
{
    for (size_t i = 0; list && list[i]; i++) {
        if (strcmp(list[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static bool laid_before(const pa_draft *draft, const pa_binding *binding, const char *cover)
{
    for (uint32_t i = 0; i < draft->attribute_count; i++) {
        const pa_draft_attribute *at = &draft->attributes[i];
        if (at->thing == binding->thing && at->attribute.type == PA_ATTRIBUTE_COVER &&
            strcmp(at->attribute.value, cover) == 0) {
            return true;
        }
    }
    return false;
}

bool pa_covering_add(pa_draft *draft, pa_binding binding, const pa_covering *covering, const pa_unit *first,
                     const pa_unit *last)
{
    const pa_kind *kind = draft->things[binding.thing].kind;
    if (!covering->cover || !kind || !listed(draft->options.covers, covering->cover)) {
        return false;
    }
    if (binding.slot && !pa_draft_has_slot(kind, binding.slot)) {
        return false;
    }
    if (strcmp(covering->cover, "buttons") == 0 && !binding.slot) {
        /* Tufts are sewn into what is stuffed. */
        static const char *const soft[] = {"cushion", "upholstery", "mattress", "pillow", "seat"};
        for (size_t i = 0; i < sizeof soft / sizeof soft[0] && !binding.slot; i++) {
            binding.slot = pa_draft_has_slot(kind, soft[i]) ? soft[i] : NULL;
        }
        if (!binding.slot) {
            return false;
        }
    }
    if (strcmp(covering->cover, "rivets") == 0) {
        /* "With nailhead trim": along the edges of all that is stuffed. */
        binding.slot = NULL;
    }
    bool plain = !covering->material && !covering->color;
    bool given = plain && !binding.slot && pa_cover_is_given(kind, covering->cover);
    if (!given && !laid_before(draft, &binding, covering->cover)) {
        draft->attributes[draft->attribute_count++] =
            (pa_draft_attribute){.attribute = {.type = PA_ATTRIBUTE_COVER,
                                               .value = covering->cover,
                                               .target = binding.slot,
                                               .material = covering->material,
                                               .rgb = covering->color ? covering->color->rgb : 0,
                                               .colored = covering->color != NULL,
                                               .words = pa_draft_range(draft, first, last)},
                                 .thing = binding.thing,
                                 .of_whole = !binding.slot};
    }
    for (const pa_unit *unit = first; unit <= last && pa_draft_honours(draft, binding.thing); unit++) {
        pa_draft_understand(draft, unit);
    }
    return true;
}

static const pa_vocabulary_entry *class_of(const pa_unit *unit, pa_word_class word_class)
{
    return unit->type == PA_UNIT_DESCRIPTION
               ? pa_vocabulary_find_class(unit->entry->words, strlen(unit->entry->words), word_class)
               : NULL;
}

/* The stuff before "-covered" and "-studded": a material, a colour, or a noun. */
static pa_covering stuff_before(const pa_draft *draft, const pa_unit *stuff, const char *usual)
{
    const char *noun = stuff->lemma ? stuff->lemma : draft->tokens.items[stuff->first].text;
    pa_covering covering = pa_covering_of_noun(noun, true);
    const pa_vocabulary_entry *material = class_of(stuff, PA_WORD_MATERIAL);
    const pa_vocabulary_entry *color = class_of(stuff, PA_WORD_COLOR);
    if (usual && strcmp(usual, "gems") == 0 && covering.cover && strcmp(covering.cover, "crystals") == 0) {
        covering.cover = usual;
    }
    if (!covering.cover && usual && material) {
        covering = (pa_covering){.cover = usual, .material = material->canonical};
    } else if (!covering.cover && usual && color) {
        covering = (pa_covering){.cover = usual, .color = color};
    }
    return covering;
}

uint32_t pa_covering_read(pa_draft *draft, uint32_t at, uint32_t end, uint32_t head, pa_binding binding)
{
    static const char *const spreads[] = {"covered", "capped", "laden",  "dusted",
                                          "clad",    "filled", "coated", "lined"};
    const pa_unit *unit = &draft->units.items[at];
    const pa_unit *next = at + 1 < end && at + 1 != head ? unit + 1 : NULL;
    const pa_vocabulary_entry *cover = next ? class_of(next, PA_WORD_COVER) : NULL;
    bool spread = false;
    for (size_t i = 0; next && i < sizeof spreads / sizeof spreads[0]; i++) {
        spread = spread || strcmp(draft->tokens.items[next->first].text, spreads[i]) == 0;
    }
    if (at != head && (cover || (spread && next->glued))) {
        pa_covering covering = stuff_before(draft, unit, cover ? cover->canonical : NULL);
        const pa_kind *kind_here = draft->things[binding.thing].kind;
        if (covering.color && !covering.material && kind_here &&
            pa_cover_is_given(kind_here, covering.cover)) {
            /* A "green-feathered duck" is green. */
            return 0;
        }
        if (pa_covering_add(draft, binding, &covering, unit, next)) {
            return 2;
        }
    }
    cover = at != head ? class_of(unit, PA_WORD_COVER) : NULL;
    const pa_kind *kind = draft->things[binding.thing].kind;
    bool own = cover && kind &&
               (listed(kind->shapes, unit->entry->canonical) || listed(kind->styles, unit->entry->canonical));
    if (cover && !own) {
        pa_covering covering = {.cover = cover->canonical};
        return pa_covering_add(draft, binding, &covering, unit, unit) ? 1 : 0;
    }
    return 0;
}
