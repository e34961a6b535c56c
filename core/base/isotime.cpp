#include "core/base/isotime.h"

#include <QDateTime>

namespace sluice {

QString isoText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace sluice
