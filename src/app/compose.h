/** Puts the parts of the program together as the configuration says. */
#ifndef PA_APP_COMPOSE_H
#define PA_APP_COMPOSE_H

#include "app/config.h"
#include "engines/registry.h"
#include "foundation/arena.h"
#include "foundation/log.h"
#include "foundation/status.h"

/**
 * The engines of this process, most preferred first. config, log (what Spaces say of themselves goes there;
 * may be NULL) and arena are borrowed for the registry's life; the caller ends it with pa_registry_done,
 * after a failure too. Fails with PA_INVALID (ENGINE_BASIC or ENGINE_ADVANCED names no engine of that mode,
 * FALLBACK_ENGINE none at all; a Space that is neither an id nor an address; a SPACE_FILE that is wrong),
 * PA_IO (RECIPES_PATH or SPACE_FILE cannot be read), PA_NO_MEMORY.
 */
pa_status pa_compose_engines(const pa_config *config, const pa_log *log, pa_arena *arena,
                             pa_registry *out_registry, pa_error *err);
/**
 * How models get their size, as MODEL_SCALE and DEFAULT_SIZE_CM say; part of pa_compose_engines. A registry
 * takes it over. Fails with PA_NO_MEMORY.
 */
pa_status pa_compose_sizing(const pa_config *config, pa_sizing *out_sizing, pa_error *err);

#endif
