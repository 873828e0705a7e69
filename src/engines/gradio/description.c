#include "engines/gradio/description.h"

#include <stdlib.h>
#include <string.h>

#include "engines/gradio/arguments.h"

static const pa_space_description trellis = {
    .engine = "trellis-space",
    .title = "TRELLIS on a Hugging Face Space",
    .space = "dkatz2391/TRELLIS_TextTo3D_Try2",
    .api_name = "generate_and_extract_glb",
    .modes = 1u << PA_MODE_ADVANCED,
    .parameters = {{"prompt", PA_FROM_PROMPT, NULL},
                   {"seed", PA_FROM_SEED, NULL},
                   {"ss_guidance_strength", PA_FROM_GUIDANCE, "7.5"},
                   {"ss_sampling_steps", PA_FROM_STEPS, "25"},
                   {"slat_guidance_strength", PA_FROM_GUIDANCE, "7.5"},
                   {"slat_sampling_steps", PA_FROM_STEPS, "25"},
                   {"mesh_simplify", PA_FROM_CONSTANT, "0.95"},
                   {"texture_size", PA_FROM_TEXTURE_SIZE, "1024"}},
    .parameter_count = 8,
};

static const pa_space_description shap_e = {
    .engine = "shap-e-space",
    .title = "Shap-E on a Hugging Face Space",
    .space = "hysts/Shap-E",
    .api_name = "text-to-3d",
    .modes = 1u << PA_MODE_BASIC,
    .parameters = {{"prompt", PA_FROM_PROMPT, NULL},
                   {"seed", PA_FROM_SEED, NULL},
                   {"guidance_scale", PA_FROM_GUIDANCE, "20"},
                   {"num_inference_steps", PA_FROM_STEPS, "100"}},
    .parameter_count = 4,
};

/* Its seed is drawn anew by the server whatever is sent, as the Space's own page has it. */
static const pa_space_follow_up hunyuan_export = {
    .api_name = "on_export_click",
    .wanted_output = 1,
    .parameters = {{"file_out", PA_FROM_FIRST_OUTPUT, NULL},
                   {"file_out2", PA_FROM_SECOND_OUTPUT, NULL},
                   {"file_type", PA_FROM_CONSTANT, "\"glb\""},
                   {"reduce_face", PA_FROM_CONSTANT, "false"},
                   {"export_texture", PA_FROM_CONSTANT, "true"},
                   {"target_face_num", PA_FROM_CONSTANT, "10000"}},
    .parameter_count = 6,
};

static const pa_space_description hunyuan_image = {
    .engine = "hunyuan-image-space",
    .title = "Hunyuan3D on a Hugging Face Space",
    .space = "tencent/Hunyuan3D-2.1",
    .api_name = "generation_all",
    .follow_up = &hunyuan_export,
    .parameters = {{"image", PA_FROM_IMAGE, NULL},
                   {"mv_image_front", PA_FROM_CONSTANT, "null"},
                   {"mv_image_back", PA_FROM_CONSTANT, "null"},
                   {"mv_image_left", PA_FROM_CONSTANT, "null"},
                   {"mv_image_right", PA_FROM_CONSTANT, "null"},
                   {"steps", PA_FROM_STEPS, "15"},
                   {"guidance_scale", PA_FROM_GUIDANCE, "5.0"},
                   {"seed", PA_FROM_CONSTANT, "1234"},
                   {"octree_resolution", PA_FROM_CONSTANT, "128"},
                   {"check_box_rembg", PA_FROM_CONSTANT, "true"},
                   {"num_chunks", PA_FROM_CONSTANT, "4000"},
                   {"randomize_seed", PA_FROM_CONSTANT, "true"}},
    .parameter_count = 12,
};

static const pa_space_description trellis_image = {
    .engine = "trellis-image-space",
    .title = "TRELLIS for images on a Hugging Face Space",
    .space = "trellis-community/TRELLIS",
    .api_name = "generate_and_extract_glb",
    .wanted_output = 1, /* the first one is a film */
    .parameters = {{"image", PA_FROM_IMAGE, NULL},
                   {"multiimages", PA_FROM_CONSTANT, "[]"},
                   {"seed", PA_FROM_SEED, NULL},
                   {"ss_guidance_strength", PA_FROM_GUIDANCE, "7.5"},
                   {"ss_sampling_steps", PA_FROM_STEPS, "12"},
                   {"slat_guidance_strength", PA_FROM_GUIDANCE, "3"},
                   {"slat_sampling_steps", PA_FROM_STEPS, "12"},
                   {"multiimage_algo", PA_FROM_CONSTANT, "\"stochastic\""},
                   {"mesh_simplify", PA_FROM_CONSTANT, "0.95"},
                   {"texture_size", PA_FROM_TEXTURE_SIZE, "1024"}},
    .parameter_count = 10,
};

const pa_space_description *pa_space_hunyuan_image(void)
{
    return &hunyuan_image;
}

const pa_space_description *pa_space_trellis_image(void)
{
    return &trellis_image;
}

