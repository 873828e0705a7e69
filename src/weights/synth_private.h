/** What the makers of random weights share. */
#ifndef PA_WEIGHTS_SYNTH_PRIVATE_H
#define PA_WEIGHTS_SYNTH_PRIVATE_H

#include "foundation/bytes.h"
#include "weights/inventory.h"

/** The texts of a tokenizer, and the numbers it hands out. */
typedef struct synth_tokenizer {
    pa_span vocabulary;
    pa_span merges;
    size_t tokens; /* one more than the largest number */
} synth_tokenizer;

/**
 * A small vocabulary: all bytes, some merges, and the two marks, whose numbers are the last below most (0 =
 * next to the others). In arena. Fails with PA_NO_MEMORY.
 */
pa_status synth_make_tokenizer(size_t most, pa_arena *arena, synth_tokenizer *out_tokenizer, pa_error *err);

/** config.json of a part, in arena. Fails with PA_NO_MEMORY. */
pa_status synth_make_config(pa_shap_e_part part, const pa_shap_e_shapes *shapes, pa_arena *arena,
                            pa_span *out_text, pa_error *err);

/** The numbers of a tensor of a part, count of them, by the seed and the tensor's name. */
void synth_draw(pa_shap_e_part part, const pa_shap_e_shapes *shapes, const pa_expected_weight *weight,
                uint64_t seed, float *out_numbers);

enum { SYNTH_CASES = 256, SYNTH_TRIANGLES = 5 };
/**
 * The triangles of marching cubes in diffusers' numbering: bit x + 2y + 4z of a case is the corner (x, y, z),
 * set inside; edges 0 to 3 run along x, then y, then z, each from the four corners in that order. Seen from
 * outside they turn counter-clockwise; corners inside that touch only across a face stay apart.
 *
 * out_edges [256, 5, 3], out_used [256, 5].
 */
void synth_fill_cases(int64_t *out_edges, uint8_t *out_used);

#endif
