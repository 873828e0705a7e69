/** Which way wood runs. */
#ifndef PA_ENGINES_PROCEDURAL_GRAIN_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_GRAIN_PRIVATE_H

#include "asset/geometry/shape.h"

/**
 * Turns the texture coordinates of faces by a quarter where that brings v along the shape's longest side, as
 * a board is sawn along its grain. In place.
 */
void pa_grain_lay(pa_shape *shape);

#endif
