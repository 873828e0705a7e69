#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "cmocka_prelude.h"

static char received[4 * 1024 * 1024];

int client_connect(uint16_t port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    struct timeval patience = {.tv_sec = 10};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof address), 0);
    return fd;
}

/* What the server no longer takes is not an error here: it may have answered already. */
void client_send_bytes(int fd, const void *data, size_t size)
{
    const char *at = data;
    while (size > 0) {
        ssize_t sent = send(fd, at, size, MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        at += sent;
        size -= (size_t)sent;
    }
}

void client_send(int fd, const char *text)
{
    client_send_bytes(fd, text, strlen(text));
}

/* One byte at a time up to the blank line, so that nothing of the next answer is taken. */
static bool read_head(int fd, client_answer *answer)
{
    size_t size = 0;
    while (size + 1 < sizeof answer->head) {
        if (recv(fd, answer->head + size, 1, 0) != 1) {
            answer->head[size] = '\0';
            return false;
        }
        size++;
        if (size >= 4 && memcmp(answer->head + size - 4, "\r\n\r\n", 4) == 0) {
            answer->head[size] = '\0';
            return true;
        }
    }
    fail_msg("an endless header");
    return false;
}

static bool read_exactly(int fd, char *to, size_t size)
{
    while (size > 0) {
        ssize_t got = recv(fd, to, size, 0);
        if (got <= 0) {
            return false;
        }
        to += got;
        size -= (size_t)got;
    }
    return true;
}

static void read_chunks(int fd, client_answer *answer)
{
    for (;;) {
        char line[32];
        size_t used = 0;
        do {
            assert_true(used + 1 < sizeof line && read_exactly(fd, line + used, 1));
        } while (line[used++] != '\n');
        line[used] = '\0';
        size_t size = strtoul(line, NULL, 16);
        assert_true(answer->size + size < sizeof received);
        char end[2];
        assert_true(read_exactly(fd, received + answer->size, size) && read_exactly(fd, end, 2));
        answer->size += size;
        if (size == 0) {
            return;
        }
    }
}

client_answer client_read(int fd, bool of_head)
{
    client_answer answer = {.body = received};
    received[0] = '\0';
    do {
        if (!read_head(fd, &answer)) {
            answer.status = 0;
            return answer;
        }
        assert_int_equal(strncmp(answer.head, "HTTP/1.", 7), 0);
        answer.status = atoi(answer.head + 9);
    } while (answer.status == 100);
    const char *length = client_header(&answer, "Content-Length");
    const char *encoding = client_header(&answer, "Transfer-Encoding");
    if (of_head || answer.status == 304 || answer.status == 204) {
        return answer;
    }
    if (encoding) {
        read_chunks(fd, &answer);
    } else {
        assert_non_null(length = client_header(&answer, "Content-Length"));
        answer.size = strtoul(length, NULL, 10);
        assert_true(answer.size < sizeof received);
        assert_true(read_exactly(fd, received, answer.size));
    }
    received[answer.size] = '\0';
    return answer;
}

client_answer client_ask(uint16_t port, const char *request)
{
    int fd = client_connect(port);
    client_send(fd, request);
    client_answer answer = client_read(fd, strncmp(request, "HEAD ", 5) == 0);
    close(fd);
    return answer;
}

const char *client_header(const client_answer *answer, const char *name)
{
    static char value[1024];
    size_t size = strlen(name);
    for (const char *line = strstr(answer->head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
        if (strncasecmp(line + 2, name, size) == 0 && line[2 + size] == ':') {
            const char *start = line + 3 + size + strspn(line + 3 + size, " ");
            size_t length = strcspn(start, "\r");
            assert_true(length < sizeof value);
            memcpy(value, start, length);
            value[length] = '\0';
            return value;
        }
    }
    return NULL;
}

bool client_at_end(int fd)
{
    char byte;
    ssize_t got = recv(fd, &byte, 1, 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

bool wait_for(const volatile int *flag, int wanted)
{
    for (int i = 0; i < 2000; i++) {
        if (__atomic_load_n(flag, __ATOMIC_ACQUIRE) >= wanted) {
            return true;
        }
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    return false;
}
