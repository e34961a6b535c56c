#pragma once

#include <QImage>
#include <QString>

namespace sluice {

/// What is wrong with a picture when it is held against the golden one of that name; empty: every pixel is the same.
///
/// When it is another, the picture, the golden one and their difference are written to `SLUICE_GOLDEN_FAILED`. With
/// SLUICE_MAKE_GOLDENS=1 in the environment the picture becomes the golden one instead.
[[nodiscard]] QString differenceFromGolden(const QString &name, const QImage &picture);

/// Where two pictures differ: those pixels in red over a pale copy of the first. Null: nowhere.
[[nodiscard]] QImage differenceOf(const QImage &expected, const QImage &actual);

} // namespace sluice
