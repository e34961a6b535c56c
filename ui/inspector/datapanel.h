#pragma once

#include "ui/document/runpicture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace sluice {

class EmptyState;
class JsonTree;
class MockPanel;
class SamplePanel;
class StateChip;
class ThemeController;

/// What went into a task's steps and what came out, in the run that is painted on the canvas.
class DataPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DataPanel(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows a task in a run; none: says how to get one. The picture need not live on.
    void show(const QString &task, const RunPicture *picture);
    void retranslate();
    /// The sample of what the task gives, above.
    [[nodiscard]] SamplePanel &sample() { return *m_sample; }
    /// What stands for it in a dry run, below that.
    [[nodiscard]] MockPanel &mock() { return *m_mock; }

    /// False: a layout gives to what depends on its width all the height that it would like, and what is shown here would
    /// scroll twice, as long as there is less.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

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
    SamplePanel *m_sample;
    MockPanel *m_mock;
};

} // namespace sluice
