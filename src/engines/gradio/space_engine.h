/** A text-to-3D or image-to-3D endpoint of a Gradio server as an engine. */
#ifndef PA_ENGINES_GRADIO_SPACE_ENGINE_H
#define PA_ENGINES_GRADIO_SPACE_ENGINE_H

#include "engines/engine.h"
#include "engines/gradio/description.h"
#include "engines/gradio/space.h"

typedef struct pa_space_engine_options {
    pa_space_options space;
    /* Why nothing may be sent there yet ("Set HF_TOKEN or TRELLIS_SPACE."); NULL = it may. Copied. */
    const char *unconfigured;
    size_t max_model_bytes; /* 0 = 64 MiB */
} pa_space_engine_options;

/**
 * The description is copied but for its strings, which must outlive the engine. options->space.space NULL
 * takes the description's own.
 * Touches no network. Fails as pa_space_new.
 */
pa_status pa_space_engine_new(const pa_space_description *description, const pa_space_engine_options *options,
                              pa_engine *out_engine, pa_error *err);

/** What a look at the server found; strings live in the arena. */
typedef struct pa_space_probe {
    const char *base;
    pa_gradio_endpoint endpoint; /* release with pa_gradio_endpoint_done */
} pa_space_probe;

/** Connects without calling anything. engine must be one made here. Fails as pa_space_run. */
pa_status pa_space_engine_probe(const pa_engine *engine, const pa_run *run, pa_arena *arena,
                                pa_space_probe *out_probe, pa_error *err);
/** True for an engine made here. */
bool pa_engine_is_space(const pa_engine *engine);

#endif
