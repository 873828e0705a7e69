/* Things laid in courses: bricks, cobbles, roof tiles, shingles and scales. V goes down the wall or roof. */
#include "asset/texture/texture_private.h"

#define BRICKS_ACROSS 4
#define BRICK_COURSES 12

void texture_brick(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *wobble = to->spare[0];
    float *pits = to->spare[1];
    float *sand = to->spare[2];
    float *tone = to->spare[3];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 0.9F;
    canvas_fractal(to, wobble, 16, 16, 3, 0.5F, 1);
    canvas_fractal(to, pits, 50, 50, 3, 0.6F, 2);
    canvas_noise(to, sand, 256, 256, 3);
    canvas_fractal(to, tone, 9, 9, 4, 0.6F, 4);
    float brick_w = to->tile_m / BRICKS_ACROSS;
    float brick_h = to->tile_m / BRICK_COURSES;
    for (uint32_t y = 0; y < to->side; y++) {
        uint32_t course = y * BRICK_COURSES / to->side;
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float row = (float)y * BRICK_COURSES / (float)to->side - (float)course;
            float across = (float)x * BRICKS_ACROSS / (float)to->side + (course & 1 ? 0.5F : 0.0F);
            uint32_t column = (uint32_t)across % BRICKS_ACROSS;
            float inside = across - floorf(across);
            float edge_x = fminf(inside, 1.0F - inside) * brick_w;
            float edge_y = fminf(row, 1.0F - row) * brick_h;
            /* Rounded corners: the distance to a box shrunk by the radius. */
            float dx = fmaxf(0.011F - edge_x, 0.0F);
            float dy = fmaxf(0.011F - edge_y, 0.0F);
            float edge = 0.011F - sqrtf(dx * dx + dy * dy) + 0.0014F * spec->figure * wobble[at];
            float face = smoothf(0.0035F, 0.0072F, edge);
            uint32_t id = course * BRICKS_ACROSS + column;
            float bake = hash_unit(seed, id, 1) - 0.5F;
            float tilt = (hash_unit(seed, id, 2) - 0.5F) * (inside - 0.5F) +
                         (hash_unit(seed, id, 3) - 0.5F) * (row - 0.5F);
            float hole = smoothf(0.75F, 1.3F, pits[at]);
            to->height[at] = face * (0.0075F + 0.0016F * bake + 0.002F * tilt * spec->figure) +
                             0.0007F * face * (tone[at] + 0.6F * pits[at]) - 0.0015F * hole * face +
                             0.0004F * sand[at];
            to->accent[at] =
                1.0F - face * unitf(1.0F - 0.09F * spec->contrast * (1.0F + tone[at]) * (bake + 0.5F));
            to->shade[at] = 1.0F + spec->contrast * face * (0.42F * bake + 0.10F * tone[at] - 0.12F * hole) +
                            0.05F * sand[at] + 0.06F * (1.0F - face) * tone[at];
            to->rough[at] += 0.05F * (1.0F - face) + 0.03F * sand[at];
            to->third[at] = unitf(
                spec->wear * smoothf(0.9F - spec->wear, 1.4F - spec->wear, tone[at] + 0.3F * (1.0F - face)));
        }
    }
    to->third_color[0] = 0.10F;
    to->third_color[1] = 0.12F;
    to->third_color[2] = 0.06F;
    canvas_cavity(to, 0.006F, to->side / 90, 0.4F);
}

