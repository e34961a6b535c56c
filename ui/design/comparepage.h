#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class ChangeListModel;
class DifferenceView;
class ListView;
class TextCompare;
class ThemeController;

/// Two versions of a workflow against each other: as one coloured graph, and field by field. Enter goes from a line to the
/// node that it is about, and from a node to its first line; Escape leaves.
class ComparePage final : public QWidget {
    Q_OBJECT
public:
    ComparePage(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

    /// `names`: what the two are called, "v3" and "v7, edited".
    void showVersions(const Workflow &before, const Workflow &after, const QStringList &names);
    void retranslate();
    [[nodiscard]] DifferenceView *graph() const noexcept { return m_graph; }
    [[nodiscard]] ListView *list() const noexcept { return m_list; }

Q_SIGNALS:
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    void showRow();
    void goToTask(const QString &task);

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    Workflow m_before;
    Workflow m_after;
    QStringList m_names;
    QLabel *m_title = nullptr;
    QLabel *m_counts = nullptr;
    QPushButton *m_back = nullptr;
    DifferenceView *m_graph = nullptr;
    ChangeListModel *m_model = nullptr;
    ListView *m_list = nullptr;
    QLabel *m_same = nullptr;
    TextCompare *m_texts = nullptr;
};

} // namespace sluice
