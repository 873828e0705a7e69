/**
 * The engines of this process, in order of preference: weights on this machine, configured Spaces,
 * procedural.
 */
#ifndef PA_ENGINES_REGISTRY_H
#define PA_ENGINES_REGISTRY_H

#include "engines/engine.h"
#include "engines/size_book.h"

enum { PA_REGISTRY_CAPACITY = 16 };

/** How models get their size. */
typedef struct pa_sizing {
    pa_size_book book; /* for what is not in metres; zeroed: there is none */
    double default_m;  /* the longest side of what nothing is known of; 0 = 1 m */
    bool unit;         /* every model leaves with a longest side of 1 unit, whatever its real size */
} pa_sizing;

/** Owns its engines and the book of sizes. Filled before threads start, read-only afterwards. */
typedef struct pa_registry {
    pa_engine engines[PA_REGISTRY_CAPACITY]; /* most preferred first */
    size_t engine_count;
    const char *preferred[PA_MODE_COUNT]; /* borrowed: an engine's name, or NULL / "auto" */
    const char *fallback; /* borrowed: who serves where a remote engine fails; NULL = nobody */
    pa_sizing sizing;
} pa_registry;

/** Takes the engine over. Fails with PA_CONFLICT (name taken) or PA_TOO_LARGE (full); frees it then. */
pa_status pa_registry_add(pa_registry *registry, pa_engine engine, pa_error *err);
/** Frees every engine and the book of sizes. Accepts NULL and a zeroed registry. */
void pa_registry_done(pa_registry *registry);

/** NULL when no engine has the name. Borrowed from the registry. */
const pa_engine *pa_registry_find(const pa_registry *registry, const char *name);

/**
 * What the engine of that name takes a prompt's words for: a new reference, or NULL where there is no such
 * engine, no prompt (NULL, empty), or nothing that it can say.
 */
json_t *pa_registry_understand(const pa_registry *registry, const char *name, const char *prompt);

/**
 * The engine for a request: the one it names, else the mode's preferred one, else (`auto`) the first that is
 * ready and serves the mode; for an image or a model the one it names, else the first that is ready and takes
 * such. out_engine is borrowed from the registry.
 *
 * Fails with PA_INVALID (no such engine, or it does not serve the request; names suggested) or PA_UNAVAILABLE
 * (not ready; the reason in err).
 */
pa_status pa_registry_choose(const pa_registry *registry, const pa_request *request,
                             const pa_engine **out_engine, pa_error *err);

/**
 * Who serves a request after all, when a remote engine failed it through no fault of the request: the
 * registry's fallback, if it is another engine, ready, and serves the request. NULL otherwise.
 *
 * failed   the engine that was chosen; NULL when pa_registry_choose refused
 * failure  what it failed with; only PA_UPSTREAM_…, PA_UNAVAILABLE and PA_TIMEOUT count
 */
const pa_engine *pa_registry_fallback(const pa_registry *registry, const pa_request *request,
                                      const pa_engine *failed, pa_status failure);

#endif
