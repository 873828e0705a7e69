/** A scene's pa_finish_record ↔ the member "promptar" of asset.extras. */
#ifndef PA_ASSET_FORMATS_FINISH_JSON_H
#define PA_ASSET_FORMATS_FINISH_JSON_H

#include "asset/scene/finish_record.h"
#include "foundation/bytes.h"
#include "foundation/json.h"

/** record, whose version is not 0, as a new reference; NULL: no memory. */
json_t *pa_finish_json(const pa_finish_record *record);
/** The same as text. */
void pa_finish_json_write(pa_bytes *json, const pa_finish_record *record);
/**
 * The record that an object written as above holds; zeroed for NULL and for anything else. What it says is
 * not trusted further than its types: the numbers are finite and within their ranges.
 */
pa_finish_record pa_finish_json_read(const json_t *object);

#endif
