#include "ui/events/eventdetail.h"

#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/jsontree.h"
#include "ui/wording/formats.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice {

EventDetail::EventDetail(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_topic(new ElidedLabel(theme))
    , m_origin(new QLabel)
    , m_data(new JsonTree(theme))
    , m_actions(new QHBoxLayout)
    , m_copy(new QToolButton)
    , m_close(new QToolButton)
{
    setObjectName(name);
    m_topic->setObjectName(name + QStringLiteral("Topic"));
    m_origin->setObjectName(name + QStringLiteral("Origin"));
    m_data->setObjectName(name + QStringLiteral("Data"));
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    m_close->setObjectName(name + QStringLiteral("Close"));
    m_topic->setLook(TypeSize::Large);
    m_origin->setWordWrap(true);
    m_origin->setTextFormat(Qt::PlainText);
    m_data->setFrameShape(QFrame::NoFrame);
    m_copy->setAutoRaise(true);
    m_close->setAutoRaise(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::kL, space::kS, space::kS, 0);
    head->addWidget(m_topic, 1);
    head->addWidget(m_copy);
    head->addWidget(m_close);
    m_actions->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    m_actions->setSpacing(space::kS);
    m_actions->addStretch();
    auto *origin = new QHBoxLayout;
    origin->setContentsMargins(space::kL, 0, space::kL, space::kXs);
    origin->addWidget(m_origin);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(origin);
    column->addWidget(m_data, 1);
    column->addLayout(m_actions);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_record.data)); });
    connect(m_close, &QToolButton::clicked, this, &EventDetail::closeDetail);
    connect(&theme, &ThemeController::changed, this, &EventDetail::dress);
    retranslate();
    dress();
}

void EventDetail::setRecord(const EventRecord &record)
{
    m_record = record;
    m_topic->setText(record.topic);
    m_data->setPayload(record.data);
    retranslate();
}

void EventDetail::follow(ListView *list, const std::function<void(int row)> &showRow)
{
    m_list = list;
    connect(list, &ListView::opened, this, [showRow](const QModelIndex &index) { showRow(index.row()); });
    connect(list, &ListView::currentRowChanged, this, [this, showRow](const QModelIndex &index) {
        if (!isHidden())
            showRow(index.row());
    });
}

void EventDetail::closeDetail()
{
    hide();
    m_list->setFocus();
}

void EventDetail::addButton(QPushButton *button)
{
    m_actions->addWidget(button);
}

void EventDetail::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_origin->setPalette(quiet);
    m_copy->setIcon(m_theme.icon(QStringLiteral("edit-copy"), Token::Muted));
    m_close->setIcon(m_theme.icon(QStringLiteral("dialog-close"), Token::Muted));
}

void EventDetail::retranslate()
{
    const QString by = m_record.publisher.isEmpty() ? tr("nobody named") : m_record.publisher;
    m_origin->setText(tr("%1 · number %2 · published by %3 · %4")
                          .arg(exactMomentText(m_record.at), numberText(m_record.sequence), by,
                               bytesText(static_cast<quint64>(m_record.data.size()))));
    m_data->setAccessibleName(tr("Data of the event"));
    m_copy->setText(tr("Copy data"));
    m_copy->setToolTip(tr("Copy the event's data as JSON"));
    m_copy->setAccessibleName(m_copy->text());
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the event"));
}

void EventDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EventDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        closeDetail();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sluice
