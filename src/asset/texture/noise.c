#include "asset/texture/texture_private.h"

#define MOST_CELLS 512

/** Gradients of one lattice row, the first repeated at the end. */
typedef struct gradient_row {
    float x[MOST_CELLS + 1];
    float y[MOST_CELLS + 1];
} gradient_row;

static void gradients(gradient_row *row, uint32_t across, uint32_t line, uint32_t seed)
{
    for (uint32_t i = 0; i <= across; i++) {
        uint32_t column = i == across ? 0 : i;
        float x = 2.0F * hash_unit(column, line, seed) - 1.0F;
        float y = 2.0F * hash_unit(column, line, seed ^ 0xA511E9B3U) - 1.0F;
        float length = sqrtf(x * x + y * y);
        /* A direction of random length is nearly as even as a unit one, but none may vanish. */
        float scale = length > 0.2F ? 1.0F / length : 5.0F;
        row->x[i] = x * scale;
        row->y[i] = y * scale;
    }
}

static float fade(float t)
{
    return t * t * t * (t * (t * 6.0F - 15.0F) + 10.0F);
}

/** One row of texels: within a lattice cell both rows of gradients are linear in x, so only fades remain. */
static void noise_row(float *out, uint32_t side, uint32_t across, const gradient_row *upper,
                      const gradient_row *lower, float fy, float weight, const float *fades)
{
    float fade_y = fade(fy);
    float step = (float)across / (float)side;
    uint32_t x = 0;
    for (uint32_t cell = 0; cell < across; cell++) {
        uint32_t end = ((cell + 1) * side + across - 1) / across;
        end = end < side ? end : side;
        float c00 = upper->y[cell] * fy;
        float c10 = upper->y[cell + 1] * fy - upper->x[cell + 1];
        float c01 = lower->y[cell] * (fy - 1.0F);
        float c11 = lower->y[cell + 1] * (fy - 1.0F) - lower->x[cell + 1];
        float left_base = mixf(c00, c01, fade_y);
        float left_slope = mixf(upper->x[cell], lower->x[cell], fade_y);
        float right_base = mixf(c10, c11, fade_y);
        float right_slope = mixf(upper->x[cell + 1], lower->x[cell + 1], fade_y);
        for (; x < end; x++) {
            float fx = (float)x * step - (float)cell;
            float left = left_base + left_slope * fx;
            float right = right_base + right_slope * fx;
            out[x] += weight * (left + (right - left) * fades[x]);
        }
    }
}

static void add_noise(const canvas *to, float *out, uint32_t across, uint32_t down, float weight,
                      uint32_t seed)
{
    uint32_t side = to->side;
    uint32_t most = side / 2 < MOST_CELLS ? side / 2 : MOST_CELLS;
    across = across < most ? across : most;
    down = down < most ? down : most;
    gradient_row rows[2] = {0};
    float fades[1024] = {0};
    for (uint32_t x = 0; x < side; x++) {
        float at = (float)x * ((float)across / (float)side);
        fades[x] = fade(at - floorf(at));
    }
    uint32_t line = UINT32_MAX;
    for (uint32_t y = 0; y < side; y++) {
        float at = (float)y * ((float)down / (float)side);
        if ((uint32_t)at != line) {
            line = (uint32_t)at;
            gradients(&rows[0], across, line, seed);
            gradients(&rows[1], across, (line + 1) % down, seed);
        }
        /* 1.5 brings the usual range of gradient noise, about ±0.7, to ±1. */
        noise_row(out + (size_t)y * side, side, across, &rows[0], &rows[1], at - (float)line, 1.5F * weight,
                  fades);
    }
}

static void clear(const canvas *to, float *out)
{
    for (size_t i = 0; i < (size_t)to->side * to->side; i++) {
        out[i] = 0.0F;
    }
}

void canvas_noise(const canvas *to, float *out, uint32_t across, uint32_t down, uint32_t stream)
{
    clear(to, out);
    add_noise(to, out, across, down, 1.0F, canvas_seed(to, stream));
}

void canvas_fractal(const canvas *to, float *out, uint32_t across, uint32_t down, uint32_t octaves,
                    float gain, uint32_t stream)
{
    float total = 0.0F;
    float weight = 1.0F;
    for (uint32_t i = 0; i < octaves; i++) {
        total += weight * weight;
        weight *= gain;
    }
    /* Octaves are independent, so their deviations add like squares. */
    weight = 1.0F / sqrtf(total);
    clear(to, out);
    for (uint32_t i = 0; i < octaves && across << i <= to->side / 2; i++) {
        add_noise(to, out, across << i, down << i, weight, canvas_seed(to, stream) + i * 0x9E3779B1U);
        weight *= gain;
    }
}
