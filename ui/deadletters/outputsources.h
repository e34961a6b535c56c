#pragma once

#include "core/api/engineclient.h"
#include "core/run/alikestep.h"

#include <QObject>

class QMenu;

namespace sluice {

/// Outputs that a step which died can be given instead of one that is typed: what the other side answered an earlier
/// attempt, and what the same step made in another run of its workflow.
class OutputSources final : public QObject {
    Q_OBJECT
public:
    explicit OutputSources(EngineClient &engine, QObject *parent = nullptr);

    /// Looks for what there is for this letter; `attempts` newest first.
    void begin(const LetterSummary &letter, const std::vector<AttemptRecord> &attempts);
    /// None: several letters have no source in common.
    void clear();
    /// Whether something can be offered, as far as is known.
    [[nodiscard]] bool hasAny() const { return !m_attempts.empty() || !m_runs.empty(); }
    /// Puts the sources into a menu; choosing one looks it up.
    void offer(QMenu &menu);

Q_SIGNALS:
    void changed();
    /// A source was chosen and has this; `from` says in words where it comes from.
    void found(const sluice::Payload &output, const QString &from);
    /// The chosen source has none.
    void missing(const QString &why);
    void failed(const sluice::Error &error);

private:
    void take(const AttemptRecord &attempt);
    void askRun(RunId run);

    EngineClient &m_engine;
    StepPlace m_place;
    std::vector<AttemptRecord> m_attempts; ///< with an answer of the other side
    std::vector<RunSummary> m_runs;
    quint64 m_question = 0;
};

} // namespace sluice
