/** What the files that read glTF share: the document in C, and access to its numbers. */
#ifndef PA_ASSET_FORMATS_GLTF_PRIVATE_H
#define PA_ASSET_FORMATS_GLTF_PRIVATE_H

#include "asset/formats/gltf.h"
#include "foundation/json.h"

/** Vertex and index numbers as they lie in a buffer; checked once to lie within it. */
typedef struct gltf_accessor {
    const uint8_t *data; /* first element; NULL = all zero */
    size_t stride;       /* bytes from one element to the next */
    size_t count;
    unsigned component;  /* glTF's number: 5120 to 5126 */
    unsigned components; /* 1 to 4; 16 for a matrix */
    bool normalized;
    bool strided; /* its view has a byteStride, which indices may not have */
} gltf_accessor;

typedef struct gltf_view {
    pa_span bytes;
    size_t offset; /* of bytes within the buffer */
    size_t stride; /* 0 = not given */
} gltf_view;

/** Where a material's textures take their coordinates: one set and one transform for all of them. */
typedef struct gltf_mapping {
    uint32_t set;        /* n of TEXCOORD_n */
    double matrix[2][3]; /* (u, v, 1) → (u', v') */
} gltf_mapping;

typedef struct gltf {
    json_t *root;
    pa_span binary; /* of the GLB; empty when there is none */
    pa_gltf_limits limits;
    pa_arena *arena;  /* of the scene */
    pa_arena scratch; /* of the call */
    pa_error *err;
    size_t data_bytes; /* decoded and expanded so far */

    pa_span *buffers;
    size_t buffer_count;
    gltf_view *views;
    size_t view_count;
    gltf_accessor *accessors;
    size_t accessor_count;
    gltf_mapping *mappings; /* one a material, the default material last */

    pa_mesh *meshes; /* grows as nodes are walked */
    size_t mesh_count;
    size_t mesh_capacity;
    size_t vertex_count;
    size_t index_count;
    size_t vertex_slot_count;
    uint32_t *vertex_slots; /* [vertex_slot_count] new number of a vertex, or PA_NO_INDEX; NULL until it is
                               needed; see gltf_primitive.c */
    uint8_t *vertex_marks;  /* [vertex_slot_count + 1] 0; as vertex_slots */
    pa_span *lent;          /* parts of the file that the scene has, apart from each other */
    size_t lent_count;
    size_t lent_capacity;
    json_t *images;        /* the file's, or NULL */
    uint32_t *image_slots; /* [limits.max_images] the scene's image for each of the file's, or PA_NO_INDEX */
    size_t image_count;
    uint32_t image_capacity;
    uint64_t pixel_count;
    pa_scene scene;
} gltf;

/** What is zeroed in given, or all where it is NULL, becomes the default. */
pa_gltf_limits gltf_settle_limits(const pa_gltf_limits *given);
/** Fills root, a new reference, and binary. */
pa_status gltf_open_document(gltf *self, pa_span file);
/** Splits a file into JSON text and binary chunk. */
pa_status gltf_open_container(gltf *self, pa_span file, pa_span *out_json);

/**
 * Members of JSON objects. A missing member leaves *out alone; one of the wrong type or range fails with
 * PA_CORRUPT and its name.
 */
pa_status gltf_get_size(gltf *self, json_t *object, const char *key, size_t *out);
pa_status gltf_get_number(gltf *self, json_t *object, const char *key, float *out);
/** Exactly count numbers. */
pa_status gltf_get_numbers(gltf *self, json_t *object, const char *key, size_t count, double *out);
pa_status gltf_get_floats(gltf *self, json_t *object, const char *key, size_t count, float *out);
/** Below count. */
pa_status gltf_get_index(gltf *self, json_t *object, const char *key, size_t count, uint32_t *out);
pa_status gltf_get_bool(gltf *self, json_t *object, const char *key, bool *out);
/** A non-empty array of at most max members; more fails with PA_TOO_LARGE. */
pa_status gltf_get_array(gltf *self, json_t *object, const char *key, size_t max, json_t **out,
                         size_t *out_count);
/** An object. */
pa_status gltf_get_object(gltf *self, json_t *object, const char *key, json_t **out);
/** object.extensions[name], or NULL. */
json_t *gltf_extension(json_t *object, const char *name);
/** A copy of object.name in the scene's arena, or NULL. */
char *gltf_name(gltf *self, json_t *object);

/** Decodes a data URI into `arena`. Fails with PA_UNSUPPORTED for any other URI, PA_CORRUPT, PA_TOO_LARGE. */
pa_status gltf_decode_uri(gltf *self, const char *uri, pa_arena *arena, pa_span *out_bytes);

pa_status gltf_read_buffers(gltf *self);
/** The member that says an object's bytes are compressed with meshoptimizer's codecs, or NULL. */
json_t *gltf_meshopt_extension(json_t *object);
/**
 * Unpacks a view whose extension that is into the call's scratch; length: the view's own, which it must come
 * to. Fails with PA_CORRUPT, PA_UNSUPPORTED (a mode, filter or version, named), PA_TOO_LARGE, PA_NO_MEMORY.
 */
