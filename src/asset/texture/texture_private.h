/** What the texture families share: planes of floats that repeat on both axes, and the canvas they fill. */
#ifndef PA_ASSET_TEXTURE_PRIVATE_H
#define PA_ASSET_TEXTURE_PRIVATE_H

#include <math.h>

#include "asset/texture/texture.h"

#define CANVAS_SPARES 6
#define CANVAS_MOST_CELLS 128

/** One texture in the making. Every plane is [side, side] f32, top row first, and repeats on both axes. */
typedef struct canvas {
    const pa_texture_spec *spec; /* settled: no member is zero where zero means the usual */
    uint32_t side;               /* a power of two */
    float tile_m;                /* metres a side */
    float *height;               /* metres; only its slope is seen */
    float *accent;               /* 0 the spec's colour, 1 its accent */
    float *shade;                /* factor on the colour, about 1 */
    float *rough;                /* 0..1 */
    float *metal;                /* 0..1 */
    float *third;                /* 0..1: share of third_color, laid over the other two */
    float third_color[3];
    float *spare[CANVAS_SPARES]; /* for the family's own use */
    uint32_t *cell;              /* ids from canvas_cells */
    float *points;               /* canvas_cells's own: x and y of each cell's point, with a margin */
} canvas;

static inline float mixf(float a, float b, float t)
{
    return a + (b - a) * t;
}

static inline float clampf(float value, float low, float high)
{
    return value < low ? low : value > high ? high : value;
}

static inline float unitf(float value)
{
    return clampf(value, 0.0F, 1.0F);
}

/** 0 at and below low, 1 at and above high, smooth between; low may be above high. */
static inline float smoothf(float low, float high, float value)
{
    float t = unitf((value - low) / (high - low));
    return t * t * (3.0F - 2.0F * t);
}

/** A well-mixed 32-bit number for each triple. */
static inline uint32_t hash3(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t h = a * 0x9E3779B1U ^ b * 0x85EBCA77U ^ c * 0xC2B2AE3DU;
    h = (h ^ (h >> 15)) * 0x2C1B3C6DU;
    h = (h ^ (h >> 12)) * 0x297A2D39U;
    return h ^ (h >> 15);
}

/** Uniform in [0, 1). */
static inline float hash_unit(uint32_t a, uint32_t b, uint32_t c)
{
    return (float)(hash3(a, b, c) >> 8) * (1.0F / 16777216.0F);
}

/**
 * sin of `turns` full turns, to within 0.001. Only sums and products, so that it is the same on every
 * machine, which libm's sine is not.
 */
static inline float wavef(float turns)
{
    float t = turns - floorf(turns + 0.5F);
    float y = 8.0F * t - 16.0F * t * fabsf(t);
    return 0.225F * (y * fabsf(y) - y) + y;
}

/** Position on the tile of texel (x, y) + offset, for whole offsets. */
static inline size_t canvas_at(const canvas *to, uint32_t x, uint32_t y)
{
    return (size_t)(y & (to->side - 1)) * to->side + (x & (to->side - 1));
}

/** A 32-bit seed of one of the spec's independent streams. */
uint32_t canvas_seed(const canvas *to, uint32_t stream);

/* noise.c */

/** Gradient noise, about -1 to 1, `across` × `down` lattice cells on the tile (1 or more; more than half the
 * side is cut to that). */
void canvas_noise(const canvas *to, float *out, uint32_t across, uint32_t down, uint32_t stream);
/** Octaves of noise, each twice as fine and `gain` as strong as the one before, about -1 to 1. */
void canvas_fractal(const canvas *to, float *out, uint32_t across, uint32_t down, uint32_t octaves,
                    float gain, uint32_t stream);

/* cells.c */

/** Where canvas_cells puts what it finds; NULL members are left out. Distances are in cells. */
typedef struct cell_planes {
    float *nearest; /* distance to the nearest cell's point */
    float *border;  /* distance to the second nearest less that to the nearest: 0 on the borders */
    uint32_t *id;   /* 0 … across * down - 1 */
} cell_planes;

/**
 * Cells around jittered points, `across` × `down` of them, 1 to CANVAS_MOST_CELLS each way.
 * jitter  0 a square grid, 1 anywhere within the grid's cell
 * warp    two planes added to the position (in cells), or NULL
 */
void canvas_cells(const canvas *to, uint32_t across, uint32_t down, float jitter, float *const warp[2],
                  uint32_t stream, const cell_planes *out);

/* plane.c */

