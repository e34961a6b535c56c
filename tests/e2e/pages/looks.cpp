#include "tests/e2e/pages/looks.h"

#include "tests/e2e/pages/showntext.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {

QString sizeText(QSize size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

/// By how much a widget reaches out of an ancestor that cannot be scrolled to it; null: not at all.
QString cutOff(const QWidget &widget, const QWidget &root)
{
    QRect place = widget.rect();
    for (const QWidget *each = &widget; each != &root && each->parentWidget(); each = each->parentWidget()) {
        const QWidget *parent = each->parentWidget();
        place.translate(each->pos());
        const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
        const bool scrolls = area && area->viewport() == parent;
        QRect room = parent->rect();
        if (scrolls) {
            if (area->verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
                room.setTop(place.top()), room.setBottom(place.bottom());
            if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
                room.setLeft(place.left()), room.setRight(place.right());
        }
        if (!room.contains(place)) {
            return QStringLiteral("%1 reaches to %2,%3 of %4, which is %5")
                .arg(pathOf(widget))
                .arg(place.right() + 1)
                .arg(place.bottom() + 1)
                .arg(pathOf(*parent), sizeText(parent->size()));
        }
        if (scrolls)
            return {};
    }
    return {};
}

/// How many listen to one of these signals.
int listeners(const QObject &sender, std::initializer_list<const char *> signalNames)
{
    struct Listening : QObject {
        // The question is protected; it may be asked through a class of one's own.
        static int ask(const QObject &object, const char *signal)
        {
            constexpr auto question = &Listening::receivers;
            return (object.*question)(signal);
        }
    };
    int count = 0;
    for (const char *name : signalNames) {
        if (sender.metaObject()->indexOfSignal(name) >= 0)
            count += Listening::ask(sender, QByteArray(name).prepend('0' + QSIGNAL_CODE).constData());
    }
    return count;
}

bool isHeard(const QObject &sender, std::initializer_list<const char *> signalNames)
{
    return listeners(sender, signalNames) > 0;
}

/// Menus that show an action listen to it themselves, to pass it on; that is no effect.
bool actsOn(const QAction &action)
{
    const auto shownBy = action.associatedObjects();
    const auto passers = std::ranges::count_if(shownBy, [](const QObject *each) {
        return qobject_cast<const QMenu *>(each) || qobject_cast<const QMenuBar *>(each);
    });
    return listeners(action, {"triggered(bool)", "toggled(bool)"}) > passers;
}

bool doesSomething(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (tool && tool->defaultAction())
        return actsOn(*tool->defaultAction());
    if (tool && tool->menu() && tool->popupMode() == QToolButton::InstantPopup)
        return isHeard(*tool->menu(), {"aboutToShow()"}) || !tool->menu()->isEmpty();
    const QButtonGroup *group = button.group();
    return isHeard(button, {"clicked(bool)", "toggled(bool)", "pressed()", "released()"})
           || (group && isHeard(*group, {"idClicked(int)", "idToggled(int,bool)", "buttonClicked(QAbstractButton*)"}));
}

/// Controls that one chooses a value with, and what each says of it.
bool isDeadInput(const QWidget &widget)
{
    if (qobject_cast<const QComboBox *>(&widget))
        return !isHeard(widget, {"activated(int)", "textActivated(QString)", "currentIndexChanged(int)",
                                 "currentTextChanged(QString)"});
    if (qobject_cast<const QAbstractSlider *>(&widget))
        return !isHeard(widget, {"valueChanged(int)", "sliderMoved(int)", "actionTriggered(int)"});
    if (qobject_cast<const QAbstractSpinBox *>(&widget))
        return !isHeard(widget, {"valueChanged(int)", "valueChanged(double)", "editingFinished()"});
    const auto *line = qobject_cast<const QLineEdit *>(&widget);
    // The line inside of another control is heard by that control.
    const QObject *around = line ? line->parent() : nullptr;
    if (!line || line->isReadOnly() || qobject_cast<const QComboBox *>(around)
        || qobject_cast<const QAbstractSpinBox *>(around))
        return false;
    return !isHeard(widget, {"textChanged(QString)", "textEdited(QString)", "returnPressed()", "editingFinished()"});
}

void collectDeadActions(const QList<QAction *> &actions, const QString &place, QStringList &found)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString name = place + QStringLiteral(" > ") + action->text();
        if (QMenu *menu = action->menu()) {
            Q_EMIT menu->aboutToShow();
            if (menu->isEmpty())
                found += name + QStringLiteral(" is empty");
            collectDeadActions(menu->actions(), name, found);
        } else if (action->isEnabled() && !actsOn(*action)) {
            found += name + QStringLiteral(" does nothing");
        }
    }
}

