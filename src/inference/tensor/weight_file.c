#include "inference/tensor/weight_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inference/tensor/safetensors.h"
#include "inference/tensor/torch_file.h"

static pa_status map(const char *path, pa_span *out_bytes, pa_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return pa_fail(err, errno == ENOENT ? PA_NOT_FOUND : PA_IO, "%.300s cannot be opened: %s.", path,
                       strerror(errno));
    }
    struct stat about;
    void *bytes = MAP_FAILED;
    bool regular = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
    if (regular) {
        bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    close(fd);
    if (bytes == MAP_FAILED) {
        return pa_fail(err, regular ? PA_IO : PA_CORRUPT, "%.300s is empty or cannot be mapped.", path);
    }
    *out_bytes = (pa_span){bytes, (size_t)about.st_size};
    return PA_OK;
}

pa_status pa_weight_file_open(const char *path, pa_weight_file *out_file, pa_error *err)
{
    pa_span bytes;
    pa_status status = map(path, &bytes, err);
    if (status != PA_OK) {
        return status;
    }
    pa_weight_file file = {.mapping = (void *)bytes.data, .size = bytes.size};
    pa_arena_init(&file.arena, 0);
    pa_error problem = {0};
    status = pa_torch_file_recognise(bytes)
                 ? pa_torch_file_decode(bytes, &file.arena, &file.table, &problem)
                 : pa_safetensors_decode(bytes, &file.arena, &file.table, &problem);
    if (status != PA_OK) {
        pa_weight_file_close(&file);
        return pa_fail(err, status, "%.200s: %.280s", path, problem.detail);
    }
    *out_file = file;
    return PA_OK;
}

void pa_weight_file_close(pa_weight_file *file)
{
    if (file->mapping) {
        munmap(file->mapping, file->size);
    }
    pa_arena_done(&file->arena);
    *file = (pa_weight_file){0};
}
