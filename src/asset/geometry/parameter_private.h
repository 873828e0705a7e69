/** Holding a recipe's numbers against their limits, with one wording for all of the kit. */
#ifndef PA_ASSET_GEOMETRY_PARAMETER_PRIVATE_H
#define PA_ASSET_GEOMETRY_PARAMETER_PRIVATE_H

#include <stddef.h>

#include "asset/geometry/vector.h"
#include "foundation/status.h"

/* A micrometre and a hundred kilometres: beyond them lies a mistake, and squares and cubes stay finite. */
#define PA_LENGTH_MIN 1e-6
#define PA_LENGTH_MAX 1e5

typedef struct pa_limit {
    const char *name;
    double value;
    double low;  /* allowed */
    double high; /* allowed */
} pa_limit;

/** PA_INVALID for the first value outside its limits: "box: size.x must be from 1e-06 to 100000, not -1". */
pa_status pa_limits_check(const char *what, const pa_limit *limits, size_t count, pa_error *err);
#define PA_LIMITS_CHECK(what, limits, err)                                                                   \
    pa_limits_check((what), (limits), sizeof(limits) / sizeof((limits)[0]), (err))

/** PA_INVALID unless there are low to high points, all finite and within PA_LENGTH_MAX. */
pa_status pa_points2_check(const char *what, const char *name, const pa_vec2 *points, size_t count,
                           size_t low, size_t high, pa_error *err);
pa_status pa_points3_check(const char *what, const char *name, const pa_vec3 *points, size_t count,
                           size_t low, size_t high, pa_error *err);

#endif
