/** sRGB (IEC 61966-2-1) in 8 bits ↔ linear light, the same on every machine. */
#ifndef PA_ASSET_SCENE_SRGB_H
#define PA_ASSET_SCENE_SRGB_H

#include <stdint.h>

/** Linear value 0..1 of each code. */
extern const float pa_srgb_linear[256];

/** The code nearest to a linear value; below 0 (and NaN) gives 0, above 1 gives 255. */
uint8_t pa_srgb_code(float linear);

/** The linear red, green and blue of a colour written 0xRRGGBB. */
void pa_srgb_unpack(uint32_t rgb, float out_linear[3]);

#endif
