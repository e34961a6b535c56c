#pragma once

#include "core/api/engineclient.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace sluice {

/// The newest run of each workflow of a list, as the engine knows it; asked again a while after runs changed.
///
/// One question tells of all that ran lately; who is not among them is asked for once, and again while its run goes on and
/// when more ran between two questions than one tells of.
/// Thread: UI.
class LastRuns final : public QObject {
    Q_OBJECT
public:
    explicit LastRuns(EngineClient &engine, QObject *parent = nullptr);

    void follow(const QStringList &workflows);
    [[nodiscard]] const QHash<QString, RunSummary> &runs() const { return m_runs; }

Q_SIGNALS:
    void changed();

private:
    void noteSnapshot();
    void ask();
    void askSingly(const std::vector<RunSummary> &newest, const QSet<QString> &seen);

    EngineClient &m_engine;
    QStringList m_workflows;
    QHash<QString, RunSummary> m_runs;
    QSet<QString> m_asked;  ///< singly
    QSet<QString> m_asking; ///< the same, and there is no answer yet
    RunId m_newest{};       ///< of all, when they were asked for last
    std::optional<quint64> m_revision;
    QTimer m_pause;
};

} // namespace sluice
