#include "ui/runs/comparepanel.h"

#include "ui/canvas/differenceview.h"
#include "ui/models/listview.h"
#include "ui/runs/comparisonmodel.h"
#include "ui/runs/payloadview.h"
#include "ui/runs/runtint.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr quint32 kOffered = 50;
constexpr std::size_t kPlacesShown = 500;
/// Two runs are compared anew at most this often while one of them goes on.
constexpr int kRenewMs = 500;
/// Outputs that are longer are not compared place by place, but only shown from their beginning.
constexpr qsizetype kMostCompared = 512 * 1024;
constexpr qsizetype kBeginning = 200;

std::vector<JsonDifference> placesOf(const Payload &left, const Payload &right)
{
    if (left.size() + right.size() <= kMostCompared)
        return jsonDifferences(left, right, kPlacesShown);
    if (left == right)
        return {};
    const auto side = [](const Payload &payload) {
        return payload.isEmpty() ? std::nullopt
                                 : std::optional(QString::fromUtf8(payload.left(kBeginning)) + QChar(0x2026));
    };
    return {{QString(), side(left), side(right)}};
}
} // namespace

ComparePanel::ComparePanel(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_other(engine)
    , m_theme(theme)
    , m_model(new ComparisonModel(run, m_other, this))
    , m_differences(new DifferenceModel(this))
    , m_list(new ListView(theme))
{
    m_other.setSeen(false); // until this panel is
    setObjectName(QStringLiteral("comparePanel"));
    m_list->setObjectName(QStringLiteral("compareSteps"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({0, 140, 90, 140, 90, 150});
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    m_graph = new DifferenceView(engine.catalog(), theme);
    m_graph->setObjectName(QStringLiteral("compareGraph"));
    m_looks = new QStackedWidget;
    m_looks->addWidget(m_list);
    m_looks->addWidget(m_graph);
    split->addWidget(m_looks);
    split->addWidget(makeOutputs());
    split->setSizes({300, 260});
    m_states = new PageStates(split, theme);
    m_states->setObjectName(QStringLiteral("compareStates"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_states, 1);
    m_renew.setSingleShot(true);
    m_renew.setInterval(kRenewMs);
    connect(&m_renew, &QTimer::timeout, this, &ComparePanel::renew);
    // Whatever comes of it after a failure, it is read again.
    for (const auto told : {&LiveRun::opened, &LiveRun::changed, &LiveRun::closed})
        connect(&m_other, told, this, [this] { m_failure.reset(); });
    for (const LiveRun *live : {static_cast<const LiveRun *>(&run), static_cast<const LiveRun *>(&m_other)}) {
        connect(live, &LiveRun::opened, this, &ComparePanel::renew);
        connect(live, &LiveRun::changed, this, [this] {
            if (!m_renew.isActive())
                m_renew.start();
        });
    }
    connect(&run, &LiveRun::opened, this, &ComparePanel::offerRuns);
    connect(&run, &LiveRun::closed, this, [this] {
        m_other.close();
        m_choice->clear();
        renew();
    });
    connect(&m_other, &LiveRun::failed, this, [this](const Error &error) {
        m_failure = error;
        m_states->setFailure(error);
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (const ComparedStep *step = m_model->step(m_list->currentIndex()))
            m_chosen = *step;
    });
    connect(m_model, &ComparisonModel::compared, this, &ComparePanel::showComparison);
    connect(m_list, &ListView::currentRowChanged, this, &ComparePanel::showStep);
    // The chosen task is the chosen step's, whichever of the two is looked at.
    const auto goToTask = [this](const QString &task) {
        if (const int row = m_model->rowOfTask(task); row >= 0)
            m_list->setCurrentIndex(m_model->index(row, 0));
    };
    connect(m_graph, &DifferenceView::taskChosen, this, goToTask);
    connect(m_graph, &DifferenceView::taskOpened, this, [this, goToTask](const QString &task) {
        goToTask(task);
        m_look->setCurrentIndex(0);
        m_looks->setCurrentIndex(0);
        m_list->setFocus();
    });
    connect(m_states, &PageStates::retryRequested, this, [this] {
        if (m_other.id())
            compareWith(*m_other.id());
    });
    connect(m_states, &PageStates::actionRequested, m_choice, &QComboBox::showPopup);
    connect(m_states, &PageStates::clearFiltersRequested, this, [this] { m_onlyDifferent->setChecked(false); });
    retranslate();
}

/// What shows the other run must not outlive it.
ComparePanel::~ComparePanel()
{
    m_list->disconnect(this);
    delete m_states;
}

QWidget *ComparePanel::makeBar()
{
    m_choice = new QComboBox;
    m_choice->setObjectName(QStringLiteral("compareWith"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMinimumContentsLength(24);
    m_onlyDifferent = new QCheckBox;
    m_onlyDifferent->setObjectName(QStringLiteral("compareOnlyDifferent"));
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    auto *bar = new QWidget;
    auto *row = new FlowLayout(space::kS, bar);
    row->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    m_look = new SegmentedControl(m_theme);
    m_look->setObjectName(QStringLiteral("compareLook"));
    connect(m_look, &SegmentedControl::currentChanged, this, [this](int index) {
        m_looks->setCurrentIndex(index);
        showGraph();
    });
    row->addWidget(m_choice);
    row->addWidget(m_look);
    row->addWidget(m_onlyDifferent);
    row->addWidget(m_summary);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        const auto run = m_choice->itemData(index).toULongLong();
        if (run != 0)
            compareWith(RunId{run});
    });
    connect(m_onlyDifferent, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setOnlyDifferent(only);
        showComparison();
    });
    return bar;
}

QWidget *ComparePanel::makeOutputs()
{
    m_places = new ListView(m_theme);
    m_places->setObjectName(QStringLiteral("compareDifferences"));
    m_places->setModel(m_differences);
    m_places->setColumnWidths({200, 220, 0});
    m_left = new PayloadView(m_theme, QStringLiteral("compareLeft"));
    m_right = new PayloadView(m_theme, QStringLiteral("compareRight"));
    auto *outputs = new QSplitter(Qt::Horizontal);
    outputs->setChildrenCollapsible(false);
    outputs->addWidget(m_left);
    outputs->addWidget(m_right);
    auto *both = new QSplitter(Qt::Vertical);
    both->setChildrenCollapsible(false);
    both->addWidget(m_places);
    both->addWidget(outputs);
    both->setSizes({110, 150});
    return both;
}

void ComparePanel::compareWith(RunId other)
{
    if (std::exchange(m_failure, std::nullopt) && m_other.id() == other)
        m_other.refresh();
    m_states->setState(PageState::Loading);
    if (const int known = m_choice->findData(QVariant::fromValue<quint64>(number(other))); known >= 0)
        m_choice->setCurrentIndex(known);
    m_other.open(other);
    renew();
}

void ComparePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_other.setSeen(true);
    offerRuns();
    renew();
}

void ComparePanel::hideEvent(QHideEvent *event)
{
    m_other.setSeen(false);
    QWidget::hideEvent(event);
}

void ComparePanel::offerRuns()
{
    if (!isVisible() || !m_run.picture())
        return;
    RunFilter filter;
    filter.workflow = m_run.workflow().id;
    m_engine.listRuns(filter, {0, kOffered}, this, [this, run = *m_run.id()](const Result<Page<RunSummary>> &page) {
        if (page && m_run.id() == run)
            takeRuns(page->rows);
    });
}

void ComparePanel::takeRuns(const std::vector<RunSummary> &runs)
{
    m_choice->clear();
    m_choice->addItem(tr("Choose a run to compare with"), QVariant::fromValue<quint64>(0));
    for (const RunSummary &run : runs) {
        if (run.id != m_run.id() && !run.isDamaged)
            m_choice->addItem(nameOf(run), QVariant::fromValue<quint64>(number(run.id)));
    }
    if (!m_other.id())
        return;
    const auto id = QVariant::fromValue<quint64>(number(*m_other.id()));
    if (m_choice->findData(id) < 0)
        m_choice->addItem(tr("Run %1").arg(runText(number(*m_other.id()))), id);
    m_choice->setCurrentIndex(m_choice->findData(id));
}

QString ComparePanel::nameOf(const RunSummary &run) const
{
    return tr("Run %1, %2, started %3", "number, state, time")
        .arg(runText(number(run.id)), word(run), momentText(run.started, m_run.now()));
}

void ComparePanel::renew()
{
    if (!isVisible())
        return;
    m_model->renew();
    showState();
}

void ComparePanel::showState()
{
    if (m_failure)
        return; // until it is read again
    if (!m_other.id() || !m_run.id()) {
        m_states->setState(PageState::Empty);
    } else if (m_model->steps() == 0) {
        m_states->setState(PageState::Loading);
    } else {
        m_states->setState(m_model->rowCount() > 0 ? PageState::Ready : PageState::NothingMatches);
    }
}

void ComparePanel::showComparison()
{
    showState();
    const auto different = static_cast<int>(m_model->different());
    m_summary->setVisible(m_model->steps() > 0);
    m_summary->setText(different == 0
                           ? tr("All %n step(s) came to the same.", nullptr, static_cast<int>(m_model->steps()))
                           : tr("%n of %1 steps came to something else.", nullptr, different)
                                 .arg(numberText(quint64(m_model->steps()))));
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        const int row = m_chosen ? m_model->rowOf(*m_chosen) : -1;
        m_list->setCurrentIndex(m_model->index(std::max(0, row), 0));
    }
    showGraph();
    showStep();
}

/// While somebody looks at it.
void ComparePanel::showGraph()
{
    if (m_looks->currentIndex() == 0 || !m_run.picture() || !m_other.picture() || m_model->steps() == 0)
        return;
    m_graph->showGraph(runTint(m_model->all(), m_run.workflow(), m_other.workflow()));
    if (const ComparedStep *step = m_model->step(m_list->currentIndex()))
        m_graph->chooseTask(step->task);
}

void ComparePanel::showStep()
{
    const ComparedStep *step = m_model->step(m_list->currentIndex());
    if (step && m_looks->currentIndex() == 1)
        m_graph->chooseTask(step->task);
    const auto output = [](const LiveRun &live, const std::optional<ComparedSide> &side) {
        return side && live.picture() ? live.picture()->run().step(side->step).output : Payload();
    };
    const auto show = [](PayloadView &view, const Payload &payload) {
        if (payload.isEmpty())
            view.setAbsent(tr("There is no output."));
        else
            view.setPayload(payload);
    };
    const auto name = [](const LiveRun &live) {
        return live.id() ? tr("Run %1").arg(runText(number(*live.id()))) : QString();
    };
    const Outputs outputs{step ? output(m_run, step->left) : Payload(),
                          step ? output(m_other, step->right) : Payload(),
                          {name(m_run), name(m_other)}};
    if (m_shown == outputs)
        return;
    m_shown = outputs;
    show(*m_left, outputs.left);
    show(*m_right, outputs.right);
    m_differences->setDifferences(placesOf(outputs.left, outputs.right), outputs.names);
    m_places->setVisible(m_differences->rowCount() > 0);
}

void ComparePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComparePanel::retranslate()
{
    m_choice->setAccessibleName(tr("Run to compare with"));
    m_onlyDifferent->setText(tr("Only steps that came to something else"));
    m_list->setAccessibleName(tr("Steps of both runs"));
    m_look->setItems({tr("Steps"), tr("Graph")});
    m_look->setAccessibleName(tr("How the comparison is shown"));
    m_places->setAccessibleName(tr("Where the outputs differ"));
    m_left->setAccessibleTitle(tr("Output in the run that is open"));
    m_right->setAccessibleTitle(tr("Output in the other run"));
    m_states->setEmptyText(
        QStringLiteral("view-file-columns"), tr("No run to compare with yet"),
        tr("Choose another run of this workflow above: its steps then stand beside those of this one."),
        tr("Choose a run"));
    m_model->retranslate();
    m_shown.reset();
    renew();
    showComparison();
    offerRuns();
}

} // namespace sluice
