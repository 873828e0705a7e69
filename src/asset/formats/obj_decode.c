#include <math.h>
#include <string.h>

#include "asset/formats/obj_private.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/scene/srgb.h"

/* A corner of a triangle: places in the three lists, the last two of them PA_NO_INDEX where it has none. */
typedef struct face_corner {
    uint32_t position;
    uint32_t uv;
    uint32_t normal;
} face_corner;

typedef struct decoder {
    pa_model_limits limits;
    pa_error *err;
    obj_library library;
    uint32_t material;
    bool colored;      /* some v line had a colour */
    pa_bytes points;   /* of 6 floats: position and linear colour */
    pa_bytes uvs;      /* of 2 floats */
    pa_bytes normals;  /* of 3 floats */
    pa_bytes corners;  /* of corner, three a triangle */
    pa_bytes surfaces; /* of u32, a triangle's material */
} decoder;

static pa_status damaged(decoder *self, const char *what)
{
    return pa_fail(self->err, PA_CORRUPT, "%s of the OBJ file is damaged.", what);
}

/* At most `most` numbers of a line. */
static size_t take_numbers(pa_span line, double *out_numbers, size_t most)
{
    pa_span word;
    size_t count = 0;
    while (count < most && pa_text_word(&line, &word) && pa_text_number(word, &out_numbers[count])) {
        count++;
    }
    return count;
}

static pa_status append(decoder *self, pa_bytes *list, const void *data, size_t size)
{
    if (!pa_bytes_append(list, data, size)) {
        return pa_fail(self->err, PA_TOO_LARGE, "The OBJ file holds more than %zu vertices or %zu triangles.",
                       self->limits.max_vertices, self->limits.max_indices / 3);
    }
    return PA_OK;
}

static pa_status read_point(decoder *self, pa_span line)
{
    double n[7];
    size_t count = take_numbers(line, n, 7);
    if (count < 3) {
        return damaged(self, "A vertex");
    }
    /* Three numbers behind the position are a colour, one is a weight, four are a weight and a colour. */
    size_t color = count == 6 ? 3 : count == 7 ? 4 : 0;
    float point[6] = {(float)n[0], (float)n[1], (float)n[2], 1, 1, 1};
    for (size_t k = 0; color && k < 3; k++) {
        point[3 + k] = pa_srgb_linear[(int)(fmin(fmax(n[color + k], 0), 1) * 255 + 0.5)];
    }
    self->colored = self->colored || color;
    if (!isfinite(point[0]) || !isfinite(point[1]) || !isfinite(point[2])) {
        return damaged(self, "A vertex");
    }
    return append(self, &self->points, point, sizeof point);
}

static pa_status read_uv(decoder *self, pa_span line)
{
    double n[2] = {0, 0};
    if (take_numbers(line, n, 2) < 1) {
        return damaged(self, "A texture coordinate");
    }
    const float uv[2] = {(float)n[0], (float)(1 - n[1])};
    return append(self, &self->uvs, uv, sizeof uv);
}

static pa_status read_normal(decoder *self, pa_span line)
{
    double n[3];
    if (take_numbers(line, n, 3) < 3) {
        return damaged(self, "A normal");
    }
    const float normal[3] = {(float)n[0], (float)n[1], (float)n[2]};
    return append(self, &self->normals, normal, sizeof normal);
}

/* 1 is the first of the list, -1 the last one so far; 0 and what lies outside do not exist. */
static bool resolve(pa_span text, size_t count, uint32_t *out_index)
{
    int64_t number;
    if (!pa_text_integer(text, &number)) {
        return false;
    }
    int64_t index = number > 0 ? number - 1 : (int64_t)count + number;
    if (number == 0 || index < 0 || index >= (int64_t)count) {
        return false;
    }
    *out_index = (uint32_t)index;
    return true;
}

/* "v", "v/vt", "v//vn" or "v/vt/vn" */
static bool read_corner(const decoder *self, pa_span word, face_corner *out_corner)
{
    pa_span parts[3] = {{0}};
    size_t part = 0;
    parts[0].data = word.data;
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] != '/') {
            parts[part].size++;
        } else if (part == 2) {
            return false;
        } else {
            parts[++part].data = word.data + i + 1;
        }
    }
    face_corner made = {.uv = PA_NO_INDEX, .normal = PA_NO_INDEX};
    bool good = resolve(parts[0], self->points.size / (6 * sizeof(float)), &made.position) &&
                (!parts[1].size || resolve(parts[1], self->uvs.size / (2 * sizeof(float)), &made.uv)) &&
                (!parts[2].size || resolve(parts[2], self->normals.size / (3 * sizeof(float)), &made.normal));
    if (good) {
        *out_corner = made;
    }
    return good;
}

