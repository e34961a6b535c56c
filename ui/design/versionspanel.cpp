#include "ui/design/versionspanel.h"

#include "core/run/plan.h"
#include "ui/design/versionlistmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr quint32 kVersionsAtOnce = 100;
constexpr quint32 kRunsCounted = 100;
} // namespace

VersionsPanel::VersionsPanel(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_wanted(kVersionsAtOnce)
    , m_model(new VersionListModel(this))
    , m_list(new ListView(theme))
{
    setObjectName(QStringLiteral("versionsPanel"));
    m_list->setObjectName(QStringLiteral("versionList"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnWidths({112, 80, 0});
    m_states = new PageStates(m_list, theme);
    m_states->setObjectName(QStringLiteral("versionStates"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_states, 1);
    column->addWidget(makeFoot());
    connect(m_list, &ListView::selectedRowsChanged, this, &VersionsPanel::refreshActions);
    connect(m_list, &ListView::opened, this, &VersionsPanel::compare);
    connect(m_states, &PageStates::retryRequested, this, &VersionsPanel::refresh);
    connect(&engine, &EngineClient::ready, this, &VersionsPanel::refresh);
    retranslate();
}

QWidget *VersionsPanel::makeHead()
{
    m_title = new QLabel;
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    m_hereLine = new QLabel;
    m_hereLine->setObjectName(QStringLiteral("versionHere"));
    m_hereLine->setTextFormat(Qt::PlainText);
    m_hereLine->setWordWrap(true);
    m_close = new QToolButton;
    m_close->setObjectName(QStringLiteral("versionsClose"));
    m_close->setAutoRaise(true);
    const auto dress = [this] {
        m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
        m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Muted));
    };
    dress();
    connect(&m_theme, &ThemeController::changed, m_title, dress);
    connect(m_close, &QToolButton::clicked, this, &VersionsPanel::closeRequested);
    auto *head = new QWidget;
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    rows->setSpacing(space::kXs);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    rows->addLayout(top);
    rows->addWidget(m_hereLine);
    return head;
}

QWidget *VersionsPanel::makeFoot()
{
    const auto button = [](const char *name) {
        auto *made = new QPushButton;
        made->setObjectName(QLatin1StringView(name));
        return made;
    };
    m_details = new QLabel;
    m_details->setObjectName(QStringLiteral("versionDetails"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_more = button("versionsMore");
    m_compare = button("versionCompare");
    m_restore = button("versionRestore");
    m_arm = button("versionArm");
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_wanted += kVersionsAtOnce;
        refresh();
    });
    connect(m_compare, &QPushButton::clicked, this, &VersionsPanel::compare);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const auto versions = chosen(); versions.size() == 1)
            Q_EMIT restoreRequested(versions.front());
    });
    connect(m_arm, &QPushButton::clicked, this, [this] {
        if (const auto versions = chosen(); versions.size() == 1)
            Q_EMIT armRequested(versions.front());
    });
    auto *foot = new QWidget;
    auto *rows = new QVBoxLayout(foot);
    rows->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    rows->setSpacing(space::kS);
    rows->addWidget(m_more);
    rows->addWidget(m_details);
    auto *actions = new FlowLayout(space::kXs);
    for (auto *each : {m_compare, m_restore, m_arm})
        actions->addWidget(each);
    rows->addLayout(actions);
    return foot;
}

QSize VersionsPanel::sizeHint() const
{
    return {336, QWidget::sizeHint().height()};
}

/// As wide as the list needs with large letters too.
QSize VersionsPanel::minimumSizeHint() const
{
    const auto width = static_cast<int>(340 * std::min(1.4, m_theme.theme().fontScale()));
    return {width, QWidget::minimumSizeHint().height()};
}

void VersionsPanel::setWorkflow(const QString &id)
{
    if (std::exchange(m_workflow, id) == id)
        return;
    ++m_question;
    m_wanted = kVersionsAtOnce;
    m_total = 0;
    m_model->setVersions({}, {});
    m_model->setRuns({});
    refreshActions();
    refresh();
}

void VersionsPanel::showHere(VersionLabel shown, const std::optional<Error> &refusal)
{
    m_here = shown;
    m_refusal = refusal;
    const QString text = shownVersionText(shown);
    m_hereLine->setText(refusal          ? tr("What was saved is not kept as a version yet: %1").arg(sentence(*refusal))
                        : text.isEmpty() ? QString()
                                         : tr("On the screen: %1", "v7, edited").arg(text));
    m_hereLine->setVisible(!m_hereLine->text().isEmpty());
    refreshActions();
}

void VersionsPanel::showArmed(const ArmedWorkflow *armed)
{
    // Told with every snapshot, and what it holds may be long.
    if (armed ? m_armed == *armed : !m_armed)
        return;
    m_armed = armed ? std::optional(*armed) : std::nullopt;
    markArmed();
}

/// By its number where the engine told it, else by what it holds.
void VersionsPanel::markArmed()
{
    quint32 number = m_armed ? m_armed->number : 0;
    if (m_armed && number == 0 && m_armed->definition) {
        const auto found = std::ranges::find(m_model->versions(), contentOf(*m_armed->definition),
                                             &WorkflowVersion::content);
        number = found == m_model->versions().end() ? 0 : found->number;
    }
    m_model->setArmed(number);
    refreshActions();
}

