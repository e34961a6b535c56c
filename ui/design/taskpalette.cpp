#include "ui/design/taskpalette.h"

#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/canvasview.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/nothingfound.h"
#include "ui/wording/statewords.h"

#include <QHeaderView>
#include <QMimeData>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kTypeRole = Qt::UserRole;

/// A tree whose items carry the name of their task type when they are dragged.
class TypeTree final : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    [[nodiscard]] QMimeData *mimeData(const QList<QTreeWidgetItem *> &items) const override
    {
        const auto type = items.isEmpty() ? QString() : items.front()->data(0, kTypeRole).toString();
        if (type.isEmpty())
            return nullptr;
        auto *carried = new QMimeData;
        carried->setData(kTaskTypeMime, type.toUtf8());
        return carried;
    }
    [[nodiscard]] QStringList mimeTypes() const override { return {kTaskTypeMime}; }
};

} // namespace

TaskPalette::TaskPalette(const TaskCatalog &catalog, ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_themes(themes)
    , m_filter(new FilterEdit(themes, this))
    , m_tree(new TypeTree(this))
    , m_nothing(new NothingFound(this))
{
    m_filter->setObjectName(QStringLiteral("paletteFilter"));
    m_tree->setObjectName(QStringLiteral("taskPalette"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(space::kS);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setExpandsOnDoubleClick(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    column->setSpacing(space::kXs);
    column->addWidget(m_filter);
    column->addWidget(m_nothing);
    column->addWidget(m_tree, 1);
    connect(m_nothing, &NothingFound::clearRequested, m_filter, &QLineEdit::clear);
    connect(m_filter, &FilterEdit::filterChanged, this, &TaskPalette::fill);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const auto type = item->data(0, kTypeRole).toString(); !type.isEmpty())
            Q_EMIT addRequested(type);
    });
    connect(&themes, &ThemeController::changed, this, &TaskPalette::retranslate);
    retranslate();
}

void TaskPalette::fill()
{
    const CanvasStyle style(m_themes);
    const auto wanted = m_filter->text().trimmed();
    const auto nameOf = [](const QString &category) {
        if (category == u"flow")
            return tr("Flow");
        if (category == u"data")
            return tr("Data");
        return category == u"io" ? tr("Input and output") : category;
    };
    m_tree->clear();
    QHash<QString, QTreeWidgetItem *> groups;
    for (const auto &type : m_catalog.types()) {
        const auto label = catalogText(type.label);
        if (!wanted.isEmpty() && !label.contains(wanted, Qt::CaseInsensitive)
            && !type.type.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *&group = groups[type.category];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {nameOf(type.category)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setForeground(0, m_themes.color(Token::Muted));
            group->setFont(0, m_themes.theme().font(TypeSize::Small, QFont::DemiBold));
        }
        auto *item = new QTreeWidgetItem(group, {label});
        item->setIcon(0, style.icon(type.icon, type.category));
        item->setData(0, kTypeRole, type.type);
        item->setToolTip(0, catalogText(type.help));
    }
    m_tree->expandAll();
    m_tree->setVisible(m_tree->topLevelItemCount() > 0);
    m_nothing->setVisible(m_tree->topLevelItemCount() == 0);
}

void TaskPalette::retranslate()
{
    m_filter->setPlaceholderText(tr("Search tasks"));
    m_filter->setAccessibleName(tr("Search tasks"));
    m_tree->setAccessibleName(tr("Tasks"));
    m_nothing->setText(tr("No task is called that."));
    m_nothing->setFiltered(true);
    fill();
}

} // namespace sluice
