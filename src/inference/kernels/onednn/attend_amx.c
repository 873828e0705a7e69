/*
 * AMX: a product of tiles takes 16 rows of 32 BF16 numbers from the left and 16 pairs of rows by 16 columns
 * from the right, and adds to 16 × 16 f32 sums. Two by two tiles of sums at a time, so that each tile that is
 * loaded is used twice.
 */
#include <stdbool.h>
#include <string.h>

#include "inference/kernels/onednn/attend_block.h"
#include "inference/kernels/onednn/tiles.h"
#include "inference/kernels/onednn/vector_bf16.h"

#include "inference/kernels/onednn/vector_math.h"

enum { SIDE = 16, DEPTH = 32, QUERIES = 2 * SIDE, KEYS = 64, ROW_STEP = 2 * SIDE };

static void (*const enter)(void) = tiles_enter;
static void (*const leave)(void) = tiles_leave;

static void multiply(const element *left, size_t left_stride, size_t rows, const unit *right, size_t depth,
                     bool adds, float *out)
{
    tiles_see_memory();
    for (size_t row = 0; row < rows; row += ROW_STEP) {
        const element *upper = left + row * left_stride;
        const element *lower = upper + SIDE * left_stride;
        float *sums = out + row * QUERIES;
        if (adds) {
            _tile_loadd(0, sums, QUERIES * sizeof *sums);
            _tile_loadd(1, sums + SIDE, QUERIES * sizeof *sums);
            _tile_loadd(2, sums + SIDE * QUERIES, QUERIES * sizeof *sums);
            _tile_loadd(3, sums + SIDE * QUERIES + SIDE, QUERIES * sizeof *sums);
        } else {
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
        }
        for (size_t i = 0; i < depth; i += DEPTH) {
            const unit *line = right + i / PER_UNIT * QUERIES;
            _tile_loadd(4, upper + i, left_stride * sizeof *left);
            _tile_loadd(6, line, QUERIES * sizeof *line);
            _tile_loadd(7, line + SIDE, QUERIES * sizeof *line);
            _tile_loadd(5, lower + i, left_stride * sizeof *left);
            _tile_dpbf16ps(0, 4, 6);
            _tile_dpbf16ps(1, 4, 7);
            _tile_dpbf16ps(2, 5, 6);
            _tile_dpbf16ps(3, 5, 7);
        }
        _tile_stored(0, sums, QUERIES * sizeof *sums);
        _tile_stored(1, sums + SIDE, QUERIES * sizeof *sums);
        _tile_stored(2, sums + SIDE * QUERIES, QUERIES * sizeof *sums);
        _tile_stored(3, sums + SIDE * QUERIES + SIDE, QUERIES * sizeof *sums);
    }
}

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_amx = ATTEND_BLOCK;