/** The plane read between texels; x and y in texels, wrapped. */
float canvas_read(const canvas *to, const float *plane, float x, float y);
/** Box blur, twice, `radius` texels; spare is overwritten. */
void canvas_blur(const canvas *to, float *plane, float *spare, uint32_t radius);
/**
 * Darkens hollows and lightens edges: shade is scaled by how far the height stands above its surroundings.
 * depth_m: the height difference that counts as full; uses spare[CANVAS_SPARES - 2] and the one after.
 */
void canvas_cavity(canvas *to, float depth_m, uint32_t radius, float strength);

/* stroke.c */

/** A leaf, blade or hair, laid over what lies lower. Lengths in texels. */
typedef struct stroke {
    float x, y;             /* of its middle */
    float along_x, along_y; /* unit, from root to tip */
    float half_length, half_width;
    float blunt;       /* 0 a lens with two points … 1 nearly a rectangle */
    float level, arch; /* metres: height at its edge, and how much higher its middle line is */
    float tilt;        /* metres by which the tip is higher than the root */
    float accent, shade;
    float root_shade; /* factor on shade at the root; 1 at the tip */
    float rib;        /* 0..1: how much of the accent a middle rib shows */
    float rough;
} stroke;

void canvas_stroke(canvas *to, const stroke *one);

/* Thousands of strokes all over the tile would fetch each line of it from far memory; band by band they find
 * it near. What lies above hides what lies below, so that their order does not show. */
enum { STROKE_BANDS = 12 };

/** Whether a stroke whose middle lies at height y belongs to a band, 0 … STROKE_BANDS - 1. */
static inline bool stroke_in_band(const canvas *to, float y, uint32_t band)
{
    return (uint32_t)(y * (float)STROKE_BANDS / (float)to->side) == band;
}

/* The families: each sets tile_m and fills the planes, which start at height 0, accent 0, shade 1, the spec's
 * roughness, metal 0, third 0. */

void texture_wood(canvas *to);
void texture_planks(canvas *to);
void texture_bark(canvas *to);
void texture_brushed_metal(canvas *to);
void texture_polished_metal(canvas *to);
void texture_hammered_metal(canvas *to);
void texture_rusted_metal(canvas *to);
void texture_paint(canvas *to);
void texture_fabric(canvas *to);
void texture_velvet(canvas *to);
void texture_leather(canvas *to);
void texture_fur(canvas *to);
void texture_stone(canvas *to);
void texture_granite(canvas *to);
void texture_marble(canvas *to);
void texture_concrete(canvas *to);
void texture_brick(canvas *to);
void texture_cobble(canvas *to);
void texture_glaze(canvas *to);
void texture_terracotta(canvas *to);
void texture_plastic(canvas *to);
void texture_rubber(canvas *to);
void texture_paper(canvas *to);
void texture_roof_tiles(canvas *to);
void texture_shingles(canvas *to);
void texture_leaf(canvas *to);
void texture_foliage(canvas *to);
void texture_grass(canvas *to);
void texture_pattern(canvas *to);

/* texture.c */

/** All that the colours are laid on: the same for every dye of a surface. Planes as the canvas's. */
typedef struct texture_draft {
    uint32_t side;
    const float *accent, *shade, *third;
    float third_color[3];
} texture_draft;

/**
 * Fills the planes. spec is settled and must outlive the canvas.
 * draft    owns accent, shade and third, which alone the colours need
 * scratch  owns all other planes
 */
pa_status texture_draw(const pa_texture_spec *spec, pa_arena *draft, pa_arena *scratch, canvas *out_canvas,
                       pa_error *err);
/** The part of a canvas that the colours need; borrows its planes. */
texture_draft texture_draft_of(const canvas *from);

/* bake.c */

/** Sets base_color and mean_color, in spec's colours. Fails with PA_NO_MEMORY. */
pa_status texture_bake_color(const texture_draft *from, const pa_texture_spec *spec, pa_arena *arena,
                             pa_texture_set *set, pa_error *err);
/** Sets all of the rest; uses spares 0 and 1. Fails with PA_NO_MEMORY. */
pa_status texture_bake_relief(canvas *from, pa_arena *arena, pa_texture_set *set, pa_error *err);

/* spec.c */

/** Of a linear colour, 0 to 1. */
float texture_luminance(const float color[3]);
/** True where the accent is another material than the colour: mortar, rust, veins. */
bool texture_accent_stays(pa_texture_family family);
/** Puts the usual where zero stands for it. Fails with PA_INVALID. */
pa_status texture_settle(const pa_texture_spec *spec, pa_texture_spec *out_spec, pa_error *err);

#endif
