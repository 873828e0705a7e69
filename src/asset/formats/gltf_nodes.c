#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"

/* Four columns of four, of which the last row is 0 0 0 1. */
static pa_status read_matrix(gltf *self, json_t *object, double local[3][4])
{
    double m[16];
    pa_status status = gltf_get_numbers(self, object, "matrix", 16, m);
    for (size_t r = 0; status == PA_OK && r < 3; r++) {
        for (size_t c = 0; c < 4; c++) {
            local[r][c] = m[4 * c + r];
        }
    }
    return status;
}

static pa_status read_parts(gltf *self, json_t *object, double local[3][4])
{
    double t[3] = {0, 0, 0};
    double q[4] = {0, 0, 0, 1};
    double s[3] = {1, 1, 1};
    pa_status status = gltf_get_numbers(self, object, "translation", 3, t);
    if (status == PA_OK) {
        status = gltf_get_numbers(self, object, "rotation", 4, q);
    }
    if (status == PA_OK) {
        status = gltf_get_numbers(self, object, "scale", 3, s);
    }
    if (status != PA_OK) {
        return status;
    }
    double length = sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    if (!(length > 1e-6 && length < 1e6)) {
        return pa_fail(self->err, PA_CORRUPT, "A rotation of the glTF file is no quaternion.");
    }
    double x = q[0] / length;
    double y = q[1] / length;
    double z = q[2] / length;
    double w = q[3] / length;
    const double turn[3][3] = {{1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
                               {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
                               {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)}};
    for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) {
            local[r][c] = turn[r][c] * s[c];
        }
        local[r][3] = t[r];
    }
    return PA_OK;
}

static pa_status read_node(gltf *self, gltf_tree *tree, size_t index, json_t *object)
{
    gltf_node *made = &tree->nodes[index];
    made->object = object;
    made->mesh = PA_NO_INDEX;
    made->skin = PA_NO_INDEX;
    pa_status status = gltf_get_index(self, object, "mesh", tree->mesh_count, &made->mesh);
    if (status == PA_OK) {
        status = gltf_get_index(self, object, "skin", tree->skin_count, &made->skin);
    }
    if (status == PA_OK) {
        status = gltf_get_array(self, object, "children", self->limits.max_nodes, &made->children,
                                &made->child_count);
    }
    if (status == PA_OK) {
        status = json_object_get(object, "matrix") ? read_matrix(self, object, made->local)
                                                   : read_parts(self, object, made->local);
    }
    return status;
}

static uint32_t index_of(const json_t *value, size_t count)
{
    double number = json_is_number(value) ? json_number_value(value) : -1;
    bool whole = number >= 0 && number < (double)count && !(floor(number) < number);
    return whole ? (uint32_t)number : PA_NO_INDEX;
}

static pa_status link_children(gltf *self, gltf_tree *tree, uint32_t index)
{
    const gltf_node *parent = &tree->nodes[index];
    for (size_t i = 0; i < parent->child_count; i++) {
        uint32_t child = index_of(json_array_get(parent->children, i), tree->count);
        if (child == PA_NO_INDEX) {
            return pa_fail(self->err, PA_CORRUPT, "A node of the glTF file has a child that does not exist.");
        }
        if (tree->nodes[child].parent != PA_NO_INDEX) {
            return pa_fail(self->err, PA_CORRUPT, "Node %u of the glTF file has more than one parent.",
                           child);
        }
        tree->nodes[child].parent = index;
    }
    return PA_OK;
}

/* Going up from any node, the root is reached within max_depth steps; else there is a cycle or a tree too
 * deep. */
static pa_status check_depth(gltf *self, const gltf_tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        size_t depth = 0;
        for (uint32_t at = i; at != PA_NO_INDEX; at = tree->nodes[at].parent) {
            if (++depth > self->limits.max_depth) {
                return pa_fail(self->err, PA_CORRUPT,
                               "The nodes of the glTF file go round in a circle, or deeper than %zu.",
                               self->limits.max_depth);
            }
        }
    }
    return PA_OK;
}

static pa_status read_tree(gltf *self, gltf_tree *tree)
{
    json_t *nodes = NULL;
    pa_status status =
        gltf_get_array(self, self->root, "nodes", self->limits.max_nodes, &nodes, &tree->count);
    if (status == PA_OK) {
        status = gltf_get_array(self, self->root, "meshes", self->limits.max_accessors, &tree->meshes,
                                &tree->mesh_count);
    }
    if (status != PA_OK) {
        return status;
    }
    tree->skin_count = json_array_size(json_object_get(self->root, "skins"));
    tree->nodes = PA_NEW_ARRAY(&self->scratch, gltf_node, tree->count);
    if (!tree->nodes) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < tree->count; i++) {
        tree->nodes[i].parent = PA_NO_INDEX;
    }
    for (size_t i = 0; status == PA_OK && i < tree->count; i++) {
        status = read_node(self, tree, i, json_array_get(nodes, i));
    }
    for (uint32_t i = 0; status == PA_OK && i < tree->count; i++) {
        status = link_children(self, tree, i);
    }
    if (status == PA_OK) {
        status = check_depth(self, tree);
    }
    return status == PA_OK ? gltf_read_skins(self, tree) : status;
}

