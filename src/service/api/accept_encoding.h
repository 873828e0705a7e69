/** Content negotiation, as far as it is needed (RFC 9110, section 12.5.3). */
#ifndef PA_SERVICE_API_ACCEPT_ENCODING_H
#define PA_SERVICE_API_ACCEPT_ENCODING_H

#include <stdbool.h>

/** True when an Accept-Encoding header's value lets gzip be used. NULL (no header): false, to be safe. */
bool pa_accepts_gzip(const char *accept_encoding);

#endif
