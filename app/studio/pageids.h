#pragma once

#include <QString>

/// What the pages of a session are called by whoever shows one.
namespace sluice {

inline const QString kDesign = QStringLiteral("design");
inline const QString kRuns = QStringLiteral("runs");
inline const QString kHealth = QStringLiteral("health");
inline const QString kQueues = QStringLiteral("queues");
inline const QString kLetters = QStringLiteral("deadLetters");
inline const QString kEvents = QStringLiteral("events");
inline const QString kSimulate = QStringLiteral("simulate");
inline const QString kConnections = QStringLiteral("connections");

} // namespace sluice
