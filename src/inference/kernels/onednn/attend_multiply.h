/*
 * The products of an attend_block by vectors, for whoever has included one of the vector_*.h and defined
 * QUERIES and
 *     ROW_STEP, TILE_VECTORS   so many sums fit the registers
 */
#include <stdbool.h>
#include <string.h>

static inline __attribute__((always_inline)) void
multiply_tile(const element *left, size_t left_stride, const unit *right, size_t depth, bool adds, float *out)
{
    vector sums[ROW_STEP][TILE_VECTORS];
    for (size_t r = 0; r < ROW_STEP; r++) {
        for (size_t v = 0; v < TILE_VECTORS; v++) {
            sums[r][v] = adds ? load_vector(out + r * QUERIES + v * LANES) : broadcast(0);
        }
    }
    for (size_t i = 0; i < depth / PER_UNIT; i++) {
        for (size_t r = 0; r < ROW_STEP; r++) {
            unit factor;
            memcpy(&factor, left + r * left_stride + i * PER_UNIT, sizeof factor);
            for (size_t v = 0; v < TILE_VECTORS; v++) {
                sums[r][v] = multiply_add(sums[r][v], factor, right + i * QUERIES + v * LANES);
            }
        }
    }
    for (size_t r = 0; r < ROW_STEP; r++) {
        for (size_t v = 0; v < TILE_VECTORS; v++) {
            store_vector(out + r * QUERIES + v * LANES, sums[r][v]);
        }
    }
}

static void multiply(const element *left, size_t left_stride, size_t rows, const unit *right, size_t depth,
                     bool adds, float *out)
{
    for (size_t row = 0; row < rows; row += ROW_STEP) {
        for (size_t query = 0; query < QUERIES; query += TILE_VECTORS * LANES) {
            multiply_tile(left + row * left_stride, left_stride, right + query, depth, adds,
                          out + row * QUERIES + query);
        }
    }
}

static void (*const enter)(void) = NULL;
static void (*const leave)(void) = NULL;
