#include <errno.h>
#include <stdlib.h>

#include "service/api/api_private.h"
#include "service/api/problems.h"

uint32_t pa_api_query_number(pa_http_exchange *exchange, const char *name, const pa_api_number *range,
                             json_t *problems)
{
    const char *text = pa_http_query(exchange, name);
    if (!text) {
        return range->standard;
    }
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (end == text || *end) {
        pa_problem_not_integer(problems, "query", name);
    } else if (number < (long)range->least) {
        pa_problem_below(problems, "query", name, range->least);
    } else if (errno || number > (long)range->most) {
        pa_problem_above(problems, "query", name, range->most);
    } else {
        return (uint32_t)number;
    }
    return range->standard;
}
