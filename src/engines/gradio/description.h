/** Which endpoint of which server makes models, and what it is to be told: data, not code. */
#ifndef PA_ENGINES_GRADIO_DESCRIPTION_H
#define PA_ENGINES_GRADIO_DESCRIPTION_H

#include "engines/engine.h"
#include "foundation/json.h"

enum { PA_SPACE_PARAMETERS_MAX = 32, PA_SPACE_FOLLOW_UP_PARAMETERS_MAX = 8 };

/** Where a parameter's value comes from. Options of a request that are not given leave the constant. */
typedef enum pa_space_source {
    PA_FROM_CONSTANT,
    PA_FROM_PROMPT,
    PA_FROM_SEED,
    PA_FROM_STEPS,
    PA_FROM_GUIDANCE,
    PA_FROM_TEXTURE_SIZE,
    PA_FROM_IMAGE,        /* the request's, uploaded first */
    PA_FROM_FIRST_OUTPUT, /* files of the call before, as they lie on the server */
    PA_FROM_SECOND_OUTPUT,
} pa_space_source;

typedef struct pa_space_parameter {
    const char *name;
    pa_space_source source;
    const char *
        constant; /* JSON text: "7.5", "true", "\"stochastic\"", "null"; NULL where source always gives one */
} pa_space_parameter;

/** A second call, for servers that hand the model out only when asked once more. */
typedef struct pa_space_follow_up {
    const char *api_name; /* without a slash */
    uint32_t wanted_output;
    pa_space_parameter parameters[PA_SPACE_FOLLOW_UP_PARAMETERS_MAX];
    uint32_t parameter_count;
} pa_space_follow_up;

/** Strings are borrowed from the program or live in the arena the description was decoded into. */
typedef struct pa_space_description {
    const char *engine; /* "trellis-space" */
    const char *title;
    const char *space;    /* "owner/name", or a base URL */
    const char *api_name; /* without a slash */
    unsigned modes;       /* bit (1u << mode) set for each mode it serves */
    uint32_t
        wanted_output; /* the output that holds the model, counted from 0; of follow_up where it is set */
    const pa_space_follow_up *follow_up;                    /* NULL: one call makes and hands out */
    pa_space_parameter parameters[PA_SPACE_PARAMETERS_MAX]; /* in the server's order */
    uint32_t parameter_count;
} pa_space_description;

/** TRELLIS and Shap-E as their public Spaces serve them. */
const pa_space_description *pa_space_trellis(void);
const pa_space_description *pa_space_shap_e(void);
/** The ones that make models of images: Hunyuan3D, and TRELLIS as it was first made. */
const pa_space_description *pa_space_hunyuan_image(void);
const pa_space_description *pa_space_trellis_image(void);
/** True when a parameter comes from an image; such a Space takes images in place of words. */
bool pa_space_takes_images(const pa_space_description *description);

/**
 * Reads a description written by a user; docs/engines.md has its members:
 *     {"engine": "my-space", "space": "owner/name", "api_name": "generate", "modes": ["advanced"],
 *      "parameters": [{"name": "prompt", "from": "prompt"}, {"name": "cfg", "value": 7.5}]}
 *
 * Fails with PA_INVALID (err names the member), PA_NO_MEMORY.
 */
pa_status pa_space_description_decode(pa_span text, pa_arena *arena, pa_space_description *out_description,
                                      pa_error *err);

/** What values are made of. Borrowed; what no parameter comes from may be NULL. */
typedef struct pa_space_material {
    const pa_request *request;
    json_t *image;      /* the uploaded one, as pa_gradio_upload gives it */
    json_t *outputs[2]; /* files of the call before, as pa_gradio_output_file gives them */
} pa_space_material;

/**
 * The values of a call, in order. out_values holds parameter_count new references; names are borrowed from
 * the parameters.
 */
struct pa_gradio_value;
pa_status pa_space_values(const pa_space_parameter *parameters, uint32_t parameter_count,
                          const pa_space_material *material, struct pa_gradio_value *out_values,
                          pa_error *err);

#endif
