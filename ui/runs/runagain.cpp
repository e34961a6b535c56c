// A run again from the start: what is offered, named by the version it would run on, and how it is asked for.
#include "core/run/plan.h"
#include "ui/runs/runtabs.h"
#include "ui/runs/runview.h"
#include "ui/runs/stepview.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/versionwords.h"

#include <QMenu>
#include <QUuid>

#include <algorithm>

namespace sluice {

namespace {
/// A file that is older than these is told as a draft of the newest.
constexpr quint32 kVersionsLookedAt = 100;
} // namespace

/// The latest version is read only when someone wants to know of it.
void RunView::offerAgain()
{
    m_againMenu->clear();
    if (!m_run.picture())
        return;
    const QByteArray ran = m_run.picture()->run().plan->version;
    const auto latest = m_latest ? m_latest(m_run.workflow().id) : Result<Workflow>(m_run.workflow());
    const QByteArray newest = latest ? versionOf(*latest) : QByteArray();
    const auto offer = [this](const char *name, const QString &text, bool onLatest) {
        auto *action = m_againMenu->addAction(text, this, [this, onLatest] { runAgain(onLatest); });
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    const QString same = versionText(m_run.label());
    if (ran == newest)
        offer("runAgainSame",
              same.isEmpty() ? tr("From the start on the version that ran, which is the latest")
                             : tr("From the start on %1 (the version that ran, and the latest)", "v7").arg(same),
              false);
    else
        offer("runAgainSame",
              same.isEmpty() ? tr("From the start on the version that ran")
                             : tr("From the start on %1 (the version that ran)", "v7").arg(same),
              false);
    if (!latest)
        offer("runAgainLatest", tr("From the start on the latest version: its file cannot be read"), true)
            ->setEnabled(false);
    else if (ran != newest)
        nameLatest(offer("runAgainLatest", tr("From the start on the latest version"), true), *latest);
    const RunState state = m_run.picture()->run().state;
    if (state != RunState::Failed && state != RunState::Cancelled)
        return;
    m_againMenu
        ->addAction(same.isEmpty() ? tr("Go on from where it stopped, on the version that ran, with what is done")
                                   : tr("Go on from where it stopped, on %1, with what is done", "v7").arg(same),
                    this, &RunView::goOn)
        ->setObjectName(QStringLiteral("runGoOn"));
}

/// Which version the file is, the engine says a moment later.
void RunView::nameLatest(QAction *action, const Workflow &latest)
{
    const auto name = [action, content = contentOf(latest)](const Result<Page<WorkflowVersion>> &page) {
        if (!page || page->rows.empty())
            return;
        const auto same = std::ranges::find(page->rows, content, &WorkflowVersion::content);
        const VersionLabel label = same == page->rows.end() ? VersionLabel{page->rows.front().number, true}
                                                            : VersionLabel{same->number, false};
        action->setText(tr("From the start on %1 (the latest)", "v7").arg(versionText(label)));
    };
    m_engine.listVersions(latest.id, {0, kVersionsLookedAt}, action, name);
}

void RunView::runAgain(bool onLatest)
{
    if (!m_run.picture() || m_isSending)
        return;
    AgainRequest request{*m_run.id()};
    m_bar->dismiss();
    if (onLatest && m_latest) {
        auto latest = m_latest(m_run.workflow().id);
        if (!latest)
            return m_bar->showError(latest.error());
        request.workflow = std::move(*latest);
    }
    m_isSending = true;
    wordActions();
    m_engine.runAgain(request, this, [this, run = request.source](const Result<RunId> &started) {
        if (m_run.id() == run) {
            m_isSending = false;
            wordActions();
            if (!started)
                m_bar->showError(started.error());
        }
        if (started)
            Q_EMIT startedAgain(*started);
    });
}

bool RunView::canGoOn() const
{
    const RunState state = m_run.picture() ? m_run.picture()->run().state : RunState::Running;
    return state == RunState::Failed || state == RunState::Cancelled;
}

/// Named by the step where it stopped, if one did.
QString RunView::goOnText() const
{
    if (!canGoOn())
        return {};
    const Run &run = m_run.picture()->run();
    const auto failed = std::ranges::find(run.steps, StepState::Failed, &Step::state);
    if (failed == run.steps.end())
        return tr("Go on from where it stopped");
    return tr("Go on from %1", "a step that failed")
        .arg(stepTitle(m_run, static_cast<StepIndex>(failed - run.steps.begin())));
}

void RunView::beginFork()
{
    m_parts->beginFork();
}

void RunView::goOn()
{
    if (!m_run.picture() || m_isSending)
        return;
    m_isSending = true;
    m_bar->dismiss();
    wordActions();
    m_engine.restartRun(*m_run.id(), QUuid::createUuid().toByteArray(QUuid::WithoutBraces), this,
                        [this, run = *m_run.id()](const Result<void> &answer) {
                            if (m_run.id() != run)
                                return;
                            m_isSending = false;
                            wordActions();
                            if (!answer)
                                m_bar->showError(answer.error());
                        });
}

} // namespace sluice
