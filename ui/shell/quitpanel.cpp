#include "ui/shell/quitpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

QuitPanel::QuitPanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_card(new Card(theme, this))
    , m_headline(new QLabel(m_card))
    , m_text(new QLabel(m_card))
    , m_bar(new InfoBar(theme))
    , m_finish(new QPushButton(m_card))
    , m_quit(new QPushButton(m_card))
    , m_stay(new QPushButton(m_card))
    , m_background(new QPushButton(m_card))
{
    setObjectName(QStringLiteral("quitPanel"));
    m_finish->setObjectName(QStringLiteral("quit.finish"));
    m_quit->setObjectName(QStringLiteral("quit.now"));
    m_stay->setObjectName(QStringLiteral("quit.stay"));
    m_background->setObjectName(QStringLiteral("quit.background"));
    m_finish->setProperty("accent", true);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(420);
    m_card->body()->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    m_card->body()->addWidget(m_headline);
    m_card->body()->addWidget(m_text);
    m_card->body()->addWidget(m_bar);
    m_card->body()->addSpacing(space::kS);
    // Not in one row with the others: that needs more than a small window has.
    m_card->body()->addWidget(m_background, 0, Qt::AlignRight);
    auto *row = new QHBoxLayout;
    row->addWidget(m_stay);
    row->addStretch(1);
    row->addWidget(m_quit);
    row->addWidget(m_finish);
    m_card->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_card, 0, Qt::AlignCenter);
    connect(m_finish, &QPushButton::clicked, this, [this] { act(true); });
    connect(m_quit, &QPushButton::clicked, this, [this] { act(false); });
    connect(m_stay, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT stayChosen();
    });
    connect(m_background, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT backgroundChosen();
    });
    connect(&theme, &ThemeController::changed, this, &QuitPanel::retranslate);
    parent->installEventFilter(this);
    hide();
}

void QuitPanel::askAboutRuns(quint64 runs, quint64 steps, quint64 armed, quint64 redrives)
{
    m_redrives = redrives;
    m_runs = runs;
    m_steps = steps;
    m_armed = armed;
    open(Question::Runs);
}

void QuitPanel::askAboutArmed(quint64 armed)
{
    m_armed = armed;
    open(Question::Armed);
}

void QuitPanel::askAboutEdits(const QStringList &workflows)
{
    m_workflows = workflows;
    open(Question::Edits);
}

void QuitPanel::showDraining(quint64 stepsLeft)
{
    m_steps = stepsLeft;
    open(Question::Draining);
}

void QuitPanel::showError(const Error &error)
{
    m_bar->showError(error);
}

void QuitPanel::open(Question question)
{
    const bool isNew = !isVisible() || question != m_question;
    m_question = question;
    retranslate();
    if (!isNew)
        return;
    m_bar->hide();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    QPushButton *usual = question == Question::Draining ? m_quit : m_finish;
    (question == Question::Armed ? m_background : usual)->setFocus(Qt::OtherFocusReason);
}

void QuitPanel::act(bool gently)
{
    if (m_question == Question::Edits && gently)
        Q_EMIT saveChosen();
    else if (m_question == Question::Edits)
        Q_EMIT discardChosen();
    else if (gently)
        Q_EMIT finishChosen();
    else
        Q_EMIT quitChosen();
}

QString QuitPanel::armedText(int armed)
{
    return tr(
        "While the program is closed, nothing starts the %n armed workflow(s): times are missed, and webhooks find "
        "nobody.",
        nullptr, armed);
}

QString QuitPanel::redrivesText() const
{
    return tr("%n retry of many letters stops in its middle, and goes on with the next letter then.", nullptr,
              static_cast<int>(m_redrives));
}

void QuitPanel::retranslate()
{
    m_headline->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    const int runs = static_cast<int>(m_runs);
    const int steps = static_cast<int>(m_steps);
    const int armed = static_cast<int>(m_armed);
    const int redrives = static_cast<int>(m_redrives);
    m_finish->setVisible(m_question == Question::Runs || m_question == Question::Edits);
    m_background->setVisible(m_question == Question::Runs || m_question == Question::Armed);
    m_background->setText(tr("Keep running in the background"));
    m_stay->setText(tr("Stay"));
    switch (m_question) {
    case Question::Runs:
        m_headline->setText(runs > 0 ? tr("%n run(s) are at work", nullptr, runs)
                                     : tr("%n retry of many letters is at work", nullptr, redrives));
        m_text->setText(tr("%n step(s) are running. Nothing is lost either way: what is done is on disk, and runs go "
                           "on where they are when the workspace is opened again.",
                           nullptr, steps)
                        + (m_redrives == 0 ? QString() : QStringLiteral("\n\n") + redrivesText())
                        + (armed == 0 ? QString() : QStringLiteral("\n\n") + armedText(armed)));
        m_finish->setText(tr("Finish running steps and quit"));
        m_quit->setText(redrives == 0 ? tr("Quit now; %n run(s) continue at next start", nullptr, runs)
                        : runs == 0   ? tr("Quit now; %n retry continues at next start", nullptr, redrives)
                                      : tr("Quit now; %1 and %2 continue at next start", "runs, retries")
                                          .arg(tr("%n run(s)", nullptr, runs), tr("%n retry", nullptr, redrives)));
        break;
    case Question::Armed:
        m_headline->setText(tr("%n workflow(s) are armed", nullptr, armed));
        m_text->setText(armedText(armed));
        m_quit->setText(tr("Quit now; %n workflow(s) stay armed for the next start", nullptr, armed));
        break;
    case Question::Draining:
        m_headline->setText(tr("Finishing %n running step(s)", nullptr, steps));
        m_text->setText(tr("Nothing new starts. The program quits when they are done."));
        m_quit->setText(tr("Quit now"));
        break;
    case Question::Edits:
        m_headline->setText(
            tr("%n workflow(s) have edits that are not saved", nullptr, static_cast<int>(m_workflows.size())));
        m_text->setText(m_workflows.join(QStringLiteral(", ")));
        m_finish->setText(tr("Save and quit"));
        m_quit->setText(tr("Quit without saving"));
        break;
    }
}

void QuitPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = m_theme.color(Token::Background);
    veil.setAlphaF(0.7F);
    painter.fillRect(rect(), veil);
}

void QuitPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_stay->click();
    else
        QWidget::keyPressEvent(event);
}

bool QuitPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

} // namespace sluice
