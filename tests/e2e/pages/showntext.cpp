#include "tests/e2e/pages/showntext.h"

#include "ui/models/listview.h"
#include "ui/shell/statusitem.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/jsontree.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QToolButton>

namespace sluice {

namespace {

constexpr int kRowsRead = 30;
/// A line edit keeps this much at each side of its text.
constexpr int kLineMargin = 2;
/// What the style keeps at each side of a heading.
constexpr int kHeadingMargin = 6;

ShownText labelText(const QLabel &label)
{
    QSize needed = label.sizeHint();
    if (label.wordWrap()) {
        const QFontMetrics metrics(label.font());
        const int longestWord = metrics.boundingRect(QRect(0, 0, 1, 1), Qt::TextWordWrap, label.text()).width();
        const QMargins margins = label.contentsMargins();
        needed = QSize(longestWord + margins.left() + margins.right(), label.heightForWidth(label.width()));
    }
    return {&label, label.text(), needed, label.size()};
}

std::vector<ShownText> buttonText(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty()
        || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return {};
    const bool endsByDesign = qobject_cast<const StatusItem *>(&button) && button.toolTip() == button.text();
    return {{&button, button.text(), endsByDesign ? button.minimumSizeHint() : button.sizeHint(), button.size()}};
}

std::vector<ShownText> tabTexts(const QTabBar &bar)
{
    std::vector<ShownText> texts;
    const int padding = bar.style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, &bar);
    for (int tab = 0; tab < bar.count(); ++tab) {
        const QString text = bar.tabText(tab);
        if (!bar.isTabVisible(tab) || text.isEmpty())
            continue;
        const QRect place = bar.tabRect(tab);
        int wanted = bar.fontMetrics().size(Qt::TextShowMnemonic, text).width() + padding;
        for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide})
            wanted += bar.tabButton(tab, side) ? bar.tabButton(tab, side)->width() : 0;
        QString title = text;
        title.remove(QStringLiteral(" •")); // the mark of edits
        const bool endsByDesign = bar.elideMode() != Qt::ElideNone && bar.tabToolTip(tab).startsWith(title);
        texts.push_back(
            {&bar, text, QSize(endsByDesign ? 0 : wanted, bar.fontMetrics().height()), (place & bar.rect()).size()});
    }
    return texts;
}

std::vector<ShownText> headings(const QHeaderView &header)
{
    std::vector<ShownText> texts;
    if (!header.model())
        return texts;
    for (int section = 0; section < header.count(); ++section) {
        const QString text = header.model()->headerData(section, header.orientation()).toString();
        if (header.isSectionHidden(section) || text.isEmpty())
            continue;
        const bool endsByDesign = qobject_cast<const ListView *>(header.parentWidget())
                                  && header.sectionResizeMode(section) == QHeaderView::Stretch;
        const int wanted = header.fontMetrics().horizontalAdvance(text) + 2 * kHeadingMargin;
        texts.push_back({&header, text, QSize(endsByDesign ? 0 : wanted, header.fontMetrics().height()),
                         QSize(header.sectionSize(section), header.height())});
    }
    return texts;
}

ShownText comboText(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.frame = box.hasFrame();
    option.editable = box.isEditable();
    option.subControls = QStyle::SC_All;
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
    const QFontMetrics metrics = box.fontMetrics();
    // As boxes measure what they hold: the ink, without what a letter keeps free at its side and without the last column of
    // pixels, which holds what smoothing left of an edge.
    const int ink = metrics.boundingRect(box.currentText()).width() - 1;
    return {&box, box.currentText(), QSize(ink + icon, metrics.height()), field.size()};
}

/// What stands in an empty field; what was typed scrolls.
std::vector<ShownText> placeholder(const QLineEdit &line)
{
    if (!line.text().isEmpty() || line.placeholderText().isEmpty())
        return {};
    QStyleOptionFrame option;
    option.initFrom(&line);
    option.lineWidth = line.hasFrame() ? 1 : 0;
    QRect field = line.style()->subElementRect(QStyle::SE_LineEditContents, &option, &line);
    const QMargins margins = line.textMargins();
    field -= margins;
    int icons = 0;
    for (const auto *button : line.findChildren<QToolButton *>())
        icons += button->isVisible() && button->isEnabled() ? button->width() : 0;
    const QFontMetrics metrics = line.fontMetrics();
    const bool endsByDesign = qobject_cast<const FilterEdit *>(&line) || line.toolTip() == line.placeholderText();
    const int wanted = metrics.horizontalAdvance(line.placeholderText()) + 2 * kLineMargin + icons;
    return {{&line, line.placeholderText(), QSize(endsByDesign ? 0 : wanted, metrics.height()), field.size()}};
}

/// Rows end in an ellipsis by design; only their words are of interest.
std::vector<ShownText> rows(const QAbstractItemView &view)
{
    std::vector<ShownText> texts;
    const QAbstractItemModel *model = view.model();
    if (!model || qobject_cast<const JsonTree *>(&view))
        return texts;
    for (int row = 0; row < std::min(kRowsRead, model->rowCount(view.rootIndex())); ++row) {
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
            const QString text = model->index(row, column, view.rootIndex()).data().toString();
            if (!text.isEmpty())
                texts.push_back({&view, text, {}, {}});
        }
    }
    return texts;
}

/// Widgets that paint themselves tell a screen reader what they show.
std::vector<ShownText> ownPaint(const QWidget &widget)
{
    const bool isLeaf = widget.findChildren<QWidget *>().isEmpty();
    if (!isLeaf || !QByteArray(widget.metaObject()->className()).startsWith("sluice::"))
        return {};
    const bool isFixed = widget.sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    const bool endsByDesign = qobject_cast<const Figure *>(&widget);
    const QSize needed = isFixed ? widget.sizeHint() : widget.minimumSizeHint();
    return {{&widget, widget.accessibleName(), endsByDesign ? QSize(0, widget.sizeHint().height()) : needed,
             widget.size()}};
}

void collectShown(const QWidget &widget, std::vector<const QWidget *> &found)
{
    found.push_back(&widget);
    for (const QObject *child : widget.children()) {
        const auto *part = qobject_cast<const QWidget *>(child);
        if (part && !part->isWindow() && part->isVisible())
            collectShown(*part, found);
    }
}

} // namespace

std::vector<const QWidget *> shownWidgets(const QWidget &root)
{
    std::vector<const QWidget *> found;
    if (root.isVisible())
        collectShown(root, found);
    return found;
}

std::vector<ShownText> textsOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text().isEmpty() ? std::vector<ShownText>() : std::vector{labelText(*label)};
    if (const auto *elided = qobject_cast<const ElidedLabel *>(&widget))
        return {{elided, elided->text(), elided->minimumSizeHint(), elided->size()}};
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return buttonText(*button);
    if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        return tabTexts(*bar);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return headings(*header);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        return rows(*view);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return {comboText(*box)};
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        return {{group, group->title(), group->minimumSizeHint(), group->size()}};
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return placeholder(*line);
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        return {{edit, edit->placeholderText(), {}, edit->size()}};
    return ownPaint(widget);
}

QString pathOf(const QWidget &widget)
{
    QStringList path;
    for (const QWidget *each = &widget; each; each = each->parentWidget()) {
        const QString name = each->objectName();
        if (each == &widget || (!name.isEmpty() && !name.startsWith(u"qt_")))
            path.prepend(name.isEmpty() ? QString::fromLatin1(each->metaObject()->className()) : name);
    }
    return path.join(u'/');
}

} // namespace sluice
