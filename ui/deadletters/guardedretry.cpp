#include "ui/deadletters/guardedretry.h"

#include "ui/deadletters/bulkedit.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"

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

GuardedRetry::GuardedRetry(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("guardedConfirm"), QStringLiteral("guardedCancel"), parent)
    , m_canary(new QCheckBox)
    , m_rateLabel(new QLabel)
    , m_rate(new QSpinBox)
    , m_stopLabel(new QLabel)
    , m_stop(new QSpinBox)
    , m_plan(new QLabel)
    , m_edits(new QCheckBox)
    , m_edit(new BulkEdit(engine, theme))
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
    column()->addWidget(m_plan);
    column()->addWidget(m_edits);
    column()->addWidget(m_edit);
    addButtons();
    m_plan->setObjectName(QStringLiteral("guardedPlan"));
    m_plan->setWordWrap(true);
    connect(m_canary, &QCheckBox::toggled, this, &GuardedRetry::describe);
    connect(m_rate, &QSpinBox::valueChanged, this, &GuardedRetry::describe);
    connect(m_stop, &QSpinBox::valueChanged, this, &GuardedRetry::describe);
    m_edits->setObjectName(QStringLiteral("guardedEdits"));
    m_edit->hide();
    connect(m_edits, &QCheckBox::toggled, m_edit, &QWidget::setVisible);
    connect(m_edits, &QCheckBox::toggled, this, &GuardedRetry::retranslate);
    connect(m_edit, &BulkEdit::changed, this, &GuardedRetry::retranslate);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        RedriveJobRequest request = m_request;
        request.options.canary = m_canary->isChecked();
        request.options.perSecond = static_cast<quint32>(m_rate->value());
        request.options.stopAtPercent = static_cast<quint32>(m_stop->value());
        if (m_edits->isChecked()) {
            request.letters = m_letters;
            request.options.edits = m_edit->edits();
            request.options.newEffect = m_edit->isNewEffect();
        }
        Q_EMIT jobRequested(request);
    });
    retranslate();
}

void GuardedRetry::begin(const RedriveJobRequest &request, const std::vector<LetterId> &letters)
{
    m_request = request;
    m_letters = letters;
    const RedriveOptions usual;
    m_edits->setChecked(false);
    m_edit->begin(letters);
    m_canary->setChecked(usual.canary);
    m_rate->setValue(static_cast<int>(usual.perSecond));
    m_stop->setValue(static_cast<int>(usual.stopAtPercent));
    retranslate();
    m_confirm->setFocus();
}

void GuardedRetry::follow()
{
    const bool isReady = !m_edits->isChecked() || m_edit->mayBeSent();
    m_confirm->setEnabled(!isUnderWay() && isReady);
    m_confirm->setToolTip(isReady ? QString() : tr("First look at what the edit does"));
}

/// What comes of the choices: how long it takes, and what ends it before.
void GuardedRetry::describe()
{
    const auto letters = static_cast<qint64>(m_letters.size());
    QStringList plan;
    if (m_rate->value() > 0)
        plan << tr("The last letter goes out after about %1.")
                    .arg(durationText(Milliseconds(letters * 1000 / m_rate->value())));
    else
        plan << tr("The letters go out as fast as the engine takes them.");
    if (m_canary->isChecked() && letters > 1)
        plan << tr("Each part waits until the one before it has ended.");
    if (m_stop->value() < 100)
        plan << tr("It stops by itself when more than %1 % of the last letters fail again.").arg(m_stop->value());
    else
        plan << tr("It goes on however many fail again.");
    m_plan->setText(plan.join(u' '));
}

void GuardedRetry::retranslate()
{
    const auto all = static_cast<int>(m_letters.size());
    const auto leftOut = static_cast<int>(m_edits->isChecked() && m_edit->mayBeSent() ? m_edit->leftOut() : 0);
    m_head->setText(tr("Retry %n letter(s), step by step", nullptr, all));
    m_canary->setText(tr("One letter first, then ten, then the rest"));
    m_rateLabel->setText(tr("At most"));
    m_rate->setSuffix(tr(" letters a second"));
    m_rate->setSpecialValueText(tr("as fast as it goes"));
    m_rate->setAccessibleName(tr("Letters sent a second, at most"));
    m_stopLabel->setText(tr("Stop when more fail again than"));
    m_stop->setSuffix(tr(" %"));
    m_stop->setAccessibleName(tr("Share of failures above which the retry stops"));
    m_edits->setText(tr("Edit the input of each first; the originals are kept"));
    m_confirm->setText(m_edits->isChecked() ? tr("Retry %n letter(s) with edited input", nullptr, all - leftOut)
                                            : tr("Retry %n letter(s)", nullptr, all));
    m_cancel->setText(tr("Not now"));
    describe();
    follow();
}

} // namespace sluice
