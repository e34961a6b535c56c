#include "tests/ui/golden/goldenpicture.h"

#include <QDir>
#include <QImageWriter>
#include <QPainter>

namespace sluice {

namespace {

/// As small as PNG can be without loss.
bool writePicture(const QImage &picture, const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QImageWriter writer(path, "png");
    writer.setCompression(100);
    return writer.write(picture);
}

QImage plain(const QImage &picture)
{
    QImage made = picture.convertToFormat(QImage::Format_RGB32);
    made.setDevicePixelRatio(1);
    return made;
}

} // namespace

QImage differenceOf(const QImage &expected, const QImage &actual)
{
    const QImage first = plain(expected);
    const QImage second = plain(actual);
    if (first == second)
        return {};
    QImage shown(first.size().expandedTo(second.size()), QImage::Format_RGB32);
    shown.fill(Qt::red);
    for (int y = 0; y < std::min(first.height(), second.height()); ++y) {
        for (int x = 0; x < std::min(first.width(), second.width()); ++x) {
            const QRgb pixel = first.pixel(x, y);
            const int pale = 160 + qGray(pixel) * 95 / 255;
            if (pixel == second.pixel(x, y))
                shown.setPixel(x, y, qRgb(pale, pale, pale));
        }
    }
    return shown;
}

QString differenceFromGolden(const QString &name, const QImage &picture)
{
    const QString golden = QStringLiteral(SLUICE_GOLDEN "/%1.png").arg(name);
    if (qEnvironmentVariableIntValue("SLUICE_MAKE_GOLDENS") > 0)
        return writePicture(plain(picture), golden) ? QString() : QStringLiteral("%1 cannot be written").arg(golden);
    const QImage expected(golden);
    const QImage difference = differenceOf(expected, picture);
    if (difference.isNull())
        return {};
    const QString failed = QStringLiteral(SLUICE_GOLDEN_FAILED "/%1-%2.png").arg(name);
    const bool written = writePicture(plain(picture), failed.arg(QStringLiteral("actual")))
                         && writePicture(difference, failed.arg(QStringLiteral("difference")))
                         && (expected.isNull()
                             || writePicture(plain(expected), failed.arg(QStringLiteral("expected"))));
    return QStringLiteral("%1 is not as the golden one%2; see %3, and tests/ui/README.md for what to do")
        .arg(name, expected.isNull() ? QStringLiteral(", which is missing") : QString(),
             written ? failed.arg(QStringLiteral("*")) : QStringLiteral("nothing: it could not be written"));
}

} // namespace sluice
