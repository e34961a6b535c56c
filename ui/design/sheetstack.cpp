#include "ui/design/sheetstack.h"

#include "ui/theme/themecontroller.h"

#include <QKeyEvent>

namespace sluice {

SheetStack::SheetStack(CanvasView *editor, const TaskCatalog &catalog, ThemeController &themes, QWidget *parent)
    : QStackedWidget(parent)
    , m_editor(*editor)
    , m_catalog(catalog)
    , m_themes(themes)
{
    addWidget(editor);
    setFocusProxy(editor);
}

PastView &SheetStack::lookBack()
{
    if (!m_past) {
        m_past = new PastView(m_catalog, m_themes, this);
        m_past->setObjectName(QStringLiteral("pastView"));
        connect(m_past, &PastView::taskChosen, this, &SheetStack::taskChosen);
        connect(m_past, &PastView::taskOpened, this, &SheetStack::taskOpened);
        addWidget(m_past);
    }
    show(*m_past);
    return *m_past;
}

void SheetStack::backToNow()
{
    show(m_editor);
}

void SheetStack::show(QWidget &view)
{
    if (currentWidget() == &view)
        return;
    const bool hadFocus = currentWidget()->hasFocus();
    setFocusProxy(&view);
    setCurrentWidget(&view);
    if (hadFocus)
        view.setFocus();
}

void SheetStack::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && past())
        Q_EMIT backRequested();
    else
        QStackedWidget::keyPressEvent(event);
}

} // namespace sluice
