#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <stop_token>

namespace sluice {

/// A program to run, with what it may use. Bytes are what the system takes.
struct ChildProgram {
    QByteArray program; ///< absolute path
    QByteArrayList arguments;
    QByteArrayList environment; ///< NAME=value; nothing else
    QByteArray folder;
    QByteArray input;      ///< on its standard input
    qint64 mostMemory = 0; ///< address space in bytes; 0: no limit
    qint64 mostOutput = 0; ///< bytes of standard output; with more it is killed
};

/// What became of it.
struct ChildEnd {
    enum class How : quint8 {
        NotStarted, ///< `code` is an errno
        Exited,     ///< `code` is its exit code
        Killed,     ///< by the signal `code`, from outside or of its own making
        Stopped,    ///< as `stop` asked
        TooMuch,    ///< it wrote more than it may
    };
    How how = How::NotStarted;
    int code = 0;
    QByteArray output;
    QByteArray errors; ///< the last 64 KiB of its standard error
};

/// Runs a program in a process group of its own, without a shell, and waits for its end. When it ends, is stopped or
/// goes over a limit, the whole group goes: at first it is asked, two seconds later it is killed. It also goes when
/// this program dies. Of the open files of this program it gets none.
/// Thread: blocks; any.
[[nodiscard]] ChildEnd runChild(const ChildProgram &program, const std::stop_token &stop);

} // namespace sluice
