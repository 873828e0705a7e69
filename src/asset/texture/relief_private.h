/**
 * What surfaces that differ in nothing but their dye have in common: relief, roughness, metal, and the planes
 * that any dye is laid on. Red and blue wool are woven once.
 */
#ifndef PA_ASSET_TEXTURE_RELIEF_PRIVATE_H
#define PA_ASSET_TEXTURE_RELIEF_PRIVATE_H

#include "asset/texture/texture_private.h"

typedef struct relief {
    struct relief *next;
    pa_texture_spec spec; /* settled, its colours black */
    uint32_t holders;     /* kept sets, and threads at work with it */
    uint32_t readers;     /* threads that read the planes */
    uint64_t used;        /* the cache's clock when a set was last made of it */
    pa_arena planes;      /* what draft borrows */
    texture_draft draft;  /* accent NULL: the planes are gone */
    uint8_t *data;        /* both files, one after the other */
    size_t bytes;
    pa_texture_set set; /* base_color empty; the other encoded spans point into data */
} relief;

/** A settled spec without its colours. */
pa_texture_spec relief_spec(const pa_texture_spec *settled);

/**
 * A surface of spec's relief, encoded: colours from base's planes where it has them, else drawn anew.
 *
 * base       NULL: there is none
 * arena      owns the set's bytes
 * out_fresh  the new relief where base is NULL, else NULL; to be freed with relief_free
 *
 * Fails with PA_NO_MEMORY.
 */
pa_status relief_dye(const pa_texture_spec *spec, const relief *base, pa_arena *arena,
                     pa_texture_set *out_set, relief **out_fresh, pa_error *err);
/** Accepts NULL. */
void relief_free(relief *of);
/** Lets the planes go. */
void relief_drop_planes(relief *of);

#endif
