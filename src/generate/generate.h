/**
 * Prompt, image or model → finished artifact: choose the engine, run it, finish the scene for AR, encode it.
 * The command line and the job workers both enter here; nothing below knows whether HTTP exists.
 */
#ifndef PA_GENERATE_GENERATE_H
#define PA_GENERATE_GENERATE_H

#include "engines/engine.h"
#include "engines/registry.h"
#include "foundation/arena.h"
#include "foundation/run.h"

/** A model ready to be stored or written. Everything lives in the caller's arena. */
typedef struct pa_artifact {
    pa_parts glb;       /* borrows scene, which must stay as it is as long as this is used */
    pa_span raw;        /* the file as it was received; empty: there was none */
    pa_scene scene;     /* what glb holds, for pictures and other formats; finished tells what was done */
    const char *engine; /* the name of the engine that made it */
    const char *kind;   /* what the prompt was taken for, or NULL */
    const char *fallback_reason; /* why the engine that was chosen did not make it; NULL: it did */
    int64_t seed;
    uint64_t triangles;
    float size_m[3];   /* width (x), height (y), depth (z) in metres, also where the registry makes units of
                          them */
    double elapsed_ms; /* from the call to the encoded bytes */
} pa_artifact;

/**
 * Stages reported to run: the engine's own, then "finish", then "encode". Where a remote engine fails and the
 * registry's fallback can serve (pa_registry_fallback), that one does, with its own stages from the start.
 *
 * Fails as the engine does, as pa_registry_choose does, and with PA_NO_MEMORY, PA_CANCELLED.
 */
pa_status pa_generate(const pa_registry *registry, const pa_request *request, const pa_run *run,
                      pa_arena *arena, pa_artifact *out_artifact, pa_error *err);

#endif
