#include "weights/verify.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "inference/clip/tokenizer.h"
#include "inference/tensor/weight_file.h"
#include "weights/files.h"

enum { MOST_CONFIG_BYTES = 1 << 20, MOST_TOKENIZER_BYTES = 16 << 20 };

static pa_status read_path(const char *path, size_t most, pa_arena *arena, pa_span *out_text, pa_error *err)
{
    const char *slash = strrchr(path, '/');
    char *folder = pa_arena_printf(arena, "%.*s", (int)(slash - path), path);
    return folder ? pa_read_below(folder, slash + 1, most, arena, out_text, err)
                  : pa_fail(err, PA_NO_MEMORY, NULL);
}

static pa_status read_shape(const pa_shap_e_files *files, pa_shap_e_part part, pa_arena *arena,
                            pa_shap_e_shapes *shapes, pa_error *err)
{
    pa_span config;
    pa_error problem = {0};
    pa_status status = read_path(files->configs[part], MOST_CONFIG_BYTES, arena, &config, err);
    if (status != PA_OK) {
        return status;
    }
    switch (part) {
    case PA_SHAP_E_TEXT_ENCODER:
        status = pa_clip_text_read_shape(config, &shapes->text, &problem);
        break;
    case PA_SHAP_E_PRIOR:
        status = pa_shap_e_prior_read_shape(config, &shapes->prior, &problem);
        break;
    default:
        status = pa_shap_e_field_read_shape(config, &shapes->field, &problem);
        break;
    }
    return status ? pa_fail(err, status, "%.250s: %.200s", files->configs[part], problem.detail) : PA_OK;
}

pa_status pa_shap_e_read_shapes(const pa_shap_e_files *files, pa_shap_e_shapes *out_shapes, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_shap_e_shapes shapes = {0};
    pa_status status = PA_OK;
    for (int part = 0; status == PA_OK && part < PA_SHAP_E_PART_COUNT; part++) {
        status = read_shape(files, (pa_shap_e_part)part, &arena, &shapes, err);
    }
    pa_arena_done(&arena);
    if (status != PA_OK) {
        return status;
    }
    if (shapes.text.projection != shapes.prior.text_width ||
        shapes.prior.latents != PA_SHAP_E_PROJECTED_LAYERS * shapes.field.hidden ||
        shapes.prior.latent_width != shapes.field.latent_width) {
        return pa_fail(err, PA_CORRUPT,
                       "Text encoder, prior and renderer do not fit each other by their configurations.");
    }
    *out_shapes = shapes;
    return PA_OK;
}

static pa_status check_tokenizer(const pa_shap_e_files *files, const pa_shap_e_shapes *shapes,
                                 pa_arena *arena, pa_error *err)
{
    pa_span vocabulary;
    pa_span merges;
    pa_clip_tokenizer *tokenizer;
    pa_clip_tokens tokens;
    pa_status status = read_path(files->vocabulary, MOST_TOKENIZER_BYTES, arena, &vocabulary, err);
    status = status ? status : read_path(files->merges, MOST_TOKENIZER_BYTES, arena, &merges, err);
    status = status ? status : pa_clip_tokenizer_load(vocabulary, merges, arena, &tokenizer, err);
    status = status ? status : pa_clip_tokenize(tokenizer, (pa_span){0}, &tokens, err);
    /* The marks have the largest numbers. */
    if (status == PA_OK && (size_t)tokens.ids[tokens.count - 1] >= shapes->text.vocabulary) {
        status = pa_fail(err, PA_CORRUPT, "The tokenizer has more pieces than the text encoder takes.");
    }
    return status;
}

static pa_status check_part(const pa_shap_e_files *files, pa_shap_e_part part, const pa_shap_e_shapes *shapes,
                            pa_arena *arena, size_t *tensors, pa_error *err)
{
    pa_weight_file file;
    pa_inventory inventory;
    pa_error problem = {0};
    pa_status status = pa_shap_e_inventory(part, shapes, arena, &inventory, err);
    status = status ? status : pa_weight_file_open(files->weights[part], &file, err);
    if (status != PA_OK) {
        return status;
    }
    status = pa_inventory_check(&inventory, &file.table, &problem);
    *tensors += file.table.count;
    pa_weight_file_close(&file);
    return status ? pa_fail(err, status, "%.250s: %.200s", files->weights[part], problem.detail) : PA_OK;
}

