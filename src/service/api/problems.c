#include "service/api/problems.h"

#include <math.h>
#include <stdio.h>

void pa_problem_add(json_t *list, const char *place, const char *field, const char *message, const char *type,
                    json_t *context)
{
    json_t *location = field ? json_pack("[s, s]", place, field) : json_pack("[s]", place);
    json_array_append_new(list, json_pack("{s:o, s:s, s:s, s:o*}", "loc", location, "msg", message, "type",
                                          type, "ctx", context));
}

void pa_problem_missing(json_t *list, const char *place, const char *field)
{
    pa_problem_add(list, place, field, "field required", "value_error.missing", NULL);
}

void pa_problem_null(json_t *list, const char *place, const char *field)
{
    pa_problem_add(list, place, field, "none is not an allowed value", "type_error.none.not_allowed", NULL);
}

void pa_problem_not_string(json_t *list, const char *place, const char *field)
{
    pa_problem_add(list, place, field, "str type expected", "type_error.str", NULL);
}

void pa_problem_not_integer(json_t *list, const char *place, const char *field)
{
    pa_problem_add(list, place, field, "value is not a valid integer", "type_error.integer", NULL);
}

void pa_problem_not_boolean(json_t *list, const char *place, const char *field)
{
    pa_problem_add(list, place, field, "value could not be parsed to a boolean", "type_error.bool", NULL);
}

/* Whole numbers are shown whole, as Python does. */
static json_t *limit_value(double limit)
{
    bool whole = floor(limit) == limit && fabs(limit) < 1e15;
    return json_pack("{s:o}", "limit_value", whole ? json_integer((json_int_t)limit) : json_real(limit));
}

static void add_range(json_t *list, const char *place, const char *field, double limit, const char *relation,
                      const char *type)
{
    char message[96];
    snprintf(message, sizeof message, "ensure this value is %s than or equal to %.15g", relation, limit);
    pa_problem_add(list, place, field, message, type, limit_value(limit));
}

void pa_problem_below(json_t *list, const char *place, const char *field, double least)
{
    add_range(list, place, field, least, "greater", "value_error.number.not_ge");
}

void pa_problem_above(json_t *list, const char *place, const char *field, double most)
{
    add_range(list, place, field, most, "less", "value_error.number.not_le");
}