void texture_cobble(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *const warp[2] = {to->spare[0], to->spare[1]};
    float *border = to->spare[2];
    float *tone = to->spare[3];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 1.0F;
    canvas_fractal(to, warp[0], 14, 14, 3, 0.5F, 1);
    canvas_fractal(to, warp[1], 14, 14, 3, 0.5F, 2);
    canvas_fractal(to, tone, 30, 30, 4, 0.6F, 3);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        warp[0][at] *= 0.10F * spec->figure;
        warp[1][at] *= 0.10F * spec->figure;
    }
    const cell_planes found = {.border = border, .id = to->cell};
    canvas_cells(to, 9, 9, 0.62F, warp, 4, &found);
    for (size_t at = 0; at < (size_t)to->side * to->side; at++) {
        float stone = smoothf(0.07F, 0.17F, border[at]);
        float dome = unitf(border[at] * 1.5F);
        float chance = hash_unit(seed, to->cell[at], 1) - 0.5F;
        float round = dome * (2.0F - dome);
        to->height[at] = stone * (0.012F + 0.016F * round + 0.004F * chance) + 0.0011F * tone[at];
        to->accent[at] =
            1.0F - stone * unitf(1.0F - 0.2F * spec->contrast * (1.0F + tone[at]) * (chance + 0.5F));
        to->shade[at] = 1.0F + spec->contrast * stone * (0.40F * chance + 0.12F * tone[at]) +
                        0.08F * (1.0F - stone) * tone[at];
        to->rough[at] += 0.06F * (1.0F - stone) - 0.08F * round + 0.03F * tone[at];
        to->third[at] = spec->wear * (1.0F - stone) * smoothf(-0.6F, 0.6F, tone[at]);
    }
    to->third_color[0] = 0.08F;
    to->third_color[1] = 0.13F;
    to->third_color[2] = 0.035F;
    canvas_cavity(to, 0.014F, to->side / 40, 0.5F);
}

#define ROOF_COLUMNS 6
#define ROOF_COURSES 5

void texture_roof_tiles(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    float *tone = to->spare[0];
    float *sand = to->spare[1];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = 1.1F;
    canvas_fractal(to, tone, 8, 8, 5, 0.6F, 1);
    canvas_noise(to, sand, 256, 256, 2);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float u = (float)x * ROOF_COLUMNS / (float)to->side;
            float column = floorf(u);
            /* Each tile's lower end hangs a little more or less over the next course. */
            float v = (float)y * ROOF_COURSES / (float)to->side;
            v += 0.03F * spec->figure * (hash_unit(seed, (uint32_t)column, 7) - 0.5F);
            float course = floorf(v);
            uint32_t row = (uint32_t)(course + ROOF_COURSES) % ROOF_COURSES;
            float along = v - course;
            float across = u - column;
            uint32_t id = row * ROOF_COLUMNS + (uint32_t)column;
            float barrel = 0.5F - 0.5F * wavef(0.25F + across);
            float lip = smoothf(1.0F, 0.965F, along);
            float chance = hash_unit(seed, id, 1) - 0.5F;
            float seam = smoothf(0.035F, 0.0F, fminf(across, 1.0F - across));
            to->height[at] = 0.055F * barrel + lip * (0.012F + 0.018F * along) + 0.003F * chance -
                             0.006F * seam + 0.0006F * tone[at];
            to->accent[at] =
                unitf(spec->contrast * (0.30F + 0.45F * chance + 0.22F * tone[at]) + 0.35F * seam);
            to->shade[at] = (1.0F + spec->contrast * (0.24F * chance + 0.08F * tone[at] + 0.03F * sand[at])) *
                            (1.0F - 0.35F * smoothf(0.12F, 0.0F, along)) * (1.0F - 0.35F * seam);
            to->shade[at] *= mixf(0.55F, 1.0F, lip) * mixf(0.62F, 1.06F, barrel);
            to->rough[at] += 0.04F * tone[at];
            to->third[at] =
                spec->wear * smoothf(0.8F - spec->wear, 1.3F - spec->wear, tone[at] + 0.2F * (1.0F - barrel));
        }
    }
    to->third_color[0] = 0.10F;
    to->third_color[1] = 0.11F;
    to->third_color[2] = 0.07F;
    canvas_cavity(to, 0.03F, to->side / 32, 0.3F);
}

enum { SHINGLE_SLATE, SHINGLE_WOOD, SHINGLE_SCALE };

/** One shingle as a point sees it: distances in shingles. */
typedef struct shingle {
    float along;  /* 0 where it comes out from under the course above … 1 at its lower end */
    float inside; /* to its nearest side or end; negative beside it */
    uint32_t id;
} shingle;

