/**
 * What a recipe offers, as plain data: which words it answers to, how big its object is, and what words may
 * ask of it. The recipe host fills it from a Lua file; the reader (reading.h) holds prompts against it.
 *
 * Every list ends with NULL (of names) or with an entry whose name is NULL (of parts and slots); a NULL list
 * is empty. Names are lower-case ASCII words of the singular, parted by one space ("dining chair"). All
 * memory belongs to the one who made the declaration and must outlive whatever points at it.
 */
#ifndef PA_ENGINES_PROCEDURAL_KIND_H
#define PA_ENGINES_PROCEDURAL_KIND_H

/** The direction that a length is measured in, on the finished object (+Y up, front +Z). */
typedef enum pa_extent {
    PA_EXTENT_MAIN,   /* the one that the kind states its size in; what "a 30 cm mug" means */
    PA_EXTENT_HEIGHT, /* along Y */
    PA_EXTENT_WIDTH,  /* along X; also a diameter */
    PA_EXTENT_DEPTH,  /* along Z */
    PA_EXTENT_LENGTH  /* the longer one of X and Z */
} pa_extent;

/** A number of something that words can ask for: "with four legs", "without armrests". */
typedef struct pa_kind_part {
    const char *name; /* "leg" */
    int least;        /* 0 to usual */
    int usual;        /* when no word says otherwise */
    int most;
} pa_kind_part;

/** A surface that takes a material. */
typedef struct pa_kind_slot {
    const char *name;     /* "frame"; may be the name of a part */
    const char *material; /* the default, a canonical material word (vocabulary.h): "wood" */
} pa_kind_slot;

/** What "a pair of" means. */
typedef enum pa_kind_pair {
    PA_PAIR_NONE, /* two of it */
    PA_PAIR_TWO,  /* two of it, and so does the plural alone: shoes */
    PA_PAIR_ONE   /* one of it, which has two halves: trousers */
} pa_kind_pair;

typedef struct pa_kind {
    const char *name; /* the name in answers: "chair" */
    /*
     * WordNet synsets as lemma.n.sense ("chair.n.01"): every noun whose sense is one of them, or lies below
     * one, reaches this kind. Where several kinds reach a noun, the nearest one above it wins.
     */
    const char *const *synsets;
    /* Synsets and names below those that this recipe would draw wrongly ("wheelchair.n.01", "train car"). */
    const char *const *except;
    /* More names, for what WordNet lacks or files elsewhere ("dining chair"); they win over every synset. */
    const char *const *names;
    /* Of the finished object along size_extent (never PA_EXTENT_MAIN), metres: 0 < least <= usual <= most. */
    pa_extent size_extent;
    double least_m;
    double usual_m;
    double most_m;
    const pa_kind_part *parts;
    /*
     * The first takes the prompt's main colour and material. Where one is called "stone", what is no gem and
     * no stone goes to the first of the others instead: "a gold and garnet ring".
     */
    const pa_kind_slot *slots;
    const char *const *styles; /* canonical style words that change its form ("rustic") */
    const char *const *shapes; /* canonical shape words that it can honour ("round") */
    pa_kind_pair pair;
} pa_kind;

#endif
