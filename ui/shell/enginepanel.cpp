#include "ui/shell/enginepanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

EnginePanel::EnginePanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_card(new Card(theme, this))
    , m_headline(new QLabel(m_card))
    , m_text(new QLabel(m_card))
    , m_bar(new InfoBar(theme))
    , m_here(new QRadioButton(m_card))
    , m_elsewhere(new QRadioButton(m_card))
    , m_addressLabel(new QLabel(m_card))
    , m_address(new QLineEdit(m_card))
    , m_tokenLabel(new QLabel(m_card))
    , m_token(new QLineEdit(m_card))
    , m_use(new QPushButton(m_card))
    , m_cancel(new QPushButton(m_card))
{
    setObjectName(QStringLiteral("enginePanel"));
    m_here->setObjectName(QStringLiteral("engine.here"));
    m_elsewhere->setObjectName(QStringLiteral("engine.elsewhere"));
    m_address->setObjectName(QStringLiteral("engine.address"));
    m_token->setObjectName(QStringLiteral("engine.token"));
    m_use->setObjectName(QStringLiteral("engine.use"));
    m_cancel->setObjectName(QStringLiteral("engine.cancel"));
    m_use->setProperty("accent", true);
    m_token->setEchoMode(QLineEdit::Password);
    m_addressLabel->setBuddy(m_address);
    m_tokenLabel->setBuddy(m_token);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(420);
    m_card->body()->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    for (QWidget *each : std::initializer_list<QWidget *>{m_headline, m_text, m_bar, m_here, m_elsewhere,
                                                          m_addressLabel, m_address, m_tokenLabel, m_token})
        m_card->body()->addWidget(each);
    m_card->body()->addSpacing(space::kS);
    auto *row = new QHBoxLayout;
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_use);
    m_card->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_card, 0, Qt::AlignCenter);
    connect(m_elsewhere, &QRadioButton::toggled, this, &EnginePanel::refresh);
    connect(m_address, &QLineEdit::textChanged, this, &EnginePanel::refresh);
    connect(m_address, &QLineEdit::returnPressed, this, &EnginePanel::choose);
    connect(m_token, &QLineEdit::returnPressed, this, &EnginePanel::choose);
    connect(m_use, &QPushButton::clicked, this, &EnginePanel::choose);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::hide);
    connect(&theme, &ThemeController::changed, this, &EnginePanel::retranslate);
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void EnginePanel::ask(const QString &address)
{
    m_now = address;
    m_address->setText(address);
    m_token->clear();
    (address.isEmpty() ? m_here : m_elsewhere)->setChecked(true);
    m_bar->hide();
    refresh();
    retranslate();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    (address.isEmpty() ? static_cast<QWidget *>(m_here) : m_address)->setFocus(Qt::OtherFocusReason);
}

void EnginePanel::showError(const Error &error)
{
    m_bar->showError(error);
}

void EnginePanel::refresh()
{
    const bool isElsewhere = m_elsewhere->isChecked();
    for (QWidget *each : std::initializer_list<QWidget *>{m_addressLabel, m_address, m_tokenLabel, m_token})
        each->setEnabled(isElsewhere);
    m_use->setEnabled(!isElsewhere || !m_address->text().trimmed().isEmpty());
}

void EnginePanel::choose()
{
    if (!m_use->isEnabled())
        return;
    m_bar->hide();
    if (m_here->isChecked())
        Q_EMIT chosen({}, {});
    else
        Q_EMIT chosen(m_address->text().trimmed(), m_token->text().trimmed());
}

void EnginePanel::retranslate()
{
    m_headline->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    m_headline->setText(tr("Which engine?"));
    m_text->setText(tr("Workflows are designed here, in the files of this workspace. They run in the engine that you "
                       "choose; its runs, "
                       "queues and dead letters are what the other pages show."));
    m_here->setText(tr("The one in this &window"));
    m_elsewhere->setText(tr("One that is served &elsewhere"));
    m_addressLabel->setText(tr("&Address"));
    m_address->setPlaceholderText(tr("such as 127.0.0.1:7373"));
    m_tokenLabel->setText(tr("&Token"));
    m_token->setPlaceholderText(m_now.isEmpty() ? tr("what sluicectl tokens add printed there")
                                                : tr("leave empty to keep the one that was entered"));
    m_use->setText(tr("&Use this engine"));
    m_cancel->setText(tr("&Cancel"));
    setAccessibleName(m_headline->text());
    m_address->setAccessibleName(m_addressLabel->text().remove(u'&'));
    m_token->setAccessibleName(m_tokenLabel->text().remove(u'&'));
}

void EnginePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = m_theme.color(Token::Background);
    veil.setAlphaF(0.7F);
    painter.fillRect(rect(), veil);
}

void EnginePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

bool EnginePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

} // namespace sluice
