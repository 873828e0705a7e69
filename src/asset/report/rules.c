#include <math.h>
#include <string.h>
#include <strings.h>

#include "asset/report/report_private.h"

/* A USDZ of more decoded pixels than this has been seen not to open (usd_from_gltf's README). */
#define QUICK_LOOK_TEXTURE_BYTES 200e6
#define MEGABYTE 1e6

enum {
    SCENE_VIEWER = 1 << PA_AR_SCENE_VIEWER,
    QUICK_LOOK = 1 << PA_AR_QUICK_LOOK,
    FLUTTER_ANDROID = 1 << PA_AR_FLUTTER_ANDROID,
    FLUTTER_IOS = 1 << PA_AR_FLUTTER_IOS,
    WITHOUT_QUICK_LOOK = ALL_VIEWERS & ~QUICK_LOOK
};

/* What is counted among the facts of the file, under the fact's own name. */
#define FACT(name)                                                                                           \
    static double name(const subject *self)                                                                  \
    {                                                                                                        \
        return (double)self->report->facts.name;                                                             \
    }
FACT(bytes)
FACT(chunks)
FACT(outside)
FACT(animations)
FACT(morph_targets)
FACT(skins)
FACT(most_joints)
FACT(materials)
FACT(blended)
FACT(double_sided)
FACT(without_metallic_roughness)
FACT(metallic_by_default)
FACT(scaled_normal_maps)
FACT(uv_sets)
FACT(colored)
FACT(flat)
FACT(bumpy_without_tangents)
FACT(integer_attributes)
FACT(sparse)
FACT(scaled_roots)

static double wrong_ending(const subject *self)
{
    const char *name = self->options->file_name;
    const char *dot = name ? strrchr(name, '.') : NULL;
    return name && !(dot && (strcasecmp(dot, ".glb") == 0 || strcasecmp(dot, ".gltf") == 0));
}

static double custom_attribute(const subject *self)
{
    return self->report->facts.custom_attribute != NULL;
}

static double points_and_lines(const subject *self)
{
    return (self->report->facts.modes & PA_GLTF_POINTS_AND_LINES) != 0;
}

static double loops_strips_and_fans(const subject *self)
{
    return (self->report->facts.modes & (PA_GLTF_LINE_LOOP | PA_GLTF_STRIPS_AND_FANS)) != 0;
}

/* The file's own count, where the model cannot be read. */
static double triangles(const subject *self)
{
    return (double)(self->report->measured ? self->report->triangles : self->report->facts.triangles);
}

static double texture_side(const subject *self)
{
    const pa_gltf_facts *facts = &self->report->facts;
    uint32_t side = 0;
    for (size_t i = 0; i < facts->image_count; i++) {
        const pa_gltf_image_facts *image = &facts->images[i];
        side = image->width > side ? image->width : side;
        side = image->height > side ? image->height : side;
    }
    return side;
}

/* Four bytes a pixel, and a third more for its smaller copies. */
static double texture_bytes(const subject *self)
{
    const pa_gltf_facts *facts = &self->report->facts;
    double sum = 0;
    for (size_t i = 0; i < facts->image_count; i++) {
        sum += 4.0 / 3 * 4 * (double)facts->images[i].width * (double)facts->images[i].height;
    }
    return sum;
}

static double foreign_pictures(const subject *self)
{
    const pa_gltf_facts *facts = &self->report->facts;
    double count = 0;
    for (size_t i = 0; i < facts->image_count; i++) {
        const char *format = facts->images[i].format;
        count += facts->images[i].bytes > 0 && strcmp(format, "png") != 0 && strcmp(format, "jpeg") != 0;
    }
    return count;
}

/* NAN, which breaks no rule, where the model could not be read. */
static double longest_side(const subject *self)
{
    const pa_bounds *box = &self->report->bounds;
    float longest = 0;
    for (int k = 0; k < 3; k++) {
        longest = fmaxf(longest, box->max[k] - box->min[k]);
    }
    return self->report->measured ? (double)longest : (double)NAN;
}

/* How many times smaller than a millimetre. */
static double tininess(const subject *self)
{
    return 1e-3 / longest_side(self);
}

