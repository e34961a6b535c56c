#include "ui/deadletters/guardedretry.h"

#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kFastest = 10'000;

} // namespace

GuardedRetry::GuardedRetry(ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("guardedConfirm"), QStringLiteral("guardedCancel"), parent)
    , m_canary(new QCheckBox)
    , m_rateLabel(new QLabel)
    , m_rate(new QSpinBox)
    , m_stopLabel(new QLabel)
    , m_stop(new QSpinBox)
{
    setObjectName(QStringLiteral("guardedRetry"));
    m_canary->setObjectName(QStringLiteral("guardedCanary"));
    m_rate->setObjectName(QStringLiteral("guardedRate"));
    m_stop->setObjectName(QStringLiteral("guardedStop"));
    m_confirm->setProperty("accent", true);
    m_rate->setRange(0, kFastest);
    m_stop->setRange(0, 100);
    m_rateLabel->setBuddy(m_rate);
    m_stopLabel->setBuddy(m_stop);
    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(space::kS);
    fields->setVerticalSpacing(space::kXs);
    fields->addWidget(m_rateLabel, 0, 0);
    fields->addWidget(m_rate, 0, 1);
    fields->addWidget(m_stopLabel, 1, 0);
    fields->addWidget(m_stop, 1, 1);
    fields->setColumnStretch(2, 1);
    column()->addWidget(m_canary);
    column()->addLayout(fields);
    addButtons();
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        RedriveJobRequest request = m_request;
        request.options.canary = m_canary->isChecked();
        request.options.perSecond = static_cast<quint32>(m_rate->value());
        request.options.stopAtPercent = static_cast<quint32>(m_stop->value());
        Q_EMIT jobRequested(request);
    });
    retranslate();
}

void GuardedRetry::begin(const RedriveJobRequest &request, int letters)
{
    m_request = request;
    m_letters = letters;
    const RedriveOptions usual;
    m_canary->setChecked(usual.canary);
    m_rate->setValue(static_cast<int>(usual.perSecond));
    m_stop->setValue(static_cast<int>(usual.stopAtPercent));
    retranslate();
    m_confirm->setFocus();
}

void GuardedRetry::follow()
{
    m_confirm->setEnabled(!isUnderWay());
}

void GuardedRetry::retranslate()
{
    m_head->setText(tr("Retry %n letter(s), step by step", nullptr, m_letters));
    m_canary->setText(tr("One letter first, then ten, then the rest"));
    m_rateLabel->setText(tr("At most"));
    m_rate->setSuffix(tr(" letters a second"));
    m_rate->setSpecialValueText(tr("as fast as it goes"));
    m_rate->setAccessibleName(tr("Letters sent a second, at most"));
    m_stopLabel->setText(tr("Stop when more fail again than"));
    m_stop->setSuffix(tr(" %"));
    m_stop->setAccessibleName(tr("Share of failures above which the retry stops"));
    m_confirm->setText(tr("Retry %n letter(s)", nullptr, m_letters));
    m_cancel->setText(tr("Not now"));
    follow();
}

} // namespace sluice
