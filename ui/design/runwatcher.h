#pragma once

#include "core/api/engineclient.h"
#include "ui/document/runpicture.h"

#include <QTimer>

#include <optional>

namespace sluice {

/// Follows one run of the engine and keeps its picture, announced at most ten times a second.
/// Thread: UI.
class RunWatcher final : public QObject {
    Q_OBJECT
public:
    explicit RunWatcher(EngineClient &engine, QObject *parent = nullptr);
    ~RunWatcher() override;

    /// Watches a run from its first event on, instead of the one watched before.
    void watch(RunId run);
    void stop();
    [[nodiscard]] std::optional<RunId> run() const { return m_run; }
    /// None until its history came.
    [[nodiscard]] const RunPicture *picture() const { return m_picture ? &*m_picture : nullptr; }

Q_SIGNALS:
    void changed();
    void failed(const sluice::Error &error);

private:
    void readHistory();
    void take(RunId run, quint64 first, const Events &events);
    void announce();

    EngineClient &m_engine;
    std::optional<RunId> m_run;
    std::optional<RunPicture> m_picture;
    bool m_isReading = false;
    QTimer m_pause;
    bool m_isStale = false;
};

} // namespace sluice
