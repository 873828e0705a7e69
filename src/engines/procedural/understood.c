#include <string.h>

#include "engines/procedural/reading.h"

const char *pa_attribute_type_name(pa_attribute_type type)
{
    static const char *const names[] = {
        [PA_ATTRIBUTE_COLOR] = "color",     [PA_ATTRIBUTE_MATERIAL] = "material",
        [PA_ATTRIBUTE_PATTERN] = "pattern", [PA_ATTRIBUTE_FINISH] = "finish",
        [PA_ATTRIBUTE_STYLE] = "style",     [PA_ATTRIBUTE_SHAPE] = "shape",
        [PA_ATTRIBUTE_COVER] = "cover",     [PA_ATTRIBUTE_PART] = "part",
    };
    return (size_t)type < sizeof names / sizeof names[0] ? names[type] : "unknown";
}

/* jansson's setters take the new reference over and fail on NULL, so that one check at the end is enough. */
static int set(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value);
}

static json_t *words(const char *prompt, pa_text_range range)
{
    return json_stringn(prompt + range.start, range.length);
}

static int add_attribute(json_t *list, const pa_attribute *attribute, const char *prompt)
{
    json_t *object = json_object();
    int failed = set(object, "type", json_string(pa_attribute_type_name(attribute->type)));
    failed |= set(object, "value", json_string(attribute->value));
    if (attribute->type == PA_ATTRIBUTE_PART) {
        failed |= set(object, "count", json_integer(attribute->count));
    } else if (attribute->target) {
        failed |= set(object, "target", json_string(attribute->target));
    }
    if (attribute->material) {
        failed |= set(object, "material", json_string(attribute->material));
    }
    if (attribute->type == PA_ATTRIBUTE_COLOR || attribute->colored) {
        json_t *color = json_sprintf("#%06x", (unsigned)attribute->rgb);
        failed |= set(object, "srgb", color);
    }
    failed |= set(object, "words", words(prompt, attribute->words));
    return failed | json_array_append_new(list, object);
}

static int describe_thing(json_t *object, const pa_thing *thing, const char *prompt)
{
    int failed = set(object, "kind", thing->kind ? json_string(thing->kind->name) : json_null());
    failed |= set(object, "noun", json_string(thing->noun));
    if (thing->kind && thing->match != PA_MATCH_NAME) {
        failed |= set(object, "drawn_as", json_string(thing->kind->name));
    }
    if (thing->effigy) {
        failed |= set(object, "statue", json_true());
    }
    failed |= set(object, "count", json_integer(thing->count));
    if (thing->size.scale != 1) {
        failed |= set(object, "scale", json_real(thing->size.scale));
    }
    if (thing->size.metres > 0) {
        failed |= set(object, "size_m", json_real(thing->size.metres));
    }
    json_t *attributes = json_array();
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        failed |= add_attribute(attributes, &thing->attributes[i], prompt);
    }
    return failed | set(object, "attributes", attributes);
}

static int add_relation(json_t *list, const pa_reading *reading, const pa_relation *relation,
                        const char *prompt)
{
    json_t *object = json_object();
    int failed = set(object, "relation", json_string(relation->word));
    if (relation->from > 0) {
        failed |= set(object, "of", json_string(reading->things[relation->from].noun));
    }
    failed |= describe_thing(object, &reading->things[relation->to], prompt);
    return failed | json_array_append_new(list, object);
}

json_t *pa_reading_to_json(const pa_reading *reading, const char *prompt)
{
    json_t *object = json_object();
    json_t *relations = json_array();
    json_t *ignored = json_array();
    int failed = describe_thing(object, &reading->things[0], prompt);
    for (uint32_t i = 0; i < reading->relation_count; i++) {
        failed |= add_relation(relations, reading, &reading->relations[i], prompt);
    }
    for (uint32_t i = 0; i < reading->ignored_count; i++) {
        failed |= json_array_append_new(ignored, words(prompt, reading->ignored[i]));
    }
    failed |= set(object, "relations", relations);
    failed |= set(object, "ignored", ignored);
    if (failed) {
        json_decref(object);
        return NULL;
    }
    return object;
}
