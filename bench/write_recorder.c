/* Records what a program asks of the disk below one folder, for replaying power cuts.
 *
 * Loaded with LD_PRELOAD. RECORD_ROOT names the folder, RECORD_LOG the file to write. One
 * record: operation, length of path, path, offset, length of content, content.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int log_fd = -1;
static const char *root = NULL;

static void put(const void *bytes, size_t length) {
    if (syscall(SYS_write, log_fd, bytes, length) != (ssize_t)length) _exit(99);
}

static void record(char op, const char *path, uint64_t at, const void *content, uint32_t length) {
    if (root == NULL) {
        root = getenv("RECORD_ROOT");
        const char *log = getenv("RECORD_LOG");
        if (root == NULL || log == NULL) _exit(98);
        log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    if (strncmp(path, root, strlen(root)) != 0) return;
    uint16_t path_length = (uint16_t)strlen(path);
    put(&op, 1);
    put(&path_length, sizeof path_length);
    put(path, path_length);
    put(&at, sizeof at);
    put(&length, sizeof length);
    if (length > 0) put(content, length);
}

static void record_fd(char op, int fd, uint64_t at, const void *content, uint32_t length) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t found = readlink(link, path, sizeof path - 1);
    if (found <= 0) return;
    path[found] = 0;
    record(op, path, at, content, length);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *content, size_t length, off64_t at) {
    ssize_t done = REAL(pwrite64)(fd, content, length, at);
    if (done > 0) record_fd('w', fd, (uint64_t)at, content, (uint32_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *content, size_t length, off_t at) {
    return pwrite64(fd, content, length, at);
}

ssize_t write(int fd, const void *content, size_t length) {
    off64_t at = lseek64(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, content, length);
    if (done > 0 && at >= 0) record_fd('w', fd, (uint64_t)at, content, (uint32_t)done);
    return done;
}

int ftruncate64(int fd, off64_t length) {
    record_fd('t', fd, (uint64_t)length, NULL, 0);
    return REAL(ftruncate64)(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
    int done = REAL(fsync)(fd);
    record_fd('s', fd, 0, NULL, 0);
    return done;
}

int fdatasync(int fd) {
    int done = REAL(fdatasync)(fd);
    record_fd('s', fd, 0, NULL, 0);
    return done;
}

int unlink(const char *path) {
    record('u', path, 0, NULL, 0);
    return REAL(unlink)(path);
}

int rename(const char *from, const char *to) {
    record('r', from, 0, to, (uint32_t)strlen(to));
    return REAL(rename)(from, to);
}
