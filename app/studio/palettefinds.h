#pragma once

#include "core/api/engineclient.h"

#include <QTimer>

namespace sluice {

/// The newest runs and open dead letters, for the palette to find by their words; asked again a while after they changed.
/// Thread: UI.
class PaletteFinds final : public QObject {
    Q_OBJECT
public:
    explicit PaletteFinds(EngineClient &engine, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<RunSummary> &runs() const { return m_runs; }
    [[nodiscard]] const std::vector<LetterSummary> &letters() const { return m_letters; }

private:
    void noteSnapshot();
    void ask();

    EngineClient &m_engine;
    std::vector<RunSummary> m_runs;
    std::vector<LetterSummary> m_letters;
    std::optional<std::pair<quint64, quint64>> m_revisions;
    QTimer m_pause;
};

} // namespace sluice
