/**
 * What the last event of a stream tells beside the result, so that a page needs to ask for nothing but the
 * model: the AR report, a small picture, the engines.
 */
#ifndef PA_SERVICE_API_EXTRAS_H
#define PA_SERVICE_API_EXTRAS_H

#include "foundation/json.h"
#include "service/api/api.h"

/**
 * Makes them on a thread of their own, or reads what was made before, and hands them to
 * pa_watchers_tell_extras, in any case once. Safe on every thread.
 */
void pa_api_ask_extras(pa_api *api, const char *job_id, const char *model_id);

#endif
