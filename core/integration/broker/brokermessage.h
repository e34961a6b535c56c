#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace sluice {

/// A message as it came from a broker.
struct BrokerMessage {
    quint64 tag = 0;   ///< what its link knows it by
    QString id;        ///< its sender's name for it: the same id within 24 h is the same message; empty: it has none
    QJsonObject about; ///< where it comes from and what was said beside it, as the run sees it
    QString contentType;
    QByteArray body;
};

} // namespace sluice
