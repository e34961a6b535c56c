#include "app/studio/palettefinds.h"

namespace sluice {

namespace {
constexpr int kAskAfterMs = 2'000;
constexpr quint32 kNewest = 200;
} // namespace

PaletteFinds::PaletteFinds(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kAskAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &PaletteFinds::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, &PaletteFinds::noteSnapshot);
}

void PaletteFinds::noteSnapshot()
{
    const auto &now = m_engine.snapshot();
    if (m_revisions == std::pair(now.runsRevision, now.lettersRevision) || m_pause.isActive())
        return;
    // The first time there is nothing yet that could be found.
    if (m_revisions)
        m_pause.start();
    else
        ask();
}

void PaletteFinds::ask()
{
    const auto &now = m_engine.snapshot();
    m_revisions = {now.runsRevision, now.lettersRevision};
    m_engine.listRuns({}, {0, kNewest}, this, [this](const Result<Page<RunSummary>> &found) {
        if (found)
            m_runs = found->rows;
    });
    m_engine.listLetters({}, {0, kNewest}, this, [this](const Result<Page<LetterSummary>> &found) {
        if (found)
            m_letters = found->rows;
    });
}

} // namespace sluice
