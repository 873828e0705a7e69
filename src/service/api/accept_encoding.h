/** Content negotiation, as far as it is needed (RFC 9110, section 12.5.3). */
#ifndef PA_SERVICE_API_ACCEPT_ENCODING_H
#define PA_SERVICE_API_ACCEPT_ENCODING_H

#include <stdbool.h>

/**
 * True when an Accept-Encoding header's value lets the coding ("gzip", "br") be used. NULL (no header):
 * false, to be safe.
 */
bool pa_accepts_coding(const char *accept_encoding, const char *coding);

#endif
