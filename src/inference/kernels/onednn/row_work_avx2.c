#include "inference/kernels/onednn/vector_avx2.h"

#include "inference/kernels/onednn/vector_math.h"

#include "inference/kernels/onednn/row_work_template.h"

const row_work row_work_avx2 = ROW_WORK;
