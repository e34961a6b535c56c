#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QStackedWidget;

namespace sluice {

class DiscardPanel;
class InfoBar;
class LetterActions;
class LetterView;
class RetryEditor;
class ThemeController;

/// The chosen letters: what can be done with all of them, and one of them in full. An edit or a discard that was begun
/// stays with the letters it was begun for, whatever is chosen meanwhile.
class LetterPanel final : public QWidget {
    Q_OBJECT
public:
    LetterPanel(EngineClient &engine, LetterActions &actions, ThemeController &theme, QWidget *parent = nullptr);

    /// `chosen` is what an action is done to; `shown` is shown in full.
    void showLetters(std::vector<LetterSummary> chosen, const std::optional<LetterSummary> &shown);
    /// Whether an edit or a discard was begun and not ended.
    [[nodiscard]] bool isBusy() const;
    void retryAsIs();
    void beginEdit();
    void beginDiscard();

Q_SIGNALS:
    void runRequested(sluice::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void update();
    void warn();
    void showView();
    void afterAsking(std::function<void()> retry);
    [[nodiscard]] std::vector<LetterId> openIds() const;

    LetterActions &m_actions;
    std::vector<LetterSummary> m_open; ///< those chosen that can be acted on
    std::vector<LetterId> m_targets;   ///< of the edit or discard under way
    std::optional<LetterSummary> m_shown;
    QWidget *m_actionRow = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_discard = nullptr;
    InfoBar *m_warning = nullptr;
    InfoBar *m_question = nullptr;
    QStackedWidget *m_stack = nullptr;
    LetterView *m_view = nullptr;
    RetryEditor *m_editor = nullptr;
    DiscardPanel *m_discarding = nullptr;
};

} // namespace sluice
