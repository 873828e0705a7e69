/* The vertices of one primitive, moved to where its node or its skin puts them. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/vector.h"

typedef struct placement {
    double world[3][4];
    double normal[3][3]; /* the inverse transpose of world's linear part, up to scale */
    bool mirrors;
} placement;

static placement place(const double (*world)[4])
{
    placement made;
    memcpy(made.world, world, sizeof made.world);
    for (int r = 0; r < 3; r++) {
        const double *a = world[(r + 1) % 3];
        const double *b = world[(r + 2) % 3];
        made.normal[r][0] = a[1] * b[2] - a[2] * b[1];
        made.normal[r][1] = a[2] * b[0] - a[0] * b[2];
        made.normal[r][2] = a[0] * b[1] - a[1] * b[0];
    }
    double determinant =
        world[0][0] * made.normal[0][0] + world[0][1] * made.normal[0][1] + world[0][2] * made.normal[0][2];
    made.mirrors = determinant < 0;
    for (int r = 0; r < 3 && made.mirrors; r++) {
        for (int k = 0; k < 3; k++) {
            made.normal[r][k] = -made.normal[r][k];
        }
    }
    return made;
}

static bool is_identity(const double (*world)[4])
{
    static const double identity[3][4] = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
    return memcmp(world, identity, sizeof identity) == 0;
}

bool gltf_pose_mirrors(const gltf_pose *pose)
{
    return place(pose->skin ? (const double(*)[4])pose->skin->joints[0] : pose->world).mirrors;
}

/* The joints' matrices, mixed by the vertex's weights. False when a joint does not exist. */
static bool blend(const gltf_skin *skin, const gltf_attributes *from, uint32_t source, double out[3][4])
{
    float joints[4];
    float weights[4];
    double total = 0;
    gltf_read_element(from->joints, source, joints);
    gltf_read_element(from->weights, source, weights);
    memset(out, 0, 12 * sizeof(double));
    for (int i = 0; i < 4; i++) {
        double weight = weights[i] > 0 && isfinite(weights[i]) ? (double)weights[i] : 0;
        if (!(joints[i] >= 0 && joints[i] < (float)skin->joint_count)) {
            return false;
        }
        const double(*joint)[4] = (const double(*)[4])skin->joints[(size_t)joints[i]];
        for (int k = 0; k < 12; k++) {
            out[k / 4][k % 4] += weight * joint[k / 4][k % 4];
        }
        total += weight;
    }
    for (int k = 0; k < 12; k++) {
        out[k / 4][k % 4] = total > 0 ? out[k / 4][k % 4] / total : (double)(k % 5 == 0);
    }
    return true;
}

/* How far a squared length in f32 is from 1 by rounding alone. */
#define ROUNDING 1e-6
/* The same where it is worked out in f32 itself. */
#define SURE_ROUNDING 5e-7f

/* A unit vector, or zeros where there is no direction. One that is a unit vector stays the same to the bit.
 */
static void store_direction(double x, double y, double z, float *out)
{
    if (fabs(x * x + y * y + z * z - 1) < ROUNDING) {
        out[0] = (float)x;
        out[1] = (float)y;
        out[2] = (float)z;
        return;
    }
    double largest = fmax(fabs(x), fmax(fabs(y), fabs(z)));
    double scale = largest > 0 && isfinite(largest) ? 1 / largest : 0;
    pa_vec3 scaled = {x * scale, y * scale, z * scale};
    pa_vec3 unit = scale > 0 ? pa_vec3_unit_or(scaled, (pa_vec3){0, 0, 0}) : (pa_vec3){0, 0, 0};
    out[0] = (float)unit.x;
    out[1] = (float)unit.y;
    out[2] = (float)unit.z;
}

/* ats holds one placement for all vertices, or one for each: then step is 1. */
typedef struct placements {
    const placement *ats;
    size_t step;
    bool stay; /* all vertices stay where they are */
} placements;

static bool read_positions(const gltf_accessor *from, const placements *at, const uint32_t *sources,
                           pa_mesh *mesh)
{
    size_t count = 3 * (size_t)mesh->vertex_count;
    gltf_read_rows(from, sources, mesh->vertex_count, 3, mesh->positions);
    for (size_t v = 0; !at->stay && v < mesh->vertex_count; v++) {
        float *p = mesh->positions + 3 * v;
        const double old[3] = {(double)p[0], (double)p[1], (double)p[2]};
        for (int r = 0; r < 3; r++) {
            const double *row = at->ats[v * at->step].world[r];
            p[r] = (float)(row[0] * old[0] + row[1] * old[1] + row[2] * old[2] + row[3]);
        }
    }
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        bad |= !(fabsf(mesh->positions[i]) <= FLT_MAX);
    }
    return !bad;
}