const pa_space_description *pa_space_trellis(void)
{
    return &trellis;
}

const pa_space_description *pa_space_shap_e(void)
{
    return &shap_e;
}

/* Which of the two calls may use it: what the other has is not there yet, or no more. */
typedef enum call_place { FIRST_CALL = 1, FOLLOW_UP = 2, ANY_CALL = 3 } call_place;

static const struct {
    const char *name;
    pa_space_source source;
    call_place place;
    bool always; /* every request has it, so that no value need stand in */
} sources[] = {
    {"prompt", PA_FROM_PROMPT, ANY_CALL, true},
    {"seed", PA_FROM_SEED, ANY_CALL, true},
    {"steps", PA_FROM_STEPS, ANY_CALL, false},
    {"guidance", PA_FROM_GUIDANCE, ANY_CALL, false},
    {"texture_size", PA_FROM_TEXTURE_SIZE, ANY_CALL, false},
    {"image", PA_FROM_IMAGE, FIRST_CALL, true},
    {"first_output", PA_FROM_FIRST_OUTPUT, FOLLOW_UP, true},
    {"second_output", PA_FROM_SECOND_OUTPUT, FOLLOW_UP, true},
};

static pa_status decode_source(const char *from, call_place place, pa_space_parameter *parameter,
                               bool *out_always, pa_error *err)
{
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        if (strcmp(sources[i].name, from) == 0 && (sources[i].place & place)) {
            parameter->source = sources[i].source;
            *out_always = sources[i].always;
            return PA_OK;
        }
    }
    return pa_fail(err, PA_INVALID, "A parameter cannot come from \"%.60s\"%s.", from,
                   place == FOLLOW_UP ? " in \"then\"" : "");
}

