/* What every shape of the kit is held against. */
#ifndef PA_TESTS_SHAPE_ASSERT_H
#define PA_TESTS_SHAPE_ASSERT_H

#include "cmocka_prelude.h"

#include "asset/geometry/shape.h"

/** Well-formed, with unit normals that look to the outside of their faces, and a sound mesh. */
void assert_sound(const pa_shape *shape);
/** Sound, closed, in one piece of the given Euler characteristic, with a positive volume. */
void assert_closed(const pa_shape *shape, int64_t euler);
/** Within a fraction of the wanted value. */
void assert_near(double value, double wanted, double fraction);
/** uv in metres and unmirrored: mean stretch of u and v within `slack` of 1. */
void assert_metric_uv(const pa_shape *shape, double slack);
/** Point for point and corner for corner the same. */
void assert_same_shape(const pa_shape *a, const pa_shape *b);
/** Every corner normal within `degrees` of the direction that `expect` gives for its point. */
void assert_normals_follow(const pa_shape *shape, pa_vec3 (*expect)(pa_vec3 point), double degrees);

#endif
