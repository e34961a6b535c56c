#include "ui/design/templatepicker.h"

#include "core/workflow/workflowfile.h"
#include "ui/canvas/pastview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/templatetexts.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr QSize kUsualSize{960, 640};
constexpr int kListWidth = 288;
constexpr int kTextHeight = 168;

/// What a template is for, in its first sentence.
QString firstSentence(const QString &text)
{
    return text.section(u'\n', 0, 0).section(QStringLiteral(". "), 0, 0);
}

} // namespace

void TemplatePicker::show(const Templates &templates, const TaskCatalog &catalog, ThemeController &themes,
                          Chosen chosen, QWidget *parent)
{
    auto *picker = new TemplatePicker(templates, catalog, themes, std::move(chosen), parent);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->open();
}

TemplatePicker::TemplatePicker(const Templates &templates, const TaskCatalog &catalog, ThemeController &themes,
                               Chosen chosen, QWidget *parent)
    : QDialog(parent)
    , m_themes(themes)
    , m_chosen(std::move(chosen))
    , m_graph(new PastView(catalog, themes, this))
{
    setObjectName(QStringLiteral("templatePicker"));
    for (const auto &[name, path] : templates)
        m_entries.push_back({name, path, loadWorkflow(path)});
    auto *across = new QHBoxLayout;
    across->setSpacing(space::kL);
    across->addWidget(makeLeft());
    across->addWidget(makeRight(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kL, space::kL, space::kL);
    column->setSpacing(space::kL);
    column->addLayout(across, 1);
    column->addWidget(makeFoot());
    connect(&themes, &ThemeController::changed, this, &TemplatePicker::dress);
    dress();
    retranslate();
    resize(parent ? kUsualSize.boundedTo(parent->window()->size()) : kUsualSize);
    m_filter->setFocus();
}

QWidget *TemplatePicker::makeLeft()
{
    auto *left = new QWidget(this);
    left->setFixedWidth(kListWidth);
    m_filter = new FilterEdit(m_themes, left);
    m_filter->setObjectName(QStringLiteral("templateFilter"));
    m_filter->installEventFilter(this);
    m_list = new QListWidget(left);
    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setItemDelegate(new TwoLines(m_themes, left));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    // At once, not when typing rests: there are few, and Return may follow within that time.
    connect(m_filter, &QLineEdit::textChanged, this, &TemplatePicker::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &TemplatePicker::showCurrent);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &TemplatePicker::create);
    return left;
}

QWidget *TemplatePicker::makeRight()
{
    m_right = new QStackedWidget(this);
    auto *shown = new QWidget(m_right);
    m_title = new QLabel(shown);
    m_title->setObjectName(QStringLiteral("templateTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("templateText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_scroll = new ColumnScroll(shown);
    m_scroll->setWidget(m_text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setMinimumHeight(kTextHeight);
    m_graph->setObjectName(QStringLiteral("templateGraph"));
    auto *column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_title);
    column->addWidget(m_scroll, 3);
    column->addWidget(m_graph, 2);
    m_nothing = new EmptyState(m_themes, m_right);
    m_nothing->setObjectName(QStringLiteral("noTemplate"));
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        m_filter->clear();
        m_filter->setFocus();
    });
    m_right->addWidget(shown);
    m_right->addWidget(m_nothing);
    return m_right;
}

QWidget *TemplatePicker::makeFoot()
{
    auto *foot = new QWidget(this);
    m_nameLabel = new QLabel(foot);
    m_name = new QLineEdit(foot);
    m_name->setObjectName(QStringLiteral("templateName"));
    m_nameLabel->setBuddy(m_name);
    m_cancel = new QPushButton(foot);
    m_cancel->setObjectName(QStringLiteral("templateCancel"));
    m_cancel->setAutoDefault(false);
    m_create = new QPushButton(foot);
    m_create->setObjectName(QStringLiteral("templateCreate"));
    m_create->setDefault(true);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_nameLabel);
    row->addWidget(m_name, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_create);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isNamed = !text.trimmed().isEmpty();
        m_create->setEnabled(m_isNamed && current() && current()->workflow);
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &TemplatePicker::create);
    return foot;
}

