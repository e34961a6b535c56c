#pragma once

#include "core/base/error.h"

#include <QStackedWidget>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;

namespace sluice {

class EmptyState;
class ThemeController;

enum class PageState : quint8 {
    Loading,        ///< shown after 150 ms; what was there before stays until then
    Empty,          ///< never had data: what comes here, one action
    NothingMatches, ///< the filters hide all
    Ready,
    Failed,     ///< why, try again
    NotAllowed, ///< which role is needed
};

/// Puts the designed states of a page or panel around its content. Staleness is a line above the content, which stays.
class PageStates final : public QWidget {
    Q_OBJECT
public:
    /// Owns: the content, by parent.
    PageStates(QWidget *content, ThemeController &theme, QWidget *parent = nullptr);

    void setState(PageState state);
    [[nodiscard]] PageState state() const noexcept { return m_state; }
    /// Words the state "never had data"; `action` may be empty.
    void setEmptyText(const QString &icon, const QString &headline, const QString &sentence, const QString &action);
    /// Nothing can be shown, and why: Failed, or NotAllowed where a role is what is missing.
    void setFailure(const Error &error);
    /// "not refreshed since …": the engine has told nothing new since then; none: it has. The content stays, and
    /// so does what a refusal says.
    void setStaleSince(const std::optional<QString> &since);
    /// What was asked for did not come: the content, where there is some, is as it was at `since`. It stands, with the
    /// button to try again, until `clearRefusal`, whatever `setStaleSince` says meanwhile.
    void setRefusal(const Error &error, bool hasContent, const QString &since);
    /// What was asked for came.
    void clearRefusal();
    [[nodiscard]] QWidget *content() const noexcept { return m_content; }
    /// What fills the place of the content in the states without any.
    [[nodiscard]] EmptyState *notice() const noexcept { return m_notice; }

Q_SIGNALS:
    /// The one action of the state "never had data".
    void actionRequested();
    void clearFiltersRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();
    void showStale();
    void act();

    ThemeController &m_theme;
    QWidget *m_content = nullptr;
    EmptyState *m_notice = nullptr;
    QWidget *m_staleBar = nullptr;
    QLabel *m_stale = nullptr;
    QPushButton *m_refresh = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTimer m_loading;
    PageState m_state = PageState::Ready;
    QString m_emptyIcon;
    QString m_emptyHeadline;
    QString m_emptySentence;
    QString m_emptyAction;
    Error m_error;
    struct Refusal {
        Error why;
        QString since;
    };
    std::optional<QString> m_silentSince; ///< the engine
    std::optional<Refusal> m_refusal;
};

} // namespace sluice
