#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <functional>

class QListWidget;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace sluice {

class CommandTable;
class FilterEdit;
class HelpTask;
class HelpTrying;
class ThemeController;

/// What the help works with; all of it outlives the page.
struct HelpServices {
    EngineClient &engine;
    ThemeController &theme;
    const CommandTable &commands;
    std::function<QStringList()> facts; ///< of the workspace, for the diagnostics
};

/// The page "Help": topics at the left, with a search; at the right the overview with pictures and shortcuts, a page for each
/// task type, and what this program is. It is made when it is first looked at.
class HelpPage final : public QWidget {
    Q_OBJECT
public:
    explicit HelpPage(HelpServices services, QWidget *parent = nullptr);

    /// Shows the page of a task type.
    void showTask(const QString &type);
    /// Shows how a workflow is tried out.
    void showTrying();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void make();
    void retranslate();
    void fillTopics();
    void filter(const QString &text);
    void showTopic(int row);
    [[nodiscard]] QScrollArea *scrolled(QWidget *content);

    HelpServices m_services;
    FilterEdit *m_search = nullptr; ///< none: it was not looked at yet
    QListWidget *m_topics = nullptr;
    QSplitter *m_split = nullptr;
    QStackedWidget *m_stack = nullptr;
    HelpTask *m_task = nullptr;
    HelpTrying *m_trying = nullptr;
    QString m_wanted; ///< type
    bool m_wantsTrying = false;
};

} // namespace sluice
