#pragma once

#include "core/api/engineclient.h"
#include "ui/document/runpicture.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>

namespace sluice {

/// What all active runs of one workflow do, asked for four times a second at most while somebody looks.
/// Thread: UI.
class ActivityWatch final : public QObject {
    Q_OBJECT
public:
    /// `looks`: whether somebody does.
    ActivityWatch(EngineClient &engine, std::function<bool()> looks, QObject *parent = nullptr);

    /// Asks about this workflow from now on; empty: about none.
    void watch(const QString &workflow);
    [[nodiscard]] const WorkflowActivity &activity() const noexcept { return m_activity; }
    /// Whether there was an answer yet.
    [[nodiscard]] bool isKnown() const noexcept { return m_isKnown; }
    /// Why the last answer was none; it is asked for on.
    [[nodiscard]] const std::optional<Error> &trouble() const noexcept { return m_trouble; }
    /// What the runs of one version do, task by task.
    [[nodiscard]] FiguresByTask figuresOf(const QByteArray &version) const;
    /// Steps of runs of other versions, by how these are called.
    [[nodiscard]] std::map<QString, quint64> elsewhere(const QByteArray &version) const;

Q_SIGNALS:
    /// What they do, or that it is not known any more.
    void changed();

private:
    void ask();
    void nameVersions();

    EngineClient &m_engine;
    std::function<bool()> m_looks;
    QString m_workflow;
    WorkflowActivity m_activity;
    QHash<QByteArray, quint32> m_numbers; ///< of versions
    QSet<QByteArray> m_nameless;          ///< versions that were asked for and are none that was saved
    std::optional<Error> m_trouble;
    QTimer m_pause;
    quint64 m_question = 0;
    bool m_isKnown = false;
};

} // namespace sluice
