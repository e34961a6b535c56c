#include "ui/deadletters/retryeditor.h"

#include "ui/deadletters/jsonfield.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/wording.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

/// What a choice means, below it and as far in as its words; unlike them it wraps.
QLabel *meaning(ThemeController &theme)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    const auto dress = [label, &theme] {
        QPalette quiet = label->palette();
        quiet.setColor(QPalette::WindowText, theme.color(Token::Muted));
        label->setPalette(quiet);
        label->setContentsMargins(space::kXl, 0, 0, space::kXs);
    };
    QObject::connect(&theme, &ThemeController::changed, label, dress);
    dress();
    return label;
}

} // namespace

RetryEditor::RetryEditor(ThemeController &theme, QWidget *parent)
    : LetterForm(theme, QStringLiteral("retryEdited"), QStringLiteral("retryCancel"), parent)
    , m_why(new QLabel)
    , m_input(new JsonField(theme, QStringLiteral("retryInput")))
    , m_same(new QRadioButton)
    , m_sameMeans(meaning(theme))
    , m_new(new QRadioButton)
    , m_newMeans(meaning(theme))
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
    for (QWidget *line : {static_cast<QWidget *>(m_same), static_cast<QWidget *>(m_sameMeans),
                          static_cast<QWidget *>(m_new), static_cast<QWidget *>(m_newMeans)})
        column()->addWidget(line);
    addButtons();
    connect(m_input, &JsonField::edited, this, &RetryEditor::follow);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { Q_EMIT retryRequested(m_input->payload(), m_new->isChecked()); });
    retranslate();
}

QString RetryEditor::onVersion(const QString &retry, const QString &version)
{
    return version.isEmpty() ? retry : tr("%1 on %2 (the version that ran)", "a retry, v7").arg(retry, version);
}

void RetryEditor::begin(const LetterSummary &letter, const QString &title, const Payload &input, const QString &version)
{
    m_letter = letter;
    m_title = title;
    m_version = version;
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
    m_head->setText(
        tr("Edit the input of step %1 for letter %2. The original is kept.").arg(m_title, m_letter.id.toString()));
    m_why->setText(sentence(m_letter.error));
    m_input->setAccessibleTitle(tr("Input of the retry, as JSON"));
    m_same->setText(tr("The same effect"));
    m_sameMeans->setText(tr("Keeps the idempotency key, so that a system that has seen it does nothing twice."));
    m_new->setText(tr("A new effect"));
    m_newMeans->setText(tr("Takes a new idempotency key, so that it counts as a call of its own."));
    m_same->setAccessibleDescription(m_sameMeans->text());
    m_new->setAccessibleDescription(m_newMeans->text());
    m_confirm->setText(onVersion(tr("Retry step %1 with edited input").arg(m_title), m_version));
    m_cancel->setText(tr("Leave it as it was"));
    follow();
}

} // namespace sluice
