/* AVX2 and FMA, f32: 4 × 24 sums in 12 registers. */
#include "inference/kernels/onednn/attend_block.h"
#include "inference/kernels/onednn/vector_avx2.h"

#include "inference/kernels/onednn/vector_math.h"

enum { QUERIES = 48, KEYS = 64, ROW_STEP = 4, TILE_VECTORS = 3 };

#include "inference/kernels/onednn/attend_multiply.h"

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_avx2 = ATTEND_BLOCK;
