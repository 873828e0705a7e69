#include "inference/kernels/onednn/vector_bf16.h"

#include "inference/kernels/onednn/vector_math.h"

#include "inference/kernels/onednn/row_work_template.h"

const row_work row_work_bf16 = ROW_WORK;
