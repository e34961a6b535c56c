#include "ui/widgets/whylines.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

WhyLines::WhyLines(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(name)
    , m_question(new QLabel)
    , m_column(new QVBoxLayout)
{
    setObjectName(name);
    m_question->setObjectName(name + QStringLiteral("Question"));
    m_question->setTextFormat(Qt::PlainText);
    m_column->setSpacing(space::kXs);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kM, space::kXs, 0, space::kXs);
    row->setSpacing(space::kM);
    row->addWidget(m_question, 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
    connect(&theme, &ThemeController::changed, this, &WhyLines::dress);
    retranslate();
    dress();
    hide();
}

void WhyLines::setQuestionShown(bool shown)
{
    m_asks = shown;
    m_question->setVisible(shown);
    const int edge = shown ? space::kXs : 0;
    layout()->setContentsMargins(shown ? space::kM : 0, edge, 0, edge);
}

void WhyLines::setBusy(bool busy)
{
    m_isBusy = busy;
    for (const Row &row : m_rows) {
        for (QPushButton *button : row.buttons)
            button->setEnabled(!busy);
    }
}

void WhyLines::setLines(std::vector<WhyLine> lines, const WhyNames &names)
{
    m_lines = std::move(lines);
    while (m_rows.size() > m_lines.size()) {
        m_rows.back().widget->hide();
        m_rows.back().widget->deleteLater();
        m_rows.pop_back();
    }
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        if (at < m_rows.size() && m_rows[at].remedies == m_lines[at].remedies)
            continue;
        if (at < m_rows.size()) {
            // A button that was pressed may be what this call comes from.
            m_rows[at].widget->hide();
            m_rows[at].widget->deleteLater();
            m_rows[at] = makeRow(static_cast<int>(at), m_lines[at].remedies);
        } else {
            m_rows.push_back(makeRow(static_cast<int>(at), m_lines[at].remedies));
        }
        m_column->insertWidget(static_cast<int>(at), m_rows[at].widget);
    }
    word(names);
    setVisible(!m_lines.empty());
}

WhyLines::Row WhyLines::makeRow(int number, const std::vector<Remedy> &remedies)
{
    Row row;
    row.remedies = remedies;
    row.widget = new QWidget(this);
    row.text = new QLabel;
    row.text->setObjectName(QStringLiteral("%1Line%2").arg(m_name).arg(number));
    row.text->setTextFormat(Qt::PlainText); // what forced a breaker open is text of a person
    row.text->setWordWrap(true);
    row.text->setMinimumWidth(1); // a long word does not widen what it stands in
    row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *flow = new FlowLayout(space::kS, row.widget);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setFilling(true);
    flow->addWidget(row.text);
    for (const Remedy &remedy : remedies) {
        auto *button = new QPushButton;
        button->setObjectName(QStringLiteral("%1%2%3").arg(m_name, QString(nameOf(remedy.kind))).arg(number));
        button->setEnabled(!m_isBusy);
        connect(button, &QPushButton::clicked, this, [this, remedy] { Q_EMIT chosen(remedy); });
        flow->addWidget(button);
        row.buttons.push_back(button);
    }
    return row;
}

void WhyLines::word(const WhyNames &names)
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        m_rows[at].text->setText(m_lines[at].sentence);
        for (std::size_t button = 0; button < m_rows[at].buttons.size(); ++button)
            m_rows[at].buttons[button]->setText(remedyText(m_rows[at].remedies[button], names));
    }
}

void WhyLines::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WhyLines::retranslate()
{
    m_question->setText(tr("Why not now?"));
    setAccessibleName(m_question->text());
}

void WhyLines::dress()
{
    m_question->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
    update();
}

void WhyLines::paintEvent(QPaintEvent *)
{
    if (!m_asks)
        return;
    QPainter painter(this);
    painter.fillRect(0, 0, 3, height(), m_theme.color(Token::Warning));
}

} // namespace sluice
