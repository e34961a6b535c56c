#include "ui/deadletters/retryeditor.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

RetryEditor::RetryEditor(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_head(new QLabel)
    , m_why(new QLabel)
    , m_input(new JsonField(theme, QStringLiteral("retryInput")))
    , m_same(new QRadioButton)
    , m_new(new QRadioButton)
    , m_retry(new QPushButton)
    , m_cancel(new QPushButton)
{
    setObjectName(QStringLiteral("retryEditor"));
    for (QLabel *label : {m_head, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold));
    connect(&theme, &ThemeController::changed, this,
            [this, &theme] { m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold)); });
    m_same->setObjectName(QStringLiteral("retrySameEffect"));
    m_new->setObjectName(QStringLiteral("retryNewEffect"));
    m_retry->setObjectName(QStringLiteral("retryEdited"));
    m_cancel->setObjectName(QStringLiteral("retryCancel"));
    m_retry->setProperty("accent", true);
    m_same->setChecked(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kS);
    foot->addWidget(m_retry);
    foot->addWidget(m_cancel);
    foot->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addWidget(m_head);
    column->addWidget(m_why);
    column->addWidget(m_input, 1);
    column->addWidget(m_same);
    column->addWidget(m_new);
    column->addLayout(foot);
    connect(m_input, &JsonField::edited, this, &RetryEditor::update);
    connect(m_retry, &QPushButton::clicked, this,
            [this] { Q_EMIT retryRequested(m_input->payload(), m_new->isChecked()); });
    connect(m_cancel, &QPushButton::clicked, this, &RetryEditor::cancelled);
    retranslate();
}

void RetryEditor::begin(const LetterSummary &letter, const Payload &input)
{
    m_letter = letter;
    m_input->setPayload(input);
    m_same->setChecked(true);
    retranslate();
    m_input->setFocus();
}

void RetryEditor::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    update();
}

void RetryEditor::update()
{
    m_retry->setEnabled(m_input->isValid() && m_input->isEdited() && !m_isUnderWay);
    m_retry->setToolTip(!m_input->isEdited() ? tr("Nothing was edited yet") : QString());
}

void RetryEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void RetryEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RetryEditor::retranslate()
{
    m_head->setText(tr("Edit the input of step %1 for letter %2. The original is kept.")
                        .arg(m_letter.task, m_letter.id.toString()));
    m_why->setText(sentence(m_letter.error));
    m_input->setAccessibleTitle(tr("Input of the retry, as JSON"));
    m_same->setText(tr("Same effect: keep the idempotency key, so that a system that has seen it does nothing twice"));
    m_new->setText(tr("New effect: a new idempotency key, so that it counts as a call of its own"));
    m_retry->setText(tr("Retry step %1 with edited input").arg(m_letter.task));
    m_cancel->setText(tr("Leave it as it was"));
    update();
}

} // namespace sluice
