#pragma once

#include <QByteArray>

#include <cstdio>

namespace sluice {

/// Answers one request line of `scriptwire` with one answer line, both without newline. A fresh engine sees `input`,
/// `item`, `index`, `run` and `steps`, and nothing else of the world.
///
/// The source is an expression; one that holds `return` may be the body of a function as well.
/// Thread: needs a QCoreApplication; takes as long, and as much memory, as the script does.
[[nodiscard]] QByteArray answerScript(const QByteArray &request);

/// Serves requests from `in` until it ends; the whole of `sluice-script`. Gives the exit status.
int serveScripts(std::FILE *in, std::FILE *out);

} // namespace sluice
