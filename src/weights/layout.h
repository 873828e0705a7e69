/**
 * Where the parts of Shap-E lie in a folder of weights: as in the repository openai/shap-e of the Hugging
 * Face hub, which diffusers reads too.
 */
#ifndef PA_WEIGHTS_LAYOUT_H
#define PA_WEIGHTS_LAYOUT_H

#include <stdbool.h>

#include "foundation/arena.h"
#include "foundation/status.h"

/** What has weights. */
typedef enum pa_shap_e_part {
    PA_SHAP_E_TEXT_ENCODER,
    PA_SHAP_E_PRIOR,
    PA_SHAP_E_RENDERER,
    PA_SHAP_E_PART_COUNT
} pa_shap_e_part;

/** "text_encoder": the folder of a part. Never NULL. */
const char *pa_shap_e_folder(pa_shap_e_part part);
/**
 * The names a part's file of weights may have, the most exact first; NULL beyond the last. `half`: 16-bit
 * numbers come first where a part is published with them.
 */
const char *pa_shap_e_weights_name(pa_shap_e_part part, bool half, size_t place);

enum { PA_SHAP_E_SMALL_FILE_COUNT = 9, PA_SHAP_E_NEEDED_FILE_COUNT = 5 };
/** The other files: first those that are read here, then those that only diffusers asks for. */
extern const char *const pa_shap_e_small_files[PA_SHAP_E_SMALL_FILE_COUNT];

/** The files that an engine reads; paths. */
typedef struct pa_shap_e_files {
    const char *vocabulary;
    const char *merges;
    const char *configs[PA_SHAP_E_PART_COUNT];
    const char *weights[PA_SHAP_E_PART_COUNT];
} pa_shap_e_files;

/**
 * Looks for them below folder; none is opened. Paths live in arena.
 * Fails with PA_NOT_FOUND (words name what is missing), PA_NO_MEMORY.
 */
pa_status pa_shap_e_find_files(const char *folder, pa_arena *arena, pa_shap_e_files *out_files,
                               pa_error *err);

#endif
