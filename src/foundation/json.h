/**
 * JSON in and out, on jansson (whose header this one hands on).
 *
 * Decoding is strict and bounded, because the text is foreign: valid UTF-8, no duplicate keys, no numbers
 * that a double cannot hold, limited nesting, limited size.
 */
#ifndef PA_FOUNDATION_JSON_H
#define PA_FOUNDATION_JSON_H

#include <jansson.h>

#include "foundation/bytes.h"
#include "foundation/status.h"

typedef struct pa_json_limits {
    size_t max_bytes; /* 0 = 8 MiB */
    size_t max_depth; /* 0 = 64 */
} pa_json_limits;

/**
 * out_json: a new reference, to be released with json_decref.
 * Whole numbers outside the signed 64-bit range arrive as reals (Gradio's app_id is one).
 * Fails with PA_TOO_LARGE (max_bytes), PA_INVALID (everything else; err names line and column),
 * PA_NO_MEMORY.
 */
pa_status pa_json_decode(pa_span text, const pa_json_limits *limits, json_t **out_json, pa_error *err);

/** Compact text on the heap, to be released with free(); NULL: no memory. */
char *pa_json_encode(const json_t *json);

#endif
