#include "ui/shell/quitpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"

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
    , m_finish(new QPushButton(m_card))
    , m_quit(new QPushButton(m_card))
    , m_stay(new QPushButton(m_card))
{
    setObjectName(QStringLiteral("quitPanel"));
    m_finish->setObjectName(QStringLiteral("quit.finish"));
    m_quit->setObjectName(QStringLiteral("quit.now"));
    m_stay->setObjectName(QStringLiteral("quit.stay"));
    m_finish->setProperty("accent", true);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(420);
    m_card->body()->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    m_card->body()->addWidget(m_headline);
    m_card->body()->addWidget(m_text);
    m_card->body()->addSpacing(space::kS);
    auto *row = new QHBoxLayout;
    row->addWidget(m_stay);
    row->addStretch(1);
    row->addWidget(m_quit);
    row->addWidget(m_finish);
    m_card->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_card, 0, Qt::AlignCenter);
    connect(m_finish, &QPushButton::clicked, this, &QuitPanel::finishChosen);
    connect(m_quit, &QPushButton::clicked, this, &QuitPanel::quitChosen);
    connect(m_stay, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT stayChosen();
    });
    connect(&theme, &ThemeController::changed, this, &QuitPanel::retranslate);
    parent->installEventFilter(this);
    hide();
}

void QuitPanel::ask(quint64 runs, quint64 steps)
{
    m_runs = runs;
    m_steps = steps;
    m_draining = false;
    retranslate();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_finish->setFocus(Qt::OtherFocusReason);
}

void QuitPanel::showDraining(quint64 stepsLeft)
{
    m_steps = stepsLeft;
    m_draining = true;
    retranslate();
    m_quit->setFocus(Qt::OtherFocusReason);
}

void QuitPanel::retranslate()
{
    m_headline->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    const int runs = static_cast<int>(m_runs);
    const int steps = static_cast<int>(m_steps);
    m_finish->setVisible(!m_draining);
    m_stay->setText(tr("Stay"));
    m_finish->setText(tr("Finish running steps and quit"));
    m_quit->setText(m_draining ? tr("Quit now") : tr("Quit now; %n run(s) continue at next start", nullptr, runs));
    if (m_draining) {
        m_headline->setText(tr("Finishing %n running step(s)", nullptr, steps));
        m_text->setText(tr("Nothing new starts. The program quits when they are done."));
    } else {
        m_headline->setText(tr("%n run(s) are at work", nullptr, runs));
        m_text->setText(tr("%n step(s) are running. Nothing is lost either way: what is done is on disk, and runs go "
                           "on where they are when the workspace is opened again.",
                           nullptr, steps));
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
