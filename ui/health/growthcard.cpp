#include "ui/health/growthcard.h"

#include "ui/health/growthchart.h"
#include "ui/health/growthmodelrow.h"
#include "ui/health/growthrows.h"
#include "ui/health/growthwords.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

// How the section Growth is made and worded; what it shows and orders is in growthshown.cpp.

namespace sluice {

GrowthCard::GrowthCard(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_trouble(new InfoBar(theme, this))
    , m_outcome(new InfoBar(theme, this))
    , m_states(new PageStates(content(), theme, this))
{
    setObjectName(QStringLiteral("growth"));
    m_title->setTextFormat(Qt::PlainText);
    m_trouble->setObjectName(QStringLiteral("growthTrouble"));
    m_outcome->setObjectName(QStringLiteral("growthOutcome"));
    m_states->setObjectName(QStringLiteral("growthStates"));
    body()->addWidget(m_title);
    body()->addWidget(m_trouble);
    body()->addWidget(m_outcome);
    body()->addWidget(m_states);
    for (GrowthModelRow *row : m_models) {
        connect(row, &GrowthModelRow::actionAsked, this, &GrowthCard::control);
        connect(row, &GrowthModelRow::resetAsked, this, &GrowthCard::askReset);
    }
    connect(m_resetPanel, &GrowthResetPanel::confirmed, this, &GrowthCard::reset);
    connect(m_states, &PageStates::retryRequested, this, &GrowthCard::ask);
    connect(m_view, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&theme, &ThemeController::changed, this, &GrowthCard::dress);
    retranslate();
    dress();
}

QWidget *GrowthCard::content()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kL);
    auto *models = new FlowLayout(space::kXl);
    models->setFilling(true);
    const QStringList names{QStringLiteral("ViralEngine"), QStringLiteral("Predictor"), QStringLiteral("Optimizer")};
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        m_models[i] = new GrowthModelRow(names.at(static_cast<qsizetype>(i)), m_theme, all);
        models->addWidget(m_models[i]);
    }
    column->addLayout(models);
    m_resetPanel = new GrowthResetPanel(m_theme, all);
    column->addWidget(m_resetPanel);
    m_parts = {viralPart(), predictorPart(), optimizerPart()};
    for (QWidget *part : m_parts)
        column->addWidget(part);
    return all;
}

QWidget *GrowthCard::viralPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    auto *figures = new FlowLayout(space::kL); // so that four fit into a window of 1024
    const QStringList names{QStringLiteral("growthK"), QStringLiteral("growthInvites"),
                            QStringLiteral("growthConversion"), QStringLiteral("growthCycle")};
    for (std::size_t i = 0; i < FigureCount; ++i) {
        m_figures[i] = new Figure(m_theme, part);
        m_figures[i]->setObjectName(names.at(static_cast<qsizetype>(i)));
        m_figures[i]->setSize(TypeSize::Title);
        figures->addWidget(m_figures[i]);
    }
    column->addLayout(figures);
    m_network = makeText(QStringLiteral("growthNetwork"), part);
    column->addWidget(m_network);
    m_bad = makeText(QStringLiteral("growthBad"), part);
    column->addWidget(m_bad);
    m_cohorts = makeTable(QStringLiteral("growthCohorts"), 2, {100, 0, 80, 80, 80, 60, 110, 100}, part);
    column->addWidget(m_cohorts.title);
    column->addWidget(m_cohorts.view);
    return part;
}

QWidget *GrowthCard::predictorPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    m_forecast = makeText(QStringLiteral("growthForecast"), part);
    m_view = new SegmentedControl(m_theme, part);
    m_view->setObjectName(QStringLiteral("growthView"));
    m_stack = new QStackedWidget(part);
    m_chart = new GrowthChart(m_theme);
    m_chart->setObjectName(QStringLiteral("growthChart"));
    m_days = makeTable(QStringLiteral("growthDays"), 1, {0, 120, 140, 70, 120}, part);
    m_days.title->hide(); // the choice above it says what it is
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_days.view);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kM);
    head->addWidget(m_forecast, 1);
    head->addWidget(m_view, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_stack);
    return part;
}

QWidget *GrowthCard::optimizerPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    m_strategy = makeText(QStringLiteral("growthStrategy"), part);
    column->addWidget(m_strategy);
    m_strategies = makeTable(QStringLiteral("growthStrategies"), 1, {0, 80, 100, 80, 100, 150}, part);
    m_log = makeTable(QStringLiteral("growthLog"), 3, {170, 140, 0}, part);
    for (const Table &table : {m_strategies, m_log}) {
        column->addWidget(table.title);
        column->addWidget(table.view);
    }
    return part;
}

GrowthCard::Table GrowthCard::makeTable(const QString &name, int texts, const std::vector<int> &widths, QWidget *parent)
{
    Table table{new QLabel(parent), new ListView(m_theme, parent), new GrowthTable(texts, this)};
    table.title->setTextFormat(Qt::PlainText);
    table.view->setObjectName(name);
    table.rows->setTitles(QStringList(static_cast<qsizetype>(widths.size())));
    table.view->setModel(table.rows);
    table.view->setColumnWidths(widths);
    return table;
}

QLabel *GrowthCard::makeText(const QString &name, QWidget *parent)
{
    auto *text = new QLabel(parent);
    text->setObjectName(name);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(1);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return text;
}

void GrowthCard::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    for (const Table &table : {m_cohorts, m_days, m_strategies, m_log})
        table.title->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    const int wide = QFontMetrics(theme.font(TypeSize::Small))
                         .horizontalAdvance(QStringLiteral("Median cycle, 14 h 24 min to 1 d 3 h"));
    for (Figure *figure : m_figures)
        figure->setMinimumWidth(wide);
}

void GrowthCard::retranslate()
{
    m_title->setText(tr("Growth"));
    m_states->setEmptyText(QStringLiteral("office-chart-line"), tr("Nothing listens to the invite funnel"),
                           tr("How users bring in users shows here once sluice.json of the workspace has \"growth\" "
                              "and the workspace is opened again. The page Growth of the help says how; the sample "
                              "referral-growth has it all."),
                           {});
    m_view->setItems({tr("Chart"), tr("Table")});
    m_view->setAccessibleName(tr("How the forecast is shown"));
    const std::pair<const Table &, QString> titles[] = {{m_cohorts, tr("Cohorts")},
                                                        {m_days, tr("Forecast")},
                                                        {m_strategies, tr("Strategies")},
                                                        {m_log, tr("What Optimizer has said")}};
    for (const auto &[table, title] : titles) {
        table.title->setText(title);
        table.view->setAccessibleName(title);
    }
    m_cohorts.rows->setTitles(cohortTitles());
    m_days.rows->setTitles(forecastTitles());
    m_strategies.rows->setTitles(strategyTitles());
    m_log.rows->setTitles(strategyLogTitles());
    m_chart->retranslate();
    if (m_growth)
        showAll();
}

void GrowthCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace sluice
