#include "ui/widgets/componentcard.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pulse.h"
#include "ui/widgets/statechip.h"
#include "ui/widgets/whylines.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace sluice {

namespace {

constexpr int kFiguresInARow = 3;

/// Whether the component's loop is meant to beat: one that has stopped is not late. What was lost is shown as lost until
/// it is replaced.
bool beats(const ComponentSnapshot &component)
{
    if (component.phase == ComponentPhase::Error || component.phase == ComponentPhase::Recovering)
        return component.health == ComponentHealth::Lost;
    return component.phase != ComponentPhase::Stopped;
}

QHBoxLayout *row(QVBoxLayout *column)
{
    auto *made = new QHBoxLayout;
    made->setSpacing(space::kS);
    column->addLayout(made);
    return made;
}

} // namespace

int cardWidth(const ThemeController &theme)
{
    return static_cast<int>(std::lround(kCardWidth * theme.theme().fontScale() / kCardGrid)) * kCardGrid;
}

ComponentCard::ComponentCard(ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_name(new ElidedLabel(theme, this))
    , m_does(new ElidedLabel(theme, this))
    , m_phase(new StateChip(theme, this))
    , m_inPhase(new ElidedLabel(theme, this))
    , m_pulse(new Pulse(theme, this))
    , m_health(new StateChip(theme, this))
    , m_age(new ElidedLabel(theme, this))
    , m_note(new QLabel(this))
    , m_why(new WhyLines(theme, QStringLiteral("why"), this))
    , m_error(new ElidedLabel(theme, this))
    , m_copy(new QToolButton(this))
    , m_restart(new QPushButton(this))
    , m_pause(new QPushButton(this))
    , m_resume(new QPushButton(this))
    , m_drain(new QToolButton(this))
    , m_stop(new QToolButton(this))
{
    build();
    connect(m_why, &WhyLines::chosen, this, &ComponentCard::remedyChosen);
    connect(m_copy, &QToolButton::clicked, this, &ComponentCard::copyError);
    connect(m_restart, &QPushButton::clicked, this, [this] {
        const bool isDown = isAllowed(ComponentAction::Start, m_shown.phase);
        ask(isDown ? ComponentAction::Start : ComponentAction::Restart);
    });
    connect(m_pause, &QPushButton::clicked, this, [this] { ask(ComponentAction::Pause); });
    connect(m_resume, &QPushButton::clicked, this, [this] { ask(ComponentAction::Resume); });
    connect(m_drain, &QToolButton::clicked, this, [this] { ask(ComponentAction::Drain); });
    connect(m_stop, &QToolButton::clicked, this, [this] { ask(ComponentAction::Stop); });
    connect(&theme, &ThemeController::changed, this, &ComponentCard::dress);
    retranslate();
    dress();
}

void ComponentCard::build()
{
    m_name->setObjectName(QStringLiteral("name"));
    m_does->setObjectName(QStringLiteral("does"));
    m_phase->setObjectName(QStringLiteral("phase"));
    m_inPhase->setObjectName(QStringLiteral("inPhase"));
    m_health->setObjectName(QStringLiteral("health"));
    m_age->setObjectName(QStringLiteral("beatAge"));
    m_note->setObjectName(QStringLiteral("note"));
    m_error->setObjectName(QStringLiteral("lastError"));
    m_copy->setObjectName(QStringLiteral("copyError"));
    m_restart->setObjectName(QStringLiteral("restart"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_resume->setObjectName(QStringLiteral("resume"));
    m_drain->setObjectName(QStringLiteral("drain"));
    m_stop->setObjectName(QStringLiteral("stop"));
    // A long word must not widen the label past the card: its height is then that of another width.
    m_note->setMinimumWidth(1);
    m_note->setWordWrap(true);
    m_why->setQuestionShown(false);
    m_note->setTextFormat(Qt::PlainText);
    m_copy->setAutoRaise(true);
    m_name->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    // What changes all the time takes the room that is left, and so moves nothing.
    for (ElidedLabel *label : {m_inPhase, m_age})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    QHBoxLayout *head = row(body());
    head->addWidget(m_name, 1);
    for (QToolButton *button : {m_drain, m_stop}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        head->addWidget(button);
    }
    body()->addWidget(m_does);
    QHBoxLayout *state = row(body());
    state->addWidget(m_phase);
    state->addWidget(m_inPhase, 1);
    body()->addWidget(m_pulse);
    QHBoxLayout *heart = row(body());
    heart->addWidget(m_health);
    heart->addWidget(m_age, 1);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(space::kS);
    for (int which = 0; which < FigureCount; ++which) {
        m_figures[static_cast<std::size_t>(which)] = new Figure(m_theme, this);
        grid->addWidget(m_figures[static_cast<std::size_t>(which)], which / kFiguresInARow, which % kFiguresInARow);
        grid->setColumnStretch(which % kFiguresInARow, 1);
    }
    m_figures[Cpu]->setObjectName(QStringLiteral("cpu"));
    m_figures[Memory]->setObjectName(QStringLiteral("memory"));
    m_figures[Queue]->setObjectName(QStringLiteral("queueDepth"));
    m_figures[P99]->setObjectName(QStringLiteral("p99"));
    m_figures[Restarts]->setObjectName(QStringLiteral("restarts"));
    body()->addLayout(grid);
    QHBoxLayout *failure = row(body());
    failure->addWidget(m_error, 1);
    failure->addWidget(m_copy);
    // The row keeps its height without the button.
    QSizePolicy kept = m_copy->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(kept);
    // Last of what varies in height, so that pulses and figures of a row of cards stay in line.
    body()->addWidget(m_note);
    body()->addWidget(m_why);
    body()->addStretch(1);
    auto *actions = new FlowLayout(space::kS);
    for (QPushButton *button : {m_restart, m_pause, m_resume})
        actions->addWidget(button);
    body()->addLayout(actions);
}

void ComponentCard::dress()
{
    m_copy->setIcon(m_theme.icon(QStringLiteral("edit-copy"), Token::Muted));
    m_drain->setIcon(m_theme.icon(QStringLiteral("go-down"), Token::Muted));
    m_stop->setIcon(m_theme.icon(QStringLiteral("media-playback-stop"), Token::Muted));
    QPalette quiet = m_note->palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_note->setPalette(quiet);
    refresh();
}

void ComponentCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ComponentCard::retranslate()
{
    m_words = componentWords(m_shown.id);
    m_offered.reset();
    m_figures[Cpu]->setLabel(tr("CPU"));
    m_figures[Memory]->setLabel(tr("memory"));
    m_figures[Queue]->setLabel(tr("queued"));
    m_figures[Requests]->setLabel(tr("requests"));
    m_figures[Errors]->setLabel(tr("errors"));
    m_figures[Restarts]->setLabel(tr("restarts"));
    m_figures[Mean]->setLabel(tr("mean reply"));
    m_figures[P99]->setLabel(tr("99 % within"));
    m_figures[Failing]->setLabel(tr("failing"));
    refresh();
}

void ComponentCard::showComponent(const ComponentSnapshot &component, WallTime taken)
{
    if (component.id != m_shown.id) {
        m_words = componentWords(component.id);
        setObjectName(QStringLiteral("component:") + component.id);
    }
    m_shown = component;
    m_taken = taken;
    m_pulse->setBeats(component.heartbeats, component.heartbeatAge, taken);
    refresh();
}

void ComponentCard::setWhy(std::vector<WhyLine> lines, const WhyNames &names)
{
    m_why->setLines(std::move(lines), names);
}

void ComponentCard::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    refresh();
}

void ComponentCard::refresh()
{
    const Glyph phase = glyphOf(m_shown.phase);
    const Glyph health = glyphOf(m_shown.health);
    const auto told = [this](Glyph glyph) { return m_stale ? Glyph{glyph.shape, Token::Paused} : glyph; };
    const ComponentWords &component = m_words;
    m_name->setText(component.name);
    m_does->setLook(TypeSize::Small, Token::Muted);
    m_does->setText(component.does);
    m_phase->setState(told(phase), word(m_shown.phase));
    m_inPhase->setLook(TypeSize::Small, Token::Muted);
    m_inPhase->setText(tr("for %1", "a duration such as 3 min")
                           .arg(durationText(m_shown.inPhase < std::chrono::minutes(1)
                                                 ? std::chrono::floor<std::chrono::seconds>(m_shown.inPhase)
                                                 : m_shown.inPhase)));
    if (beats(m_shown)) {
        m_health->setState(told(health), word(m_shown.health));
        m_age->setText(tr("last beat %1", "an age such as 3 s ago").arg(ageText(m_shown.heartbeatAge)));
        m_pulse->setToken(told(health).token);
    } else {
        m_health->setState({sluice::Shape::Dash, Token::Paused}, tr("no heartbeat expected"));
        m_age->setText({});
        m_pulse->setToken(Token::Paused);
    }
    m_age->setLook(TypeSize::Small, Token::Muted);
    m_note->setText(fullNote());
    m_note->setVisible(!m_note->text().isEmpty());
    const bool failed = !m_shown.lastError.code.isEmpty();
    m_error->setLook(TypeSize::Small, failed && !m_stale ? Token::Danger : Token::Muted);
    m_error->setText(failed ? words(m_shown.lastError).what : tr("No error so far"));
    m_error->setToolTip(failed ? sentence(m_shown.lastError).toHtmlEscaped() : QString());
    m_copy->setVisible(failed);
    refreshFigures();
    refreshActions();
    setAccessibleName(tr("Component %1, %2").arg(component.name, word(m_shown.phase)));
    setAccessibleDescription(component.does);
}

void ComponentCard::refreshFigures()
{
    const auto set = [this](Which which, const QString &value) {
        m_figures[which]->setValue(value);
        m_figures[which]->setStale(m_stale);
    };
    const auto inMs = [](double ms) {
        return ms < 1000 ? tr("%1 ms").arg(numberText(ms, ms < 10 ? 1 : 0))
                         : durationText(Milliseconds(std::llround(ms)));
    };
    const QString none = QStringLiteral("–");
    set(Cpu, percentText(m_shown.cpuPercent / 100));
    const ComponentWords &component = m_words;
    const QString memory = component.countsMemory ? bytesText(m_shown.memoryBytes) : none;
    set(Memory, memory);
    if (const QString tip = memory + u'\n' + component.memory; tip != m_figures[Memory]->toolTip())
        m_figures[Memory]->setToolTip(tip);
    set(Queue, numberText(m_shown.queueDepth));
    set(Requests, numberText(m_shown.requests));
    set(Errors, numberText(m_shown.errorCount));
    set(Restarts, numberText(quint64(m_shown.restarts)));
    m_figures[Restarts]->setToolTip(m_shown.generation > 0
                                        ? tr("This is start number %1.").arg(numberText(quint64(m_shown.generation)))
                                        : QString());
    set(Mean, m_shown.requests > 0 ? inMs(m_shown.meanMs) : none);
    set(P99, m_shown.requests > 0 ? inMs(m_shown.p99Ms) : none);
    set(Failing, m_shown.requests > 0
                     ? percentText(static_cast<double>(m_shown.errorCount) / static_cast<double>(m_shown.requests))
                     : none);
}

void ComponentCard::refreshActions()
{
    const auto offered = std::tuple(m_shown.phase, m_stale, m_words.name);
    if (std::exchange(m_offered, offered) == offered)
        return;
    const QString &id = m_words.name;
    const auto may = [this](ComponentAction action) { return isAllowed(action, m_shown.phase); };
    const bool isDown = may(ComponentAction::Start);
    m_restart->setText(isDown ? tr("Start %1 again").arg(id) : tr("Restart %1").arg(id));
    m_pause->setText(tr("Pause %1").arg(id));
    m_resume->setText(tr("Resume %1").arg(id));
    m_drain->setText(tr("Drain %1").arg(id));
    m_stop->setText(tr("Stop %1").arg(id));
    m_pause->setVisible(!may(ComponentAction::Resume));
    m_resume->setVisible(may(ComponentAction::Resume));
    m_drain->setVisible(!isDown);
    m_stop->setVisible(!isDown);
    const QString heard = m_stale ? tr("The engine has not reported for a while.") : QString();
    const auto offer = [&](QAbstractButton *button, bool allowed, const QString &does, const QString &why) {
        button->setEnabled(allowed && !m_stale);
        button->setToolTip(m_stale ? heard : allowed ? does : why);
        button->setAccessibleName(button->text());
    };
    const QString onItsWay = tr("It is on its way already.");
    offer(m_restart, isDown || may(ComponentAction::Restart), {}, onItsWay);
    offer(m_pause, may(ComponentAction::Pause), {}, tr("Only a running component can be paused."));
    offer(m_resume, may(ComponentAction::Resume), {}, {});
    offer(m_drain, may(ComponentAction::Drain), tr("Ends what it has begun, takes nothing new, then stays down."),
          onItsWay);
    offer(m_stop, may(ComponentAction::Stop),
          tr("Ends at once and stays down; what it has begun is tried again later."), onItsWay);
    // They show no text of their own.
    for (QToolButton *button : {m_drain, m_stop})
        button->setToolTip(button->text() + u'\n' + button->toolTip());
    m_copy->setToolTip(tr("Copy the last error of %1").arg(id));
    m_copy->setAccessibleName(m_copy->toolTip());
}

QString ComponentCard::note() const
{
    switch (m_shown.phase) {
    case ComponentPhase::Initializing:
        return tr("Starting. It takes work as soon as it is ready.");
    case ComponentPhase::Paused:
        return tr("Paused: it takes no new work until it is resumed.");
    case ComponentPhase::Draining:
        return tr("Draining: it ends what it has begun and takes nothing new.");
    case ComponentPhase::Stopped:
        return tr("Stopped: it does nothing until it is started again.");
    case ComponentPhase::Error:
        return m_shown.needsPerson ? tr("Down: it failed too often and stays down until somebody starts it again.")
                                   : tr("Down: it failed, and is started again by itself.");
    case ComponentPhase::Recovering:
        return tr("Recovering: it failed, and starts again by itself after a pause.");
    case ComponentPhase::Running:
    case ComponentPhase::Degraded:
        break;
    }
    switch (m_shown.health) {
    case ComponentHealth::Ok:
        break;
    case ComponentHealth::Late:
        return tr("A heartbeat is late. One missed beat is not an outage.");
    case ComponentHealth::Suspect:
        return tr("Several heartbeats are missing. It may hang.");
    case ComponentHealth::Lost:
        return tr("No heartbeat any more: it is given up and replaced.");
    case ComponentHealth::Stuck:
        return tr("Alive, but nothing moves although work waits.");
    }
    return m_shown.phase == ComponentPhase::Degraded ? tr("Works, but not as it should.") : QString();
}

QString ComponentCard::fullNote() const
{
    if (m_shown.abandoned == 0)
        return note();
    const QString cost = tr("%n thread(s) of it hang and were given up.", nullptr, static_cast<int>(m_shown.abandoned));
    return note().isEmpty() ? cost : note() + u' ' + cost;
}

void ComponentCard::ask(ComponentAction action)
{
    Q_EMIT actionAsked(m_shown.id, action);
}

void ComponentCard::copyError()
{
    QGuiApplication::clipboard()->setText(report(m_shown.lastError));
}

} // namespace sluice
