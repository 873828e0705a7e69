#include "service/api/loopback.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

/* host: "name", "name:port", "[v6]" or "[v6]:port". */
static bool names_loopback(const char *host)
{
    char name[64];
    bool bracketed = host[0] == '[';
    size_t length = strcspn(host + bracketed, bracketed ? "]" : ":");
    if (length == 0 || length >= sizeof name) {
        return false;
    }
    memcpy(name, host + bracketed, length);
    name[length] = '\0';
    struct in_addr v4;
    return strcasecmp(name, "localhost") == 0 || (bracketed && strcmp(name, "::1") == 0) ||
           (inet_pton(AF_INET, name, &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127);
}

bool pa_api_is_local_page(const char *host, const char *origin)
{
    if (host && !names_loopback(host)) {
        return false;
    }
    const char *after_scheme = origin ? strstr(origin, "://") : NULL;
    return !origin || (after_scheme && names_loopback(after_scheme + 3));
}
