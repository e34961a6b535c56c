#pragma once

#include "ui/theme/theme.h"

namespace sluice {

/// The colour of the dots of the grid. Where contrast is high, a line is nearly as bright as text; thousands of dots may not be.
inline QColor gridColor(const Theme &theme)
{
    return theme.scheme() == Scheme::HighContrast ? theme.tint(Token::Line, Token::Background, 0.35)
                                                  : theme.color(Token::Line);
}

} // namespace sluice
