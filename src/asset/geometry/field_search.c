#include "asset/geometry/field_surface.h"

#include <math.h>
#include <stdlib.h>

#include "asset/geometry/adjacency_private.h"

enum { UNKNOWN, WANTED, KNOWN };
enum { LEVELS = 3, COARSEST = 8, BATCH = 4096, PROBE_EVERY = 5, PARTS = 4 };

/* From the steepest seen along an axis to the steepest that there may be across all three. */
#define SLOPE_MARGIN 1.7320508075688772

typedef struct search {
    const pa_field *field;
    const pa_run *run;
    uint32_t n;             /* samples along a side */
    float *values;          /* [n, n, n] */
    uint8_t *known;         /* [n, n, n] */
    uint32_t sides[LEVELS]; /* blocks along a side of each level */
    uint8_t *split[LEVELS]; /* [sides³] 1 = asked within */
    uint32_t wanted[BATCH]; /* places to ask about */
    float positions[BATCH * 3];
    float answers[BATCH];
    size_t wanted_count;
    size_t asked;
    double slope;                           /* between samples one step apart, with its margin */
    double reach[PARTS * PARTS * PARTS][8]; /* see measure_parts */
} search;

/* A block's first and last sample on each axis. */
typedef struct block {
    uint32_t first[3];
    uint32_t last[3];
} block;

static size_t place_of(const search *work, uint32_t x, uint32_t y, uint32_t z)
{
    return ((size_t)z * work->n + y) * work->n + x;
}

static uint32_t stride_of(int level)
{
    return (uint32_t)COARSEST >> level;
}

