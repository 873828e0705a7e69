#include "asset/geometry/noise.h"

static uint64_t hash(int64_t x, int64_t y, int64_t z, uint64_t seed)
{
    uint64_t h = seed ^ (uint64_t)x * 0x9E3779B97F4A7C15u;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u + (uint64_t)y;
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBu + (uint64_t)z;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u;
    return h ^ (h >> 32);
}

/* The twelve directions to the middles of a cube's edges, as Perlin chose them. */
static double pull(uint64_t h, double x, double y, double z)
{
    unsigned pick = (unsigned)(h & 15);
    double u = pick < 8 ? x : y;
    double v = pick < 4 ? y : pick == 12 || pick == 14 ? x : z;
    return (pick & 1 ? -u : u) + (pick & 2 ? -v : v);
}

static double ease(double t)
{
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

static double mix(double a, double b, double t)
{
    return a + (b - a) * t;
}

double pa_noise(pa_vec3 at, uint64_t seed)
{
    double fx = floor(at.x);
    double fy = floor(at.y);
    double fz = floor(at.z);
    double x = at.x - fx;
    double y = at.y - fy;
    double z = at.z - fz;
    double corners[8];
    for (int i = 0; i < 8; i++) {
        int dx = i & 1;
        int dy = i >> 1 & 1;
        int dz = i >> 2;
        uint64_t h = hash((int64_t)fx + dx, (int64_t)fy + dy, (int64_t)fz + dz, seed);
        corners[i] = pull(h, x - dx, y - dy, z - dz);
    }
    double u = ease(x);
    double v = ease(y);
    double near = mix(mix(corners[0], corners[1], u), mix(corners[2], corners[3], u), v);
    double far = mix(mix(corners[4], corners[5], u), mix(corners[6], corners[7], u), v);
    return mix(near, far, ease(z));
}

double pa_noise_fractal(pa_vec3 at, uint32_t octaves, uint64_t seed)
{
    double sum = 0.0;
    double strength = 1.0;
    double most = 0.0;
    for (uint32_t i = 0; i < octaves; i++) {
        sum += strength * pa_noise(at, seed + i);
        most += strength;
        strength *= 0.5;
        at = pa_vec3_scale(at, 2.0);
    }
    return most > 0.0 ? sum / most : 0.0;
}
