#include "ui/models/whypanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/whylines.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr std::size_t kMostNamed = 8;
}

QString remedyOutcome(const Remedy &remedy, const WhyNames &names)
{
    using Kind = Remedy::Kind;
    switch (remedy.kind) {
    case Kind::ResumeRun:
        return WhyPanel::tr("Run %1 goes on.").arg(runText(number(remedy.run)));
    case Kind::CloseBreaker:
        return WhyPanel::tr("The breaker of %1 is closed and counts anew.").arg(names.connection(remedy.target));
    case Kind::ResumeQueue:
        return WhyPanel::tr("The queue goes on: %1.").arg(queueName(remedy.target, names));
    case Kind::StartComponent:
        return WhyPanel::tr("%1 is being started.").arg(componentWords(remedy.target).name);
    case Kind::ResumeComponent:
        return WhyPanel::tr("%1 takes work again.").arg(componentWords(remedy.target).name);
    case Kind::RestartComponent:
        return WhyPanel::tr("%1 is being restarted.").arg(componentWords(remedy.target).name);
    case Kind::WakeLetter:
        return WhyPanel::tr("Letter %1 is back.").arg(remedy.target);
    default:
        return {};
    }
}

WhyPanel::WhyPanel(EngineClient &engine, ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_desk(engine)
    , m_lines(new WhyLines(theme, name))
    , m_outcome(new InfoBar(theme))
{
    setObjectName(name + QStringLiteral("Panel"));
    m_outcome->setObjectName(name + QStringLiteral("Outcome"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kM, 0, space::kM, space::kXs);
    column->setSpacing(space::kXs);
    column->addWidget(m_lines);
    column->addWidget(m_outcome);
    connect(m_lines, &WhyLines::chosen, &m_desk, &RemedyDesk::carryOut);
    connect(&m_desk, &RemedyDesk::busyChanged, m_lines, &WhyLines::setBusy);
    connect(&m_desk, &RemedyDesk::wayRequested, this, &WhyPanel::wayRequested);
    connect(&m_desk, &RemedyDesk::done, this, &WhyPanel::showDone);
    connect(&m_desk, &RemedyDesk::found, this, &WhyPanel::showFound);
    connect(&m_desk, &RemedyDesk::failed, this, [this](const Error &error) {
        m_outcome->showError(error);
        fit();
    });
    connect(m_outcome, &InfoBar::dismissed, this, &WhyPanel::fit);
    hide();
}

void WhyPanel::setCauses(std::vector<WhyLine> lines, const WhyNames &names)
{
    m_names = names;
    m_lines->setLines(std::move(lines), names);
    fit();
}

void WhyPanel::clear()
{
    m_outcome->dismiss();
    setCauses({}, {});
}

void WhyPanel::fit()
{
    setVisible(!m_lines->lines().empty() || !m_outcome->isHidden());
}

void WhyPanel::showDone(const Remedy &remedy)
{
    m_outcome->showMessage(InfoBar::Tone::Success, remedyOutcome(remedy, m_names));
    fit();
}

void WhyPanel::showFound(const Remedy &remedy, const std::vector<QueueItem> &items)
{
    const bool isPool = remedy.kind == Remedy::Kind::ShowHolders;
    if (items.empty()) {
        m_outcome->showMessage(InfoBar::Tone::Info,
                               isPool ? tr("Nobody has a place at the moment.") : tr("Nobody waits at the moment."));
        return fit();
    }
    QStringList lines;
    for (std::size_t at = 0; at < std::min(items.size(), kMostNamed); ++at) {
        const QueueItem &item = items[at];
        if (!item.letter.isEmpty())
            lines += tr("Letter %1, for %2").arg(item.letter, durationText(item.age));
        else
            lines += tr("Run %1 of %2, task %3, for %4", "run, workflow, task, duration")
                         .arg(runText(number(item.run)), m_names.workflow(item.workflow),
                              m_names.task(item.workflow, item.task), durationText(item.age));
    }
    if (items.size() > kMostNamed)
        lines += tr("and %n more", nullptr, static_cast<int>(items.size() - kMostNamed));
    const int count = static_cast<int>(items.size());
    m_outcome->showMessage(
        InfoBar::Tone::Info,
        isPool
            ? tr("%n call(s) have a place of %1, longest first:", nullptr, count).arg(m_names.connection(remedy.target))
            : tr("The first %n in %1:", nullptr, count).arg(queueName(remedy.target, m_names)),
        lines.join(u'\n'));
    std::vector<RunId> offered;
    for (const QueueItem &item : items) {
        constexpr std::size_t kMostButtons = 3;
        if (item.run == RunId{} || offered.size() == kMostButtons
            || std::ranges::find(offered, item.run) != offered.end())
            continue;
        const int number = static_cast<int>(offered.size());
        offered.push_back(item.run);
        auto *open = m_outcome->addAction(tr("Open run %1").arg(runText(sluice::number(item.run))), [this, item] {
            Q_EMIT wayRequested({Remedy::Kind::ShowRun, {}, item.run});
        });
        open->setObjectName(QStringLiteral("whyFound%1").arg(number));
    }
    fit();
}

} // namespace sluice
