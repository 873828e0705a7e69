#include "asset/formats/gltf_facts.h"

#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"
#include "asset/formats/picture_private.h"

enum { BYTE = 5121, F32 = 5126, TRIANGLES = 4, LONGEST_WORD = 64, MOST_NAMES = 64, MOST_IMAGES = 4096 };

/* member as an index below count, or PA_NO_INDEX. */
static uint32_t index_member(json_t *object, const char *key, size_t count)
{
    json_t *value = json_object_get(object, key);
    double number = json_is_number(value) ? json_number_value(value) : -1;
    return number >= 0 && number < (double)count && number < (double)PA_NO_INDEX ? (uint32_t)number
                                                                                 : PA_NO_INDEX;
}

/* Far more than any buffer holds counts as nothing, so that sums of a few thousand stay exact. */
static uint64_t count_member(json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    double number = json_is_number(value) ? json_number_value(value) : 0;
    return number >= 0 && number < 4294967296.0 ? (uint64_t)number : 0;
}

static json_t *list(const gltf *self, const char *key)
{
    return json_object_get(self->root, key);
}

/* The member of root[key] that object[member] names, or NULL. */
static json_t *follow(const gltf *self, json_t *object, const char *member, const char *key)
{
    json_t *all = list(self, key);
    uint32_t index = index_member(object, member, json_array_size(all));
    return index == PA_NO_INDEX ? NULL : json_array_get(all, index);
}

/* Foreign words for people to read: a copy of at most 64 bytes, without control characters; NULL: no memory.
 */
static const char *copy_word(pa_arena *arena, const char *word)
{
    size_t length = strlen(word);
    for (length = length > LONGEST_WORD ? LONGEST_WORD : length; (word[length] & 0xC0) == 0x80;) {
        length--;
    }
    char *copy = pa_arena_alloc(arena, length + 1);
    for (size_t i = 0; copy && i < length; i++) {
        copy[i] = (unsigned char)word[i] < ' ' || word[i] == 0x7F ? '?' : word[i];
    }
    return copy;
}

static pa_status read_names(const gltf *self, const char *key, const char ***out_names, size_t *out_count)
{
    json_t *names = list(self, key);
    size_t count = json_array_size(names);
    count = count > MOST_NAMES ? MOST_NAMES : count;
    const char **made = PA_NEW_ARRAY(self->arena, const char *, count);
    size_t used = 0;
    for (size_t i = 0; made && i < count; i++) {
        const char *name = json_string_value(json_array_get(names, i));
        if (name) {
            made[used] = copy_word(self->arena, name);
            made = made[used] ? made : NULL;
            used++;
        }
    }
    if (!made) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    *out_names = made;
    *out_count = used;
    return PA_OK;
}

static size_t count_chunks(pa_span file)
{
    size_t count = 0;
    for (size_t at = 12; file.size >= 8 && at <= file.size - 8; count++) {
        size_t length = pa_load_u32(file.data + at);
        if (length > file.size - at - 8) {
            break;
        }
        at += 8 + length;
    }
    return count;
}

static bool lies_outside(json_t *object)
{
    const char *uri = json_string_value(json_object_get(object, "uri"));
    return uri && strncmp(uri, "data:", 5) != 0;
}

static size_t count_outside(const gltf *self, const char *key)
{
    size_t outside = 0;
    for (size_t i = 0; i < json_array_size(list(self, key)); i++) {
        outside += lies_outside(json_array_get(list(self, key), i));
    }
    return outside;
}

static pa_gltf_image_facts measure_image(pa_span bytes)
{
    pa_gltf_image_facts facts = {.format = "unknown", .bytes = bytes.size};
    pa_image image = {0};
    static const uint8_t ktx2[] = {0xAB, 'K', 'T', 'X', ' ', '2', '0', 0xBB, '\r', '\n', 0x1A, '\n'};
    if (pa_webp_measure(bytes, &facts.width, &facts.height)) {
        facts.format = "webp";
    } else if (bytes.size >= 28 && memcmp(bytes.data, ktx2, sizeof ktx2) == 0) {
        facts.format = "ktx2";
        facts.width = pa_load_u32(bytes.data + 20);
        facts.height = pa_load_u32(bytes.data + 24);
    } else if (pa_picture_type_of(bytes) != PA_PICTURE_UNKNOWN) {
        facts.format = pa_picture_type_of(bytes) == PA_PICTURE_PNG ? "png" : "jpeg";
        if (pa_picture_measure(bytes, &image, NULL) == PA_OK) {
            facts.width = image.width;
            facts.height = image.height;
        }
    }
    return facts;
}

/* The bytes of an image; none where they are not to be had. */
static pa_span image_bytes(gltf *self, json_t *image)
{
    pa_span bytes = {0};
    const char *uri = json_string_value(json_object_get(image, "uri"));
    uint32_t view = index_member(image, "bufferView", self->view_count);
    if (uri && !lies_outside(image)) {
        pa_span decoded;
        if (gltf_decode_uri(self, uri, &self->scratch, &decoded) == PA_OK) {
            bytes = decoded;
        }
    } else if (view != PA_NO_INDEX) {
        bytes = self->views[view].bytes;
    }
    return bytes;
}