void gltf_chain(const double (*first)[4], const double (*second)[4], double out[3][4])
{
    double made[3][4];
    for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 4; c++) {
            made[r][c] = second[r][0] * first[0][c] + second[r][1] * first[1][c] +
                         second[r][2] * first[2][c] + (c == 3 ? second[r][3] : 0);
        }
    }
    memcpy(out, made, sizeof made);
}

pa_status gltf_find_world(gltf *self, const gltf_tree *tree, uint32_t index, double out[3][4])
{
    double world[3][4];
    memcpy(world, tree->nodes[index].local, sizeof world);
    for (uint32_t at = tree->nodes[index].parent; at != PA_NO_INDEX; at = tree->nodes[at].parent) {
        gltf_chain((const double(*)[4])world, (const double(*)[4])tree->nodes[at].local, world);
    }
    for (int i = 0; i < 12; i++) {
        if (!isfinite(world[i / 4][i % 4])) {
            return pa_fail(self->err, PA_CORRUPT, "The transform of a node of the glTF file is not finite.");
        }
    }
    memcpy(out, world, sizeof world);
    return PA_OK;
}

/* A node scaled to nothing, as some files hide things, has no triangle with an area. */
static bool is_flat(const double (*m)[4])
{
    double determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                         m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
                         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    return !(fabs(determinant) > 0);
}

static pa_status show_node(gltf *self, const gltf_tree *tree, uint32_t index)
{
    const gltf_node *shown = &tree->nodes[index];
    if (shown->mesh == PA_NO_INDEX) {
        return PA_OK;
    }
    gltf_pose pose = {.skin = shown->skin == PA_NO_INDEX ? NULL : &tree->skins[shown->skin]};
    json_t *mesh = json_array_get(tree->meshes, shown->mesh);
    json_t *primitives = NULL;
    size_t count = 0;
    pa_status status = gltf_find_world(self, tree, index, pose.world);
    if (status == PA_OK) {
        status = gltf_get_array(self, mesh, "primitives", self->limits.max_accessors, &primitives, &count);
    }
    if (status == PA_OK && !pose.skin && is_flat((const double(*)[4])pose.world)) {
        return PA_OK;
    }
    const char *name = json_string_value(json_object_get(shown->object, "name"));
    name = name ? name : json_string_value(json_object_get(mesh, "name"));
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        status = gltf_add_primitive(self, json_array_get(primitives, i), name, &pose);
    }
    return status;
}

/* Shows a root and all below it, depth first, with a stack of our own. */
static pa_status show_tree(gltf *self, const gltf_tree *tree, uint32_t root, uint32_t *stack)
{
    size_t height = 0;
    stack[height++] = root;
    pa_status status = PA_OK;
    while (status == PA_OK && height) {
        uint32_t index = stack[--height];
        const gltf_node *at = &tree->nodes[index];
        status = show_node(self, tree, index);
        for (size_t i = at->child_count; i-- > 0;) {
            stack[height++] = index_of(json_array_get(at->children, i), tree->count);
        }
    }
    return status;
}

static pa_status show_scene(gltf *self, const gltf_tree *tree, json_t *scene, uint32_t *stack)
{
    json_t *roots = NULL;
    size_t count = 0;
    pa_status status = gltf_get_array(self, scene, "nodes", self->limits.max_nodes, &roots, &count);
    bool *shown = PA_NEW_ARRAY(&self->scratch, bool, tree->count);
    if (status == PA_OK && !shown) {
        status = pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        uint32_t root = index_of(json_array_get(roots, i), tree->count);
        if (root == PA_NO_INDEX || tree->nodes[root].parent != PA_NO_INDEX || shown[root]) {
            return pa_fail(self->err, PA_CORRUPT, "The scene of the glTF file lists a node that is no root.");
        }
        shown[root] = true;
        status = show_tree(self, tree, root, stack);
    }
    return status;
}

pa_status gltf_read_nodes(gltf *self)
{
    gltf_tree tree = {0};
    json_t *scenes = json_object_get(self->root, "scenes");
    uint32_t chosen = 0;
    pa_status status = gltf_get_index(self, self->root, "scene", json_array_size(scenes), &chosen);
    if (status == PA_OK) {
        status = read_tree(self, &tree);
    }
    if (status != PA_OK) {
        return status;
    }
    /* Each node has one parent, so that no more than all of them ever wait. */
    uint32_t *stack = PA_NEW_ARRAY(&self->scratch, uint32_t, tree.count + 1);
    if (!stack) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    if (json_array_size(scenes)) {
        return show_scene(self, &tree, json_array_get(scenes, chosen), stack);
    }
    for (uint32_t i = 0; status == PA_OK && i < tree.count; i++) {
        if (tree.nodes[i].parent == PA_NO_INDEX) {
            status = show_tree(self, &tree, i, stack);
        }
    }
    return status;
}
