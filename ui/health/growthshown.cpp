#include "ui/health/growthcard.h"
#include "ui/health/growthchart.h"
#include "ui/health/growthmodelrow.h"
#include "ui/health/growthrows.h"
#include "ui/health/growthwords.h"
#include "ui/health/healthwords.h"
#include "ui/models/listview.h"
#include "ui/theme/livevalue.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

// What the section Growth asks, shows and orders.

namespace sluice {

namespace {

/// The engine tells ten times a second; the models look once a second.
constexpr Milliseconds kAskEvery = std::chrono::seconds(1);
constexpr int kMostRowsShown = 14; ///< of a table; it scrolls to the others

/// As high as its rows, up to so many.
void fitRows(ListView &view, int rows)
{
    const int head = view.header()->sizeHint().height();
    const int row = rows > 0 ? view.sizeHintForRow(0) : view.minimumSizeHint().height() - head;
    const int shown = std::clamp(rows, 1, kMostRowsShown);
    view.setFixedHeight(head + row * shown + 2 * view.frameWidth());
}

} // namespace

void GrowthCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &GrowthCard::follow);
    if (!m_growth)
        m_states->setState(PageState::Loading);
    ask();
}

void GrowthCard::hideEvent(QHideEvent *event)
{
    Card::hideEvent(event);
    disconnect(m_following);
}

/// Scrolled out of sight, it costs nothing either.
void GrowthCard::follow()
{
    const WallTime now = m_engine.snapshot().taken;
    const bool isDue = now - m_asked >= kAskEvery || now < m_asked;
    if (!isDue || visibleRegion().isEmpty())
        return;
    m_asked = now;
    if (m_growth && m_growth->isWanted)
        showModels();
    ask();
}

void GrowthCard::ask()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_engine.readGrowth(this, [this](const Result<GrowthSnapshot> &told) {
        m_isAsking = false;
        take(told);
    });
}

void GrowthCard::take(const Result<GrowthSnapshot> &told)
{
    if (!told) {
        if (m_growth && m_growth->isWanted)
            tellTrouble(told.error());
        else
            m_states->setFailure(told.error());
        return;
    }
    m_told.reset();
    m_trouble->hide();
    const bool isNews = m_growth != *told;
    m_growth = *told;
    if (!m_growth->isWanted)
        return m_states->setState(PageState::Empty);
    if (isNews || m_states->state() != PageState::Ready)
        showAll();
    m_states->setState(PageState::Ready);
}

/// The same answer comes each second: whoever has closed it has read it.
void GrowthCard::tellTrouble(const Error &error)
{
    if (m_told == error)
        return;
    m_told = error;
    m_trouble->showError(error);
}

void GrowthCard::showModels()
{
    const EngineSnapshot &engine = m_engine.snapshot();
    const auto componentOf = [&engine](const QString &id) {
        const auto found = std::ranges::find(engine.components, id, &ComponentSnapshot::id);
        return found == engine.components.end() ? nullptr : &*found;
    };
    std::optional<WallTime> viral;
    std::optional<WallTime> predictor;
    std::optional<WallTime> optimizer;
    if (m_growth->viral)
        viral = m_growth->viral->at;
    if (m_growth->predictor && m_growth->predictor->last)
        predictor = m_growth->predictor->last->at;
    if (m_growth->optimizer && m_growth->optimizer->now.at != WallTime())
        optimizer = m_growth->optimizer->now.at;
    m_models[0]->show(componentOf(QStringLiteral("ViralEngine")), viral, engine.taken);
    m_models[1]->show(componentOf(QStringLiteral("Predictor")), predictor, engine.taken);
    m_models[2]->show(componentOf(QStringLiteral("Optimizer")), optimizer, engine.taken);
    greyOut();
}

void GrowthCard::showAll()
{
    const WallTime now = m_engine.snapshot().taken;
    showViral(m_growth->viral.value_or(ViralReport()), now);
    showPredictor();
    showOptimizer(now);
    showBad();
    showModels();
}

