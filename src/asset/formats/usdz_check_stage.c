#include <string.h>

#include "asset/formats/usdz_check_private.h"

const char *pa_usdz_text_of(const pa_usda_prim *prim, const char *name)
{
    const pa_usda_property *property = pa_usda_property_of(prim, name, false);
    bool text = property && property->value.kind >= PA_USDA_STRING && property->value.kind <= PA_USDA_WORD;
    return text ? property->value.text : NULL;
}

static bool among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}
#define AMONG(name, names) among((name), (names), sizeof(names) / sizeof *(names))

static bool is_gprim(const pa_usda_prim *prim)
{
    static const char *const names[] = {"Mesh", "Sphere", "Cube", "Cylinder", "Cone", "Capsule", "Points"};
    return AMONG(prim->type, names);
}

static bool is_boundable(const pa_usda_prim *prim)
{
    return is_gprim(prim) || strcmp(prim->type, "SkelRoot") == 0;
}

static bool is_connectable(const pa_usda_prim *prim)
{
    return strcmp(prim->type, "Shader") == 0 || strcmp(prim->type, "Material") == 0;
}

static pa_status check_type(const pa_usda_prim *prim, pa_error *err)
{
    static const char *const names[] = {
        "",         "Scope",         "Xform",      "Camera",       "Shader",  "Material", "Mesh",
        "Sphere",   "Cube",          "Cylinder",   "Cone",         "Capsule", "Points",   "GeomSubset",
        "SkelRoot", "SkelAnimation", "BlendShape", "SpatialAudio", "Skeleton"};
    return AMONG(prim->type, names)
               ? PA_OK
               : pa_fail(err, PA_CORRUPT, "ARKitPrimTypeChecker: <%.150s> is of type \"%.100s\".", prim->path,
                         prim->type);
}

static pa_status check_encapsulation(const pa_usda_prim *prim, pa_error *err)
{
    bool parted = false; /* something that is not connectable lies between */
    for (const pa_usda_prim *above = prim->parent; above; above = above->parent) {
        if (is_boundable(prim) && is_gprim(above)) {
            return pa_fail(err, PA_CORRUPT, "PrimEncapsulationChecker: <%.150s> lies under a shape.",
                           prim->path);
        }
        if (is_connectable(prim) && is_connectable(above)) {
            if (parted || strcmp(above->type, "Shader") == 0) {
                return pa_fail(err, PA_CORRUPT, "PrimEncapsulationChecker: <%.150s> lies under <%.150s>.",
                               prim->path, above->path);
            }
            break;
        }
        parted = true;
    }
    return PA_OK;
}

static bool applies(const pa_usda_prim *prim, const char *schema)
{
    for (size_t i = 0; i < prim->metadata_count; i++) {
        const pa_usda_field *field = &prim->metadata[i];
        if (strcmp(field->name, "apiSchemas") != 0 || strcmp(field->edit, "delete") == 0 ||
            field->value.kind != PA_USDA_LIST) {
            continue;
        }
        for (size_t k = 0; k < field->value.count; k++) {
            const pa_usda_value *item = &field->value.items[k];
            if (item->kind == PA_USDA_STRING && strcmp(item->text, schema) == 0) {
                return true;
            }
        }
    }
    return false;
}

static pa_status check_binding(const pa_usdz_package *package, const pa_usda_prim *prim,
                               const pa_usda_property *binding, pa_error *err)
{
    if (!applies(prim, "MaterialBindingAPI")) {
        return pa_fail(err, PA_CORRUPT,
                       "MaterialBindingAPIAppliedChecker: <%.150s> has a material but not the schema.",
                       prim->path);
    }
    const pa_usda_prim *material =
        binding->value.kind == PA_USDA_PATH ? pa_usda_find(package->layer, binding->value.text) : NULL;
    if (!material || strcmp(material->type, "Material") != 0) {
        return pa_fail(err, PA_CORRUPT, "ARKitMaterialBindingChecker: <%.150s> has no valid material.",
                       prim->path);
    }
    return PA_OK;
}

/* The layer is all there is: nothing may be composed from elsewhere. */
static pa_status check_composition(const pa_usda_prim *prim, pa_error *err)
{
    static const char *const arcs[] = {"subLayers", "references",  "payload",    "payloads",
                                       "inherits",  "specializes", "variantSets"};
    for (size_t i = 0; i < prim->metadata_count; i++) {
        if (AMONG(prim->metadata[i].name, arcs)) {
            return pa_fail(err, PA_CORRUPT, "ARKitRootLayerChecker: \"%.150s\" is composed by %.50s.",
                           *prim->path ? prim->path : "the layer", prim->metadata[i].name);
        }
    }
    return PA_OK;
}