/* Above or below the ground, in parts of its longest side. */
static double off_the_floor(const subject *self)
{
    return fabs((double)self->report->bounds.min[1]) / longest_side(self);
}

/* Of the footprint, in parts of its longest side. */
static double off_centre(const subject *self)
{
    const pa_bounds *box = &self->report->bounds;
    double x = 0.5 * ((double)box->min[0] + (double)box->max[0]);
    double z = 0.5 * ((double)box->min[2] + (double)box->max[2]);
    return hypot(x, z) / longest_side(self);
}

/* A rule is broken by more than its limit. */
static const struct rule {
    double (*measure)(const subject *self);
    double limit;
    unsigned viewers;
    pa_ar_level level;
    const char *code;
    const char *message;
} rules[] = {
    {wrong_ending, 0, SCENE_VIEWER, PA_AR_FAIL, "INVALID_INPUT_FILE_EXTENSION",
     "The file's name ends neither in .glb nor in .gltf."},
    {bytes, 10 * MEGABYTE, SCENE_VIEWER, PA_AR_WARN, "REC_INPUT_BINARY_SIZE",
     "The file is larger than the 10 MB that are recommended."},
    {bytes, 15 * MEGABYTE, SCENE_VIEWER, PA_AR_FAIL, "MAX_INPUT_BINARY_SIZE",
     "The file is larger than 15 MB."},
    {animations, 1, SCENE_VIEWER, PA_AR_FAIL, "ANIMATION_LIMIT", "There is more than one animation."},
    {morph_targets, 0, SCENE_VIEWER, PA_AR_FAIL, "MORPH_TARGET_USED", "There are morph targets."},
    {materials, 10, SCENE_VIEWER, PA_AR_FAIL, "MATERIAL_LIMIT", "There are more than ten materials."},
    {blended, 2, SCENE_VIEWER, PA_AR_WARN, "ALPHA_MATERIAL_LIMIT",
     "More than two materials are see-through, which the viewer advises against."},
    {texture_side, 2048, SCENE_VIEWER, PA_AR_FAIL, "TEXTURE_RESOLUTION",
     "A texture has more than 2048 pixels a side."},
    {uv_sets, 1, SCENE_VIEWER, PA_AR_FAIL, "UV_LIMIT", "There is more than one set of texture coordinates."},
    {colored, 0, SCENE_VIEWER, PA_AR_FAIL, "VERTEX_COLOR_USED",
     "Vertices have colours; the viewer wants them in a texture."},
    {most_joints, 254, SCENE_VIEWER, PA_AR_FAIL, "JOINT_LIMIT", "A skin has more than 254 joints."},
    {triangles, 100000, SCENE_VIEWER, PA_AR_FAIL, "TRIANGLE_LIMIT", "There are more than 100,000 triangles."},
    {points_and_lines, 0, SCENE_VIEWER, PA_AR_FAIL, "PRIMITIVE_MODE",
     "There are points or lines; the viewer draws triangles only."},
    {without_metallic_roughness, 0, SCENE_VIEWER, PA_AR_NOTE, "MISSING_PBR_METALLIC_ROUGHNESS",
     "A material says nothing of metal and roughness."},

    {triangles, 100000, QUICK_LOOK, PA_AR_WARN, "TRIANGLE_LIMIT",
     "There are more than the 100,000 triangles that older phones show smoothly."},
    {texture_side, 2048, QUICK_LOOK, PA_AR_WARN, "TEXTURE_RESOLUTION",
     "A texture has more than 2048 pixels a side and is shown smaller on older phones."},
    {texture_bytes, QUICK_LOOK_TEXTURE_BYTES, QUICK_LOOK, PA_AR_FAIL, "TEXTURE_MEMORY",
     "The textures take more than 200 MB once they are decoded."},
    {colored, 0, QUICK_LOOK, PA_AR_WARN, "VERTEX_COLOR_IGNORED",
     "The colours of vertices are not shown; they have to be in a texture."},
    {animations, 0, QUICK_LOOK, PA_AR_WARN, "ANIMATION_DROPPED", "The USDZ stands still."},
    {morph_targets, 0, QUICK_LOOK, PA_AR_WARN, "MORPH_TARGET_DROPPED", "The USDZ has no morph targets."},
    {points_and_lines, 0, QUICK_LOOK, PA_AR_WARN, "PRIMITIVE_DROPPED", "The USDZ has no points and lines."},
    {blended, 2, QUICK_LOOK, PA_AR_WARN, "ALPHA_SORTING",
     "More than two materials are see-through, and may be drawn in the wrong order."},
    {double_sided, 0, QUICK_LOOK, PA_AR_NOTE, "DOUBLE_SIDED_IGNORED",
     "Back faces may be left out on older systems."},

    {loops_strips_and_fans, 0, FLUTTER_ANDROID, PA_AR_FAIL, "PRIMITIVE_MODE",
     "Line loops, triangle strips and fans are not drawn."},

    {custom_attribute, 0, FLUTTER_IOS, PA_AR_FAIL, "CUSTOM_ATTRIBUTE_USED",
     "Vertices have an attribute whose name begins with an underscore, and the model does not load."},
    {integer_attributes, 0, FLUTTER_IOS, PA_AR_FAIL, "QUANTIZED_ATTRIBUTE_USED",
     "Positions, normals or tangents are whole numbers, which are taken as they are."},
    {sparse, 0, FLUTTER_IOS, PA_AR_FAIL, "SPARSE_ACCESSOR_USED", "Sparse values are not applied."},
    {scaled_roots, 0, FLUTTER_IOS, PA_AR_FAIL, "ROOT_SCALE_LOST",
     "A root node has a scale or a matrix, which the plugin overwrites: the size will be wrong."},
    {chunks, 2, FLUTTER_IOS, PA_AR_WARN, "EXTRA_CHUNK", "The file has more than two chunks."},
    {scaled_normal_maps, 0, FLUTTER_IOS, PA_AR_NOTE, "NORMAL_SCALE_IGNORED",
     "The strength of a normal map is left out."},
    {blended, 0, FLUTTER_IOS, PA_AR_NOTE, "ALPHA_SORTING",
     "What is see-through may be drawn in the wrong order."},
    {skins, 0, QUICK_LOOK, PA_AR_WARN, "SKIN_DROPPED", "The USDZ keeps the pose that the file has."},

    {foreign_pictures, 0, SCENE_VIEWER | FLUTTER_ANDROID | FLUTTER_IOS, PA_AR_FAIL, "TEXTURE_FORMAT",
     "A texture is neither PNG nor JPEG and is not shown."},
    {outside, 0, ALL_VIEWERS, PA_AR_FAIL, "EXTERNAL_RESOURCE",
     "Parts of the model lie in other files, which do not come along."},
    {metallic_by_default, 0, WITHOUT_QUICK_LOOK, PA_AR_WARN, "METALLIC_BY_DEFAULT",
     "Nothing says how metallic a surface is, which means full metal: it will look dark."},
    {flat, 0, ALL_VIEWERS, PA_AR_NOTE, "NORMALS_MISSING", "Surfaces without normals are shaded flat."},
    {bumpy_without_tangents, 0, ALL_VIEWERS, PA_AR_NOTE, "TANGENTS_MISSING",
     "A normal map comes without tangents; viewers differ in the ones they make up."},
    {tininess, 1, ALL_VIEWERS, PA_AR_WARN, "SIZE_TINY", "The model is smaller than a millimetre."},
    {longest_side, 100, ALL_VIEWERS, PA_AR_WARN, "SIZE_HUGE", "The model is larger than a hundred metres."},
    {off_the_floor, 0.02, ALL_VIEWERS, PA_AR_WARN, "NOT_ON_FLOOR",
     "The lowest point is not at y = 0: the model floats or sinks."},
    {off_centre, 0.1, ALL_VIEWERS, PA_AR_WARN, "OFF_CENTRE",
     "The footprint is not centred on the origin: the model appears beside where it is put."},
};

void report_apply_rules(subject *self)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];
        double value = rule->measure(self);
        if (value > rule->limit) {
            const pa_ar_finding finding = {.code = rule->code,
                                           .message = rule->message,
                                           .level = rule->level,
                                           .measured = true,
                                           .value = value,
                                           .limit = rule->limit};
            report_find(self, rule->viewers, &finding);
        }
    }
}
