#include "ui/deadletters/retryeditor.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/wording.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

RetryEditor::RetryEditor(ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("retryEdited"), QStringLiteral("retryCancel"), parent)
    , m_why(new QLabel)
    , m_input(new JsonField(theme, QStringLiteral("retryInput")))
    , m_same(new QRadioButton)
    , m_new(new QRadioButton)
{
    setObjectName(QStringLiteral("retryEditor"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_same->setObjectName(QStringLiteral("retrySameEffect"));
    m_new->setObjectName(QStringLiteral("retryNewEffect"));
    m_confirm->setProperty("accent", true);
    m_same->setChecked(true);
    column()->addWidget(m_why);
    column()->addWidget(m_input, 1);
    column()->addWidget(m_same);
    column()->addWidget(m_new);
    addButtons();
    connect(m_input, &JsonField::edited, this, &RetryEditor::follow);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { Q_EMIT retryRequested(m_input->payload(), m_new->isChecked()); });
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

void RetryEditor::follow()
{
    m_confirm->setEnabled(m_input->isValid() && m_input->isEdited() && !isUnderWay());
    m_confirm->setToolTip(!m_input->isEdited() ? tr("Nothing was edited yet") : QString());
}

void RetryEditor::retranslate()
{
    m_head->setText(tr("Edit the input of step %1 for letter %2. The original is kept.")
                        .arg(m_letter.task, m_letter.id.toString()));
    m_why->setText(sentence(m_letter.error));
    m_input->setAccessibleTitle(tr("Input of the retry, as JSON"));
    m_same->setText(tr("Same effect: keep the idempotency key, so that a system that has seen it does nothing twice"));
    m_new->setText(tr("New effect: a new idempotency key, so that it counts as a call of its own"));
    m_confirm->setText(tr("Retry step %1 with edited input").arg(m_letter.task));
    m_cancel->setText(tr("Leave it as it was"));
    follow();
}

} // namespace sluice
