/* Stand between a process and the C library, count the calls that change files below a folder,
 * and let one of them fail or kill the process.
 *
 * It is loaded with LD_PRELOAD and does nothing until `shim_arm` is called.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define PATH_BYTES 4096

static char folder[PATH_BYTES];
static atomic_long calls;
static long doomed_call;
static int error_code;
static int lasting;
static int log_file = -1;

/* Count from now on the calls that change what is below a folder.
 *
 * nth     the call that fails; 0 if none does
 * error   what it fails with; 0 if it kills the process instead
 * sticky  1 if the calls after it fail, too
 * log     a file descriptor to which the name and the path of each call are written; -1 for none
 */
void shim_arm(const char *below, long nth, int error, int sticky, int log)
{
    snprintf(folder, sizeof folder, "%s", below);
    doomed_call = nth;
    error_code = error;
    lasting = sticky;
    log_file = log;
    atomic_store(&calls, 0);
}

/* Return the number of calls so far. */
long shim_calls(void)
{
    return atomic_load(&calls);
}

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

static void write_log(const char *name, const char *path)
{
    char line[2 * PATH_BYTES];
    ssize_t (*put)(int, const void *, size_t) = real("write");
    int length = snprintf(line, sizeof line, "%s %s\n", name, path + strlen(folder));
    if (length > 0 && put(log_file, line, (size_t)length) < 0)
        abort();
}

/* Count a call, and return 1 if it has to fail. */
static int dooms(const char *name, const char *path)
{
    if (!folder[0] || strncmp(path, folder, strlen(folder)))
        return 0;
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (log_file >= 0)
        write_log(name, path);
    if (!doomed_call || number < doomed_call || (number > doomed_call && !lasting))
        return 0;
    if (!error_code)
        kill(getpid(), SIGKILL);
    errno = error_code;
    return 1;
}

/* The same for a call that names a file by its descriptor. */
static int dooms_open(const char *name, int file)
{
    char link[64], path[PATH_BYTES];
    if (!folder[0] || file == log_file)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return dooms(name, path);
}

/* The same for a call that names a file by its path, from a directory. */
static int dooms_at(const char *name, int directory, const char *path)
{
    char base[PATH_BYTES], link[64], whole[2 * PATH_BYTES];
    if (!folder[0])
        return 0;
    if (path[0] == '/')
        return dooms(name, path);
    if (directory == AT_FDCWD) {
        if (!getcwd(base, sizeof base))
            return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0)
            return 0;
        base[length] = 0;
    }
    snprintf(whole, sizeof whole, "%s/%s", base, path);
    return dooms(name, whole);
}

static int changes(int flags)
{
    return (flags & O_CREAT) || (flags & O_ACCMODE) != O_RDONLY;
}

#define BY_DESCRIPTOR(result, name, parameters, file, arguments)          \
    result name parameters                                               \
    {                                                                    \
        static result (*call) parameters;                                \
        if (!call)                                                       \
            call = real(#name);                                          \
        return dooms_open(#name, file) ? -1 : call arguments;            \
    }

#define BY_PATH(name, parameters, directory, path, arguments)             \
    int name parameters                                                  \
    {                                                                    \
        static int(*call) parameters;                                    \
        if (!call)                                                       \
            call = real(#name);                                          \
        return dooms_at(#name, directory, path) ? -1 : call arguments;   \
    }

#define OPENING(name, parameters, directory, arguments)                   \
    int name parameters                                                  \
    {                                                                    \
        static int(*call) parameters;                                    \
        va_list rest;                                                    \
        if (!call)                                                       \
            call = real(#name);                                          \
        va_start(rest, flags);                                           \
        mode_t mode = va_arg(rest, mode_t);                              \
        va_end(rest);                                                    \
        if (changes(flags) && dooms_at(#name, directory, path))          \
            return -1;                                                   \
        return call arguments;                                           \
    }

BY_DESCRIPTOR(ssize_t, write, (int file, const void *data, size_t size), file, (file, data, size))
BY_DESCRIPTOR(ssize_t, writev, (int file, const struct iovec *data, int count), file, (file, data, count))
BY_DESCRIPTOR(ssize_t, pwrite, (int file, const void *data, size_t size, off_t at), file, (file, data, size, at))
BY_DESCRIPTOR(ssize_t, pwrite64, (int file, const void *data, size_t size, off64_t at), file, (file, data, size, at))
BY_DESCRIPTOR(int, fsync, (int file), file, (file))
BY_DESCRIPTOR(int, fdatasync, (int file), file, (file))
BY_DESCRIPTOR(int, fchmod, (int file, mode_t mode), file, (file, mode))
BY_DESCRIPTOR(int, ftruncate, (int file, off_t size), file, (file, size))
BY_DESCRIPTOR(int, ftruncate64, (int file, off64_t size), file, (file, size))

BY_PATH(rename, (const char *old, const char *path), AT_FDCWD, path, (old, path))
BY_PATH(renameat, (int from, const char *old, int to, const char *path), to, path, (from, old, to, path))
BY_PATH(renameat2, (int from, const char *old, int to, const char *path, unsigned flags), to, path,
        (from, old, to, path, flags))
BY_PATH(link, (const char *old, const char *path), AT_FDCWD, path, (old, path))
BY_PATH(linkat, (int from, const char *old, int to, const char *path, int flags), to, path, (from, old, to, path, flags))
BY_PATH(symlink, (const char *target, const char *path), AT_FDCWD, path, (target, path))
BY_PATH(unlink, (const char *path), AT_FDCWD, path, (path))
BY_PATH(unlinkat, (int directory, const char *path, int flags), directory, path, (directory, path, flags))
BY_PATH(rmdir, (const char *path), AT_FDCWD, path, (path))
BY_PATH(mkdir, (const char *path, mode_t mode), AT_FDCWD, path, (path, mode))
BY_PATH(mkdirat, (int directory, const char *path, mode_t mode), directory, path, (directory, path, mode))
BY_PATH(chmod, (const char *path, mode_t mode), AT_FDCWD, path, (path, mode))
BY_PATH(truncate, (const char *path, off_t size), AT_FDCWD, path, (path, size))

OPENING(open, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPENING(openat, (int directory, const char *path, int flags, ...), directory, (directory, path, flags, mode))
OPENING(openat64, (int directory, const char *path, int flags, ...), directory, (directory, path, flags, mode))
