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

bool pa_space_takes_images(const pa_space_description *description)
{
    for (uint32_t i = 0; i < description->parameter_count; i++) {
        if (description->parameters[i].source == PA_FROM_IMAGE) {
            return true;
        }
    }
    return false;
}

const pa_space_description *pa_space_trellis(void)
{
    return &trellis;
}

const pa_space_description *pa_space_shap_e(void)
{
    return &shap_e;
}

static const struct {
    const char *name;
    pa_space_source source;
} sources[] = {
    {"prompt", PA_FROM_PROMPT},
    {"seed", PA_FROM_SEED},
    {"steps", PA_FROM_STEPS},
    {"guidance", PA_FROM_GUIDANCE},
    {"texture_size", PA_FROM_TEXTURE_SIZE},
};

static pa_status decode_parameter(const json_t *json, pa_arena *arena, pa_space_parameter *parameter,
                                  pa_error *err)
{
    const char *name = json_string_value(json_object_get(json, "name"));
    const char *from = json_string_value(json_object_get(json, "from"));
    const json_t *value = json_object_get(json, "value");
    if (!name || (!from && !value)) {
        return pa_fail(err, PA_INVALID, "Every parameter needs a \"name\" and a \"from\" or a \"value\".");
    }
    *parameter = (pa_space_parameter){.name = pa_arena_string(arena, name), .source = PA_FROM_CONSTANT};
    for (size_t i = 0; from && i < sizeof sources / sizeof sources[0]; i++) {
        if (strcmp(sources[i].name, from) == 0) {
            parameter->source = sources[i].source;
        }
    }
    if (from && parameter->source == PA_FROM_CONSTANT) {
        return pa_fail(err, PA_INVALID, "A parameter cannot come from \"%.60s\".", from);
    }
    bool needs_value = parameter->source != PA_FROM_PROMPT && parameter->source != PA_FROM_SEED;
    if (needs_value && !value) {
        return pa_fail(err, PA_INVALID,
                       "The parameter \"%.60s\" needs a \"value\" for requests that give none.", name);
    }
    char *text = value ? pa_json_encode(value) : NULL;
    parameter->constant = pa_arena_string(arena, text);
    free(text);
    return parameter->name && (!value || parameter->constant) ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
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

static pa_status decode_modes(const json_t *modes, unsigned *out_modes, pa_error *err)
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
    *out_modes = found ? found : 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED;
    return PA_OK;
}

static pa_status decode_description(const json_t *json, pa_arena *arena, pa_space_description *description,
                                    pa_error *err)
{
    const json_t *title = json_object_get(json, "title");
    const json_t *parameters = json_object_get(json, "parameters");
    pa_status status = need_text(json, "engine", arena, &description->engine, err);
    if (status == PA_OK) {
        status = need_text(json, "space", arena, &description->space, err);
    }
    if (status == PA_OK) {
        status = need_text(json, "api_name", arena, &description->api_name, err);
    }
    if (status == PA_OK) {
        status = decode_modes(json_object_get(json, "modes"), &description->modes, err);
    }
    if (status != PA_OK) {
        return status;
    }
    description->title = title ? pa_arena_string(arena, json_string_value(title)) : description->engine;
    json_int_t output = json_integer_value(json_object_get(json, "output"));
    if (!description->title || output < 0 || output > 255 || !json_is_array(parameters) ||
        json_array_size(parameters) > PA_SPACE_PARAMETERS_MAX) {
        return pa_fail(
            err, PA_INVALID,
            "The description needs \"parameters\", an array of at most %d, and a plain \"output\".",
            PA_SPACE_PARAMETERS_MAX);
    }
    description->wanted_output = (uint32_t)output;
    for (size_t i = 0; i < json_array_size(parameters) && status == PA_OK; i++) {
        status = decode_parameter(json_array_get(parameters, i), arena, &description->parameters[i], err);
        description->parameter_count++;
    }
    return status;
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
        return json_string(request->prompt);
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