static void read_normals(const gltf_accessor *from, const placements *at, const uint32_t *sources,
                         pa_mesh *mesh)
{
    gltf_read_rows(from, sources, mesh->vertex_count, 3, mesh->normals);
    for (size_t v = 0; !at->stay && v < mesh->vertex_count; v++) {
        float *n = mesh->normals + 3 * v;
        double turned[3];
        for (int r = 0; r < 3; r++) {
            const double *row = at->ats[v * at->step].normal[r];
            turned[r] = row[0] * (double)n[0] + row[1] * (double)n[1] + row[2] * (double)n[2];
        }
        store_direction(turned[0], turned[1], turned[2], n);
    }
}

/* False when a tangent is unusable; the mesh is then better off without. */
static bool read_tangents(const gltf_accessor *from, const placements *at, const uint32_t *sources,
                          pa_mesh *mesh)
{
    gltf_read_rows(from, sources, mesh->vertex_count, 4, mesh->tangents);
    for (size_t v = 0; v < mesh->vertex_count; v++) {
        float *t = mesh->tangents + 4 * v;
        const placement *own = &at->ats[v * at->step];
        double turned[3];
        for (int r = 0; r < 3; r++) {
            const double *row = own->world[r];
            turned[r] = row[0] * (double)t[0] + row[1] * (double)t[1] + row[2] * (double)t[2];
        }
        store_direction(turned[0], turned[1], turned[2], t);
        t[3] = (t[3] < 0) == own->mirrors ? 1 : -1;
        if (fabsf(t[0]) + fabsf(t[1]) + fabsf(t[2]) < 0.5f) {
            return false;
        }
    }
    return true;
}

static void read_uvs(const gltf_accessor *from, const gltf_mapping *mapping, const uint32_t *sources,
                     pa_mesh *mesh)
{
    static const double identity[2][3] = {{1, 0, 0}, {0, 1, 0}};
    size_t count = 2 * (size_t)mesh->vertex_count;
    bool stay = memcmp(mapping->matrix, identity, sizeof identity) == 0;
    gltf_read_rows(from, sources, mesh->vertex_count, 2, mesh->uvs);
    for (size_t i = 0; !stay && i < count; i += 2) {
        const double uv[2] = {(double)mesh->uvs[i], (double)mesh->uvs[i + 1]};
        for (size_t r = 0; r < 2; r++) {
            const double *row = mapping->matrix[r];
            mesh->uvs[i + r] = (float)(row[0] * uv[0] + row[1] * uv[1] + row[2]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        mesh->uvs[i] = fabsf(mesh->uvs[i]) <= FLT_MAX ? mesh->uvs[i] : 0;
    }
}

static void read_colors(const gltf_accessor *from, const uint32_t *sources, pa_mesh *mesh)
{
    size_t count = 4 * (size_t)mesh->vertex_count;
    for (size_t i = 3; i < count; i += 4) {
        mesh->colors[i] = 1; /* of a colour without alpha */
    }
    gltf_read_rows(from, sources, mesh->vertex_count, 4, mesh->colors);
    for (size_t i = 0; i < count; i++) {
        float value = mesh->colors[i];
        mesh->colors[i] = isnan(value) ? 1 : fminf(fmaxf(value, 0), 1);
    }
}

/* An array of the mesh: the one that lies in the file, where `sound` finds nothing in it that reading would
 * change, or else a new one. NULL: no memory. */
static float *lend_or_reserve(gltf *self, const gltf_accessor *from, bool stays, size_t count, size_t width,
                              bool (*sound)(const float *numbers, size_t count), bool *out_lent)
{
    float *numbers = NULL;
    *out_lent = stays && gltf_can_lend(self, from, count, width, &numbers) && sound(numbers, count) &&
                gltf_lend(self, numbers, count * width * sizeof *numbers);
    return *out_lent ? numbers : pa_arena_array(self->arena, count, width * sizeof(float));
}

static bool are_finite(const float *numbers, size_t count)
{
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        bad |= !(fabsf(numbers[i]) <= FLT_MAX);
    }
    return !bad;
}

static bool sound_positions(const float *numbers, size_t count)
{
    return are_finite(numbers, 3 * count);
}

static bool sound_uvs(const float *numbers, size_t count)
{
    return are_finite(numbers, 2 * count);
}

static bool sound_tangents(const float *numbers, size_t count)
{
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        const float *t = numbers + 4 * i;
        float squared = t[0] * t[0] + t[1] * t[1] + t[2] * t[2];
        bad |= !(fabsf(squared - 1) < SURE_ROUNDING) | !(fabsf(t[3]) <= 1) | !(fabsf(t[3]) >= 1);
    }
    return !bad;
}

