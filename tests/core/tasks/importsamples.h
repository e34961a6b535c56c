#pragma once

#include <QByteArray>

namespace sluice {

/// Small workflows as other programs write them; in a file of their own, since moc stumbles over several raw strings.
extern const QByteArray kN8n;
extern const QByteArray kNodeRed;
extern const QByteArray kWf14;

} // namespace sluice
