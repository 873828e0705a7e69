/** What finishing found and did, kept with the scene, and in a GLB under asset.extras. */
#ifndef PA_ASSET_FINISH_RECORD_H
#define PA_ASSET_FINISH_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "asset/scene/brightness.h"

/** Zeroed: the scene has not been finished. */
typedef struct pa_finish_record {
    uint32_t version;          /* of the rules that were applied; 0 = none were */
    uint64_t triangles_before; /* of the raw scene */
    pa_brightness brightness;  /* the way its colours were treated, whatever is asked of it later */
    bool measured;       /* false: the numbers below are 0, since nothing was to be done to the colours */
    float albedo_before; /* mean luminance of the base colour over the surface, linear, 0..1 */
    float albedo_after;
    float gain;            /* how much brighter the darkest colours became; 1 = none was touched */
    float metallic_before; /* mean over the surface, 0..1, as a viewer reads the raw scene */
    float clipped_pct;     /* percent of the surface where a channel came to its end, 0..100 */
} pa_finish_record;

#endif
