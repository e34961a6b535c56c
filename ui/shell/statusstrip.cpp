#include "ui/shell/statusstrip.h"

#include "core/api/engineclient.h"
#include "ui/shell/statusitem.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/sparkline.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QHBoxLayout>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kSilenceMs = 3000;
/// Rates up to this move nothing beside them.
constexpr double kUsualRate = 9999;

/// Tenths of a second while it is short, so that a healthy heartbeat is seen to beat.
QString heartbeatText(Milliseconds age)
{
    return durationText(age < Milliseconds(1000) ? Milliseconds(age.count() / 100 * 100) : age);
}

} // namespace

StatusStrip::StatusStrip(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_line(new Sparkline(theme))
{
    setObjectName(QStringLiteral("statusStrip"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kXs, 1, space::kXs, 0);
    row->setSpacing(space::kXs);
    const QString health = QStringLiteral("health");
    m_state = addItem(QStringLiteral("status.engine"), health);
    m_heartbeat = addItem(QStringLiteral("status.heartbeat"), health);
    m_runs = addItem(QStringLiteral("status.runs"), QStringLiteral("runs"));
    m_queue = addItem(QStringLiteral("status.queue"), QStringLiteral("queues"));
    row->addStretch(1);
    m_breakers = addItem(QStringLiteral("status.breakers"), health);
    m_throughput = addItem(QStringLiteral("status.throughput"), health);
    m_line->setFloor(5);
    m_throughput->setFigure(m_line);
    m_silence.setSingleShot(true);
    m_silence.setInterval(kSilenceMs);
    connect(&m_silence, &QTimer::timeout, this, &StatusStrip::showSilence);
    connect(&engine, &EngineClient::snapshotChanged, this, &StatusStrip::take);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
    m_silence.start();
    m_status = statusOf(engine.snapshot());
    fill();
}

StatusItem *StatusStrip::addItem(const QString &name, const QString &page)
{
    auto *item = new StatusItem(m_theme, this);
    item->setObjectName(name);
    layout()->addWidget(item);
    connect(item, &QAbstractButton::clicked, this, [this, page] { Q_EMIT pageRequested(page); });
    return item;
}

void StatusStrip::take()
{
    m_hasNews = true;
    m_silence.start();
    m_line->setStale(m_isStale);
    m_status = statusOf(m_engine.snapshot());
    if (m_rate.take(m_engine.snapshot()))
        m_line->append(m_rate.perSecond());
    fill();
}

void StatusStrip::retranslate()
{
    fill();
}

void StatusStrip::showAge(Milliseconds age, bool stale)
{
    m_age = age;
    const bool wasStale = std::exchange(m_isStale, stale);
    if (!stale && !wasStale)
        return;
    // What says that it is old is not old itself.
    for (StatusItem *item : {m_runs, m_queue, m_breakers, m_throughput})
        item->setStale(stale);
    m_line->setStale(stale);
    fillHeartbeat();
}

void StatusStrip::fillHeartbeat()
{
    if (m_isStale) {
        m_heartbeat->show(
            tr("Figures %1 old", "an age").arg(durationText(std::chrono::floor<std::chrono::seconds>(m_age))),
            Token::Warning, glyphOf(ComponentHealth::Late));
        return;
    }
    const Glyph beat = glyphOf(m_status.health);
    const bool onTime = m_status.health == ComponentHealth::Ok;
    const QString age = heartbeatText(m_status.oldestHeartbeat);
    m_heartbeat->show(
        onTime ? tr("Heartbeat %1", "age of the oldest heartbeat").arg(age)
               : tr("Heartbeat %1, %2", "age of the oldest heartbeat, and how late").arg(age, word(m_status.health)),
        onTime ? Token::Muted : beat.token, onTime ? std::nullopt : std::optional(beat));
}

void StatusStrip::fill()
{
    const Glyph glyph = glyphOf(m_status.phase);
    m_state->show(m_hasNews ? tr("Engine %1", "state of the engine, such as: running").arg(word(m_status.phase))
                            : tr("Engine starting"),
                  glyph.token == Token::Success ? Token::Muted : glyph.token, glyph);
    fillHeartbeat();
    m_runs->show(tr("%n run(s) active", nullptr, static_cast<int>(m_status.activeRuns)),
                 m_status.activeRuns > 0 ? Token::Text : Token::Muted);
    m_queue->show(tr("Queue %1").arg(numberText(m_status.queueDepth)));
    const auto rate = [](double perSecond) {
        return tr("%1 steps/s", "rate").arg(numberText(perSecond, perSecond < 100 ? 1 : 0));
    };
    m_throughput->reserve(rate(kUsualRate));
    m_throughput->show(rate(m_rate.perSecond()));
    const bool anyOpen = m_status.breakersOpen > 0;
    m_breakers->show(
        anyOpen ? tr("%n breaker(s) open", nullptr, static_cast<int>(m_status.breakersOpen)) : tr("Breakers closed"),
        anyOpen ? Token::Danger : Token::Muted, anyOpen ? std::optional(glyphOf(BreakerPhase::Open)) : std::nullopt);
}

void StatusStrip::showSilence()
{
    m_line->setStale(true);
    m_state->show(m_hasNews ? tr("No news from the engine since %1")
                                  .arg(momentText(m_engine.snapshot().taken, m_engine.snapshot().taken))
                            : tr("The engine has not answered yet"),
                  Token::Warning, glyphOf(ComponentHealth::Late));
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Background));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Line));
}

} // namespace sluice
