#pragma once

#include <QByteArray>

namespace sluice {

/// JSON text as it travels through a run: kept byte for byte, shared, never changed. Empty means null.
using Payload = QByteArray;

} // namespace sluice
