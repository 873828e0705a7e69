#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "service/http/conditional.h"
#include "service/http/http_private.h"

void pa_http_answer_file(pa_http_exchange *exchange, int fd, uint64_t size, const char *content_type,
                         const char *etag)
{
    if (exchange->nested || !pa_http_takes_answer(exchange)) {
        close(fd);
        return;
    }
    const char *type_copy = pa_http_exchange_string(exchange, content_type);
    const char *etag_copy = pa_http_exchange_string(exchange, etag);
    if (!type_copy || !etag_copy) {
        close(fd);
    } else {
        exchange->file = (pa_http_file){.fd = fd, .size = size, .content_type = type_copy, .etag = etag_copy};
    }
    pa_http_settle(exchange);
}

/* Hands the descriptor on with its bytes first to last. */
static void send_part(pa_http_exchange *exchange, int status, uint64_t first, uint64_t size)
{
    exchange->response = MHD_create_response_from_fd_at_offset64(size, exchange->file.fd, first);
    exchange->status = status;
    exchange->response_size = size;
    if (exchange->response) {
        exchange->file.fd = -1; /* libmicrohttpd closes it */
    }
    pa_http_set_header(exchange, "Content-Type", exchange->file.content_type);
    pa_http_set_header(exchange, "Accept-Ranges", "bytes");
}

void pa_http_compose_file(pa_http_exchange *exchange)
{
    const pa_http_file *file = &exchange->file;
    char *quoted = pa_http_exchange_alloc(exchange, strlen(file->etag) + 3);
    if (!quoted) {
        return;
    }
    sprintf(quoted, "\"%s\"", file->etag);
    pa_http_set_header(exchange, "ETag", quoted);
    if (pa_http_etag_matches(exchange, file->etag)) {
        exchange->status = MHD_HTTP_NOT_MODIFIED;
        exchange->response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
        return;
    }
    const char *range = strcmp(exchange->method, "GET") == 0 ? pa_http_header(exchange, "Range") : NULL;
    const char *if_range = pa_http_header(exchange, "If-Range");
    if (if_range && !pa_http_if_range_holds(if_range, file->etag)) {
        range = NULL;
    }
    uint64_t first;
    uint64_t last;
    char text[96];
    switch (pa_http_range_parse(range, file->size, &first, &last)) {
    case PA_HTTP_RANGE_WHOLE:
        send_part(exchange, MHD_HTTP_OK, 0, file->size);
        break;
    case PA_HTTP_RANGE_PART:
        snprintf(text, sizeof text, "bytes %llu-%llu/%llu", (unsigned long long)first,
                 (unsigned long long)last, (unsigned long long)file->size);
        pa_http_set_header(exchange, "Content-Range", text);
        send_part(exchange, MHD_HTTP_PARTIAL_CONTENT, first, last - first + 1);
        break;
    case PA_HTTP_RANGE_NONE:
        snprintf(text, sizeof text, "bytes */%llu", (unsigned long long)file->size);
        pa_http_set_header(exchange, "Content-Range", text);
        pa_http_refuse(exchange, PA_HTTP_RANGE, MHD_HTTP_RANGE_NOT_SATISFIABLE);
        break;
    }
}
