#include "asset/geometry/frames_private.h"

#include "asset/geometry/parameter_private.h"

static const pa_vec3 zero = {0, 0, 0};

static pa_vec3 direction(pa_vec3 from, pa_vec3 to)
{
    return pa_vec3_unit_or(pa_vec3_sub(to, from), zero);
}

size_t pa_path_clean(const pa_vec3 *path, size_t count, bool closed, pa_vec3 *out_path, size_t *out_from)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!kept || pa_vec3_length(pa_vec3_sub(path[i], out_path[kept - 1])) > PA_LENGTH_MIN / 10.0) {
            out_from[kept] = i;
            out_path[kept++] = path[i];
        }
    }
    while (closed && kept > 1 &&
           pa_vec3_length(pa_vec3_sub(out_path[0], out_path[kept - 1])) <= PA_LENGTH_MIN / 10.0) {
        kept--;
    }
    return kept;
}

static void lay_tangents(const pa_vec3 *path, size_t count, bool closed, pa_frame *frames)
{
    enum { STRETCH_MAX = 3 };
    double along = 0.0;
    for (size_t i = 0; i < count; i++) {
        pa_vec3 in = direction(path[(i + count - 1) % count], path[i]);
        pa_vec3 out = direction(path[i], path[(i + 1) % count]);
        in = !closed && i == 0 ? out : in;
        out = !closed && i + 1 == count ? in : out;
        pa_vec3 both = pa_vec3_add(in, out);
        double half = pa_vec3_length(both) / 2.0;
        frames[i] =
            (pa_frame){.at = path[i],
                       .ahead = half > 1e-6 ? pa_vec3_unit_or(both, out) : in,
                       .along = along,
                       .bend = half < 1.0 - 1e-12 ? pa_vec3_unit_or(pa_vec3_sub(out, in), zero) : zero,
                       .stretch = fmin(1.0 / fmax(half, 1e-6), STRETCH_MAX)};
        along += pa_vec3_length(pa_vec3_sub(path[(i + 1) % count], path[i]));
    }
}

static pa_vec3 across(pa_vec3 up, pa_vec3 ahead)
{
    return pa_vec3_along(up, ahead, -pa_vec3_dot(up, ahead));
}

static void set_up(pa_frame *frame, pa_vec3 up)
{
    pa_vec3 square = across(up, frame->ahead);
    pa_vec3 spare = fabs(frame->ahead.z) < 0.9 ? (pa_vec3){0, 0, 1} : (pa_vec3){1, 0, 0};
    if (pa_vec3_length(square) < 1e-6 * pa_vec3_length(up) || pa_vec3_length(up) <= 0.0) {
        square = across(spare, frame->ahead);
    }
    frame->up = pa_vec3_unit_or(square, spare);
    frame->right = pa_vec3_cross(frame->ahead, frame->up);
}

static pa_vec3 reflect(pa_vec3 v, pa_vec3 mirror)
{
    double length = pa_vec3_dot(mirror, mirror);
    return length > 1e-300 ? pa_vec3_along(v, mirror, -2.0 * pa_vec3_dot(mirror, v) / length) : v;
}

/* Double reflection: through the plane between the points, then through the one between the tangents. */
static pa_vec3 carry_up(const pa_frame *from, const pa_frame *to)
{
    pa_vec3 chord = pa_vec3_sub(to->at, from->at);
    pa_vec3 up = reflect(from->up, chord);
    pa_vec3 ahead = reflect(from->ahead, chord);
    return reflect(up, pa_vec3_sub(to->ahead, ahead));
}

static void turn_frame(pa_frame *frame, double angle)
{
    pa_vec3 right = frame->right;
    pa_vec3 up = frame->up;
    frame->right = pa_vec3_along(pa_vec3_scale(right, cos(angle)), up, sin(angle));
    frame->up = pa_vec3_along(pa_vec3_scale(up, cos(angle)), right, -sin(angle));
}

double pa_frames_along(const pa_vec3 *path, size_t count, bool closed, pa_vec3 up, double twist_deg,
                       pa_frame *out_frames)
{
    lay_tangents(path, count, closed, out_frames);
    pa_vec3 first_up = up;
    if (pa_vec3_length(up) <= 0.0) {
        first_up = fabs(out_frames[0].ahead.y) < 0.9 ? (pa_vec3){0, 1, 0} : (pa_vec3){0, 0, 1};
    }
    set_up(&out_frames[0], first_up);
    for (size_t i = 1; i < count; i++) {
        set_up(&out_frames[i], carry_up(&out_frames[i - 1], &out_frames[i]));
    }
    double length = out_frames[count - 1].along;
    size_t total = count;
    double gap = 0.0;
    if (closed) {
        pa_frame *last = &out_frames[count];
        length += pa_vec3_length(pa_vec3_sub(path[0], path[count - 1]));
        *last = out_frames[0];
        last->along = length;
        set_up(last, carry_up(&out_frames[count - 1], last));
        gap = atan2(pa_vec3_dot(last->up, out_frames[0].right), pa_vec3_dot(last->up, out_frames[0].up));
        total = count + 1;
    }
    double turn = twist_deg * (PA_PI / 180.0) + gap;
    for (size_t i = 0; i < total; i++) {
        turn_frame(&out_frames[i], turn * out_frames[i].along / length);
    }
    return length;
}
