#include <png.h>
#include <string.h>

#include "asset/formats/picture_private.h"
#include "foundation/hash.h"

/* Level 5 takes a quarter longer on filtered rows of a texture, for nothing. */
enum { SIGNATURE_SIZE = 8, COMPRESSION_LEVEL = 4 };

/* Big-endian, as PNG writes it. */
static uint32_t load_be32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

typedef struct png_chunk {
    const uint8_t *type; /* 4 letters; the data follows them, and then its checksum */
    uint32_t length;     /* of the data */
} png_chunk;

/* The chunk at *at, which moves on to the next one; false: it is cut short. */
static bool next_chunk(pa_span encoded, size_t *at, png_chunk *out_chunk)
{
    if (encoded.size - *at < 12) {
        return false;
    }
    png_chunk found = {.type = encoded.data + *at + 4, .length = load_be32(encoded.data + *at)};
    if (found.length > encoded.size - *at - 12) {
        return false;
    }
    *at += 12 + (size_t)found.length;
    *out_chunk = found;
    return true;
}

static bool is_type(const png_chunk *part, const char *type)
{
    return memcmp(part->type, type, 4) == 0;
}

/* Without it there is no picture; a reader passes over the others where they are damaged. */
static bool is_critical(const png_chunk *part)
{
    return !(part->type[0] & 0x20);
}

pa_status pa_png_check_sums(pa_span encoded, pa_error *err)
{
    size_t at = SIGNATURE_SIZE;
    png_chunk part;
    while (next_chunk(encoded, &at, &part)) {
        pa_span summed = {part.type, 4 + (size_t)part.length};
        if (is_critical(&part) && pa_crc32(summed) != load_be32(summed.data + summed.size)) {
            return pa_fail(err, PA_CORRUPT, "The PNG picture is damaged: a checksum does not hold.");
        }
        if (is_type(&part, "IEND")) {
            break;
        }
    }
    return PA_OK;
}

pa_status pa_png_measure(pa_span encoded, pa_image *out_image, pa_error *err)
{
    size_t at = SIGNATURE_SIZE;
    uint32_t width = 0;
    uint32_t height = 0;
    unsigned color_type = 0;
    bool transparent = false;
    bool has_data = false;
    bool ended = false;
    png_chunk part;
    while (!ended && next_chunk(encoded, &at, &part)) {
        if (width == 0) {
            if (!is_type(&part, "IHDR") || part.length != 13) {
                break;
            }
            width = load_be32(part.type + 4);
            height = load_be32(part.type + 8);
            color_type = part.type[13];
        }
        transparent = transparent || is_type(&part, "tRNS");
        has_data = has_data || is_type(&part, "IDAT");
        ended = is_type(&part, "IEND");
    }
    if (!ended || !has_data) {
        return pa_fail(err, PA_CORRUPT, "The PNG picture is damaged or cut short.");
    }
    pa_status status = pa_picture_check_size(width, height, err);
    if (status != PA_OK) {
        return status;
    }
    bool alpha = transparent || (color_type & PNG_COLOR_MASK_ALPHA);
    bool grey = !(color_type & PNG_COLOR_MASK_COLOR) && !alpha;
    *out_image = (pa_image){.width = width,
                            .height = height,
                            .channels = alpha  ? 4
                                        : grey ? 1
                                               : 3,
                            .encoded = encoded};
    return PA_OK;
}

/* Everything that lives across libpng's longjmp; never a local, whose value that jump may lose. */
typedef struct reader {
    png_structp png;
    png_infop info;
    const uint8_t *at;
    size_t left;
    char message[128];
} reader;

