/** What `promptar models verify MODEL --reference FILE` does after the files have been looked at. */
#ifndef PA_APP_MODELS_REFERENCE_H
#define PA_APP_MODELS_REFERENCE_H

#include "engines/engine.h"

/**
 * Calculates with the weights of a folder what a reference has calculated with them (see
 * engines/neural/shap_e_comparison.h), and prints a row a result on standard output. Fails with PA_CORRUPT
 * also where one differs by more than it may; words name it.
 */
pa_status pa_models_compare(const char *folder, const char *reference, pa_precision precision,
                            uint32_t threads, const pa_run *run, pa_error *err);

#endif