static pa_status fill_positions(gltf *self, const gltf_attributes *from, const placements *at,
                                const uint32_t *sources, pa_mesh *mesh)
{
    bool lent;
    mesh->positions = lend_or_reserve(self, from->position, at->stay && !sources, mesh->vertex_count, 3,
                                      sound_positions, &lent);
    if (!mesh->positions) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    return lent || read_positions(from->position, at, sources, mesh)
               ? PA_OK
               : pa_fail(self->err, PA_CORRUPT, "A position of the glTF file is not finite.");
}

static pa_status fill_normals(gltf *self, const gltf_attributes *from, const placements *at,
                              const uint32_t *sources, pa_mesh *mesh)
{
    bool lent;
    mesh->normals = lend_or_reserve(self, from->normal, at->stay && !sources, mesh->vertex_count, 3,
                                    pa_normals_are_unit, &lent);
    if (!mesh->normals) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (lent) {
        return PA_OK;
    }
    read_normals(from->normal, at, sources, mesh);
    return pa_mesh_repair_normals(mesh, self->err);
}

static pa_status fill_tangents(gltf *self, const gltf_attributes *from, const placements *at,
                               const uint32_t *sources, pa_mesh *mesh)
{
    bool lent;
    mesh->tangents = lend_or_reserve(self, from->tangent, at->stay && !sources, mesh->vertex_count, 4,
                                     sound_tangents, &lent);
    if (!mesh->tangents) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (!lent && !read_tangents(from->tangent, at, sources, mesh)) {
        mesh->tangents = NULL;
    }
    return PA_OK;
}

static pa_status fill_uvs(gltf *self, const gltf_attributes *from, const uint32_t *sources, pa_mesh *mesh)
{
    static const double identity[2][3] = {{1, 0, 0}, {0, 1, 0}};
    const gltf_mapping *mapping = &self->mappings[from->material];
    bool stays = !sources && memcmp(mapping->matrix, identity, sizeof identity) == 0;
    bool lent;
    mesh->uvs = lend_or_reserve(self, from->uv, stays, mesh->vertex_count, 2, sound_uvs, &lent);
    if (!mesh->uvs) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (!lent) {
        read_uvs(from->uv, mapping, sources, mesh);
    }
    return PA_OK;
}

/* One placement for all vertices, or with a skin one for each, in the scratch arena. */
static pa_status find_placements(gltf *self, const gltf_attributes *from, const gltf_pose *pose,
                                 const uint32_t *sources, size_t count, pa_arena *scratch,
                                 placement **out_ats)
{
    placement *ats = PA_NEW_ARRAY(scratch, placement, pose->skin ? count : 1);
    if (!ats) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (!pose->skin) {
        ats[0] = place(pose->world);
    }
    for (size_t v = 0; pose->skin && v < count; v++) {
        double world[3][4];
        if (!blend(pose->skin, from, sources ? sources[v] : (uint32_t)v, world)) {
            return pa_fail(self->err, PA_CORRUPT,
                           "A vertex of the glTF file hangs on a joint that does not exist.");
        }
        ats[v] = place((const double(*)[4])world);
    }
    *out_ats = ats;
    return PA_OK;
}

static pa_status fill_vertices(gltf *self, const gltf_attributes *from, const placements *at,
                               const uint32_t *sources, pa_mesh *mesh)
{
    pa_status status = fill_positions(self, from, at, sources, mesh);
    if (status == PA_OK && from->uv) {
        status = fill_uvs(self, from, sources, mesh);
    }
    if (status == PA_OK && from->color) {
        mesh->colors = pa_arena_array(self->arena, mesh->vertex_count, 4 * sizeof(float));
        if (!mesh->colors) {
            return pa_fail(self->err, PA_NO_MEMORY, NULL);
        }
        read_colors(from->color, sources, mesh);
    }
    if (status == PA_OK && from->normal && from->tangent) {
        status = fill_tangents(self, from, at, sources, mesh);
    }
    return status == PA_OK && from->normal ? fill_normals(self, from, at, sources, mesh) : status;
}

pa_status gltf_read_vertices(gltf *self, const gltf_attributes *from, const gltf_pose *pose,
                             const uint32_t *sources, pa_mesh *mesh)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    placement *ats = NULL;
    pa_status status = find_placements(self, from, pose, sources, mesh->vertex_count, &scratch, &ats);
    if (status == PA_OK) {
        const placements at = {ats, pose->skin ? 1 : 0, !pose->skin && is_identity(pose->world)};
        status = fill_vertices(self, from, &at, sources, mesh);
    }
    pa_arena_done(&scratch);
    return status;
}