static pa_status read_images(gltf *self, pa_gltf_facts *facts)
{
    json_t *images = list(self, "images");
    size_t count = json_array_size(images);
    count = count > MOST_IMAGES ? MOST_IMAGES : count;
    facts->images = PA_NEW_ARRAY(self->arena, pa_gltf_image_facts, count);
    if (!facts->images) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    facts->image_count = count;
    /* Why a buffer cannot be read is not asked here. */
    pa_error *err = self->err;
    self->err = NULL;
    if (gltf_read_buffers(self) != PA_OK) {
        self->view_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        facts->images[i] = measure_image(image_bytes(self, json_array_get(images, i)));
    }
    self->err = err;
    return PA_OK;
}

static bool is_scaled(json_t *node)
{
    json_t *scale = json_object_get(node, "scale");
    bool scaled = json_object_get(node, "matrix") != NULL;
    for (size_t i = 0; i < json_array_size(scale); i++) {
        scaled = scaled || fabs(json_number_value(json_array_get(scale, i)) - 1) > 0;
    }
    return scaled;
}

/* How often each mesh is shown; the nodes' own facts besides. */
static pa_status read_nodes(const gltf *self, pa_gltf_facts *facts, uint64_t **out_shown)
{
    json_t *nodes = list(self, "nodes");
    size_t mesh_count = json_array_size(list(self, "meshes"));
    facts->nodes = json_array_size(nodes);
    facts->meshes = mesh_count;
    uint64_t *shown = PA_NEW_ARRAY(self->arena, uint64_t, mesh_count);
    bool *has_parent = PA_NEW_ARRAY(self->arena, bool, facts->nodes);
    if (!shown || !has_parent) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < facts->nodes; i++) {
        json_t *node = json_array_get(nodes, i);
        json_t *children = json_object_get(node, "children");
        uint32_t mesh = index_member(node, "mesh", mesh_count);
        if (mesh != PA_NO_INDEX) {
            shown[mesh]++;
        }
        for (size_t c = 0; c < json_array_size(children); c++) {
            double child = json_number_value(json_array_get(children, c));
            if (child >= 0 && child < (double)facts->nodes) {
                has_parent[(size_t)child] = true;
            }
        }
    }
    for (size_t i = 0; i < facts->nodes; i++) {
        facts->scaled_roots += !has_parent[i] && is_scaled(json_array_get(nodes, i));
    }
    *out_shown = shown;
    return PA_OK;
}

static uint64_t triangles_of(unsigned mode, uint64_t corners)
{
    return mode == TRIANGLES              ? corners / 3
           : mode > TRIANGLES && mode < 7 ? (corners > 2 ? corners - 2 : 0)
                                          : 0;
}

static void read_attributes(const gltf *self, json_t *attributes, pa_gltf_facts *facts)
{
    const char *name;
    json_t *value;
    bool colored = false;
    json_object_foreach(attributes, name, value)
    {
        json_t *accessor = follow(self, attributes, name, "accessors");
        bool shapes =
            strcmp(name, "POSITION") == 0 || strcmp(name, "NORMAL") == 0 || strcmp(name, "TANGENT") == 0;
        if (strncmp(name, "TEXCOORD_", 9) == 0 && name[9] >= '0' && name[9] <= '9') {
            uint32_t sets = (uint32_t)(name[9] - '0') + 1;
            facts->uv_sets = sets > facts->uv_sets ? sets : facts->uv_sets;
        }
        colored = colored || strncmp(name, "COLOR_", 6) == 0;
        facts->integer_attributes += shapes && accessor && count_member(accessor, "componentType") != F32;
        if (name[0] == '_' && !facts->custom_attribute) {
            facts->custom_attribute = copy_word(self->arena, name);
        }
    }
    facts->colored += colored;
}

/* True where neither factor nor texture nor another model of shading says how metallic it is. */
static bool is_metal_by_default(json_t *material)
{
    json_t *pbr = json_object_get(material, "pbrMetallicRoughness");
    return !json_object_get(pbr, "metallicFactor") && !json_object_get(pbr, "metallicRoughnessTexture") &&
           !gltf_extension(material, "KHR_materials_unlit") &&
           !gltf_extension(material, "KHR_materials_pbrSpecularGlossiness");
}

