#include "asset/geometry/mesh_shape.h"

#include <string.h>

#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/mesh_private.h"

typedef struct place_table {
    uint32_t *slots; /* [mask + 1] point + 1 */
    uint32_t mask;
    float (*places)[3]; /* of the points found so far */
    uint32_t count;
} place_table;

static uint32_t find_point(place_table *table, const float *position)
{
    /* The -0 that mirroring leaves is 0 too. */
    const float place[3] = {position[0] + 0.0f, position[1] + 0.0f, position[2] + 0.0f};
    uint32_t bits[3];
    memcpy(bits, place, sizeof bits);
    uint64_t key = bits[0] * 0x9E3779B97F4A7C15u;
    key = (key ^ key >> 29 ^ bits[1]) * 0xBF58476D1CE4E5B9u;
    key = (key ^ key >> 32 ^ bits[2]) * 0x94D049BB133111EBu;
    uint32_t slot = (uint32_t)(key >> 32) & table->mask;
    while (table->slots[slot]) {
        uint32_t point = table->slots[slot] - 1;
        if (memcmp(table->places[point], place, sizeof place) == 0) {
            return point;
        }
        slot = (slot + 1) & table->mask;
    }
    memcpy(table->places[table->count], place, sizeof place);
    table->slots[slot] = ++table->count;
    return table->count - 1;
}

static void add_mesh(const pa_mesh *mesh, place_table *table, pa_shape *shape)
{
    for (uint32_t i = 0; i < mesh->index_count; i++) {
        if (i % 3 == 0) {
            shape->faces[shape->face_count++] =
                (pa_face){.first = shape->corner_count, .count = 3, .crease_deg = (float)PA_CREASE_DEG};
        }
        uint32_t point = find_point(table, mesh->positions + 3 * (size_t)mesh->indices[i]);
        shape->corners[shape->corner_count++] = point;
    }
}

pa_status pa_shape_from_meshes(const pa_mesh *meshes, size_t count, pa_arena *arena, pa_shape *out_shape,
                               pa_error *err)
{
    uint64_t corners = 0;
    uint64_t vertices = 0;
    for (size_t m = 0; m < count; m++) {
        corners += meshes[m].index_count;
        vertices += meshes[m].vertex_count;
    }
    if (corners >= PA_NO_INDEX || vertices >= PA_NO_INDEX / 4) {
        return pa_fail(err, PA_TOO_LARGE, "The model has too many vertices.");
    }
    PA_ARENA_SCOPED scratch = {0};
    uint32_t room = 16;
    while (room < 2 * vertices) {
        room *= 2;
    }
    place_table table = {.slots = PA_NEW_ARRAY(&scratch, uint32_t, room),
                         .mask = room - 1,
                         .places = pa_arena_array(&scratch, vertices, 3 * sizeof(float))};
    pa_shape shape = {.corners = PA_NEW_ARRAY(arena, uint32_t, corners),
                      .uvs = PA_NEW_ARRAY(arena, pa_vec2, corners),
                      .edges = PA_NEW_ARRAY(arena, uint8_t, corners),
                      .faces = PA_NEW_ARRAY(arena, pa_face, corners / 3)};
    bool enough = table.slots && table.places && shape.corners && shape.uvs && shape.edges && shape.faces;
    for (size_t m = 0; enough && m < count; m++) {
        add_mesh(&meshes[m], &table, &shape);
    }
    shape.points = enough ? PA_NEW_ARRAY(arena, pa_vec3, table.count) : NULL;
    if (!shape.points) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    shape.point_count = table.count;
    for (uint32_t p = 0; p < table.count; p++) {
        shape.points[p] = pa_vec3_load(table.places[p]);
    }
    *out_shape = shape;
    return PA_OK;
}
