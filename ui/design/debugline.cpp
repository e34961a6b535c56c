#include "ui/design/debugline.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"

#include <QLabel>
#include <QToolButton>

namespace sluice {

DebugLine::DebugLine(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_state(new StateChip(themes, this))
    , m_where(new QLabel(this))
    , m_resume(button("debugResume", "media-playback-start"))
    , m_step(button("debugStep", "debug-step-over"))
    , m_stop(button("debugStop", "media-playback-stop"))
{
    setObjectName(QStringLiteral("debugLine"));
    m_state->setObjectName(QStringLiteral("debugState"));
    m_where->setObjectName(QStringLiteral("debugWhere"));
    m_where->setTextFormat(Qt::PlainText);
    m_where->setWordWrap(true);
    m_where->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new FlowLayout(space::kM, this);
    row->setFilling(true);
    row->setContentsMargins(space::kM, 0, space::kS, space::kXs);
    for (QWidget *part :
         {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_where), static_cast<QWidget *>(m_resume),
          static_cast<QWidget *>(m_step), static_cast<QWidget *>(m_stop)})
        row->addWidget(part);
    connect(m_resume, &QToolButton::clicked, this, &DebugLine::resumeRequested);
    connect(m_step, &QToolButton::clicked, this, &DebugLine::stepRequested);
    connect(m_stop, &QToolButton::clicked, this, &DebugLine::stopRequested);
    connect(&themes, &ThemeController::changed, this, &DebugLine::dress);
    retranslate();
    dress();
    hide();
}

QToolButton *DebugLine::button(const char *name, const char *icon)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setProperty("iconName", QString::fromLatin1(icon));
    return made;
}

void DebugLine::show(const Run *run, const std::optional<Halt> &halt, const QString &title, bool isDry)
{
    const bool isPaused = run && run->paused && !isFinal(run->state) && !isStopping(run->state);
    if (isPaused) {
        m_isBreakpoint = halt && halt->isBreakpoint;
        m_isDry = isDry;
        m_running = static_cast<int>(run->running.size());
        m_title = title;
        m_step->setEnabled(halt.has_value());
        say();
    }
    setVisible(isPaused);
}

void DebugLine::say()
{
    m_state->setState({Shape::TwoBars, m_isBreakpoint ? Token::Warning : Token::Paused},
                      m_isBreakpoint ? tr("Halted") : tr("Paused"));
    QString where = m_isBreakpoint       ? tr("Halted before %1 (breakpoint)").arg(m_title)
                    : !m_title.isEmpty() ? tr("Paused before %1").arg(m_title)
                    : m_running > 0      ? tr("Paused; %n step(s) under way go on", nullptr, m_running)
                                         : tr("Paused; no step is ready to start");
    if (m_isDry)
        where = tr("%1 · dry run: nothing goes out", "where it is halted").arg(where);
    m_where->setText(where);
    setAccessibleDescription(where);
}

void DebugLine::retranslate()
{
    setAccessibleName(tr("Where the run is halted"));
    m_resume->setText(tr("Resume"));
    m_resume->setToolTip(tr("Lets the run go on; it does not halt here again"));
    m_step->setText(tr("Step"));
    m_step->setToolTip(tr("Starts the selected step if it is ready, else the first that is"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Cancels this run"));
    say();
}

void DebugLine::dress()
{
    for (auto *each : {m_resume, m_step, m_stop})
        each->setIcon(m_themes.icon(each->property("iconName").toString()));
}

} // namespace sluice
