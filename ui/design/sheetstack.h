#pragma once

#include "ui/canvas/canvasview.h"
#include "ui/canvas/pastview.h"

#include <QStackedWidget>

#include <optional>

namespace sluice {

/// One open workflow: the canvas where it is edited, and over it, while somebody looks back, a run on the version that ran.
/// Owns: both views.
class SheetStack final : public QStackedWidget {
    Q_OBJECT
public:
    SheetStack(CanvasView *editor, const TaskCatalog &catalog, ThemeController &themes, QWidget *parent = nullptr);

    [[nodiscard]] CanvasView &editor() const { return m_editor; }
    /// Null while the editor is shown.
    [[nodiscard]] PastView *past() const { return m_past && currentWidget() == m_past ? m_past : nullptr; }
    /// Shows the view of what was; the keyboard goes with it if it was on the editor.
    PastView &lookBack();
    /// Shows the editor; the keyboard goes with it.
    void backToNow();
    /// The run that the view of what was has drawn.
    std::optional<quint64> drawn;

Q_SIGNALS:
    /// Escape in the view of what was.
    void backRequested();
    void taskChosen(const QString &task);
    void taskOpened(const QString &task);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(QWidget &view);

    CanvasView &m_editor;
    const TaskCatalog &m_catalog;
    ThemeController &m_themes;
    PastView *m_past = nullptr; ///< made when somebody first looks back
};

} // namespace sluice
