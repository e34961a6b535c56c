#include "ui/health/breakercard.h"

#include "ui/health/breakerorderpanel.h"
#include "ui/health/limitgauge.h"
#include "ui/health/ratebar.h"
#include "ui/health/transitionstrip.h"
#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/breakerpicture.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace sluice {

namespace {

constexpr std::array kActionNames{"forceOpen", "forceClosed", "reset", "disable"};

/// Whole seconds, counted up, so that a countdown ends at one and not at zero.
QString secondsText(Milliseconds left)
{
    return durationText(std::chrono::ceil<std::chrono::seconds>(left));
}

bool isDefined(const ConnectionSnapshot &connection)
{
    return connection.calls > 0 && connection.calls >= connection.minimumCalls;
}

QLabel *wrapping(QWidget *parent)
{
    auto *label = new QLabel(parent);
    // A long word must not widen the label past the card: its height is then that of another width.
    label->setMinimumWidth(1);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

QString breakerRateSentence(const ConnectionSnapshot &connection)
{
    const auto calls = static_cast<int>(connection.calls);
    switch (connection.phase) {
    case BreakerPhase::Disabled:
        return BreakerCard::tr("Every call passes, and none is counted.");
    case BreakerPhase::ForcedOpen:
        return BreakerCard::tr("No call passes.");
    case BreakerPhase::Open:
        return BreakerCard::tr("No call passes until the next probe.");
    case BreakerPhase::HalfOpen:
        return BreakerCard::tr("Lets a few calls through to see: %n answered so far.", nullptr, calls);
    case BreakerPhase::Closed:
    case BreakerPhase::MetricsOnly:
        break;
    }
    if (!isDefined(connection))
        return BreakerCard::tr("Not enough calls yet to judge: %1 of %2.")
            .arg(numberText(quint64(connection.calls)), numberText(quint64(connection.minimumCalls)));
    const auto failed = static_cast<quint64>(std::llround(connection.failureRate * connection.calls));
    return BreakerCard::tr("%1 of %n call(s) failed; opens at %2.", nullptr, calls)
        .arg(numberText(failed), percentText(connection.failureThreshold));
}

QString breakerHeldSentence(const ConnectionSnapshot &connection)
{
    if (connection.forcedBy.isEmpty())
        return {};
    const QString why = connection.forcedWhy.isEmpty() ? BreakerCard::tr("no reason given") : connection.forcedWhy;
    if (connection.forcedFor)
        return BreakerCard::tr("Held by %1 for another %2: %3", "who, how long, why")
            .arg(connection.forcedBy, secondsText(*connection.forcedFor), why);
    return BreakerCard::tr("Held by %1 until somebody says otherwise: %2", "who, why").arg(connection.forcedBy, why);
}

BreakerCard::BreakerCard(ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_name(new ElidedLabel(theme, this))
    , m_kind(new ElidedLabel(theme, this))
    , m_phase(new StateChip(theme, this))
    , m_since(new ElidedLabel(theme, this))
    , m_picture(new BreakerPicture(theme, this))
    , m_bar(new RateBar(theme, this))
    , m_pool(new LimitGauge(theme, this))
    , m_limiter(new LimitGauge(theme, this))
    , m_rate(wrapping(this))
    , m_held(wrapping(this))
    , m_lack(wrapping(this))
    , m_open(new QPushButton(this))
    , m_history(new TransitionStrip(theme, this))
    , m_order(new BreakerOrderPanel(theme, this))
{
    build();
    connectAll();
    retranslate();
    dress();
}

void BreakerCard::build()
{
    m_phase->setObjectName(QStringLiteral("breakerPhase"));
    m_rate->setObjectName(QStringLiteral("failureRate"));
    m_held->setObjectName(QStringLiteral("heldBy"));
    m_lack->setObjectName(QStringLiteral("connectionTrouble"));
    m_open->setObjectName(QStringLiteral("openConnection"));
    m_history->setObjectName(QStringLiteral("transitions"));
    m_picture->setObjectName(QStringLiteral("breakerPicture"));
    for (Figure *&figure : m_figures)
        figure = new Figure(m_theme, this);
    m_figures[NextProbe]->setObjectName(QStringLiteral("nextProbe"));
    m_figures[Refused]->setObjectName(QStringLiteral("refused"));
    m_figures[InUse]->setObjectName(QStringLiteral("poolInUse"));
    m_figures[Waiting]->setObjectName(QStringLiteral("poolWaiting"));
    m_figures[TurnedAway]->setObjectName(QStringLiteral("poolRefused"));
    m_pool->setObjectName(QStringLiteral("poolGauge"));
    m_pool->setSpoken(true);
    m_limiter->setObjectName(QStringLiteral("limiterGauge"));
    m_name->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    m_since->setLook(TypeSize::Small, Token::Muted);
    m_since->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // it changes nothing beside it
    m_kind->setLook(TypeSize::Small, Token::Muted);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_name);
    head->addWidget(m_kind, 1);
    body()->addLayout(head);
    auto *state = new QHBoxLayout;
    state->setSpacing(space::kS);
    state->addWidget(m_phase);
    state->addWidget(m_since, 1);
    body()->addLayout(state);
    auto *figures = new QVBoxLayout;
    figures->setSpacing(space::kS);
    figures->addWidget(m_figures[Refused]);
    figures->addWidget(m_figures[NextProbe]);
    auto *picture = new QHBoxLayout;
    picture->setSpacing(space::kL);
    picture->addWidget(m_picture);
    picture->addLayout(figures, 1);
    body()->addLayout(picture);
    body()->addWidget(m_bar);
    body()->addWidget(m_rate);
    body()->addWidget(m_history);
    auto *pool = new QGridLayout;
    pool->setSpacing(space::kS);
    pool->addWidget(m_figures[InUse], 0, 0);
    pool->addWidget(m_figures[Waiting], 0, 1);
    pool->addWidget(m_figures[TurnedAway], 0, 2);
    for (int column = 0; column < 3; ++column)
        pool->setColumnStretch(column, 1);
    body()->addLayout(pool);
    body()->addWidget(m_pool);
    body()->addWidget(m_limiter);
    // Last of what varies in height, so that the cards of a row stay in line.
    body()->addWidget(m_held);
    body()->addWidget(m_lack);
    auto *open = new FlowLayout(space::kS);
    open->addWidget(m_open);
    body()->addLayout(open);
    auto *actions = new FlowLayout(space::kS);
    for (std::size_t which = 0; which < m_actions.size(); ++which) {
        m_actions[which] = new QPushButton(this);
        m_actions[which]->setObjectName(QString::fromLatin1(kActionNames.at(which)));
        actions->addWidget(m_actions[which]);
    }
    body()->addLayout(actions);
    body()->addWidget(m_order);
    // Below all: what opens in one card moves no button in its neighbours.
    body()->addStretch(1);
}

void BreakerCard::connectAll()
{
    for (std::size_t which = 0; which < m_actions.size(); ++which)
        connect(m_actions[which], &QPushButton::clicked, this,
                [this, which] { ask(static_cast<BreakerAction>(which)); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT connectionRequested(m_shown.id); });
    connect(m_order, &BreakerOrderPanel::confirmed, this, &BreakerCard::orderAsked);
    connect(m_order, &BreakerOrderPanel::closed, this,
            [this] { m_actions[static_cast<std::size_t>(m_asked)]->setFocus(Qt::OtherFocusReason); });
    connect(&m_theme, &ThemeController::changed, this, &BreakerCard::dress);
}

void BreakerCard::dress()
{
    QPalette held = m_held->palette();
    held.setColor(QPalette::WindowText, m_theme.color(Token::Warning));
    m_held->setPalette(held);
    m_lack->setPalette(held);
    m_rate->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const QFontMetrics metrics(m_theme.theme().font());
    m_rate->setMinimumHeight(2 * std::max(metrics.lineSpacing(), metrics.height()));
    refresh();
}

void BreakerCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void BreakerCard::retranslate()
{
    m_figures[Refused]->setLabel(tr("calls refused"));
    m_figures[NextProbe]->setLabel(tr("until the next probe"));
    m_figures[InUse]->setLabel(tr("in use"));
    m_figures[Waiting]->setLabel(tr("waiting"));
    m_figures[TurnedAway]->setLabel(tr("refused", "by the pool, calls"));
    m_pool->setTitle(tr("Pool", "of connections"));
    m_limiter->setTitle(tr("Rate limit"));
    m_kind->setText(tr("connection"));
    m_open->setText(tr("Open the connection"));
    m_actions[0]->setText(tr("Force open…"));
    m_actions[1]->setText(tr("Force closed…"));
    m_actions[2]->setText(tr("Reset…"));
    m_actions[3]->setText(tr("Disable…"));
    refresh();
}

void BreakerCard::showConnection(const ConnectionSnapshot &connection, WallTime taken, const QString &name)
{
    m_shown = connection;
    m_called = name.isEmpty() ? connection.id : name;
    m_taken = taken;
    setObjectName(QStringLiteral("breaker:") + connection.id);
    refresh();
}

void BreakerCard::setTrouble(const std::optional<Error> &trouble)
{
    m_trouble = trouble;
}

void BreakerCard::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    m_picture->setStale(stale);
    m_history->setStale(stale);
    m_phase->setStale(stale);
    m_pool->setStale(stale);
    m_limiter->setStale(stale);
    for (Figure *figure : m_figures)
        figure->setStale(stale);
    refresh();
}

void BreakerCard::refresh()
{
    const Glyph glyph = glyphOf(m_shown.phase);
    m_name->setText(m_called);
    if (m_trouble)
        m_phase->setState(glyphOf(ComponentPhase::Degraded), word(ComponentPhase::Degraded));
    else
        m_phase->setState(m_stale ? Glyph{glyph.shape, Token::Paused} : glyph, breakerWord(m_shown));
    m_lack->setVisible(m_trouble.has_value());
    m_lack->setText(m_trouble ? sentence(*m_trouble) : QString());
    m_open->setVisible(m_trouble.has_value());
    m_open->setAccessibleName(tr("Open the connection %1").arg(m_called));
    m_since->setText(m_shown.history.empty()
                         ? QString()
                         : tr("since %1", "a moment").arg(momentText(m_shown.history.back().at, m_taken)));
    m_picture->showPhase(m_shown.phase, !m_shown.forcedBy.isEmpty());
    const QString none = QStringLiteral("–");
    m_figures[Refused]->setValue(numberText(m_shown.refused));
    m_figures[NextProbe]->setValue(m_shown.nextProbe ? secondsText(*m_shown.nextProbe) : none);
    m_figures[InUse]->setValue(m_shown.poolSize > 0
                                   ? tr("%1 of %2", "in use, size of the pool")
                                         .arg(numberText(quint64(m_shown.inUse)), numberText(quint64(m_shown.poolSize)))
                                   : numberText(quint64(m_shown.inUse)));
    m_figures[Waiting]->setValue(numberText(quint64(m_shown.waiting)));
    m_figures[TurnedAway]->setValue(numberText(m_shown.poolRefused));
    m_pool->showReading(poolGauge(m_shown));
    m_limiter->showReading(limiterGauge(m_shown));
    m_held->setText(breakerHeldSentence(m_shown));
    m_held->setVisible(!m_held->text().isEmpty());
    m_history->showHistory(m_shown.history, m_taken);
    refreshRate();
    for (std::size_t which = 0; which < m_actions.size(); ++which) {
        m_actions[which]->setEnabled(!m_stale);
        m_actions[which]->setAccessibleName(breakerActionText(static_cast<BreakerAction>(which), m_shown.id));
        m_actions[which]->setToolTip(m_stale ? tr("The engine has not reported for a while.")
                                             : m_actions[which]->accessibleName());
    }
    setAccessibleName(tr("Breaker of %1, %2", "connection, state")
                          .arg(m_shown.id, m_trouble ? word(ComponentPhase::Degraded) : breakerWord(m_shown)));
}

void BreakerCard::refreshRate()
{
    const QString sentence = breakerRateSentence(m_shown);
    m_rate->setText(sentence);
    m_bar->setAccessibleName(sentence);
    const bool counts = m_shown.phase == BreakerPhase::Closed || m_shown.phase == BreakerPhase::MetricsOnly;
    const bool isNear = m_shown.failureRate >= m_shown.failureThreshold / 2;
    m_bar->setShare(counts && isDefined(m_shown) ? m_shown.failureRate : -1, m_shown.failureThreshold,
                    m_stale  ? Token::Paused
                    : isNear ? Token::Warning
                             : Token::Success);
}

void BreakerCard::ask(BreakerAction action)
{
    m_asked = action;
    m_order->ask(m_shown.id, action);
}

} // namespace sluice
