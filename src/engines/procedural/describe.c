#include "engines/procedural/draft_private.h"

#include <string.h>

#include "engines/procedural/covering_private.h"
#include "engines/procedural/material.h"
#include "engines/procedural/unseen_private.h"

void pa_draft_understand(pa_draft *draft, const pa_unit *unit)
{
    for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
        draft->understood[i] = true;
    }
}

bool pa_draft_honours(const pa_draft *draft, uint32_t thing)
{
    return draft->things[thing].drawn;
}

pa_text_range pa_draft_range(const pa_draft *draft, const pa_unit *first, const pa_unit *last)
{
    uint32_t start = draft->tokens.items[first->first].start;
    return (pa_text_range){start, draft->tokens.items[last->first + last->count - 1].end - start};
}

/* Those of them that stand between an adjective and its noun: "art deco style lamp". */
static bool is_inner_aspect(const char *noun)
{
    static const char *const aspects[] = {"style",  "color", "colour", "design",
                                          "finish", "theme", "shade",  "era"};
    for (size_t i = 0; i < sizeof aspects / sizeof aspects[0]; i++) {
        if (strcmp(noun, aspects[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "Its centre stone" is its stone. */
static bool is_middle(const char *word)
{
    static const char *const words[] = {"center", "centre", "central", "main", "middle"};
    for (size_t i = 0; word && i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool pa_draft_is_aspect(const char *noun)
{
    static const char *const aspects[] = {
        "finish",    "color", "colour",   "style",   "design",  "look",       "tone",    "hue",   "shade",
        "aesthetic", "theme", "texture",  "surface", "pattern", "coat",       "coating", "paint", "accent",
        "material",  "body",  "exterior", "shape",   "form",    "silhouette", "effect"};
    for (size_t i = 0; noun && i < sizeof aspects / sizeof aspects[0]; i++) {
        if (strcmp(noun, aspects[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_attribute(pa_draft *draft, uint32_t thing, bool of_whole, pa_attribute attribute)
{
    draft->attributes[draft->attribute_count++] = (pa_draft_attribute){attribute, thing, of_whole};
}

bool pa_draft_count_part(pa_draft *draft, uint32_t thing, const char *name, int count, const pa_unit *unit)
{
    const pa_kind_part *part = pa_draft_countable(draft->things[thing].kind, name);
    if (!part || count < part->least || count > part->most) {
        return false;
    }
    add_attribute(draft, thing, false,
                  (pa_attribute){.type = PA_ATTRIBUTE_PART,
                                 .value = part->name,
                                 .target = part->name,
                                 .count = count,
                                 .words = pa_draft_range(draft, unit, unit)});
    return true;
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

bool pa_draft_adorn(pa_draft *draft, uint32_t thing, const pa_unit *unit)
{
    static const char ornate[] = "ornate";
    const pa_kind *kind = draft->things[thing].kind;
    if (!kind || !(listed(kind->styles, ornate) || listed(draft->options.styles, ornate))) {
        return false;
    }
    for (uint32_t i = 0; i < draft->attribute_count; i++) {
        const pa_draft_attribute *at = &draft->attributes[i];
        if (at->thing == thing && at->attribute.type == PA_ATTRIBUTE_STYLE &&
            strcmp(at->attribute.value, ornate) == 0) {
            return true;
        }
    }
    add_attribute(draft, thing, true,
                  (pa_attribute){.type = PA_ATTRIBUTE_STYLE,
                                 .value = ornate,
                                 .words = pa_draft_range(draft, unit, unit)});
    return true;
}

/* Walks the descriptions of one phrase. */
typedef struct describer {
    pa_draft *draft;
    pa_binding binding;
    uint32_t at;
    uint32_t end;
    uint32_t head;
} describer;

static const pa_unit *unit_at(const describer *in, uint32_t index)
{
    return index < in->end && index != in->head ? &in->draft->units.items[index] : NULL;
}

static const pa_kind *kind_of(const describer *in)
{
    return in->draft->things[in->binding.thing].kind;
}

static void understand(const describer *in, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && pa_draft_honours(in->draft, in->binding.thing); i++) {
        pa_draft_understand(in->draft, &in->draft->units.items[i]);
    }
}

static size_t slot_count(const pa_kind *kind)
{
    size_t count = 0;
    while (kind->slots && kind->slots[count].name) {
        count++;
    }
    return count;
}

/* Where a colour, a material or what else a surface takes goes; false when the kind has no surface left for
 * it. */
static bool place(const describer *in, pa_attribute_type type, const char **out_target)
{
    const pa_kind *kind = kind_of(in);
    const char *slot = in->binding.slot;
    *out_target = slot;
    if (!kind) {
        return true;
    }
    if (slot) {
        return pa_draft_has_slot(kind, slot) || strcmp(slot, PA_TARGET_PATTERN) == 0;
    }
    bool one_a_slot = type == PA_ATTRIBUTE_COLOR || type == PA_ATTRIBUTE_MATERIAL;
    size_t before = 0;
    for (uint32_t i = 0; i < in->draft->attribute_count && one_a_slot; i++) {
        const pa_draft_attribute *at = &in->draft->attributes[i];
        before += at->thing == in->binding.thing && at->of_whole && at->attribute.type == type;
    }
    if (before >= slot_count(kind)) {
        return false;
    }
    *out_target = before > 0 ? kind->slots[before].name : NULL;
    return true;
}

/*
 * Jewellery is of stones and what holds them: "a gold and garnet ring" has a gold band, "an opal and silver
 * ring" too. A kind with a slot "stone" takes each material in the first free slot of its own sort; where
 * none is left, as any other kind does.
 */
static bool place_by_sort(const describer *in, const char *material, const char **out_target)
{
    const pa_kind *kind = kind_of(in);
    bool own_slot = in->binding.slot && kind && pa_draft_has_slot(kind, in->binding.slot);
    if (own_slot || !kind || !pa_draft_has_slot(kind, "stone")) {
        return false;
    }
    for (const pa_kind_slot *slot = kind->slots; slot->name; slot++) {
        const char *name = slot == kind->slots ? NULL : slot->name;
        bool taken = pa_surface_is_stone(slot->material) != pa_surface_is_stone(material);
        for (uint32_t i = 0; i < in->draft->attribute_count; i++) {
            const pa_draft_attribute *at = &in->draft->attributes[i];
            taken = taken || (at->thing == in->binding.thing && at->of_whole &&
                              at->attribute.type == PA_ATTRIBUTE_MATERIAL && at->attribute.target == name);
        }
        if (!taken) {
            *out_target = name;
            return true;
        }
    }
    return false;
}

/* "sleek, modern": two words for one thing. */
static bool said_before(const describer *in, const pa_attribute *attribute)
{
    for (uint32_t i = 0; i < in->draft->attribute_count; i++) {
        const pa_draft_attribute *at = &in->draft->attributes[i];
        if (at->thing == in->binding.thing && at->attribute.type == attribute->type &&
            at->attribute.target == attribute->target && strcmp(at->attribute.value, attribute->value) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds what units [at, last] say of a surface. */
static void add_surface(const describer *in, uint32_t last, pa_attribute attribute)
{
    bool sorted =
        attribute.type == PA_ATTRIBUTE_MATERIAL && place_by_sort(in, attribute.value, &attribute.target);
    if (!sorted && !place(in, attribute.type, &attribute.target)) {
        return;
    }
    const pa_unit *units = in->draft->units.items;
    attribute.words = pa_draft_range(in->draft, &units[in->at], &units[last]);
    if (!said_before(in, &attribute)) {
        add_attribute(in->draft, in->binding.thing, !in->binding.slot, attribute);
    }
    understand(in, in->at, last);
}

/* Adds a word that only some kinds, or some engines, can honour. */
static void add_if_listed(const describer *in, pa_attribute_type type, const char *const *list,
                          bool everything)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    if (everything || listed(list, unit->entry->canonical)) {
        add_surface(in, in->at, (pa_attribute){.type = type, .value = unit->entry->canonical});
    }
}

static const pa_vocabulary_entry *as_class(const pa_unit *unit, pa_word_class word_class)
{
    return unit && unit->type == PA_UNIT_DESCRIPTION
               ? pa_vocabulary_find_class(unit->entry->words, strlen(unit->entry->words), word_class)
               : NULL;
}

static bool is_class(const pa_unit *unit, pa_word_class word_class)
{
    return unit && unit->type == PA_UNIT_DESCRIPTION && unit->entry->word_class == word_class;
}

/* Joins "dark green" and "blue-green"; shade and second may be NULL. */
static void add_color(describer *in, const pa_unit *shade, const pa_vocabulary_entry *color,
                      const pa_vocabulary_entry *second)
{
    pa_attribute attribute = {.type = PA_ATTRIBUTE_COLOR, .value = color->canonical, .rgb = color->rgb};
    uint32_t last = in->at + (shade ? 1 : 0) + (second ? 1 : 0);
    if (second) {
        attribute.rgb = pa_vocabulary_mix(color->rgb, second->rgb);
    }
    if (shade) {
        attribute.rgb = pa_vocabulary_shade(shade->entry->canonical, attribute.rgb);
    }
    if (shade || second) {
        attribute.value = pa_arena_printf(
            in->draft->arena, "%s%s%s%s%s", shade ? shade->entry->canonical : "", shade ? " " : "",
            color->canonical, second ? " " : "", second ? second->canonical : "");
        in->draft->no_memory = in->draft->no_memory || !attribute.value;
    }
    add_surface(in, last, attribute);
    in->at = last;
}

/* "gold" beside a colour, or before a stuff of its own, is a colour: "black and gold", "gold wooden". */
static bool metal_is_color(const describer *in)
{
    const pa_unit *units = in->draft->units.items;
    const pa_unit *next = unit_at(in, in->at + 1);
    if (in->binding.material || !as_class(&units[in->at], PA_WORD_COLOR)) {
        return false;
    }
    if (next && next->type == PA_UNIT_AND) {
        next = unit_at(in, in->at + 2);
        return is_class(next, PA_WORD_COLOR);
    }
    bool after_and = in->at >= 2 && units[in->at - 1].type == PA_UNIT_AND;
    return (after_and && is_class(&units[in->at - 2], PA_WORD_COLOR)) || is_class(next, PA_WORD_MATERIAL);
}

/* Stuff that a more exact word may stand before: "teak wood", "marble stone". */
static bool is_broad(const char *material)
{
    static const char *const broad[] = {"wood",    "metal", "stone",   "fabric",
                                        "ceramic", "glass", "crystal", "plastic"};
    for (size_t i = 0; i < sizeof broad / sizeof broad[0]; i++) {
        if (strcmp(material, broad[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_basic_color(const char *color)
{
    static const char *const basic[] = {"black",  "white",  "gray",   "red",  "green", "blue",
                                        "yellow", "orange", "purple", "pink", "brown"};
    for (size_t i = 0; i < sizeof basic / sizeof basic[0]; i++) {
        if (strcmp(color, basic[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_pattern(const describer *in)
{
    for (uint32_t i = 0; i < in->draft->attribute_count; i++) {
        const pa_draft_attribute *at = &in->draft->attributes[i];
        if (at->thing == in->binding.thing && at->attribute.type == PA_ATTRIBUTE_PATTERN) {
            return true;
        }
    }
    return false;
}

static void describe_color_or_material(describer *in)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    const pa_unit *next = unit_at(in, in->at + 1);
    const pa_vocabulary_entry *color = as_class(unit, PA_WORD_COLOR);
    const pa_vocabulary_entry *material = as_class(unit, PA_WORD_MATERIAL);
    /* A jeweller's ruby is the stone. */
    bool set_stone = material && kind_of(in) && pa_draft_has_slot(kind_of(in), "stone") &&
                     pa_surface_is_stone(material->canonical) && !is_class(next, PA_WORD_COLOR);
    bool as_material =
        material && (in->binding.material || set_stone || unit->entry->word_class == PA_WORD_MATERIAL);
    if (as_material && (set_stone || !metal_is_color(in))) {
        const char *const *list = in->draft->options.materials;
        uint32_t last =
            in->at + (next && is_class(next, PA_WORD_MATERIAL) && is_broad(next->entry->canonical));
        if (!list || listed(list, material->canonical)) {
            add_surface(in, last,
                        (pa_attribute){.type = PA_ATTRIBUTE_MATERIAL, .value = material->canonical});
        }
        in->at = last;
    } else if (color) {
        bool next_color = is_class(next, PA_WORD_COLOR);
        /* "sapphire blue" is sapphire, "blue-green" lies between. */
        bool exact =
            next_color && is_basic_color(next->entry->canonical) && !is_basic_color(color->canonical);
        bool second = in->at > 0 && in->draft->units.items[in->at - 1].type == PA_UNIT_AND;
        bool of_pattern = !in->binding.slot && second && (is_class(next, PA_WORD_PATTERN) || has_pattern(in));
        bool mixed = next_color && (next->glued || is_basic_color(next->entry->canonical));
        describer inner = *in;
        inner.binding.slot = of_pattern ? PA_TARGET_PATTERN : in->binding.slot;
        if (exact) {
            uint32_t last = in->at + 1;
            add_surface(
                &inner, last,
                (pa_attribute){.type = PA_ATTRIBUTE_COLOR, .value = color->canonical, .rgb = color->rgb});
            in->at = last;
        } else {
            add_color(&inner, NULL, color, mixed ? next->entry : NULL);
            in->at = inner.at;
        }
    }
}

/* "dark" before a colour; "dusty" and its like have a meaning of their own elsewhere. */
static void describe_shade(describer *in)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    const pa_unit *next = unit_at(in, in->at + 1);
    const pa_vocabulary_entry *color = as_class(next, PA_WORD_COLOR);
    const pa_vocabulary_entry *finish = as_class(unit, PA_WORD_FINISH);
    const char *const *finishes = in->draft->options.finishes;
    bool stands_before = in->at < in->head;
    if (color) {
        add_color(in, unit, color, NULL);
    } else if (!finish && stands_before && (!finishes || listed(finishes, unit->entry->canonical))) {
        /* "dark oak", "vibrant petals": a shade of the colour that it has anyway. */
        add_surface(in, in->at, (pa_attribute){.type = PA_ATTRIBUTE_FINISH, .value = unit->entry->canonical});
    } else if (finish && (!finishes || listed(finishes, finish->canonical))) {
        add_surface(in, in->at, (pa_attribute){.type = PA_ATTRIBUTE_FINISH, .value = finish->canonical});
    }
}

/* Slots that are the whole of what they name. A dragon's "wing" is the skin between bones that would stay. */
static bool is_whole_part(const char *slot)
{
    static const char *const names[] = {
        "antenna", "blade", "blossom", "bow",    "branch",   "bristle", "bud",   "candle", "cap",
        "cone",    "drop",  "fin",     "flame",  "flower",   "foot",    "frond", "handle", "hook",
        "leaf",    "leg",   "needle",  "petal",  "pod",      "root",    "seed",  "shade",  "spike",
        "spine",   "stalk", "stem",    "tassel", "tentacle", "thorn",   "tooth", "trunk"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(slot, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/*
 * "A curved stem", "large leaves": a shape or a size of one slot. Where the kind itself declares the shape it
 * is its first slot, or its stones, that it is about.
 */
static void reshape_part(const describer *in)
{
    const pa_vocabulary_entry *entry = in->draft->units.items[in->at].entry;
    const pa_kind *kind = kind_of(in);
    const char *slot = in->binding.slot;
    if (!kind || !pa_draft_has_slot(kind, slot)) {
        return;
    }
    bool shape = entry->word_class == PA_WORD_SHAPE;
    bool chief = strcmp(slot, kind->slots[0].name) == 0 || pa_draft_has_slot(kind, "stone");
    if (shape && chief && listed(kind->shapes, entry->canonical)) {
        describer whole = *in;
        whole.binding.slot = NULL;
        add_surface(&whole, in->at, (pa_attribute){.type = PA_ATTRIBUTE_SHAPE, .value = entry->canonical});
    } else if (in->draft->options.part_shapes && is_whole_part(slot) &&
               (entry->word_class == PA_WORD_SIZE ||
                listed(in->draft->options.part_shapes, entry->canonical))) {
        add_surface(in, in->at, (pa_attribute){.type = PA_ATTRIBUTE_SHAPE, .value = entry->canonical});
    }
}

static void describe_size(describer *in, double scale)
{
    pa_size_wish *size = &in->draft->things[in->binding.thing].size;
    if (in->binding.slot) {
        reshape_part(in);
    } else {
        size->scale *= scale;
        size->scale = size->scale < 0.2 ? 0.2 : size->scale > 5 ? 5 : size->scale;
        understand(in, in->at, in->at);
    }
}

static void describe_word(describer *in)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    const pa_reading_options *options = &in->draft->options;
    const pa_kind *kind = kind_of(in);
    switch (unit->entry->word_class) {
    case PA_WORD_COLOR:
    case PA_WORD_MATERIAL:
        describe_color_or_material(in);
        return;
    case PA_WORD_SHADE:
        describe_shade(in);
        return;
    case PA_WORD_SIZE:
        describe_size(in, unit->entry->scale);
        return;
    case PA_WORD_PATTERN:
        add_if_listed(in, PA_ATTRIBUTE_PATTERN, options->patterns, !options->patterns);
        return;
    case PA_WORD_FINISH:
        add_if_listed(in, PA_ATTRIBUTE_FINISH, options->finishes, !options->finishes);
        return;
    case PA_WORD_STYLE:
        if (!in->binding.slot || (kind && pa_draft_has_slot(kind, in->binding.slot) &&
                                  listed(options->styles, unit->entry->canonical))) {
            add_if_listed(in, PA_ATTRIBUTE_STYLE, kind ? kind->styles : NULL,
                          !kind || listed(options->styles, unit->entry->canonical));
        }
        return;
    case PA_WORD_SHAPE:
        if (in->binding.slot) {
            reshape_part(in);
        } else {
            add_if_listed(in, PA_ATTRIBUTE_SHAPE, kind ? kind->shapes : NULL,
                          !kind || listed(options->shapes, unit->entry->canonical));
        }
        return;
    case PA_WORD_COVER:
    case PA_WORD_STUFF:
        return;
    }
}

/* "made of cheese" */
static void describe_stuff(describer *in)
{
    const char *noun = in->draft->units.items[in->at].lemma;
    const char *const *list = in->draft->options.materials;
    const pa_vocabulary_entry *stuff = pa_vocabulary_find_class(noun, strlen(noun), PA_WORD_STUFF);
    if (stuff && (!list || listed(list, stuff->canonical))) {
        add_surface(in, in->at, (pa_attribute){.type = PA_ATTRIBUTE_MATERIAL, .value = stuff->canonical});
    }
}

static void describe_length(describer *in)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    pa_size_wish *size = &in->draft->things[in->binding.thing].size;
    if (!in->binding.slot && size->metres == 0) {
        size->metres = unit->number;
        size->extent = unit->extent;
        understand(in, in->at, in->at);
    }
}

/*
 * "three-legged", "four leg", "red-handled": the words right before the part are about the part. Returns the
 * unit of the part, or 0 when units from `at` on are no such group.
 */
static uint32_t part_group(const describer *in)
{
    uint32_t index = in->at;
    const pa_unit *unit = unit_at(in, index);
    while (unit && (unit->type == PA_UNIT_NUMBER || unit->type == PA_UNIT_DESCRIPTION)) {
        bool number = unit->type == PA_UNIT_NUMBER;
        unit = unit_at(in, ++index);
        bool noun_part = unit && unit->type == PA_UNIT_NOUN && number;
        if (unit && (unit->type == PA_UNIT_PART_ADJECTIVE || noun_part) &&
            (number || unit->glued || unit->type == PA_UNIT_PART_ADJECTIVE) &&
            (index == in->at + 1 || in->draft->units.items[in->at + 1].glued)) {
            return index;
        }
        if (!unit || !unit->glued) {
            return 0;
        }
    }
    return 0;
}

static void describe_part(describer *in, uint32_t part_unit)
{
    const pa_unit *units = in->draft->units.items;
    const pa_kind *kind = kind_of(in);
    const char *part = pa_draft_part(in->draft, kind, units[part_unit].lemma);
    if (part && units[in->at].type == PA_UNIT_NUMBER) {
        if (pa_draft_count_part(in->draft, in->binding.thing, part, (int)units[in->at].number,
                                &units[in->at])) {
            understand(in, in->at, part_unit);
        }
    } else if (part && pa_draft_has_slot(kind, part)) {
        describer inner = *in;
        inner.binding.slot = part;
        inner.end = part_unit;
        for (; inner.at < inner.end; inner.at++) {
            if (units[inner.at].type == PA_UNIT_DESCRIPTION) {
                describe_word(&inner);
            }
        }
        understand(in, part_unit, part_unit);
    }
    in->at = part_unit;
}

/* "a pair of": the words of a number that is more than a number. */
static bool says_pair(const pa_draft *draft, const pa_unit *unit)
{
    for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
        if (strcmp(draft->tokens.items[i].text, "pair") == 0) {
            return true;
        }
    }
    return false;
}

static void describe_count(describer *in)
{
    const pa_unit *unit = &in->draft->units.items[in->at];
    pa_thing *thing = &in->draft->things[in->binding.thing];
    int most = in->draft->options.most_objects > 1 ? in->draft->options.most_objects : 1;
    bool whole = unit->number >= 1 && unit->number <= 100 && unit->number == (int)unit->number;
    /* "two hundred" is neither of the two. */
    const pa_unit *next = unit_at(in, in->at + 1);
    bool alone = !(next && next->type == PA_UNIT_NUMBER) && !(in->at > 0 && unit[-1].type == PA_UNIT_NUMBER);
    if (!in->binding.slot && whole && alone && in->at < in->head) {
        bool one = thing->kind && thing->kind->pair == PA_PAIR_ONE && says_pair(in->draft, unit);
        thing->count = one ? 1 : (int)unit->number;
        if (thing->count <= most) {
            understand(in, in->at, in->at);
        }
    }
}

/* "A halo setting": a part that the kind has or not, named before what shows it. */
static bool names_part(const describer *in)
{
    const pa_kind *kind = kind_of(in);
    const char *noun = in->draft->units.items[in->at].lemma;
    const pa_kind_part *part = kind && noun ? pa_draft_countable(kind, noun) : NULL;
    return part && part->usual == 0 && part->most >= 1;
}

void pa_draft_describe(pa_draft *draft, uint32_t first, uint32_t end, uint32_t head, pa_binding binding)
{
    describer in = {.draft = draft, .binding = binding, .at = first, .end = end, .head = head};
    for (; in.at < end; in.at++) {
        const pa_unit *unit = unit_at(&in, in.at);
        if (!unit) {
            continue;
        }
        uint32_t part_unit = !binding.slot ? part_group(&in) : 0;
        uint32_t covers = pa_covering_read(draft, in.at, end, head, binding);
        if (covers > 0) {
            in.at += covers - 1;
        } else if (part_unit > 0) {
            describe_part(&in, part_unit);
        } else if (unit->type == PA_UNIT_DESCRIPTION) {
            describe_word(&in);
        } else if (unit->type == PA_UNIT_NOUN && binding.material) {
            describe_stuff(&in);
        } else if (unit->type == PA_UNIT_LENGTH) {
            describe_length(&in);
        } else if (unit->type == PA_UNIT_NUMBER) {
            describe_count(&in);
        } else if (unit->type == PA_UNIT_NOUN && in.at < head && head != PA_NO_HEAD && names_part(&in)) {
            pa_draft_count_part(draft, binding.thing, unit->lemma, 1, unit);
            pa_draft_understand(draft, unit);
        } else if (in.at < head && pa_word_is_use(draft->tokens.items[unit->first].text)) {
            pa_draft_understand(draft, unit);
        } else if (binding.slot && in.at + 1 == head && is_middle(unit->lemma)) {
            pa_draft_understand(draft, unit);
        } else if (unit->type == PA_UNIT_NOUN && in.at > first && is_inner_aspect(unit->lemma) &&
                   draft->understood[draft->units.items[in.at - 1].first]) {
            pa_draft_understand(draft, unit);
        }
    }
}
