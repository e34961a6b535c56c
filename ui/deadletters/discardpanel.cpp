#include "ui/deadletters/discardpanel.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

DiscardPanel::DiscardPanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_head(new QLabel)
    , m_fail(new QRadioButton)
    , m_goOn(new QRadioButton)
    , m_output(new JsonField(theme, QStringLiteral("discardOutput")))
    , m_reasonLabel(new QLabel)
    , m_reason(new QLineEdit)
    , m_discard(new QPushButton)
    , m_cancel(new QPushButton)
{
    setObjectName(QStringLiteral("discardPanel"));
    m_head->setWordWrap(true);
    m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold));
    connect(&theme, &ThemeController::changed, this,
            [this, &theme] { m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold)); });
    m_fail->setObjectName(QStringLiteral("discardFail"));
    m_goOn->setObjectName(QStringLiteral("discardGoOn"));
    m_reason->setObjectName(QStringLiteral("discardReason"));
    m_discard->setObjectName(QStringLiteral("discardConfirm"));
    m_cancel->setObjectName(QStringLiteral("discardCancel"));
    m_discard->setProperty("danger", true);
    m_reasonLabel->setBuddy(m_reason);
    auto *reason = new QHBoxLayout;
    reason->setSpacing(space::kS);
    reason->addWidget(m_reasonLabel);
    reason->addWidget(m_reason, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kS);
    foot->addWidget(m_discard);
    foot->addWidget(m_cancel);
    foot->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addWidget(m_head);
    column->addWidget(m_fail);
    column->addWidget(m_goOn);
    column->addWidget(m_output, 1);
    column->addLayout(reason);
    column->addLayout(foot);
    column->addStretch();
    connect(m_goOn, &QRadioButton::toggled, this, &DiscardPanel::update);
    connect(m_output, &JsonField::edited, this, &DiscardPanel::update);
    connect(m_reason, &QLineEdit::textChanged, this, &DiscardPanel::update);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        const auto output = m_goOn->isChecked() ? std::optional(m_output->payload()) : std::nullopt;
        Q_EMIT discardRequested(output, m_reason->text().trimmed());
    });
    connect(m_reason, &QLineEdit::returnPressed, m_discard, &QPushButton::click);
    connect(m_cancel, &QPushButton::clicked, this, &DiscardPanel::cancelled);
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

void DiscardPanel::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    update();
}

void DiscardPanel::update()
{
    const bool goesOn = m_goOn->isChecked();
    m_output->setVisible(goesOn);
    const bool hasReason = !m_reason->text().trimmed().isEmpty();
    m_discard->setEnabled(hasReason && (!goesOn || m_output->isValid()) && !m_isUnderWay);
    m_discard->setToolTip(hasReason ? QString() : tr("Say why first: it is kept with the letter"));
}

void DiscardPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void DiscardPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
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
    m_discard->setText(tr("Discard %n letter(s)", nullptr, m_letters));
    m_cancel->setText(tr("Keep"));
    update();
}

} // namespace sluice
