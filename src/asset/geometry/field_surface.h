/** The zero level of a field that is dear to ask: found on a grid from coarse to fine, made into triangles.
 */
#ifndef PA_ASSET_GEOMETRY_FIELD_SURFACE_H
#define PA_ASSET_GEOMETRY_FIELD_SURFACE_H

#include "asset/scene/scene.h"
#include "foundation/run.h"

enum { PA_FIELD_LEAST_SAMPLES = 8, PA_FIELD_MOST_SAMPLES = 256 };

/** A field over the cube from -1 to 1, and how it is to be sampled. */
typedef struct pa_field {
    /* positions [count, 3] → out_values [count]: below 0 is inside. */
    pa_status (*query)(void *user, const float *positions, size_t count, float *out_values, pa_error *err);
    void *user;
    uint32_t samples; /* along each side, from corner to corner: PA_FIELD_LEAST_SAMPLES to …MOST… */
    double slope;     /* the field never changes by more over a distance of 1; 0 = estimated while asking */
    bool complete;    /* ask everywhere */
} pa_field;

typedef struct pa_field_samples {
    uint32_t samples;
    float *values;   /* [samples, samples, samples] x fastest; where nobody asked, a value of that sign */
    size_t asked;    /* of them, those that the search asked for */
    size_t mistaken; /* of the others, those with another sign than the search took them for; known only
                        where `complete` was asked for, else 0 */
    double slope;    /* given or estimated */
} pa_field_samples;

/**
 * Asks at the corners of blocks of eight cells, and on within each block, in halves, that the surface passes
 * as far as is known or that it may pass as far as the slope allows: a place that is nearer to a corner than
 * the slope takes to climb to the corner's value cannot be zero. What has been asked counts for the blocks on
 * every side of it, so that a surface is followed wherever it goes.
 *
 * What is certain: each connected piece of the surface (in the sense of pa_field_surface) of which one cell
 * has been asked about is found whole, exactly as if everything had been asked; and with a slope that holds,
 * nothing is missed. An estimated slope is √3 times the steepest seen along an axis between any two samples
 * asked that are 1, 2, 4 or 8 cells apart, some single cells all over the cube among them: with it, what can
 * be missed is a piece that lies wholly between samples asked and is steeper than anything seen.
 *
 * out_samples' values live in arena. Fails as query does, and with PA_INVALID (samples), PA_CANCELLED,
 * PA_NO_MEMORY.
 */
pa_status pa_field_sample(const pa_field *field, const pa_run *run, pa_arena *arena,
                          pa_field_samples *out_samples, pa_error *err);

/**
 * Marching cubes (Lorensen and Cline, 1987), ambiguous sides cut so that the mesh is closed and manifold: a
 * point wherever a grid edge crosses the surface, by linear interpolation. Around the grid lies one more
 * layer of samples of +1, so that what reaches the border is closed there.
 *
 * out_mesh  in arena: positions in steps of the grid (0 = the first sample, -1 to samples), wound outwards;
 *           no normals
 * Fails with PA_NOT_FOUND (the field has no inside), PA_NO_MEMORY.
 */
pa_status pa_field_surface(const pa_field_samples *samples, pa_arena *arena, pa_mesh *out_mesh,
                           pa_error *err);

#endif
