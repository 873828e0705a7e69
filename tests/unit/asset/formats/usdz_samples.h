/** What the tests of USDZ share. */
#ifndef PA_TESTS_USDZ_SAMPLES_H
#define PA_TESTS_USDZ_SAMPLES_H

#include "foundation/zip.h"
#include "samples.h"

/** Two boxes: one with every kind of texture, one blended, glowing, double-sided and without texture. */
pa_scene usdz_sample_scene(pa_arena *arena);
/** The package of a scene; ends the test where there is none. */
pa_span usdz_encoded(const pa_scene *scene, pa_arena *arena);
/** A package's files; ends the test where it is none. */
pa_zip_entry *usdz_entries(pa_span usdz, size_t *out_count, pa_arena *arena);
/** The layer of a package as text that ends with NUL. */
char *usdz_layer(pa_span usdz, pa_arena *arena);

#endif
