#include "ui/canvas/canvaspicture.h"

#include "core/base/errors.h"
#include "ui/canvas/canvasscene.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace sluice {

namespace {

constexpr double kMargin = 24;
constexpr double kPixels = 2; ///< of a PNG, a scene unit
constexpr double kMostPixels = 16'000;

/// What is selected or under the pointer is no part of the picture.
class Undisturbed {
public:
    explicit Undisturbed(CanvasScene &scene)
        : m_scene(scene)
        , m_tasks(scene.selectedTasks())
        , m_notes(scene.selectedNotes())
        , m_current(scene.current())
    {
        scene.select({});
    }
    ~Undisturbed()
    {
        m_scene.select(m_tasks, m_notes);
        m_scene.setCurrent(m_current);
    }
    Undisturbed(const Undisturbed &) = delete;
    Undisturbed &operator=(const Undisturbed &) = delete;

private:
    CanvasScene &m_scene;
    QStringList m_tasks;
    QStringList m_notes;
    QString m_current;
};

} // namespace

Result<void> saveCanvasPicture(CanvasScene &scene, const QString &path)
{
    auto area = scene.contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    const Undisturbed plain(scene);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}}, file.errorString());
    if (path.endsWith(u".svg", Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setViewBox(QRectF(QPointF(), area.size()));
        svg.setSize(area.size().toSize());
        svg.setTitle(scene.document().title());
        QPainter painter(&svg);
        scene.render(&painter, QRectF(QPointF(), area.size()), area);
    } else if (path.endsWith(u".pdf", Qt::CaseInsensitive)) {
        QPdfWriter pdf(&file);
        pdf.setTitle(scene.document().title());
        pdf.setResolution(72);
        pdf.setPageMargins({});
        pdf.setPageSize(QPageSize(area.size(), QPageSize::Point));
        QPainter painter(&pdf);
        scene.render(&painter, QRectF(QPointF(), area.size()), area);
    } else {
        const double scale = std::min(kPixels, kMostPixels / std::max(area.width(), area.height()));
        QImage image((area.size() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        scene.render(&painter, image.rect(), area);
        painter.end();
        if (!image.save(&file, "PNG"))
            file.cancelWriting();
    }
    if (!file.commit())
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}}, file.errorString());
    return {};
}

} // namespace sluice
