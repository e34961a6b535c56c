#pragma once

#include "ui/document/workspace.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace sluice {

class FilterEdit;
class ThemeController;

/// The workflows of the workspace: search, new, rename in place (F2), duplicate, delete to the bin.
class WorkflowList final : public QWidget {
    Q_OBJECT
public:
    WorkflowList(Workspace &workspace, ThemeController &themes, QWidget *parent = nullptr);

    void setCurrent(const QString &id);
    /// When the triggers of armed workflows are due next, in words, by id.
    void showDue(const QHash<QString, QString> &due);
    /// Makes a workflow and asks to open it.
    void addWorkflow();
    void retranslate();

Q_SIGNALS:
    void openRequested(const QString &id);
    /// A workflow went to the bin; `path` brings it back.
    void binned(const QString &name, const QString &path, const QString &id);
    void failed(const sluice::Error &error);

private:
    void fill();
    void showMenu(QPoint place);
    void renamed(QListWidgetItem *item);
    void duplicate(const QString &id);
    void remove(const QString &id);
    [[nodiscard]] QString detailOf(const WorkflowEntry &entry) const;

    Workspace &m_workspace;
    ThemeController &m_themes;
    FilterEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_title;
    QLabel *m_nothing;
    QToolButton *m_new;
    QToolButton *m_more;
    QString m_current;
    QHash<QString, QString> m_due;
    bool m_isFilling = false;
};

} // namespace sluice
