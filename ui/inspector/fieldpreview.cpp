#include "ui/inspector/fieldpreview.h"

#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kPauseMs = 80;     ///< after the last keystroke; with the evaluation it stays below 150
constexpr int kPatienceMs = 300; ///< before a slow evaluation is told of
constexpr qsizetype kMostShown = 240;
constexpr qsizetype kMostInTip = 4000;
constexpr qsizetype kMostParsed = 256 * 1024; ///< bytes: of more the head shows as it is

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.first(most) + u'…';
}

/// What went wrong, and where in the field.
QString errorText(const Error &error)
{
    const Wording wording = words(error);
    const QString line = error.args.value(QStringLiteral("line"));
    const QString column = error.args.value(QStringLiteral("column"));
    if (line.isEmpty())
        return error.args.contains(QStringLiteral("parameter")) ? wording.what : wording.what + u' ' + wording.why;
    if (column.isEmpty())
        return FieldPreview::tr("Line %1: %2").arg(line, wording.what);
    return FieldPreview::tr("Line %1, column %2: %3").arg(line, column, wording.what);
}

} // namespace

FieldPreview::FieldPreview(ThemeController &themes, const ParamInfo &param, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_param(param)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("preview_") + param.key);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long value without blanks is cut by the panel, and does not widen it.
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_action->setObjectName(QStringLiteral("previewAction_") + param.key);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_text);
    column->addWidget(m_action, 0, Qt::AlignLeft);
    for (auto *timer : {&m_pause, &m_patience})
        timer->setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    m_patience.setInterval(kPatienceMs);
    connect(&m_pause, &QTimer::timeout, this, &FieldPreview::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] { say(tr("Is evaluated…"), Token::Muted); });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_missing)
            Q_EMIT sampleWanted(MissingSample(*m_missing));
    });
    connect(&themes, &ThemeController::changed, this, &FieldPreview::retranslate);
    hide();
}

void FieldPreview::setFieldName(const QString &name)
{
    m_name = name;
    retranslate();
}

void FieldPreview::setValue(const QJsonValue &value)
{
    const QJsonValue holds = value.isUndefined() ? m_param.fallback : value;
    if (m_value == holds && m_value.isUndefined() == holds.isUndefined())
        return;
    m_value = holds;
    update();
}

void FieldPreview::setSamples(const SampleData *samples, const Evaluator &evaluator)
{
    m_samples = samples;
    m_evaluator = evaluator;
    update();
}

void FieldPreview::setQuiet(bool isQuiet)
{
    if (std::exchange(m_isQuiet, isQuiet) != isQuiet)
        retranslate();
}

void FieldPreview::update()
{
    ++m_serial;
    m_missing.reset();
    const bool isShown = m_samples && m_evaluator && holdsExpression(m_value, m_param.kind);
    if (!isShown) {
        m_pause.stop();
        m_answer.reset();
        hide();
        return;
    }
    m_missing = missingFor(m_value, m_param.kind, *m_samples);
    // What stands there stays until the item is known, or known to be none.
    if (m_missing && m_missing->what == MissingSample::What::Item && m_samples->awaitsItem) {
        m_pause.stop();
        m_missing.reset();
        return;
    }
    if (m_missing) {
        m_pause.stop();
        m_answer.reset();
        showMissing();
        return;
    }
    m_pause.start();
}

bool FieldPreview::canBeAsked() const
{
    return m_samples && m_evaluator && holdsExpression(m_value, m_param.kind)
           && !missingFor(m_value, m_param.kind, *m_samples);
}

void FieldPreview::ask()
{
    if (m_isAsking) {
        m_asksAgain = true;
        return;
    }
    m_isAsking = true;
    m_patience.start();
    m_evaluator({m_param.key, m_value, m_param.kind == ParamKind::Expression, m_samples->data}, this,
                [this, serial = m_serial](const Result<Payload> &answer) {
                    m_isAsking = false;
                    m_patience.stop();
                    if (serial == m_serial)
                        showAnswer(answer);
                    // It is hidden until it has something to say.
                    if (std::exchange(m_asksAgain, false) && !m_pause.isActive() && canBeAsked())
                        ask();
                });
}

void FieldPreview::showAnswer(const Result<Payload> &answer)
{
    m_answer = answer;
    m_action->hide();
    if (!answer && m_isQuiet) {
        hide();
        return;
    }
    if (!answer) {
        say(QStringLiteral("✕ ") + errorText(answer.error()), Token::Danger);
        return;
    }
    if (answer->size() > kMostParsed) {
        const auto head = QString::fromUtf8(answer->first(4 * kMostInTip));
        return say(QStringLiteral("= ") + shortened(head, kMostShown), Token::Success, shortened(head, kMostInTip));
    }
    const auto text = QString::fromUtf8(*answer);
    const auto value = QJsonDocument::fromJson('[' + *answer + ']').array().first();
    QString shown = shortened(text, kMostShown);
    if (value.isArray())
        shown = tr("%n item(s)", nullptr, static_cast<int>(value.toArray().size())) + QStringLiteral(": ") + shown;
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    const bool isTree = value.isArray() || value.isObject();
    say(QStringLiteral("= ") + shown, Token::Success,
        shortened(isTree ? QString::fromUtf8(document.toJson()) : text, kMostInTip));
}

void FieldPreview::showMissing()
{
    const auto *sample = m_samples->sampleOf(m_missing->task);
    const QString name = sample ? sample->name : m_missing->task;
    switch (m_missing->what) {
    case MissingSample::What::Step:
        say(tr("No value yet: there is no sample of what %1 gives.").arg(name), Token::Muted);
        m_action->setText(tr("Pin a sample of %1").arg(name));
        break;
    case MissingSample::What::RunInput:
        say(tr("No value yet: there is no input to try this with."), Token::Muted);
        m_action->setText(tr("Save an input"));
        break;
    case MissingSample::What::Item:
        say(tr("No value yet: the list of %1 has no sample item.").arg(name), Token::Muted);
        m_action->setText(tr("Look at the list of %1").arg(name));
        break;
    }
    m_action->setAccessibleDescription(m_text->text());
    m_action->show();
}

void FieldPreview::say(const QString &text, Token token, const QString &tip)
{
    m_text->setText(text);
    m_text->setToolTip(tip);
    m_text->setAccessibleName(tr("Value of %1 with the samples").arg(m_name));
    m_text->setAccessibleDescription(text);
    auto palette = m_text->palette();
    palette.setColor(QPalette::WindowText, m_themes.color(token));
    m_text->setPalette(palette);
    m_text->setFont(token == Token::Success ? m_themes.theme().monospace(TypeSize::Small)
                                            : m_themes.theme().font(TypeSize::Small));
    if (m_missing == std::nullopt)
        m_action->hide();
    show();
}

void FieldPreview::retranslate()
{
    if (m_missing)
        showMissing();
    else if (m_answer)
        showAnswer(*m_answer);
}

} // namespace sluice