void GrowthCard::showViral(const ViralReport &report, WallTime now)
{
    const ViralEstimates &window = report.window;
    const auto put = [this](FigureAt place, const QString &label, const Estimate &estimate, const QString &value,
                            const QString &range) {
        const bool isKnown = estimate.sample > 0;
        m_figures[place]->setLabel(isKnown ? tr("%1, %2", "a figure, its interval").arg(label, range) : label);
        m_figures[place]->setValue(isKnown ? value : tr("not known yet"));
    };
    put(KFigure, tr("K"), window.k, numberText(window.k.value, 2), rangeText(window.k.range, 2));
    put(InvitesFigure, tr("Invites per user"), window.invitesPerUser, numberText(window.invitesPerUser.value, 2),
        rangeText(window.invitesPerUser.range, 2));
    put(ConversionFigure, tr("Conversion"), window.conversion, percentText(window.conversion.value),
        shareRangeText(window.conversion.range));
    put(CycleFigure, tr("Median cycle"), window.cycle, durationText(Milliseconds(std::llround(window.cycle.value))),
        spanRangeText(window.cycle.range));
    const QString users = tr("95 % intervals over %n user(s) whose time to invite is over.", nullptr,
                             static_cast<int>(window.users));
    // Rows of nought only look as if something were known.
    const bool hasHeard = report.taken > 0;
    m_network->setText(hasHeard ? users + u'\n' + networkText(report.network, now) : waitingText());
    m_cohorts.title->setVisible(hasHeard);
    m_cohorts.view->setVisible(hasHeard);
    m_cohorts.rows->setRows(cohortRows(report));
    fitRows(*m_cohorts.view, m_cohorts.rows->rowCount());
}

void GrowthCard::showPredictor()
{
    const PredictorReport report = m_growth->predictor.value_or(PredictorReport());
    const Prediction last = report.last.value_or(Prediction());
    const std::vector<GrowthPeriod> past = m_growth->viral ? m_growth->viral->periods : std::vector<GrowthPeriod>();
    const bool hasAny = !past.empty() || !last.users.empty();
    m_view->setVisible(hasAny);
    m_stack->setVisible(hasAny);
    m_forecast->setText(forecastText(report));
    m_chart->showForecast(past, last.users);
    m_days.rows->setRows(forecastRows(last));
}

void GrowthCard::showOptimizer(WallTime now)
{
    const OptimizerReport report = m_growth->optimizer.value_or(OptimizerReport());
    m_strategy->setText(strategyText(report));
    m_strategies.rows->setRows(strategyRows(report.now));
    m_log.rows->setRows(strategyLogRows(report, now));
    fitRows(*m_strategies.view, m_strategies.rows->rowCount());
    fitRows(*m_log.view, m_log.rows->rowCount());
}

void GrowthCard::showBad()
{
    QStringList texts;
    if (m_growth->viral)
        texts = badInputTexts(m_growth->viral->bad);
    texts += staleTexts(*m_growth);
    m_bad->setText(texts.isEmpty() ? tr("Nothing was wrong with the events.")
                                   : tr("Of the events:") + u'\n' + texts.join(u'\n'));
}

/// What comes from a model that does not run is what was.
void GrowthCard::greyOut()
{
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const bool isOld = m_isStale || !m_models[i]->isLive();
        m_models[i]->setStale(m_isStale);
        markStale(*m_parts[i], isOld);
    }
}

void GrowthCard::setStale(bool stale)
{
    m_isStale = stale;
    if (m_growth && m_growth->isWanted)
        greyOut();
}

void GrowthCard::control(const QString &model, ComponentAction action)
{
    const ComponentRequest request{model, action, tr("Ordered on the Health page")};
    m_engine.controlComponent(request, this, [this, model, action](const Result<void> &done) {
        if (done)
            m_outcome->showMessage(InfoBar::Tone::Success, componentOutcome(model, action));
        else
            m_outcome->showError(done.error());
    });
}

QString GrowthCard::knowledge(const QString &model) const
{
    if (model == u"ViralEngine" && m_growth->viral)
        return tr("%1 users, %2 invites").arg(numberText(m_growth->viral->users), numberText(m_growth->viral->invites));
    if (model == u"Predictor" && m_growth->predictor)
        return tr("%n day(s)", nullptr, static_cast<int>(m_growth->predictor->periods));
    if (model == u"Optimizer" && m_growth->optimizer)
        return tr("%n strategy(s)", nullptr, static_cast<int>(m_growth->optimizer->now.shares.size()));
    return tr("nothing yet");
}

void GrowthCard::askReset(const QString &model)
{
    m_resetPanel->ask(model, knowledge(model));
}

void GrowthCard::reset(const QString &model, const QString &reason)
{
    m_engine.resetGrowth({model, reason}, this, [this, model](const Result<void> &done) {
        if (!done)
            return m_outcome->showError(done.error());
        m_outcome->showMessage(InfoBar::Tone::Success, tr("%1 begins anew").arg(componentWords(model).name));
        ask();
    });
}

} // namespace sluice
