#include "ui/design/mergepanel.h"

#include "ui/canvas/differenceview.h"
#include "ui/canvas/partmarks.h"
#include "ui/design/conflictmodel.h"
#include "ui/design/textcompare.h"
#include "ui/design/versionparts.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sluice {

namespace {
constexpr std::array kSides{MergeSide::Mine, MergeSide::Theirs, MergeSide::Base};
constexpr qsizetype kProblemsNamed = 3;
} // namespace

MergePanel::MergePanel(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_theme(theme)
    , m_graph(new DifferenceView(catalog, theme))
    , m_model(new ConflictModel(this))
    , m_list(new ListView(theme))
    , m_side(new SegmentedControl(theme))
    , m_texts(new TextCompare(theme))
{
    setObjectName(QStringLiteral("mergePanel"));
    m_graph->setObjectName(QStringLiteral("mergeGraph"));
    m_list->setObjectName(QStringLiteral("mergeConflicts"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({0, 92, 76, 76, 92});
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(graphOver(m_graph, makeBelow()), 1);
    connect(m_list, &ListView::currentRowChanged, this, &MergePanel::showRow);
    connect(m_list, &ListView::opened, m_graph, [this] { m_graph->setFocus(); });
    connect(m_graph, &DifferenceView::taskOpened, this, [this](const QString &task) {
        if (const int row = m_model->rowOf(task); row >= 0)
            m_list->setCurrentIndex(m_model->index(row, 0));
        m_list->setFocus();
    });
    retranslate();
}

QWidget *MergePanel::makeHead()
{
    m_title = headline(QStringLiteral("mergeTitle"), m_theme);
    m_counts = new QLabel;
    m_counts->setObjectName(QStringLiteral("mergeCounts"));
    m_apply = new QPushButton;
    m_apply->setObjectName(QStringLiteral("mergeApply"));
    m_apply->setProperty("accent", true);
    connect(m_apply, &QPushButton::clicked, this, &MergePanel::apply);
    m_cancel = new QPushButton;
    m_cancel->setObjectName(QStringLiteral("mergeCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &MergePanel::leaveRequested);
    return headOf({m_apply, m_cancel, m_title}, *m_counts);
}

QWidget *MergePanel::makeBelow()
{
    m_texts->setObjectName(QStringLiteral("mergeTexts"));
    m_side->setObjectName(QStringLiteral("mergeSide"));
    connect(m_side, &SegmentedControl::currentChanged, this,
            [this](int index) { choose(kSides[static_cast<std::size_t>(index)]); });
    m_choices = new QWidget;
    auto *row = new FlowLayout(space::kXs, m_choices);
    row->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    row->addWidget(m_side);
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("mergeAll"));
    connect(m_all, &QPushButton::clicked, this, [this] {
        if (const MergeConflict *conflict = m_model->at(m_list->currentIndex()))
            chooseAll(m_model->sideOf(*conflict));
    });
    row->addWidget(m_all);
    m_none = insteadOfList(QStringLiteral("mergeNone"));
    m_problems = new QLabel;
    m_problems->setObjectName(QStringLiteral("mergeProblems"));
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_problems->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problems);
    column->addWidget(m_none);
    column->addWidget(m_choices);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(m_list);
    split->addWidget(m_texts);
    column->addWidget(split, 1);
    return below;
}

void MergePanel::setDocument(WorkflowDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_merge.reset();
    m_model->forget();
    if (!document)
        return;
    connect(document, &WorkflowDocument::changed, this, &MergePanel::renew);
    connect(document, &WorkflowDocument::changedOnDisk, this, &MergePanel::renew);
    renew();
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void MergePanel::renew()
{
    if (!m_document)
        return;
    const auto chosen = [this](const MergeConflict &conflict) { return m_model->sideOf(conflict); };
    auto merge = m_document->mergeWithFile(chosen);
    m_apply->setEnabled(merge.has_value());
    if (!merge) {
        m_merge.reset();
        m_problems->setText(sentence(merge.error()));
        m_problems->show();
        return;
    }
    m_merge = std::move(*merge);
    showMerge();
}

void MergePanel::takeFocus()
{
    (m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_apply)->setFocus();
}

void MergePanel::showMerge()
{
    const Workflow &mine = m_document->workflow();
    const Merge &merge = m_merge->merge;
    auto graph = differenceGraph(mine, merge.merged, differences(mine, merge.merged));
    for (const MergeConflict &conflict : merge.conflicts)
        graph.marks[conflict.key] = PartMark::Conflict;
    m_graph->showGraph(graph);
    m_title->setText(tr("%1: your edits and the file's").arg(m_document->title()));
    const QString counts = countsText(graph);
    m_counts->setText(counts.isEmpty() ? tr("Nothing changes here.") : tr("Here changes: %1").arg(counts));
    const int row = m_list->currentIndex().row();
    m_model->setConflicts(merge.conflicts, mine, m_catalog);
    const bool hasConflicts = m_model->rowCount() > 0;
    m_none->setVisible(!hasConflicts);
    m_list->setVisible(hasConflicts);
    m_choices->setVisible(hasConflicts);
    if (hasConflicts && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
    showRow();
    check();
}

void MergePanel::showRow()
{
    const MergeConflict *conflict = m_model->at(m_list->currentIndex());
    m_texts->setVisible(conflict);
    if (!conflict)
        return;
    const MergeSide side = m_model->sideOf(*conflict);
    m_side->setCurrentIndex(static_cast<int>(std::ranges::find(kSides, side) - kSides.begin()));
    m_all->setText(tr("For all: %1", "whose stands").arg(sideText(side)));
    const auto text = [](const QJsonValue &value) { return value.isUndefined() ? QString() : fieldValueText(value); };
    m_texts->showTexts(text(conflict->mine), text(conflict->theirs));
    m_graph->reveal(conflict->key);
}

void MergePanel::choose(MergeSide side)
{
    m_model->choose(m_list->currentIndex(), side);
    renew();
}

void MergePanel::chooseAll(MergeSide side)
{
    m_model->chooseAll(side);
    renew();
}

void MergePanel::check()
{
    showProblems({});
    if (!m_checker)
        return;
    m_checker(m_merge->merge.merged, this, [this, asked = ++m_checked](const Problems &problems) {
        if (asked == m_checked && m_merge)
            showProblems(problems);
    });
}

void MergePanel::showProblems(const Problems &problems)
{
    QStringList lines;
    const auto errors = std::ranges::count(problems, Severity::Error, &Problem::severity);
    if (errors > 0)
        lines += tr("%n error(s) in what will be:", nullptr, static_cast<int>(errors));
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error && lines.size() <= kProblemsNamed)
            lines += words(problem.error).what;
    }
    m_problems->setText(lines.join(u'\n'));
    m_problems->setVisible(!lines.isEmpty());
}

void MergePanel::apply()
{
    if (!m_document || !m_merge)
        return;
    WorkflowDocument *document = m_document;
    auto merge = std::move(*m_merge);
    const Workflow theirs = merge.theirs;
    setDocument(nullptr); // what it changes now is no news
    document->takeMerge(std::move(merge));
    Q_EMIT applied(document, theirs);
}

void MergePanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else if (isEnter && event->modifiers() & Qt::ControlModifier)
        apply();
    else
        QWidget::keyPressEvent(event);
}

bool MergePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int index = key->key() - Qt::Key_1;
        if (!(key->modifiers() & ~Qt::KeypadModifier) && index >= 0 && index < static_cast<int>(kSides.size())) {
            choose(kSides[static_cast<std::size_t>(index)]);
            return true;
        }
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers() & Qt::ControlModifier) {
            apply();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MergePanel::retranslate()
{
    setAccessibleName(tr("Bring both together"));
    m_apply->setText(tr("Apply"));
    m_apply->setToolTip(tr("Takes this over as one edit (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Back to your edits; the file stays as it is (Esc)"));
    m_list->setAccessibleName(tr("What both changed"));
    m_list->setToolTip(tr("1: mine · 2: the file's · 3: as before"));
    m_side->setItems({tr("Mine"), tr("The file's"), tr("As before")});
    m_side->setAccessibleName(tr("What stands"));
    m_texts->setAccessibleName(tr("Mine and the file's, line by line"));
    m_none->setText(tr("Nowhere did both change the same. Apply takes in what the file has besides your edits."));
    m_model->retranslate();
    if (m_merge && m_document)
        showMerge();
}

} // namespace sluice
