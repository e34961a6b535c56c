#include "ui/runs/timelinepanel.h"

#include "ui/models/listview.h"
#include "ui/models/roles.h"
#include "ui/runs/barlegend.h"
#include "ui/runs/ganttview.h"
#include "ui/runs/livetimeline.h"
#include "ui/runs/timelinemodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice {

namespace {
constexpr double kZoomClick = 2;
} // namespace

TimelinePanel::TimelinePanel(LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_live(new LiveTimeline(run, this))
    , m_legend(new BarLegend(theme))
    , m_stack(new QStackedWidget)
    , m_chart(new GanttView(*m_live, theme))
    , m_model(new TimelineModel(*m_live, this))
    , m_table(new ListView(theme))
    , m_current(new ElidedLabel(theme))
{
    setObjectName(QStringLiteral("timelinePanel"));
    m_legend->setObjectName(QStringLiteral("timelineLegend"));
    m_chart->setObjectName(QStringLiteral("timelineChart"));
    m_table->setObjectName(QStringLiteral("timelineTable"));
    m_current->setObjectName(QStringLiteral("timelineCurrent"));
    m_current->setLook(TypeSize::Base, Token::Muted);
    m_table->setModel(m_model);
    m_table->setColumnWidths({180, 200, 90, 90, 72, 0});
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::kM, space::kXs, space::kM, space::kS);
    foot->setSpacing(space::kXs);
    foot->addWidget(m_current);
    foot->addWidget(m_legend);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_stack, 1);
    column->addLayout(foot);

    connect(m_live, &LiveTimeline::changed, this, [this] {
        m_legend->setSorts(m_chart->sorts());
        showCurrent();
    });
    connect(m_live, &LiveTimeline::moved, this, &TimelinePanel::showCurrent);
    connect(m_live, &LiveTimeline::replaced, this, [this] { m_legend->setSorts({}); });
    connect(m_chart, &GanttView::currentMoved, this, &TimelinePanel::showCurrent);
    connect(m_chart, &GanttView::zoomChanged, this, &TimelinePanel::showForm);
    connect(m_chart, &GanttView::opened, this, &TimelinePanel::stepRequested);
    connect(m_table, &ListView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT stepRequested(static_cast<StepIndex>(index.data(NumberRole).toULongLong()));
    });
    connect(&theme, &ThemeController::changed, this, &TimelinePanel::dress);
    setFocusProxy(m_chart);
    retranslate();
    dress();
    showForm();
}

QWidget *TimelinePanel::makeBar()
{
    m_form = new SegmentedControl(m_theme);
    m_form->setObjectName(QStringLiteral("timelineForm"));
    m_onlyCritical = new QCheckBox;
    m_onlyCritical->setObjectName(QStringLiteral("timelineOnlyCritical"));
    const auto button = [](const char *name) {
        auto *made = new QToolButton;
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoRaise(true);
        return made;
    };
    m_zoomOut = button("timelineZoomOut");
    m_zoomIn = button("timelineZoomIn");
    m_fit = button("timelineFit");
    auto *widget = new QWidget;
    auto *row = new FlowLayout(space::kS, widget);
    row->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    row->addWidget(m_form);
    row->addWidget(m_onlyCritical);
    for (QToolButton *each : {m_zoomOut, m_zoomIn, m_fit})
        row->addWidget(each);
    connect(m_form, &SegmentedControl::currentChanged, this, &TimelinePanel::showForm);
    connect(m_onlyCritical, &QCheckBox::toggled, m_chart, &GanttView::setOnlyCritical);
    connect(m_onlyCritical, &QCheckBox::toggled, m_model, &TimelineModel::setOnlyCritical);
    connect(m_zoomIn, &QToolButton::clicked, m_chart, [this] { m_chart->zoomBy(kZoomClick); });
    connect(m_zoomOut, &QToolButton::clicked, m_chart, [this] { m_chart->zoomBy(1 / kZoomClick); });
    connect(m_fit, &QToolButton::clicked, m_chart, &GanttView::fit);
    return widget;
}

void TimelinePanel::chooseStep(StepIndex step)
{
    m_chart->chooseStep(step);
}

void TimelinePanel::showForm()
{
    const bool isTable = m_form->currentIndex() == 1;
    m_stack->setCurrentIndex(isTable ? 1 : 0);
    m_model->setActive(isTable && isVisible());
    for (QToolButton *each : {m_zoomOut, m_zoomIn, m_fit})
        each->setVisible(!isTable);
    m_legend->setVisible(!isTable);
    m_current->setVisible(!isTable);
    m_zoomOut->setEnabled(m_chart->zoom() > 1);
    m_fit->setEnabled(m_chart->zoom() > 1);
}

void TimelinePanel::showCurrent()
{
    const QString text = m_chart->currentText();
    m_current->setText(text.isEmpty() ? tr("Choose a bar to read what it means.") : text);
}

void TimelinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_live->setActive(true);
    showForm();
}

void TimelinePanel::hideEvent(QHideEvent *event)
{
    m_live->setActive(false);
    QWidget::hideEvent(event);
}

void TimelinePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TimelinePanel::dress()
{
    m_zoomOut->setIcon(m_theme.icon(QStringLiteral("zoom-out")));
    m_zoomIn->setIcon(m_theme.icon(QStringLiteral("zoom-in")));
    m_fit->setIcon(m_theme.icon(QStringLiteral("zoom-fit-best")));
}

void TimelinePanel::retranslate()
{
    m_form->setItems({tr("Chart"), tr("Table")});
    m_form->setAccessibleName(tr("How the timeline is shown"));
    m_onlyCritical->setText(tr("Only the critical path"));
    m_onlyCritical->setToolTip(tr("The chain of steps that took the run as long as it did"));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_zoomOut, tr("Show more of the run at once (-)"));
    name(m_zoomIn, tr("Show less of the run, larger (+)"));
    name(m_fit, tr("Show all of the run (0)"));
    m_chart->setAccessibleName(tr("Timeline of the run: arrows go from step to step and from bar to bar"));
    m_table->setAccessibleName(tr("Timeline of the run as a table"));
    m_legend->retranslate();
    m_model->retranslate();
    showCurrent();
}

} // namespace sluice
