#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "asset/formats/picture_private.h"

/* A progressive file may hold any number of scans over the whole picture; honest ones have about ten. */
enum { MAX_SCANS = 100, FULL_CHROMA_QUALITY = 90 };

static uint32_t load_be16(const uint8_t *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

/* The markers that begin a frame: C0 to CF without the tables DHT, JPG and DAC. */
static bool is_frame(uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Entropy-coded bytes end at the next marker that is neither a stuffed FF nor a restart. */
static size_t skip_scan(pa_span encoded, size_t at)
{
    while (at + 1 < encoded.size) {
        const uint8_t *found = memchr(encoded.data + at, 0xFF, encoded.size - at - 1);
        if (!found) {
            return encoded.size;
        }
        at = (size_t)(found - encoded.data);
        uint8_t next = found[1];
        if (next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
            return at;
        }
        at += next == 0xFF ? 1 : 2;
    }
    return encoded.size;
}

pa_status pa_jpeg_measure(pa_span encoded, pa_image *out_image, pa_error *err)
{
    const uint8_t *data = encoded.data;
    size_t at = 2;
    uint32_t width = 0;
    uint32_t height = 0;
    unsigned components = 0;
    bool has_scan = false;
    bool ended = false;
    while (!ended && at + 1 < encoded.size && data[at] == 0xFF) {
        uint8_t marker = data[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        ended = marker == 0xD9;
        if (ended) {
            break;
        }
        size_t length = encoded.size - at >= 4 ? load_be16(data + at + 2) : 0;
        if (length < 2 || length > encoded.size - at - 2) {
            break;
        }
        if (is_frame(marker) && length >= 8) {
            height = load_be16(data + at + 5);
            width = load_be16(data + at + 7);
            components = data[at + 9];
        }
        at += 2 + length;
        if (marker == 0xDA) {
            has_scan = true;
            at = skip_scan(encoded, at);
        }
    }
    if (!ended || !has_scan || components == 0) {
        return pa_fail(err, PA_CORRUPT, "The JPEG picture is damaged or cut short.");
    }
    pa_status status = pa_picture_check_size(width, height, err);
    if (status == PA_OK) {
        *out_image = (pa_image){
            .width = width, .height = height, .channels = components == 1 ? 1 : 3, .encoded = encoded};
    }
    return status;
}

/* Everything that lives across libjpeg's longjmp; never a local, whose value that jump may lose. */
typedef struct reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    uint8_t *cmyk_row;
} reader;

static void on_read_error(j_common_ptr jpeg)
{
    longjmp(((reader *)jpeg->client_data)->failed, 1);
}

static void stay_silent(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void limit_scans(j_common_ptr jpeg)
{
    reader *self = jpeg->client_data;
    if (self->jpeg.input_scan_number > MAX_SCANS) {
        longjmp(self->failed, 1);
    }
}

/* Adobe writes CMYK inverted, so that black lies at 0 as in RGB. */
static void cmyk_to_rgb(const uint8_t *cmyk, uint32_t count, uint8_t *rgb)
{
    for (uint32_t x = 0; x < count; x++) {
        for (uint32_t k = 0; k < 3; k++) {
            rgb[3 * x + k] = (uint8_t)((unsigned)cmyk[4 * x + k] * cmyk[4 * x + 3] / 255);
        }
    }
}

static void read_jpeg(reader *self, const pa_image *image)
{
    struct jpeg_decompress_struct *jpeg = &self->jpeg;
    jpeg_create_decompress(jpeg);
    jpeg->client_data = self;
    jpeg->progress = &self->progress;
    jpeg_mem_src(jpeg, image->encoded.data, image->encoded.size);
    jpeg_read_header(jpeg, TRUE);
    bool cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = cmyk ? JCS_CMYK : image->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(jpeg);
    if (jpeg->output_width != image->width || jpeg->output_height != image->height ||
        (unsigned)jpeg->output_components != (cmyk ? 4 : image->channels)) {
        longjmp(self->failed, 1);
    }
    if (cmyk) {
        self->cmyk_row = malloc((size_t)image->width * 4);
        if (!self->cmyk_row) {
            longjmp(self->failed, 1);
        }
    }
    while (jpeg->output_scanline < jpeg->output_height) {
        uint8_t *row = image->pixels + (size_t)jpeg->output_scanline * image->width * image->channels;
        jpeg_read_scanlines(jpeg, cmyk ? &self->cmyk_row : &row, 1);
        if (cmyk) {
            cmyk_to_rgb(self->cmyk_row, image->width, row);
        }
    }
    jpeg_finish_decompress(jpeg);
}

pa_status pa_jpeg_decode(pa_arena *arena, pa_image *image, pa_error *err)
{
    image->pixels = pa_arena_array(arena, (size_t)image->width * image->height, image->channels);
    if (!image->pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    reader self = {0};
    self.jpeg.err = jpeg_std_error(&self.errors);
    self.jpeg.client_data = &self;
    self.errors.error_exit = on_read_error;
    self.errors.output_message = stay_silent;
    self.progress.progress_monitor = limit_scans;
    pa_status status = PA_OK;
    if (setjmp(self.failed) == 0) {
        read_jpeg(&self, image);
    } else {
        char message[JMSG_LENGTH_MAX] = "";
        self.errors.format_message((j_common_ptr)&self.jpeg, message);
        status = pa_fail(err, PA_CORRUPT, "The JPEG picture is damaged: %s.", message);
    }
    free(self.cmyk_row);
    jpeg_destroy_decompress(&self.jpeg);
    return status;
}

typedef struct writer {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf failed;
    unsigned char *data; /* grown by libjpeg with malloc */
    unsigned long size;
} writer;

static void on_write_error(j_common_ptr jpeg)
{
    longjmp(((writer *)jpeg->client_data)->failed, 1);
}

static void write_jpeg(writer *self, const pa_image *image, int quality)
{
    struct jpeg_compress_struct *jpeg = &self->jpeg;
    jpeg_create_compress(jpeg);
    jpeg->client_data = self;
    jpeg_mem_dest(jpeg, &self->data, &self->size);
    jpeg->image_width = image->width;
    jpeg->image_height = image->height;
    jpeg->input_components = (int)image->channels;
    jpeg->in_color_space = image->channels == 1   ? JCS_GRAYSCALE
                           : image->channels == 3 ? JCS_RGB
                                                  : JCS_EXT_RGBX;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality, TRUE);
    jpeg->optimize_coding = TRUE;
    if (quality >= FULL_CHROMA_QUALITY) {
        jpeg->comp_info[0].h_samp_factor = 1;
        jpeg->comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(jpeg, TRUE);
    while (jpeg->next_scanline < jpeg->image_height) {
        uint8_t *row = image->pixels + (size_t)jpeg->next_scanline * image->width * image->channels;
        jpeg_write_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_compress(jpeg);
}

pa_status pa_picture_encode_jpeg(const pa_image *image, int quality, pa_arena *arena, pa_span *out_encoded,
                                 pa_error *err)
{
    pa_status status = pa_picture_check_pixels(image, err);
    if (status != PA_OK) {
        return status;
    }
    if (quality < 1 || quality > 100) {
        return pa_fail(err, PA_INVALID, "A JPEG quality lies within 1 and 100, not %d.", quality);
    }
    writer self = {0};
    self.jpeg.err = jpeg_std_error(&self.errors);
    self.jpeg.client_data = &self;
    self.errors.error_exit = on_write_error;
    self.errors.output_message = stay_silent;
    uint8_t *encoded = NULL;
    if (setjmp(self.failed) == 0) {
        write_jpeg(&self, image, quality);
        encoded = pa_arena_copy(arena, self.data, self.size);
    }
    status = encoded ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (encoded) {
        *out_encoded = (pa_span){encoded, self.size};
    }
    jpeg_destroy_compress(&self.jpeg);
    free(self.data);
    return status;
}
