#include "engines/registry.h"

#include <string.h>

static void free_engine(pa_engine *engine)
{
    if (engine->free) {
        engine->free(engine->self);
    }
}

static bool serves(const pa_engine *engine, const pa_request *request)
{
    return pa_request_has_image(request)   ? engine->takes_images
           : pa_request_has_model(request) ? engine->takes_models
                                           : engine->modes & (1u << request->mode);
}

/* What a request asks of an engine, in words. */
static const char *service_of(const pa_request *request)
{
    return pa_request_has_image(request)       ? "images"
           : pa_request_has_model(request)     ? "models of your own"
           : request->mode == PA_MODE_ADVANCED ? "advanced mode"
                                               : "basic mode";
}

static bool is_of_words(const pa_request *request)
{
    return !pa_request_has_image(request) && !pa_request_has_model(request);
}

static bool is_auto(const char *name)
{
    return !name || strcmp(name, "auto") == 0;
}

pa_status pa_registry_add(pa_registry *registry, pa_engine engine, pa_error *err)
{
    pa_status status = PA_OK;
    if (pa_registry_find(registry, engine.name)) {
        status = pa_fail(err, PA_CONFLICT, "There are two engines named '%s'.", engine.name);
    } else if (registry->engine_count == PA_REGISTRY_CAPACITY) {
        status = pa_fail(err, PA_TOO_LARGE, "There are more than %d engines.", PA_REGISTRY_CAPACITY);
    }
    if (status != PA_OK) {
        free_engine(&engine);
        return status;
    }
    registry->engines[registry->engine_count++] = engine;
    return PA_OK;
}

void pa_registry_done(pa_registry *registry)
{
    for (size_t i = 0; registry && i < registry->engine_count; i++) {
        free_engine(&registry->engines[i]);
    }
    if (registry) {
        if (registry->sizing.book.free) {
            registry->sizing.book.free(registry->sizing.book.self);
        }
        *registry = (pa_registry){0};
    }
}

const pa_engine *pa_registry_find(const pa_registry *registry, const char *name)
{
    for (size_t i = 0; name && i < registry->engine_count; i++) {
        if (strcmp(registry->engines[i].name, name) == 0) {
            return &registry->engines[i];
        }
    }
    return NULL;
}

json_t *pa_registry_understand(const pa_registry *registry, const char *name, const char *prompt)
{
    const pa_engine *engine = pa_registry_find(registry, name);
    return engine && engine->understand && prompt && *prompt ? engine->understand(engine->self, prompt)
                                                             : NULL;
}

static void suggest_engines(const pa_registry *registry, const pa_request *request, pa_error *err)
{
    for (size_t i = 0; i < registry->engine_count; i++) {
        if (serves(&registry->engines[i], request)) {
            pa_error_suggest(err, registry->engines[i].name);
        }
    }
}

static pa_status check_ready(const pa_engine *engine, pa_error *err)
{
    pa_availability availability = engine->availability(engine->self);
    if (availability.state == PA_ENGINE_READY) {
        return PA_OK;
    }
    const char *reason =
        availability.reason[0] ? availability.reason : pa_engine_state_name(availability.state);
    return pa_fail(err, PA_UNAVAILABLE, "The engine '%s' is not ready: %s", engine->name, reason);
}

/* The caller asked for this engine by name, so what is wrong with the name is the caller's to mend. */
static pa_status choose_named(const pa_registry *registry, const pa_request *request,
                              const pa_engine **out_engine, pa_error *err)
{
    const pa_engine *engine = pa_registry_find(registry, request->engine);
    if (!engine || !serves(engine, request)) {
        if (engine) {
            pa_fail(err, PA_INVALID, "The engine '%s' does not serve %s.", engine->name, service_of(request));
        } else {
            pa_fail(err, PA_INVALID, "There is no engine named '%s'.", request->engine);
        }
        suggest_engines(registry, request, err);
        return PA_INVALID;
    }
    pa_status status = check_ready(engine, err);
    if (status == PA_OK) {
        *out_engine = engine;
    }
    return status;
}

/* The operator named this engine, so that a wrong name is the server's fault and not the request's. */
static pa_status choose_preferred(const pa_registry *registry, const pa_request *request,
                                  const pa_engine **out_engine, pa_error *err)
{
    const char *name = registry->preferred[request->mode];
    const pa_engine *engine = pa_registry_find(registry, name);
    if (!engine || !serves(engine, request)) {
        return pa_fail(err, PA_UNAVAILABLE, "The engine '%s' that is set for %s %s.", name,
                       service_of(request), engine ? "does not serve it" : "does not exist");
    }
    pa_status status = check_ready(engine, err);
    if (status == PA_OK) {
        *out_engine = engine;
    }
    return status;
}

pa_status pa_registry_choose(const pa_registry *registry, const pa_request *request,
                             const pa_engine **out_engine, pa_error *err)
{
    if (!is_auto(request->engine)) {
        return choose_named(registry, request, out_engine, err);
    }
    if (is_of_words(request) && !is_auto(registry->preferred[request->mode])) {
        return choose_preferred(registry, request, out_engine, err);
    }
    pa_error problem;
    pa_fail(&problem, PA_UNAVAILABLE, "No engine serves %s.", service_of(request));
    for (size_t i = 0; i < registry->engine_count; i++) {
        const pa_engine *engine = &registry->engines[i];
        if (serves(engine, request) && check_ready(engine, &problem) == PA_OK) {
            *out_engine = engine;
            return PA_OK;
        }
    }
    if (err) {
        *err = problem;
    }
    return problem.status;
}

/* Whom pa_registry_choose looked at; NULL where it would have taken anybody. */
static const pa_engine *wanted_engine(const pa_registry *registry, const pa_request *request)
{
    if (!is_auto(request->engine)) {
        return pa_registry_find(registry, request->engine);
    }
    return is_of_words(request) ? pa_registry_find(registry, registry->preferred[request->mode]) : NULL;
}

static bool is_a_fault_elsewhere(pa_status failure)
{
    switch (failure) {
    case PA_UNAVAILABLE:
    case PA_TIMEOUT:
    case PA_UPSTREAM_QUOTA:
    case PA_UPSTREAM_BUSY:
    case PA_UPSTREAM_ASLEEP:
    case PA_UPSTREAM_PAUSED:
    case PA_UPSTREAM_MISSING:
    case PA_UPSTREAM_AUTH:
    case PA_UPSTREAM_UNREACHABLE:
    case PA_UPSTREAM_LOST:
    case PA_UPSTREAM_ERROR:
    case PA_UPSTREAM_BAD_FILE:
        return true;
    default:
        return false;
    }
}

const pa_engine *pa_registry_fallback(const pa_registry *registry, const pa_request *request,
                                      const pa_engine *failed, pa_status failure)
{
    failed = failed ? failed : wanted_engine(registry, request);
    const pa_engine *fallback = pa_registry_find(registry, registry->fallback);
    bool fits = failed && failed->remote && is_a_fault_elsewhere(failure) && fallback && fallback != failed &&
                serves(fallback, request) && check_ready(fallback, NULL) == PA_OK;
    return fits ? fallback : NULL;
}
