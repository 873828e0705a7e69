/**
 * What a request may say beside its subject, engine and mode: one table that JSON bodies, forms and the
 * command line read, and that the OpenAPI document is held against. An option is added here, and nowhere
 * else.
 */
#ifndef PA_ENGINES_REQUEST_OPTIONS_H
#define PA_ENGINES_REQUEST_OPTIONS_H

#include "engines/engine.h"

typedef enum pa_request_option_type {
    PA_REQUEST_NUMBER, /* least to most */
    PA_REQUEST_WHOLE,  /* a whole number, least to most */
    PA_REQUEST_FLAG,   /* 0 or 1 */
    PA_REQUEST_CHOICE  /* the place of a name in a list */
} pa_request_option_type;

typedef struct pa_request_option {
    const char *name; /* in bodies and forms: "height_m" */
    pa_request_option_type type;
    double least, most;
    const char *(*choice)(unsigned place); /* the choice at that place; NULL past the last one */
    const char *flag;                      /* on the command line: "height" is --height */
    char letter;                           /* 's' is -s; 0: none */
    const char *value_name;                /* "METRES" in the command line's help; NULL for a flag */
    const char *help;                      /* one line, with the default */
    void (*set)(pa_request *request, double value);
} pa_request_option;

enum { PA_REQUEST_OPTION_COUNT = 15 };

extern const pa_request_option pa_request_options[PA_REQUEST_OPTION_COUNT];

typedef enum pa_request_option_fault {
    PA_REQUEST_OPTION_FINE,
    PA_REQUEST_OPTION_MISTYPED, /* no number, no whole number, neither true nor false, none of the choices */
    PA_REQUEST_OPTION_BELOW,
    PA_REQUEST_OPTION_ABOVE
} pa_request_option_fault;

/**
 * Sets the option's member of request, unless there is a fault. value is 0 or 1 for a flag, the place in the
 * list for a choice. A seed of -1 draws one.
 */
pa_request_option_fault pa_request_option_set(const pa_request_option *option, double value,
                                              pa_request *request);
/**
 * The same from text: a decimal number; true, yes, on, 1 or false, no, off, 0; a choice's name. Upper and
 * lower case are the same.
 */
pa_request_option_fault pa_request_option_read(const pa_request_option *option, pa_span text,
                                               pa_request *request);

#endif
