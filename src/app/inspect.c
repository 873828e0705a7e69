/* promptar inspect: what a model is, and which viewers will take it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/read_file.h"
#include "asset/report/report.h"

enum { MOST_BYTES = 256 << 20, MOST_FILES = 400 };

static const pa_option options[] = {
    {"json", 0, NULL, "print one JSON object a file, for programs"},
    {0},
};

static void print_bytes(double bytes)
{
    if (bytes < 1e3) {
        printf("%.0f bytes", bytes);
    } else {
        printf(bytes < 1e6 ? "%.1f kB" : "%.1f MB", bytes < 1e6 ? bytes / 1e3 : bytes / 1e6);
    }
}

static void print_count(size_t count, const char *noun)
{
    printf(", %zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void print_extensions(const char *title, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("%s%s", i ? ", " : title, names[i]);
    }
    fputs(count ? "\n" : "", stdout);
}

static void print_colors(const pa_finish_record *finished)
{
    if (!finished->version) {
        return;
    }
    printf("  finished by version %u of the rules, brightness %s", finished->version,
           pa_brightness_name(finished->brightness));
    if (finished->measured) {
        printf(": albedo %.3g, was %.3g (gain %.3g)", (double)finished->albedo_after,
               (double)finished->albedo_before, (double)finished->gain);
    }
    putchar('\n');
}

static void print_facts(const pa_ar_report *report)
{
    const pa_gltf_facts *facts = &report->facts;
    const pa_bounds *box = &report->bounds;
    fputs("  ", stdout);
    if (report->measured) {
        printf("%.3g x %.3g x %.3g m, ", (double)(box->max[0] - box->min[0]),
               (double)(box->max[1] - box->min[1]), (double)(box->max[2] - box->min[2]));
    }
    print_bytes((double)facts->bytes);
    if (report->usdz_bytes) {
        fputs(" (", stdout);
        print_bytes((double)report->usdz_bytes);
        fputs(" as USDZ)", stdout);
    }
    print_count(report->measured ? report->triangles : facts->triangles, "triangle");
    print_count(facts->primitives, "part");
    print_count(facts->materials, "material");
    putchar('\n');
    for (size_t i = 0; i < facts->image_count; i++) {
        const pa_gltf_image_facts *image = &facts->images[i];
        printf("  texture %zu: %s, %u x %u, ", i, image->format, image->width, image->height);
        print_bytes((double)image->bytes);
        putchar('\n');
    }
    print_extensions("  uses ", (const char *const *)facts->used, facts->used_count);
    print_extensions("  requires ", (const char *const *)facts->required, facts->required_count);
    print_colors(&report->finished);
}

static void print_text(const char *path, const pa_ar_report *report)
{
    printf("%s\n", path);
    print_facts(report);
    for (pa_ar_viewer viewer = 0; viewer < PA_AR_VIEWER_COUNT; viewer++) {
        const pa_ar_verdict *verdict = &report->viewers[viewer];
        printf("\n  %s  %s\n", pa_ar_level_verdict(verdict->level), pa_ar_viewer_title(viewer));
        for (size_t i = 0; i < verdict->finding_count; i++) {
            const pa_ar_finding *finding = &verdict->findings[i];
            printf("        %s %s: %s\n", pa_ar_level_name(finding->level), finding->code, finding->message);
        }
    }
    putchar('\n');
}

static pa_status print_json(const char *path, const pa_ar_report *report, pa_error *err)
{
    json_t *json = pa_ar_report_json(report);
    if (json && pa_utf8_valid(path, strlen(path))) {
        json_object_set_new(json, "file", json_string(path));
    }
    char *text = json ? pa_json_encode(json) : NULL;
    json_decref(json);
    if (!text) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    puts(text);
    free(text);
    return PA_OK;
}

/* In memory of its own: there may be many files. */
static pa_status inspect(const char *path, bool as_json, pa_ar_level *worst, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span file;
    pa_ar_report *report = PA_NEW(&arena, pa_ar_report);
    const pa_ar_report_options named = {.file_name = path};
    pa_status status =
        report ? pa_read_file(path, MOST_BYTES, &arena, &file, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        status = pa_ar_report_make(file, &named, &arena, report, err);
    }
    if (status == PA_OK) {
        *worst = report->level > *worst ? report->level : *worst;
        if (as_json) {
            status = print_json(path, report, err);
        } else {
            print_text(path, report);
        }
    }
    pa_arena_done(&arena);
    return status;
}

static int run(const pa_invocation *invocation)
{
    bool as_json = pa_invocation_value(invocation, "json") != NULL;
    pa_ar_level worst = PA_AR_NOTE;
    for (size_t i = 0; i < invocation->operand_count; i++) {
        pa_error err = {0};
        if (inspect(invocation->operands[i], as_json, &worst, &err)) {
            return pa_complain_error(&err);
        }
    }
    return worst == PA_AR_FAIL ? PA_EXIT_FAILED : PA_EXIT_OK;
}

const pa_command pa_command_inspect = {
    .name = "inspect",
    .operands = "FILE...",
    .summary = "say what a GLB or glTF file is, and which AR viewers take it",
    .details = "  promptar inspect chair.glb\n"
               "  promptar inspect --json *.glb | jq -r '[.file, .verdict] | @tsv'\n\n"
               "Ends with 1 where a viewer would fail. docs/ar.md lists the codes.",
    .options = options,
    .least_operands = 1,
    .most_operands = MOST_FILES,
    .run = run,
};
