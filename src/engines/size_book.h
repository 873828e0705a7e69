/** The port behind which a prompt's words become a size in metres, for models whose unit is no metre. */
#ifndef PA_ENGINES_SIZE_BOOK_H
#define PA_ENGINES_SIZE_BOOK_H

#include <stdbool.h>

/** A side of the box around a finished model (+Y up, front +Z). */
typedef enum pa_side {
    PA_SIDE_LONGEST,
    PA_SIDE_HEIGHT, /* along Y */
    PA_SIDE_WIDTH,  /* along X */
    PA_SIDE_DEPTH,  /* along Z */
    PA_SIDE_LENGTH  /* the longer one of X and Z */
} pa_side;

/** How large a model shall be: this side shall have so many metres. */
typedef struct pa_size {
    pa_side side;
    double metres; /* PA_MIN_HEIGHT_M to PA_MAX_HEIGHT_M */
} pa_size;

/** Zeroed: there is none. Its function may be called from several threads at once. */
typedef struct pa_size_book {
    void *self;
    /**
     * What the prompt's words ask for ("2 m tall", "a tiny …"), else what its noun usually measures, else
     * otherwise_m along the longest side, which words may scale, too. prompt as in pa_request.
     */
    pa_size (*size_of)(const void *self, const char *prompt, double otherwise_m);
    /** Releases self. */
    void (*free)(void *self);
} pa_size_book;

#endif
