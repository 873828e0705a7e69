/** How large a model becomes: what is settled before the finish, and what after it. */
#ifndef PA_GENERATE_SIZING_H
#define PA_GENERATE_SIZING_H

#include "asset/finish/finish.h"
#include "engines/registry.h"

/**
 * The size members of the finish's options for a raw scene. What the request asks for goes first; a metric
 * scene keeps its size; others are as large as the prompt's words or noun say, or else of the default size.
 */
void pa_sizing_settle(const pa_sizing *sizing, const pa_request *request, const pa_scene *raw,
                      pa_finish_options *options);

/** Scales a finished scene so that its longest side is 1; its origin stays. */
void pa_sizing_make_unit(pa_scene *scene);

#endif
