/**
 * libcurl, loaded when the first transfer needs it: a server that only draws recipes never pays for it.
 */
#ifndef PA_TRANSFER_CURL_PRIVATE_H
#define PA_TRANSFER_CURL_PRIVATE_H

/* The type-checking macros name the functions themselves, which are pointers here. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include "foundation/status.h"

#define PA_CURL_FUNCTIONS(X)                                                                                 \
    X(global_init)                                                                                           \
    X(easy_init)                                                                                             \
    X(easy_setopt)                                                                                           \
    X(easy_getinfo)                                                                                          \
    X(easy_pause)                                                                                            \
    X(easy_cleanup)                                                                                          \
    X(multi_init)                                                                                            \
    X(multi_add_handle)                                                                                      \
    X(multi_remove_handle)                                                                                   \
    X(multi_perform)                                                                                         \
    X(multi_poll)                                                                                            \
    X(multi_wakeup)                                                                                          \
    X(multi_info_read)                                                                                       \
    X(multi_cleanup)                                                                                         \
    X(share_init)                                                                                            \
    X(share_setopt)                                                                                          \
    X(share_cleanup)                                                                                         \
    X(slist_append)                                                                                          \
    X(slist_free_all)                                                                                        \
    X(url)                                                                                                   \
    X(url_set)                                                                                               \
    X(url_get)                                                                                               \
    X(url_cleanup)                                                                                           \
    X(free)

typedef struct pa_curl {
    void *library;
#define PA_CURL_MEMBER(name) __typeof__(curl_##name) *name;
    PA_CURL_FUNCTIONS(PA_CURL_MEMBER)
#undef PA_CURL_MEMBER
} pa_curl;

/** Fails with PA_UNAVAILABLE: the library or one of its functions is not there. */
pa_status pa_curl_load(pa_curl *out_curl, pa_error *err);

#endif
