/** Keeps web pages from acting on the server of whoever looks at them. */
#ifndef PA_SERVICE_API_LOOPBACK_H
#define PA_SERVICE_API_LOOPBACK_H

#include <stdbool.h>

/**
 * True when a request that came over the loopback interface was also addressed to it by name (Host:
 * localhost, 127.…, [::1]) and was not sent by a page from elsewhere (Origin). A page of another site that
 * the browser on this machine shows fails the second; one whose name was pointed at 127.0.0.1 (DNS
 * rebinding), and a request that a reverse proxy on this machine passes on, fail the first. Either may be
 * NULL: absent.
 */
bool pa_api_is_local_page(const char *host, const char *origin);

#endif
