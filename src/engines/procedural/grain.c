#include "engines/procedural/grain_private.h"

#include <math.h>

static double along(pa_vec3 vector, pa_axis axis)
{
    return axis == PA_AXIS_X ? vector.x : axis == PA_AXIS_Y ? vector.y : vector.z;
}

/*
 * True when, going along the axis on the face, u changes more than v: with step = a u + b v fitted to the
 * edges by least squares, when |a| > |b|.
 */
static bool runs_across(const pa_shape *shape, const pa_face *face, pa_axis axis)
{
    double uu = 0.0;
    double uv = 0.0;
    double vv = 0.0;
    double us = 0.0;
    double vs = 0.0;
    for (uint32_t i = 0; i < face->count; i++) {
        uint32_t here = face->first + i;
        uint32_t next = face->first + (i + 1) % face->count;
        pa_vec3 edge = pa_vec3_sub(shape->points[shape->corners[next]], shape->points[shape->corners[here]]);
        pa_vec2 on = pa_vec2_sub(shape->uvs[next], shape->uvs[here]);
        double step = along(edge, axis);
        uu += on.x * on.x;
        uv += on.x * on.y;
        vv += on.y * on.y;
        us += on.x * step;
        vs += on.y * step;
    }
    /* Cramer's rule; the common divisor does not matter. */
    return fabs(us * vv - vs * uv) > fabs(vs * uu - us * uv);
}

void pa_grain_lay(pa_shape *shape)
{
    pa_vec3 low;
    pa_vec3 high;
    if (!pa_shape_bounds(shape, &low, &high)) {
        return;
    }
    pa_vec3 size = pa_vec3_sub(high, low);
    pa_axis axis = size.y >= size.x && size.y >= size.z ? PA_AXIS_Y
                   : size.x >= size.z                   ? PA_AXIS_X
                                                        : PA_AXIS_Z;
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        if (!runs_across(shape, face, axis)) {
            continue;
        }
        for (uint32_t corner = face->first; corner < face->first + face->count; corner++) {
            pa_vec2 uv = shape->uvs[corner];
            shape->uvs[corner] = (pa_vec2){-uv.y, uv.x};
        }
    }
}
