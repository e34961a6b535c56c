#pragma once

#include "core/api/engineclient.h"

#include <QObject>

namespace sluice {

class HintBar;

/// Ticks the steps of the first-start hint off by what really happened to the sample's newest run.
class FirstStart final : public QObject {
    Q_OBJECT
public:
    FirstStart(EngineClient &engine, QString workflow, HintBar &bar, QObject *parent = nullptr);

    void noteLettersOpened();

Q_SIGNALS:
    /// All three steps are done.
    void finished();

private:
    void lookAgain();
    void take(const Page<RunSummary> &runs);
    void take(const RunHistory &history);

    EngineClient &m_engine;
    QString m_workflow;
    HintBar &m_bar;
    quint64 m_revision = 0;
    RunSummary m_read; ///< the run as it was when it was read last
    bool m_asking = false;
    bool m_asked = false;
};

} // namespace sluice
