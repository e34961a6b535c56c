#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace sluice::Icons {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/sluice/icons/%1.svg").arg(name);
}

/// A plug-in brings the drawing itself in place of a name.
bool isDrawing(const QString &name)
{
    return name.startsWith(u'<');
}

QByteArray drawingOf(const QString &name)
{
    if (isDrawing(name))
        return name.toUtf8();
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Paints the drawing as a mask filled with one colour, so that no colour of the source file is left.
class Engine final : public QIconEngine {
public:
    Engine(QString name, const QColor &color, const QColor &disabledColor)
        : m_name(std::move(name))
        , m_color(color)
        , m_disabledColor(disabledColor)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return rendered(size, mode); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = rendered(size, mode);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new Engine(m_name, m_color, m_disabledColor); }
    QString key() const override { return QStringLiteral("sluice"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QPixmap rendered(const QSize &size, QIcon::Mode mode) const
    {
        // A button with no room asks for an icon of no size; there is nothing to paint on.
        if (size.isEmpty())
            return {};
        const QColor color = mode == QIcon::Disabled ? m_disabledColor : m_color;
        const QString key = QStringLiteral("sluice/%1/%2/%3x%4")
                                .arg(m_name)
                                .arg(color.rgba(), 0, 16)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(drawingOf(m_name)).render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    QColor m_color;
    QColor m_disabledColor;
};

} // namespace

QIcon icon(const QString &name, const QColor &color, const QColor &disabledColor)
{
    return exists(name) ? QIcon(new Engine(name, color, disabledColor)) : QIcon();
}

bool exists(const QString &name)
{
    return isDrawing(name) ? QSvgRenderer(drawingOf(name)).isValid() : QFile::exists(pathOf(name));
}

} // namespace sluice::Icons
