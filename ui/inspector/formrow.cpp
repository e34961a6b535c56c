#include "ui/inspector/formrow.h"

#include "ui/theme/themecontroller.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sluice {

namespace {

QLabel *smallText(QWidget *owner)
{
    auto *label = new QLabel(owner);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

FormRow::FormRow(ThemeController &themes, QWidget *field, const QString &problemName, bool ownLabel, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_field(field)
    , m_words(smallText(this))
    , m_help(smallText(this))
    , m_problem(smallText(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    if (ownLabel) {
        m_label = new QLabel(this);
        m_label->setTextFormat(Qt::PlainText);
        m_label->setWordWrap(true);
        m_label->setBuddy(field);
        column->addWidget(m_label);
    }
    column->addWidget(field);
    column->addWidget(m_words);
    column->addWidget(m_problem);
    column->addWidget(m_help);
    m_words->setObjectName(QString(problemName).replace(QStringLiteral("problem_"), QStringLiteral("words_")));
    m_problem->setObjectName(problemName);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(&themes, &ThemeController::changed, this, &FormRow::dress);
    dress();
}

void FormRow::setTexts(const QString &label, const QString &help, bool isRequired)
{
    if (m_label)
        m_label->setText(isRequired ? tr("%1 (required)").arg(label) : label);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

void FormRow::setWords(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void FormRow::setProblem(const QString &text, bool isError)
{
    m_isError = isError;
    m_problem->setText(text.isEmpty() ? QString() : (isError ? QStringLiteral("✕ ") : QStringLiteral("▲ ")) + text);
    m_problem->setVisible(!text.isEmpty());
    dress();
}

void FormRow::addBelow(QWidget *widget)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_field) + 1, widget);
}

void FormRow::dress()
{
    const auto &theme = m_themes.theme();
    const auto paint = [&](QLabel *label, Token token, TypeSize size, QFont::Weight weight) {
        if (!label)
            return;
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(token));
        label->setPalette(palette);
        label->setFont(theme.font(size, weight));
    };
    paint(m_label, Token::Text, TypeSize::Base, QFont::Medium);
    paint(m_words, Token::Muted, TypeSize::Small, QFont::Normal);
    paint(m_help, Token::Muted, TypeSize::Small, QFont::Normal);
    paint(m_problem, m_isError ? Token::Danger : Token::Warning, TypeSize::Small, QFont::Normal);
}

} // namespace sluice
