#include "ui/design/runline.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kLeastCounts = 160; ///< room for what the run has done, in two or three lines
} // namespace

RunLine::RunLine(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_run(new QLabel(this))
    , m_state(new StateChip(themes, this))
    , m_counts(new QLabel(this))
    , m_retry(button("readRunAgain"))
    , m_back(button("backToNow"))
    , m_past(button("showPast"))
    , m_fork(button("forkHere"))
    , m_open(button("openRun"))
    , m_clear(button("clearRun"))
    , m_shrinking{m_past, m_fork, m_open, m_clear}
{
    setObjectName(QStringLiteral("runLine"));
    m_run->setObjectName(QStringLiteral("runMoment"));
    m_run->setTextFormat(Qt::PlainText);
    m_counts->setObjectName(QStringLiteral("runCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_counts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new FlowLayout(space::kS, this);
    row->setFilling(true);
    row->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    row->addWidget(m_run);
    row->addWidget(m_state);
    row->addWidget(m_counts);
    for (auto *each : {m_retry, m_back, m_past, m_fork, m_open, m_clear})
        row->addWidget(each);
    connect(m_retry, &QToolButton::clicked, this, &RunLine::retryRequested);
    connect(m_back, &QToolButton::clicked, this, &RunLine::backRequested);
    connect(m_past, &QToolButton::clicked, this, &RunLine::pastRequested);
    connect(m_fork, &QToolButton::clicked, this, &RunLine::forkRequested);
    connect(m_open, &QToolButton::clicked, this, &RunLine::runRequested);
    connect(m_clear, &QToolButton::clicked, this, &RunLine::clearRequested);
    connect(&themes, &ThemeController::changed, this, &RunLine::dress);
    dress();
    retranslate();
    hide();
}

QToolButton *RunLine::button(const char *name)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoRaise(true);
    return made;
}

void RunLine::dress()
{
    m_past->setIcon(m_themes.icon(QStringLiteral("view-history")));
    m_fork->setIcon(m_themes.icon(QStringLiteral("state-fork")));
    m_open->setIcon(m_themes.icon(QStringLiteral("view-list-details")));
    m_clear->setIcon(m_themes.icon(QStringLiteral("edit-clear")));
    fit();
}

/// As wide as with its words, whatever it shows now.
int RunLine::widthInWords(QToolButton *button)
{
    auto &[words, width] = m_widths[button];
    if (words != button->text()) {
        words = button->text();
        const auto style = button->toolButtonStyle();
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        width = button->sizeHint().width();
        button->setToolButtonStyle(style);
    }
    return width;
}

/// In a narrow window the canvas needs the room: then buttons are their icons, and their words are in the tips.
void RunLine::fit()
{
    const int gap = layout()->spacing();
    int room = layout()->contentsRect().width();
    for (const QWidget *each : std::initializer_list<QWidget *>{m_run, m_state, m_retry, m_back})
        room -= each->isHidden() ? 0 : each->sizeHint().width() + gap;
    int words = room;
    for (QToolButton *each : m_shrinking)
        words -= each->isHidden() ? 0 : widthInWords(each) + gap;
    const bool hasWords = words >= kLeastCounts;
    for (QToolButton *each : m_shrinking) {
        each->setToolButtonStyle(hasWords ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
        room -= each->isHidden() ? 0 : each->sizeHint().width() + gap;
    }
    // What is left of the line; where that is too little it goes to the next one, with the buttons at its end.
    int below = layout()->contentsRect().width();
    for (const QWidget *each : std::initializer_list<QWidget *>{m_retry, m_back, m_past, m_fork, m_open, m_clear})
        below -= each->isHidden() ? 0 : each->sizeHint().width() + gap;
    m_counts->setMaximumWidth(room >= kLeastCounts ? room : below >= kLeastCounts / 2 ? below : QWIDGETSIZE_MAX);
}

void RunLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_widths.clear();
        fit();
    }
}

void RunLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RunLine::showButtons(bool isRun, bool isPast, bool isOther)
{
    m_retry->hide();
    m_state->setVisible(isRun);
    m_back->setVisible(isRun && isPast);
    m_past->setVisible(isRun && isOther && !isPast);
    m_fork->setVisible(isRun);
    m_open->setVisible(isRun);
    m_clear->setVisible(!isPast);
    fit();
    setVisible(true);
}

void RunLine::show(const RunPicture &picture, const Look &look)
{
    const Run &run = picture.run();
    QStringList title{tr("Run %1").arg(runText(number(run.id)))};
    const QString version = versionText(look.label);
    if (!version.isEmpty())
        title << version;
    if (!look.moment.isEmpty())
        title << look.moment;
    m_run->setText(title.join(QStringLiteral(" · ")));
    m_state->setState(glyphOf(run.state), word(run.state));
    quint32 open = 0;
    for (const Letter &letter : run.letters)
        open += letter.state == LetterState::Open ? 1 : 0;
    QStringList parts{
        tr("%1 of %2 steps done").arg(numberText(quint64(run.doneSteps)), numberText(quint64(run.steps.size())))};
    if (!run.running.empty())
        parts.push_back(tr("%n running", nullptr, static_cast<int>(run.running.size())));
    if (open > 0)
        parts.push_back(tr("%n dead letter(s)", nullptr, static_cast<int>(open)));
    if (run.ended != WallTime{})
        parts.push_back(durationText(run.ended - run.started));
    if (!run.failure.code.isEmpty())
        parts.push_back(words(run.failure).what);
    if (look.isOther && !look.isPast)
        parts.push_back(tr("the workflow was changed since"));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    m_counts->setToolTip(run.failure.code.isEmpty() ? QString() : sentence(run.failure));
    m_past->setText(version.isEmpty() ? tr("Show it on the version that ran") : tr("Show it on %1").arg(version));
    showButtons(true, look.isPast, look.isOther);
}

void RunLine::show(const WorkflowActivity &activity, const std::map<QString, quint64> &elsewhere)
{
    m_run->setText(tr("All active runs"));
    QStringList parts{tr("%n run(s) active", nullptr, static_cast<int>(activity.runs))};
    if (activity.sleeping > 0)
        parts.push_back(tr("%n of them asleep", nullptr, static_cast<int>(activity.sleeping)));
    for (const auto &[version, steps] : elsewhere)
        parts.push_back(tr("%1 on %2", "how many steps, which version").arg(numberText(steps), version));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    m_counts->setToolTip(
        elsewhere.empty()
            ? QString()
            : tr(
                "The nodes count the steps of runs on the version that is shown; steps on other versions stand here."));
    showButtons(false, false, false);
}

void RunLine::showWords(const QString &title, const QString &words, const QString &help)
{
    m_run->setText(title);
    m_counts->setText(words);
    m_counts->setToolTip(help);
    showButtons(false, false, false);
}

void RunLine::showReading(RunId run)
{
    showWords(tr("Run %1").arg(runText(number(run))), tr("Reading what it did…"));
}

void RunLine::showUnread(RunId run, const Error &why)
{
    showWords(tr("Run %1").arg(runText(number(run))), sentence(why), sentence(why));
    m_retry->show();
}

void RunLine::showCounting()
{
    showWords(tr("All active runs"), tr("Counting what they do…"));
}

void RunLine::showUncounted(const Error &why)
{
    showWords(tr("All active runs"), sentence(why), tr("They are counted again as soon as the engine answers."));
}

void RunLine::retranslate()
{
    m_retry->setText(tr("Try again"));
    m_retry->setToolTip(tr("Read once more what the run did"));
    m_back->setText(tr("Back to now"));
    m_back->setToolTip(tr("Back to the graph that is edited (Esc)"));
    m_past->setToolTip(tr("Show the run on the version that ran, which cannot be edited"));
    m_fork->setText(tr("Fork from here…"));
    m_fork->setToolTip(
        tr("Start a new run that goes on from this moment, on the version that ran; what it does, it does "
           "once more"));
    m_open->setText(tr("Open on Runs"));
    m_open->setToolTip(tr("Timeline, event log and every step of this run"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Take the run off the canvas; the run itself goes on"));
    m_clear->setAccessibleName(tr("Take the run off the canvas"));
    setAccessibleName(tr("Run on the canvas"));
}

} // namespace sluice
