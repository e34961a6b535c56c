#include "ui/deadletters/lettercontext.h"

#include "ui/runs/runcanvas.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

/// Figures of the engine that are older than this are shown as such.
constexpr Milliseconds kFiguresOld{2500};

} // namespace

LetterContext::LetterContext(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_canvas(new RunCanvas(engine, run, theme))
    , m_guard(new QWidget)
    , m_phase(new StateChip(theme))
    , m_title(new QLabel)
    , m_text(new QLabel)
{
    setObjectName(QStringLiteral("letterPlace"));
    m_canvas->setObjectName(QStringLiteral("letterCanvas"));
    m_phase->setObjectName(QStringLiteral("letterBreaker"));
    m_title->setObjectName(QStringLiteral("letterConnection"));
    m_text->setObjectName(QStringLiteral("letterConnectionNow"));
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_title, 1);
    head->addWidget(m_phase);
    auto *guard = new QVBoxLayout(m_guard);
    guard->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    guard->setSpacing(space::kXs);
    guard->addLayout(head);
    guard->addWidget(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_canvas, 1);
    column->addWidget(m_guard);
    connect(m_canvas, &RunCanvas::taskOpened, this, &LetterContext::runRequested);
    connect(&engine, &EngineClient::snapshotChanged, this, &LetterContext::follow);
    connect(&theme, &ThemeController::changed, this, &LetterContext::dress);
    dress();
}

void LetterContext::showLetter(const std::optional<LetterSummary> &letter)
{
    const bool isOfRun = letter && letter->id.run != RunId{};
    m_connection = letter ? letter->connection : QString();
    m_canvas->setVisible(isOfRun);
    m_canvas->lightTask(isOfRun ? letter->task : QString());
    m_guard->setVisible(!m_connection.isEmpty());
    setVisible(isOfRun || !m_connection.isEmpty());
    follow();
}

void LetterContext::setNames(const WorkflowNames &names)
{
    m_names = names;
    follow();
}

void LetterContext::follow()
{
    if (m_connection.isEmpty() || !isVisible())
        return;
    const EngineSnapshot &now = m_engine.snapshot();
    const auto found = std::ranges::find(now.connections, m_connection, &ConnectionSnapshot::id);
    m_phase->setVisible(found != now.connections.end());
    m_title->setText(tr("Connection %1 now").arg(m_names.connection(m_connection)));
    if (found == now.connections.end()) {
        m_text->setText(tr("Nothing is known of it: the engine has no such connection now."));
        return;
    }
    m_phase->setState(glyphOf(found->phase), word(found->phase));
    m_text->setText(sentenceOf(*found));
    if (const bool isOld = now.figuresAge > kFiguresOld; isOld != m_isOld) {
        m_isOld = isOld;
        dress();
    }
}

/// Each part a sentence of its own: what is not so is left out.
QString LetterContext::sentenceOf(const ConnectionSnapshot &connection) const
{
    const EngineSnapshot &now = m_engine.snapshot();
    QStringList parts;
    if (!connection.history.empty())
        parts += tr("Breaker %1 since %2.", "state, moment")
                     .arg(word(connection.history.back().to), momentText(connection.history.back().at, now.taken));
    if (connection.nextProbe)
        parts += tr("It tries again %1.").arg(untilText(*connection.nextProbe));
    if (connection.calls >= connection.minimumCalls)
        parts += tr("%1 of the last %n call(s) failed.", nullptr, static_cast<int>(connection.calls))
                     .arg(percentText(connection.failureRate));
    if (connection.ratePerSecond > 0)
        parts += tr("Limit: %1.").arg(rateText(connection.ratePerSecond));
    if (connection.poolSize > 0)
        parts += tr("%1 of %2 in use, %3 waiting.")
                     .arg(numberText(quint64(connection.inUse)), numberText(quint64(connection.poolSize)),
                          numberText(quint64(connection.waiting)));
    parts += now.figuresAge > kFiguresOld ? tr("These figures are old: they are from %1.").arg(ageText(now.figuresAge))
                                          : tr("As of %1.", "age of figures").arg(ageText(now.figuresAge));
    return parts.join(u' ');
}

void LetterContext::dress()
{
    QPalette quiet = m_text->palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(m_isOld ? Token::Paused : Token::Muted));
    m_text->setPalette(quiet);
    m_title->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
}

void LetterContext::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void LetterContext::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

} // namespace sluice