const TemplatePicker::Entry *TemplatePicker::current() const
{
    const auto *item = m_list->currentItem();
    const auto row = item ? item->data(TwoLines::kIdRole).toUInt() : m_entries.size();
    return row < m_entries.size() ? &m_entries[row] : nullptr;
}

void TemplatePicker::fill()
{
    const auto *before = current();
    const QStringList words = m_filter->text().split(u' ', Qt::SkipEmptyParts);
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (uint i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const QString text = entry.workflow ? templateText(entry.workflow->description)
                                            : sentence(entry.workflow.error());
        const QString name = templateText(entry.name);
        const QString all = name + u'\n' + text;
        const bool fits = std::ranges::all_of(
            words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
        if (!fits)
            continue;
        auto *item = new QListWidgetItem(m_themes.icon(QStringLiteral("distribute-graph-directed"), Token::Muted), name,
                                         m_list);
        item->setData(TwoLines::kIdRole, i);
        item->setData(TwoLines::kDetailRole, entry.workflow ? firstSentence(text) : tr("cannot be read"));
        item->setToolTip(name);
        if (before == &entry)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    showCurrent();
}

void TemplatePicker::showCurrent()
{
    const Entry *entry = current();
    if (!entry || !entry->workflow)
        return showNothing();
    m_right->setCurrentIndex(0);
    m_title->setText(templateText(entry->name));
    m_text->setText(templateText(entry->workflow->description));
    m_scroll->ensureVisible(0, 0);
    m_graph->setName(tr("The graph of %1").arg(templateText(entry->name)));
    m_graph->showWorkflow(*entry->workflow);
    if (!m_isNamed)
        m_name->setText(templateText(entry->name));
    m_name->setEnabled(true);
    m_create->setEnabled(true);
}

/// In place of a template: why there is none to see.
void TemplatePicker::showNothing()
{
    const Entry *entry = current();
    m_right->setCurrentWidget(m_nothing);
    m_name->setEnabled(false);
    m_create->setEnabled(false);
    m_nothing->setAction({});
    if (entry) {
        m_nothing->setIcon(QStringLiteral("dialog-error"));
        m_nothing->setText(tr("%1 cannot be read").arg(entry->name), sentence(entry->workflow.error()));
    } else if (m_entries.empty()) {
        m_nothing->setIcon(QStringLiteral("document-new"));
        m_nothing->setText(tr("There are no templates"),
                           tr("They come with the program, in its folder share/sluice/samples; here it is empty."));
    } else {
        m_nothing->setIcon(QStringLiteral("edit-find"));
        m_nothing->setText(tr("No template matches"),
                           tr("None has “%1” in its name or its description.").arg(m_filter->text()));
        m_nothing->setAction(tr("Clear the search"));
    }
}

void TemplatePicker::create()
{
    const Entry *entry = current();
    const QString name = m_name->text().trimmed();
    if (!entry || !entry->workflow || name.isEmpty())
        return;
    const auto chosen = m_chosen;
    const QString path = entry->path; // closing may be the end of this
    accept();
    chosen(name, path);
}

bool TemplatePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_filter && (isReturn || key == Qt::Key_Down)) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_list && isReturn) {
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void TemplatePicker::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TemplatePicker::dress()
{
    m_title->setFont(m_themes.theme().font(TypeSize::Large, QFont::DemiBold));
    if (m_list->count() > 0)
        fill();
}

void TemplatePicker::retranslate()
{
    setWindowTitle(tr("New workflow from a template"));
    m_filter->setPlaceholderText(tr("Search templates"));
    m_filter->setAccessibleName(tr("Search templates"));
    m_list->setAccessibleName(tr("Templates"));
    m_nameLabel->setText(tr("&Name of the workflow"));
    m_cancel->setText(tr("Cancel"));
    m_create->setText(tr("Create the workflow"));
    fill();
}

} // namespace sluice
