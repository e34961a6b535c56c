#include "ui/events/publishpanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/infobar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {
constexpr int kDataHeight = 120;
} // namespace

PublishPanel::PublishPanel(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_topicLabel(new QLabel)
    , m_topic(new QLineEdit)
    , m_data(new CodeEdit(theme))
    , m_note(new QLabel)
    , m_publish(new QPushButton)
    , m_close(new QPushButton)
    , m_bar(new InfoBar(theme))
{
    build();
    m_data->setText(QStringLiteral("{}"));
    connect(m_topic, &QLineEdit::textChanged, this, &PublishPanel::follow);
    connect(m_topic, &QLineEdit::returnPressed, m_publish, &QPushButton::click);
    connect(m_publish, &QPushButton::clicked, this, &PublishPanel::publish);
    connect(m_close, &QPushButton::clicked, this, &PublishPanel::closed);
    connect(&theme, &ThemeController::changed, this, &PublishPanel::dress);
    retranslate();
    dress();
}

void PublishPanel::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_note->setPalette(quiet);
}

void PublishPanel::build()
{
    setObjectName(QStringLiteral("publishPanel"));
    m_topic->setObjectName(QStringLiteral("publishTopic"));
    m_data->setObjectName(QStringLiteral("publishData"));
    m_publish->setObjectName(QStringLiteral("publishNow"));
    m_close->setObjectName(QStringLiteral("publishClose"));
    m_bar->setObjectName(QStringLiteral("publishBar"));
    m_topicLabel->setBuddy(m_topic);
    m_data->setLanguage(CodeEdit::Language::Json);
    m_data->setFixedHeight(kDataHeight);
    m_note->setWordWrap(true);
    m_publish->setProperty("accent", true);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(m_topicLabel);
    line->addWidget(m_topic, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kS);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_close);
    foot->addWidget(m_publish);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addLayout(line);
    column->addWidget(m_data);
    column->addWidget(m_bar);
    column->addLayout(foot);
}

void PublishPanel::begin(const NewEvent &event)
{
    m_topic->setText(event.topic);
    m_data->setPayload(event.data);
    begin();
}

void PublishPanel::begin()
{
    m_bar->dismiss();
    show();
    m_topic->setFocus();
    follow();
}

void PublishPanel::follow()
{
    const bool hasTopic = !m_topic->text().trimmed().isEmpty();
    m_publish->setEnabled(hasTopic && !m_isUnderWay);
    m_publish->setToolTip(hasTopic ? QString() : tr("Name a topic first, such as order.new"));
}

/// What is wrong with the topic or the data is said by the engine, which knows the rules.
void PublishPanel::publish()
{
    const QString topic = m_topic->text().trimmed();
    m_isUnderWay = true;
    follow();
    m_engine.publishEvent(topic, m_data->payload(), this, [this, topic](const Result<void> &done) {
        m_isUnderWay = false;
        follow();
        if (!done) {
            m_bar->showError(done.error());
            return;
        }
        m_bar->showMessage(InfoBar::Tone::Success, tr("Published to %1. Whoever listens to it has it now.").arg(topic));
    });
}

void PublishPanel::retranslate()
{
    m_topicLabel->setText(tr("Topic"));
    m_topic->setPlaceholderText(tr("order.new"));
    m_topic->setAccessibleName(tr("Topic of the event"));
    m_data->setAccessibleName(tr("Data of the event, as JSON"));
    m_note->setText(tr("Triggers and steps that wait for this topic take it for a real one."));
    m_publish->setText(tr("Publish event"));
    m_close->setText(tr("Close"));
    follow();
}

void PublishPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PublishPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sluice
