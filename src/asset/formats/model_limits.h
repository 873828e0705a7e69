/** What a file of the plain formats (PLY, OBJ) may hold. */
#ifndef PA_ASSET_FORMATS_MODEL_LIMITS_H
#define PA_ASSET_FORMATS_MODEL_LIMITS_H

#include <stddef.h>

/** Zeroed members mean the defaults. */
typedef struct pa_model_limits {
    size_t max_bytes;     /* of the file; 64 MiB */
    size_t max_vertices;  /* 4 million */
    size_t max_indices;   /* 12 million */
    size_t max_materials; /* 256 */
} pa_model_limits;

#endif
