/**
 * What lies all over a surface: moss and snow, the gems of what is encrusted with them, spikes, studs,
 * scales, feathers. Many small copies of one form, of a material of their own.
 */
#ifndef PA_ENGINES_PROCEDURAL_COVER_H
#define PA_ENGINES_PROCEDURAL_COVER_H

#include "asset/geometry/shape.h"
#include "engines/procedural/kind.h"

enum { PA_COVER_SURFACES_MAX = 4 }; /* of one cover: sprinkles come in several colours */

/** The covers, NULL-terminated: for pa_reading_options. */
const char *const *pa_cover_words(void);

/** True when the kind shows it anyway: a cactus its spikes, a bird its feathers. */
bool pa_cover_is_given(const pa_kind *kind, const char *cover);

/** True for what settles from above on every surface of an object, and not on one alone: snow. */
bool pa_cover_is_weather(const char *cover);

/** The index-th surface, as pa_surface_parse reads it; NULL past the last. "" is the surface below it. */
const char *pa_cover_surface(const char *cover, size_t index);

typedef struct pa_cover_options {
    const char *cover; /* one of pa_cover_words() */
    size_t surfaces;   /* how many of its surfaces are in use, 1 to PA_COVER_SURFACES_MAX */
    double longest_m;  /* of the whole object */
    bool advanced;     /* more copies */
    uint64_t seed;
} pa_cover_options;

/**
 * The copies that lie on `ground`, one shape for each surface; shapes without faces where there was no room.
 * Fails as pa_scatter_surface does.
 */
pa_status pa_cover_build(const pa_shape *ground, const pa_cover_options *options, pa_arena *arena,
                         pa_shape out_shapes[PA_COVER_SURFACES_MAX], pa_error *err);

#endif
