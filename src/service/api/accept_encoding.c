#include "service/api/accept_encoding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The weight of one element "coding;q=0.5"; 1 when none is given. */
static double weight_of(const char *element, size_t length)
{
    for (size_t i = 0; i + 2 < length; i++) {
        if (element[i] == ';') {
            size_t at = i + 1 + strspn(element + i + 1, " \t");
            if (at + 2 < length && strncasecmp(element + at, "q=", 2) == 0) {
                return strtod(element + at + 2, NULL);
            }
        }
    }
    return 1;
}

bool pa_accepts_coding(const char *accept_encoding, const char *coding)
{
    double any = 0;
    while (accept_encoding && *accept_encoding) {
        const char *element = accept_encoding + strspn(accept_encoding, ", \t");
        size_t length = strcspn(element, ",");
        size_t name = strcspn(element, "; \t,");
        if (name == strlen(coding) && strncasecmp(element, coding, name) == 0) {
            return weight_of(element, length) > 0;
        }
        if (name == 1 && *element == '*') {
            any = weight_of(element, length);
        }
        accept_encoding = element + length;
    }
    return any > 0;
}
