#include "ui/health/queuepanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/queuerow.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

QString orderEffect(const QString &queue, QueueAction action)
{
    const QString name = queueName(queue);
    if (action == QueueAction::Purge && queue == kDeadLetterQueue)
        return QueuePanel::tr("Every open dead letter is discarded, and its run fails. Each discard can be taken back "
                              "for 30 days.");
    if (action == QueueAction::Purge)
        return QueuePanel::tr("%1: each becomes a dead letter, or what its task says for the end of its attempts "
                              "happens. Nothing is sent.")
            .arg(name);
    if (queue == kDeadLetterQueue)
        return QueuePanel::tr("No dead letter is retried or discarded while they are paused, not after a restart "
                              "either.");
    return QueuePanel::tr("%1: none of them goes on while they are paused, not after a restart either. What comes is "
                          "kept.")
        .arg(name);
}

} // namespace

QString queueOutcomeText(const QueueRequest &request, const QueueOutcome &outcome)
{
    const QString name = queueName(request.queue);
    switch (request.action) {
    case QueueAction::Pause:
        return QueuePanel::tr("%1: paused").arg(name);
    case QueueAction::Resume:
        return QueuePanel::tr("%1: goes on").arg(name);
    case QueueAction::Purge:
        return QueuePanel::tr("%1: %2 taken out, %3 kept")
            .arg(name, numberText(outcome.purged), numberText(outcome.kept));
    }
    return {};
}

QString queueItemText(const QueueItem &item)
{
    QStringList parts{durationText(item.age)};
    if (item.run != RunId{})
        parts += QueuePanel::tr("run %1").arg(runText(number(item.run)));
    if (!item.letter.isEmpty())
        parts += QueuePanel::tr("letter %1").arg(item.letter);
    if (item.order == QLatin1StringView("run.start"))
        parts += QueuePanel::tr("start of a run");
    else if (item.order == QLatin1StringView("event.publish"))
        parts += QueuePanel::tr("event");
    for (const QString &name : {item.workflow, item.task}) {
        if (!name.isEmpty())
            parts += name;
    }
    return parts.join(QStringLiteral(" · "));
}

QueuePanel::QueuePanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("queuePanel"));
    m_text->setObjectName(QStringLiteral("queueText"));
    m_reason->setObjectName(QStringLiteral("queueReason"));
    m_confirm->setObjectName(QStringLiteral("queueConfirm"));
    m_close->setObjectName(QStringLiteral("queueClose"));
    m_text->setMinimumWidth(1);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_confirm->setProperty("accent", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 0, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_text);
    column->addWidget(m_reason);
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, &QueuePanel::check);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_confirm, &QPushButton::clicked, this, &QueuePanel::confirm);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    const auto dress = [this, &theme] { m_text->setFont(theme.theme().font()); };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    hide();
}

void QueuePanel::ask(const QString &queue, QueueAction action)
{
    m_queue = queue;
    m_action = action;
    m_isList = false;
    m_reason->clear();
    m_reason->show();
    m_confirm->show();
    retranslate();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void QueuePanel::showItems(const QString &queue, const std::vector<QueueItem> &items)
{
    m_queue = queue;
    m_items = items;
    m_isList = true;
    m_reason->hide();
    m_confirm->hide();
    retranslate();
    show();
    m_close->setFocus(Qt::OtherFocusReason);
}

void QueuePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueuePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

void QueuePanel::retranslate()
{
    QStringList lines;
    if (!m_isList)
        lines += orderEffect(m_queue, m_action);
    else if (m_items.empty())
        lines += tr("%1: nobody waits there now").arg(queueName(m_queue));
    else
        lines += tr("%1: who waits longest").arg(queueName(m_queue));
    if (m_isList) {
        for (const QueueItem &item : m_items)
            lines += queueItemText(item);
    }
    m_text->setText(lines.join(u'\n'));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why? The audit keeps it."));
    m_reason->setToolTip(m_reason->placeholderText());
    m_confirm->setText(m_action == QueueAction::Purge ? tr("Take them out") : tr("Pause them"));
    m_confirm->setAccessibleName(m_confirm->text());
    m_close->setText(m_isList ? tr("Close") : tr("Keep it as it is"));
    m_close->setAccessibleName(m_close->text());
    check();
}

void QueuePanel::check()
{
    const bool isEnough = !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(isEnough);
    m_confirm->setToolTip(isEnough ? QString() : tr("Say why first."));
}

void QueuePanel::confirm()
{
    const QueueRequest request{m_queue, m_action, m_reason->text().trimmed()};
    hide();
    Q_EMIT confirmed(request);
}

} // namespace sluice
