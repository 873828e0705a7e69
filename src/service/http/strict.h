/** What libmicrohttpd lets by and http/ must not, because two parties could read it in two ways. */
#ifndef PA_SERVICE_HTTP_STRICT_H
#define PA_SERVICE_HTTP_STRICT_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

/** How the request's body is framed. */
typedef struct pa_http_framing {
    bool chunked;
    bool has_length;
    uint64_t length;
    bool expects_continue;
} pa_http_framing;

/**
 * Goes through the request's headers. method and version are the access handler's arguments: the header
 * block lies behind them. False for a request to be refused with 400: two Content-Lengths, Transfer-Encoding
 * beside Content-Length or in HTTP/1.0 or other than "chunked", no Host or two in HTTP/1.1, a name that is no
 * token (such as one with a blank before the colon), folded lines, lines that a bare LF ends, control
 * characters, a line without a name.
 */
bool pa_http_headers_sound(struct MHD_Connection *connection, const char *method, const char *version,
                           pa_http_framing *out_framing);

/** True when text is a token of RFC 9110 §5.6.2: a method, a header's name. */
bool pa_http_is_token(const char *text, size_t size);
/** True when a header's value holds no control character but the tab. */
bool pa_http_is_value(const char *text, size_t size);

#endif
