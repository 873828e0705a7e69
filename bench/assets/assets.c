/*
 * What bench/assets.py measures of the asset rooms. Reads one task a line and answers each with one line, so
 * that starting the process and first touches of its code count for nobody:
 *
 *   make NAME OUT                       writes an input (see inputs below)
 *   copy IN OUT                         reads and writes the bytes, with fsync
 *   normalise IN OUT SYNC               the finish without budgets; SYNC 1: with fsync
 *   optimize IN OUT TRIANGLES TEXTURE   the finish with budgets
 *   preview IN OUT                      512 × 512 on one thread; only the drawing is timed
 *   usdz IN OUT                         from decoded scene to package; only that is timed
 *   web IN OUT                          the variant for pages
 *   distance A B SAMPLES                between two models' surfaces
 *
 * Answers "ok MILLISECONDS PROCESSOR_MILLISECONDS [what else]" or "failed WHY".
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/read_file.h"
#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"
#include "asset/formats/picture.h"
#include "asset/formats/usdz.h"
#include "asset/render/render.h"
#include "foundation/clock.h"
#include "generate/convert.h"
#include "inputs.h"
#include "surface_distance.h"

enum { MOST_WORDS = 6, MOST_BYTES = 1 << 30 };

/* Wall clock and processor time, from a start to a stop. */
typedef struct stopwatch {
    int64_t started_ns;
    double started_cpu_ms;
    double milliseconds;
    double cpu_ms;
} stopwatch;

typedef struct task {
    char *words[MOST_WORDS]; /* the first is its name; "" where there are no more */
    pa_arena arena;
    pa_error err;
    stopwatch watch;
    char more[128];
} task;

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void start(task *self)
{
    self->watch = (stopwatch){.started_ns = pa_clock_monotonic_ns(), .started_cpu_ms = cpu_ms()};
}

/* Processor time since the start. */
static double passed(const task *self)
{
    return cpu_ms() - self->watch.started_cpu_ms;
}

static void stop(task *self)
{
    self->watch.milliseconds = (double)(pa_clock_monotonic_ns() - self->watch.started_ns) / 1e6;
    self->watch.cpu_ms = passed(self);
}

/* As promptar optimize does: its own, so that what stays as it is need not be copied. */
static pa_status read_file(task *self, const char *path, pa_span *out_bytes)
{
    return pa_read_file(path, MOST_BYTES, &self->arena, out_bytes, &self->err);
}

static pa_status write_parts(task *self, const char *path, pa_parts bytes, bool sync)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool failed = fd < 0 || !(sync ? pa_parts_write_through(bytes, fd) : pa_parts_write(bytes, fd));
    if (fd >= 0) {
        close(fd);
    }
    return failed ? pa_fail(&self->err, PA_IO, "%s cannot be written.", path) : PA_OK;
}

static pa_status write_file(task *self, const char *path, pa_span bytes)
{
    return write_parts(self, path, pa_parts_of(&bytes), false);
}

static pa_status make(task *self)
{
    static const struct {
        const char *name;
        bench_input input;
    } inputs[] = {
        {"small", {64, 640, 1, 13}},   /* about 2 MB */
        {"dense", {92, 2048, 1, 13}},  /* 101,568 triangles */
        {"scene", {65, 1024, 1, 13}},  /* 50,700 triangles */
        {"plain", {65, 1024, 0, 13}},  /* the same without a texture */
        {"heavy", {92, 2048, 5, 65}},  /* about 60 MB, most of it pictures */
        {"meshes", {405, 512, 1, 13}}, /* about 60 MB, most of it vertices */
    };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        if (strcmp(self->words[1], inputs[i].name) == 0) {
            pa_scene scene;
            pa_span glb;
            pa_status status = bench_make_input(&inputs[i].input, &self->arena, &scene, &self->err);
            if (status == PA_OK) {
                status = pa_glb_encode(&scene, NULL, &self->arena, &glb, &self->err);
            }
            snprintf(self->more, sizeof self->more, "%llu",
                     (unsigned long long)(status == PA_OK ? pa_scene_triangle_count(&scene) : 0));
            return status == PA_OK ? write_file(self, self->words[2], glb) : status;
        }
    }
    return pa_fail(&self->err, PA_INVALID, "There is no input '%s'.", self->words[1]);
}

