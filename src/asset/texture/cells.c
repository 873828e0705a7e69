#include "asset/texture/texture_private.h"

/** The grid of points with one more row and column on each side; point (c, r) belongs to cell (c-1, r-1). */
typedef struct grid {
    const float *x;
    const float *y;
    uint32_t across, down;
} grid;

static grid place_points(const canvas *to, uint32_t across, uint32_t down, float jitter, uint32_t seed)
{
    size_t stride = across + 2;
    float *xs = to->points;
    float *ys = to->points + stride * (down + 2);
    for (uint32_t r = 0; r < down + 2; r++) {
        for (uint32_t c = 0; c < across + 2; c++) {
            uint32_t column = (c + across - 1) % across;
            uint32_t row = (r + down - 1) % down;
            xs[r * stride + c] = (float)c - 0.5F + jitter * (hash_unit(column, row, seed) - 0.5F);
            ys[r * stride + c] = (float)r - 0.5F + jitter * (hash_unit(column, row, ~seed) - 0.5F);
        }
    }
    return (grid){xs, ys, across, down};
}

/** A point's two nearest: squared distances, and the cell of the nearest. */
typedef struct neighbours {
    float first, second;
    uint32_t id;
} neighbours;

static neighbours nearest_two(const grid *points, float x, float y)
{
    uint32_t column = (uint32_t)x < points->across ? (uint32_t)x : points->across - 1;
    uint32_t row = (uint32_t)y < points->down ? (uint32_t)y : points->down - 1;
    neighbours found = {1e9F, 1e9F, 0};
    for (uint32_t r = row; r < row + 3; r++) {
        size_t at = (size_t)r * (points->across + 2) + column;
        for (uint32_t c = 0; c < 3; c++) {
            float dx = points->x[at + c] - x;
            float dy = points->y[at + c] - y;
            float square = dx * dx + dy * dy;
            bool nearer = square < found.first;
            float beaten = square < found.second ? square : found.second;
            found.second = nearer ? found.first : beaten;
            found.id = nearer ? (r - row) * 3 + c : found.id;
            found.first = nearer ? square : found.first;
        }
    }
    uint32_t cell_row = (row + found.id / 3 + points->down - 1) % points->down;
    uint32_t cell_column = (column + found.id % 3 + points->across - 1) % points->across;
    found.id = cell_row * points->across + cell_column;
    return found;
}

void canvas_cells(const canvas *to, uint32_t across, uint32_t down, float jitter, float *const warp[2],
                  uint32_t stream, const cell_planes *out)
{
    grid points = place_points(to, across, down, jitter, canvas_seed(to, stream));
    uint32_t side = to->side;
    float step_x = (float)across / (float)side;
    float step_y = (float)down / (float)side;
    for (uint32_t y = 0; y < side; y++) {
        for (uint32_t x = 0; x < side; x++) {
            size_t at = (size_t)y * side + x;
            float px = (float)x * step_x;
            float py = (float)y * step_y;
            if (warp) {
                px += warp[0][at];
                py += warp[1][at];
                px -= floorf(px / (float)across) * (float)across;
                py -= floorf(py / (float)down) * (float)down;
            }
            neighbours found = nearest_two(&points, px, py);
            float first = sqrtf(found.first);
            if (out->nearest) {
                out->nearest[at] = first;
            }
            if (out->border) {
                out->border[at] = sqrtf(found.second) - first;
            }
            if (out->id) {
                out->id[at] = found.id;
            }
        }
    }
}
