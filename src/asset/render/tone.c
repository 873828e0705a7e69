#include "asset/render/render_private.h"

#define EXPOSURE 1.3F

rvec pa_render_tone_map(rvec radiance)
{
    const float start = 0.8F - 0.04F;
    const float desaturation = 0.15F;
    rvec color = rvec_scale(radiance, EXPOSURE);
    float least = fminf(color.x, fminf(color.y, color.z));
    float offset = least < 0.08F ? least - 6.25F * least * least : 0.04F;
    color = rvec_sub(color, (rvec){offset, offset, offset});
    float peak = fmaxf(color.x, fmaxf(color.y, color.z));
    if (peak < start) {
        return color;
    }
    float room = 1.0F - start;
    float new_peak = 1.0F - room * room / (peak + room - start);
    color = rvec_scale(color, new_peak / peak);
    float toward_white = 1.0F - 1.0F / (desaturation * (peak - new_peak) + 1.0F);
    return rvec_mix(color, (rvec){new_peak, new_peak, new_peak}, toward_white);
}
