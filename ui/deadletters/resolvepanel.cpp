#include "ui/deadletters/resolvepanel.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

ResolvePanel::ResolvePanel(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("resolveConfirm"), QStringLiteral("resolveCancel"), parent)
    , m_theme(theme)
    , m_sources(engine)
    , m_skip(new QRadioButton)
    , m_done(new QRadioButton)
    , m_take(new QPushButton)
    , m_menu(new QMenu(this))
    , m_from(new QLabel)
    , m_output(new JsonField(theme, QStringLiteral("resolveOutput")))
    , m_reasonLabel(new QLabel)
    , m_reason(new QLineEdit)
{
    build();
    connect(m_done, &QRadioButton::toggled, this, &ResolvePanel::follow);
    connect(m_output, &JsonField::edited, this, [this] {
        m_from->hide(); // it is not what was taken any more
        follow();
    });
    connect(m_reason, &QLineEdit::textChanged, this, &ResolvePanel::follow);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_menu, &QMenu::aboutToShow, this, [this] { m_sources.offer(*m_menu); });
    connect(&m_sources, &OutputSources::changed, this, &ResolvePanel::follow);
    connect(&m_sources, &OutputSources::found, this, [this](const Payload &output, const QString &from) {
        m_output->setPayload(output);
        tell(from, false);
        follow();
    });
    connect(&m_sources, &OutputSources::missing, this, [this](const QString &why) { tell(why, true); });
    connect(&m_sources, &OutputSources::failed, this, [this](const Error &error) { tell(sentence(error), true); });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT resolveRequested(m_done->isChecked() ? m_output->payload() : Payload("null"),
                                m_reason->text().trimmed());
    });
    retranslate();
}

void ResolvePanel::build()
{
    setObjectName(QStringLiteral("resolvePanel"));
    m_skip->setObjectName(QStringLiteral("resolveSkip"));
    m_done->setObjectName(QStringLiteral("resolveDone"));
    m_take->setObjectName(QStringLiteral("resolveTake"));
    m_menu->setObjectName(QStringLiteral("resolveSources"));
    m_from->setObjectName(QStringLiteral("resolveFrom"));
    m_reason->setObjectName(QStringLiteral("resolveReason"));
    m_confirm->setProperty("accent", true);
    m_take->setMenu(m_menu);
    m_from->setTextFormat(Qt::PlainText);
    m_from->setWordWrap(true);
    m_from->hide();
    m_reasonLabel->setBuddy(m_reason);
    auto *done = new QHBoxLayout;
    done->setSpacing(space::kM);
    done->addWidget(m_done);
    done->addWidget(m_take);
    done->addWidget(m_from, 1);
    done->addStretch();
    auto *reason = new QHBoxLayout;
    reason->setSpacing(space::kS);
    reason->addWidget(m_reasonLabel);
    reason->addWidget(m_reason, 1);
    column()->addWidget(m_skip);
    column()->addLayout(done);
    column()->addWidget(m_output, 1);
    column()->addLayout(reason);
    addButtons();
    const auto dress = [this] {
        QPalette tone = m_from->palette();
        tone.setColor(QPalette::WindowText, m_theme.color(m_isTrouble ? Token::Danger : Token::Muted));
        m_from->setPalette(tone);
    };
    connect(&m_theme, &ThemeController::changed, this, dress);
    dress();
}

void ResolvePanel::tell(const QString &text, bool isTrouble)
{
    m_isTrouble = isTrouble;
    QPalette tone = m_from->palette();
    tone.setColor(QPalette::WindowText, m_theme.color(isTrouble ? Token::Danger : Token::Muted));
    m_from->setPalette(tone);
    m_from->setText(text);
    m_from->show();
}

void ResolvePanel::begin(const std::vector<LetterSummary> &letters, const std::vector<AttemptRecord> &attempts)
{
    m_letters = static_cast<int>(letters.size());
    m_name = letters.size() == 1 ? letters.front().id.toString() : QString();
    if (letters.size() == 1)
        m_sources.begin(letters.front(), attempts);
    else
        m_sources.clear();
    m_done->setChecked(true);
    m_output->setPayload("null");
    m_from->hide();
    m_reason->clear();
    retranslate();
    m_output->setFocus();
}

void ResolvePanel::follow()
{
    const bool isDone = m_done->isChecked();
    m_output->setVisible(isDone);
    m_take->setVisible(isDone && m_sources.hasAny());
    const bool hasReason = !m_reason->text().trimmed().isEmpty();
    m_confirm->setEnabled(hasReason && (!isDone || m_output->isValid()) && !isUnderWay());
    m_confirm->setToolTip(hasReason ? QString() : tr("Say why first: it is kept with the letter"));
}

void ResolvePanel::retranslate()
{
    const bool isOne = !m_name.isEmpty();
    m_head->setText(
        isOne ? tr("Resolve letter %1 by hand: its run goes on, and what comes after is marked as fed by hand.")
                    .arg(m_name)
              : tr("Resolve %n letter(s) by hand: their runs go on, and what comes after is marked as fed by "
                   "hand.",
                   nullptr, m_letters));
    m_skip->setText(tr("Skip the step: the run goes on with null as its output"));
    m_done->setText(tr("Done, with this output:"));
    m_take->setText(tr("Take it from"));
    m_output->setAccessibleTitle(tr("Output of the step, as JSON"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason for resolving by hand"));
    m_reason->setPlaceholderText(tr("Why? It is kept with the letter"));
    m_confirm->setText(isOne ? tr("Resolve letter %1").arg(m_name) : tr("Resolve %n letter(s)", nullptr, m_letters));
    m_cancel->setText(tr("Leave it as it was"));
    follow();
}

} // namespace sluice
