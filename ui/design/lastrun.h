#pragma once

#include "core/api/engineclient.h"
#include "ui/document/runpicture.h"

#include <QTimer>

#include <optional>

namespace sluice {

/// The newest run of one workflow, for samples of what its tasks give. Not followed live: what is under way is.
///
/// A long history is folded a slice at a time, so that the window never stalls; a very large run is left alone.
/// Thread: UI.
class LastRun final : public QObject {
    Q_OBJECT
public:
    explicit LastRun(EngineClient &engine, QObject *parent = nullptr);

    /// Finds the newest run of a workflow; empty: none. Asked again for the same one, it looks for a newer run.
    void find(const QString &workflow);
    /// None until it came, or when there is none.
    [[nodiscard]] const RunPicture *picture() const { return m_picture ? &*m_picture : nullptr; }

Q_SIGNALS:
    void changed();

private:
    void read(const RunSummary &run);
    void begin(const RunHistory &history);
    void foldOn();

    EngineClient &m_engine;
    QString m_workflow;
    std::optional<RunPicture> m_picture;
    std::optional<RunPicture> m_next; ///< as far as it is folded …
    Events m_events;                  ///< … of these
    QTimer m_fold;
    quint64 m_serial = 0;
};

} // namespace sluice
