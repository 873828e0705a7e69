/* A foreign body of the generate route: a request that keeps every rule, or a list of problems, or a mode. */
#include <stdlib.h>
#include <string.h>

#include "engines/prompt.h"
#include "service/api/generate_body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_request(const pa_request *request)
{
    pa_span text = {(const uint8_t *)request->prompt, strlen(request->prompt)};
    pa_span prompt;
    if (pa_prompt_check(text, &prompt) != PA_PROMPT_FINE || prompt.size != text.size || request->seed < 0 ||
        (request->height_m != 0 &&
         !(request->height_m >= PA_MIN_HEIGHT_M && request->height_m <= PA_MAX_HEIGHT_M))) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const pa_registry registry = {.engines = {{.name = "procedural", .modes = 3}}, .engine_count = 1};
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_generate_body body;
    json_t *problems = NULL;
    const char *mode = NULL;
    switch (pa_generate_body_read((pa_span){.data = data, .size = size}, NULL, &registry, PA_BRIGHTNESS_AR,
                                  &arena, &body, &problems, &mode)) {
    case PA_BODY_FINE:
        check_request(&body.request);
        break;
    case PA_BODY_PROBLEMS:
        if (json_array_size(problems) == 0) {
            abort();
        }
        json_decref(problems);
        break;
    case PA_BODY_BAD_MODE:
        if (!mode) {
            abort();
        }
        break;
    case PA_BODY_NO_MEMORY:
        break;
    }
    pa_arena_done(&arena);
    return 0;
}
