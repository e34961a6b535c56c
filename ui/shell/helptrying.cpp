#include "ui/shell/helptrying.h"

#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

/// In the order in which somebody meets them.
constexpr std::array kTryingCommands{"design.run",         "design.runTo",  "design.runFrom",
                                     "design.runStepping", "design.step",   "design.pause",
                                     "design.breakpoint",  "design.dryRun", "design.stop"};
constexpr int kTopicsWithoutCommand = 2;

QLabel *tryingProse()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

HelpTrying::HelpTrying(ThemeController &theme, const CommandTable &commands, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_commands(commands)
    , m_title(new QLabel)
    , m_intro(tryingProse())
{
    setObjectName(QStringLiteral("helpTrying"));
    m_title->setObjectName(QStringLiteral("helpTryingTitle"));
    auto *head = new Card(m_theme);
    head->body()->addWidget(m_title);
    head->body()->addWidget(m_intro);
    auto *ways = new Card(m_theme);
    for (const char *command : kTryingCommands)
        add(*ways, QString::fromLatin1(command));
    auto *rest = new Card(m_theme);
    for (int topic = 0; topic < kTopicsWithoutCommand; ++topic)
        add(*rest, {});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    column->setSpacing(space::kL);
    for (Card *card : {head, ways, rest})
        column->addWidget(card);
    column->addStretch(1);
    connect(&theme, &ThemeController::changed, this, &HelpTrying::dress);
    retranslate();
    dress();
}

void HelpTrying::add(Card &card, const QString &command)
{
    Topic topic{command, new QLabel, tryingProse()};
    topic.title->setTextFormat(Qt::PlainText);
    if (!command.isEmpty())
        topic.title->setObjectName(QStringLiteral("helpTrying_") + command);
    topic.title->setBuddy(topic.text);
    card.body()->addWidget(topic.title);
    card.body()->addWidget(topic.text);
    m_topics.push_back(topic);
}

QString HelpTrying::words() const
{
    QStringList all{m_title->text(), m_intro->text()};
    for (const Topic &topic : m_topics)
        all << topic.title->text() << topic.text->text();
    return all.join(u' ');
}

void HelpTrying::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HelpTrying::retranslate()
{
    m_title->setText(tr("Try a workflow"));
    m_intro->setText(
        tr("On the page Design a workflow is tried out as it is on the screen, saved or not. The canvas shows "
           "the run as it goes. The commands are in the menu beside Run, in the menu of a node, and in the "
           "command palette."));
    const QStringList texts{
        tr("Runs the whole workflow. Edits that are not saved run too, as a draft that is kept with the run."),
        tr("Runs what leads to the selected task, and that task; then the run ends."),
        tr("Runs the selected task and what comes after it. What it leaves out gives its pinned sample, or else its "
           "output "
           "of the run on the canvas or of the last run. Inside a loop, the run begins at the outermost loop."),
        tr("Starts a run that is paused before its first step."),
        tr("Lets a paused run start one step: the selected one if it is ready, else the first that is."),
        tr("A paused run lets the steps under way finish and starts no other. Resuming lets it go on."),
        tr("The run halts before the selected task, as does a run under way. A click on the left edge of a node does "
           "the "
           "same. Resuming never halts again at the same step; in a loop, each item halts once."),
        tr("Nothing goes out: each task that would call, write or send gives what you wrote for it in its Data tab, an "
           "output or a failure. Where nothing is written, the run is not started, and the tasks are named."),
        tr("Cancels the run on the canvas."),
    };
    Q_ASSERT(texts.size() == static_cast<qsizetype>(kTryingCommands.size()));
    for (std::size_t i = 0; i < kTryingCommands.size(); ++i) {
        const auto &known = m_commands.commands();
        const auto found = std::ranges::find(known, m_topics[i].command, &CommandEntry::id);
        const QString keys = found == known.end() ? QString() : keysText(*found);
        const QString name = found == known.end() ? QString() : found->text();
        m_topics[i].title->setText(keys.isEmpty() ? name : tr("%1 (%2)", "command (keys)").arg(name, keys));
        m_topics[i].text->setText(texts[static_cast<qsizetype>(i)]);
    }
    const std::size_t first = kTryingCommands.size();
    m_topics[first].title->setText(tr("Marks on a node"));
    m_topics[first].text->setText(tr("A square on the left edge is a breakpoint. Two bars: the run is halted before "
                                     "the task. A half ring: in a dry run, what you wrote stands for it."));
    m_topics[first + 1].title->setText(tr("What stays"));
    m_topics[first + 1].text->setText(tr(
        "Breakpoints, samples and what stands for tasks are no part of the workflow: they make no version and are not "
        "undone. They, edits that are not saved, and a halted run are there again after a crash."));
}

void HelpTrying::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    for (const Topic &topic : m_topics) {
        topic.title->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
        QPalette quiet = topic.text->palette();
        quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
        topic.text->setPalette(quiet);
    }
}

} // namespace sluice
