/**
 * Reading glTF 2.0: GLB files, and JSON files whose buffers and images are data URIs.
 *
 * The bytes are foreign and nothing in them is trusted; nothing outside them is ever opened. Node trees are
 * flattened into the vertices, strips and fans become lists, sparse, quantised and compressed attributes
 * (EXT_meshopt_compression, KHR_meshopt_compression as far as it is the same; not Draco) plain f32,
 * KHR_materials_pbrSpecularGlossiness becomes metallic-roughness, KHR_texture_transform goes into the texture
 * coordinates. Animations, cameras, lights, morph targets, points and lines are left out; a skinned mesh
 * keeps the pose that its skeleton has in the file.
 */
#ifndef PA_ASSET_FORMATS_GLTF_H
#define PA_ASSET_FORMATS_GLTF_H

#include "asset/scene/scene.h"

/** What a file may hold; zeroed members mean the defaults. */
typedef struct pa_gltf_limits {
    size_t max_bytes;      /* of the file; 64 MiB */
    size_t max_json_bytes; /* of its JSON; 8 MiB */
    size_t max_data_bytes; /* decoded from base64, unpacked, expanded from sparse accessors; 256 MiB */
    size_t max_nodes;      /* 10,000 */
    size_t max_depth;      /* of the node tree; 128 */
    size_t max_accessors;  /* and buffer views; 65,536 */
    size_t max_vertices;   /* after flattening; 4 million */
    size_t max_indices;    /* after flattening; 12 million */
    size_t max_images;     /* 64 */
    size_t max_materials;  /* 256 */
    uint64_t max_pixels;   /* of all images together; 256 million */
    bool borrow_pictures;  /* the file stays for as long as the scene: encoded pictures are not copied */
    bool borrow_arrays;    /* besides, nobody else needs the file: large arrays that lie in it as a scene has
                              them are not copied, and who works on the scene may change them there */
} pa_gltf_limits;

/**
 * out_scene is metric (glTF's unit is the metre) and lives in arena; file is borrowed for the call
 * (but see borrow_pictures). Where
 * pa_glb_encode wrote the file, out_scene.finished is what it was then.
 *
 * Fails with PA_CORRUPT (breaks the specification, or holds no triangle), PA_UNSUPPORTED (a required
 * extension that is not known here, named in err; something that lies outside the file), PA_TOO_LARGE (a
 * limit), PA_NO_MEMORY.
 */
pa_status pa_gltf_decode(pa_span file, const pa_gltf_limits *limits, pa_arena *arena, pa_scene *out_scene,
                         pa_error *err);

#endif