static void on_error(png_structp png, png_const_charp message)
{
    char *text = png_get_error_ptr(png);
    snprintf(text, sizeof((reader *)0)->message, "%s", message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep to, size_t size)
{
    reader *self = png_get_io_ptr(png);
    if (size > self->left) {
        png_error(png, "the data ends early");
    }
    memcpy(to, self->at, size);
    self->at += size;
    self->left -= size;
}

/* Pixels as stored: colour profiles and gamma are ignored, as glTF asks. */
static void read_png(reader *self, const pa_image *image)
{
    png_structp png = self->png;
    png_set_read_fn(png, self, read_bytes);
    png_set_user_limits(png, image->width, image->height);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER,
                                (const uint8_t *)"iCCP\0zTXt\0iTXt\0tEXt\0eXIf\0", 5);
    png_read_info(png, self->info);
    png_set_expand(png);
    png_set_strip_16(png);
    if (image->channels == 4) {
        png_set_gray_to_rgb(png);
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    }
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, self->info);
    size_t stride = (size_t)image->width * image->channels;
    if (png_get_rowbytes(png, self->info) != stride) {
        png_error(png, "its chunks contradict each other");
    }
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < image->height; y++) {
            png_read_row(png, image->pixels + y * stride, NULL);
        }
    }
    png_read_end(png, NULL);
}

pa_status pa_png_decode(pa_arena *arena, pa_image *image, pa_error *err)
{
    image->pixels = pa_arena_array(arena, (size_t)image->width * image->height, image->channels);
    if (!image->pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    reader self = {.at = image->encoded.data, .left = image->encoded.size};
    self.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, self.message, on_error, on_warning);
    self.info = self.png ? png_create_info_struct(self.png) : NULL;
    if (!self.info) {
        png_destroy_read_struct(&self.png, NULL, NULL);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = PA_OK;
    if (setjmp(png_jmpbuf(self.png)) == 0) {
        read_png(&self, image);
    } else {
        status = pa_fail(err, PA_CORRUPT, "The PNG picture is damaged: %s.", self.message);
    }
    png_destroy_read_struct(&self.png, &self.info, NULL);
    return status;
}

typedef struct writer {
    png_structp png;
    png_infop info;
    pa_bytes bytes;
    char message[sizeof((reader *)0)->message];
} writer;

static void write_bytes(png_structp png, png_bytep from, size_t size)
{
    writer *self = png_get_io_ptr(png);
    if (!pa_bytes_append(&self->bytes, from, size)) {
        png_error(png, "out of memory");
    }
}

static void flush_bytes(png_structp png)
{
    (void)png;
}

static void write_png(writer *self, const pa_image *image)
{
    png_structp png = self->png;
    int color_type = image->channels == 1   ? PNG_COLOR_TYPE_GRAY
                     : image->channels == 3 ? PNG_COLOR_TYPE_RGB
                                            : PNG_COLOR_TYPE_RGB_ALPHA;
    png_set_write_fn(png, self, write_bytes, flush_bytes);
    png_set_compression_level(png, COMPRESSION_LEVEL);
    png_set_IHDR(png, self->info, image->width, image->height, 8, color_type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, self->info);
    for (uint32_t y = 0; y < image->height; y++) {
        png_write_row(png, image->pixels + (size_t)y * image->width * image->channels);
    }
    png_write_end(png, NULL);
}

pa_status pa_picture_encode_png(const pa_image *image, pa_arena *arena, pa_span *out_encoded, pa_error *err)
{
    pa_status status = pa_picture_check_pixels(image, err);
    if (status != PA_OK) {
        return status;
    }
    writer self = {0};
    self.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, self.message, on_error, on_warning);
    self.info = self.png ? png_create_info_struct(self.png) : NULL;
    uint8_t *encoded = NULL;
    if (self.info && setjmp(png_jmpbuf(self.png)) == 0) {
        write_png(&self, image);
        encoded = pa_arena_copy(arena, self.bytes.data, self.bytes.size);
    }
    status = encoded ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    if (encoded) {
        *out_encoded = (pa_span){encoded, self.bytes.size};
    }
    pa_bytes_done(&self.bytes);
    png_destroy_write_struct(&self.png, &self.info);
    return status;
}