static pa_status read_face(decoder *self, pa_span line)
{
    face_corner triangle[3];
    pa_span word;
    pa_status status = PA_OK;
    for (size_t count = 0; status == PA_OK && pa_text_word(&line, &word); count++) {
        face_corner *to = &triangle[count < 2 ? count : 2];
        if (!read_corner(self, word, to)) {
            return pa_fail(self->err, PA_CORRUPT, "A face of the OBJ file names what does not exist.");
        }
        if (count < 2) {
            continue;
        }
        status = append(self, &self->corners, triangle, sizeof triangle);
        if (status == PA_OK) {
            status = append(self, &self->surfaces, &self->material, sizeof self->material);
        }
        triangle[1] = triangle[2];
    }
    return status;
}

static pa_status read_line(decoder *self, pa_span line)
{
    pa_span word;
    if (!pa_text_word(&line, &word) || word.data[0] == '#') {
        return PA_OK;
    }
    if (pa_text_is(word, "v")) {
        return read_point(self, line);
    }
    if (pa_text_is(word, "vt")) {
        return read_uv(self, line);
    }
    if (pa_text_is(word, "vn")) {
        return read_normal(self, line);
    }
    if (pa_text_is(word, "f")) {
        return read_face(self, line);
    }
    if (pa_text_is(word, "mtllib")) {
        return obj_library_read(&self->library, line);
    }
    if (pa_text_is(word, "usemtl")) {
        self->material = obj_library_find(&self->library, pa_text_trim(line));
    }
    return PA_OK;
}

/* A backslash at a line's end joins it with the next; such lines are put together in `joined`. */
static pa_status read_lines(decoder *self, pa_span text)
{
    pa_bytes joined = {.limit = self->limits.max_bytes};
    pa_span line;
    pa_status status = PA_OK;
    while (status == PA_OK && pa_text_line(&text, &line)) {
        bool more = line.size && line.data[line.size - 1] == '\\';
        if (!more && joined.size == 0) {
            status = read_line(self, line);
            continue;
        }
        pa_bytes_append(&joined, line.data, line.size - more);
        pa_bytes_append_text(&joined, " ");
        if (joined.failed) {
            status = pa_fail(self->err, PA_NO_MEMORY, NULL);
        } else if (!more) {
            status = read_line(self, pa_bytes_span(&joined));
            joined.size = 0;
        }
    }
    if (status == PA_OK && joined.size) {
        status = read_line(self, pa_bytes_span(&joined));
    }
    pa_bytes_done(&joined);
    return status;
}

/* An attribute is there when any corner has a texture coordinate, or every one a normal. */
static bool reserve(const decoder *self, const uint32_t *order, pa_arena *arena, pa_mesh *mesh)
{
    const face_corner *corners = (const face_corner *)(const void *)self->corners.data;
    bool uvs = false;
    bool normals = true;
    for (size_t i = 0; i < mesh->index_count; i++) {
        const face_corner *corner = &corners[3 * (size_t)order[i / 3] + i % 3];
        uvs = uvs || corner->uv != PA_NO_INDEX;
        normals = normals && corner->normal != PA_NO_INDEX;
    }
    size_t count = mesh->index_count;
    mesh->vertex_count = mesh->index_count;
    mesh->indices = PA_NEW_ARRAY(arena, uint32_t, count);
    mesh->positions = pa_arena_array(arena, count, 3 * sizeof(float));
    mesh->normals = normals ? pa_arena_array(arena, count, 3 * sizeof(float)) : NULL;
    mesh->uvs = uvs ? pa_arena_array(arena, count, 2 * sizeof(float)) : NULL;
    mesh->colors = self->colored ? pa_arena_array(arena, count, 4 * sizeof(float)) : NULL;
    return mesh->indices && mesh->positions && (!normals || mesh->normals) && (!uvs || mesh->uvs) &&
           (!self->colored || mesh->colors);
}

static void store_corner(const decoder *self, const face_corner *from, pa_mesh *mesh, uint32_t v)
{
    const float *point = (const float *)(const void *)self->points.data + 6 * (size_t)from->position;
    memcpy(mesh->positions + 3 * (size_t)v, point, 3 * sizeof(float));
    if (mesh->colors) {
        memcpy(mesh->colors + 4 * (size_t)v, point + 3, 3 * sizeof(float));
        mesh->colors[4 * (size_t)v + 3] = 1;
    }
    if (mesh->normals) {
        const float *normals = (const float *)(const void *)self->normals.data;
        memcpy(mesh->normals + 3 * (size_t)v, normals + 3 * (size_t)from->normal, 3 * sizeof(float));
    }
    if (mesh->uvs && from->uv != PA_NO_INDEX) {
        const float *uv = (const float *)(const void *)self->uvs.data + 2 * (size_t)from->uv;
        for (size_t k = 0; k < 2; k++) {
            mesh->uvs[2 * (size_t)v + k] = isfinite(uv[k]) ? uv[k] : 0;
        }
    }
    mesh->indices[v] = v;
}

