#include "app/recipe_skeleton.h"

#include <string.h>

enum { NAME_MAX_BYTES = 48 };

static const char before[] = "-- One sentence: what is drawn, and what the seed and the words change.\n"
                             "-- docs/recipes.md says what may stand here and what kit offers.\n"
                             "return {\n";

static const char after[] =
    "  -- names = { \"what WordNet lacks\" },\n"
    "  height_m = { 0.2, 0.4, 0.8 },  -- least, usual, most; or width_m, depth_m, length_m\n"
    "  parts = { leg = { 3, 4, 6 } },  -- least, usual, most: \"with six legs\"\n"
    "  slots = { { \"body\", \"oak\" }, { \"leg\", \"walnut\" } },  -- the first takes the prompt's colour "
    "and material\n"
    "  styles = { \"rustic\" },  -- only words that change the form below\n"
    "  shapes = { \"round\" },\n"
    "\n"
    "  -- Metres, +Y up, front towards +Z, standing on y = 0.\n"
    "  build = function(p)\n"
    "    local h, width = p.height, p.height * p:vary(0.9, 1.1)\n"
    "    local thick = h * (p:style(\"rustic\") and 0.1 or 0.06)\n"
    "    local body = p:shape(\"round\") and kit.cylinder{ radius = width / 2, height = thick, bevel = 0.2 * "
    "thick }\n"
    "      or kit.box{ size = { width, thick, width }, bevel = 0.2 * thick }\n"
    "    p:add(body:move(0, h - thick / 2, 0), \"body\")\n"
    "\n"
    "    local leg = kit.cylinder{ radius = 0.4 * thick, height = h - thick / 2 }:align{ y = \"low\" }\n"
    "    p:add(kit.instances(leg, kit.ring{ count = p:part(\"leg\"), radius = 0.4 * width }), \"leg\")\n"
    "\n"
    "    if p.advanced then  -- what only the richer of the two models has\n"
    "      p:add(kit.torus{ radius = 0.4 * width, tube = 0.2 * thick }:move(0, 0.4 * h, 0), \"leg\")\n"
    "    end\n"
    "\n"
    "    -- Where other objects go: flat tops, and anchors that fit those of the same name (head, hand, "
    "mouth).\n"
    "    p:support{ at = { 0, h, 0 }, size = { width, width }, round = p:shape(\"round\") }\n"
    "  end,\n"
    "}\n";

static bool is_name(const char *kind)
{
    size_t length = strlen(kind);
    if (length == 0 || length >= NAME_MAX_BYTES || kind[0] == ' ' || kind[length - 1] == ' ') {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (!(kind[i] >= 'a' && kind[i] <= 'z') && kind[i] != ' ' && kind[i] != '-') {
            return false;
        }
    }
    return !strstr(kind, "  ");
}

/* "chair.n.01": the number counts all of the noun's senses, and the most frequent one may be no thing. */
static bool find_synset(const pa_lexicon *lexicon, const char *kind, uint32_t *out_number)
{
    int32_t word = pa_lexicon_find(lexicon, kind, strlen(kind));
    pa_sense meant;
    if (!pa_lexicon_meant_sense(lexicon, word, &meant)) {
        return false;
    }
    for (uint32_t i = 0; i < pa_lexicon_sense_count(lexicon, word); i++) {
        if (pa_lexicon_sense(lexicon, word, i).synset == meant.synset) {
            *out_number = i + 1;
            return true;
        }
    }
    return false;
}

pa_status pa_recipe_skeleton(const pa_lexicon *lexicon, const char *kind, pa_arena *arena, pa_span *out_text,
                             pa_error *err)
{
    if (!is_name(kind)) {
        return pa_fail(err, PA_INVALID,
                       "A kind's name is lower-case and singular, as in \"coffee table\", not '%.80s'.",
                       kind);
    }
    uint32_t number;
    char lemma[NAME_MAX_BYTES];
    for (size_t i = 0; i <= strlen(kind); i++) {
        lemma[i] = kind[i] == ' ' ? '_' : kind[i];
    }
    char *synset =
        find_synset(lexicon, kind, &number)
            ? pa_arena_printf(
                  arena, "  synsets = { \"%s.n.%02u\" },  -- this sense and all below it reach this kind\n",
                  lemma, number)
            : pa_arena_printf(arena, "  -- synsets: WordNet has no thing called \"%s\".\n", kind);
    char *text =
        synset ? pa_arena_printf(arena, "%s  kind = \"%s\",\n%s%s", before, kind, synset, after) : NULL;
    if (!text) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_text = (pa_span){(const uint8_t *)text, strlen(text)};
    return PA_OK;
}
