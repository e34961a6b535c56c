#include "ui/widgets/filteredit.h"

#include "ui/theme/themecontroller.h"

#include <QAction>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace sluice {

FilterEdit::FilterEdit(ThemeController &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_glass(addAction(QIcon(), LeadingPosition))
{
    setClearButtonEnabled(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &FilterEdit::announce);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announce();
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &FilterEdit::announce);
    connect(m_glass, &QAction::triggered, this, [this] {
        setFocus(Qt::MouseFocusReason);
        selectAll();
    });
    connect(&theme, &ThemeController::changed, this, &FilterEdit::dress);
    dress();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

bool FilterEdit::event(QEvent *event)
{
    // Escape clears a field with text in it before any shortcut of the window sees it.
    if (event->type() == QEvent::ShortcutOverride && !text().isEmpty()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && text().isEmpty()) {
        // The words of an empty field end in an ellipsis where it is narrow.
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), placeholderText().toHtmlEscaped(), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange)
        dress();
    return QLineEdit::event(event);
}

void FilterEdit::announce()
{
    m_pause.stop();
    if (m_announced == text())
        return;
    m_announced = text();
    Q_EMIT filterChanged(m_announced);
}

void FilterEdit::dress()
{
    m_glass->setIcon(m_theme.icon(QStringLiteral("edit-find"), Token::Muted));
    m_glass->setText(tr("Go into this field"));
    for (auto *action : findChildren<QAction *>(QStringLiteral("_q_qlineeditclearaction"))) {
        action->setIcon(m_theme.icon(QStringLiteral("edit-clear"), Token::Muted));
        action->setText(tr("Clear this field"));
    }
}

} // namespace sluice
