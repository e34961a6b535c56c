#include "ui/shell/taborder.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace sluice {

namespace {

void addLaidOut(const QLayout &layout, QList<QWidget *> &parts)
{
    for (int at = 0; at < layout.count(); ++at) {
        QLayoutItem *item = layout.itemAt(at);
        if (QWidget *widget = item->widget())
            parts += widget;
        else if (const QLayout *inner = item->layout())
            addLaidOut(*inner, parts);
    }
}

/// The parts of a widget as they are laid out; those that are in no layout lie over the others, and come last.
QList<QWidget *> partsOf(const QWidget &widget)
{
    QList<QWidget *> parts;
    if (const auto *tabs = qobject_cast<const QTabWidget *>(&widget)) {
        parts = {tabs->tabBar(), tabs->currentWidget()};
    } else if (const auto *splitter = qobject_cast<const QSplitter *>(&widget)) {
        for (int at = 0; at < splitter->count(); ++at)
            parts += splitter->widget(at);
    } else if (const auto *area = qobject_cast<const QScrollArea *>(&widget)) {
        parts = {area->widget()};
    } else {
        if (widget.layout())
            addLaidOut(*widget.layout(), parts);
        for (QObject *child : widget.children()) {
            auto *part = qobject_cast<QWidget *>(child);
            if (part && !part->isWindow() && !parts.contains(part))
                parts += part;
        }
    }
    return parts;
}

void addInOrder(QWidget &widget, std::vector<QWidget *> &order)
{
    if (!widget.isVisible() || !widget.isEnabled())
        return;
    // What hands its focus on is there where that goes.
    if (widget.focusPolicy() & Qt::TabFocus && !widget.focusProxy())
        order.push_back(&widget);
    for (QWidget *part : partsOf(widget)) {
        if (part)
            addInOrder(*part, order);
    }
}

} // namespace

std::vector<QWidget *> tabOrder(const QWidget &window)
{
    std::vector<QWidget *> order;
    for (QWidget *part : partsOf(window)) {
        if (part)
            addInOrder(*part, order);
    }
    return order;
}

QWidget *nextByTab(const QWidget &window, const QWidget *now, bool isForward)
{
    const auto order = tabOrder(window);
    if (order.empty())
        return nullptr;
    // What takes the focus by a click only stands where what is around it does.
    auto at = order.end();
    for (; now && at == order.end() && now != &window; now = now->parentWidget())
        at = std::ranges::find(order, now);
    if (at == order.end())
        return isForward ? order.front() : order.back();
    if (isForward)
        return at + 1 == order.end() ? order.front() : *(at + 1);
    return at == order.begin() ? order.back() : *(at - 1);
}

} // namespace sluice
