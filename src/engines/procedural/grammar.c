#include "engines/procedural/grammar_private.h"

#include <string.h>

#define X(words, type, link, canonical, number) {words, PA_UNIT_##type, PA_LINK_##link, canonical, number},
static const pa_grammar_entry entries[] = {
#include "engines/procedural/grammar_table.h"
};
#undef X

const pa_grammar_entry *pa_grammar_find(const char *words, size_t length)
{
    size_t low = 0;
    size_t high = sizeof entries / sizeof entries[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(entries[middle].words, words, length);
        if (order == 0 && entries[middle].words[length] == 0) {
            return &entries[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

double pa_grammar_metres(const char *word)
{
    static const struct {
        const char *word;
        double metres;
    } units[] = {
        {"m", 1},
        {"meter", 1},
        {"meters", 1},
        {"metre", 1},
        {"metres", 1},
        {"cm", 0.01},
        {"centimeter", 0.01},
        {"centimeters", 0.01},
        {"centimetre", 0.01},
        {"centimetres", 0.01},
        {"mm", 0.001},
        {"millimeter", 0.001},
        {"millimeters", 0.001},
        {"millimetre", 0.001},
        {"millimetres", 0.001},
        {"ft", 0.3048},
        {"foot", 0.3048},
        {"feet", 0.3048},
        {"in", 0.0254},
        {"inch", 0.0254},
        {"inches", 0.0254},
        {"yard", 0.9144},
        {"yards", 0.9144},
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(units[i].word, word) == 0) {
            return units[i].metres;
        }
    }
    return 0;
}

bool pa_grammar_extent(const char *word, pa_extent *out_extent)
{
    static const struct {
        const char *word;
        pa_extent extent;
    } axes[] = {
        {"tall", PA_EXTENT_HEIGHT},    {"high", PA_EXTENT_HEIGHT},   {"height", PA_EXTENT_HEIGHT},
        {"wide", PA_EXTENT_WIDTH},     {"width", PA_EXTENT_WIDTH},   {"across", PA_EXTENT_WIDTH},
        {"diameter", PA_EXTENT_WIDTH}, {"deep", PA_EXTENT_DEPTH},    {"depth", PA_EXTENT_DEPTH},
        {"long", PA_EXTENT_LENGTH},    {"length", PA_EXTENT_LENGTH},
    };
    for (size_t i = 0; i < sizeof axes / sizeof axes[0]; i++) {
        if (strcmp(axes[i].word, word) == 0) {
            *out_extent = axes[i].extent;
            return true;
        }
    }
    return false;
}
