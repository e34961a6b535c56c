#pragma once

#include "ui/document/quickfix.h"
#include "ui/document/workflowdocument.h"

#include <QWidget>

class QListWidget;
class QPushButton;
class QToolButton;

namespace sluice {

class EmptyWords;
class ThemeController;

/// The problems of the shown document, below the canvas; a click goes to the task and field, and what can be mended in one
/// step has a button for it. Also those of a file that could not be opened, until a document is shown again.
class ProblemsDrawer final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsDrawer(ThemeController &themes, QWidget *parent = nullptr);

    /// How problems are mended.
    using Fixer = std::function<std::optional<QuickFix>(const Problem &)>;
    void setFixer(Fixer fixer);
    /// Mends the first problem of a task that can be, or the chosen one when `task` is empty; false: there is none.
    bool fix(const QString &task);

    void setDocument(WorkflowDocument *document);
    /// Opens the drawer with what is wrong with a file that is no document.
    void showRefused(Problems problems);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    void retranslate();

Q_SIGNALS:
    void jumpRequested(const QString &task, const QString &field);

protected:
    bool event(QEvent *event) override;

private:
    void fill();
    /// As many words beside the icon as there is room for.
    void fitText();
    void jump(int row);
    void refreshFix();
    [[nodiscard]] std::optional<QuickFix> fixOf(int row) const;
    void apply(const QuickFix &fix);

    ThemeController &m_themes;
    WorkflowDocument *m_document = nullptr;
    Problems m_refused; ///< without a document
    Fixer m_fixer;
    QToolButton *m_toggle;
    QPushButton *m_fix;
    QListWidget *m_list;
    EmptyWords *m_words;
    QString m_text;
    QString m_counts;
};

} // namespace sluice
