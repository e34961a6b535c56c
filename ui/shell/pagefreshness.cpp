#include "ui/shell/pagefreshness.h"

#include "core/api/engineclient.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/livevalue.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/stalewatch.h"
#include "ui/wording/formats.h"

namespace sluice {

namespace {

constexpr int kFreshnessMs = 250;

/// Not part of another page's states.
bool isOutermost(const PageStates *states, const QWidget *page)
{
    for (const QWidget *up = states->parentWidget(); up && up != page; up = up->parentWidget()) {
        if (qobject_cast<const PageStates *>(up))
            return false;
    }
    return true;
}

} // namespace

PageFreshness::PageFreshness(EngineClient &engine, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_watch(new StaleWatch(clock, this))
{
    m_timer.setInterval(kFreshnessMs);
    connect(&m_timer, &QTimer::timeout, this, &PageFreshness::look);
    connect(&engine, &EngineClient::snapshotChanged, this, [this] {
        m_watch->see(m_engine.snapshot().taken);
        if (m_isStale)
            look();
    });
    m_watch->see(engine.snapshot().taken);
    m_watch->setActive(true);
    m_timer.start();
}

void PageFreshness::add(QWidget *page, bool saysSince)
{
    m_pages.push_back({page, saysSince});
}

void PageFreshness::tell(StatusStrip *strip)
{
    m_strip = strip;
}

void PageFreshness::look()
{
    const EngineSnapshot &now = m_engine.snapshot();
    if (now.taken == WallTime{})
        return;
    m_watch->see(now.taken);
    const Milliseconds age = m_watch->age() + now.figuresAge;
    const bool stale = m_watch->isStale() || now.figuresAge >= StaleWatch::kStaleAfter;
    const bool isNews = std::exchange(m_isStale, stale) != stale;
    if (m_strip)
        m_strip->showAge(age, stale);
    if (!isNews && !stale)
        return;
    const WallTime since = now.taken - now.figuresAge;
    const auto words = stale ? std::optional(momentText(since, m_clock.wall())) : std::nullopt;
    for (const Page &page : m_pages) {
        if (page.widget)
            mark(page, words);
    }
    if (isNews)
        Q_EMIT staleChanged(stale);
}

void PageFreshness::mark(const Page &page, const std::optional<QString> &since) const
{
    markStale(*page.widget, since.has_value());
    if (!page.saysSince)
        return;
    const auto all = page.widget->findChildren<PageStates *>();
    for (PageStates *states : all) {
        if (isOutermost(states, page.widget))
            states->setStaleSince(since);
    }
}

} // namespace sluice
