#include "weights/download.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/hash.h"
#include "weights/files.h"

/* A download under way. */
typedef struct download {
    pa_weights_hub *hub;
    const char *path;
    const pa_weights_file *file;
    const char *part;
    const pa_run *run;
    pa_bytes_there *there;
    int fd;
    uint64_t have;
    char etag[256]; /* of what the part begins with; "" = another process fetched that */
} download;

static pa_status start_over(download *from, pa_error *err)
{
    atomic_fetch_sub(from->there, from->have);
    from->have = 0;
    from->etag[0] = '\0';
    return ftruncate(from->fd, 0) == 0 && lseek(from->fd, 0, SEEK_SET) == 0
               ? PA_OK
               : pa_fail_io(err, "emptied", from->part);
}

static pa_status take(download *from, pa_span chunk, pa_error *err)
{
    if (chunk.size > from->file->size - from->have) {
        pa_status status = start_over(from, err);
        return status
                   ? status
                   : pa_fail(err, PA_UPSTREAM_LOST, "%s came with more bytes than it has.", from->file->path);
    }
    if (!pa_parts_write(pa_parts_of(&chunk), from->fd)) {
        pa_status status = pa_fail_io(err, "written", from->part);
        /* Some of the chunk may be there; the next attempt goes on behind it. */
        off_t end = lseek(from->fd, 0, SEEK_END);
        atomic_fetch_add(from->there, end < 0 ? 0 : (uint64_t)end - from->have);
        from->have = end < 0 ? from->have : (uint64_t)end;
        return status;
    }
    from->have += chunk.size;
    atomic_fetch_add(from->there, chunk.size);
    return PA_OK;
}

/* The answer must go on where the part ends, or be the whole. */
static pa_status fit_answer(download *from, const pa_transfer *transfer, pa_error *err)
{
    uint64_t begin = 0;
    uint64_t whole = 0;
    switch (pa_transfer_status(transfer)) {
    case 200:
        return from->have > 0 ? start_over(from, err) : PA_OK;
    case 206:
        if (pa_transfer_content_range(transfer, &begin, &whole) && begin == from->have &&
            whole == from->file->size) {
            return PA_OK;
        }
        break;
    default:
        break;
    }
    pa_status status = start_over(from, err);
    return status
               ? status
               : pa_fail(err, PA_UPSTREAM_LOST, "The server has another %s than before.", from->file->path);
}

/* One request, and all bytes that it brings. */
static pa_status fetch(download *from, pa_error *err)
{
    pa_hub_range range = {.begin = from->have, .etag = from->etag};
    pa_transfer *transfer;
    pa_status status = pa_hub_get(from->hub, from->path, &range, from->run, &transfer, err);
    if (status != PA_OK) {
        return status;
    }
    status = fit_answer(from, transfer, err);
    snprintf(from->etag, sizeof from->etag, "%s", pa_transfer_etag(transfer));
    pa_span chunk = {0};
    do {
        status = status ? status : pa_transfer_read(transfer, from->run, 0, &chunk, err);
        status = status ? status : take(from, chunk, err);
    } while (status == PA_OK && chunk.size > 0);
    pa_transfer_close(transfer);
    return status == PA_OK && from->have < from->file->size
               ? pa_fail(err, PA_UPSTREAM_LOST, "The connection ended before the end of %s.",
                         from->file->path)
               : status;
}

/* Fetches until the part has its size. */
static pa_status fetch_whole(download *from, const pa_patience *patience, pa_error *err)
{
    pa_attempts attempts = {0};
    while (from->have < from->file->size) {
        uint64_t before = from->have;
        pa_error problem = {0};
        if (fetch(from, &problem) != PA_OK) {
            pa_status status =
                pa_patience_wait(patience, &attempts, from->have > before, &problem, from->run, err);
            if (status != PA_OK) {
                return status;
            }
        }
    }
    return PA_OK;
}

static pa_status check(const download *from, bool *out_right, pa_error *err)
{
    char digest[65] = "";
    bool read = lseek(from->fd, 0, SEEK_SET) == 0 &&
                (from->file->sha256[0] ? pa_sha256_hex_of_file(from->fd, digest)
                                       : pa_git_blob_hex_of_file(from->fd, from->file->size, digest));
    *out_right = read && strcmp(digest, from->file->sha256[0] ? from->file->sha256 : from->file->blob) == 0;
    return read ? PA_OK : pa_fail(err, PA_IO, "%.300s cannot be read.", from->part);
}

static pa_status run_download(download *from, const pa_patience *patience, pa_error *err)
{
    pa_status status = from->have > from->file->size ? start_over(from, err) : PA_OK;
    /* A part that another process began may be of another make: then all of it is fetched once more. */
    for (bool begun = from->have > 0;; begun = false) {
        bool right = false;
        status = status ? status : fetch_whole(from, patience, err);
        status = status ? status : check(from, &right, err);
        if (status != PA_OK || right) {
            return status;
        }
        status = start_over(from, err);
        if (status == PA_OK && !begun) {
            return pa_fail(err, PA_UPSTREAM_BAD_FILE, "%s is not what the hub says it is: its %s differs.",
                           from->file->path, from->file->sha256[0] ? "SHA-256" : "checksum");
        }
    }
}

pa_status pa_weights_download(pa_weights_hub *hub, const char *path, const pa_weights_file *file,
                              const char *part, const pa_patience *patience, const pa_run *run,
                              pa_bytes_there *there, pa_error *err)
{
    download from = {.hub = hub, .path = path, .file = file, .part = part, .run = run, .there = there};
    from.fd = open(part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (from.fd < 0) {
        return pa_fail_io(err, "written", part);
    }
    off_t end = lseek(from.fd, 0, SEEK_END);
    from.have = end > 0 ? (uint64_t)end : 0;
    atomic_fetch_add(there, from.have);
    pa_status status = run_download(&from, patience, err);
    if (status == PA_OK && fsync(from.fd) != 0) {
        status = pa_fail_io(err, "written", part);
    }
    close(from.fd);
    return status;
}
