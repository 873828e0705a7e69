/** What the files that judge share. */
#ifndef PA_ASSET_REPORT_PRIVATE_H
#define PA_ASSET_REPORT_PRIVATE_H

#include "asset/report/report.h"

/** What is judged: the file, and what became of it when it was read. */
typedef struct subject {
    pa_arena *arena;
    const pa_ar_report_options *options;
    pa_ar_report *report;
    pa_status reading; /* of the file as a scene, and why not */
    pa_error reading_error;
    pa_status packing; /* of the scene as USDZ, which is only tried once it is read */
    pa_error packing_error;
    pa_status checking; /* of the USDZ */
    pa_error checking_error;
} subject;

enum { ALL_VIEWERS = (1 << PA_AR_VIEWER_COUNT) - 1 };

/** Adds a finding to each viewer whose bit is set, and raises their levels. */
void report_find(subject *self, unsigned viewers, const pa_ar_finding *finding);

/** Numbers against limits. */
void report_apply_rules(subject *self);
/** What the file uses beyond the core of glTF. */
void report_judge_extensions(subject *self);

#endif