static pa_status check_siblings(const pa_usda_prim *prim, pa_error *err)
{
    for (size_t i = 0; i < prim->child_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(prim->children[i].name, prim->children[k].name) == 0) {
                return pa_fail(err, PA_CORRUPT, "<%.150s> stands twice in the layer.",
                               prim->children[i].path);
            }
        }
    }
    return PA_OK;
}

static pa_status check_material(const pa_usdz_package *package, const pa_usda_prim *prim, pa_error *err)
{
    const pa_usda_property *surface = pa_usda_property_of(prim, "outputs:surface", true);
    const char *target = surface && surface->value.kind == PA_USDA_PATH ? surface->value.text : "";
    size_t size = strlen(prim->path);
    /* The surface shader of a material lies within it. */
    if (strncmp(target, prim->path, size) != 0 || target[size] != '/') {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: <%.150s> has no surface.", prim->path);
    }
    char shader_path[1024];
    size_t path_size = strcspn(target, ".");
    if (path_size >= sizeof shader_path) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: <%.150s> has no surface.", prim->path);
    }
    memcpy(shader_path, target, path_size);
    shader_path[path_size] = '\0';
    const pa_usda_prim *shader = pa_usda_find(package->layer, shader_path);
    if (!shader || strcmp(shader->type, "Shader") != 0 || target[path_size] != '.' ||
        !pa_usda_property_of(shader, target + path_size + 1, false)) {
        return pa_fail(err, PA_CORRUPT, "ARKitShaderChecker: the surface of <%.150s> is missing.",
                       prim->path);
    }
    return PA_OK;
}

static pa_status check_by_type(const pa_usdz_package *package, const pa_usda_prim *prim, pa_error *err)
{
    if (strcmp(prim->type, "Shader") == 0) {
        return pa_usdz_check_shader(package, prim, err);
    }
    if (strcmp(prim->type, "Material") == 0) {
        return check_material(package, prim, err);
    }
    return strcmp(prim->type, "Mesh") == 0 ? pa_usdz_check_mesh(package, prim, err) : PA_OK;
}

static pa_status check_prim(const pa_usdz_package *package, const pa_usda_prim *prim, pa_error *err)
{
    pa_status status = check_type(prim, err);
    if (status == PA_OK) {
        status = check_encapsulation(prim, err);
    }
    if (status == PA_OK) {
        status = check_composition(prim, err);
    }
    if (status == PA_OK) {
        status = check_siblings(prim, err);
    }
    for (size_t i = 0; status == PA_OK && i < prim->property_count; i++) {
        const pa_usda_property *property = &prim->properties[i];
        if (strncmp(property->name, "material:binding", strlen("material:binding")) == 0) {
            status = check_binding(package, prim, property, err);
        }
    }
    if (status == PA_OK) {
        status = check_by_type(package, prim, err);
    }
    for (size_t i = 0; status == PA_OK && i < prim->child_count; i++) {
        status = check_prim(package, &prim->children[i], err);
    }
    return status;
}

static pa_status check_metadata(const pa_usda_prim *layer, pa_error *err)
{
    const pa_usda_value *axis = pa_usda_field_of(layer->metadata, layer->metadata_count, "upAxis");
    if (!axis || axis->kind != PA_USDA_STRING || strcmp(axis->text, "Y") != 0) {
        return pa_fail(err, PA_CORRUPT, "StageMetadataChecker: upAxis is not \"Y\".");
    }
    const pa_usda_value *unit = pa_usda_field_of(layer->metadata, layer->metadata_count, "metersPerUnit");
    if (!unit || unit->kind != PA_USDA_NUMBERS || unit->count != 1 || !(unit->numbers[0] > 0)) {
        return pa_fail(err, PA_CORRUPT, "StageMetadataChecker: metersPerUnit is missing.");
    }
    const pa_usda_value *root = pa_usda_field_of(layer->metadata, layer->metadata_count, "defaultPrim");
    bool found = false;
    for (size_t i = 0; root && root->kind == PA_USDA_STRING && i < layer->child_count; i++) {
        found = found || strcmp(layer->children[i].name, root->text) == 0;
    }
    return found ? PA_OK : pa_fail(err, PA_CORRUPT, "StageMetadataChecker: defaultPrim is not valid.");
}

pa_status pa_usdz_check_stage(const pa_usdz_package *package, pa_error *err)
{
    pa_status status = check_metadata(package->layer, err);
    return status == PA_OK ? check_prim(package, package->layer, err) : status;
}
