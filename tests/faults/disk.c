/*
 * A disk that fails when told: loaded into the server with LD_PRELOAD, it stands between SQLite and the system.
 *
 * It knows the files of the database (ALLMENDE_FAULTS_WATCH, the data directory) and does to them what `control` says, a file of eight
 * numbers that the test writes and this library has in its memory. What it is asked to remember it appends to `journal`: every write,
 * cut and flush in order, from which the test makes what a power cut would have left. The other side is tests/src/faults/disk.rs.
 *
 * Files that are mapped into memory (the index of the log, -shm) are not watched: SQLite makes them anew after a crash.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#undef open
#undef open64
#undef pwrite
#undef pwrite64
#undef ftruncate
#undef ftruncate64

enum { RECORD, BYTES_LEFT, FAIL_FLUSH, READ_ONLY, LIE, FLUSHES_FAILED, WRITES_REFUSED, FLUSHES_AFTER, WORDS };
enum { DESCRIPTORS = 65536, FILES = 256, DIRECTORY = -1 };

struct record {
    uint32_t magic, op;
    int32_t file;
    uint32_t length;
    int64_t offset;
};

static volatile int64_t *control;
static int journal = -1;
static char watched[PATH_MAX];
static size_t watched_length;
static int32_t tracked[DESCRIPTORS];
static char *names[FILES];
static int32_t last_file;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    const char *watch = getenv("ALLMENDE_FAULTS_WATCH"), *home = getenv("ALLMENDE_FAULTS_HOME");
    if (!watch || !home || !realpath(watch, watched)) return;
    watched_length = strlen(watched);
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/control", home);
    int fd = real_open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *memory = mmap(NULL, WORDS * sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    real_close(fd);
    if (memory == MAP_FAILED) return;
    snprintf(path, sizeof path, "%s/journal", home);
    journal = real_open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    control = memory;
}

static int is_on(int word) { return control && control[word] != 0; }

static void count(int word) { __atomic_add_fetch(&control[word], 1, __ATOMIC_SEQ_CST); }

/* One record in one system call, so that a kill leaves whole ones and at most one that is cut off, the last. */
static void remember(uint32_t op, int32_t file, int64_t offset, const void *data, size_t length) {
    if (!is_on(RECORD) || journal < 0) return;
    struct record head = {0x414c4c4d, op, file, (uint32_t)length, offset};
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)data, length}};
    pthread_mutex_lock(&lock);
    if (writev(journal, parts, length ? 2 : 1) < 0) abort();
    pthread_mutex_unlock(&lock);
}

