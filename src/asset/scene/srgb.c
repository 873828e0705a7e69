#include "asset/scene/srgb.h"

#include "asset/scene/srgb_table.h"

uint8_t pa_srgb_code(float linear)
{
    if (!(linear > 0.0F)) {
        return 0;
    }
    if (linear >= 1.0F) {
        return 255;
    }
    uint8_t code = srgb_start[(uint32_t)(linear * (float)(SRGB_STARTS - 1))];
    while (code < 255 && linear >= srgb_halfway[code]) {
        code++;
    }
    return code;
}

void pa_srgb_unpack(uint32_t rgb, float out_linear[3])
{
    for (int i = 0; i < 3; i++) {
        out_linear[i] = pa_srgb_linear[(rgb >> (16 - 8 * i)) & 0xFF];
    }
}