void VersionsPanel::refresh()
{
    if (!isVisible())
        return;
    if (m_workflow.isEmpty()) {
        m_states->setState(PageState::Empty);
        return;
    }
    if (m_model->rowCount() == 0)
        m_states->setState(PageState::Loading);
    m_engine.listVersions(m_workflow, {0, m_wanted}, this,
                          [this, asked = ++m_question](const Result<Page<WorkflowVersion>> &page) {
                              if (asked != m_question)
                                  return;
                              if (page)
                                  take(*page);
                              else
                                  m_states->setFailure(page.error());
                          });
}

void VersionsPanel::take(const Page<WorkflowVersion> &page)
{
    m_total = page.total;
    m_model->setVersions(page.rows, m_engine.snapshot().taken);
    m_states->setState(page.rows.empty() ? PageState::Empty : PageState::Ready);
    if (!m_list->currentIndex().isValid() && !page.rows.empty())
        m_list->setCurrentIndex(m_model->index(0, 0));
    markArmed();
    askRuns();
}

void VersionsPanel::askRuns()
{
    RunFilter filter;
    filter.workflow = m_workflow;
    m_engine.listRuns(filter, {0, kRunsCounted}, this,
                      [this, asked = m_question](const Result<Page<RunSummary>> &page) {
                          if (!page || asked != m_question)
                              return;
                          QHash<quint32, int> runs;
                          for (const RunSummary &run : page->rows) {
                              if (run.workflow == m_workflow && run.label.number != 0 && !run.label.isDraft)
                                  ++runs[run.label.number];
                          }
                          m_model->setRuns(runs);
                          refreshActions();
                      });
}

std::vector<WorkflowVersion> VersionsPanel::chosen() const
{
    std::vector<WorkflowVersion> versions;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        if (const WorkflowVersion *version = m_model->at(index))
            versions.push_back(*version);
    }
    std::ranges::sort(versions, {}, &WorkflowVersion::number);
    return versions;
}

void VersionsPanel::compare()
{
    const auto versions = chosen();
    if (versions.size() == 1)
        Q_EMIT compareRequested(versions.front(), std::nullopt);
    else if (versions.size() == 2)
        Q_EMIT compareRequested(versions.front(), versions.back());
}

void VersionsPanel::refreshActions()
{
    const auto versions = chosen();
    const bool isOne = versions.size() == 1;
    const QString name = isOne ? versionText(versions.front().number) : QString();
    m_compare->setEnabled(isOne || versions.size() == 2);
    m_compare->setText(
        versions.size() == 2
            ? tr("Compare %1 with %2").arg(versionText(versions.front().number), versionText(versions.back().number))
        : isOne ? tr("Compare %1 with what is here").arg(name)
                : tr("Compare"));
    m_compare->setToolTip(tr("Choose one version to compare it with what is on the screen, or two"));
    m_restore->setEnabled(isOne);
    m_restore->setText(isOne ? tr("Restore %1").arg(name) : tr("Restore"));
    m_restore->setToolTip(tr("Puts it in place of what is on the screen, as an edit that can be undone"));
    const bool isArmed = isOne && versions.front().number == m_model->armed();
    m_arm->setEnabled(isOne && !isArmed);
    m_arm->setText(isArmed ? tr("%1 is armed", "v7").arg(name) : isOne ? tr("Arm %1").arg(name) : tr("Arm"));
    m_arm->setToolTip(tr("Its triggers start it as it was then; what is on the screen stays as it is"));
    m_more->setVisible(m_total > static_cast<quint64>(m_model->rowCount()));
    QStringList details;
    if (isOne) {
        const WorkflowVersion &version = versions.front();
        const QString how = word(version.kind, version.note);
        details += version.who.isEmpty()
                       ? tr("%1: %2, %3", "v7, how it came, when").arg(name, how, exactMomentText(version.at))
                       : tr("%1: %2 by %3, %4", "v7, how it came, who, when")
                             .arg(name, how, version.who, exactMomentText(version.at));
        details += tr("%n of the last runs were on it.", nullptr, m_model->runsOf(version.number));
    } else if (versions.size() > 2) {
        details += tr("Choose one version or two.");
    }
    m_details->setText(details.join(u'\n'));
    m_details->setVisible(!details.isEmpty());
}

void VersionsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void VersionsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void VersionsPanel::retranslate()
{
    setAccessibleName(tr("Versions"));
    m_title->setText(tr("Versions"));
    m_list->setAccessibleName(tr("Versions, newest first"));
    m_close->setToolTip(tr("Close the versions"));
    m_close->setAccessibleName(m_close->toolTip());
    m_more->setText(tr("Show older versions"));
    m_states->setEmptyText(QStringLiteral("view-history"), tr("No version yet"),
                           tr("Save the workflow: each save is a version to compare, restore and arm."), {});
    m_model->retranslate();
    showHere(m_here, m_refusal);
}

} // namespace sluice
