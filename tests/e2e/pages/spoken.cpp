#include "tests/e2e/pages/spoken.h"

#include "tests/e2e/pages/showntext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>

namespace sluice {

namespace {

constexpr int kRowsAsked = 30;

/// Parts of another control, which speaks for them.
bool isPart(const QWidget &widget)
{
    const QWidget *around = widget.parentWidget();
    return widget.objectName().startsWith(u"qt_") || qobject_cast<const QScrollBar *>(&widget)
           || qobject_cast<const QHeaderView *>(&widget) || qobject_cast<const QAbstractSpinBox *>(around)
           || (qobject_cast<const QComboBox *>(around) && !qobject_cast<const QAbstractButton *>(&widget));
}

bool isInteractive(const QWidget &widget)
{
    if (isPart(widget))
        return false;
    return widget.focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(&widget)
           || qobject_cast<const QAbstractItemView *>(&widget) || qobject_cast<const QComboBox *>(&widget)
           || qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QAbstractSlider *>(&widget);
}

/// Roles that say no more than that something is there.
bool saysNothing(QAccessible::Role role)
{
    return role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Window;
}

QStringList wrongStates(const QWidget &widget, const QAccessible::State &state)
{
    QStringList wrong;
    if (bool(state.disabled) == widget.isEnabled())
        wrong += QStringLiteral("does not say whether it can be used");
    if (state.invisible)
        wrong += QStringLiteral("says that it cannot be seen");
    if (widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus && !state.focusable)
        wrong += QStringLiteral("does not say that it takes the focus");
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        if (button->isCheckable() && (!state.checkable || bool(state.checked) != button->isChecked()))
            wrong += QStringLiteral("does not say whether it is switched on");
    }
    const auto *line = qobject_cast<const QLineEdit *>(&widget);
    if (line && bool(state.readOnly) != line->isReadOnly())
        wrong += QStringLiteral("does not say whether it can be changed");
    return wrong;
}

QStringList unnamedParts(const QWidget &widget)
{
    QStringList found;
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->isTabVisible(tab) && tabs->tabText(tab).isEmpty() && tabs->accessibleTabName(tab).isEmpty())
                found += QStringLiteral("tab %1 has no name").arg(tab + 1);
        }
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
    const QAbstractItemModel *model = view ? view->model() : nullptr;
    for (int row = 0; model && row < std::min(kRowsAsked, model->rowCount(view->rootIndex())); ++row) {
        bool isNamed = false;
        for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
            const QModelIndex index = model->index(row, column, view->rootIndex());
            isNamed = isNamed || !index.data(Qt::AccessibleTextRole).toString().isEmpty()
                      || !index.data().toString().isEmpty();
        }
        if (!isNamed && (model->flags(model->index(row, 0, view->rootIndex())) & Qt::ItemIsSelectable))
            found += QStringLiteral("row %1 has no name").arg(row + 1);
    }
    const auto *menu = qobject_cast<const QMenu *>(&widget);
    for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) {
        if (!action->isSeparator() && action->text().isEmpty())
            found += QStringLiteral("an entry has no name");
    }
    return found;
}

} // namespace

QStringList unspokenControls(const QWidget &root, int *asked)
{
    QStringList found;
    for (const QWidget *widget : shownWidgets(root)) {
        if (!isInteractive(*widget) && !qobject_cast<const QMenu *>(widget))
            continue;
        if (asked)
            ++*asked;
        QStringList missing = unnamedParts(*widget);
        // A menu and a row of tabs are named by what is in them.
        const bool isNamedByParts = qobject_cast<const QMenu *>(widget) || qobject_cast<const QMenuBar *>(widget)
                                    || qobject_cast<const QTabBar *>(widget) || widget->focusProxy();
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!face) {
            missing += QStringLiteral("is not there");
        } else {
            if (!isNamedByParts && face->text(QAccessible::Name).trimmed().isEmpty())
                missing += QStringLiteral("has no name");
            // An area that is scrolled is no more than its name and what is in it.
            const bool isArea = qobject_cast<const QScrollArea *>(widget);
            if (saysNothing(face->role()) && !widget->focusProxy() && !isArea)
                missing += QStringLiteral("has no role");
            missing += wrongStates(*widget, face->state());
        }
        if (!missing.isEmpty())
            found += QStringLiteral("%1 (%2) %3")
                         .arg(pathOf(*widget), QString::fromLatin1(widget->metaObject()->className()),
                              missing.join(QStringLiteral(", ")));
    }
    return found;
}

} // namespace sluice
