#pragma once

// The whole interface between Sluice and a shared library with task types: this file and Qt are all that a plug-in needs.
// It includes nothing of Sluice, so that it can be copied; resources/docs/plugins.md tells how.

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QtPlugin>

#include <functional>

/// With a new number whenever anything in this file changes; a library of another number is refused.
#define SLUICE_TASK_PLUGIN_IID "org.sluice.TaskPlugin/1"

namespace sluice::plugin {

/// One attempt of a task.
struct Call {
    QString type;
    QJsonObject params; ///< complete, and without expressions
    QJsonValue input;
    QString workspace;             ///< folder; relative paths start here
    QByteArray idempotencyKey;     ///< the same for every attempt of one step
    std::function<bool()> stopped; ///< asked to stop: return soon; never empty. Any thread
};

/// What came of it.
struct Answer {
    bool succeeded = true;
    QJsonValue output;
    QString port;       ///< one of the type's; empty: the first
    QString reason;     ///< of a failure, for people
    bool again = false; ///< whether another attempt may succeed where this one failed

    static Answer give(QJsonValue value) { return {true, std::move(value), {}, {}, false}; }
    static Answer fail(QString why, bool mayTryAgain = false) { return {false, {}, {}, std::move(why), mayTryAgain}; }
};

/// What the root object of a library is.
///
/// Thread: made on one, called on others, several at the same time. What it throws becomes a failure of the attempt.
class TaskPlugin {
public:
    virtual ~TaskPlugin() = default;
    virtual Answer perform(const Call &call) = 0;
};

} // namespace sluice::plugin

Q_DECLARE_INTERFACE(sluice::plugin::TaskPlugin, SLUICE_TASK_PLUGIN_IID)
