#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class InfoBar;
class SchemaFields;
class ThemeController;

/// The decision that a step of the shown run asks of a person: the question, who may decide and until when, the form,
/// a comment, and the buttons to approve and to reject. Hidden while no step asks; of several, one is chosen.
class ApprovalPanel final : public QWidget {
    Q_OBJECT
public:
    ApprovalPanel(EngineClient &engine, LiveRun &run, ThemeController &themes, QWidget *parent = nullptr);

    /// Shows the question of a step, if it asks one.
    void chooseStep(StepIndex step);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void showQuestion();
    void beginAnew();
    void wordButtons();
    void decide(QLatin1StringView port);
    void retranslate();
    void dress();

    EngineClient &m_engine;
    LiveRun &m_run;
    ThemeController &m_themes;
    InfoBar *m_bar = nullptr;
    QComboBox *m_steps = nullptr;
    QLabel *m_question = nullptr;
    QLabel *m_terms = nullptr;
    SchemaFields *m_fields = nullptr;
    QLineEdit *m_comment = nullptr;
    QPushButton *m_approve = nullptr;
    QPushButton *m_reject = nullptr;
    std::vector<StepIndex> m_asking;
    std::optional<StepIndex> m_step; ///< whose question is shown
    bool m_isSending = false;
};

} // namespace sluice