pa_status pa_shap_e_check_tensors(const char *folder, const pa_run *run, size_t *out_tensors, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_shap_e_files files;
    pa_shap_e_shapes shapes;
    size_t tensors = 0;
    pa_status status = pa_shap_e_find_files(folder, &arena, &files, err);
    status = status ? status : pa_shap_e_read_shapes(&files, &shapes, err);
    status = status ? status : check_tokenizer(&files, &shapes, &arena, err);
    for (int part = 0; status == PA_OK && part < PA_SHAP_E_PART_COUNT; part++) {
        status = pa_run_cancelled(run)
                     ? pa_fail(err, PA_CANCELLED, NULL)
                     : check_part(&files, (pa_shap_e_part)part, &shapes, &arena, &tensors, err);
    }
    pa_arena_done(&arena);
    if (status == PA_OK) {
        *out_tensors = tensors;
    }
    return status;
}

static pa_status open_below(const char *folder, const char *name, char path[PATH_MAX], int *out_fd,
                            pa_error *err)
{
    if (snprintf(path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX) {
        return pa_fail(err, PA_IO, "The path %.200s… is too long.", path);
    }
    *out_fd = open(path, O_RDONLY | O_CLOEXEC);
    return *out_fd < 0 ? pa_fail_io(err, "opened", path) : PA_OK;
}

pa_status pa_weights_digest_file(const char *folder, pa_weights_file *file, pa_error *err)
{
    char path[PATH_MAX];
    int fd = -1;
    pa_status status = open_below(folder, file->path, path, &fd, err);
    if (status == PA_OK) {
        status = pa_sha256_hex_of_file(fd, file->sha256) ? PA_OK : pa_fail_io(err, "read", path);
        close(fd);
    }
    return status;
}

pa_status pa_weights_check_file(const char *folder, const pa_weights_file *file, pa_error *err)
{
    char path[PATH_MAX];
    int fd = -1;
    pa_status status = open_below(folder, file->path, path, &fd, err);
    if (status != PA_OK) {
        return status;
    }
    struct stat about;
    char digest[65] = "";
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || (uint64_t)about.st_size != file->size) {
        status = pa_fail(err, PA_CORRUPT, "%.300s has not the %llu bytes that it should have.", path,
                         (unsigned long long)file->size);
    } else if (file->sha256[0] ? !pa_sha256_hex_of_file(fd, digest)
                               : !pa_git_blob_hex_of_file(fd, file->size, digest)) {
        status = pa_fail(err, PA_IO, "%.300s cannot be read.", path);
    } else if (strcmp(digest, file->sha256[0] ? file->sha256 : file->blob) != 0) {
        status = pa_fail(err, PA_CORRUPT, "%.300s is damaged: its %s is not the one that it should have.",
                         path, file->sha256[0] ? "SHA-256" : "checksum");
    }
    close(fd);
    return status;
}

pa_status pa_weights_verify(const char *folder, const pa_run *run, pa_verified *out_verified, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_weights_record record = {0};
    pa_verified verified = {0};
    pa_status status = pa_shap_e_check_tensors(folder, run, &verified.tensors, err);
    pa_status recorded = status ? status : pa_weights_record_load(folder, &arena, &record, err);
    verified.compared = recorded == PA_OK;
    status = recorded == PA_NOT_FOUND ? status : recorded;
    uint64_t whole = 1;
    for (size_t i = 0; i < record.count; i++) {
        whole += record.files[i].size;
    }
    for (size_t i = 0; status == PA_OK && i < record.count; i++) {
        pa_run_progress(run, "verify", (double)verified.bytes / (double)whole);
        status = pa_run_cancelled(run) ? pa_fail(err, PA_CANCELLED, NULL)
                                       : pa_weights_check_file(folder, &record.files[i], err);
        verified.files++;
        verified.bytes += record.files[i].size;
    }
    pa_arena_done(&arena);
    if (status == PA_OK) {
        *out_verified = verified;
    }
    return status;
}
