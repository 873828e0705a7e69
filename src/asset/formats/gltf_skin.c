#include <math.h>
#include <string.h>

#include "asset/formats/gltf_private.h"

enum { COMPONENT_F32 = 5126, MATRIX_NUMBERS = 16 };

/* The accessor of the matrices that take the mesh to each joint; NULL = they do nothing. */
static pa_status find_matrices(gltf *self, json_t *skin, size_t joint_count,
                               const gltf_accessor **out_matrices)
{
    uint32_t index = PA_NO_INDEX;
    pa_status status = gltf_get_index(self, skin, "inverseBindMatrices", self->accessor_count, &index);
    if (status != PA_OK || index == PA_NO_INDEX) {
        return status;
    }
    const gltf_accessor *accessor = &self->accessors[index];
    if (accessor->components != MATRIX_NUMBERS || accessor->component != COMPONENT_F32 ||
        accessor->count < joint_count) {
        return pa_fail(self->err, PA_CORRUPT,
                       "The matrices of a skin of the glTF file are not one for each joint.");
    }
    *out_matrices = accessor;
    return PA_OK;
}

static void read_matrix(const gltf_accessor *matrices, size_t i, double out[3][4])
{
    float m[MATRIX_NUMBERS] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    if (matrices) {
        gltf_read_element(matrices, i, m);
    }
    for (int k = 0; k < 12; k++) {
        out[k / 4][k % 4] = (double)m[4 * (k % 4) + k / 4];
    }
}

static pa_status read_joint(gltf *self, const gltf_tree *tree, json_t *value, double joint[3][4])
{
    double number = json_is_number(value) ? json_number_value(value) : -1;
    if (!(number >= 0 && number < (double)tree->count) || floor(number) < number) {
        return pa_fail(self->err, PA_CORRUPT, "A skin of the glTF file has a joint that does not exist.");
    }
    double world[3][4];
    pa_status status = gltf_find_world(self, tree, (uint32_t)number, world);
    if (status == PA_OK) {
        gltf_chain((const double(*)[4])joint, (const double(*)[4])world, joint);
    }
    return status;
}

static pa_status read_skin(gltf *self, const gltf_tree *tree, json_t *object, size_t *joints_left,
                           gltf_skin *out_skin)
{
    json_t *joints = NULL;
    const gltf_accessor *matrices = NULL;
    gltf_skin skin = {0};
    pa_status status = gltf_get_array(self, object, "joints", *joints_left, &joints, &skin.joint_count);
    if (status == PA_OK && !joints) {
        status = pa_fail(self->err, PA_CORRUPT, "A skin of the glTF file has no joints.");
    }
    if (status == PA_OK) {
        status = find_matrices(self, object, skin.joint_count, &matrices);
    }
    if (status != PA_OK) {
        return status;
    }
    *joints_left -= skin.joint_count;
    skin.joints = pa_arena_array(&self->scratch, skin.joint_count, sizeof *skin.joints);
    if (!skin.joints) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < skin.joint_count; i++) {
        read_matrix(matrices, i, skin.joints[i]);
        status = read_joint(self, tree, json_array_get(joints, i), skin.joints[i]);
    }
    *out_skin = skin;
    return status;
}

pa_status gltf_read_skins(gltf *self, gltf_tree *tree)
{
    json_t *list = NULL;
    /* Each joint of each skin is a walk up the tree; all of them together keep within one limit. */
    size_t joints_left = self->limits.max_accessors;
    pa_status status = gltf_get_array(self, self->root, "skins", joints_left, &list, &tree->skin_count);
    if (status != PA_OK || !list) {
        return status;
    }
    tree->skins = PA_NEW_ARRAY(&self->scratch, gltf_skin, tree->skin_count);
    if (!tree->skins) {
        return pa_fail(self->err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; status == PA_OK && i < tree->skin_count; i++) {
        status = read_skin(self, tree, json_array_get(list, i), &joints_left, &tree->skins[i]);
    }
    return status;
}
