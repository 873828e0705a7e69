/** What is wrong with a request, in the shape of Pydantic 1: a list of {loc, msg, type} and sometimes ctx. */
#ifndef PA_SERVICE_API_PROBLEMS_H
#define PA_SERVICE_API_PROBLEMS_H

#include <stddef.h>

#include "foundation/json.h"

/**
 * Adds {"loc": [place, field], "msg": message, "type": type} to list, a JSON array. place is "body", "query",
 * "path" or "header"; field NULL leaves loc at [place]. context (may be NULL) becomes "ctx"; its reference is
 * taken over.
 */
void pa_problem_add(json_t *list, const char *place, const char *field, const char *message, const char *type,
                    json_t *context);

/* The ones that Pydantic has words for. */
void pa_problem_missing(json_t *list, const char *place, const char *field);
void pa_problem_null(json_t *list, const char *place, const char *field);
void pa_problem_not_string(json_t *list, const char *place, const char *field);
void pa_problem_not_integer(json_t *list, const char *place, const char *field);
void pa_problem_not_boolean(json_t *list, const char *place, const char *field);
void pa_problem_below(json_t *list, const char *place, const char *field, double least);
void pa_problem_above(json_t *list, const char *place, const char *field, double most);

#endif
