#include "service/http/strict.h"

#include <string.h>
#include <strings.h>

static bool is_token_byte(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        return true;
    }
    return c && strchr("!#$%&'*+-.^_`|~", c);
}

bool pa_http_is_token(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!is_token_byte((unsigned char)text[i])) {
            return false;
        }
    }
    return size > 0;
}

bool pa_http_is_value(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && c != '\t') || c == 0x7F) {
            return false;
        }
    }
    return true;
}

typedef struct header_walk {
    const char *next; /* where the next line has to begin */
    unsigned lengths;
    unsigned encodings;
    unsigned hosts;
    bool sound;
    pa_http_framing *framing;
} header_walk;

static bool is_name(const char *name, size_t size, const char *wanted, size_t wanted_size)
{
    return size == wanted_size && strncasecmp(name, wanted, size) == 0;
}
#define IS_NAME(name, size, wanted) is_name((name), (size), (wanted), sizeof(wanted) - 1)

static void note(header_walk *walk, const char *name, size_t name_size, const char *value, size_t value_size)
{
    if (IS_NAME(name, name_size, "Content-Length")) {
        walk->lengths++;
        walk->framing->has_length = true;
        for (size_t i = 0; i < value_size; i++) {
            /* libmicrohttpd has refused what is no number of 64 bits. */
            walk->framing->length = walk->framing->length * 10 + (uint64_t)(value[i] - '0');
        }
    } else if (IS_NAME(name, name_size, "Transfer-Encoding")) {
        walk->encodings++;
        walk->framing->chunked = true;
        walk->sound = walk->sound && IS_NAME(value, value_size, "chunked");
    } else if (IS_NAME(name, name_size, "Host")) {
        walk->hosts++;
    } else if (IS_NAME(name, name_size, "Expect")) {
        walk->framing->expects_continue = IS_NAME(value, value_size, "100-continue");
    }
}

/* libmicrohttpd leaves names and values where they came in, each ended by NULs in place of the colon and the
 * line's end. So the lines have to lie one behind the other: name, NUL, blanks, value, NUL, NUL. What it
 * does to folded lines (it glues the second to the first one's name), to a NUL in a line and to a bare LF
 * leaves gaps, and is seen here. */
static enum MHD_Result visit(void *context, enum MHD_ValueKind kind, const char *name, size_t name_size,
                             const char *value, size_t value_size)
{
    (void)kind;
    header_walk *walk = context;
    walk->sound = false;
    if (name != walk->next || !value || value <= name + name_size || !pa_http_is_token(name, name_size) ||
        !pa_http_is_value(value, value_size)) {
        return MHD_NO;
    }
    for (const char *gap = name + name_size + 1; gap < value; gap++) {
        if (*gap != ' ' && *gap != '\t') {
            return MHD_NO;
        }
    }
    if (value[value_size] != '\0' || value[value_size + 1] != '\0') {
        return MHD_NO;
    }
    walk->next = value + value_size + 2;
    walk->sound = true;
    note(walk, name, name_size, value, value_size);
    return walk->sound ? MHD_YES : MHD_NO;
}

bool pa_http_headers_sound(struct MHD_Connection *connection, const char *method, const char *version,
                           pa_http_framing *out_framing)
{
    *out_framing = (pa_http_framing){0};
    size_t version_size = strlen(version);
    if (version[version_size + 1] != '\0') {
        return false;
    }
    header_walk walk = {.next = version + version_size + 2, .sound = true, .framing = out_framing};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, visit, &walk);
    /* libmicrohttpd takes a line that begins with its colon for the end of the headers. */
    const union MHD_ConnectionInfo *block =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (!walk.sound || !block || walk.next + 2 != method + block->header_size) {
        return false;
    }
    bool old = strcmp(version, "HTTP/1.0") == 0;
    return walk.lengths <= 1 && (walk.lengths == 0 || walk.encodings == 0) &&
           walk.encodings <= (old ? 0 : 1) && walk.hosts <= 1 && (old || walk.hosts == 1);
}
