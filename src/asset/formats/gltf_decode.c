#include <string.h>

#include "asset/formats/finish_json.h"
#include "asset/formats/gltf_private.h"

enum { MEBI = 1024 * 1024 };

pa_gltf_limits gltf_settle_limits(const pa_gltf_limits *given)
{
    pa_gltf_limits limits = given ? *given : (pa_gltf_limits){0};
    limits.max_bytes = limits.max_bytes ? limits.max_bytes : 64 * MEBI;
    limits.max_json_bytes = limits.max_json_bytes ? limits.max_json_bytes : 8 * MEBI;
    limits.max_data_bytes = limits.max_data_bytes ? limits.max_data_bytes : 256 * MEBI;
    limits.max_nodes = limits.max_nodes ? limits.max_nodes : 10000;
    limits.max_depth = limits.max_depth ? limits.max_depth : 128;
    limits.max_accessors = limits.max_accessors ? limits.max_accessors : 65536;
    limits.max_vertices = limits.max_vertices ? limits.max_vertices : 4000000;
    limits.max_indices = limits.max_indices ? limits.max_indices : 12000000;
    limits.max_images = limits.max_images ? limits.max_images : 64;
    limits.max_materials = limits.max_materials ? limits.max_materials : 256;
    limits.max_pixels = limits.max_pixels ? limits.max_pixels : 256000000;
    return limits;
}

/* What is read, or what a viewer may leave out without showing another shape. */
static bool is_known_extension(const char *name)
{
    static const char *const known[] = {
        "KHR_mesh_quantization",   "KHR_texture_transform",           "KHR_materials_pbrSpecularGlossiness",
        "KHR_materials_unlit",     "KHR_materials_emissive_strength", "EXT_meshopt_compression",
        "KHR_meshopt_compression",
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(name, known[i]) == 0) {
            return true;
        }
    }
    return false;
}

static pa_status check_extensions(gltf *self)
{
    json_t *required = json_object_get(self->root, "extensionsRequired");
    for (size_t i = 0; i < json_array_size(required); i++) {
        const char *name = json_string_value(json_array_get(required, i));
        if (!name || !is_known_extension(name)) {
            return pa_fail(self->err, PA_UNSUPPORTED,
                           "The glTF file requires the extension '%.64s', which is not supported.",
                           name ? name : "?");
        }
    }
    return PA_OK;
}

static pa_status check_asset(gltf *self)
{
    const char *version = json_string_value(json_object_get(json_object_get(self->root, "asset"), "version"));
    const char *least =
        json_string_value(json_object_get(json_object_get(self->root, "asset"), "minVersion"));
    if (!json_is_object(self->root) || !version) {
        return pa_fail(self->err, PA_CORRUPT, "The file is no glTF: it names no version.");
    }
    if (strncmp(version, "2.", 2) != 0 || (least && strcmp(least, "2.0") != 0)) {
        return pa_fail(self->err, PA_UNSUPPORTED,
                       "The file is glTF version %.16s; only version 2.0 is known.", least ? least : version);
    }
    return PA_OK;
}

pa_status gltf_open_document(gltf *self, pa_span file)
{
    if (file.size > self->limits.max_bytes) {
        return pa_fail(self->err, PA_TOO_LARGE, "The glTF file is larger than %zu bytes.",
                       self->limits.max_bytes);
    }
    pa_span text;
    pa_status status = gltf_open_container(self, file, &text);
    if (status != PA_OK) {
        return status;
    }
    /* JSON with data URIs carries the buffers, and may then be as large as a file. */
    size_t max_json =
        self->binary.size || text.size < file.size ? self->limits.max_json_bytes : self->limits.max_bytes;
    pa_json_limits json_limits = {.max_bytes = max_json};
    status = pa_json_decode(text, &json_limits, &self->root, self->err);
    if (status == PA_INVALID) {
        status = PA_CORRUPT;
        if (self->err) {
            self->err->status = status;
        }
    }
    return status;
}

/* A primitive may have no more vertices than the largest accessor elements. */
static void count_slots(gltf *self)
{
    for (size_t i = 0; i < self->accessor_count; i++) {
        size_t count = self->accessors[i].count;
        /* An accessor without data may claim any count; one that is drawn is held against the limit here. */
        if (count > self->vertex_slot_count &&
            (self->accessors[i].data || count <= self->limits.max_indices)) {
            self->vertex_slot_count = count;
        }
    }
}

/* A file of our own tells what has been done to it. */
static pa_finish_record read_record(const gltf *self)
{
    json_t *extras = json_object_get(json_object_get(self->root, "asset"), "extras");
    return pa_finish_json_read(json_object_get(extras, "promptar"));
}

static pa_status read_document(gltf *self)
{
    pa_status status = check_asset(self);
    if (status == PA_OK) {
        status = check_extensions(self);
    }
    if (status == PA_OK) {
        status = gltf_read_buffers(self);
    }
    if (status == PA_OK) {
        status = gltf_read_accessors(self);
    }
    if (status == PA_OK) {
        status = gltf_prepare_images(self);
    }
    if (status == PA_OK) {
        status = gltf_read_materials(self);
    }
    if (status == PA_OK) {
        count_slots(self);
        status = gltf_read_nodes(self);
    }
    if (status == PA_OK && self->mesh_count == 0) {
        status = pa_fail(self->err, PA_CORRUPT, "The glTF file shows no triangle.");
    }
    return status;
}

/* The default material comes last, and stands for nothing where every primitive names its own. */
static void drop_unused_default(pa_scene *scene)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        if (scene->meshes[m].material + 1 == scene->material_count) {
            return;
        }
    }
    scene->material_count--;
}

pa_status pa_gltf_decode(pa_span file, const pa_gltf_limits *limits, pa_arena *arena, pa_scene *out_scene,
                         pa_error *err)
{
    gltf self = {.limits = gltf_settle_limits(limits), .arena = arena, .err = err};
    pa_arena_init(&self.scratch, 0);
    pa_status status = gltf_open_document(&self, file);
    if (status == PA_OK) {
        status = read_document(&self);
    }
    if (status == PA_OK) {
        self.scene.meshes = self.meshes;
        self.scene.mesh_count = (uint32_t)self.mesh_count;
        self.scene.metric = true;
        drop_unused_default(&self.scene);
        self.scene.finished = read_record(&self);
        *out_scene = self.scene;
    }
    json_decref(self.root);
    pa_arena_done(&self.scratch);
    return status;
}
