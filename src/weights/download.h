/** One file from the hub, gone on with where it broke off, tried again while that makes sense. */
#ifndef PA_WEIGHTS_DOWNLOAD_H
#define PA_WEIGHTS_DOWNLOAD_H

#include "weights/hub.h"
#include "weights/patience.h"

/** What a download tells while it runs; set by the thread that downloads, read by others. */
typedef atomic_uint_fast64_t pa_bytes_there;

/**
 * path  below the endpoint
 * part  the file it goes to; what it holds already is kept and gone on with
 * there counts on and back as bytes come, or are thrown away
 *
 * Afterwards the part has the size, and the digest, that file says.
 *
 * Fails with PA_UPSTREAM_BAD_FILE (what comes is not that file), PA_NO_SPACE, PA_IO, and as pa_hub_get. The
 * part stays where it was not the hub's word that was broken.
 */
pa_status pa_weights_download(pa_weights_hub *hub, const char *path, const pa_weights_file *file,
                              const char *part, const pa_patience *patience, const pa_run *run,
                              pa_bytes_there *there, pa_error *err);

#endif
