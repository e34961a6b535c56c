#pragma once

#include "core/api/engineclient.h"
#include "core/api/triggers.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ListView;
class PageStates;
class ThemeController;
class VersionListModel;

/// The versions of the workflow that is open, newest first, and what can be done with one or two of them: compare, restore,
/// arm. It asks for it; others do it.
class VersionsPanel final : public QWidget {
    Q_OBJECT
public:
    VersionsPanel(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Empty: no workflow is open.
    void setWorkflow(const QString &id);
    [[nodiscard]] const QString &workflow() const noexcept { return m_workflow; }
    /// What is on the screen, and why it is no version yet.
    void showHere(VersionLabel shown, const std::optional<Error> &refusal);
    void showArmed(const ArmedWorkflow *armed);
    /// Asks the engine again, while somebody looks.
    void refresh();
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// `after` none: with what is on the screen.
    void compareRequested(const sluice::WorkflowVersion &before, const std::optional<sluice::WorkflowVersion> &after);
    void restoreRequested(const sluice::WorkflowVersion &version);
    void armRequested(const sluice::WorkflowVersion &version);
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void take(const Page<WorkflowVersion> &page);
    void askRuns();
    void markArmed();
    void refreshActions();
    void compare();
    /// The chosen ones, oldest first.
    [[nodiscard]] std::vector<WorkflowVersion> chosen() const;

    EngineClient &m_engine;
    ThemeController &m_theme;
    QString m_workflow;
    VersionLabel m_here;
    std::optional<Error> m_refusal;
    std::optional<ArmedWorkflow> m_armed;
    quint32 m_wanted;
    quint64 m_total = 0;
    quint64 m_question = 0; ///< answers to older ones are dropped
    VersionListModel *m_model = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_hereLine = nullptr;
    QLabel *m_details = nullptr;
    QToolButton *m_close = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_arm = nullptr;
};

} // namespace sluice
