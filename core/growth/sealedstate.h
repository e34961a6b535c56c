#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace sluice {

/// The state of a model as it is kept: what model and version it is of, and a checksum.
[[nodiscard]] QByteArray sealedState(const QString &model, quint32 version, const QByteArray &content);
/// The content, if it is whole and of this version or older. Errors: `growth.stateUnreadable`, `growth.stateNewer`.
[[nodiscard]] Result<QByteArray> openedState(const QString &model, quint32 version, const QByteArray &state);

} // namespace sluice
