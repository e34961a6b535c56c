#pragma once

#include "core/api/engineclient.h"
#include "ui/models/letterchoice.h"
#include "ui/models/workflownames.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QPushButton;
class QStackedWidget;

namespace sluice {

class DiscardPanel;
class InfoBar;
class LetterActions;
class LetterView;
class ResolvePanel;
class RetryEditor;
class ThemeController;
struct Remedy;

/// The chosen letters: what can be done with all of them, and one of them in full. An edit or a discard that was begun
/// stays with the letters it was begun for, whatever is chosen meanwhile.
class LetterPanel final : public QWidget {
    Q_OBJECT
public:
    LetterPanel(EngineClient &engine, LetterActions &actions, ThemeController &theme, QWidget *parent = nullptr);

    /// `chosen` is what an action is done to; `shown` is shown in full.
    void showLetters(const LetterChoice &chosen, const std::optional<LetterSummary> &shown);
    void setNames(const WorkflowNames &names);
    /// Whether an edit or a discard was begun and not ended.
    [[nodiscard]] bool isBusy() const;
    /// What was chosen.
    [[nodiscard]] const LetterChoice &choice() const noexcept { return m_choice; }
    /// How many of it can be acted on.
    [[nodiscard]] int openCount() const;
    void retryAsIs();
    void beginEdit();
    void beginDiscard();
    void beginResolve();
    /// Takes no order for as long as the second click of a double click may take to come: other letters stand there now.
    void settle();

Q_SIGNALS:
    void runRequested(sluice::RunId run);
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);
    /// Those chosen are to be retried with care.
    void guardedRetryRequested();
    /// What had the focus here is about to be out of use.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void update();
    void makeSnooze();
    void offerTimes();
    void updateLater(bool isFree);
    /// How many of those chosen are open, snoozed or discarded.
    [[nodiscard]] int countOf(LetterState state) const;
    [[nodiscard]] std::vector<LetterId> openIds() const;
    void makeResolving();
    void updateResolving(bool isFree);
    void resolveAll(const std::vector<LetterId> &letters);
    [[nodiscard]] bool canResolve() const;
    void warn();
    void showView();
    void afterAsking(const LetterChoice &choice, std::function<void()> retry);
    [[nodiscard]] QString taskOf(const LetterSummary &letter) const;

    EngineClient &m_engine;
    LetterActions &m_actions;
    QTimer m_settling;
    WorkflowNames m_names;
    LetterChoice m_choice;
    std::vector<LetterSummary> m_open; ///< letters chosen one by one that can be acted on
    std::vector<LetterId> m_targets;   ///< of the edit or discard under way
    LetterChoice m_edited;             ///< what the edit under way was begun for
    std::optional<LetterSummary> m_shown;
    QWidget *m_actionRow = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_guarded = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_snooze = nullptr;
    QPushButton *m_resolve = nullptr;
    QPushButton *m_wake = nullptr;
    QPushButton *m_undo = nullptr;
    QMenu *m_times = nullptr;
    InfoBar *m_warning = nullptr;
    InfoBar *m_question = nullptr;
    QStackedWidget *m_stack = nullptr;
    LetterView *m_view = nullptr;
    RetryEditor *m_editor = nullptr;
    DiscardPanel *m_discarding = nullptr;
    ResolvePanel *m_resolving = nullptr;
};

} // namespace sluice
