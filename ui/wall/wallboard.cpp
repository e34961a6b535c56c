#include "ui/wall/wallboard.h"

#include "ui/wording/alertwords.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace sluice {

namespace {

QString wallWord(const char *text)
{
    return QCoreApplication::translate("Wall", text);
}

WallState stateOf(const ComponentSnapshot &component)
{
    if (component.needsPerson || component.phase == ComponentPhase::Error || component.health == ComponentHealth::Lost
        || component.health == ComponentHealth::Stuck)
        return WallState::Bad;
    if (component.health != ComponentHealth::Ok || component.phase == ComponentPhase::Degraded
        || component.phase == ComponentPhase::Recovering)
        return WallState::Warning;
    return component.phase == ComponentPhase::Running || component.phase == ComponentPhase::Initializing
               ? WallState::Well
               : WallState::Held;
}

WallState stateOf(const ConnectionSnapshot &connection)
{
    switch (connection.phase) {
    case BreakerPhase::Open:
    case BreakerPhase::ForcedOpen:
        return WallState::Bad;
    case BreakerPhase::HalfOpen:
        return WallState::Warning;
    case BreakerPhase::Disabled:
        return WallState::Held;
    case BreakerPhase::Closed:
    case BreakerPhase::MetricsOnly:
        break;
    }
    return connection.forcedBy.isEmpty() ? WallState::Well : WallState::Held;
}

QString queueTitle(const QString &id)
{
    if (id == kEventQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of events"));
    if (id == kReadyQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of ready steps"));
    if (id == kRetryQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of retries"));
    if (id == kDeadLetterQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of dead letters"));
    return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of %1")).arg(id.section(u':', 1));
}

/// Of how many all are well: "9 of 9".
QString shareText(std::size_t well, std::size_t all)
{
    return QStringLiteral("%1/%2").arg(numberText(static_cast<quint64>(well)), numberText(static_cast<quint64>(all)));
}

class Board {
public:
    Board(const EngineSnapshot &now, const AlertRates &rates)
        : m_now(now)
        , m_rates(rates)
    {
    }

    std::vector<WallTile> tiles()
    {
        addTrouble();
        addAlerts();
        addLetters();
        addComponents();
        addBreakers();
        addQueues();
        addRuns();
        addThroughput();
        std::ranges::stable_sort(m_tiles, std::greater(), &WallTile::state);
        return std::move(m_tiles);
    }

private:
    void add(const QString &id, const QString &title, const QString &figure, WallState state, const QString &word,
             const QString &detail = {})
    {
        m_tiles.push_back({id, title, figure, word, detail, state});
    }

    void addTrouble()
    {
        if (m_now.trouble)
            add(QStringLiteral("trouble"), wallWord(QT_TRANSLATE_NOOP("Wall", "Engine")), QStringLiteral("!"),
                WallState::Bad, wallWord(QT_TRANSLATE_NOOP("Wall", "in trouble")), words(m_now.trouble->error).what);
    }

    void addAlerts()
    {
        quint64 count = 0;
        const AlertSummary *worst = nullptr;
        for (const AlertSummary &alert : m_now.alerts) {
            if (!alert.isNew(m_now.taken))
                continue;
            ++count;
            worst = worst ? worst : &alert; // they come worst first
        }
        const WallState state = !worst                                       ? WallState::Well
                                : worst->severity == AlertSeverity::Critical ? WallState::Bad
                                : worst->severity == AlertSeverity::Warning  ? WallState::Warning
                                                                             : WallState::Busy;
        add(QStringLiteral("alerts"), wallWord(QT_TRANSLATE_NOOP("Wall", "Alerts")), numberText(count), state,
            worst ? sluice::word(worst->severity) : wallWord(QT_TRANSLATE_NOOP("Wall", "none")),
            worst ? alertTitle(*worst) : QString());
    }

    void addLetters()
    {
        const bool isAny = m_now.openLetters > 0;
        add(QStringLiteral("letters"), wallWord(QT_TRANSLATE_NOOP("Wall", "Dead letters")),
            numberText(m_now.openLetters), isAny ? WallState::Warning : WallState::Well,
            isAny ? wallWord(QT_TRANSLATE_NOOP("Wall", "wait for a decision"))
                  : wallWord(QT_TRANSLATE_NOOP("Wall", "none")));
    }

    void addComponents()
    {
        std::size_t well = 0;
        for (const ComponentSnapshot &component : m_now.components) {
            const WallState state = stateOf(component);
            if (state == WallState::Well) {
                ++well;
                continue;
            }
            const bool isBeat = component.health != ComponentHealth::Ok;
            add(QStringLiteral("component.") + component.id, componentWords(component.id).name,
                durationText(isBeat ? component.heartbeatAge : component.inPhase), state,
                isBeat ? sluice::word(component.health) : sluice::word(component.phase),
                isBeat ? wallWord(QT_TRANSLATE_NOOP("Wall", "since its last heartbeat"))
                       : wallWord(QT_TRANSLATE_NOOP("Wall", "in this state")));
        }
        const std::size_t all = m_now.components.size();
        add(QStringLiteral("components"), wallWord(QT_TRANSLATE_NOOP("Wall", "Components")), shareText(well, all),
            well == all ? WallState::Well : WallState::Idle, wallWord(QT_TRANSLATE_NOOP("Wall", "well")));
    }

    void addBreakers()
    {
        std::size_t closed = 0;
        for (const ConnectionSnapshot &connection : m_now.connections) {
            const WallState state = stateOf(connection);
            if (state == WallState::Well) {
                ++closed;
                continue;
            }
            const bool isCounting = connection.nextProbe && connection.phase == BreakerPhase::Open;
            add(QStringLiteral("breaker.") + connection.id, connection.id,
                isCounting ? durationText(*connection.nextProbe) : percentText(connection.failureRate), state,
                wallWord(QT_TRANSLATE_NOOP("Wall", "breaker %1")).arg(sluice::word(connection.phase)),
                isCounting ? wallWord(QT_TRANSLATE_NOOP("Wall", "until it is tried again"))
                           : wallWord(QT_TRANSLATE_NOOP("Wall", "of its calls failed")));
        }
        const std::size_t all = m_now.connections.size();
        if (all > 0)
            add(QStringLiteral("breakers"), wallWord(QT_TRANSLATE_NOOP("Wall", "Breakers")), shareText(closed, all),
                closed == all ? WallState::Well : WallState::Idle, wallWord(QT_TRANSLATE_NOOP("Wall", "closed")));
    }

    void addQueues()
    {
        quint64 depth = 0;
        Milliseconds oldest{};
        for (const QueueSnapshot &queue : m_now.queues) {
            if (queue.hold)
                add(QStringLiteral("queue.") + queue.id, queueTitle(queue.id), numberText(queue.depth), WallState::Held,
                    wallWord(QT_TRANSLATE_NOOP("Wall", "paused")),
                    QStringLiteral("%1: %2").arg(queue.hold->who, queue.hold->why));
            if (queue.id == kDeadLetterQueue || isWorkflowQueue(queue.id))
                continue; // the letters have a tile of their own
            depth += queue.depth;
            if (queue.depth > 0)
                oldest = std::max(oldest, queue.oldestAge);
        }
        add(QStringLiteral("queues"), wallWord(QT_TRANSLATE_NOOP("Wall", "In queues")), numberText(depth),
            depth > 0 ? WallState::Busy : WallState::Idle,
            depth > 0 ? wallWord(QT_TRANSLATE_NOOP("Wall", "waiting")) : wallWord(QT_TRANSLATE_NOOP("Wall", "empty")),
            depth > 0 ? wallWord(QT_TRANSLATE_NOOP("Wall", "oldest: %1")).arg(durationText(oldest)) : QString());
    }

    void addRuns()
    {
        const bool isAny = m_now.activeRuns > 0;
        add(QStringLiteral("runs"), wallWord(QT_TRANSLATE_NOOP("Wall", "Runs")), numberText(quint64(m_now.activeRuns)),
            isAny ? WallState::Busy : WallState::Idle,
            isAny ? wallWord(QT_TRANSLATE_NOOP("Wall", "active")) : wallWord(QT_TRANSLATE_NOOP("Wall", "none active")));
    }

    void addThroughput()
    {
        const double rate = m_rates.stepsPerSecond();
        const double errors = m_rates.errorPercent();
        add(QStringLiteral("throughput"), wallWord(QT_TRANSLATE_NOOP("Wall", "Steps a second")), numberText(rate, 1),
            rate > 0 ? WallState::Busy : WallState::Idle,
            rate > 0 ? wallWord(QT_TRANSLATE_NOOP("Wall", "running")) : wallWord(QT_TRANSLATE_NOOP("Wall", "at rest")),
            wallWord(QT_TRANSLATE_NOOP("Wall", "%1 % failed in the last minute")).arg(numberText(errors, 1)));
    }

    const EngineSnapshot &m_now;
    const AlertRates &m_rates;
    std::vector<WallTile> m_tiles;
};

} // namespace

Glyph glyphOf(WallState state)
{
    switch (state) {
    case WallState::Bad:
        return {Shape::Cross, Token::Danger};
    case WallState::Warning:
        return {Shape::Triangle, Token::Warning};
    case WallState::Held:
        return {Shape::TwoBars, Token::Retry};
    case WallState::Busy:
        return {Shape::TurningArc, Token::Accent};
    case WallState::Well:
        return {Shape::Tick, Token::Success};
    case WallState::Idle:
        break;
    }
    return {Shape::ThreeDots, Token::Muted};
}

std::vector<WallTile> wallTiles(const EngineSnapshot &now, const AlertRates &rates)
{
    return Board(now, rates).tiles();
}

QString wallText(const std::vector<WallTile> &tiles)
{
    QStringList lines;
    for (const WallTile &tile : tiles) {
        QString line = QStringLiteral("%1: %2, %3").arg(tile.title, tile.figure, tile.word);
        if (!tile.detail.isEmpty())
            line += QStringLiteral(" (%1)").arg(tile.detail);
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace sluice
