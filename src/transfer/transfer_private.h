/* What the room's files share. */
#ifndef PA_TRANSFER_PRIVATE_H
#define PA_TRANSFER_PRIVATE_H

#include "transfer/curl_private.h"
#include "transfer/transfer.h"

/** The loaded library; lives as long as transfers. */
const pa_curl *pa_transfers_curl(const pa_transfers *transfers);

#endif
