/* Wood cut along the trunk, boards of it, and bark. The grain runs along V. */
#include <string.h>

#include "asset/texture/texture_private.h"

#define BENDS 6
#define KNOTS 2

/** Long waves that bend the rings: whole numbers of them fit the tile. */
typedef struct grain {
    float across[BENDS], down[BENDS], start[BENDS], strength[BENDS];
    float rings; /* a whole number on the tile */
    struct {
        float u, v, size;
    } knot[KNOTS];
    uint32_t knots;
} grain;

static grain grain_of(const canvas *to)
{
    static const float waves[BENDS][3] = {{0, 1, 1.0F}, {1, 1, 0.85F}, {-1, 1, 0.6F},
                                          {1, 2, 0.4F}, {2, 1, 0.35F}, {-2, 3, 0.15F}};
    uint32_t seed = canvas_seed(to, 1);
    grain made = {.rings = 15.0F};
    for (uint32_t i = 0; i < BENDS; i++) {
        made.across[i] = waves[i][0];
        made.down[i] = waves[i][1];
        made.start[i] = hash_unit(seed, i, 1);
        made.strength[i] = waves[i][2] * mixf(0.4F, 1.0F, hash_unit(seed, i, 2)) * to->spec->figure;
    }
    made.knots = to->spec->variant == 2 ? KNOTS : 0;
    for (uint32_t i = 0; i < made.knots; i++) {
        made.knot[i].u = 0.5F * (float)i + 0.3F * hash_unit(seed, i, 3);
        made.knot[i].v = 0.45F * (float)i + 0.35F * hash_unit(seed, i, 4);
        made.knot[i].size = mixf(0.7F, 1.1F, hash_unit(seed, i, 5));
    }
    return made;
}

/** Shortest way round on a tile of side 1. */
static float around(float distance)
{
    return distance - floorf(distance + 0.5F);
}

/** Rings counted from the tile's left edge at (u, v), and how much of a knot is there (0..1). */
static float ring_at(const grain *of, float u, float v, float *out_knot)
{
    float turns = of->rings * u;
    for (int i = 0; i < BENDS; i++) {
        turns += of->strength[i] * wavef(of->across[i] * u + of->down[i] * v + of->start[i]);
    }
    *out_knot = 0.0F;
    for (uint32_t k = 0; k < of->knots; k++) {
        float du = around(u - of->knot[k].u);
        float dv = around(v - of->knot[k].v);
        float scale = 1.0F / of->knot[k].size;
        float wide = du * scale * 4.2F;
        float tall = dv * scale * 2.2F;
        float near = unitf(1.0F - wide * wide - tall * tall);
        /* The grain flows around the knot, which shows its own small rings. */
        turns -= of->rings * du * 0.92F * near * near * near;
        float inner = sqrtf(du * du * 760.0F + dv * dv * 420.0F) * scale;
        float core = smoothf(1.15F, 0.85F, inner);
        turns = mixf(turns, floorf(turns) + 2.6F * inner, core);
        *out_knot = fmaxf(*out_knot, core * (0.55F + 0.45F * smoothf(0.75F, 1.0F, inner)));
    }
    return turns;
}

/** Dark late wood of each ring: grows slowly, ends at once. */
static float late_wood(float turns, float rings, uint32_t seed)
{
    float whole = floorf(turns);
    float t = turns - whole;
    float ring = whole - rings * floorf(whole / rings);
    float strength = mixf(0.45F, 1.0F, hash_unit(seed, (uint32_t)ring, 9));
    return strength * t * t * smoothf(1.0F, 0.88F, t);
}

void texture_wood(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    grain of = grain_of(to);
    uint32_t seed = canvas_seed(to, 2);
    float *fibre = to->spare[0];
    float *fine = to->spare[1];
    float *broad = to->spare[2];
    float *pore = to->spare[3];
    to->tile_m = 0.5F;
    canvas_noise(to, fibre, 110, 4, 3);
    canvas_noise(to, fine, 256, 12, 4);
    canvas_fractal(to, broad, 9, 1, 4, 0.6F, 5);
    canvas_noise(to, pore, 190, 22, 6);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float knot;
            float bent = 0.22F * broad[at] * spec->figure + 0.06F * fibre[at];
            float turns = ring_at(&of, (float)x / (float)to->side, (float)y / (float)to->side, &knot) + bent;
            float late = late_wood(turns, of.rings, seed);
            float hole = 0.0F;
            if (spec->variant == 1) {
                float early = 1.0F - smoothf(0.15F, 0.6F, turns - floorf(turns));
                hole = smoothf(0.52F - 0.3F * early, 0.75F, pore[at]);
            }
            float streak = 0.17F * fibre[at] + 0.11F * fine[at];
            float tone = 0.22F + 0.52F * late + 0.20F * broad[at] + streak;
            to->accent[at] = unitf(mixf(0.3F, tone, spec->contrast) + 0.8F * knot);
            to->shade[at] =
                (1.0F + spec->contrast * (0.05F * fine[at] + 0.04F * fibre[at])) * (1.0F - 0.34F * hole);
            to->shade[at] *= 1.0F - 0.45F * knot;
            to->height[at] = 40e-6F * fibre[at] + 25e-6F * fine[at] + 50e-6F * late - 170e-6F * hole;
            to->rough[at] += 0.05F * fibre[at] - 0.06F * late + 0.16F * hole;
        }
    }
    if (spec->wear > 0.0F) {
        canvas_fractal(to, broad, 5, 3, 5, 0.6F, 7);
        canvas_noise(to, pore, 60, 3, 8);
        to->third_color[0] = 0.24F;
        to->third_color[1] = 0.22F;
        to->third_color[2] = 0.20F;
        for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
            float grey = smoothf(0.5F - 1.1F * spec->wear, 0.9F, broad[at] + 0.3F * fibre[at]);
            float crack = smoothf(0.06F, 0.0F, fabsf(pore[at])) * smoothf(0.1F, 0.5F, broad[at]) * spec->wear;
            to->third[at] = 0.75F * spec->wear * grey;
            to->shade[at] *= 1.0F - 0.6F * crack;
            to->third[at] *= 1.0F - crack;
            to->height[at] -= 400e-6F * crack;
            to->rough[at] += 0.25F * grey * spec->wear;
        }
    }
}

