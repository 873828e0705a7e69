/** A small picture of a finished model, from its GLB: what lists and galleries show. */
#ifndef PA_GENERATE_THUMBNAIL_H
#define PA_GENERATE_THUMBNAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef enum pa_thumbnail_type { PA_THUMBNAIL_PNG, PA_THUMBNAIL_WEBP } pa_thumbnail_type;

/** Zeroed means the defaults. */
typedef struct pa_thumbnail_options {
    pa_thumbnail_type type;
    uint32_t size;    /* pixels a side; 0 = 512; at most 4096 */
    bool transparent; /* the model alone, without ground and shadow */
    uint32_t threads; /* 0 = 1 */
} pa_thumbnail_options;

/**
 * glb seen from its front, a little from the right and from above. The same bytes give the same picture,
 * whatever the threads. out_file lives in arena.
 *
 * Fails with PA_CORRUPT, PA_UNSUPPORTED, PA_TOO_LARGE (glb is nothing that can be drawn), PA_INVALID
 * (options), PA_NO_MEMORY.
 */
pa_status pa_thumbnail_glb(pa_span glb, const pa_thumbnail_options *options, pa_arena *arena,
                           pa_span *out_file, pa_error *err);

#endif