/** The shingle of course `course` at column position `across`. */
static shingle shingle_at(const canvas *to, float across, float down, uint32_t course, uint32_t columns,
                          uint32_t seed)
{
    bool scale = to->spec->variant == SHINGLE_SCALE;
    float shift = scale ? 0.5F * (float)(course & 1) : hash_unit(seed, course, 5);
    float u = across + shift;
    float column = floorf(u);
    float inside = u - column;
    shingle on = {.along = down, .id = course * 64 + (uint32_t)column % columns};
    if (scale) {
        /* The visible end of a scale is half a circle. */
        float x = inside - 0.5F;
        float y = fmaxf(down - 0.5F, 0.0F);
        on.inside = 0.5F - sqrtf(x * x + y * y);
        return on;
    }
    float uneven = 0.06F * to->spec->figure * (hash_unit(seed, on.id, 6) - 0.5F);
    on.inside = fminf(fminf(inside, 1.0F - inside), 1.0F - uneven - down);
    return on;
}

void texture_shingles(canvas *to)
{
    const pa_texture_spec *spec = to->spec;
    bool scale = spec->variant == SHINGLE_SCALE;
    bool wood = spec->variant == SHINGLE_WOOD;
    uint32_t columns = scale ? 10 : wood ? 9 : 5;
    uint32_t courses = scale ? 16 : wood ? 6 : 8;
    float *tone = to->spare[0];
    float *fibre = to->spare[1];
    uint32_t seed = canvas_seed(to, 9);
    to->tile_m = scale ? 0.4F : 1.2F;
    float thick = scale ? 0.006F : 0.011F;
    canvas_fractal(to, tone, 9, 9, 5, 0.6F, 1);
    canvas_noise(to, fibre, wood ? 200 : 90, wood ? 9 : 90, 2);
    for (uint32_t y = 0; y < to->side; y++) {
        for (uint32_t x = 0; x < to->side; x++) {
            size_t at = canvas_at(to, x, y);
            float v = (float)y * (float)courses / (float)to->side;
            uint32_t course = (uint32_t)v;
            float u = (float)x * (float)columns / (float)to->side;
            shingle on = shingle_at(to, u, v - (float)course, course, columns, seed);
            /* Beside and below it shows the course that it lies on, whose shingles reach on under it. */
            bool under = on.inside < 0.0F;
            if (under) {
                float below = v - (float)course - (scale ? 0.5F : 1.0F);
                on = shingle_at(to, u, scale ? below : 0.0F, (course + 1) % courses, columns, seed);
                on.along = fmaxf(below, 0.0F);
            }
            float chance = hash_unit(seed, on.id, 1) - 0.5F;
            float edge = smoothf(0.0F, scale ? 0.14F : 0.035F, on.inside);
            float shadow = under ? 0.0F : smoothf(0.0F, 0.28F, on.along);
            to->height[at] = thick * (under ? 0.0F : 0.75F * on.along + 0.35F * edge + 0.25F * chance) +
                             0.0005F * fibre[at] + 0.0007F * tone[at];
            if (scale && !under) {
                to->height[at] += thick * 0.9F * unitf(2.0F * on.inside);
            }
            to->accent[at] = unitf(spec->contrast * (0.3F + 0.55F * chance + 0.22F * tone[at] +
                                                     (wood ? 0.16F * fibre[at] : 0.0F)));
            to->shade[at] =
                (1.0F + spec->contrast * (0.26F * chance + 0.06F * tone[at] + 0.05F * fibre[at])) *
                mixf(0.5F, 1.0F, shadow) * mixf(0.75F, 1.0F, edge);
            to->rough[at] += 0.04F * tone[at];
            to->third[at] =
                spec->wear * smoothf(0.8F - spec->wear, 1.3F - spec->wear, tone[at] + 0.3F * (1.0F - edge));
        }
    }
    to->third_color[0] = 0.09F;
    to->third_color[1] = 0.12F;
    to->third_color[2] = 0.05F;
    canvas_cavity(to, 0.8F * thick, to->side / 80, 0.3F);
}