/// What is left of a text once brackets, data and figures are taken out.
QString unreached(QString text, const QStringList &data)
{
    static const QRegularExpression bracketed(QStringLiteral(R"(\[[^\[\]]*\])"));
    while (text.contains(bracketed))
        text.remove(bracketed);
    for (const QString &known : data)
        text.remove(QRegularExpression(
            QStringLiteral(R"((?<![\p{L}\d])%1(?![\p{L}]))").arg(QRegularExpression::escape(known))));
    static const QRegularExpression addresses(
        QStringLiteral(R"((https?://)?\d+\.\d+\.\d+\.\d+(:\d+)?\S*|~?/[\w./-]+|\b[0-9a-f]{7,40}\b)"));
    text.remove(addresses);
    static const QRegularExpression moments(QStringLiteral(
        R"(\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM|UTC|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b)"));
    text.remove(moments);
    // Qt words these.
    static const QRegularExpression byQt(
        QStringLiteral(R"(\d (bytes|kB|MB|GB)|\b(Ctrl|Alt|Shift|Del|Esc|Return|Space|Left|Right|Up|Down|PgUp|PgDown|Home|End|F\d+)\b)"));
    text.remove(byQt);
    return text;
}

} // namespace

QStringList clippedTexts(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : shownWidgets(root)) {
        const auto texts = textsOf(*widget);
        for (const ShownText &shown : texts) {
            if (shown.isClipped() && !shown.text.isEmpty()) {
                found += QStringLiteral("%1: \"%2\" needs %3, has %4")
                             .arg(pathOf(*widget), shown.text, sizeText(shown.needed), sizeText(shown.room));
            }
        }
        const auto *view = qobject_cast<const QAbstractScrollArea *>(widget);
        if (!texts.empty() && !view) {
            if (const QString cut = cutOff(*widget, root); !cut.isEmpty())
                found += QStringLiteral("%1 (\"%2\")").arg(cut, texts.front().text);
        }
    }
    return found;
}

QStringList forgottenTexts(const QWidget &root, QStringList data)
{
    static const QRegularExpression word(QStringLiteral(R"(\p{L}{2,})"));
    // Longer names first: a short one may be part of them.
    std::ranges::sort(data, {}, [](const QString &name) { return -name.size(); });
    QStringList found;
    for (const QWidget *widget : shownWidgets(root)) {
        QStringList texts;
        for (const ShownText &shown : textsOf(*widget))
            texts += shown.text;
        if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            for (int item = 0; item < box->count(); ++item)
                texts += box->itemText(item);
        }
        texts += widget->toolTip();
        for (const QString &text : std::as_const(texts)) {
            if (unreached(text, data).contains(word))
                found += QStringLiteral("%1: \"%2\" is in no language").arg(pathOf(*widget), text);
        }
    }
    found.removeDuplicates();
    return found;
}

QStringList deadControls(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : shownWidgets(root)) {
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            collectDeadActions(bar->actions(), QStringLiteral("menu"), found);
        if (const auto *menu = qobject_cast<const QMenu *>(widget))
            collectDeadActions(menu->actions(), pathOf(*menu), found);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        // What cannot be pressed now can be some other time.
        if (button && !doesSomething(*button))
            found += QStringLiteral("%1 (\"%2\") does nothing").arg(pathOf(*button), button->text());
        if (isDeadInput(*widget))
            found += QStringLiteral("%1 does nothing").arg(pathOf(*widget));
        const auto *tool = qobject_cast<const QToolButton *>(widget);
        if (tool && tool->menu())
            collectDeadActions(tool->menu()->actions(), pathOf(*tool), found);
    }
    return found;
}

int readableTexts(const QWidget &root)
{
    int count = 0;
    for (const QWidget *widget : shownWidgets(root))
        count += static_cast<int>(std::ranges::count_if(
            textsOf(*widget), [](const ShownText &shown) { return !shown.text.trimmed().isEmpty(); }));
    return count;
}

} // namespace sluice
