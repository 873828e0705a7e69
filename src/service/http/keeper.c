#include "service/http/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "service/http/http_private.h"

enum {
    SCAN_CHUNK = 256,        /* connections looked at in one hold of the lock */
    ACCEPT_SERIES = 64,      /* connections accepted before other events get their turn */
    LINGER_MS = 2000,        /* longest wait for a client to stop writing */
    LINGER_BYTES = 16 << 20, /* most that is read and dropped meanwhile */
    LONGEST_TICK_MS = 1000,
    SHORTEST_TICK_MS = 20,
    CLOSE_WAIT = 8 /* TCP_CLOSE_WAIT, whose header does not go with linux/tcp.h */
};

/* What an event is about; in the top bits of the descriptor in epoll's data, the serial above it. */
enum { ABOUT_WAKE = 0, ABOUT_LISTENER = 1, ABOUT_PARKED = 2, ABOUT_LINGERER = 3, ABOUT_SHIFT = 30 };

static int64_t now_ms(void)
{
    return pa_clock_monotonic_ns() / 1000000;
}

static bool epoll_add(const pa_http_keeper *keeper, uint32_t about, int fd, uint32_t serial, uint32_t events)
{
    struct epoll_event event = {.events = events,
                                .data.u64 = (uint64_t)serial << 32 | about << ABOUT_SHIFT | (uint32_t)fd};
    return epoll_ctl(keeper->epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

bool pa_http_keeper_watch(pa_http_server *server, int fd, uint32_t serial)
{
    return epoll_add(&server->keeper, ABOUT_PARKED, fd, serial, EPOLLRDHUP | EPOLLONESHOT);
}

void pa_http_keeper_unwatch(pa_http_server *server, int fd)
{
    epoll_ctl(server->keeper.epoll_fd, EPOLL_CTL_DEL, fd, NULL);
}

static void listen_for(pa_http_server *server, uint32_t events)
{
    struct epoll_event event = {
        .events = events, .data.u64 = (uint32_t)ABOUT_LISTENER << ABOUT_SHIFT | (uint32_t)server->listener};
    epoll_ctl(server->keeper.epoll_fd, EPOLL_CTL_MOD, server->listener, &event);
}

void pa_http_keeper_resume_accept(pa_http_server *server)
{
    if (server->keeper.accept_paused && server->listener >= 0) {
        server->keeper.accept_paused = false;
        listen_for(server, EPOLLIN);
    }
}

static pa_http_worker *least_busy(pa_http_server *server)
{
    pa_http_worker *best = &server->workers[0];
    for (uint32_t i = 1; i < server->worker_count; i++) {
        if (atomic_load_explicit(&server->workers[i].connections, memory_order_relaxed) <
            atomic_load_explicit(&best->connections, memory_order_relaxed)) {
            best = &server->workers[i];
        }
    }
    return best;
}

/* The next waiting connection, already counted; -1: none now. */
static int accept_one(pa_http_server *server, struct sockaddr_storage *out_address, socklen_t *out_size)
{
    pthread_mutex_lock(&server->lock);
    int fd = -1;
    if (server->listener >= 0 && server->taken_connections < server->max_connections) {
        fd =
            accept4(server->listener, (struct sockaddr *)out_address, out_size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        int error = fd < 0 ? errno : 0;
        bool starved = error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
        if (fd >= 0 && (size_t)fd >= server->table_size) {
            close(fd);
            fd = -1;
            starved = true;
        }
        if (starved) {
            server->keeper.retry_accept = true;
        } else if (fd >= 0 && !server->connections[fd].taken) {
            server->connections[fd].taken = true;
            server->taken_connections++;
        }
    }
    if (server->listener >= 0 &&
        (server->keeper.retry_accept || server->taken_connections >= server->max_connections)) {
        server->keeper.accept_paused = true;
        listen_for(server, 0);
    }
    pthread_mutex_unlock(&server->lock);
    return fd;
}

static void accept_some(pa_http_server *server)
{
    for (int i = 0; i < ACCEPT_SERIES; i++) {
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        int fd = accept_one(server, &address, &size);
        if (fd < 0) {
            return;
        }
        pa_http_worker *worker = least_busy(server);
        atomic_fetch_add_explicit(&worker->connections, 1, memory_order_relaxed);
        if (MHD_add_connection(worker->daemon, fd, (struct sockaddr *)&address, size) == MHD_NO) {
            /* It has closed the socket; only this thread accepts, so the entry is still ours. */
            atomic_fetch_sub_explicit(&worker->connections, 1, memory_order_relaxed);
            pthread_mutex_lock(&server->lock);
            server->connections[fd].taken = false;
            server->taken_connections--;
            pthread_mutex_unlock(&server->lock);
        }
    }
}

static void client_left(pa_http_server *server, int fd, uint32_t serial)
{
    pa_http_exchange *gone = NULL;
    pa_http_stream *cut = NULL;
    pthread_mutex_lock(&server->lock);
    pa_http_connection *slot = &server->connections[fd];
    if (slot->open && slot->serial == serial) {
        gone = pa_http_mark_gone(slot);
        cut = pa_http_stream_hold(slot);
    }
    pthread_mutex_unlock(&server->lock);
    if (gone) {
        pa_http_tell_gone(gone);
    }
    if (cut) {
        pa_http_stream_cut(cut);
    }
}

/* A connection without a request that has to end: its request line dribbles in (bytes have come since the
 * last look, but no request has begun), or its client has closed, which libmicrohttpd overlooks when the end
 * of the stream came along with the last bytes. */
static bool is_spent(pa_http_connection *slot, int fd, int64_t now, uint32_t timeout_ms)
{
    uint32_t requests = atomic_load_explicit(&slot->requests, memory_order_acquire);
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
        size < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received) {
        return false;
    }
    if (requests != slot->seen_requests) {
        slot->partial_since = 0;
    } else if (info.tcpi_bytes_received != slot->seen_bytes && slot->partial_since == 0) {
        slot->partial_since = now;
    }
    slot->seen_requests = requests;
    slot->seen_bytes = info.tcpi_bytes_received;
    return info.tcpi_state == CLOSE_WAIT ||
           (slot->partial_since > 0 && now - slot->partial_since > timeout_ms);
}

/* Marks a request that takes too long. A body that goes on dribbling is answered at its next byte; for what
 * has stopped, reading is ended a look later, so that libmicrohttpd sees the end of the stream and lets
 * pa_http_exchange_end write the 408. It may overlook that end when bytes come with it: hence at every look.
 */
static void check_clock(pa_http_server *server, pa_http_connection *slot, int fd, int64_t now)
{
    int64_t clock = atomic_load(&slot->clock);
    if (clock == PA_HTTP_EXPIRED) {
        shutdown(fd, SHUT_RD);
    } else if (clock > 0 && now - clock > server->request_timeout_ms) {
        atomic_compare_exchange_strong(&slot->clock, &clock, PA_HTTP_EXPIRED);
    } else if (clock == PA_HTTP_IDLE && is_spent(slot, fd, now, server->request_timeout_ms)) {
        pa_http_close_if_idle(slot, fd);
    }
}

static void check_clocks(pa_http_server *server)
{
    int64_t now = now_ms();
    size_t end = SCAN_CHUNK;
    for (size_t fd = 0; fd < end; fd += SCAN_CHUNK) {
        pthread_mutex_lock(&server->lock);
        end = server->table_used;
        for (size_t i = fd; i < end && i < fd + SCAN_CHUNK; i++) {
            if (server->connections[i].open) {
                check_clock(server, &server->connections[i], (int)i, now);
            }
        }
        pthread_mutex_unlock(&server->lock);
    }
    if (server->keeper.retry_accept) {
        server->keeper.retry_accept = false;
        pthread_mutex_lock(&server->lock);
        if (server->taken_connections < server->max_connections) {
            pa_http_keeper_resume_accept(server);
        }
        pthread_mutex_unlock(&server->lock);
    }
}

/* With the keeper's lock. */
static void stop_lingering(pa_http_keeper *keeper, pa_http_lingerer *lingerer)
{
    close(lingerer->fd);
    lingerer->fd = -1;
    keeper->linger_count--;
}

void pa_http_keeper_linger(pa_http_server *server, int fd)
{
    pa_http_keeper *keeper = &server->keeper;
    /* A duplicate, because libmicrohttpd closes its own descriptor at once. */
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {
        return;
    }
    bool kept = false;
    pthread_mutex_lock(&keeper->lock);
    for (uint32_t i = 0; i < PA_HTTP_MAX_LINGERERS && !kept; i++) {
        if (keeper->lingerers[i].fd < 0) {
            keeper->lingerers[i] = (pa_http_lingerer){.fd = own, .until_ms = now_ms() + LINGER_MS};
            keeper->linger_count++;
            kept = true;
            if (!epoll_add(keeper, ABOUT_LINGERER, own, i, EPOLLIN | EPOLLRDHUP)) {
                stop_lingering(keeper, &keeper->lingerers[i]);
            }
        }
    }
    pthread_mutex_unlock(&keeper->lock);
    if (!kept) {
        close(own);
    }
    uint64_t one = 1;
    (void)!write(keeper->wake_fd, &one, sizeof one);
}

static void drop_input(pa_http_keeper *keeper, uint32_t index, int fd)
{
    char sink[16384];
    pthread_mutex_lock(&keeper->lock);
    pa_http_lingerer *lingerer = &keeper->lingerers[index];
    if (lingerer->fd == fd) {
        ssize_t got = recv(fd, sink, sizeof sink, MSG_DONTWAIT);
        if (got > 0) {
            lingerer->dropped += (uint64_t)got;
        }
        bool waits = got < 0 && (errno == EAGAIN || errno == EINTR);
        if ((got <= 0 && !waits) || lingerer->dropped > LINGER_BYTES) {
            stop_lingering(keeper, lingerer);
        }
    }
    pthread_mutex_unlock(&keeper->lock);
}

static void check_lingerers(pa_http_keeper *keeper, bool all)
{
    int64_t now = now_ms();
    pthread_mutex_lock(&keeper->lock);
    for (uint32_t i = 0; i < PA_HTTP_MAX_LINGERERS && keeper->linger_count > 0; i++) {
        pa_http_lingerer *lingerer = &keeper->lingerers[i];
        if (lingerer->fd >= 0 && (all || lingerer->until_ms <= now)) {
            stop_lingering(keeper, lingerer);
        }
    }
    pthread_mutex_unlock(&keeper->lock);
}

/* A server without connections sleeps until one comes. */
static int next_tick_ms(pa_http_server *server)
{
    pthread_mutex_lock(&server->lock);
    bool busy = server->taken_connections > 0 || server->keeper.accept_paused;
    pthread_mutex_unlock(&server->lock);
    pthread_mutex_lock(&server->keeper.lock);
    busy = busy || server->keeper.linger_count > 0;
    pthread_mutex_unlock(&server->keeper.lock);
    if (!busy) {
        return -1;
    }
    uint32_t tick = server->request_timeout_ms / 4;
    tick = tick > LONGEST_TICK_MS ? LONGEST_TICK_MS : tick;
    return (int)(tick < SHORTEST_TICK_MS ? SHORTEST_TICK_MS : tick);
}

static void handle_event(pa_http_server *server, const struct epoll_event *event)
{
    uint32_t serial = (uint32_t)(event->data.u64 >> 32);
    uint32_t about = (uint32_t)event->data.u64 >> ABOUT_SHIFT;
    int fd = (int)(event->data.u64 & ((1U << ABOUT_SHIFT) - 1));
    uint64_t count;
    switch (about) {
    case ABOUT_LISTENER:
        accept_some(server);
        break;
    case ABOUT_PARKED:
        client_left(server, fd, serial);
        break;
    case ABOUT_LINGERER:
        drop_input(&server->keeper, serial, fd);
        break;
    default:
        (void)!read(server->keeper.wake_fd, &count, sizeof count);
        break;
    }
}

static void *keep(void *context)
{
    pa_http_server *server = context;
    pa_http_keeper *keeper = &server->keeper;
    struct epoll_event events[64];
    int64_t next_check = 0;
    while (!atomic_load(&keeper->stop)) {
        int tick = next_tick_ms(server);
        int count = epoll_wait(keeper->epoll_fd, events, sizeof events / sizeof events[0], tick);
        for (int i = 0; i < count; i++) {
            handle_event(server, &events[i]);
        }
        int64_t now = now_ms();
        if (tick > 0 && now >= next_check) {
            next_check = now + tick;
            check_clocks(server);
            check_lingerers(keeper, false);
        }
    }
    return NULL;
}

pa_status pa_http_keeper_start(pa_http_server *server, pa_error *err)
{
    pa_http_keeper *keeper = &server->keeper;
    pthread_mutex_init(&keeper->lock, NULL);
    for (uint32_t i = 0; i < PA_HTTP_MAX_LINGERERS; i++) {
        keeper->lingerers[i].fd = -1;
    }
    keeper->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    keeper->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    keeper->started = true;
    if (keeper->epoll_fd < 0 || keeper->wake_fd < 0 ||
        !epoll_add(keeper, ABOUT_WAKE, keeper->wake_fd, 0, EPOLLIN) ||
        !epoll_add(keeper, ABOUT_LISTENER, server->listener, 0, EPOLLIN) ||
        pthread_create(&keeper->thread, NULL, keep, server) != 0) {
        keeper->started = false;
        pa_http_keeper_stop(server);
        return pa_fail(err, PA_IO, "the server's keeper thread cannot start: %s", strerror(errno));
    }
    return PA_OK;
}

void pa_http_keeper_stop(pa_http_server *server)
{
    pa_http_keeper *keeper = &server->keeper;
    if (keeper->started) {
        atomic_store(&keeper->stop, true);
        uint64_t one = 1;
        (void)!write(keeper->wake_fd, &one, sizeof one);
        pthread_join(keeper->thread, NULL);
        check_lingerers(keeper, true);
        keeper->started = false;
    }
    if (keeper->epoll_fd >= 0) {
        close(keeper->epoll_fd);
        keeper->epoll_fd = -1;
    }
    if (keeper->wake_fd >= 0) {
        close(keeper->wake_fd);
        keeper->wake_fd = -1;
    }
}