static pa_status decode_parameter(const json_t *json, call_place place, pa_arena *arena,
                                  pa_space_parameter *parameter, pa_error *err)
{
    const char *name = json_string_value(json_object_get(json, "name"));
    const char *from = json_string_value(json_object_get(json, "from"));
    const json_t *value = json_object_get(json, "value");
    if (!name || (!from && !value)) {
        return pa_fail(err, PA_INVALID, "Every parameter needs a \"name\" and a \"from\" or a \"value\".");
    }
    *parameter = (pa_space_parameter){.name = pa_arena_string(arena, name), .source = PA_FROM_CONSTANT};
    bool always = false;
    if (from && decode_source(from, place, parameter, &always, err) != PA_OK) {
        return PA_INVALID;
    }
    if (!always && !value) {
        return pa_fail(err, PA_INVALID,
                       "The parameter \"%.60s\" needs a \"value\" for requests that give none.", name);
    }
    char *text = value ? pa_json_encode(value) : NULL;
    parameter->constant = pa_arena_string(arena, text);
    free(text);
    return parameter->name && (!value || parameter->constant) ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

/* parameters has room for `most`. */
static pa_status decode_parameters(const json_t *json, call_place place, uint32_t most, pa_arena *arena,
                                   pa_space_parameter *parameters, uint32_t *out_count, pa_error *err)
{
    const json_t *list = json_object_get(json, "parameters");
    size_t count = json_array_size(list);
    if (!json_is_array(list) || count > most) {
        return pa_fail(err, PA_INVALID, "The description needs \"parameters\", an array of at most %u.",
                       most);
    }
    pa_status status = PA_OK;
    for (size_t i = 0; i < count && status == PA_OK; i++) {
        status = decode_parameter(json_array_get(list, i), place, arena, &parameters[i], err);
    }
    *out_count = (uint32_t)count;
    return status;
}

static pa_status decode_output(const json_t *json, uint32_t *out_output, pa_error *err)
{
    json_int_t output = json_integer_value(json_object_get(json, "output"));
    if (output < 0 || output > 255) {
        return pa_fail(err, PA_INVALID, "\"output\" counts the outputs from 0.");
    }
    *out_output = (uint32_t)output;
    return PA_OK;
}

static pa_status need_text(const json_t *json, const char *key, pa_arena *arena, const char **out_text,
                           pa_error *err)
{
    const char *text = json_string_value(json_object_get(json, key));
    if (!text || !text[0]) {
        return pa_fail(err, PA_INVALID, "The description lacks \"%s\".", key);
    }
    *out_text = pa_arena_string(arena, text[0] == '/' ? text + 1 : text);
    return *out_text ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

static bool takes(const pa_space_description *description, pa_space_source source)
{
    for (uint32_t i = 0; i < description->parameter_count; i++) {
        if (description->parameters[i].source == source) {
            return true;
        }
    }
    return false;
}

bool pa_space_takes_images(const pa_space_description *description)
{
    return takes(description, PA_FROM_IMAGE);
}

/* A Space makes models of words, in some modes, or of images, which know no modes. */
static pa_status decode_modes(const json_t *modes, pa_space_description *description, pa_error *err)
{
    unsigned found = 0;
    for (size_t i = 0; i < json_array_size(modes); i++) {
        const char *name = json_string_value(json_array_get(modes, i));
        pa_mode mode;
        if (!name || !pa_mode_parse(name, &mode)) {
            return pa_fail(err, PA_INVALID, "\"modes\" may hold \"basic\" and \"advanced\".");
        }
        found |= 1u << mode;
    }
    bool images = pa_space_takes_images(description);
    if (images == takes(description, PA_FROM_PROMPT)) {
        return pa_fail(err, PA_INVALID, "One parameter has to come from \"prompt\" or from \"image\"%s.",
                       images ? ", and not from both" : "");
    }
    if (images && found) {
        return pa_fail(err, PA_INVALID, "A Space that takes images has no \"modes\".");
    }
    unsigned both = 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED;
    description->modes = images ? 0 : found ? found : both;
    return PA_OK;
}

static pa_status decode_follow_up(const json_t *json, pa_arena *arena, pa_space_description *description,
                                  pa_error *err)
{
    pa_space_follow_up *second = PA_NEW(arena, pa_space_follow_up);
    if (!second) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *second = (pa_space_follow_up){0};
    pa_status status = need_text(json, "api_name", arena, &second->api_name, err);
    if (status == PA_OK) {
        status = decode_output(json, &second->wanted_output, err);
    }
    if (status == PA_OK) {
        status = decode_parameters(json, FOLLOW_UP, PA_SPACE_FOLLOW_UP_PARAMETERS_MAX, arena,
                                   second->parameters, &second->parameter_count, err);
    }
    description->follow_up = second;
    return status;
}

static pa_status decode_description(const json_t *json, pa_arena *arena, pa_space_description *description,
                                    pa_error *err)
{
    const char *title = json_string_value(json_object_get(json, "title"));
    const json_t *then = json_object_get(json, "then");
    pa_status status = need_text(json, "engine", arena, &description->engine, err);
    if (status == PA_OK) {
        status = need_text(json, "space", arena, &description->space, err);
    }
    if (status == PA_OK) {
        status = need_text(json, "api_name", arena, &description->api_name, err);
    }
    if (status == PA_OK) {
        status = decode_output(json, &description->wanted_output, err);
    }
    if (status == PA_OK) {
        status = decode_parameters(json, FIRST_CALL, PA_SPACE_PARAMETERS_MAX, arena, description->parameters,
                                   &description->parameter_count, err);
    }
    if (status == PA_OK) {
        status = decode_modes(json_object_get(json, "modes"), description, err);
    }
    if (status == PA_OK && then) {
        status = decode_follow_up(then, arena, description, err);
    }
    description->title = title ? pa_arena_string(arena, title) : description->engine;
    return status == PA_OK && !description->title ? pa_fail(err, PA_NO_MEMORY, NULL) : status;
}

pa_status pa_space_description_decode(pa_span text, pa_arena *arena, pa_space_description *out_description,
                                      pa_error *err)
{
    json_t *json = NULL;
    pa_status status = pa_json_decode(text, NULL, &json, err);
    if (status != PA_OK) {
        return status;
    }
    pa_space_description description = {0};
    status = decode_description(json, arena, &description, err);
    json_decref(json);
    if (status == PA_OK) {
        *out_description = description;
    }
    return status;
}

/* A new reference; NULL: no memory, or a constant that is no JSON. */
static json_t *value_of(const pa_space_parameter *parameter, const pa_space_material *material)
{
    const pa_request *request = material->request;
    switch (parameter->source) {
    case PA_FROM_PROMPT:
        return json_string(request->prompt ? request->prompt : "");
    case PA_FROM_SEED:
        return json_integer(request->seed);
    case PA_FROM_STEPS:
        if (request->steps) {
            return json_integer(request->steps);
        }
        break;
    case PA_FROM_GUIDANCE:
        if (request->guidance > 0) {
            return json_real(request->guidance);
        }
        break;
    case PA_FROM_TEXTURE_SIZE:
        if (request->texture_size) {
            return json_integer(request->texture_size);
        }
        break;
    case PA_FROM_IMAGE:
        return json_incref(material->image);
    case PA_FROM_FIRST_OUTPUT:
        return json_incref(material->outputs[0]);
    case PA_FROM_SECOND_OUTPUT:
        return json_incref(material->outputs[1]);
    case PA_FROM_CONSTANT:
        break;
    }
    return json_loads(parameter->constant, JSON_DECODE_ANY, NULL);
}

pa_status pa_space_values(const pa_space_parameter *parameters, uint32_t parameter_count,
                          const pa_space_material *material, struct pa_gradio_value *out_values,
                          pa_error *err)
{
    for (uint32_t i = 0; i < parameter_count; i++) {
        json_t *value = value_of(&parameters[i], material);
        if (!value) {
            while (i-- > 0) {
                json_decref(out_values[i].json);
            }
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        out_values[i] = (pa_gradio_value){.name = parameters[i].name, .json = value};
    }
    return PA_OK;
}
