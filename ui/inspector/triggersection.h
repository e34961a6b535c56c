#pragma once

#include "core/api/triggers.h"
#include "core/workflow/problem.h"
#include "core/workflow/webhooksettings.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QPushButton;
class QToolButton;

namespace sluice {

class ThemeController;
class TriggerForm;

/// What starts a workflow: its triggers as a list with the form of the chosen one below, and the webhooks that the
/// settings of the workspace lead to it, to be read only. Says what a person wants; changes nothing itself.
class TriggerSection final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerSection(ThemeController &themes, QWidget *parent = nullptr);

    /// `others`: the other workflows, by id and name.
    void show(const Workflow &workflow, const std::vector<std::pair<QString, QString>> &others);
    void showProblems(const Problems &problems);
    /// The endpoints of `sluice.json` that start the workflow.
    void showWebhooks(const std::optional<WebhookSettings> &settings, const QString &workflow);
    /// What of it is armed, and the time; empty: nothing.
    void showArmed(const std::vector<ArmedTrigger> &armed, WallTime now);
    void showTopics(const QString &pattern, const std::optional<QStringList> &topics);
    /// Goes to a trigger and the setting that `Problem::field` names.
    void focusField(const QString &field);
    /// Opens a trigger and puts the keyboard into its main setting.
    void openTrigger(std::size_t index);
    void retranslate();
    void dress();

Q_SIGNALS:
    void addRequested(const sluice::Trigger &trigger);
    void duplicateRequested(std::size_t index);
    void removeRequested(std::size_t index);
    void edited(std::size_t index, const QString &label, const sluice::Trigger &trigger);
    void topicAsked(const QString &pattern);
    void left();

private:
    void build();
    void wire();
    void fillMenu();
    void fill();
    void fitHeight();
    void word(QListWidgetItem &item, int row) const;
    void showCurrent();
    void reveal();
    void refreshForm();
    [[nodiscard]] std::optional<std::size_t> current() const;
    [[nodiscard]] bool hasProblem(const Trigger &trigger) const;
    [[nodiscard]] QString detailOf(const Trigger &trigger) const;
    [[nodiscard]] QString hookText(const WebhookEndpointSettings &hook) const;

    ThemeController &m_themes;
    std::vector<Trigger> m_triggers;
    std::vector<std::pair<QString, QString>> m_others;
    std::vector<WebhookEndpointSettings> m_hooks;
    QString m_listen; ///< where webhooks come in
    std::vector<ArmedTrigger> m_armed;
    WallTime m_now{};
    Problems m_problems;
    QString m_workflow; ///< whose triggers are shown
    QLabel *m_title;
    QPushButton *m_add;
    QMenu *m_kinds;
    QListWidget *m_list;
    QLabel *m_hint;
    QWidget *m_chosen;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    TriggerForm *m_form;
    QLabel *m_hook;
};

} // namespace sluice
