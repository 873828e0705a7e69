#include "samples.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *need(void *memory)
{
    if (!memory) {
        abort();
    }
    return memory;
}

static pa_mesh new_mesh(pa_arena *arena, uint32_t vertices, uint32_t indices, uint32_t material)
{
    return (pa_mesh){
        .vertex_count = vertices,
        .index_count = indices,
        .positions = need(pa_arena_array(arena, vertices, 3 * sizeof(float))),
        .normals = need(pa_arena_array(arena, vertices, 3 * sizeof(float))),
        .uvs = need(pa_arena_array(arena, vertices, 2 * sizeof(float))),
        .indices = need(pa_arena_array(arena, indices, sizeof(uint32_t))),
        .material = material,
    };
}

pa_mesh sample_box(pa_arena *arena, const float low[3], const float high[3], uint32_t material)
{
    pa_mesh mesh = new_mesh(arena, 24, 36, material);
    for (uint32_t side = 0; side < 6; side++) {
        uint32_t axis = side / 2;
        uint32_t right = (axis + 1) % 3;
        uint32_t up = (axis + 2) % 3;
        bool far = side % 2;
        for (uint32_t corner = 0; corner < 4; corner++) {
            bool at_right = corner == 1 || corner == 2;
            bool at_top = corner >= 2;
            uint32_t v = 4 * side + corner;
            mesh.positions[3 * v + axis] = far ? high[axis] : low[axis];
            mesh.positions[3 * v + right] = at_right == far ? high[right] : low[right];
            mesh.positions[3 * v + up] = at_top ? high[up] : low[up];
            mesh.normals[3 * v + axis] = far ? 1 : -1;
            mesh.uvs[2 * v] = at_right;
            mesh.uvs[2 * v + 1] = !at_top;
        }
        const uint32_t quad[6] = {0, 1, 2, 0, 2, 3};
        for (uint32_t i = 0; i < 6; i++) {
            mesh.indices[6 * side + i] = 4 * side + quad[i];
        }
    }
    return mesh;
}

pa_mesh sample_sphere(pa_arena *arena, uint32_t rings, double bumps, uint32_t material)
{
    uint32_t columns = 2 * rings;
    pa_mesh mesh = new_mesh(arena, (rings + 1) * (columns + 1), 6 * rings * columns, material);
    uint32_t *index = mesh.indices;
    for (uint32_t r = 0; r <= rings; r++) {
        for (uint32_t c = 0; c <= columns; c++) {
            double polar = 3.14159265358979 * r / rings;
            double around = 6.28318530717959 * (c % columns) / columns;
            double radius = 1 + bumps * sin(9 * polar) * sin(7 * around);
            double girth = r % rings ? sin(polar) : 0;
            const double unit[3] = {girth * sin(around), cos(polar), girth * cos(around)};
            uint32_t v = r * (columns + 1) + c;
            for (uint32_t k = 0; k < 3; k++) {
                mesh.positions[3 * v + k] = (float)(radius * unit[k]) + 0.0f; /* no -0 */
                mesh.normals[3 * v + k] = (float)unit[k];
            }
            mesh.uvs[2 * v] = (float)c / (float)columns;
            mesh.uvs[2 * v + 1] = (float)r / (float)rings;
            if (r < rings && c < columns) {
                const uint32_t quad[6] = {0, columns + 1, columns + 2, 0, columns + 2, 1};
                for (uint32_t i = 0; i < 6; i++) {
                    *index++ = v + quad[i];
                }
            }
        }
    }
    return mesh;
}

pa_image sample_picture(pa_arena *arena, uint32_t width, uint32_t height, uint32_t channels)
{
    pa_image image = {.width = width, .height = height, .channels = channels};
    image.pixels = need(pa_arena_array(arena, (size_t)width * height, channels));
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            const uint8_t texel[4] = {(uint8_t)(x * 255 / width), (uint8_t)(y * 255 / height), 90,
                                      (uint8_t)(255 - y * 255 / height)};
            memcpy(image.pixels + ((size_t)y * width + x) * channels, texel, channels);
        }
    }
    return image;
}

pa_image sample_normal_map(pa_arena *arena, uint32_t side)
{
    pa_image image = sample_picture(arena, side, side, 3);
    for (size_t i = 0; i < (size_t)side * side; i++) {
        const uint8_t flat[3] = {128, 128, 255};
        memcpy(image.pixels + 3 * i, flat, sizeof flat);
    }
    return image;
}

pa_scene sample_scene(pa_arena *arena, uint32_t meshes, uint32_t materials, uint32_t images)
{
    pa_scene scene = {
        .meshes = need(PA_NEW_ARRAY(arena, pa_mesh, meshes)),
        .mesh_count = meshes,
        .materials = need(PA_NEW_ARRAY(arena, pa_material, materials)),
        .material_count = materials,
        .images = need(PA_NEW_ARRAY(arena, pa_image, images)),
        .image_count = images,
        .metric = true,
    };
    for (uint32_t i = 0; i < materials; i++) {
        scene.materials[i] = pa_material_default();
    }
    return scene;
}

pa_scene sample_box_scene(pa_arena *arena)
{
    pa_scene scene = sample_scene(arena, 1, 1, 0);
    scene.meshes[0] = sample_box(arena, (float[]){4, 5, 6}, (float[]){6, 6, 9}, 0);
    const float grey[4] = {0.5f, 0.5f, 0.5f, 1};
    memcpy(scene.materials[0].base_color, grey, sizeof grey);
    return scene;
}