/* The name inside the watched directory, when the path leads there. */
static const char *inside(const char *path) {
    static __thread char whole[PATH_MAX];
    if (!control || !path) return NULL;
    char parent[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (slash) snprintf(parent, sizeof parent, "%.*s", (int)(slash - path ? slash - path : 1), path);
    else strcpy(parent, ".");
    if (!realpath(parent, whole) || strcmp(whole, watched) != 0) return NULL;
    return name;
}

static int is_database(const char *name) {
    return name && strncmp(name, "allmende.db", 11) == 0 && strcmp(name + 11, "-shm") != 0;
}

/* The number of a name; another one after it was unlinked. */
static int32_t number_of(const char *name, int *fresh) {
    pthread_mutex_lock(&lock);
    int32_t found = 0;
    for (int32_t i = 1; i <= last_file && !found; i++)
        if (names[i] && strcmp(names[i], name) == 0) found = i;
    *fresh = !found;
    if (!found && last_file + 1 < FILES) {
        found = ++last_file;
        names[found] = strdup(name);
    }
    pthread_mutex_unlock(&lock);
    return found;
}

static int opened(const char *path, int flags, mode_t mode) {
    const char *name = inside(path);
    if (name && is_on(READ_ONLY) && (flags & (O_WRONLY | O_RDWR | O_CREAT))) {
        count(WRITES_REFUSED);
        errno = EROFS;
        return -1;
    }
    int watch = is_database(name), existed = watch && access(path, F_OK) == 0, fresh = 0;
    int32_t file = 0;
    if (watch) {
        file = number_of(name, &fresh);
        if (fresh && (existed || (flags & O_CREAT))) remember(existed ? 'O' : 'C', file, 0, name, strlen(name));
    }
    int fd = real_open(path, flags, mode);
    if (fd >= 0 && fd < DESCRIPTORS) {
        char whole[PATH_MAX];
        int is_directory = control && (flags & O_DIRECTORY || !name) && realpath(path, whole) && strcmp(whole, watched) == 0;
        tracked[fd] = watch ? file : is_directory ? DIRECTORY : 0;
    }
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

int close(int fd) {
    if (fd >= 0 && fd < DESCRIPTORS) tracked[fd] = 0;
    return real_close(fd);
}

static int32_t file_of(int fd) { return control && fd >= 0 && fd < DESCRIPTORS ? tracked[fd] : 0; }

/* Whether the disk takes `length` bytes at `offset`: what only replaces bytes fits on a full disk. */
static int refuses(int fd, int64_t offset, size_t length) {
    if (is_on(READ_ONLY)) {
        count(WRITES_REFUSED);
        errno = EROFS;
        return 1;
    }
    if (control[BYTES_LEFT] < 0) return 0;
    struct stat64 status;
    if (fstat64(fd, &status) != 0) return 0;
    int64_t grows = offset + (int64_t)length - status.st_size;
    if (grows <= 0) return 0;
    if (grows > control[BYTES_LEFT]) {
        count(WRITES_REFUSED);
        errno = ENOSPC;
        return 1;
    }
    __atomic_sub_fetch(&control[BYTES_LEFT], grows, __ATOMIC_SEQ_CST);
    return 0;
}

ssize_t write(int fd, const void *data, size_t length) {
    int32_t file = file_of(fd);
    if (file > 0) {
        int64_t offset = lseek64(fd, 0, SEEK_CUR);
        if (refuses(fd, offset, length)) return -1;
        remember('W', file, offset, data, length);
    }
    return real_write(fd, data, length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    int32_t file = file_of(fd);
    if (file > 0) {
        if (refuses(fd, offset, length)) return -1;
        remember('W', file, offset, data, length);
    }
    return real_pwrite(fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

int ftruncate64(int fd, off64_t size) {
    int32_t file = file_of(fd);
    if (file > 0) {
        if (is_on(READ_ONLY)) {
            count(WRITES_REFUSED);
            errno = EROFS;
            return -1;
        }
        remember('T', file, size, NULL, 0);
    }
    return real_ftruncate(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int flush(int fd, int (*real)(int)) {
    int32_t file = file_of(fd);
    if (!file) return real(fd);
    if (control[FLUSHES_FAILED] > 0) count(FLUSHES_AFTER);
    if (is_on(FAIL_FLUSH) && file > 0) {
        count(FLUSHES_FAILED);
        errno = EIO;
        return -1;
    }
    if (is_on(LIE)) return 0;
    if (!is_on(RECORD)) return real(fd);
    /* The journal is the disk now: a flush that only costs time would tell nothing more. */
    remember(file == DIRECTORY ? 'D' : 'S', file, 0, NULL, 0);
    return 0;
}

int fsync(int fd) { return flush(fd, real_fsync); }

int fdatasync(int fd) { return flush(fd, real_fdatasync); }

int unlink(const char *path) {
    const char *name = inside(path);
    if (is_database(name)) {
        remember('U', 0, 0, name, strlen(name));
        pthread_mutex_lock(&lock);
        for (int32_t i = 1; i <= last_file; i++)
            if (names[i] && strcmp(names[i], name) == 0) {
                free(names[i]);
                names[i] = NULL;
            }
        pthread_mutex_unlock(&lock);
    }
    return real_unlink(path);
}
