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

QString queueTitle(const QString &id, const WorkflowNames &names)
{
    if (id == kEventQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of events"));
    if (id == kReadyQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of ready steps"));
    if (id == kRetryQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of retries"));
    if (id == kDeadLetterQueue)
        return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of dead letters"));
    const QString whose = id.section(u':', 1);
    return wallWord(QT_TRANSLATE_NOOP("Wall", "Queue of %1"))
        .arg(isWorkflowQueue(id) ? names.workflow(whose) : names.connection(whose));
}

/// Titles of the cards that are for the whole engine, by their ids.
struct WallTitle {
    const char *id;
    const char *title;
    WallCard::Kind kind;
};
constexpr WallTitle kWallTitles[] = {
    {"alerts", QT_TRANSLATE_NOOP("Wall", "Alerts"), WallCard::Kind::Summary},
    {"letters", QT_TRANSLATE_NOOP("Wall", "Dead letters"), WallCard::Kind::Summary},
    {"components", QT_TRANSLATE_NOOP("Wall", "Components"), WallCard::Kind::Summary},
    {"breakers", QT_TRANSLATE_NOOP("Wall", "Breakers"), WallCard::Kind::Summary},
    {"queues", QT_TRANSLATE_NOOP("Wall", "In queues"), WallCard::Kind::Summary},
    {"runs", QT_TRANSLATE_NOOP("Wall", "Runs"), WallCard::Kind::Summary},
    {"throughput", QT_TRANSLATE_NOOP("Wall", "Steps a second"), WallCard::Kind::Summary},
    {"errors", QT_TRANSLATE_NOOP("Wall", "Failed steps"), WallCard::Kind::Figure},
    {"latency", QT_TRANSLATE_NOOP("Wall", "Response time"), WallCard::Kind::Figure},
    {"cpu", QT_TRANSLATE_NOOP("Wall", "Processor"), WallCard::Kind::Figure},
    {"memory", QT_TRANSLATE_NOOP("Wall", "Memory"), WallCard::Kind::Figure},
};

QString componentCard(const QString &id)
{
    return QStringLiteral("component.") + id;
}

QString breakerCard(const QString &id)
{
    return QStringLiteral("breaker.") + id;
}

QString queueCard(const QString &id)
{
    return QStringLiteral("queue.") + id;
}

constexpr double kWallMiB = 1024 * 1024;

/// Of how many all are well: "9 of 9".
QString shareText(std::size_t well, std::size_t all)
{
    return QStringLiteral("%1/%2").arg(numberText(static_cast<quint64>(well)), numberText(static_cast<quint64>(all)));
}

class Board {
public:
    explicit Board(const WallFigures &figures)
        : m_figures(figures)
        , m_now(figures.now)
        , m_rates(figures.rates)
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
        addErrors();
        addCosts();
        std::ranges::stable_sort(m_tiles, std::greater(), &WallTile::state);
        return std::move(m_tiles);
    }

private:
    void add(const QString &id, const QString &title, const QString &figure, WallState state, const QString &word,
             const QString &detail = {})
    {
        const auto line = m_figures.lines.find(id);
        m_tiles.push_back({id, title, figure, word, detail, state,
                           line == m_figures.lines.end() ? std::vector<double>() : line->second});
    }

    /// Of the whole engine: not if somebody has left it out, unless it is bad.
    void addWhole(const char *id, const QString &figure, WallState state, const QString &word,
                  const QString &detail = {})
    {
        const auto *card = std::ranges::find(kWallTitles, QLatin1StringView(id),
                                             [](const WallTitle &each) { return QLatin1StringView(each.id); });
        const QString name = QString::fromLatin1(id);
        if (state == WallState::Bad || m_figures.choice.wants(name, isUsual(card->kind)))
            add(name, wallWord(card->title), figure, state, word, detail);
    }
    [[nodiscard]] bool isAskedFor(const QString &card) const { return m_figures.choice.wants(card, false); }

    void addTrouble()
    {
        if (m_now.trouble)
            add(QStringLiteral("trouble"), wallWord(QT_TRANSLATE_NOOP("Wall", "Engine")), QStringLiteral("!"),
                WallState::Bad, wallWord(QT_TRANSLATE_NOOP("Wall", "in trouble")), words(m_now.trouble->error).what);
    }

    [[nodiscard]] QString titleOf(AlertSummary alert) const
    {
        const QString whose = alert.subject.section(u':', 1);
        if (subjectOf(alert.metric) == AlertSubject::Connection)
            alert.subject = m_figures.names.connection(alert.subject);
        else if (isWorkflowQueue(alert.subject))
            alert.subject = workflowQueue(m_figures.names.workflow(whose));
        else if (isConnectionQueue(alert.subject))
            alert.subject = connectionQueue(m_figures.names.connection(whose));
        return alertTitle(alert);
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
        addWhole("alerts", numberText(count), state,
                 worst ? sluice::word(worst->severity) : wallWord(QT_TRANSLATE_NOOP("Wall", "none")),
                 worst ? titleOf(*worst) : QString());
    }

    void addLetters()
    {
        const bool isAny = m_now.openLetters > 0;
        addWhole("letters", numberText(m_now.openLetters), isAny ? WallState::Warning : WallState::Well,
                 isAny ? wallWord(QT_TRANSLATE_NOOP("Wall", "wait for a decision"))
                       : wallWord(QT_TRANSLATE_NOOP("Wall", "none")));
    }

    void addComponents()
    {
        std::size_t well = 0;
        for (const ComponentSnapshot &component : m_now.components) {
            const WallState state = stateOf(component);
            if (state == WallState::Well)
                ++well;
            if (state == WallState::Well && !isAskedFor(componentCard(component.id)))
                continue;
            const bool isBeat = component.health != ComponentHealth::Ok;
            add(componentCard(component.id), componentWords(component.id).name,
                durationText(isBeat ? component.heartbeatAge : component.inPhase), state,
                isBeat ? sluice::word(component.health) : sluice::word(component.phase),
                isBeat ? wallWord(QT_TRANSLATE_NOOP("Wall", "since its last heartbeat"))
                       : wallWord(QT_TRANSLATE_NOOP("Wall", "in this state")));
        }
        const std::size_t all = m_now.components.size();
        addWhole("components", shareText(well, all), well == all ? WallState::Well : WallState::Idle,
                 wallWord(QT_TRANSLATE_NOOP("Wall", "well")));
    }

    void addBreakers()
    {
        std::size_t closed = 0;
        for (const ConnectionSnapshot &connection : m_now.connections) {
            const WallState state = stateOf(connection);
            if (state == WallState::Well)
                ++closed;
            if (state == WallState::Well && !isAskedFor(breakerCard(connection.id)))
                continue;
            const bool isCounting = connection.nextProbe && connection.phase == BreakerPhase::Open;
            add(breakerCard(connection.id), m_figures.names.connection(connection.id),
                isCounting ? durationText(*connection.nextProbe) : percentText(connection.failureRate), state,
                wallWord(QT_TRANSLATE_NOOP("Wall", "breaker %1")).arg(sluice::word(connection.phase)),
                isCounting ? wallWord(QT_TRANSLATE_NOOP("Wall", "until it is tried again"))
                           : wallWord(QT_TRANSLATE_NOOP("Wall", "of its calls failed")));
        }
        const std::size_t all = m_now.connections.size();
        if (all > 0)
            addWhole("breakers", shareText(closed, all), closed == all ? WallState::Well : WallState::Idle,
                     wallWord(QT_TRANSLATE_NOOP("Wall", "closed")));
    }

    void addQueues()
    {
        quint64 depth = 0;
        Milliseconds oldest{};
        for (const QueueSnapshot &queue : m_now.queues) {
            if (queue.hold || isAskedFor(queueCard(queue.id)))
                addQueue(queue);
            if (queue.id == kDeadLetterQueue || isWorkflowQueue(queue.id))
                continue; // the letters have a tile of their own
            depth += queue.depth;
            if (queue.depth > 0)
                oldest = std::max(oldest, queue.oldestAge);
        }
        addWhole("queues", numberText(depth), depth > 0 ? WallState::Busy : WallState::Idle,
                 depth > 0 ? wallWord(QT_TRANSLATE_NOOP("Wall", "waiting"))
                           : wallWord(QT_TRANSLATE_NOOP("Wall", "empty")),
                 depth > 0 ? oldestText(oldest) : QString());
    }

    [[nodiscard]] static QString oldestText(Milliseconds age)
    {
        return wallWord(QT_TRANSLATE_NOOP("Wall", "oldest: %1")).arg(durationText(age));
    }

    void addQueue(const QueueSnapshot &queue)
    {
        const bool isAny = queue.depth > 0;
        const QString title = queueTitle(queue.id, m_figures.names);
        if (queue.hold)
            return add(queueCard(queue.id), title, numberText(queue.depth), WallState::Held,
                       wallWord(QT_TRANSLATE_NOOP("Wall", "paused")),
                       QStringLiteral("%1: %2").arg(queue.hold->who, queue.hold->why));
        add(queueCard(queue.id), title, numberText(queue.depth), isAny ? WallState::Busy : WallState::Idle,
            isAny ? wallWord(QT_TRANSLATE_NOOP("Wall", "waiting")) : wallWord(QT_TRANSLATE_NOOP("Wall", "empty")),
            isAny ? oldestText(queue.oldestAge) : QString());
    }

    void addRuns()
    {
        const bool isAny = m_now.activeRuns > 0;
        addWhole("runs", numberText(quint64(m_now.activeRuns)), isAny ? WallState::Busy : WallState::Idle,
                 isAny ? wallWord(QT_TRANSLATE_NOOP("Wall", "active"))
                       : wallWord(QT_TRANSLATE_NOOP("Wall", "none active")));
    }

    void addThroughput()
    {
        const double rate = m_rates.stepsPerSecond();
        addWhole("throughput", numberText(rate, 1), rate > 0 ? WallState::Busy : WallState::Idle,
                 rate > 0 ? wallWord(QT_TRANSLATE_NOOP("Wall", "running"))
                          : wallWord(QT_TRANSLATE_NOOP("Wall", "at rest")),
                 wallWord(QT_TRANSLATE_NOOP("Wall", "%1 % failed in the last minute"))
                     .arg(numberText(m_rates.errorPercent(), 1)));
    }

    void addErrors()
    {
        const double percent = m_rates.errorPercent();
        addWhole("errors", numberText(percent, 1) + QStringLiteral(" %"),
                 percent > 0 ? WallState::Warning : WallState::Well,
                 wallWord(QT_TRANSLATE_NOOP("Wall", "of all in the last minute")));
    }

    void addCosts()
    {
        double p99 = 0;
        double cpu = 0;
        quint64 memory = 0;
        for (const ComponentSnapshot &component : m_now.components) {
            p99 = std::max(p99, component.p99Ms);
            cpu += component.cpuPercent;
            memory += component.memoryBytes;
        }
        addWhole("latency", numberText(p99, p99 < 10 ? 1 : 0), p99 > 0 ? WallState::Busy : WallState::Idle,
                 wallWord(QT_TRANSLATE_NOOP("Wall", "ms, one of a hundred takes longer")),
                 wallWord(QT_TRANSLATE_NOOP("Wall", "of the slowest component")));
        addWhole("cpu", numberText(cpu, 0), cpu >= 1 ? WallState::Busy : WallState::Idle,
                 wallWord(QT_TRANSLATE_NOOP("Wall", "% of one core")),
                 wallWord(QT_TRANSLATE_NOOP("Wall", "all components together")));
        addWhole("memory", numberText(static_cast<double>(memory) / kWallMiB, 1), WallState::Idle,
                 QStringLiteral("MiB"), wallWord(QT_TRANSLATE_NOOP("Wall", "all components together")));
    }

    const WallFigures &m_figures;
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

std::vector<WallTile> wallTiles(const WallFigures &figures)
{
    return Board(figures).tiles();
}

std::vector<WallCard> wallCards(const EngineSnapshot &now, const WorkflowNames &names)
{
    std::vector<WallCard> cards;
    for (const WallTitle &each : kWallTitles)
        cards.push_back({QString::fromLatin1(each.id), wallWord(each.title), each.kind});
    for (const ComponentSnapshot &component : now.components)
        cards.push_back({componentCard(component.id), componentWords(component.id).name, WallCard::Kind::Component});
    for (const ConnectionSnapshot &connection : now.connections)
        cards.push_back({breakerCard(connection.id), names.connection(connection.id), WallCard::Kind::Connection});
    for (const QueueSnapshot &queue : now.queues)
        cards.push_back({queueCard(queue.id), queueTitle(queue.id, names), WallCard::Kind::Queue});
    return cards;
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
