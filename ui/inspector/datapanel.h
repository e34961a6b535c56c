#pragma once

#include "ui/document/runpicture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace sluice {

class EmptyState;
class JsonTree;
class StateChip;
class ThemeController;

/// What went into a task's steps and what came out, in the run that is painted on the canvas. To show only: nothing here
/// belongs to the graph that is edited.
class DataPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DataPanel(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows a task in a run; none: says how to get one. The picture need not live on.
    void show(const QString &task, const RunPicture *picture);
    void retranslate();

Q_SIGNALS:
    /// Of the step that is shown; empty when nothing came out of it.
    void outputShown(const Payload &output);

private:
    struct Shown {
        int number = 0;
        StepState state = StepState::Blocked;
        Payload input;
        Payload output;
        Error error;
    };
    void fillSteps();
    void showStep(int index);
    void sayNothing();

    ThemeController &m_themes;
    QString m_task;
    bool m_hasRun = false;
    quint32 m_total = 0;
    std::vector<Shown> m_shown;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QComboBox *m_steps;
    StateChip *m_state;
    QLabel *m_error;
    QLabel *m_inputTitle;
    QLabel *m_outputTitle;
    JsonTree *m_input;
    JsonTree *m_output;
};

} // namespace sluice