static void read_primitive(const gltf *self, json_t *primitive, uint64_t shown, pa_gltf_facts *facts)
{
    json_t *attributes = json_object_get(primitive, "attributes");
    json_t *positions = follow(self, attributes, "POSITION", "accessors");
    json_t *indices = follow(self, primitive, "indices", "accessors");
    json_t *material = follow(self, primitive, "material", "materials");
    uint64_t vertices = count_member(positions, "count");
    unsigned mode =
        json_object_get(primitive, "mode") ? (unsigned)count_member(primitive, "mode") : TRIANGLES;
    facts->primitives++;
    facts->modes |= mode < 7 ? 1u << mode : 0;
    facts->triangles += shown * triangles_of(mode, indices ? count_member(indices, "count") : vertices);
    facts->vertices += shown * vertices;
    facts->morph_targets += json_array_size(json_object_get(primitive, "targets")) > 0;
    facts->byte_indices += indices && count_member(indices, "componentType") == BYTE;
    read_attributes(self, attributes, facts);
    if (mode >= TRIANGLES) {
        bool bumpy = json_object_get(material, "normalTexture") != NULL;
        facts->flat += !json_object_get(attributes, "NORMAL");
        facts->bumpy_without_tangents += bumpy && !json_object_get(attributes, "TANGENT");
        facts->metallic_by_default += is_metal_by_default(material);
    }
}

static void read_meshes(const gltf *self, const uint64_t *shown, pa_gltf_facts *facts)
{
    json_t *meshes = list(self, "meshes");
    for (size_t m = 0; m < json_array_size(meshes); m++) {
        json_t *primitives = json_object_get(json_array_get(meshes, m), "primitives");
        for (size_t p = 0; p < json_array_size(primitives); p++) {
            read_primitive(self, json_array_get(primitives, p), shown[m], facts);
        }
    }
    for (size_t i = 0; i < json_array_size(list(self, "accessors")); i++) {
        facts->sparse += json_object_get(json_array_get(list(self, "accessors"), i), "sparse") != NULL;
    }
}

static bool says(json_t *object, const char *key, const char *word)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && strcmp(text, word) == 0;
}

static void read_materials(const gltf *self, pa_gltf_facts *facts)
{
    json_t *materials = list(self, "materials");
    facts->materials = json_array_size(materials);
    for (size_t i = 0; i < facts->materials; i++) {
        json_t *material = json_array_get(materials, i);
        json_t *scale = json_object_get(json_object_get(material, "normalTexture"), "scale");
        facts->blended += says(material, "alphaMode", "BLEND");
        facts->masked += says(material, "alphaMode", "MASK");
        facts->double_sided += json_is_true(json_object_get(material, "doubleSided"));
        facts->without_metallic_roughness += !json_object_get(material, "pbrMetallicRoughness");
        facts->scaled_normal_maps += scale && fabs(json_number_value(scale) - 1) > 0;
    }
}

static void read_motion(const gltf *self, pa_gltf_facts *facts)
{
    json_t *skins = list(self, "skins");
    facts->animations = json_array_size(list(self, "animations"));
    facts->skins = json_array_size(skins);
    for (size_t i = 0; i < facts->skins; i++) {
        size_t joints = json_array_size(json_object_get(json_array_get(skins, i), "joints"));
        facts->most_joints = joints > facts->most_joints ? joints : facts->most_joints;
    }
}

static pa_status read_document(gltf *self, pa_span file, pa_gltf_facts *facts)
{
    if (!json_is_object(self->root)) {
        return pa_fail(self->err, PA_CORRUPT, "The file is no glTF: its JSON is no object.");
    }
    *facts =
        (pa_gltf_facts){.bytes = file.size, .binary = file.size >= 4 && memcmp(file.data, "glTF", 4) == 0};
    facts->chunks = facts->binary ? count_chunks(file) : 0;
    const char *generator = json_string_value(json_object_get(list(self, "asset"), "generator"));
    facts->generator = generator ? copy_word(self->arena, generator) : NULL;
    facts->outside = count_outside(self, "buffers") + count_outside(self, "images");
    uint64_t *shown = NULL;
    pa_status status = read_names(self, "extensionsUsed", &facts->used, &facts->used_count);
    if (status == PA_OK) {
        status = read_names(self, "extensionsRequired", &facts->required, &facts->required_count);
    }
    if (status == PA_OK) {
        status = read_images(self, facts);
    }
    if (status == PA_OK) {
        status = read_nodes(self, facts, &shown);
    }
    if (status == PA_OK) {
        read_meshes(self, shown, facts);
        read_materials(self, facts);
        read_motion(self, facts);
    }
    return status;
}

pa_status pa_gltf_facts_read(pa_span file, pa_arena *arena, pa_gltf_facts *out_facts, pa_error *err)
{
    gltf self = {.limits = gltf_settle_limits(NULL), .arena = arena, .err = err};
    pa_arena_init(&self.scratch, 0);
    pa_gltf_facts facts = {0};
    pa_status status = gltf_open_document(&self, file);
    if (status == PA_OK) {
        status = read_document(&self, file, &facts);
    }
    if (status == PA_OK) {
        *out_facts = facts;
    }
    json_decref(self.root);
    pa_arena_done(&self.scratch);
    return status;
}
