#include "ui/design/problemsdrawer.h"

#include "ui/design/emptywords.h"
#include "ui/document/problemcounts.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kHeight = 150;
}

ProblemsDrawer::ProblemsDrawer(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_toggle(new QToolButton(this))
    , m_fix(new QPushButton(this))
    , m_list(new QListWidget(this))
    , m_words(new EmptyWords(*m_list, themes))
{
    m_toggle->setObjectName(QStringLiteral("problemsToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // The words give way before the canvas does.
    m_toggle->setMinimumWidth(1);
    m_fix->setObjectName(QStringLiteral("problemFix"));
    m_fix->hide();
    m_list->setObjectName(QStringLiteral("problemsList"));
    m_list->setItemDelegate(new TwoLines(themes, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(kHeight);
    m_list->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXs, 0, space::kXs, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_toggle);
    head->addStretch(1);
    head->addWidget(m_fix);
    column->addLayout(head);
    column->addWidget(m_list);
    connect(m_toggle, &QToolButton::toggled, m_list, &QWidget::setVisible);
    connect(m_toggle, &QToolButton::toggled, this, &ProblemsDrawer::refreshFix);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsDrawer::refreshFix);
    connect(m_fix, &QPushButton::clicked, this, [this] { fix({}); });
    connect(m_toggle, &QToolButton::clicked, this, [this](bool opens) {
        if (opens && m_document)
            m_document->settleAll(); // who asks is told what is to be filled in, too
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { jump(m_list->row(item)); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { jump(m_list->row(item)); });
    connect(&themes, &ThemeController::changed, this, &ProblemsDrawer::fill);
    retranslate();
}

void ProblemsDrawer::setDocument(WorkflowDocument *document)
{
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    m_refused.clear();
    if (document)
        connect(document, &WorkflowDocument::problemsChanged, this, &ProblemsDrawer::fill);
    fill();
}

void ProblemsDrawer::showRefused(Problems problems)
{
    setDocument(nullptr);
    m_refused = std::move(problems);
    fill();
    show();
    setOpen(true);
}

void ProblemsDrawer::setOpen(bool open)
{
    m_toggle->setChecked(open);
}

bool ProblemsDrawer::isOpen() const
{
    return m_toggle->isChecked();
}

void ProblemsDrawer::fill()
{
    const int kept = m_list->currentRow();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto &problems = m_document ? m_document->shownProblems() : m_refused;
    for (const Problem &problem : problems) {
        const bool isError = problem.severity == Severity::Error;
        const auto wording = words(problem.error);
        auto *item = new QListWidgetItem(
            m_themes.icon(isError ? QStringLiteral("dialog-error") : QStringLiteral("dialog-warning"),
                          isError ? Token::Danger : Token::Warning),
            wording.what);
        const QStringList details{wording.why, wording.next};
        item->setData(TwoLines::kDetailRole, details.join(u' ').trimmed());
        item->setToolTip(sentence(problem.error));
        m_list->addItem(item);
    }
    m_list->setCurrentRow(std::min(std::max(0, kept), m_list->count() - 1));
    refreshFix();
    const auto [errors, warnings] = countsOf(problems);
    QStringList counts;
    if (errors > 0)
        counts.push_back(tr("%n error(s)", nullptr, errors));
    if (warnings > 0)
        counts.push_back(tr("%n warning(s)", nullptr, warnings));
    const int unfilled = m_document ? m_document->unfilledTasks() : 0;
    m_counts = counts.join(QStringLiteral(", "));
    m_text = !counts.isEmpty() ? tr("Problems: %1").arg(m_counts)
             : unfilled > 0    ? tr("%n task(s) to fill in", nullptr, unfilled)
                               : tr("No problems");
    fitText();
    m_toggle->setIcon(errors > 0     ? m_themes.icon(QStringLiteral("dialog-error"), Token::Danger)
                      : warnings > 0 ? m_themes.icon(QStringLiteral("dialog-warning"), Token::Warning)
                      : unfilled > 0 ? m_themes.icon(QStringLiteral("document-edit"), Token::Muted)
                                     : m_themes.icon(QStringLiteral("checkmark"), Token::Success));
}

void ProblemsDrawer::fitText()
{
    const QFontMetrics metrics = m_toggle->fontMetrics();
    const int frame = m_toggle->sizeHint().width() - metrics.horizontalAdvance(m_toggle->text());
    const int taken = m_fix->isVisibleTo(this) ? m_fix->sizeHint().width() + space::kS : 0;
    const int room = contentsRect().width() - 2 * space::kXs - taken;
    const bool isShort = frame + metrics.horizontalAdvance(m_text) > room;
    // The counts alone say as much, beside the icon.
    m_toggle->setText(isShort && !m_counts.isEmpty() ? m_counts : m_text);
    m_toggle->setAccessibleName(m_text);
}

bool ProblemsDrawer::event(QEvent *event)
{
    // A change of the font asks for a new layout.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitText();
    return QWidget::event(event);
}

void ProblemsDrawer::jump(int row)
{
    if (!m_document || row < 0 || row >= static_cast<int>(m_document->shownProblems().size()))
        return;
    const Problem problem = m_document->shownProblems()[static_cast<std::size_t>(row)];
    Q_EMIT jumpRequested(problem.task, problem.field);
}

void ProblemsDrawer::setFixer(Fixer fixer)
{
    m_fixer = std::move(fixer);
    refreshFix();
}

std::optional<QuickFix> ProblemsDrawer::fixOf(int row) const
{
    const bool isThere = m_document && m_fixer && row >= 0
                         && row < static_cast<int>(m_document->shownProblems().size());
    return isThere ? m_fixer(m_document->shownProblems()[static_cast<std::size_t>(row)]) : std::nullopt;
}

void ProblemsDrawer::refreshFix()
{
    const auto fix = isOpen() ? fixOf(m_list->currentRow()) : std::nullopt;
    m_fix->setVisible(fix.has_value());
    if (fix) {
        m_fix->setText(fix->text);
        m_fix->setToolTip(tr("Mends the chosen problem (Alt+Enter)"));
        m_fix->setIcon(m_themes.icon(QStringLiteral("tools-wizard")));
    }
    fitText();
}

bool ProblemsDrawer::fix(const QString &task)
{
    if (task.isEmpty()) {
        const auto chosen = isOpen() ? fixOf(m_list->currentRow()) : std::nullopt; // nobody chose what nobody sees
        if (chosen)
            apply(*chosen);
        return chosen.has_value();
    }
    const int count = m_document ? static_cast<int>(m_document->shownProblems().size()) : 0;
    for (int row = 0; row < count; ++row) {
        if (m_document->shownProblems()[static_cast<std::size_t>(row)].task != task)
            continue;
        if (const auto found = fixOf(row)) {
            apply(*found);
            return true;
        }
    }
    return false;
}

void ProblemsDrawer::apply(const QuickFix &fix)
{
    m_document->endMerge();
    m_document->edit(fix.text, fix.change);
    m_document->endMerge();
}

void ProblemsDrawer::retranslate()
{
    m_list->setAccessibleName(tr("Problems"));
    m_words->setText(tr("No problem so far. The workflow is checked while you draw and type."));
    m_toggle->setToolTip(tr("Show or hide the problems of this workflow"));
    fill();
}

} // namespace sluice
