/** A reading in one line, for tests that compare it. */
#ifndef PA_TESTS_READING_TEXT_H
#define PA_TESTS_READING_TEXT_H

#include "engines/procedural/reading.h"
#include "foundation/bytes.h"

static inline void write_thing(pa_bytes *out, const pa_thing *thing)
{
    static const char *const extents[] = {"", " high", " wide", " deep", " long"};
    pa_bytes_printf(out, "%s", thing->kind ? thing->kind->name : "?");
    if (!thing->kind || thing->match != PA_MATCH_NAME) {
        pa_bytes_printf(out, "(%s%s)", thing->match == PA_MATCH_SPELLING ? "~" : "", thing->noun);
    }
    if (thing->count != 1) {
        pa_bytes_printf(out, " x%d", thing->count);
    }
    if (thing->size.scale != 1) {
        pa_bytes_printf(out, " *%.3g", thing->size.scale);
    }
    if (thing->size.metres > 0) {
        pa_bytes_printf(out, " %.4gm%s", thing->size.metres, extents[thing->size.extent]);
    }
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        pa_bytes_printf(out, ", %s:%s", pa_attribute_type_name(attribute->type), attribute->value);
        if (attribute->type == PA_ATTRIBUTE_PART) {
            pa_bytes_printf(out, "=%d", attribute->count);
        } else if (attribute->target) {
            pa_bytes_printf(out, "@%s", attribute->target);
        }
    }
}

/* "chair(armchair) x2, color:red@seat; on table; [comfortable]" */
static inline void write_reading(pa_bytes *out, const pa_reading *reading, const char *prompt)
{
    write_thing(out, &reading->things[0]);
    for (uint32_t i = 0; i < reading->relation_count; i++) {
        pa_bytes_printf(out, "; %s ", reading->relations[i].word);
        write_thing(out, &reading->things[reading->relations[i].to]);
    }
    for (uint32_t i = 0; i < reading->ignored_count; i++) {
        pa_text_range range = reading->ignored[i];
        pa_bytes_printf(out, "%s%.*s%s", i == 0 ? "; [" : ", ", (int)range.length, prompt + range.start,
                        i + 1 == reading->ignored_count ? "]" : "");
    }
    pa_bytes_append_fill(out, 0, 1);
}

#endif
