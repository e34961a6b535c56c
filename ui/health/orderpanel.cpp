#include "ui/health/orderpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

OrderPanel::OrderPanel(ThemeController &theme, const QString &part, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_text(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    m_text->setObjectName(part + QStringLiteral("Text"));
    m_reason->setObjectName(part + QStringLiteral("Reason"));
    m_confirm->setObjectName(part + QStringLiteral("Confirm"));
    m_close->setObjectName(part + QStringLiteral("Close"));
    m_text->setMinimumWidth(1);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_confirm->setProperty("accent", true);
    m_column->setContentsMargins(0, space::kXs, 0, 0);
    m_column->setSpacing(space::kS);
    m_column->addWidget(m_text);
    m_column->addWidget(m_reason);
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_close);
    m_column->addLayout(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, &OrderPanel::check);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_confirm, &QPushButton::clicked, this, &OrderPanel::confirm);
    connect(m_close, &QPushButton::clicked, this, &OrderPanel::close);
    const auto dress = [this, &theme] { m_text->setFont(theme.theme().font()); };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    hide();
}

void OrderPanel::addChoice(QWidget *choice)
{
    m_column->insertWidget(m_column->indexOf(m_reason), choice);
    setTabOrder(choice, m_reason);
    setTabOrder(m_reason, m_confirm);
    setTabOrder(m_confirm, m_close);
}

void OrderPanel::open()
{
    const bool asks = !question().confirm.isEmpty();
    if (QWidget *focused = window()->focusWidget(); focused && !isAncestorOf(focused))
        m_asker = focused;
    m_reason->clear();
    m_reason->setVisible(asks);
    m_confirm->setVisible(asks);
    retranslate();
    show();
    if (asks)
        m_reason->setFocus(Qt::OtherFocusReason);
    else
        m_close->setFocus(Qt::OtherFocusReason);
}

void OrderPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OrderPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void OrderPanel::retranslate()
{
    const Question now = question();
    m_text->setText(now.text);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(now.needsReason ? tr("Why? The audit keeps it.") : tr("Why? (may stay empty)"));
    m_reason->setToolTip(m_reason->placeholderText());
    m_confirm->setText(now.confirm);
    m_confirm->setAccessibleName(now.confirm);
    m_close->setText(now.confirm.isEmpty() ? tr("Close") : tr("Keep it as it is"));
    m_close->setAccessibleName(m_close->text());
    check();
}

void OrderPanel::check()
{
    const bool isEnough = !question().needsReason || !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(isEnough);
    m_confirm->setToolTip(isEnough ? QString() : tr("Say why first."));
}

void OrderPanel::confirm()
{
    const QString reason = m_reason->text().trimmed();
    close();
    confirmWith(reason);
}

void OrderPanel::close()
{
    // Else the first of the page would get it, and the page would scroll there.
    if (m_asker && m_asker->isEnabled())
        m_asker->setFocus(Qt::OtherFocusReason);
    hide();
    Q_EMIT closed();
}

} // namespace sluice
