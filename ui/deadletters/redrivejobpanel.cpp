#include "ui/deadletters/redrivejobpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

/// More outcomes than this are counted, not listed.
constexpr int kOutcomesListed = 500;

quint32 endedOf(const RedriveJobSummary &job)
{
    return job.total - job.count(RedriveItemState::Waiting) - job.count(RedriveItemState::UnderWay);
}

} // namespace

RedriveJobPanel::RedriveJobPanel(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_state(new QLabel)
    , m_counts(new QLabel)
    , m_progress(new QProgressBar)
    , m_pause(new QPushButton)
    , m_resume(new QPushButton)
    , m_cancel(new QPushButton)
    , m_show(new QPushButton)
    , m_close(new QPushButton)
    , m_outcomes(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("redriveJob"));
    m_state->setObjectName(QStringLiteral("redriveState"));
    m_counts->setObjectName(QStringLiteral("redriveCounts"));
    m_progress->setObjectName(QStringLiteral("redriveProgress"));
    m_outcomes->setObjectName(QStringLiteral("redriveOutcomes"));
    m_progress->setTextVisible(false); // it would lie over the bar
    m_outcomes->setReadOnly(true);
    m_outcomes->setTabChangesFocus(true);
    m_outcomes->hide();
    for (QLabel *label : {m_state, m_counts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    const auto dress = [this, &theme] {
        m_state->setFont(theme.theme().font(TypeSize::Base, QFont::DemiBold));
        m_outcomes->setMaximumHeight(10 * m_outcomes->fontMetrics().lineSpacing());
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    auto *orders = new FlowLayout(space::kS);
    const auto add = [&](QPushButton *button, const char *name) {
        button->setObjectName(QString::fromLatin1(name));
        orders->addWidget(button);
    };
    add(m_pause, "redrivePause");
    add(m_resume, "redriveResume");
    add(m_cancel, "redriveCancel");
    add(m_show, "redriveShow");
    add(m_close, "redriveClose");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    column->setSpacing(space::kXs);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addWidget(m_counts);
    column->addLayout(orders);
    column->addWidget(m_outcomes);
    connect(m_pause, &QPushButton::clicked, this, [this] { order(RedriveJobAction::Pause); });
    connect(m_resume, &QPushButton::clicked, this, [this] { order(RedriveJobAction::Resume); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { order(RedriveJobAction::Cancel); });
    connect(m_show, &QPushButton::clicked, this, &RedriveJobPanel::toggleOutcomes);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_closed = m_job.id;
        m_wanted.reset();
        hide();
    });
    connect(&engine, &EngineClient::snapshotChanged, this, &RedriveJobPanel::follow);
    hide();
    retranslate();
    follow();
}

void RedriveJobPanel::showJob(RedriveJobId job)
{
    m_wanted = job;
    m_outcomes->hide();
    follow();
}

/// Follows the job that was asked for, else the newest that is not over.
void RedriveJobPanel::follow()
{
    const auto &jobs = m_engine.snapshot().redriveJobs;
    auto shown = jobs.end();
    if (m_wanted)
        shown = std::ranges::find(jobs, *m_wanted, &RedriveJobSummary::id);
    if (!m_wanted) {
        shown = std::ranges::find_if(jobs, [this](const RedriveJobSummary &job) {
            return !hasEnded(job.state) && (!m_closed || *m_closed != job.id);
        });
    }
    if (shown == jobs.end())
        return;
    const bool isSame = isVisibleTo(parentWidget()) && m_job == *shown;
    m_wanted = shown->id;
    m_job = *shown;
    setVisible(true);
    if (!isSame)
        refresh();
}

void RedriveJobPanel::refresh()
{
    m_state->setText(m_job.options.edits.empty() ? stateText() : tr("%1 · with edited input").arg(stateText()));
    m_counts->setText(countsText());
    m_progress->setRange(0, static_cast<int>(std::max(m_job.total, 1U)));
    m_progress->setValue(static_cast<int>(endedOf(m_job)));
    const bool mayOrder = !hasEnded(m_job.state) && m_job.state != RedriveJobState::Cancelling;
    const bool isResting = m_job.state == RedriveJobState::Paused || m_job.state == RedriveJobState::Stopped;
    m_pause->setVisible(m_job.state == RedriveJobState::Running);
    m_resume->setVisible(isResting);
    m_cancel->setVisible(mayOrder);
    m_close->setVisible(hasEnded(m_job.state) || isResting);
    if (m_outcomes->isVisibleTo(this))
        m_engine.readRedriveJob(m_job.id, this, [this](const Result<RedriveJobReport> &report) {
            if (report)
                showOutcomes(*report);
        });
}

QString RedriveJobPanel::stateText() const
{
    const auto total = static_cast<int>(m_job.total);
    switch (m_job.state) {
    case RedriveJobState::Running:
        return m_job.isInCare ? tr("Retrying %Ln letter(s): a few first", nullptr, total)
                              : tr("Retrying %Ln letter(s)", nullptr, total);
    case RedriveJobState::Paused:
        return tr("Retry of %Ln letter(s) paused", nullptr, total);
    case RedriveJobState::Cancelling:
        return tr("Cancelling: what was sent is waited for");
    case RedriveJobState::Cancelled:
        return tr("Retry cancelled");
    case RedriveJobState::Finished:
        return tr("Retry of %Ln letter(s) has ended", nullptr, total);
    case RedriveJobState::Stopped:
        break;
    }
    if (m_job.stop == RedriveStop::BreakerOpen)
        return tr("Stopped by itself: the breaker of connection %1 is open").arg(m_job.stopConnection);
    if (m_job.stop == RedriveStop::Canary)
        return tr("Stopped by itself: the first letter failed again");
    return tr("Stopped by itself: more than %1 % failed again").arg(m_job.options.stopAtPercent);
}

QString RedriveJobPanel::countsText() const
{
    QStringList parts;
    const auto note = [&](RedriveItemState state, const QString &text) {
        if (m_job.count(state) > 0)
            parts += text;
    };
    const auto number = [this](RedriveItemState state) { return static_cast<int>(m_job.count(state)); };
    note(RedriveItemState::Resolved, tr("%Ln succeeded", nullptr, number(RedriveItemState::Resolved)));
    note(RedriveItemState::DeadAgain, tr("%Ln failed again", nullptr, number(RedriveItemState::DeadAgain)));
    note(RedriveItemState::GivenUp, tr("%Ln given up meanwhile", nullptr, number(RedriveItemState::GivenUp)));
    note(RedriveItemState::Refused, tr("%Ln refused", nullptr, number(RedriveItemState::Refused)));
    note(RedriveItemState::Untraced, tr("%Ln cannot be followed", nullptr, number(RedriveItemState::Untraced)));
    note(RedriveItemState::UnderWay, tr("%Ln under way", nullptr, number(RedriveItemState::UnderWay)));
    note(RedriveItemState::Waiting, hasEnded(m_job.state)
                                        ? tr("%Ln never sent", nullptr, number(RedriveItemState::Waiting))
                                        : tr("%Ln to be sent", nullptr, number(RedriveItemState::Waiting)));
    if (m_job.newLetters > 0)
        parts += tr("%Ln new since you started", nullptr, static_cast<int>(m_job.newLetters));
    return parts.join(QStringLiteral(" · "));
}

void RedriveJobPanel::order(RedriveJobAction action)
{
    m_engine.controlRedriveJob(m_job.id, action, this, [this](const Result<void> &done) {
        if (!done)
            Q_EMIT refused(done.error());
    });
}

void RedriveJobPanel::toggleOutcomes()
{
    m_outcomes->setVisible(!m_outcomes->isVisibleTo(this));
    m_outcomes->clear();
    retranslate();
}

void RedriveJobPanel::showOutcomes(const RedriveJobReport &report)
{
    QStringList lines;
    int left = 0;
    for (const RedriveItem &item : report.items) {
        if (item.state == RedriveItemState::Waiting)
            continue;
        if (lines.size() >= kOutcomesListed) {
            ++left;
            continue;
        }
        const QString letter = item.letter.toString();
        switch (item.state) {
        case RedriveItemState::Resolved:
            lines += tr("Letter %1: succeeded").arg(letter);
            break;
        case RedriveItemState::DeadAgain:
            lines += tr("Letter %1: failed again. %2", "letter, why").arg(letter, sentence(item.error));
            break;
        case RedriveItemState::Refused:
            lines += tr("Letter %1: refused. %2", "letter, why").arg(letter, sentence(item.error));
            break;
        case RedriveItemState::GivenUp:
            lines += tr("Letter %1: given up meanwhile").arg(letter);
            break;
        case RedriveItemState::Untraced:
            lines += tr("Letter %1: its run cannot be followed").arg(letter);
            break;
        default:
            lines += tr("Letter %1: under way").arg(letter);
        }
    }
    if (left > 0)
        lines += tr("… and %Ln more", nullptr, left);
    const QString text = lines.join(u'\n');
    if (m_outcomes->toPlainText() != text)
        m_outcomes->setPlainText(text);
}

void RedriveJobPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RedriveJobPanel::retranslate()
{
    m_pause->setText(tr("Pause the retry"));
    m_resume->setText(tr("Go on with the retry"));
    m_cancel->setText(tr("Cancel the retry"));
    m_show->setText(m_outcomes->isVisibleTo(this) ? tr("Hide outcomes") : tr("Show outcomes"));
    m_close->setText(tr("Close"));
    m_outcomes->setAccessibleName(tr("What became of each letter"));
    m_progress->setAccessibleName(tr("Letters with an outcome"));
    if (m_wanted)
        refresh();
}

} // namespace sluice
