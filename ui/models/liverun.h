#pragma once

#include "core/api/engineclient.h"
#include "core/run/history.h"
#include "ui/document/runpicture.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace sluice {

/// One run, read from its history and kept up to date by the events that the engine sends.
///
/// Events that overlap with what is known are left out; when some are missing, the history is read again. A long
/// history is folded a slice at a time, so the window never stalls, and changes are announced 10 times a second at most.
class LiveRun final : public QObject {
    Q_OBJECT
public:
    explicit LiveRun(EngineClient &engine, QObject *parent = nullptr);
    ~LiveRun() override;

    /// Follows this run from now on, and no other.
    void open(RunId run);
    void close();
    /// While nobody sees it, the engine sends nothing of it; what is missing then is read afterwards.
    void setSeen(bool isSeen);
    /// Reads the history again; what is known stays until then.
    void refresh();

    [[nodiscard]] std::optional<RunId> id() const noexcept { return m_id; }
    /// Null until all of the history is folded.
    [[nodiscard]] const RunPicture *picture() const { return m_isOpen ? m_picture.get() : nullptr; }
    [[nodiscard]] const Workflow &workflow() const noexcept { return m_workflow; }
    /// Of the version that ran.
    [[nodiscard]] const VersionLabel &label() const noexcept { return m_label; }
    /// Those folded are the first `picture()->run().sequence` of them.
    [[nodiscard]] const Events &events() const noexcept { return m_events; }
    /// When the engine's last snapshot was taken: what running durations are measured at.
    [[nodiscard]] WallTime now() const { return m_engine.snapshot().taken; }
    /// The attempts of a step, newest first.
    [[nodiscard]] std::vector<AttemptRecord> attemptsOf(StepIndex step) const;

Q_SIGNALS:
    /// All of the history is there: everything may be different.
    void opened();
    /// Events were folded.
    void changed();
    void closed();
    /// The history could not be read; what is known stays.
    void failed(const sluice::Error &error);

private:
    void read();
    void takeHistory(const RunHistory &history);
    void takeEvents(RunId run, quint64 first, const Events &events);
    bool append(quint64 first, std::span<const Event> events);
    void foldSlice();

    EngineClient &m_engine;
    QTimer m_fold;
    std::optional<RunId> m_id;
    std::unique_ptr<RunPicture> m_picture;
    Workflow m_workflow;
    VersionLabel m_label;
    Events m_events;
    std::vector<std::pair<quint64, Events>> m_early; ///< came before the history did
    quint64 m_question = 0;
    bool m_isSeen = true;
    bool m_isReading = false;
    bool m_isOpen = false;
};

} // namespace sluice
