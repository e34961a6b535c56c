#include "ui/inspector/samplepanel.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/wording.h"

#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kLinesShown = 6;
constexpr qsizetype kMostIndented = 256 * 1024; ///< bytes: more is written as it is

/// One JSON value, in compact text; nothing when the text is none.
std::optional<Payload> oneValue(const QString &text, QString *why)
{
    QJsonParseError problem;
    const auto value = oneJsonValue(text.toUtf8(), &problem);
    if (!value) {
        *why = problem.error == QJsonParseError::NoError ? QString() : problem.errorString();
        return std::nullopt;
    }
    return compactJson(*value);
}

} // namespace

SamplePanel::SamplePanel(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_title(new QLabel(this))
    , m_origin(new QLabel(this))
    , m_code(new CodeEdit(themes, this))
    , m_problem(new QLabel(this))
    , m_pin(new QPushButton(this))
    , m_write(new QPushButton(this))
    , m_unpin(new QPushButton(this))
{
    m_origin->setObjectName(QStringLiteral("sampleOrigin"));
    m_code->setObjectName(QStringLiteral("sampleEdit"));
    m_problem->setObjectName(QStringLiteral("problem_sample"));
    m_pin->setObjectName(QStringLiteral("pinSample"));
    m_write->setObjectName(QStringLiteral("writeSample"));
    m_write->setCheckable(true);
    m_unpin->setObjectName(QStringLiteral("unpinSample"));
    m_code->hide();
    m_code->setLanguage(CodeEdit::Language::Json);
    m_code->setWrapped(true);
    for (auto *label : {m_origin, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_pin);
    buttons->addWidget(m_write);
    buttons->addWidget(m_unpin);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    column->setSpacing(space::kXs);
    column->addWidget(m_title);
    column->addWidget(m_origin);
    column->addWidget(m_code);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_code, &CodeEdit::textChanged, this, &SamplePanel::typed);
    connect(m_pin, &QPushButton::clicked, this, &SamplePanel::pin);
    connect(m_write, &QPushButton::toggled, this, [this](bool isOn) {
        if (isOn)
            fillEditor();
        m_code->setVisible(isOn);
        if (isOn)
            m_code->setFocus(Qt::OtherFocusReason);
        say();
    });
    connect(m_unpin, &QPushButton::clicked, this, [this] {
        stopWriting();
        Q_EMIT unpinRequested();
    });
    connect(&themes, &ThemeController::changed, this, &SamplePanel::dress);
    retranslate();
    dress();
}

void SamplePanel::show(const UpstreamSample &sample, std::optional<RunId> run)
{
    const bool isOther = sample.task != m_sample.task;
    if (sample == m_sample && run == m_run && !isOther)
        return;
    if (isOther) {
        stopWriting();
        m_failure.reset();
    }
    const bool isNew = isOther || sample.output != m_sample.output || sample.origin != m_sample.origin;
    m_sample = sample;
    m_run = run;
    if (isNew && m_write->isChecked())
        fillEditor();
    say();
}

/// Only for those who write: a sample may be large.
void SamplePanel::fillEditor()
{
    if (m_isTyped)
        return;
    m_isFilling = true;
    if (m_sample.output.size() > kMostIndented)
        m_code->setText(QString::fromUtf8(m_sample.output));
    else
        m_code->setPayload(m_sample.output);
    m_isFilling = false;
}

void SamplePanel::showFailure(const std::optional<Error> &error)
{
    m_failure = error;
    say();
}

void SamplePanel::offer(const QByteArray &output)
{
    if (std::exchange(m_offered, output) != output)
        say();
}

void SamplePanel::focusEditor()
{
    m_write->setChecked(true);
    m_code->setFocus(Qt::OtherFocusReason);
}

void SamplePanel::pin()
{
    const QByteArray offered = m_offered.isEmpty() || m_write->isChecked() ? m_sample.output : m_offered;
    const auto json = m_write->isChecked() && m_isTyped ? m_written : std::optional(offered);
    if (!json || json->isEmpty())
        return;
    stopWriting();
    Q_EMIT pinRequested(*json);
}

void SamplePanel::stopWriting()
{
    m_isTyped = false;
    m_written.reset();
    m_write->setChecked(false);
}

void SamplePanel::typed()
{
    if (m_isFilling)
        return;
    m_isTyped = true;
    const QString text = m_code->text();
    QString why;
    m_written = oneValue(text, &why);
    m_complaint = m_written || text.trimmed().isEmpty() ? QString()
                  : why.isEmpty()                       ? tr("This is not one JSON value.")
                                                        : tr("This is not JSON: %1.").arg(why);
    say();
}

void SamplePanel::say()
{
    switch (m_sample.origin) {
    case SampleOrigin::Pinned:
        m_origin->setText(tr("Pinned: the expressions of later tasks are tried out with it."));
        break;
    case SampleOrigin::Run:
        m_origin->setText(tr("From run %1; pin it to keep it.").arg(m_run ? number(*m_run) : 0));
        break;
    case SampleOrigin::None:
        m_origin->setText(tr("None yet. Run the workflow once, or write what the task gives and pin that."));
        break;
    }
    const bool isValue = m_isTyped ? m_written.has_value() : !m_sample.output.isEmpty();
    QString problem = m_failure ? sentence(*m_failure) : QString();
    if (m_isTyped && !m_complaint.isEmpty())
        problem = m_complaint;
    m_problem->setText(problem.isEmpty() ? problem : QStringLiteral("✕ ") + problem);
    m_problem->setVisible(!problem.isEmpty());
    const bool isPinned = m_sample.origin == SampleOrigin::Pinned;
    const bool isWriting = m_write->isChecked();
    const QByteArray shown = m_offered.isEmpty() ? m_sample.output : m_offered;
    const bool isNews = !shown.isEmpty() && !(isPinned && shown == m_sample.output);
    m_pin->setVisible(isWriting || isNews);
    m_pin->setEnabled(isWriting ? isValue && (m_isTyped || !isPinned) : isNews);
    m_pin->setText(isWriting ? tr("Pin what is written") : m_offered.isEmpty() ? tr("Pin it") : tr("Pin this output"));
    m_write->setText(isPinned ? tr("Change it") : tr("Write one"));
    m_unpin->setVisible(isPinned);
}

void SamplePanel::retranslate()
{
    m_title->setText(tr("Sample of the output"));
    m_code->setAccessibleName(tr("Sample of the output, as JSON"));
    m_unpin->setText(tr("Unpin"));
    if (m_isTyped)
        typed(); // says its complaint anew
    else
        say();
}

void SamplePanel::dress()
{
    const Theme &theme = m_themes.theme();
    const auto paint = [&](QLabel *label, Token token, TypeSize size, QFont::Weight weight) {
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(token));
        label->setPalette(palette);
        label->setFont(theme.font(size, weight));
    };
    paint(m_title, Token::Text, TypeSize::Base, QFont::Medium);
    paint(m_origin, Token::Muted, TypeSize::Small, QFont::Normal);
    paint(m_problem, Token::Danger, TypeSize::Small, QFont::Normal);
    m_code->setFixedHeight(kLinesShown * (QFontMetrics(theme.monospace()).lineSpacing() + 2) + 2 * space::kS);
}

} // namespace sluice
