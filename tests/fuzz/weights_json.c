/* What a hub says a repository holds, and a record of installed weights: files with plain names, or words. */
#include <stdlib.h>
#include <string.h>

#include "weights/listing.h"
#include "weights/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_files(const pa_weights_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *path = files[i].path;
        if (!pa_weights_path_is_plain(path) || path[0] == '/' || path[0] == '.' || strstr(path, "/.") ||
            (!pa_is_hex(files[i].sha256, 64) && !pa_is_hex(files[i].blob, 40))) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_span text = {data, size};
    pa_weights_listing listing;
    pa_weights_record record;
    pa_error err = {0};
    if (pa_weights_listing_read(text, &arena, &listing, &err) == PA_OK) {
        pa_weights_file *files;
        size_t count;
        check_files(listing.files, listing.count);
        if (pa_shap_e_choose_files(&listing, true, &arena, &files, &count, NULL) == PA_OK) {
            check_files(files, count);
        }
    } else if (err.detail[0] == '\0') {
        abort();
    }
    err = (pa_error){0};
    if (pa_weights_record_read(text, &arena, &record, &err) == PA_OK) {
        check_files(record.files, record.count);
        pa_span again;
        if (pa_weights_record_write(&record, &arena, &again, NULL) != PA_OK ||
            pa_weights_record_read(again, &arena, &record, NULL) != PA_OK) {
            abort();
        }
    } else if (err.detail[0] == '\0') {
        abort();
    }
    pa_arena_done(&arena);
    return 0;
}
