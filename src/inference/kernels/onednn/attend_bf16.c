/* AVX-512 with BF16 products: 8 × 48 sums in 24 registers. */
#include "inference/kernels/onednn/attend_block.h"
#include "inference/kernels/onednn/vector_bf16.h"

#include "inference/kernels/onednn/vector_math.h"

enum { QUERIES = 48, KEYS = 64, ROW_STEP = 8, TILE_VECTORS = 3 };

#include "inference/kernels/onednn/attend_multiply.h"

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_bf16 = ATTEND_BLOCK;
