/** Small vector arithmetic of the modelling kit: doubles, so that only the finished mesh is rounded to f32.
 */
#ifndef PA_ASSET_GEOMETRY_VECTOR_H
#define PA_ASSET_GEOMETRY_VECTOR_H

#include <math.h>
#include <stdbool.h>

#define PA_PI 3.14159265358979323846
#define PA_TAU 6.28318530717958647692

typedef struct pa_vec2 {
    double x, y;
} pa_vec2;

typedef struct pa_vec3 {
    double x, y, z;
} pa_vec3;

/** Rows of a 3×4 matrix: p → (m[0]·(p,1), m[1]·(p,1), m[2]·(p,1)). */
typedef struct pa_affine {
    double m[3][4];
} pa_affine;

typedef enum pa_axis { PA_AXIS_X, PA_AXIS_Y, PA_AXIS_Z } pa_axis;

static inline pa_vec2 pa_vec2_add(pa_vec2 a, pa_vec2 b)
{
    return (pa_vec2){a.x + b.x, a.y + b.y};
}

static inline pa_vec2 pa_vec2_sub(pa_vec2 a, pa_vec2 b)
{
    return (pa_vec2){a.x - b.x, a.y - b.y};
}

static inline pa_vec2 pa_vec2_scale(pa_vec2 a, double by)
{
    return (pa_vec2){a.x * by, a.y * by};
}

static inline double pa_vec2_dot(pa_vec2 a, pa_vec2 b)
{
    return a.x * b.x + a.y * b.y;
}

static inline double pa_vec2_cross(pa_vec2 a, pa_vec2 b)
{
    return a.x * b.y - a.y * b.x;
}

static inline double pa_vec2_length(pa_vec2 a)
{
    return sqrt(a.x * a.x + a.y * a.y);
}

static inline pa_vec3 pa_vec3_add(pa_vec3 a, pa_vec3 b)
{
    return (pa_vec3){a.x + b.x, a.y + b.y, a.z + b.z};
}

static inline pa_vec3 pa_vec3_sub(pa_vec3 a, pa_vec3 b)
{
    return (pa_vec3){a.x - b.x, a.y - b.y, a.z - b.z};
}

static inline pa_vec3 pa_vec3_scale(pa_vec3 a, double by)
{
    return (pa_vec3){a.x * by, a.y * by, a.z * by};
}

/** a + b * by */
static inline pa_vec3 pa_vec3_along(pa_vec3 a, pa_vec3 b, double by)
{
    return (pa_vec3){a.x + b.x * by, a.y + b.y * by, a.z + b.z * by};
}

static inline pa_vec3 pa_vec3_mix(pa_vec3 a, pa_vec3 b, double t)
{
    return (pa_vec3){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t};
}

static inline double pa_vec3_dot(pa_vec3 a, pa_vec3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline pa_vec3 pa_vec3_cross(pa_vec3 a, pa_vec3 b)
{
    return (pa_vec3){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static inline double pa_vec3_length(pa_vec3 a)
{
    return sqrt(pa_vec3_dot(a, a));
}

/** The unit vector along a, or `fallback` where a has no direction. */
static inline pa_vec3 pa_vec3_unit_or(pa_vec3 a, pa_vec3 fallback)
{
    double length = pa_vec3_length(a);
    return length > 1e-300 ? pa_vec3_scale(a, 1.0 / length) : fallback;
}

static inline bool pa_vec3_finite(pa_vec3 a)
{
    return isfinite(a.x) && isfinite(a.y) && isfinite(a.z);
}

static inline bool pa_vec2_finite(pa_vec2 a)
{
    return isfinite(a.x) && isfinite(a.y);
}

#endif
