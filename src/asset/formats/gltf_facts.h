/**
 * What a glTF file says of itself, as it is written. Reading it as a scene (gltf.h) turns much of that into
 * something else; whoever wants to know what a viewer will meet asks here.
 */
#ifndef PA_ASSET_FORMATS_GLTF_FACTS_H
#define PA_ASSET_FORMATS_GLTF_FACTS_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef struct pa_gltf_image_facts {
    const char *format; /* "png", "jpeg", "webp", "ktx2"; "unknown" for anything else and what is not there */
    uint32_t width;     /* pixels; 0: not known */
    uint32_t height;
    size_t bytes; /* 0: it lies outside the file, or cannot be found in it */
} pa_gltf_image_facts;

/** Bits of pa_gltf_facts.modes, by glTF's number of the mode. */
enum {
    PA_GLTF_POINTS_AND_LINES = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 3,
    PA_GLTF_LINE_LOOP = 1 << 2,
    PA_GLTF_STRIPS_AND_FANS = 1 << 5 | 1 << 6
};

typedef struct pa_gltf_facts {
    size_t bytes;
    bool binary;   /* GLB, not JSON */
    size_t chunks; /* of a GLB */
    const char *generator;
    const char **used; /* extensions, as the file lists them */
    size_t used_count;
    const char **required;
    size_t required_count;
    pa_gltf_image_facts *images;
    size_t image_count;
    size_t outside; /* buffers and images that lie in other files */

    size_t nodes;
    size_t scaled_roots; /* nodes without a parent that have a matrix, or a scale other than 1 */
    size_t meshes;
    size_t primitives;  /* of all meshes, each counted once */
    uint64_t triangles; /* as often as nodes show them */
    uint64_t vertices;  /* as often as nodes show them */
    unsigned modes;
    uint32_t uv_sets;
    size_t morph_targets; /* primitives that have some */
    size_t colored;       /* primitives with COLOR_n */
    size_t flat;          /* triangle primitives without normals */
    size_t bumpy_without_tangents;
    size_t integer_attributes;    /* positions, normals or tangents that are no f32 */
    const char *custom_attribute; /* one that begins with an underscore, or NULL */
    size_t byte_indices;          /* primitives whose indices are 8 bits wide */
    size_t sparse;                /* accessors */

    size_t materials;
    size_t blended;
    size_t masked;
    size_t double_sided;
    size_t without_metallic_roughness; /* materials that say nothing of it */
    size_t metallic_by_default; /* triangle primitives that are full metal because nothing says otherwise */
    size_t scaled_normal_maps;

    size_t animations;
    size_t skins;
    size_t most_joints; /* of a skin */
} pa_gltf_facts;

/**
 * Names (at most 64 bytes of them, 64 extensions) and arrays live in arena. A member that is wrong or missing
 * counts as nothing: pa_gltf_decode is the one that refuses. Fails with PA_CORRUPT (no container or no JSON
 * object), PA_UNSUPPORTED (another version of GLB), PA_TOO_LARGE (64 MiB), PA_NO_MEMORY.
 */
pa_status pa_gltf_facts_read(pa_span file, pa_arena *arena, pa_gltf_facts *out_facts, pa_error *err);

#endif
