#include <string.h>

#include "asset/formats/usdz_check_private.h"

enum { LONGEST_PATH = 2048 };

/* "</A/B.outputs:rgb>": the prim before the point, if it has what is named behind it. */
static const pa_usda_prim *source_of(const pa_usda_prim *layer, const pa_usda_property *connection)
{
    char path[LONGEST_PATH];
    const char *target = connection->value.text;
    size_t size = strcspn(target, ".");
    if (size >= sizeof path || target[size] != '.') {
        return NULL;
    }
    memcpy(path, target, size);
    path[size] = '\0';
    const pa_usda_prim *prim = pa_usda_find(layer, path);
    bool there = prim && (pa_usda_property_of(prim, target + size + 1, false) ||
                          pa_usda_property_of(prim, target + size + 1, true));
    return there ? prim : NULL;
}

static pa_status check_connection(const pa_usdz_package *package, const pa_usda_prim *shader,
                                  const pa_usda_property *input, pa_error *err)
{
    if (input->value.kind != PA_USDA_PATH) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: %.60s of <%.150s> has not just one source.",
                       input->name, shader->path);
    }
    const pa_usda_prim *source = source_of(package->layer, input);
    if (!source || (strcmp(source->type, "Shader") != 0 && strcmp(source->type, "Material") != 0)) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: the source of %.60s of <%.150s> is missing.",
                       input->name, shader->path);
    }
    return PA_OK;
}

static pa_status check_file(const pa_usdz_package *package, const pa_usda_prim *shader, const char *file,
                            pa_error *err)
{
    const char *extension = pa_usdz_extension(file);
    if (strcmp(extension, "png") != 0 && strcmp(extension, "jpg") != 0) {
        return pa_fail(err, PA_CORRUPT, "TextureChecker: <%.150s> reads \"%.150s\".", shader->path, file);
    }
    if (strstr(file, "..") || *file == '/' || strchr(file, ':')) {
        return pa_fail(err, PA_CORRUPT, "ARKitPackageEncapsulationChecker: <%.150s> reads \"%.150s\".",
                       shader->path, file);
    }
    const char *name = strncmp(file, "./", 2) == 0 ? file + 2 : file;
    for (size_t i = 0; i < package->entry_count; i++) {
        if (strcmp(package->entries[i].name, name) == 0) {
            return PA_OK;
        }
    }
    return pa_fail(err, PA_CORRUPT, "MissingReferenceChecker: \"%.150s\" is not in the package.", file);
}

static pa_status check_texture(const pa_usda_prim *shader, pa_error *err)
{
    static const char *const inputs[] = {"inputs:wrapS", "inputs:wrapT", "inputs:sourceColorSpace"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        if (!pa_usdz_text_of(shader, inputs[i])) {
            return pa_fail(err, PA_CORRUPT, "%s of <%.150s> is missing; its default is black or a guess.",
                           inputs[i], shader->path);
        }
    }
    const pa_usda_property *file = pa_usda_property_of(shader, "inputs:file", false);
    if (!file || file->value.kind != PA_USDA_ASSET) {
        return pa_fail(err, PA_CORRUPT, "TextureChecker: <%.150s> reads no file.", shader->path);
    }
    return PA_OK;
}

static bool has_tuple(const pa_usda_prim *shader, const char *name, double each)
{
    const pa_usda_property *property = pa_usda_property_of(shader, name, false);
    if (!property || property->value.kind != PA_USDA_NUMBERS || property->value.count != 1 ||
        property->value.width != 4) {
        return false;
    }
    const double *value = property->value.numbers;
    return value[0] == each && value[1] == each && value[2] == each;
}

static pa_status check_normal_map(const pa_usdz_package *package, const pa_usda_prim *surface, pa_error *err)
{
    const pa_usda_property *input = pa_usda_property_of(surface, "inputs:normal", true);
    const pa_usda_prim *texture = input ? source_of(package->layer, input) : NULL;
    const char *id = texture ? pa_usdz_text_of(texture, "info:id") : NULL;
    if (!id || strcmp(id, "UsdUVTexture") != 0) {
        return PA_OK;
    }
    const char *space = pa_usdz_text_of(texture, "inputs:sourceColorSpace");
    if (!space || strcmp(space, "raw") != 0 || !has_tuple(texture, "inputs:scale", 2) ||
        !has_tuple(texture, "inputs:bias", -1)) {
        return pa_fail(err, PA_CORRUPT,
                       "NormalMapTextureChecker: <%.150s> is not raw, scaled by 2 and moved by -1.",
                       texture->path);
    }
    return PA_OK;
}

static pa_status check_id(const pa_usda_prim *shader, const char *id, pa_error *err)
{
    const char *source = pa_usdz_text_of(shader, "info:implementationSource");
    if (source && strcmp(source, "id") != 0) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: <%.150s> is not chosen by its id.",
                       shader->path);
    }
    static const char reader[] = "UsdPrimvarReader";
    if (!id || (strcmp(id, "UsdPreviewSurface") != 0 && strcmp(id, "UsdUVTexture") != 0 &&
                strcmp(id, "UsdTransform2d") != 0 && strncmp(id, reader, sizeof reader - 1) != 0)) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: <%.150s> has the id \"%.100s\".", shader->path,
                       id ? id : "");
    }
    return PA_OK;
}

pa_status pa_usdz_check_shader(const pa_usdz_package *package, const pa_usda_prim *shader, pa_error *err)
{
    const char *id = pa_usdz_text_of(shader, "info:id");
    pa_status status = check_id(shader, id, err);
    for (size_t i = 0; status == PA_OK && i < shader->property_count; i++) {
        const pa_usda_property *input = &shader->properties[i];
        if (strncmp(input->name, "inputs:", strlen("inputs:")) != 0) {
            continue;
        }
        if (input->connection) {
            status = check_connection(package, shader, input, err);
        } else if (input->value.kind == PA_USDA_ASSET) {
            status = check_file(package, shader, input->value.text, err);
        }
    }
    if (status == PA_OK && strcmp(id, "UsdUVTexture") == 0) {
        status = check_texture(shader, err);
    }
    if (status == PA_OK && strcmp(id, "UsdPreviewSurface") == 0) {
        status = check_normal_map(package, shader, err);
    }
    return status;
}
