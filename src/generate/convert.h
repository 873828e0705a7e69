/** A finished model in another format, from its GLB: what was stored is all that it takes. */
#ifndef PA_GENERATE_CONVERT_H
#define PA_GENERATE_CONVERT_H

#include "asset/formats/model_format.h"

/**
 * glb as a file of that format; the same bytes give the same bytes. out_file lives in arena.
 *
 * Fails with PA_CORRUPT, PA_UNSUPPORTED, PA_TOO_LARGE (glb is nothing that can be converted, which may be so
 * of one that came from elsewhere), PA_NO_MEMORY.
 */
pa_status pa_convert_glb(pa_span glb, pa_model_format format, pa_arena *arena, pa_span *out_file,
                         pa_error *err);

#endif
