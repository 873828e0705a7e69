/** What is written down beside installed weights: where they came from and what each file must be. */
#ifndef PA_WEIGHTS_RECORD_H
#define PA_WEIGHTS_RECORD_H

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"
#include "weights/catalogue.h"

/** The record's own name in a folder of weights. */
#define PA_WEIGHTS_RECORD_NAME "promptar.json"

typedef struct pa_weights_record {
    const char *model;    /* "shap-e" */
    const char *origin;   /* an address, or a folder */
    const char *revision; /* of the repository; "" = not known */
    pa_weights_file *files;
    size_t count;
} pa_weights_record;

/** The record as text, in arena. Fails with PA_NO_MEMORY. */
pa_status pa_weights_record_write(const pa_weights_record *record, pa_arena *arena, pa_span *out_text,
                                  pa_error *err);
/** out_record lives in arena. Fails with PA_CORRUPT, PA_NO_MEMORY. */
pa_status pa_weights_record_read(pa_span text, pa_arena *arena, pa_weights_record *out_record, pa_error *err);
/** The record of a folder. Fails with PA_NOT_FOUND (there is none), and as above. */
pa_status pa_weights_record_load(const char *folder, pa_arena *arena, pa_weights_record *out_record,
                                 pa_error *err);

#endif
