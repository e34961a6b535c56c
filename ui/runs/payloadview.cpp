#include "ui/runs/payloadview.h"

#include "ui/models/listview.h"
#include "ui/runs/payloadrows.h"
#include "ui/runs/payloadsearch.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/jsontree.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice {

namespace {
/// An editor holds no more: it reads and colours the whole of its text at once.
constexpr qsizetype kMostEdited = 128 * 1024;
} // namespace

PayloadView::PayloadView(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(new SegmentedControl(theme))
    , m_part(new FilterEdit(theme))
    , m_previous(new QToolButton)
    , m_next(new QToolButton)
    , m_found(new QLabel)
    , m_size(new QLabel)
    , m_copy(new QToolButton)
    , m_tree(new JsonTree(theme))
    , m_text(new CodeEdit(theme))
    , m_lines(new ListView(theme))
    , m_table(new ListView(theme))
    , m_absent(new QLabel)
    , m_textRows(new PayloadTextRows(this))
    , m_tableRows(new PayloadTableRows(this))
    , m_search(new PayloadSearch(this))
{
    build(name);
    connect(m_form, &SegmentedControl::currentChanged, this, [this] {
        showForm();
        reveal(); // the place stays
    });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_payload)); });
    connect(m_part, &FilterEdit::filterChanged, this, [this](const QString &part) {
        m_place = -1;
        m_sought = part;
        m_search->find(part);
    });
    connect(m_search, &PayloadSearch::changed, this, [this] {
        if (m_place < 0 && !m_search->places().empty())
            go(1);
        tellFound();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_tableRows, &PayloadRows::ended, this, &PayloadView::showTable);
    // What was being looked for while the rows were not known yet.
    connect(m_tableRows, &PayloadRows::ended, this, &PayloadView::reveal);
    connect(m_textRows, &PayloadRows::ended, this, &PayloadView::reveal);
    connect(&theme, &ThemeController::changed, this, &PayloadView::dress);
    retranslate();
    dress();
}

void PayloadView::build(const QString &name)
{
    setObjectName(name);
    const auto called = [&name](QObject *part, const char *what) {
        part->setObjectName(name + QLatin1StringView(what));
    };
    called(m_form, "Form");
    called(m_part, "Search");
    called(m_previous, "Previous");
    called(m_next, "Next");
    called(m_found, "Found");
    called(m_absent, "Absent");
    called(m_copy, "Copy");
    called(m_tree, "Tree");
    called(m_text, "Text");
    called(m_lines, "Lines");
    called(m_table, "Table");
    m_text->setLanguage(CodeEdit::Language::Json);
    m_text->setReadOnly(true);
    m_text->setWrapped(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_lines->setModel(m_textRows);
    m_lines->header()->hide();
    m_lines->setColumnWidths({0});
    m_textRows->followView(m_lines);
    m_table->setModel(m_tableRows);
    m_tableRows->followView(m_table);
    for (QToolButton *button : {m_copy, m_previous, m_next})
        button->setAutoRaise(true);
    m_part->installEventFilter(this);
    m_part->setMinimumWidth(96);
    m_absent->setAlignment(Qt::AlignCenter);
    m_absent->setWordWrap(true);
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    for (QWidget *part :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_part), static_cast<QWidget *>(m_previous),
          static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_found), static_cast<QWidget *>(m_size),
          static_cast<QWidget *>(m_copy)})
        bar->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    for (QWidget *form :
         {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_lines),
          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_absent)})
        column->addWidget(form, 1);
}

bool PayloadView::isLong() const
{
    return m_payload.size() > kMostEdited;
}

void PayloadView::setPayload(const Payload &payload)
{
    if (m_isSet && !m_isAbsent && payload == m_payload)
        return;
    m_isSet = true;
    m_isAbsent = false;
    m_payload = payload;
    m_place = -1;
    m_tree->setPayload(payload);
    m_search->setPayload(payload);
    m_size->setText(bytesText(static_cast<quint64>(payload.size())));
    showForm();
}

void PayloadView::setAbsent(const QString &why)
{
    m_isAbsent = true;
    m_payload.clear();
    m_place = -1;
    m_search->setPayload({});
    m_absent->setText(why);
    m_size->clear();
    showForm();
}

void PayloadView::setAccessibleTitle(const QString &title)
{
    for (QWidget *form : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_text),
                          static_cast<QWidget *>(m_lines), static_cast<QWidget *>(m_table)})
        form->setAccessibleName(title);
}