/* The triangles `order` [count] of one material; each corner a vertex first, then welded. */
static pa_status build_mesh(decoder *self, uint32_t material, const uint32_t *order, uint32_t count,
                            pa_arena *arena, pa_mesh *out_mesh)
{
    pa_mesh mesh = {.material = material, .index_count = 3 * count};
    const face_corner *corners = (const face_corner *)(const void *)self->corners.data;
    pa_arena wide;
    pa_arena_init(&wide, 0);
    pa_status status = reserve(self, order, &wide, &mesh) ? PA_OK : pa_fail(self->err, PA_NO_MEMORY, NULL);
    for (uint32_t i = 0; status == PA_OK && i < mesh.index_count; i++) {
        store_corner(self, &corners[3 * (size_t)order[i / 3] + i % 3], &mesh, i);
    }
    if (status == PA_OK) {
        status = pa_mesh_repair_normals(&mesh, self->err);
    }
    if (status == PA_OK) {
        status = pa_mesh_weld(&mesh, arena, self->err);
    }
    pa_arena_done(&wide);
    if (status == PA_OK) {
        *out_mesh = mesh;
    }
    return status;
}

/* Counting sort of the triangles by material, in the order they came. ends [material_count] are their ends.
 */
static void sort_triangles(const decoder *self, uint32_t *order, uint32_t *ends)
{
    const uint32_t *surfaces = (const uint32_t *)(const void *)self->surfaces.data;
    uint32_t triangles = (uint32_t)(self->surfaces.size / sizeof *surfaces);
    for (uint32_t t = 0; t < triangles; t++) {
        ends[surfaces[t]]++;
    }
    uint32_t begin = 0;
    for (uint32_t m = 0; m < self->library.material_count; m++) {
        uint32_t count = ends[m];
        ends[m] = begin;
        begin += count;
    }
    for (uint32_t t = 0; t < triangles; t++) {
        order[ends[surfaces[t]]++] = t;
    }
}

static pa_status build_meshes(decoder *self, pa_arena *scratch, pa_arena *arena, pa_scene *scene)
{
    uint32_t count = self->library.material_count;
    uint32_t *ends = PA_NEW_ARRAY(scratch, uint32_t, count);
    uint32_t *order = PA_NEW_ARRAY(scratch, uint32_t, self->surfaces.size / sizeof(uint32_t));
    scene->meshes = PA_NEW_ARRAY(arena, pa_mesh, count);
    if (!ends || !order || !scene->meshes) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    sort_triangles(self, order, ends);
    uint32_t begin = 0;
    pa_status status = PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < count; m++) {
        if (ends[m] > begin) {
            status = build_mesh(self, m, order + begin, ends[m] - begin, arena,
                                &scene->meshes[scene->mesh_count++]);
        }
        begin = ends[m];
    }
    return status;
}

static pa_status build_scene(decoder *self, pa_arena *arena, pa_scene *out_scene)
{
    if (self->surfaces.size == 0) {
        return pa_fail(self->err, PA_CORRUPT, "The OBJ file holds no triangle.");
    }
    const obj_library *library = &self->library;
    pa_scene scene = {.materials = library->materials,
                      .material_count = library->material_count,
                      .images = library->images,
                      .image_count = library->image_count};
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_status status = build_meshes(self, &scratch, arena, &scene);
    pa_arena_done(&scratch);
    if (status == PA_OK) {
        *out_scene = scene;
    }
    return status;
}

pa_status pa_obj_decode(pa_span obj, const pa_named_file *files, size_t file_count,
                        const pa_model_limits *limits, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    decoder self = {.limits = pa_model_limits_settle(limits),
                    .err = err,
                    .library = {.files = files, .file_count = file_count, .arena = arena, .err = err}};
    if (obj.size > self.limits.max_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "The OBJ file is larger than %zu bytes.", self.limits.max_bytes);
    }
    pa_bytes_init(&self.points, self.limits.max_vertices * 6 * sizeof(float));
    pa_bytes_init(&self.uvs, self.limits.max_vertices * 2 * sizeof(float));
    pa_bytes_init(&self.normals, self.limits.max_vertices * 3 * sizeof(float));
    pa_bytes_init(&self.corners, self.limits.max_indices * sizeof(face_corner));
    pa_bytes_init(&self.surfaces, self.limits.max_indices / 3 * sizeof(uint32_t));
    pa_status status = obj_library_init(&self.library, &self.limits);
    if (status == PA_OK) {
        status = read_lines(&self, obj);
    }
    if (status == PA_OK) {
        status = build_scene(&self, arena, out_scene);
    }
    pa_bytes_done(&self.points);
    pa_bytes_done(&self.uvs);
    pa_bytes_done(&self.normals);
    pa_bytes_done(&self.corners);
    pa_bytes_done(&self.surfaces);
    return status;
}
