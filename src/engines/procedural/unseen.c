#include "engines/procedural/unseen_private.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

bool pa_word_is_use(const char *word)
{
    static const char *const words[] = {
        "adult",     "artists",     "audio",    "backyard",     "bathroom",   "beach",     "bedroom",
        "bedside",   "camping",     "cargo",    "carpenter",    "carpenters", "chefs",     "childrens",
        "classroom", "commuter",    "concert",  "construction", "cooking",    "corporate", "delivery",
        "digital",   "dining",      "display",  "electric",     "electronic", "fainting",  "family",
        "flamenco",  "gaming",      "garden",   "gourmet",      "handy",      "hobo",      "home",
        "household", "hunting",     "indoor",   "kids",         "kitchen",    "lab",       "laboratory",
        "ladies",    "living room", "man",      "men",          "mens",       "music",     "musical",
        "office",    "orchestra",   "outdoor",  "party",        "passenger",  "patio",     "photography",
        "picnic",    "poolside",    "research", "restaurant",   "shopping",   "storage",   "studio",
        "survival",  "tour",        "travel",   "unisex",       "wildlife",   "woman",     "women",
        "womens",    "writers",     "yard"};
    return word && bsearch(word, words, sizeof words / sizeof words[0], sizeof words[0], compare);
}

bool pa_noun_is_unseen(const char *noun)
{
    static const char *const nouns[] = {
        "aroma",        "automation",     "avoidance",    "battery life",  "bluetooth",
        "capability",   "comfort",        "connectivity", "cooking",       "entertainment",
        "feel",         "flavor",         "flavour",      "fragrance",     "functionality",
        "hygiene",      "listening",      "melody",       "navigation",    "noise cancellation",
        "photography",  "portability",    "relaxation",   "scent",         "security",
        "smell",        "sound",          "stability",    "stabilization", "storage",
        "surveillance", "sustainability", "taste",        "travel",        "vibe",
        "viewing",      "warmth",         "wifi",         "work"};
    return noun && bsearch(noun, nouns, sizeof nouns / sizeof nouns[0], sizeof nouns[0], compare);
}

bool pa_noun_is_mostly_part(const char *noun)
{
    static const char *const nouns[] = {
        "balcony", "bar",       "barrel",  "bead",    "beads",       "bell",      "bench seat", "blade",
        "bolt",    "bridge",    "bulb",    "cabin",   "camera lens", "cap",       "chest",      "chimney",
        "chip",    "coil",      "column",  "cone",    "crystal",     "crystals",  "deck",       "dish",
        "display", "door",      "drum",    "end",     "face",        "fall",      "fan",        "floret",
        "foot",    "frame",     "gate",    "grille",  "guard",       "hand",      "head",       "herb",
        "home",    "horn",      "hose",    "jewelry", "key",         "keyboard",  "keypad",     "lock",
        "mast",    "mic",       "minaret", "monitor", "nut",         "panel",     "park",       "pillar",
        "pipe",    "plane",     "plate",   "porch",   "pouch",       "projector", "propeller",  "pump",
        "ring",    "roof",      "sail",    "scope",   "screen",      "shaft",     "shell",      "siren",
        "slot",    "sound bar", "spout",   "spring",  "step",        "stock",     "surround",   "switch",
        "trigger", "trunk",     "tube",    "valve",   "wall",        "wand",      "window",     "wing"};
    return noun && bsearch(noun, nouns, sizeof nouns / sizeof nouns[0], sizeof nouns[0], compare);
}

bool pa_word_is_deed(const char *word)
{
    static const char *const words[] = {"drinking", "eating",  "eats",    "looking",  "playing",
                                        "plays",    "reading", "sipping", "stirring", "using"};
    return word && bsearch(word, words, sizeof words / sizeof words[0], sizeof words[0], compare);
}

bool pa_noun_is_bloom(const char *noun)
{
    return noun &&
           (strcmp(noun, "flower") == 0 || strcmp(noun, "blossom") == 0 || strcmp(noun, "bloom") == 0);
}
