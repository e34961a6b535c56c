#pragma once

#include "ui/document/textsearch.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace sluice {

class ThemeController;
class WorkflowDocument;

/// Finds a text in the workflow that is shown, and replaces it everywhere as one edit. Hidden until `ask`.
///
/// Enter and Shift+Enter go from place to place, Escape leaves.
class FindBar final : public QFrame {
    Q_OBJECT
public:
    explicit FindBar(ThemeController &themes, QWidget *parent = nullptr);

    /// Follows the document; null: there is none.
    void setDocument(WorkflowDocument *document);
    void ask();

Q_SIGNALS:
    void found(const sluice::TextMatch &match);
    /// Replacing gave a task another id.
    void idChanged(const QString &before, const QString &id);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void step(int by);
    void replaceAll();
    void leave();
    void count();
    void retranslate();
    void dress();
    [[nodiscard]] Qt::CaseSensitivity sense() const;

    ThemeController &m_themes;
    QPointer<WorkflowDocument> m_document;
    QLineEdit *m_text;
    QLineEdit *m_with;
    QToolButton *m_case;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QPushButton *m_replace;
    QToolButton *m_close;
    std::vector<TextMatch> m_matches;
    int m_at = -1;
};

} // namespace sluice
