/**
 * What a Gradio server says of itself: /config and /info → one callable endpoint.
 *
 * Facts differ by version: the protocol and prefix are read, never guessed; parameter names exist since 4.23;
 * a dependency's id since 4.32, before that its place counts; app_id is a 64-bit number past 2^63.
 */
#ifndef PA_ENGINES_GRADIO_ENDPOINT_H
#define PA_ENGINES_GRADIO_ENDPOINT_H

#include <stdbool.h>

#include "foundation/arena.h"
#include "foundation/json.h"
#include "foundation/status.h"

typedef enum pa_gradio_protocol {
    PA_GRADIO_WS,     /* 3.x: WebSocket, which is not spoken here; /run may serve */
    PA_GRADIO_SSE,    /* 4.0 to 4.8: the stream is opened first and asks for the data */
    PA_GRADIO_SSE_V1, /* 4.9 and later, through sse_v3: join first, then the stream */
} pa_gradio_protocol;

/** One input in the order the endpoint takes them; State inputs are not listed. */
typedef struct pa_gradio_parameter {
    const char *name;       /* "" where the server gives none (before 4.23) */
    const json_t *fallback; /* the default, borrowed from the endpoint's info; NULL = required */
    bool bounded;           /* a slider or number field with a range … */
    double least, most;     /* … which this is */
    bool whole;             /* its step is a whole number */
} pa_gradio_parameter;

/** Strings and arrays live in the arena; JSON is owned: release with pa_gradio_endpoint_done. */
typedef struct pa_gradio_endpoint {
    const char *version; /* "4.44.1" */
    int version_major, version_minor;
    pa_gradio_protocol protocol;
    const char *protocol_name; /* "sse_v3" */
    const char *prefix;        /* "" or "/gradio_api" */
    const char *api_name;      /* without a slash */
    int fn_index;
    bool heartbeats;         /* the stream is never silent for longer than 15 s */
    bool cancels;            /* POST /cancel exists */
    uint64_t max_file_bytes; /* of an upload; 0 = not said */
    pa_gradio_parameter *parameters;
    uint32_t parameter_count;
    const bool *input_is_state; /* [input_count]: where null goes in between */
    uint32_t input_count;
    const bool *output_is_skipped; /* [output_count]: outputs that no result is looked for in */
    uint32_t output_count;
    json_t *info; /* owner of the defaults; may be NULL */
} pa_gradio_endpoint;

/**
 * config  the answer of /config
 * info    the answer of /info, or NULL where there was none; taken over, on failure too
 *
 * Fails with PA_UPSTREAM_MISSING (no such api_name; the server's own names suggested), PA_UPSTREAM_ERROR
 * (not a Gradio configuration), PA_NO_MEMORY.
 */
pa_status pa_gradio_endpoint_read(const json_t *config, json_t *info, const char *api_name, pa_arena *arena,
                                  pa_gradio_endpoint *out_endpoint, pa_error *err);
void pa_gradio_endpoint_done(pa_gradio_endpoint *endpoint);

/** True when the server lists such an endpoint that takes no values ("start_session"). */
bool pa_gradio_config_has(const json_t *config, const char *api_name);

#endif
