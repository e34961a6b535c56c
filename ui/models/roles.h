#pragma once

#include "ui/theme/stateglyph.h"

#include <QMetaType>

namespace sluice {

/// What the lists of several pages say of a cell beside Qt's own roles; `ItemDelegate` paints it.
enum ItemRole : int {
    GlyphRole = Qt::UserRole + 1, ///< `Glyph`: the shape and colour before the word
    WaitRole,                     ///< double, 0 to 1: how much of a round arrow's wait is over
    ShareRole,                    ///< double, 0 to 1: a bar before the text
    TokenRole,                    ///< int, a `Token`: the colour of the text
    MonospaceRole,                ///< bool: a payload or an id
    BoldRole,                     ///< bool
    NumberRole,                   ///< quint64: the run's or step's number
    TrendRole,                    ///< QList<double>: small bars before the text, the newest at the right
};

} // namespace sluice

Q_DECLARE_METATYPE(sluice::Glyph)
