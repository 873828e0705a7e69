#include "asset/texture/texture_private.h"

uint32_t canvas_seed(const canvas *to, uint32_t stream)
{
    uint64_t seed = to->spec->seed;
    return hash3((uint32_t)seed, (uint32_t)(seed >> 32), stream);
}

float canvas_read(const canvas *to, const float *plane, float x, float y)
{
    float x_floor = floorf(x);
    float y_floor = floorf(y);
    uint32_t column = (uint32_t)(int32_t)x_floor;
    uint32_t row = (uint32_t)(int32_t)y_floor;
    float fx = x - x_floor;
    float upper = mixf(plane[canvas_at(to, column, row)], plane[canvas_at(to, column + 1, row)], fx);
    float lower = mixf(plane[canvas_at(to, column, row + 1)], plane[canvas_at(to, column + 1, row + 1)], fx);
    return mixf(upper, lower, y - y_floor);
}

/** Means over 2*radius+1 texels of a row. */
static void blur_row(const float *from, float *to, uint32_t side, uint32_t radius)
{
    float sum = 0.0F;
    float scale = 1.0F / (float)(2 * radius + 1);
    for (uint32_t i = 0; i <= 2 * radius; i++) {
        sum += from[(i - radius) & (side - 1)];
    }
    for (uint32_t x = 0; x < side; x++) {
        to[x] = sum * scale;
        sum += from[(x + radius + 1) & (side - 1)] - from[(x - radius) & (side - 1)];
    }
}

/** The same down the columns, row by row, so that memory is read in order. */
static void blur_columns(const float *from, float *to, uint32_t side, uint32_t radius)
{
    float sum[1024];
    float scale = 1.0F / (float)(2 * radius + 1);
    for (uint32_t x = 0; x < side; x++) {
        sum[x] = 0.0F;
    }
    for (uint32_t i = 0; i <= 2 * radius; i++) {
        const float *row = from + (size_t)((i - radius) & (side - 1)) * side;
        for (uint32_t x = 0; x < side; x++) {
            sum[x] += row[x];
        }
    }
    for (uint32_t y = 0; y < side; y++) {
        const float *enters = from + (size_t)((y + radius + 1) & (side - 1)) * side;
        const float *leaves = from + (size_t)((y - radius) & (side - 1)) * side;
        float *row = to + (size_t)y * side;
        for (uint32_t x = 0; x < side; x++) {
            row[x] = sum[x] * scale;
            sum[x] += enters[x] - leaves[x];
        }
    }
}

void canvas_blur(const canvas *to, float *plane, float *spare, uint32_t radius)
{
    radius = radius < to->side / 2 - 1 ? radius : to->side / 2 - 1;
    for (int pass = 0; radius > 0 && pass < 2; pass++) {
        for (uint32_t y = 0; y < to->side; y++) {
            blur_row(plane + (size_t)y * to->side, spare + (size_t)y * to->side, to->side, radius);
        }
        blur_columns(spare, plane, to->side, radius);
    }
}

void canvas_cavity(canvas *to, float depth_m, uint32_t radius, float strength)
{
    size_t count = (size_t)to->side * to->side;
    float *around = to->spare[CANVAS_SPARES - 2];
    for (size_t i = 0; i < count; i++) {
        around[i] = to->height[i];
    }
    canvas_blur(to, around, to->spare[CANVAS_SPARES - 1], radius);
    float scale = 1.0F / depth_m;
    for (size_t i = 0; i < count; i++) {
        float above = clampf((to->height[i] - around[i]) * scale, -1.0F, 0.6F);
        to->shade[i] *= 1.0F + strength * above;
    }
}
