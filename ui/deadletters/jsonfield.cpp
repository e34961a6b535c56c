#include "ui/deadletters/jsonfield.h"

#include "ui/deadletters/jsoncheck.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace sluice {

JsonField::JsonField(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new CodeEdit(theme))
    , m_fault(new QLabel)
{
    m_text->setObjectName(name);
    m_text->setLanguage(CodeEdit::Language::Json);
    m_fault->setObjectName(name + QStringLiteral("Fault"));
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_text, 1);
    column->addWidget(m_fault);
    setFocusProxy(m_text);
    connect(m_text, &CodeEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    const auto dress = [this] {
        QPalette tone = m_fault->palette();
        tone.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
        m_fault->setPalette(tone);
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    check();
}

void JsonField::setPayload(const Payload &payload)
{
    m_given = payload;
    m_text->setPayload(indented(payload), false);
    m_shown = m_text->payload();
    check();
}

Payload JsonField::payload() const
{
    return isEdited() ? m_text->payload() : m_given;
}

bool JsonField::isEdited() const
{
    return m_text->payload() != m_shown;
}

void JsonField::setAccessibleTitle(const QString &title)
{
    m_text->setAccessibleName(title);
}

void JsonField::check()
{
    const auto fault = jsonFault(m_text->payload());
    m_isValid = !fault;
    m_text->setErrorLine(fault ? fault->line : -1);
    m_fault->setVisible(fault.has_value());
    if (!fault)
        return;
    const QString line = QLocale().toString(fault->line + 1);
    m_fault->setText(fault->why.isEmpty() ? tr("Write exactly one JSON value, such as null or {}.")
                                          : tr("Line %1 is no JSON: %2.").arg(line, fault->why));
}

void JsonField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        check();
    QWidget::changeEvent(event);
}

} // namespace sluice
