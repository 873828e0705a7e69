/* Prompts: whatever is typed is read or refused, and a reading keeps its own rules. */
#include <stdlib.h>
#include <string.h>

#include "../unit/engines/procedural/sixteen_kinds.h"
#include "engines/procedural/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void check_range(pa_text_range range, size_t size)
{
    check(range.length > 0 && range.start <= size && range.length <= size - range.start);
}

static void check_thing(const pa_thing *thing, size_t size)
{
    check(thing->noun && thing->noun[0] && thing->count >= 1 && thing->size.scale > 0);
    check(thing->size.metres >= 0 && thing->size.metres <= 1000);
    check_range(thing->words, size);
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        check(attribute->value && attribute->value[0]);
        check_range(attribute->words, size);
        check(i == 0 || attribute[-1].words.start <= attribute->words.start);
    }
}

static void check_reading(const pa_reading *reading, const char *prompt)
{
    size_t size = strlen(prompt);
    check(reading->thing_count > 0 && reading->things[0].kind);
    for (uint32_t i = 0; i < reading->thing_count; i++) {
        check_thing(&reading->things[i], size);
    }
    for (uint32_t i = 0; i < reading->relation_count; i++) {
        check(reading->relations[i].from < reading->relations[i].to);
        check(reading->relations[i].to < reading->thing_count);
    }
    size_t last = 0;
    for (uint32_t i = 0; i < reading->ignored_count; i++) {
        check_range(reading->ignored[i], size);
        check(reading->ignored[i].start >= last);
        last = reading->ignored[i].start + reading->ignored[i].length;
    }
    json_t *json = pa_reading_to_json(reading, prompt);
    check(json != NULL);
    json_decref(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_arena arena;
    pa_arena_init(&arena, (size_t)16 << 20);
    const pa_kinds *kinds = NULL;
    check(pa_kinds_new(&lexicon, sixteen_kinds, SIXTEEN, &arena, &kinds, NULL) == PA_OK);
    char *prompt = malloc(size + 1);
    check(prompt != NULL);
    memcpy(prompt, data, size);
    prompt[size] = 0;
    pa_reading reading;
    pa_error err = {0};
    pa_reading_options options = {.most_objects = 3, .scenes = size % 2 == 0};
    pa_status status = pa_reading_parse(kinds, prompt, &options, &arena, &reading, &err);
    if (status == PA_OK) {
        check_reading(&reading, prompt);
    } else {
        check(status == PA_INVALID || status == PA_UNKNOWN_KIND);
        check(err.detail[0] != 0);
    }
    free(prompt);
    pa_arena_done(&arena);
    return 0;
}
