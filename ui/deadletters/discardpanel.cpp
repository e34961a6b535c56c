#include "ui/deadletters/discardpanel.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

DiscardPanel::DiscardPanel(ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("discardConfirm"), QStringLiteral("discardCancel"), parent)
    , m_fail(new QRadioButton)
    , m_goOn(new QRadioButton)
    , m_output(new JsonField(theme, QStringLiteral("discardOutput")))
    , m_reasonLabel(new QLabel)
    , m_reason(new QLineEdit)
{
    setObjectName(QStringLiteral("discardPanel"));
    m_fail->setObjectName(QStringLiteral("discardFail"));
    m_goOn->setObjectName(QStringLiteral("discardGoOn"));
    m_reason->setObjectName(QStringLiteral("discardReason"));
    m_confirm->setProperty("danger", true);
    m_reasonLabel->setBuddy(m_reason);
    auto *reason = new QHBoxLayout;
    reason->setSpacing(space::kS);
    reason->addWidget(m_reasonLabel);
    reason->addWidget(m_reason, 1);
    column()->addWidget(m_fail);
    column()->addWidget(m_goOn);
    column()->addWidget(m_output, 1);
    column()->addLayout(reason);
    addButtons();
    connect(m_goOn, &QRadioButton::toggled, this, &DiscardPanel::follow);
    connect(m_output, &JsonField::edited, this, &DiscardPanel::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &DiscardPanel::follow);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const auto output = m_goOn->isChecked() ? std::optional(m_output->payload()) : std::nullopt;
        Q_EMIT discardRequested(output, m_reason->text().trimmed());
    });
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    retranslate();
}

void DiscardPanel::begin(int letters, int runs)
{
    m_letters = letters;
    m_runs = runs;
    m_fail->setChecked(true);
    m_output->setPayload("null");
    m_reason->clear();
    retranslate();
    m_reason->setFocus();
}

void DiscardPanel::follow()
{
    const bool goesOn = m_goOn->isChecked();
    m_output->setVisible(goesOn);
    const bool hasReason = !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(hasReason && (!goesOn || m_output->isValid()) && !isUnderWay());
    m_confirm->setToolTip(hasReason ? QString() : tr("Say why first: it is kept with the letter"));
}

void DiscardPanel::retranslate()
{
    m_head->setText(tr("Discard %n letter(s): what do their runs do?", nullptr, m_letters));
    m_fail->setText(tr("Fail the step, and with it %n run(s)", nullptr, m_runs));
    m_goOn->setText(tr("Go on as if the step had given this output:"));
    m_output->setAccessibleTitle(tr("Output that the run goes on with, as JSON"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason for discarding"));
    m_reason->setPlaceholderText(tr("Why? It is kept with the letter"));
    m_confirm->setText(tr("Discard %n letter(s)", nullptr, m_letters));
    m_cancel->setText(tr("Keep"));
    follow();
}

} // namespace sluice
