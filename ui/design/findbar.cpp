#include "ui/design/findbar.h"

#include "ui/document/workflowdocument.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace sluice {

namespace {

constexpr int kFieldWidth = 200;

QStringList idsOf(const Workflow &workflow)
{
    QStringList ids;
    for (const Task &task : workflow.tasks)
        ids.push_back(task.id);
    return ids;
}

} // namespace

FindBar::FindBar(ThemeController &themes, QWidget *parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_text(new QLineEdit(this))
    , m_with(new QLineEdit(this))
    , m_case(new QToolButton(this))
    , m_count(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_replace(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_text->setObjectName(QStringLiteral("findText"));
    m_with->setObjectName(QStringLiteral("replaceWith"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_case->setObjectName(QStringLiteral("findCase"));
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_replace->setObjectName(QStringLiteral("replaceAll"));
    m_close->setObjectName(QStringLiteral("findClose"));
    auto *row = new FlowLayout(space::kS, this);
    row->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    for (auto *field : {m_text, m_with}) {
        field->setMinimumWidth(kFieldWidth);
        field->installEventFilter(this);
    }
    m_case->setCheckable(true);
    m_case->setText(QStringLiteral("Aa"));
    for (auto *button : {m_case, m_previous, m_next, m_close})
        button->setAutoRaise(true);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_text, m_case, m_previous, m_next, m_count, m_with, m_replace, m_close})
        row->addWidget(widget);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_case, &QToolButton::toggled, this, &FindBar::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::leave);
    connect(&themes, &ThemeController::changed, this, &FindBar::dress);
    retranslate();
    dress();
    hide();
}

void FindBar::setDocument(WorkflowDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &WorkflowDocument::changed, this, &FindBar::search);
    else
        hide();
    if (isVisible())
        search();
}

void FindBar::ask()
{
    if (!m_document)
        return;
    show();
    m_text->setFocus();
    m_text->selectAll();
    search();
}

void FindBar::leave()
{
    hide();
    Q_EMIT left();
}

Qt::CaseSensitivity FindBar::sense() const
{
    return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

void FindBar::search()
{
    if (isHidden())
        return;
    const auto here = m_at >= 0 && m_at < static_cast<int>(m_matches.size()) ? m_matches[static_cast<std::size_t>(m_at)]
                                                                             : TextMatch();
    m_matches = m_document ? findText(m_document->workflow(), m_text->text(), sense()) : std::vector<TextMatch>();
    const auto again = std::ranges::find(m_matches, here);
    m_at = again == m_matches.end() ? -1 : static_cast<int>(again - m_matches.begin());
    count();
}

void FindBar::step(int by)
{
    const auto size = static_cast<int>(m_matches.size());
    if (size == 0)
        return;
    m_at = m_at < 0 ? (by > 0 ? 0 : size - 1) : (m_at + by + size) % size;
    count();
    // Whoever goes there may change the workflow, and with it the matches.
    const TextMatch match = m_matches[static_cast<std::size_t>(m_at)];
    Q_EMIT found(match);
    m_text->setFocus();
}

void FindBar::replaceAll()
{
    if (!m_document || m_text->text().isEmpty())
        return;
    const auto before = idsOf(m_document->workflow());
    m_document->replaceAll(m_text->text(), m_with->text(), sense());
    const auto after = idsOf(m_document->workflow());
    for (qsizetype i = 0; i < before.size() && before.size() == after.size(); ++i) {
        if (before[i] != after[i])
            Q_EMIT idChanged(before[i], after[i]);
    }
}

void FindBar::count()
{
    const auto size = static_cast<int>(m_matches.size());
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (size == 0)
        m_count->setText(tr("Nothing found"));
    else if (m_at < 0)
        m_count->setText(tr("%n place(s)", nullptr, size));
    else
        m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(size));
    for (auto *button : {m_previous, m_next})
        button->setEnabled(size > 0);
    m_replace->setEnabled(size > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Escape) {
            leave();
            return true;
        }
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            if (watched == m_with)
                replaceAll();
            else
                step(press->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find in this workflow"));
    m_text->setToolTip(m_text->placeholderText()); // it is cut off where words are long
    m_text->setAccessibleName(tr("Find in this workflow"));
    m_with->setPlaceholderText(tr("Replace by"));
    m_with->setAccessibleName(tr("Replace by"));
    m_case->setToolTip(tr("Capitals count"));
    m_case->setAccessibleName(tr("Capitals count"));
    m_previous->setToolTip(tr("The place before (Shift+Enter)"));
    m_previous->setAccessibleName(tr("The place before (Shift+Enter)"));
    m_next->setToolTip(tr("The next place (Enter)"));
    m_next->setAccessibleName(tr("The next place (Enter)"));
    m_replace->setText(tr("Replace all"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close (Esc)"));
    count();
}

void FindBar::dress()
{
    m_previous->setIcon(m_themes.icon(QStringLiteral("go-up")));
    m_next->setIcon(m_themes.icon(QStringLiteral("go-down")));
    m_close->setIcon(m_themes.icon(QStringLiteral("close"), Token::Muted));
}

} // namespace sluice
