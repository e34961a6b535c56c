#pragma once

#include "core/base/result.h"
#include "core/remote/role.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace sluice {

class EngineClient;

/// A call of the control API as a server carries it out: from JSON to the engine and back.
struct ControlCall {
    using Done = std::function<void(Result<QJsonValue>)>;

    QString name;
    Role role = Role::Viewer;
    QStringList params;
    /// Errors: `remote.paramsWrong`, at once; all others by `done`, which is not called any more once `context` is gone.
    std::function<Result<void>(EngineClient &, const QJsonObject &params, QObject *context, Done done)> perform;

    /// Whether it changes something, so that it must not be carried out twice.
    [[nodiscard]] bool isCommand() const { return role != Role::Viewer; }
};

/// The call of that name; null: there is none. Thread: any.
[[nodiscard]] const ControlCall *controlCall(const QString &name);
/// The names of all calls, in the order of the documentation.
[[nodiscard]] QStringList controlCallNames();

} // namespace sluice
