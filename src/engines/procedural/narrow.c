#include "engines/procedural/narrow_private.h"

#include <stdio.h>
#include <string.h>

static bool grows(const pa_draft *draft, const char *noun)
{
    const pa_lexicon *lexicon = pa_kinds_lexicon(draft->kinds);
    int32_t word = pa_lexicon_find(lexicon, noun, strlen(noun));
    for (uint32_t i = 0; i < pa_lexicon_sense_count(lexicon, word); i++) {
        if (pa_lexicon_sense(lexicon, word, i).category == PA_CATEGORY_PLANT) {
            return true;
        }
    }
    return false;
}

pa_kind_match pa_kind_narrow(const pa_draft *draft, const pa_phrase *phrase, pa_kind_match match)
{
    static const char *const blooms[] = {"flower", "bloom", "blossom"};
    enum { NAME_MAX_BYTES = 64 };
    const char *space = strrchr(phrase->noun, ' ');
    const char *last = space ? space + 1 : phrase->noun;
    for (uint32_t i = phrase->first; i < phrase->head; i++) {
        const pa_unit *unit = &draft->units.items[i];
        const char *word = draft->tokens.items[unit->first].text;
        char name[NAME_MAX_BYTES];
        int length = snprintf(name, sizeof name, "%s %s", word, last);
        bool fits = unit->count == 1 && length > 0 && length < NAME_MAX_BYTES;
        if (fits && unit->type != PA_UNIT_DETERMINER &&
            pa_kinds_has_name(draft->kinds, name, (size_t)length)) {
            return pa_kinds_match(draft->kinds, name, (size_t)length);
        }
        bool bloom = false;
        for (size_t k = 0; k < sizeof blooms / sizeof blooms[0]; k++) {
            bloom = bloom || strcmp(blooms[k], phrase->noun) == 0;
        }
        if (bloom && i + 1 == phrase->head && unit->type == PA_UNIT_NOUN) {
            pa_kind_match plant = pa_kinds_match(draft->kinds, unit->lemma, strlen(unit->lemma));
            if (plant.kind && grows(draft, unit->lemma)) {
                return plant;
            }
        }
    }
    return match;
}

void pa_kind_name_understand(pa_draft *draft, const pa_phrase *phrase, const pa_kind *kind)
{
    for (uint32_t i = phrase->first; i < phrase->head; i++) {
        const pa_unit *unit = &draft->units.items[i];
        const char *word = unit->type == PA_UNIT_NOUN ? unit->lemma : draft->tokens.items[unit->first].text;
        const char *at = unit->count == 1 ? strstr(kind->name, word) : NULL;
        size_t length = strlen(word);
        if (at && length > 2 && (at == kind->name || at[-1] == ' ') &&
            (at[length] == 0 || at[length] == ' ')) {
            pa_draft_understand(draft, unit);
        }
    }
}

bool pa_kind_is_plant(const pa_draft *draft, const pa_kind *kind)
{
    const char *last = kind ? strrchr(kind->name, ' ') : NULL;
    return kind && (grows(draft, kind->name) || (last && grows(draft, last + 1)));
}