pa_status gltf_unpack_view(gltf *self, json_t *extension, size_t length, gltf_view *out_view);
pa_status gltf_read_accessors(gltf *self);
/** The accessor's `components` numbers of element i, normalised where the accessor says so. */
void gltf_read_element(const gltf_accessor *accessor, size_t i, float *out);
/**
 * The first `width` numbers of elements sources[0] to sources[count - 1], or of the first count when sources
 * is NULL, into out [count, width]. width is 2 to 4 and at most the accessor's components, but a fourth
 * number that an accessor of three lacks stays as it is in out.
 */
void gltf_read_rows(const gltf_accessor *accessor, const uint32_t *sources, size_t count, size_t width,
                    float *out);
/** The first count elements, for the unsigned component types. */
void gltf_read_indices(const gltf_accessor *accessor, size_t count, uint32_t *out);
/** For the unsigned component types. */
uint32_t gltf_read_index(const gltf_accessor *accessor, size_t i);

/**
 * Whether `count` elements of `width` numbers lie in the file as an array of the scene would, and may become
 * one: floats, or u32 for a width of 1. out_array is then that array, which is still to be taken.
 */
bool gltf_can_lend(const gltf *self, const gltf_accessor *accessor, size_t count, size_t width,
                   void *out_array);
/** Keeps those bytes from being lent once more. False: no memory, and the array must be copied. */
bool gltf_lend(gltf *self, const void *array, size_t size);

/** Makes room for images, which are read when a material first names them. */
pa_status gltf_prepare_images(gltf *self);
/** The scene's image for one of the file's. Fails as pa_picture_measure does, and with PA_UNSUPPORTED. */
pa_status gltf_use_image(gltf *self, uint32_t file_image, uint32_t *out_image);
/** An image of our own making, in the scene's arena. */
pa_status gltf_add_image(gltf *self, pa_image image, uint32_t *out_image);
/** The mean of one channel, 0..1, of an image of the scene, which is decoded for it. */
pa_status gltf_mean_channel(gltf *self, uint32_t image, unsigned channel, float *out_mean);

/** A textureInfo: the image and how its coordinates are found. */
typedef struct gltf_texture {
    uint32_t image; /* PA_NO_INDEX where there is none that can be read */
    gltf_mapping mapping;
} gltf_texture;

/** parent[key] as a texture; a missing member gives no image. */
pa_status gltf_read_texture(gltf *self, json_t *parent, const char *key, gltf_texture *out_texture);
bool gltf_same_mapping(const gltf_mapping *a, const gltf_mapping *b);

/** Fills scene.materials and mappings; the default material comes last. */
pa_status gltf_read_materials(gltf *self);
/**
 * Turns KHR_materials_pbrSpecularGlossiness into metallic-roughness: factors into factors, textures texel by
 * texel. out_mapping is that of its textures.
 */
pa_status gltf_convert_specular_glossiness(gltf *self, json_t *extension, pa_material *material,
                                           gltf_texture *out_color, gltf_texture *out_metallic_roughness);

typedef struct gltf_node {
    json_t *object;
    json_t *children; /* or NULL */
    size_t child_count;
    uint32_t parent; /* or PA_NO_INDEX */
    uint32_t mesh;   /* or PA_NO_INDEX */
    uint32_t skin;   /* or PA_NO_INDEX */
    double local[3][4];
} gltf_node;

/** Where a skin's joints take the vertices that hang on them. */
typedef struct gltf_skin {
    double (*joints)[3][4]; /* [joint_count] mesh to scene */
    size_t joint_count;     /* at least 1 */
} gltf_skin;

typedef struct gltf_tree {
    gltf_node *nodes;
    size_t count;
    json_t *meshes; /* or NULL */
    size_t mesh_count;
    gltf_skin *skins;
    size_t skin_count;
} gltf_tree;

/** Where a mesh is shown: by a skin where the vertices hang on joints, else by the node. */
typedef struct gltf_pose {
    double world[3][4]; /* mesh to scene */
    const gltf_skin *skin;
} gltf_pose;

/** The accessors of one primitive; NULL where it has no such attribute. */
typedef struct gltf_attributes {
    const gltf_accessor *position;
    const gltf_accessor *normal;
    const gltf_accessor *tangent;
    const gltf_accessor *uv;
    const gltf_accessor *color;
    const gltf_accessor *joints;
    const gltf_accessor *weights;
    const gltf_accessor *indices;
    uint32_t mode;
    uint32_t material;
} gltf_attributes;

/** Walks the nodes and adds what they show to self->meshes. */
pa_status gltf_read_nodes(gltf *self);
/** The transform from a node to the scene. Fails with PA_CORRUPT (not finite). */
pa_status gltf_find_world(gltf *self, const gltf_tree *tree, uint32_t node, double out[3][4]);
/** first, then second; out may be either. */
void gltf_chain(const double (*first)[4], const double (*second)[4], double out[3][4]);
/** Fills tree->skins; the nodes are there already. Fails with PA_CORRUPT, PA_TOO_LARGE, PA_NO_MEMORY. */
pa_status gltf_read_skins(gltf *self, gltf_tree *tree);

pa_status gltf_add_primitive(gltf *self, json_t *primitive, const char *name, const gltf_pose *pose);
/** Gives mesh its vertices: number v is the accessors' sources[v], or their v when sources is NULL. */
pa_status gltf_read_vertices(gltf *self, const gltf_attributes *from, const gltf_pose *pose,
                             const uint32_t *sources, pa_mesh *mesh);
/** True when the pose turns the outside in. */
bool gltf_pose_mirrors(const gltf_pose *pose);

#endif
