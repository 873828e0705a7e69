/** What the writers of GLB share: one document put together piece by piece. */
#ifndef PA_ASSET_FORMATS_GLB_PRIVATE_H
#define PA_ASSET_FORMATS_GLB_PRIVATE_H

#include "asset/formats/glb.h"

/* Numbers of the glTF specification. */
enum { GLB_I8 = 5120, GLB_U16 = 5123, GLB_U32 = 5125, GLB_F32 = 5126 };
enum { GLB_TARGET_VERTICES = 34962, GLB_TARGET_INDICES = 34963 };
/* 65,535 itself is kept free: it is the primitive restart index. */
enum { GLB_U16_VERTICES = 65535 };

typedef struct glb_piece glb_piece;

/** KHR_texture_transform: what takes a material's stored coordinates to those of its pictures. */
typedef struct glb_uv_transform {
    float offset[2];
    float scale[2];
} glb_uv_transform;

typedef struct glb_writer {
    const pa_scene *scene;
    pa_arena *arena;
    const glb_uv_transform *uv_transforms; /* [scene->material_count], or NULL */
    const char *extensions;                /* a list of JSON strings that are used and required, or NULL */
    const char *more_buffers;              /* JSON for `buffers` after the first one, or NULL */
    glb_piece *pieces;
    size_t piece_count;
    size_t binary_size; /* of the BIN chunk so far, always a multiple of 4 */
    size_t view_count;
    size_t accessor_count;
    pa_bytes nodes;
    pa_bytes views;
    pa_bytes accessors;
    pa_bytes meshes;
    pa_bytes json;
} glb_writer;

/**
 * Holds the scene against its invariants and makes room for max_pieces parts of the BIN chunk, pictures not
 * counted. Fails as pa_glb_encode does; glb_writer_done is due in any case.
 */
pa_status glb_writer_init(glb_writer *self, const pa_scene *scene, size_t max_pieces, pa_arena *arena,
                          pa_error *err);
void glb_writer_done(glb_writer *self);

/** A comma between the members of a list or object that has some already. */
void glb_comma(pa_bytes *json);
/** `"name":…,`, or nothing for a name that is empty or no UTF-8. */
void glb_write_name(pa_bytes *json, const char *name);

/** Appends data to the BIN chunk; narrow: u32 that go in as u16, size bytes of them. Returns the offset. */
size_t glb_add_piece(glb_writer *self, const void *data, size_t size, bool narrow);
/** A piece with a view of its own; target 0 leaves that member out. Returns the view's index. */
size_t glb_add_view(glb_writer *self, const void *data, size_t size, int target, bool narrow);
/** Starts an accessor; more members may follow, and the caller closes it with "}". */
void glb_open_accessor(glb_writer *self, size_t view, int component, size_t count, const char *shape);
/** Starts a member of `meshes` up to its first attribute. */
void glb_open_mesh(glb_writer *self, const pa_mesh *mesh);
/** Ends it with its indices, the accessor that comes next, and its material. */
void glb_close_mesh(glb_writer *self, const pa_mesh *mesh);

/** The document once nodes and meshes are there, in parts that borrow the pieces. */
pa_status glb_writer_finish(glb_writer *self, const pa_glb_options *options, pa_parts *out_parts,
                            pa_error *err);
/** One block of memory out of them. Fails with PA_NO_MEMORY. */
pa_status glb_join(pa_parts parts, pa_arena *arena, pa_span *out_glb, pa_error *err);

#endif
