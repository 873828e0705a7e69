#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/random.h"
#include "service/api/api_private.h"

/* A file that was in the folder before us is told apart by size and time of change. */
static void make_etag(int fd, char etag[65])
{
    struct stat info = {0};
    if (*etag == '\0' && fstat(fd, &info) == 0) {
        snprintf(etag, 65, "%llx-%llx-%lx", (unsigned long long)info.st_size,
                 (unsigned long long)info.st_mtim.tv_sec, (unsigned long)info.st_mtim.tv_nsec);
    }
}

void pa_route_download(void *context, pa_http_exchange *exchange)
{
    const pa_api *api = context;
    const char *id = pa_http_path_parameter(exchange, "model_id");
    int fd = -1;
    uint64_t size = 0;
    char etag[65] = "";
    pa_error err;
    pa_status status =
        pa_uuid_valid(id) ? pa_store_open_blob(api->options.store, id, &fd, &size, etag, &err) : PA_NOT_FOUND;
    if (status == PA_NOT_FOUND) {
        pa_api_refuse(exchange, 404, "model_not_found", "Model file not found");
        return;
    }
    if (status) {
        pa_api_fail(api, exchange, &err);
        return;
    }
    make_etag(fd, etag);
    char disposition[96];
    snprintf(disposition, sizeof disposition, "attachment; filename=\"%s.glb\"", id);
    pa_http_set_header(exchange, "Content-Disposition", disposition);
    pa_http_set_header(exchange, "Cache-Control", "public, max-age=31536000, immutable");
    pa_http_answer_file(exchange, fd, size, "model/gltf-binary", etag);
}
