// Nodes of a canvas scene that lie elsewhere than the document says: dragged, or gliding to where an edit put them.
#include "ui/canvas/canvasscene.h"

#include <utility>

namespace sluice {

namespace {
constexpr qsizetype kMostGliding = 2000;
} // namespace

void CanvasScene::drag(const QMap<QString, QPointF> &places, const QMap<QString, QRectF> &notes)
{
    QSet<GroupItem *> touched;
    for (auto place = places.begin(); place != places.end(); ++place) {
        auto *item = node(place.key());
        if (!item)
            continue;
        m_dragged.insert(place.key());
        item->setPos(place.value());
        rewire(place.key());
        touched.insert(m_groupOf.value(place.key()));
    }
    for (auto place = notes.begin(); place != notes.end(); ++place) {
        if (auto *item = note(place.key()))
            item->setPlace(place.value());
    }
    touched.remove(nullptr);
    for (auto *group : std::as_const(touched))
        fitGroup(*group);
    Q_EMIT overviewChanged();
}

void CanvasScene::settle()
{
    const auto dragged = std::exchange(m_dragged, {});
    for (const auto &id : dragged) {
        if (auto *item = node(id)) {
            place(*item);
            rewire(id);
        }
    }
    for (const StickyNote &one : m_document.workflow().drawing.notes) {
        if (auto *item = note(one.id))
            item->setNote(one);
    }
    fitGroups();
    Q_EMIT overviewChanged();
}

void CanvasScene::glideToNext()
{
    stopGlide();
    m_glidesNext = m_themes.theme().motionMs() > 0;
}

void CanvasScene::stopGlide()
{
    m_glide.stop();
    endGlide();
}

void CanvasScene::glide(const QStringList &moved)
{
    if (moved.size() > kMostGliding)
        return;
    for (const auto &id : moved) {
        if (const auto *item = node(id); item && m_document.workflow().layout.contains(id))
            m_glideFrom.insert(id, item->pos());
    }
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    m_glide.setDuration(m_themes.theme().motionMs());
    m_glide.start();
}

void CanvasScene::showGlide(const QVariant &part)
{
    QMap<QString, QPointF> places;
    for (auto from = m_glideFrom.begin(); from != m_glideFrom.end(); ++from) {
        const auto to = m_document.workflow().layout.value(from.key());
        places.insert(from.key(), *from + (to - *from) * part.toDouble());
    }
    drag(places);
}

void CanvasScene::endGlide()
{
    if (m_glideFrom.isEmpty())
        return;
    m_glideFrom.clear();
    settle();
}

} // namespace sluice
