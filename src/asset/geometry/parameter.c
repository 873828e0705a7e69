#include "asset/geometry/parameter_private.h"

pa_status pa_limits_check(const char *what, const pa_limit *limits, size_t count, pa_error *err)
{
    for (size_t i = 0; i < count; i++) {
        const pa_limit *limit = &limits[i];
        if (!(limit->value >= limit->low && limit->value <= limit->high)) {
            return pa_fail(err, PA_INVALID, "%s: %s must be from %g to %g, not %g", what, limit->name,
                           limit->low, limit->high, limit->value);
        }
    }
    return PA_OK;
}

static pa_status check_count(const char *what, const char *name, size_t count, size_t low, size_t high,
                             pa_error *err)
{
    if (count < low || count > high) {
        return pa_fail(err, PA_INVALID, "%s: %s must have %zu to %zu points, not %zu", what, name, low, high,
                       count);
    }
    return PA_OK;
}

pa_status pa_points2_check(const char *what, const char *name, const pa_vec2 *points, size_t count,
                           size_t low, size_t high, pa_error *err)
{
    pa_status status = check_count(what, name, count, low, high, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        if (!(fabs(points[i].x) <= PA_LENGTH_MAX && fabs(points[i].y) <= PA_LENGTH_MAX)) {
            status = pa_fail(err, PA_INVALID, "%s: %s[%zu] is not within %g metres", what, name, i + 1,
                             PA_LENGTH_MAX);
        }
    }
    return status;
}

pa_status pa_points3_check(const char *what, const char *name, const pa_vec3 *points, size_t count,
                           size_t low, size_t high, pa_error *err)
{
    pa_status status = check_count(what, name, count, low, high, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        if (!(fabs(points[i].x) <= PA_LENGTH_MAX && fabs(points[i].y) <= PA_LENGTH_MAX &&
              fabs(points[i].z) <= PA_LENGTH_MAX)) {
            status = pa_fail(err, PA_INVALID, "%s: %s[%zu] is not within %g metres", what, name, i + 1,
                             PA_LENGTH_MAX);
        }
    }
    return status;
}
