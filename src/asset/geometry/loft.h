/** A skin over sections: hulls, cushions, bottles that change from round to square. See shape.h. */
#ifndef PA_ASSET_GEOMETRY_LOFT_H
#define PA_ASSET_GEOMETRY_LOFT_H

#include "asset/geometry/sweep.h"

/** One closed section in space, wound like its neighbours. */
typedef struct pa_section {
    const pa_vec3 *points;
    size_t count; /* 3 to PA_OUTLINE_MAX; 1 = a tip, only first or last */
} pa_section;

typedef struct pa_loft_options {
    const pa_section *sections; /* one after the other */
    size_t section_count;       /* 2 (3 where closed) to 1024 */
    /*
     * Above 0, at most PA_SEGMENTS_MAX: sections are sampled anew, so many points at even steps of their
     * length, each begun where it lies best to the one before. 0: points in step as given; where counts
     * differ, sampled anew with the largest.
     */
    uint32_t sides;
    bool closed;       /* the last section joins the first */
    bool smooth;       /* a curve through the sections instead of straight spans */
    uint32_t segments; /* steps a span where smooth; 0 = 6 */
    pa_cap start, end; /* PA_CAP_FLAT or PA_CAP_NONE; PA_CAP_ROUND is PA_INVALID */
    double crease_deg; /* 0 = PA_CREASE_DEG */
} pa_loft_options;

/** Closed unless a cap is PA_CAP_NONE; outward whichever way the sections were drawn. */
pa_status pa_shape_loft(const pa_loft_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err);

#endif
