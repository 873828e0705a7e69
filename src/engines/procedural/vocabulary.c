#include "engines/procedural/vocabulary.h"

#include <string.h>

#define X(words, word_class, canonical, rgb, scale) {words, canonical, PA_WORD_##word_class, rgb, scale},
static const pa_vocabulary_entry entries[] = {
#include "engines/procedural/vocabulary_table.h"
};
#undef X

enum { ENTRY_COUNT = sizeof entries / sizeof entries[0] };

static int compare(const char *entry, const char *words, size_t length)
{
    int order = strncmp(entry, words, length);
    return order != 0 ? order : entry[length] != 0;
}

/* The first entry of the words, or NULL. */
static const pa_vocabulary_entry *find_first(const char *words, size_t length)
{
    size_t low = 0;
    size_t high = ENTRY_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(entries[middle].words, words, length) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < ENTRY_COUNT && compare(entries[low].words, words, length) == 0 ? &entries[low] : NULL;
}

const pa_vocabulary_entry *pa_vocabulary_find(const char *words, size_t length)
{
    const pa_vocabulary_entry *entry = find_first(words, length);
    return entry && entry->word_class != PA_WORD_STUFF ? entry : NULL;
}

const pa_vocabulary_entry *pa_vocabulary_find_class(const char *words, size_t length,
                                                    pa_word_class word_class)
{
    const pa_vocabulary_entry *entry = find_first(words, length);
    for (; entry && entry < entries + ENTRY_COUNT && compare(entry->words, words, length) == 0; entry++) {
        if (entry->word_class == word_class) {
            return entry;
        }
    }
    return NULL;
}

bool pa_vocabulary_has(pa_word_class word_class, const char *canonical)
{
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        if (entries[i].word_class == word_class && strcmp(entries[i].canonical, canonical) == 0) {
            return true;
        }
    }
    return false;
}

const pa_vocabulary_entry *pa_vocabulary_at(size_t index)
{
    return index < ENTRY_COUNT ? &entries[index] : NULL;
}

/* How a shade word changes a colour: first towards grey, then towards white, then by a factor. */
typedef struct shade_rule {
    const char *word;
    double grey;
    double white;
    double factor;
} shade_rule;

static const shade_rule shades[] = {
    {"dark", 0, 0, 0.5},    {"light", 0, 0.5, 1},     {"pale", 0.1, 0.6, 1},   {"pastel", 0, 0.55, 1},
    {"muted", 0.4, 0, 0.9}, {"bright", -0.2, 0, 1.1}, {"neon", -0.5, 0, 1.25}, {"rich", -0.25, 0, 0.85},
};

static uint32_t clamp_channel(double value)
{
    return value <= 0 ? 0 : value >= 255 ? 255 : (uint32_t)(value + 0.5);
}

uint32_t pa_vocabulary_shade(const char *shade, uint32_t rgb)
{
    for (size_t i = 0; i < sizeof shades / sizeof shades[0]; i++) {
        const shade_rule *rule = &shades[i];
        if (strcmp(rule->word, shade) != 0) {
            continue;
        }
        uint32_t result = 0;
        double grey = (0.3 * (rgb >> 16 & 255)) + (0.59 * (rgb >> 8 & 255)) + (0.11 * (rgb & 255));
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = rgb >> shift & 255;
            value += (grey - value) * rule->grey;
            value += (255 - value) * rule->white;
            result |= clamp_channel(value * rule->factor) << shift;
        }
        return result;
    }
    return rgb;
}

uint32_t pa_vocabulary_mix(uint32_t a, uint32_t b)
{
    uint32_t result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        result |= (((a >> shift & 255) + (b >> shift & 255)) / 2) << shift;
    }
    return result;
}
