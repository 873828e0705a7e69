#include <dlfcn.h>
#include <string.h>

#include "transfer/curl_private.h"

pa_status pa_curl_load(pa_curl *out_curl, pa_error *err)
{
    pa_curl curl = {.library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL)};
    if (!curl.library) {
        return pa_fail(err, PA_UNAVAILABLE, "libcurl cannot be loaded: %s", dlerror());
    }
    const struct {
        const char *name;
        void **slot;
    } functions[] = {
#define PA_CURL_SLOT(name) {"curl_" #name, (void **)&curl.name},
        PA_CURL_FUNCTIONS(PA_CURL_SLOT)
#undef PA_CURL_SLOT
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        *functions[i].slot = dlsym(curl.library, functions[i].name);
        if (!*functions[i].slot) {
            dlclose(curl.library);
            return pa_fail(err, PA_UNAVAILABLE, "libcurl lacks %s.", functions[i].name);
        }
    }
    /* The library stays loaded: its TLS backend does not survive being unloaded while threads remember it. */
    if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return pa_fail(err, PA_UNAVAILABLE, "libcurl does not start.");
    }
    *out_curl = curl;
    return PA_OK;
}
