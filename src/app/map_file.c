#include "app/map_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/read_file.h"

/* NULL for what cannot be mapped: a pipe, which must not be opened twice, a device, an empty file. */
static void *map(const char *path, size_t max_bytes, size_t *out_size)
{
    struct stat info;
    void *mapping = MAP_FAILED;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return NULL;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
        (uint64_t)info.st_size <= max_bytes) {
        *out_size = (size_t)info.st_size;
        mapping = mmap(NULL, *out_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    }
    if (fd >= 0) {
        close(fd);
    }
    return mapping == MAP_FAILED ? NULL : mapping;
}

pa_status pa_map_file(const char *path, size_t max_bytes, pa_arena *arena, pa_mapped_file *out_file,
                      pa_error *err)
{
    size_t size = 0;
    void *mapping = map(path, max_bytes, &size);
    if (!mapping) {
        pa_mapped_file file = {0};
        pa_status status = pa_read_file(path, max_bytes, arena, &file.bytes, err);
        *out_file = status == PA_OK ? file : *out_file;
        return status;
    }
    /* All of it at once, rather than by one fault each few pages; a kernel that does not know how faults. */
#ifdef MADV_POPULATE_READ
    (void)madvise(mapping, size, MADV_POPULATE_READ);
#endif
    *out_file = (pa_mapped_file){.bytes = {mapping, size}, .mapping = mapping};
    return PA_OK;
}

void pa_mapped_file_done(pa_mapped_file *file)
{
    if (file->mapping) {
        munmap(file->mapping, file->bytes.size);
    }
    *file = (pa_mapped_file){0};
}