/* As cp does: a block at a time. */
static pa_status copy(task *self)
{
    enum { BLOCK = 128 * 1024 };
    static uint8_t block[BLOCK];
    start(self);
    int from = open(self->words[1], O_RDONLY | O_CLOEXEC);
    int to = open(self->words[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool failed = from < 0 || to < 0;
    for (ssize_t got = 1; !failed && got > 0;) {
        got = read(from, block, sizeof block);
        failed = got < 0 || write(to, block, (size_t)got) != got;
    }
    failed = failed || fsync(to) != 0;
    if (from >= 0) {
        close(from);
    }
    if (to >= 0) {
        close(to);
    }
    stop(self);
    return failed ? pa_fail(&self->err, PA_IO, "%s cannot be copied.", self->words[1]) : PA_OK;
}

static pa_status finish_file(task *self, const pa_finish_options *options, bool sync)
{
    static const pa_gltf_limits limits = {
        .max_bytes = (size_t)1 << 30, .borrow_pictures = true, .borrow_arrays = true};
    pa_span bytes = {0};
    pa_parts glb;
    pa_scene scene;
    start(self);
    pa_status status = read_file(self, self->words[1], &bytes);
    double read_ms = passed(self);
    if (status == PA_OK) {
        status = pa_gltf_decode(bytes, &limits, &self->arena, &scene, &self->err);
    }
    double decoded_ms = passed(self);
    if (status == PA_OK) {
        status = pa_finish(&scene, options, NULL, &self->arena, &self->err);
    }
    double finished_ms = passed(self);
    if (status == PA_OK) {
        status = pa_glb_encode_parts(&scene, NULL, &self->arena, &glb, &self->err);
    }
    double encoded_ms = passed(self);
    if (status == PA_OK) {
        status = write_parts(self, self->words[2], glb, sync);
    }
    stop(self);
    snprintf(self->more, sizeof self->more, "read %.2f decode %.2f finish %.2f encode %.2f write %.2f",
             read_ms, decoded_ms - read_ms, finished_ms - decoded_ms, encoded_ms - finished_ms,
             self->watch.cpu_ms - encoded_ms);
    return status;
}

static pa_status normalise(task *self)
{
    pa_finish_options options = {.max_triangles = UINT32_MAX, .brightness = PA_BRIGHTNESS_ORIGINAL};
    return finish_file(self, &options, atoi(self->words[3]) != 0);
}

static pa_status optimize(task *self)
{
    pa_finish_options options = {.max_triangles = (uint32_t)atoi(self->words[3]),
                                 .texture_size = (uint32_t)atoi(self->words[4]),
                                 .brightness = PA_BRIGHTNESS_ORIGINAL};
    return finish_file(self, &options, false);
}

/* Pictures are copied: the file goes. */
static pa_status decode_file(task *self, const char *path, pa_scene *out_scene)
{
    static const pa_gltf_limits limits = {.max_bytes = MOST_BYTES};
    pa_span bytes = {0};
    pa_status status = read_file(self, path, &bytes);
    if (status == PA_OK) {
        status = pa_gltf_decode(bytes, &limits, &self->arena, out_scene, &self->err);
    }
    return status;
}

static pa_status preview(task *self)
{
    pa_scene scene;
    pa_status status = decode_file(self, self->words[1], &scene);
    for (uint32_t i = 0; status == PA_OK && i < scene.image_count; i++) {
        status = pa_picture_decode(scene.images[i].encoded, &self->arena, &scene.images[i], &self->err);
    }
    pa_image image;
    pa_span png;
    const pa_render_options options = {.width = 512, .azimuth_deg = 30, .elevation_deg = 20, .threads = 1};
    start(self);
    if (status == PA_OK) {
        status = pa_render(&scene, &options, &self->arena, &image, &self->err);
    }
    stop(self);
    if (status == PA_OK) {
        status = pa_picture_encode_png(&image, &self->arena, &png, &self->err);
    }
    return status == PA_OK ? write_file(self, self->words[2], png) : status;
}

static pa_status usdz(task *self)
{
    pa_scene scene;
    pa_span package;
    pa_status status = decode_file(self, self->words[1], &scene);
    start(self);
    if (status == PA_OK) {
        status = pa_usdz_encode(&scene, NULL, &self->arena, &package, &self->err);
    }
    stop(self);
    return status == PA_OK ? write_file(self, self->words[2], package) : status;
}

static pa_status web(task *self)
{
    pa_span bytes = {0}, glb;
    const pa_conversion conversion = {.web = true};
    start(self);
    pa_status status = read_file(self, self->words[1], &bytes);
    if (status == PA_OK) {
        status = pa_convert_glb(bytes, &conversion, &self->arena, &glb, &self->err);
    }
    if (status == PA_OK) {
        status = write_file(self, self->words[2], glb);
    }
    stop(self);
    return status;
}

static pa_status distance(task *self)
{
    pa_scene a, b;
    surface_distance found = {0};
    pa_bounds box = {0};
    start(self);
    pa_status status = decode_file(self, self->words[1], &a);
    if (status == PA_OK) {
        status = decode_file(self, self->words[2], &b);
    }
    if (status == PA_OK) {
        status = surface_distance_measure(&a, &b, (uint32_t)atoi(self->words[3]), &found, &self->err);
    }
    stop(self);
    float side = 0;
    for (int k = 0; status == PA_OK && pa_scene_bounds(&a, &box) && k < 3; k++) {
        side = box.max[k] - box.min[k] > side ? box.max[k] - box.min[k] : side;
    }
    snprintf(self->more, sizeof self->more, "%.9g %.9g %llu", found.mean / (double)side,
             found.largest / (double)side,
             (unsigned long long)(status == PA_OK ? pa_scene_triangle_count(&b) : 0));
    return status;
}

static pa_status run(task *self)
{
    static const struct {
        const char *name;
        pa_status (*run)(task *self);
    } tasks[] = {{"make", make},         {"copy", copy},        {"normalise", normalise},
                 {"optimize", optimize}, {"preview", preview},  {"usdz", usdz},
                 {"web", web},           {"distance", distance}};
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        if (strcmp(self->words[0], tasks[i].name) == 0) {
            return tasks[i].run(self);
        }
    }
    return pa_fail(&self->err, PA_INVALID, "There is no task '%s'.", self->words[0]);
}

int main(void)
{
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        task self = {0};
        char *rest = line;
        for (int i = 0; i < MOST_WORDS; i++) {
            char *word = strtok_r(rest, " \n", &rest);
            self.words[i] = word ? word : (char[]){""};
        }
        pa_arena_init(&self.arena, 0);
        pa_status status = run(&self);
        pa_arena_done(&self.arena);
        if (status == PA_OK) {
            printf("ok %.4f %.4f %s\n", self.watch.milliseconds, self.watch.cpu_ms, self.more);
        } else {
            printf("failed %s %s\n", pa_status_code(status), self.err.detail);
        }
        fflush(stdout);
    }
    return EXIT_SUCCESS;
}
