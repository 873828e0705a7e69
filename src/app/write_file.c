#include "app/write_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pa_status fail_as_errno_says(const char *what, pa_error *err)
{
    pa_status status = errno == ENOSPC || errno == EDQUOT ? PA_NO_SPACE : PA_IO;
    return pa_fail(err, status, "%s: %s.", what, strerror(errno));
}

pa_status pa_write_descriptor(int fd, pa_parts bytes, pa_error *err)
{
    return pa_parts_write(bytes, fd) ? PA_OK : fail_as_errno_says("The model cannot be written", err);
}

static pa_status write_and_close(int fd, const char *path, pa_parts bytes, pa_error *err)
{
    if (fd < 0) {
        return fail_as_errno_says(path, err);
    }
    pa_status status = pa_write_descriptor(fd, bytes, err);
    if (close(fd) < 0 && !status) {
        status = fail_as_errno_says(path, err);
    }
    return status;
}

pa_status pa_write_file(const char *path, pa_parts bytes, pa_error *err)
{
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        return write_and_close(open(path, O_WRONLY | O_CLOEXEC), path, bytes, err);
    }
    char temporary[PATH_MAX];
    int length = snprintf(temporary, sizeof temporary, "%s.%ld.part", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof temporary) {
        return pa_fail(err, PA_IO, "The output path is too long.");
    }
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool made = fd >= 0;
    pa_status status = write_and_close(fd, path, bytes, err);
    if (!status && rename(temporary, path) < 0) {
        status = fail_as_errno_says(path, err);
    }
    if (status && made) {
        unlink(temporary);
    }
    return status;
}
