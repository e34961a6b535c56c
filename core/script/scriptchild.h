#pragma once

#include "core/script/scriptrealm.h"

#include <QByteArray>

#include <memory>

namespace sluice {

/// Answers requests in a realm, which it replaces when it is worn.
/// Thread: that on which it was made; needs a QCoreApplication.
class ScriptChild final {
public:
    /// Answers one request line of `scriptwire` with one answer line, both without newline. The script sees `input`,
    /// `item`, `index`, `run` and `steps`, and nothing else of the world, nor of other scripts.
    /// Takes as long, and as much memory, as the script does.
    [[nodiscard]] QByteArray answer(const QByteArray &request);

    /// Makes a realm and uses what is slow, or reads files, when it is used first. False: scripts cannot be kept apart.
    [[nodiscard]] bool prepare();

private:
    std::unique_ptr<ScriptRealm> m_realm;
    quint64 m_answers = 0;
};

/// Serves requests from the descriptor `in` until it ends; the whole of `sluice-script`. Gives the exit status.
int serveScripts(int in, int out);

} // namespace sluice