#define BOARDS 5

/** One board of a floor between two joints: where on the wood it was cut, and its tone. */
typedef struct board {
    uint32_t shift_x, shift_y;
    float shade, accent;
} board;

static board board_of(const canvas *to, uint32_t column, uint32_t piece)
{
    uint32_t seed = canvas_seed(to, 20);
    uint32_t id = column * 2 + piece;
    float spread = to->spec->contrast;
    return (board){hash3(seed, id, 1) % to->side, hash3(seed, id, 2) % to->side,
                   1.0F + spread * (0.26F * hash_unit(seed, id, 3) - 0.14F),
                   spread * (0.3F * hash_unit(seed, id, 4) - 0.15F)};
}

void texture_planks(canvas *to)
{
    texture_wood(to);
    uint32_t side = to->side;
    uint32_t seed = canvas_seed(to, 21);
    float *const from[5] = {to->height, to->accent, to->shade, to->rough, to->third};
    float *const cut[5] = {to->spare[0], to->spare[1], to->spare[2], to->spare[3], to->spare[4]};
    to->tile_m = 0.75F;
    float texel_m = to->tile_m / (float)side;
    for (uint32_t y = 0; y < side; y++) {
        for (uint32_t x = 0; x < side; x++) {
            float across = (float)x * BOARDS / (float)side;
            uint32_t column = (uint32_t)across;
            float joint = ((float)column * 0.37F + 0.2F * hash_unit(seed, column, 1));
            float along = (float)y / (float)side - joint;
            along -= floorf(along);
            board on = board_of(to, column, along < 0.5F ? 0 : 1);
            float inside = fminf(across - (float)column, (float)column + 1.0F - across) / BOARDS;
            float ahead = fminf(fminf(along, fabsf(along - 0.5F)), 1.0F - along);
            float edge = fminf(inside, ahead) * (float)side * texel_m; /* metres to the board's edge */
            float gap = smoothf(0.0026F, 0.0008F, edge);
            float bevel = smoothf(0.0075F, 0.0015F, edge);
            size_t source = canvas_at(to, x + on.shift_x, y + on.shift_y);
            size_t at = canvas_at(to, x, y);
            cut[0][at] = from[0][source] - 0.0007F * bevel - 0.0014F * gap;
            cut[1][at] = unitf(from[1][source] + on.accent);
            cut[2][at] = from[2][source] * on.shade * (1.0F - 0.78F * gap) * (1.0F - 0.12F * bevel);
            cut[3][at] = from[3][source] + 0.2F * gap;
            cut[4][at] = from[4][source] * (1.0F - gap);
        }
    }
    for (int i = 0; i < 5; i++) {
        memcpy(from[i], cut[i], (size_t)side * side * sizeof *cut[i]);
    }
}

void texture_bark(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *const warp[2] = {to->spare[0], to->spare[1]};
    float *border = to->spare[2];
    float *fibre = to->spare[3];
    to->tile_m = 0.6F;
    canvas_fractal(to, warp[0], 4, 3, 5, 0.55F, 1);
    canvas_fractal(to, warp[1], 4, 2, 4, 0.55F, 2);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        warp[0][at] *= 0.75F * spec->figure;
        warp[1][at] *= 0.5F * spec->figure;
    }
    const cell_planes found = {.border = border};
    canvas_cells(to, 15, 5, 0.95F, warp, 3, &found);
    canvas_fractal(to, fibre, 40, 9, 4, 0.65F, 4);
    canvas_fractal(to, warp[0], 6, 4, 5, 0.6F, 5);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float plate = border[at] + 0.10F * fibre[at] + 0.06F * warp[0][at];
        float furrow = smoothf(0.20F, 0.0F, plate);
        float ridge = smoothf(0.0F, 0.75F, plate);
        to->height[at] = 0.006F * ridge - 0.008F * furrow + 0.0026F * fibre[at] + 0.0012F * warp[0][at];
        to->accent[at] = unitf(0.85F * furrow + spec->contrast * (0.42F - 0.40F * ridge + 0.2F * warp[0][at] -
                                                                  0.16F * fibre[at]));
        to->shade[at] = 1.0F + 0.14F * spec->contrast * fibre[at];
        float moss = smoothf(0.75F - spec->wear, 1.2F - spec->wear, warp[0][at] + 0.35F * ridge);
        to->third[at] = spec->wear > 0.0F ? 0.85F * moss : 0.0F;
    }
    to->third_color[0] = 0.06F;
    to->third_color[1] = 0.085F;
    to->third_color[2] = 0.03F;
    canvas_cavity(to, 0.007F, to->side / 80, 0.45F);
}
