#pragma once

#include <QString>

namespace sluice {

/// What people call a component, what it does, and what its memory figure counts. Sentences, plain text.
struct ComponentWords {
    QString name; ///< its id, if nobody has named it
    QString does; ///< may be empty
    QString memory;
    bool countsMemory = true; ///< false: it accounts for none
};

[[nodiscard]] ComponentWords componentWords(const QString &id);

/// Whether it is the queue of a connection's gate.
[[nodiscard]] inline bool isConnectionQueue(const QString &id)
{
    return id.startsWith(u"connection:");
}
/// What a queue is called: "ready", "dead letters", "waiting for rates".
[[nodiscard]] QString queueName(const QString &id);

} // namespace sluice
