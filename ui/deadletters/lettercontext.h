#pragma once

#include "core/api/engineclient.h"
#include "ui/models/workflownames.h"

#include <QWidget>

class QLabel;

namespace sluice {

class LiveRun;
class RunCanvas;
class StateChip;
class ThemeController;

/// Where in the graph a letter's step failed: the run on the version that ran, small, with the failed task lit; and
/// below it how the breaker and the limits of its connection are now, and how old that is.
class LetterContext final : public QWidget {
    Q_OBJECT
public:
    LetterContext(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    /// A letter whose run is not here has no graph.
    void showLetter(const std::optional<LetterSummary> &letter);
    /// What it calls connections from now on.
    void setNames(const WorkflowNames &names);

Q_SIGNALS:
    /// A task was opened: its run is to be shown.
    void runRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void dress();
    [[nodiscard]] QString sentenceOf(const ConnectionSnapshot &connection) const;

    EngineClient &m_engine;
    ThemeController &m_theme;
    QString m_connection;
    WorkflowNames m_names;
    bool m_isOld = false;
    RunCanvas *m_canvas = nullptr;
    QWidget *m_guard = nullptr;
    StateChip *m_phase = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
};

} // namespace sluice
