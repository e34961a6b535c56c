#pragma once

#include "ui/document/tryrules.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sluice {

class StateChip;
class ThemeController;

/// The line above the canvas that says where the run on it is halted, with what to do next.
class DebugLine final : public QWidget {
    Q_OBJECT
public:
    explicit DebugLine(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows where a run is halted; `title`: of the task of `halt`. A run that is not paused hides the line.
    void show(const Run *run, const std::optional<Halt> &halt, const QString &title, bool isDry);
    void retranslate();

Q_SIGNALS:
    void resumeRequested();
    void stepRequested();
    void stopRequested();

private:
    QToolButton *button(const char *name, const char *icon);
    void say();
    void dress();

    ThemeController &m_themes;
    StateChip *m_state;
    QLabel *m_where;
    QToolButton *m_resume;
    QToolButton *m_step;
    QToolButton *m_stop;
    bool m_isBreakpoint = false;
    bool m_isDry = false;
    int m_running = 0; ///< steps that go on though the run is paused
    QString m_title;   ///< of the task before which it is halted; empty: none is ready
};

} // namespace sluice
