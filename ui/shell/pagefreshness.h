#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace sluice {

class EngineClient;
class StaleWatch;
class StatusStrip;

/// Greys out what pages show of the engine when it has told nothing new for a while, and says since when; all is as before
/// with the first news.
///
/// For pages that do not look themselves. What appears while the engine is silent turns grey too, within a moment.
/// Thread: UI.
class PageFreshness final : public QObject {
    Q_OBJECT
public:
    PageFreshness(EngineClient &engine, const Clock &clock, QObject *parent = nullptr);

    /// `saysSince`: the page's own states say since when; else only its live values turn grey.
    void add(QWidget *page, bool saysSince = true);
    void tell(StatusStrip *strip);
    [[nodiscard]] bool isStale() const noexcept { return m_isStale; }
    /// Looks now.
    void look();

Q_SIGNALS:
    void staleChanged(bool stale);

private:
    struct Page {
        QPointer<QWidget> widget;
        bool saysSince = true;
    };

    void mark(const Page &page, const std::optional<QString> &since) const;

    EngineClient &m_engine;
    const Clock &m_clock;
    StaleWatch *m_watch = nullptr;
    QPointer<StatusStrip> m_strip;
    QTimer m_timer;
    std::vector<Page> m_pages;
    bool m_isStale = false;
};

} // namespace sluice
