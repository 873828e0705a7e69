/**
 * How every room reports failure.
 *
 * A function that can fail returns pa_status; words for people go to a caller-owned pa_error that may be
 * NULL. Outputs stay untouched on failure. HTTP codes are mapped from pa_status once, in service/api.
 */
#ifndef PA_FOUNDATION_STATUS_H
#define PA_FOUNDATION_STATUS_H

#include <stdarg.h>
#include <stddef.h>

/* name, stable machine-readable code, default sentence for people */
#define PA_STATUS_LIST(X)                                                                                    \
    X(OK, "ok", "Success.")                                                                                  \
    X(INVALID, "invalid", "The input is not valid.")                                                         \
    X(NOT_FOUND, "not_found", "Not found.")                                                                  \
    X(UNKNOWN_KIND, "unknown_kind", "No engine here knows how to make that.")                                \
    X(TOO_LARGE, "too_large", "The input is too large.")                                                     \
    X(UNSUPPORTED, "unsupported", "That is not supported.")                                                  \
    X(CORRUPT, "corrupt", "The data is damaged or malformed.")                                               \
    X(BAD_FILE, "bad_file", "The file that came along is no usable model.")                                  \
    X(CONFLICT, "conflict", "That is already so.")                                                           \
    X(CANCELLED, "cancelled", "The work was cancelled.")                                                     \
    X(INTERRUPTED, "interrupted", "The work was interrupted by a restart.")                                  \
    X(TIMEOUT, "timeout", "The work took too long.")                                                         \
    X(BUSY, "busy", "Too much work is waiting; try again shortly.")                                          \
    X(UNAVAILABLE, "unavailable", "No engine is available for that.")                                        \
    X(NO_MEMORY, "no_memory", "Out of memory.")                                                              \
    X(NO_SPACE, "no_space", "The disk is full.")                                                             \
    X(IO, "io", "Reading or writing failed.")                                                                \
    X(UPSTREAM_QUOTA, "upstream_quota", "The remote service's GPU quota is used up.")                        \
    X(UPSTREAM_BUSY, "upstream_busy", "The remote service is busy.")                                         \
    X(UPSTREAM_ASLEEP, "upstream_asleep", "The remote service is still starting up.")                        \
    X(UPSTREAM_PAUSED, "upstream_paused", "The remote service is paused by its owner.")                      \
    X(UPSTREAM_MISSING, "upstream_missing", "The remote service was not found.")                             \
    X(UPSTREAM_AUTH, "upstream_auth", "The remote service wants an access token.")                           \
    X(UPSTREAM_UNREACHABLE, "upstream_unreachable", "The remote service cannot be reached.")                 \
    X(UPSTREAM_LOST, "upstream_lost", "The connection to the remote service was lost.")                      \
    X(UPSTREAM_ERROR, "upstream_error", "The remote service reported an error.")                             \
    X(UPSTREAM_BAD_FILE, "upstream_bad_file", "The remote service sent a file that is no usable model.")     \
    X(INTERNAL, "internal", "Something went wrong inside the server.")

typedef enum pa_status {
#define PA_STATUS_ENUM(name, code, text) PA_##name,
    PA_STATUS_LIST(PA_STATUS_ENUM)
#undef PA_STATUS_ENUM
        PA_STATUS_COUNT
} pa_status;

/** What went wrong, in words a person can act on. Plain data: copy it, drop it, never free it. */
typedef struct pa_error {
    pa_status status;
    int retry_after_s;       /* seconds after which trying again makes sense; 0 = not known */
    char detail[512];        /* one plain sentence, UTF-8, no newline */
    char suggestions[5][48]; /* nearest valid values, best first */
    size_t suggestion_count; /* 0 to 5 */
} pa_error;

/** "not_found" for PA_NOT_FOUND. Never NULL. */
const char *pa_status_code(pa_status status);
/** The default sentence of a status. Never NULL. */
const char *pa_status_text(pa_status status);

/**
 * Fills err (when it is not NULL) and returns status, so that a failing path is one line:
 *     return pa_fail(err, PA_INVALID, "height must be above 0, not %g", height);
 * A NULL format takes the status's own sentence. Control characters in the text become spaces, bytes that are
 * no UTF-8 question marks.
 */
pa_status pa_fail(pa_error *err, pa_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#ifdef __clang_analyzer__
/* The analyser reads one file at a time and would not know that the status comes back. */
#define pa_fail(err, status, ...) (pa_fail((err), (status), __VA_ARGS__), (status))
#endif

/** Adds a nearest valid value to err; a sixth is dropped, a long one shortened at a UTF-8 boundary. */
void pa_error_suggest(pa_error *err, const char *value);

#endif
