#include "ui/design/comparepage.h"

#include "ui/canvas/differenceview.h"
#include "ui/canvas/partmarks.h"
#include "ui/design/changelist.h"
#include "ui/design/textcompare.h"
#include "ui/design/versionparts.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/versionwords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace sluice {

namespace {

/// Texts that are longer, or have lines, are shown line by line below the list.
constexpr qsizetype kLongText = 32;

bool isLong(const QJsonValue &value)
{
    const QString text = value.isUndefined() ? QString() : fieldValueText(value);
    return text.size() > kLongText || text.contains(u'\n');
}

} // namespace

ComparePage::ComparePage(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_theme(theme)
    , m_graph(new DifferenceView(catalog, theme))
    , m_model(new ChangeListModel(this))
    , m_list(new ListView(theme))
    , m_texts(new TextCompare(theme))
{
    setObjectName(QStringLiteral("comparePage"));
    m_graph->setObjectName(QStringLiteral("versionGraph"));
    m_list->setObjectName(QStringLiteral("versionFields"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({152, 88, 96, 0});
    m_texts->setObjectName(QStringLiteral("versionTexts"));
    m_same = insteadOfList(QStringLiteral("versionSame"));
    auto *fields = new QSplitter(Qt::Vertical);
    fields->setChildrenCollapsible(false);
    fields->setHandleWidth(1);
    fields->addWidget(m_list);
    fields->addWidget(m_texts);
    fields->setStretchFactor(0, 2);
    auto *below = new QWidget;
    auto *stacked = new QVBoxLayout(below);
    stacked->setContentsMargins(0, 0, 0, 0);
    stacked->addWidget(m_same);
    stacked->addWidget(fields, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(graphOver(m_graph, below), 1);
    connect(m_list, &ListView::currentRowChanged, this, &ComparePage::showRow);
    connect(m_list, &ListView::opened, this, [this](const QModelIndex &index) {
        if (const ChangeRow *row = m_model->row(index)) {
            m_graph->reveal(row->key);
            m_graph->setFocus();
        }
    });
    connect(m_graph, &DifferenceView::taskChosen, this, &ComparePage::goToTask);
    connect(m_graph, &DifferenceView::taskOpened, this, [this](const QString &task) {
        goToTask(task);
        m_list->setFocus();
    });
    retranslate();
}

QWidget *ComparePage::makeHead()
{
    m_title = headline(QStringLiteral("versionTitle"), m_theme);
    m_counts = new QLabel;
    m_counts->setObjectName(QStringLiteral("versionCounts"));
    m_back = new QPushButton;
    m_back->setObjectName(QStringLiteral("versionBack"));
    connect(m_back, &QPushButton::clicked, this, &ComparePage::leaveRequested);
    return headOf({m_back, m_title}, *m_counts);
}

void ComparePage::showVersions(const Workflow &before, const Workflow &after, const QStringList &names)
{
    m_before = before;
    m_after = after;
    m_names = names;
    const auto changes = differences(before, after);
    const auto graph = differenceGraph(before, after, changes);
    m_graph->showGraph(graph);
    m_title->setText(tr("%1 → %2", "two versions that are compared").arg(names.value(0), names.value(1)));
    m_counts->setText(countsText(graph));
    const QModelIndex current = m_list->currentIndex();
    m_model->setRows(changeRows(before, after, changes, m_catalog), names);
    const bool isSame = m_model->rowCount() == 0;
    m_same->setVisible(isSame);
    m_same->setText(tr("Nothing differs between %1 and %2.").arg(names.value(0), names.value(1)));
    m_list->setVisible(!isSame);
    if (!isSame && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(std::clamp(current.row(), 0, m_model->rowCount() - 1), 0));
    showRow();
}

void ComparePage::showRow()
{
    const ChangeRow *row = m_model->row(m_list->currentIndex());
    const bool hasTexts = row && !row->field.isEmpty() && (isLong(row->before) || isLong(row->after));
    m_texts->setVisible(hasTexts);
    if (hasTexts) {
        const auto text = [](const QJsonValue &value) {
            return value.isUndefined() ? QString() : fieldValueText(value);
        };
        m_texts->showTexts(text(row->before), text(row->after));
    }
    if (row)
        m_graph->reveal(row->key);
}

void ComparePage::goToTask(const QString &task)
{
    const ChangeRow *shown = m_model->row(m_list->currentIndex());
    if (shown && shown->key.kind == PartKind::Task && shown->key.id == task)
        return;
    if (const int row = m_model->rowOf(task); row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void ComparePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

void ComparePage::retranslate()
{
    setAccessibleName(tr("Compare versions"));
    m_back->setText(tr("Back to the workflow"));
    m_back->setToolTip(tr("Back to the workflow (Esc)"));
    m_list->setAccessibleName(tr("What differs, field by field"));
    m_texts->setAccessibleName(tr("The text before and after, line by line"));
    if (!m_names.isEmpty())
        showVersions(m_before, m_after, m_names);
}

} // namespace sluice