static pa_status ask_wanted(search *work, pa_error *err)
{
    float last = (float)(work->n - 1);
    for (size_t i = 0; i < work->wanted_count; i++) {
        uint32_t at = work->wanted[i];
        const uint32_t place[3] = {at % work->n, at / work->n % work->n, at / work->n / work->n};
        for (int k = 0; k < 3; k++) {
            work->positions[3 * i + (size_t)k] = (float)place[k] / last * 2 - 1;
        }
    }
    if (pa_run_cancelled(work->run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    pa_status status =
        work->field->query(work->field->user, work->positions, work->wanted_count, work->answers, err);
    for (size_t i = 0; status == PA_OK && i < work->wanted_count; i++) {
        work->values[work->wanted[i]] = work->answers[i];
        work->known[work->wanted[i]] = KNOWN;
    }
    work->asked += work->wanted_count;
    work->wanted_count = 0;
    return status;
}

/* Its value is there after the next ask_wanted. */
static pa_status want(search *work, size_t place, pa_error *err)
{
    if (work->known[place]) {
        return PA_OK;
    }
    work->known[place] = WANTED;
    work->wanted[work->wanted_count++] = (uint32_t)place;
    return work->wanted_count == BATCH ? ask_wanted(work, err) : PA_OK;
}

/* The steepest way from a sample to the known ones so many steps further along the axes. */
static double steepness(const search *work, const uint32_t at[3], uint32_t step)
{
    size_t place = place_of(work, at[0], at[1], at[2]);
    const size_t strides[3] = {1, work->n, (size_t)work->n * work->n};
    double most = 0;
    for (int k = 0; k < 3; k++) {
        size_t next = place + step * strides[k];
        if (at[k] + step < work->n && work->known[next] == KNOWN) {
            most = fmax(most, fabs((double)work->values[next] - (double)work->values[place]));
        }
    }
    return most / step;
}

static void learn_slope(search *work, uint32_t step)
{
    if (work->field->slope > 0) {
        return;
    }
    for (uint32_t z = 0; z < work->n; z++) {
        for (uint32_t y = 0; y < work->n; y++) {
            for (uint32_t x = 0; x < work->n; x++) {
                if (work->known[place_of(work, x, y, z)] == KNOWN) {
                    work->slope =
                        fmax(work->slope, SLOPE_MARGIN * steepness(work, (const uint32_t[]){x, y, z}, step));
                }
            }
        }
    }
}

static uint32_t at_most(uint32_t value, uint32_t most)
{
    return value < most ? value : most;
}

/* The corners of the coarsest blocks; and now and then the sample beside one, to see the slope close up. */
static pa_status ask_corners(search *work, pa_error *err)
{
    pa_status status = PA_OK;
    uint32_t side = work->sides[0] + 1;
    uint32_t most = work->n - 1;
    for (uint32_t i = 0; status == PA_OK && i < side * side * side; i++) {
        uint32_t at[3] = {i % side, i / side % side, i / side / side};
        for (int k = 0; k < 3; k++) {
            at[k] = at_most(at[k] * COARSEST, most);
        }
        status = want(work, place_of(work, at[0], at[1], at[2]), err);
        if (status == PA_OK && i % PROBE_EVERY == 0) {
            uint32_t k = i / PROBE_EVERY % 3;
            at[k] = at[k] < most ? at[k] + 1 : at[k] - 1;
            status = want(work, place_of(work, at[0], at[1], at[2]), err);
        }
    }
    status = status ? status : ask_wanted(work, err);
    learn_slope(work, COARSEST);
    learn_slope(work, 1);
    return status;
}

static block block_at(const search *work, int level, uint32_t index)
{
    uint32_t side = work->sides[level];
    const uint32_t at[3] = {index % side, index / side % side, index / side / side};
    block made;
    for (int k = 0; k < 3; k++) {
        made.first[k] = at[k] * stride_of(level);
        made.last[k] = at_most(made.first[k] + stride_of(level), work->n - 1);
    }
    return made;
}

/* Its parent has been asked within. */
static bool exists(const search *work, int level, uint32_t index)
{
    if (level == 0) {
        return true;
    }
    uint32_t side = work->sides[level];
    uint32_t parents = work->sides[level - 1];
    uint32_t x = index % side / 2;
    uint32_t y = index / side % side / 2;
    uint32_t z = index / side / side / 2;
    return work->split[level - 1][(z * parents + y) * parents + x];
}

/* Both signs among what is known of the block, its border included. */
static bool is_crossed(const search *work, const block *of)
{
    bool inside = work->values[place_of(work, of->first[0], of->first[1], of->first[2])] < 0;
    for (uint32_t z = of->first[2]; z <= of->last[2]; z++) {
        for (uint32_t y = of->first[1]; y <= of->last[1]; y++) {
            for (uint32_t x = of->first[0]; x <= of->last[0]; x++) {
                size_t place = place_of(work, x, y, z);
                if (work->known[place] == KNOWN && (work->values[place] < 0) != inside) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* How far the farthest point of each part of a block of side 1 is from each of its corners. */
static void measure_parts(double out_reach[PARTS * PARTS * PARTS][8])
{
    for (int part = 0; part < PARTS * PARTS * PARTS; part++) {
        const int at[3] = {part % PARTS, part / PARTS % PARTS, part / PARTS / PARTS};
        for (int corner = 0; corner < 8; corner++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                double far = (double)(corner >> k & 1 ? PARTS - at[k] : at[k] + 1) / PARTS;
                sum += far * far;
            }
            out_reach[part][corner] = sqrt(sum);
        }
    }
}

/* False where the slope forbids a zero in each part of the block, as seen from one corner or another. */
static bool may_be_crossed(const search *work, int level, const block *of)
{
    double heights[8];
    for (int corner = 0; corner < 8; corner++) {
        heights[corner] = fabs((double)work->values[place_of(work, corner & 1 ? of->last[0] : of->first[0],
                                                             corner & 2 ? of->last[1] : of->first[1],
                                                             corner & 4 ? of->last[2] : of->first[2])]);
    }
    double climb = work->slope * stride_of(level);
    for (int part = 0; part < PARTS * PARTS * PARTS; part++) {
        bool clear = false;
        for (int corner = 0; !clear && corner < 8; corner++) {
            clear = heights[corner] > climb * work->reach[part][corner];
        }
        if (!clear) {
            return true;
        }
    }
    return false;
}

static pa_status split_block(search *work, int level, const block *of, pa_error *err)
{
    pa_status status = PA_OK;
    uint32_t half = stride_of(level) / 2;
    for (uint32_t i = 0; status == PA_OK && i < 27; i++) {
        uint32_t at[3] = {i % 3, i / 3 % 3, i / 9};
        for (int k = 0; k < 3; k++) {
            at[k] = at_most(of->first[k] + at[k] * half, of->last[k]);
        }
        status = want(work, place_of(work, at[0], at[1], at[2]), err);
    }
    return status;
}

/* Splits the level's blocks that need it; *out_any: whether there was one. */
static pa_status refine(search *work, int level, bool *out_any, pa_error *err)
{
    pa_status status = PA_OK;
    uint32_t count = work->sides[level] * work->sides[level] * work->sides[level];
    bool any = false;
    for (uint32_t i = 0; status == PA_OK && i < count; i++) {
        if (work->split[level][i] || !exists(work, level, i)) {
            continue;
        }
        block of = block_at(work, level, i);
        if (may_be_crossed(work, level, &of) || is_crossed(work, &of)) {
            work->split[level][i] = any = true;
            status = split_block(work, level, &of, err);
        }
    }
    if (status == PA_OK && any) {
        status = ask_wanted(work, err);
        learn_slope(work, stride_of(level) / 2);
    }
    *out_any |= any;
    return status;
}

/* What nobody asked for lies on the same side as the corners around it. */
static void fill(search *work)
{
    for (int level = 0; level < LEVELS; level++) {
        uint32_t count = work->sides[level] * work->sides[level] * work->sides[level];
        for (uint32_t i = 0; i < count; i++) {
            if (work->split[level][i] || !exists(work, level, i)) {
                continue;
            }
            block of = block_at(work, level, i);
            float value = work->values[place_of(work, of.first[0], of.first[1], of.first[2])];
            for (uint32_t z = of.first[2]; z <= of.last[2]; z++) {
                for (uint32_t y = of.first[1]; y <= of.last[1]; y++) {
                    for (uint32_t x = of.first[0]; x <= of.last[0]; x++) {
                        size_t place = place_of(work, x, y, z);
                        work->values[place] = work->known[place] ? work->values[place] : value;
                    }
                }
            }
        }
    }
}

/* Where the inside reaches the border it is cut off there, by values that must be true. */
static pa_status ask_border(search *work, pa_error *err)
{
    pa_status status = PA_OK;
    uint32_t last = work->n - 1;
    for (size_t place = 0; status == PA_OK && place < (size_t)work->n * work->n * work->n; place++) {
        uint32_t x = (uint32_t)(place % work->n);
        uint32_t y = (uint32_t)(place / work->n % work->n);
        uint32_t z = (uint32_t)(place / work->n / work->n);
        bool outermost = x == 0 || y == 0 || z == 0 || x == last || y == last || z == last;
        if (outermost && work->values[place] < 0) {
            status = want(work, place, err);
        }
    }
    return status ? status : ask_wanted(work, err);
}

/* Asks for all the rest; *out_mistaken: how many of them have another sign than they were filled with. */
static pa_status ask_rest(search *work, pa_arena *scratch, size_t *out_mistaken, pa_error *err)
{
    size_t count = (size_t)work->n * work->n * work->n;
    float *guessed = pa_arena_copy(scratch, work->values, count * sizeof *guessed);
    if (!guessed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = PA_OK;
    for (size_t place = 0; status == PA_OK && place < count; place++) {
        status = want(work, place, err);
    }
    status = status ? status : ask_wanted(work, err);
    for (size_t place = 0; status == PA_OK && place < count; place++) {
        *out_mistaken += (work->values[place] < 0) != (guessed[place] < 0);
    }
    return status;
}

static pa_status run_search(search *work, pa_error *err)
{
    pa_status status = ask_corners(work, err);
    bool any = true;
    /* Once more until nothing asked, and no slope seen, makes another block doubtful. */
    while (status == PA_OK && any) {
        any = false;
        for (int level = 0; status == PA_OK && level < LEVELS; level++) {
            status = refine(work, level, &any, err);
        }
    }
    if (status == PA_OK) {
        fill(work);
        status = ask_border(work, err);
    }
    return status;
}

static pa_status begin(search *work, const pa_field *field, pa_arena *arena, pa_arena *scratch, pa_error *err)
{
    work->field = field;
    work->n = field->samples;
    measure_parts(work->reach);
    work->slope = field->slope * 2 / (work->n - 1);
    size_t count = (size_t)work->n * work->n * work->n;
    work->values = PA_NEW_ARRAY(arena, float, count);
    work->known = PA_NEW_ARRAY(scratch, uint8_t, count);
    bool fine = work->values && work->known;
    for (int level = 0; level < LEVELS; level++) {
        uint32_t side = (work->n - 2) / stride_of(level) + 1;
        work->sides[level] = side;
        work->split[level] = PA_NEW_ARRAY(scratch, uint8_t, (size_t)side * side * side);
        fine = fine && work->split[level];
    }
    return fine ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

pa_status pa_field_sample(const pa_field *field, const pa_run *run, pa_arena *arena,
                          pa_field_samples *out_samples, pa_error *err)
{
    if (field->samples < PA_FIELD_LEAST_SAMPLES || field->samples > PA_FIELD_MOST_SAMPLES) {
        return pa_fail(err, PA_INVALID, "A field is sampled %d to %d times a side, not %u.",
                       PA_FIELD_LEAST_SAMPLES, PA_FIELD_MOST_SAMPLES, field->samples);
    }
    PA_ARENA_SCOPED scratch = {0};
    search *work = PA_NEW(&scratch, search);
    if (!work) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    work->run = run;
    size_t mistaken = 0;
    size_t asked = 0;
    pa_status status = begin(work, field, arena, &scratch, err);
    status = status ? status : run_search(work, err);
    asked = work->asked;
    if (status == PA_OK && field->complete) {
        status = ask_rest(work, &scratch, &mistaken, err);
    }
    if (status == PA_OK) {
        *out_samples = (pa_field_samples){.samples = work->n,
                                          .values = work->values,
                                          .asked = asked,
                                          .mistaken = mistaken,
                                          .slope = work->slope * (work->n - 1) / 2};
    }
    return status;
}
