#include "asset/render/render_private.h"

#define LENS_DEG 30.0
#define MARGIN 0.06 /* of the picture, left free on each side */
#define DEGREE 0.017453292519943295

/** Furthest reach of the scene against the four sides of a pyramid with its tip at the origin. */
typedef struct reach {
    double left, right, down, up; /* max of ±x - tx*z and ±y - ty*z, z along the view */
    double depth_min, depth_max;
    bool any;
} reach;

static void reach_add(reach *all, const camera *view, double tx, double ty, const float *position)
{
    rvec p = rvec_load(position);
    double x = (double)rvec_dot(p, view->right);
    double y = (double)rvec_dot(p, view->up);
    double z = (double)rvec_dot(p, view->forward);
    all->right = fmax(all->right, x - tx * z);
    all->left = fmax(all->left, -x - tx * z);
    all->up = fmax(all->up, y - ty * z);
    all->down = fmax(all->down, -y - ty * z);
    all->depth_min = fmin(all->depth_min, z);
    all->depth_max = fmax(all->depth_max, z);
    all->any = true;
}

static rvec combine(const camera *view, double x, double y, double z)
{
    return rvec_add(rvec_add(rvec_scale(view->right, (float)x), rvec_scale(view->up, (float)y)),
                    rvec_scale(view->forward, (float)z));
}

camera pa_render_camera(const pa_scene *scene, const pa_render_options *options)
{
    double azimuth = options->azimuth_deg * DEGREE;
    double elevation = options->elevation_deg * DEGREE;
    camera view = {0};
    view.forward = (rvec){(float)(-sin(azimuth) * cos(elevation)), (float)-sin(elevation),
                          (float)(-cos(azimuth) * cos(elevation))};
    view.right = (rvec){(float)cos(azimuth), 0.0F, (float)-sin(azimuth)};
    view.up = rvec_cross(view.right, view.forward);
    double width = options->width;
    double height = options->height;
    double half = tan(0.5 * LENS_DEG * DEGREE);
    double narrow = fmin(width, height);
    view.focal = (float)(0.5 * narrow / half);
    view.center_x = (float)(0.5 * width);
    view.center_y = (float)(0.5 * height);

    double tx = half * (width / narrow) * (1.0 - 2.0 * MARGIN);
    double ty = half * (height / narrow) * (1.0 - 2.0 * MARGIN);
    reach all = {-1e300, -1e300, -1e300, -1e300, 1e300, -1e300, false};
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        const pa_mesh *mesh = &scene->meshes[m];
        for (uint32_t i = 0; i < mesh->index_count; i++) {
            reach_add(&all, &view, tx, ty, mesh->positions + 3 * (size_t)mesh->indices[i]);
        }
    }
    if (!all.any) {
        view.eye = rvec_scale(view.forward, -1.0F);
        return view;
    }
    /* Every vertex lies inside both side planes exactly when right <= x - tx*z and left <= -x - tx*z for the
     * eye (x, z), so the nearest eye has both equal; the same holds for up and down. */
    double z = fmin(-(all.right + all.left) / (2.0 * tx), -(all.up + all.down) / (2.0 * ty));
    double size = fmax(all.depth_max - all.depth_min, 1e-6 * fmax(fabs(all.depth_max), 1e-20));
    z = fmin(z, all.depth_min - 0.05 * size);
    view.eye = combine(&view, 0.5 * (all.right - all.left), 0.5 * (all.up - all.down), z);
    return view;
}

rvec pa_render_camera_ray(const camera *view, float x, float y)
{
    rvec ray = rvec_add(view->forward, rvec_add(rvec_scale(view->right, (x - view->center_x) / view->focal),
                                                rvec_scale(view->up, (view->center_y - y) / view->focal)));
    return rvec_unit_or(ray, view->forward);
}