void PayloadView::showForm()
{
    const int form = m_form->currentIndex();
    if (!m_isAbsent)
        fillForm();
    const bool isTable = form == TableForm && m_tableRows->isTable() && !m_tableRows->isReading();
    const bool hasNoTable = form == TableForm && !isTable;
    if (hasNoTable && !m_isAbsent)
        m_absent->setText(m_tableRows->isReading() ? tr("Looking for a list of objects…")
                                                   : tr("There is no list of objects in this payload: a table would "
                                                        "have no rows. Tree and text show all of it."));
    m_tree->setVisible(!m_isAbsent && form == TreeForm);
    m_text->setVisible(!m_isAbsent && form == TextForm && !isLong());
    m_lines->setVisible(!m_isAbsent && form == TextForm && isLong());
    m_table->setVisible(!m_isAbsent && isTable);
    m_absent->setVisible(m_isAbsent || hasNoTable);
    for (QWidget *part :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_part),
          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_found)})
        part->setVisible(!m_isAbsent);
    tellFound();
}

/// A form is filled when it is looked at.
void PayloadView::fillForm()
{
    const int form = m_form->currentIndex();
    if (form == TextForm && (m_inText.isNull() || m_inText != m_payload)) {
        m_inText = m_payload;
        m_text->setPayload(isLong() ? Payload() : m_payload, false);
        m_textRows->setText(isLong() ? m_payload : Payload());
    } else if (form == TableForm && (m_inTable.isNull() || m_inTable != m_payload)) {
        m_inTable = m_payload;
        m_tableRows->setText(m_payload);
    }
}

void PayloadView::showTable()
{
    constexpr int kColumn = 120;
    m_table->setColumnWidths(std::vector<int>(static_cast<std::size_t>(m_tableRows->columns().size()), kColumn));
    showForm();
}

void PayloadView::go(int by)
{
    const auto count = static_cast<std::ptrdiff_t>(m_search->places().size());
    if (count == 0)
        return;
    m_place = m_place < 0 ? 0 : (m_place + by + count) % count;
    reveal();
    tellFound();
}

/// Shows the place that was found, in the form that is shown.
void PayloadView::reveal()
{
    if (m_place < 0)
        return;
    const auto [at, length] = m_search->places()[static_cast<std::size_t>(m_place)];
    const auto choose = [place = at](ListView *list, PayloadRows *rows) {
        const int row = rows->rowAt(place);
        list->setCurrentIndex(row < 0 ? QModelIndex() : rows->index(row, 0));
        if (row >= 0)
            list->scrollTo(rows->index(row, 0), QAbstractItemView::PositionAtCenter);
    };
    const int form = m_form->currentIndex();
    if (form == TreeForm) {
        m_tree->reveal(at);
    } else if (form == TableForm) {
        choose(m_table, m_tableRows);
    } else if (isLong()) {
        choose(m_lines, m_textRows);
    } else {
        const auto from = static_cast<int>(QString::fromUtf8(m_payload.left(at)).size());
        m_text->select(from, from + static_cast<int>(QString::fromUtf8(m_payload.mid(at, length)).size()));
    }
}

void PayloadView::tellFound()
{
    const std::size_t count = m_search->places().size();
    const bool isAsked = !m_part->text().isEmpty() && !m_isAbsent;
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_found->setVisible(isAsked);
    if (!isAsked)
        return;
    const QString all = numberText(quint64(count));
    if (count == 0)
        m_found->setText(m_search->isSearching() ? tr("Searching…") : tr("Not found"));
    else
        m_found->setText(tr("%1 of %2", "which one, of how many")
                             .arg(numberText(quint64(m_place + 1)),
                                  m_search->hasMore() || m_search->isSearching() ? tr("%1 or more").arg(all) : all));
}

bool PayloadView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_part && event->type() == QEvent::KeyPress && m_search->places().size() > 0) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && m_place >= 0 && m_part->text() == m_sought) {
            go(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PayloadView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PayloadView::retranslate()
{
    m_form->setItems({tr("Tree"), tr("Text"), tr("Table")});
    m_form->setAccessibleName(tr("How the payload is shown"));
    m_part->setPlaceholderText(tr("Search"));
    m_part->setAccessibleName(tr("Search in the payload"));
    m_previous->setToolTip(tr("The place before (Shift+Return)"));
    m_previous->setAccessibleName(m_previous->toolTip());
    m_next->setToolTip(tr("The next place (Return)"));
    m_next->setAccessibleName(m_next->toolTip());
    m_copy->setToolTip(tr("Copy the payload"));
    m_copy->setAccessibleName(m_copy->toolTip());
    if (m_isSet && !m_isAbsent)
        m_size->setText(bytesText(static_cast<quint64>(m_payload.size())));
    showForm();
}

void PayloadView::dress()
{
    m_copy->setIcon(m_theme.icon(QStringLiteral("edit-copy"), Token::Muted));
    m_previous->setIcon(m_theme.icon(QStringLiteral("go-up"), Token::Muted));
    m_next->setIcon(m_theme.icon(QStringLiteral("go-down"), Token::Muted));
    m_lines->setFont(m_theme.theme().monospace());
    for (QLabel *label : {m_size, m_absent, m_found}) {
        QPalette tone = label->palette();
        tone.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
        label->setPalette(tone);
    }
}

} // namespace sluice
