#pragma once

#include <QLocalServer>
#include <QObject>

namespace sluice {

/// Lets the first program raise its window when a second one is started by the same person.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Tells the first program to show itself, with the workspace asked for (may be empty); false when there is none,
    /// and then this one is the first. Blocks for at most 500 ms.
    [[nodiscard]] bool tellFirst(const QString &folder);

Q_SIGNALS:
    /// Another program was started.
    void raised(const QString &folder);

private:
    void listen(const QString &name);

    QLocalServer m_server;
};

} // namespace sluice
