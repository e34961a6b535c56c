#include "ui/shell/enginebars.h"

#include "core/api/engineclient.h"
#include "ui/theme/token.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr std::size_t kMostLines = 5;
} // namespace

EngineBars::EngineBars(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_failure(new InfoBar(theme, this))
    , m_trouble(new InfoBar(theme, this))
    , m_alert(new InfoBar(theme, this))
    , m_recovery(new InfoBar(theme, this))
{
    m_failure->setObjectName(QStringLiteral("engineFailure"));
    m_trouble->setObjectName(QStringLiteral("engineTrouble"));
    m_alert->setObjectName(QStringLiteral("engineAlert"));
    m_recovery->setObjectName(QStringLiteral("recoveryReport"));
    m_failure->setClosable(false);
    m_trouble->setClosable(false);
    m_alert->setClosable(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kS, 0, space::kS, 0);
    column->setSpacing(space::kXs);
    for (InfoBar *bar : {m_failure, m_trouble, m_alert, m_recovery})
        column->addWidget(bar);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_recovery, &InfoBar::dismissed, this, [this] { m_recoveryClosed = true; });
    connect(&engine, &EngineClient::snapshotChanged, this, &EngineBars::take);
    connect(&engine, &EngineClient::ready, this, &EngineBars::showRecovery);
    connect(&engine, &EngineClient::failed, this, &EngineBars::showFailure);
    take();
    showRecovery();
}

void EngineBars::showFailure(const Error &error)
{
    m_error = error;
    m_failure->showError(error);
    m_failure->addAction(tr("Open another workspace…"), [this] { Q_EMIT otherWorkspaceRequested(); });
}

void EngineBars::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    showTrouble(*m_trouble, now.trouble, m_shown);
    const AlertSummary *alert = now.engineAlert();
    showTrouble(*m_alert, alert ? std::optional(EngineTrouble{*alert->error}) : std::nullopt, m_shownAlert);
}

void EngineBars::showTrouble(InfoBar &bar, const std::optional<EngineTrouble> &now, std::optional<EngineTrouble> &shown)
{
    if (now == shown)
        return;
    shown = now;
    if (now)
        bar.showError(now->error);
    else
        bar.dismiss();
}

void EngineBars::showRecovery()
{
    std::vector<RecoveredRun> runs = m_engine.recoveryReport();
    if (runs.empty() || m_recoveryClosed)
        return;
    // What needs a person comes first.
    const auto going = std::ranges::stable_partition(runs, [](const RecoveredRun &run) { return !run.goesOn(); });
    const int stuck = static_cast<int>(runs.size() - going.size());
    QStringList lines;
    for (const RecoveredRun &run : runs) {
        if (lines.size() < static_cast<qsizetype>(kMostLines))
            lines += recoveryLine(run);
    }
    if (runs.size() > kMostLines)
        lines += tr("… and %n more", nullptr, static_cast<int>(runs.size() - kMostLines));
    QStringList sentences;
    if (!going.empty())
        sentences += tr("The last session ended without closing. %n run(s) go on; nothing is lost.", nullptr,
                        static_cast<int>(going.size()));
    if (stuck > 0)
        sentences += tr("%n run(s) cannot go on and stay as they are.", nullptr, stuck);
    m_recovery->showMessage(stuck > 0 ? InfoBar::Tone::Warning : InfoBar::Tone::Info, sentences.join(u' '),
                            lines.join(u'\n'));
    m_recovery->addAction(tr("Show runs"), [this] { Q_EMIT runsRequested(); });
}

void EngineBars::setNames(const WorkflowNames &names)
{
    if (m_names == names)
        return;
    m_names = names;
    showRecovery();
}

QString EngineBars::recoveryLine(const RecoveredRun &run) const
{
    const QString line = tr("Run %1 of %2: %3", "number, workflow, state");
    if (!run.goesOn())
        return line.arg(runText(number(run.run)), m_names.workflow(run.workflow), sentence(run.trouble));
    QStringList parts{line.arg(runText(number(run.run)), m_names.workflow(run.workflow), word(run.state))};
    if (run.lostAttempts > 0)
        parts += tr("%n attempt(s) lost", nullptr, static_cast<int>(run.lostAttempts));
    if (run.retried > 0)
        parts += tr("%n retried", nullptr, static_cast<int>(run.retried));
    if (run.deadLettered > 0)
        parts += tr("%n dead-lettered", nullptr, static_cast<int>(run.deadLettered));
    if (run.unknown > 0)
        parts += tr("%n may have had an effect", nullptr, static_cast<int>(run.unknown));
    return parts.join(QStringLiteral(", "));
}

void EngineBars::retranslate()
{
    // The bars word errors themselves; their actions and the report are worded here.
    if (m_error)
        showFailure(*m_error);
    showRecovery();
}

} // namespace sluice
