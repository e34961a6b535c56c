#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/run/input.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What goes over the pipe between the pool and `sluice-script`: one JSON document a line, in both directions.
namespace sluice::scriptwire {

/// The largest value that a script may give, in bytes of JSON text.
inline constexpr qsizetype kMaxValue = 16 * 1024 * 1024;
/// The most that a child writes in a line.
inline constexpr qsizetype kMaxLine = kMaxValue + 4096;
/// The most address space that a child may take.
inline constexpr qint64 kMemoryLimit = 512LL * 1024 * 1024;

/// How a child ends on purpose.
enum ExitCode : int { kNormalExit = 0, kTimeExit = 85, kMemoryExit = 86 };

/// The first line of a child: it is ready. `isFiltered`: its system calls are filtered, where they can be.
[[nodiscard]] QByteArray hello(bool isFiltered);

/// A request line with its newline: the expression, the data it sees, the time that its clock shows, and the real time
/// that it may take.
[[nodiscard]] QByteArray request(quint64 id, const QString &source, const StepData &data, WallTime now,
                                 Milliseconds timeout);

struct Request {
    quint64 id = 0;
    Milliseconds time{0};
    double now = 0; ///< milliseconds since 1970
    QString source;
    QByteArray data; ///< JSON text of an object with `input`, `item`, `index`, `run` and `steps`; not looked into
};
/// Reads a request line, without its newline; nothing when it was not made by `request`. Reads what stands around the
/// data only, which the engine then reads as a whole.
[[nodiscard]] std::optional<Request> parseRequest(QByteArrayView line);

struct Answer {
    quint64 id = 0;
    Result<Payload> value;
};

/// Lines of a child, without newline; `json` must be the text of one value.
[[nodiscard]] QByteArray valueAnswer(quint64 id, const QByteArray &json);
[[nodiscard]] QByteArray threwAnswer(quint64 id, const QString &message, const QString &line, const QString &column);
[[nodiscard]] QByteArray tooLargeAnswer(quint64 id);
[[nodiscard]] QByteArray unreadableAnswer();

/// Reads an answer line; nothing when the child broke the protocol.
/// Errors in it: `script.threw`, `script.outputTooLarge`, `script.dataUnreadable` (the request was no JSON; id 0).
[[nodiscard]] std::optional<Answer> parseAnswer(const QByteArray &line);

} // namespace sluice::scriptwire
