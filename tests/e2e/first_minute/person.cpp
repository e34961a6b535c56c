#include "tests/e2e/first_minute/person.h"

#include <QApplication>
#include <QLabel>
#include <QWindow>
#include <QtTest>

namespace sluice {

Person::Person(QWidget &window)
    : m_window(&window)
{
    qApp->installEventFilter(this);
}

QWidget *Person::see(const QString &objectName) const
{
    if (!m_window)
        return nullptr;
    const auto found = m_window->findChildren<QWidget *>(objectName);
    const auto seen = std::ranges::find_if(found, [](const QWidget *widget) { return widget->isVisible(); });
    return seen == found.end() ? nullptr : *seen;
}

QString Person::read(const QString &objectName) const
{
    const QWidget *shown = see(objectName);
    return shown ? shown->property("text").toString() : QString();
}

void Person::click(const QWidget *widget)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled()) {
        note(QStringLiteral("nothing there to click"));
        return;
    }
    const QPoint place = inWindow(widget, widget->rect().center());
    if (const auto *hit = m_window->childAt(place); hit != widget && !widget->isAncestorOf(hit))
        m_complaints += QStringLiteral("%1 is covered").arg(widget->objectName());
    const QString name = widget->objectName();
    QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, place);
    note(QStringLiteral("click on %1").arg(name));
}

void Person::drag(const QWidget *widget, QPoint from, QPoint to)
{
    if (!widget || !widget->rect().contains(from) || !widget->rect().contains(to)) {
        note(QStringLiteral("nothing there to drag"));
        return;
    }
    QWindow *window = m_window->windowHandle();
    const QPoint start = inWindow(widget, from);
    const QPoint end = inWindow(widget, to);
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTest::mouseMove(window, start + (end - start) / 2);
    QTest::mouseMove(window, end);
    QTest::mouseRelease(window, Qt::LeftButton, {}, end);
    note(QStringLiteral("drag"));
}

void Person::press(Qt::Key key, Qt::KeyboardModifiers held)
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.data(), key, held);
    note(QKeySequence(key | held).toString());
}

void Person::type(const QString &text)
{
    if (!QApplication::focusWidget())
        m_complaints += QStringLiteral("nothing to type %1 into").arg(text);
    for (const QChar letter : text)
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    note(QStringLiteral("type %1").arg(text));
}

bool Person::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        const auto *widget = static_cast<QWidget *>(watched);
        if (widget->isWindow() && widget->isModal())
            m_complaints += QStringLiteral("modal window %1").arg(widget->objectName());
    }
    return QObject::eventFilter(watched, event);
}

void Person::note(const QString &action)
{
    ++m_actions;
    qInfo("%d. %s", m_actions, qPrintable(action));
    if (QApplication::activeModalWidget())
        m_complaints += QStringLiteral("a modal window after: %1").arg(action);
    if (action.startsWith(u"nothing"))
        m_complaints += action;
}

QPoint Person::inWindow(const QWidget *widget, QPoint place) const
{
    return widget->mapTo(m_window, place);
}

} // namespace sluice
