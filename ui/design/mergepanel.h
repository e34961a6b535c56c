#pragma once

#include "core/workflow/catalog.h"
#include "ui/document/workflowdocument.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class ConflictModel;
class DifferenceView;
class ListView;
class SegmentedControl;
class TextCompare;
class ThemeController;

/// Brings the edits of a workflow and a change of its file together: each place that both changed with what either has and
/// what was there before, a choice for each and for all, and the graph as it will be. Nothing changes until *Apply*, which
/// is one edit.
///
/// Keys in the list: 1 mine, 2 the file's, 3 as before; Ctrl+Enter applies, Escape leaves.
class MergePanel final : public QWidget {
    Q_OBJECT
public:
    MergePanel(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

    /// Finds the problems of what will be.
    void setChecker(WorkflowDocument::Checker checker) { m_checker = std::move(checker); }
    /// Null: none is merged.
    void setDocument(WorkflowDocument *document);
    [[nodiscard]] WorkflowDocument *document() const { return m_document; }
    /// The file or the edits changed.
    void renew();
    /// To the first place to decide on, or to *Apply* where there is none.
    void takeFocus();
    void retranslate();

Q_SIGNALS:
    /// Both are one now; what the file held is `theirs`.
    void applied(sluice::WorkflowDocument *document, const sluice::Workflow &theirs);
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBelow();
    void choose(MergeSide side);
    void chooseAll(MergeSide side);
    void showMerge();
    void showRow();
    void check();
    void showProblems(const Problems &problems);
    void apply();

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    WorkflowDocument::Checker m_checker;
    QPointer<WorkflowDocument> m_document;
    std::optional<WorkflowDocument::FileMerge> m_merge;
    quint64 m_checked = 0; ///< answers about older merges are dropped
    QLabel *m_title = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_problems = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_cancel = nullptr;
    DifferenceView *m_graph = nullptr;
    ConflictModel *m_model = nullptr;
    ListView *m_list = nullptr;
    SegmentedControl *m_side = nullptr;
    QPushButton *m_all = nullptr;
    QLabel *m_none = nullptr;
    QWidget *m_choices = nullptr;
    TextCompare *m_texts = nullptr;
};

} // namespace sluice
