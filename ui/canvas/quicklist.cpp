#include "ui/canvas/quicklist.h"

#include "ui/theme/token.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kWidth = 300;
constexpr int kHeight = 280;
} // namespace

int fuzzyScore(const QString &typed, const QString &text)
{
    if (typed.isEmpty())
        return 1;
    int score = 1;
    qsizetype at = -1;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const auto next = text.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (next < 0)
            return 0;
        const bool startsWord = next == 0 || !text[next - 1].isLetterOrNumber();
        score += next == at + 1 ? 8 : 1;
        score += startsWord ? 6 : 0;
        at = next;
    }
    return score;
}

QuickList::QuickList(QWidget *parent)
    : QFrame(parent)
    , m_input(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("quickList"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button);
    m_input->setObjectName(QStringLiteral("quickListInput"));
    m_list->setObjectName(QStringLiteral("quickListEntries"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // what is too long ends in dots
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kXs);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    m_input->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &QuickList::filter);
    connect(m_list, &QListWidget::itemClicked, this, &QuickList::take);
    hide();
}

void QuickList::offer(std::vector<Entry> entries, const QString &placeholder, QPoint place, Choose choose)
{
    m_entries = std::move(entries);
    m_choose = std::move(choose);
    m_input->setPlaceholderText(placeholder);
    m_input->setAccessibleName(placeholder);
    m_list->setAccessibleName(placeholder);
    m_input->clear();
    filter();
    m_place = place;
    settle();
    show();
    raise();
    m_input->setFocus();
}

void QuickList::settle()
{
    resize(kWidth, kHeight);
    const auto room = parentWidget()->rect().adjusted(space::kS, space::kS, -width() - space::kS,
                                                      -height() - space::kS);
    move(std::clamp(m_place.x(), room.left(), std::max(room.left(), room.right())),
         std::clamp(m_place.y(), room.top(), std::max(room.top(), room.bottom())));
}

void QuickList::dismiss()
{
    if (isHidden())
        return;
    m_choose = {};
    hide();
    parentWidget()->setFocus();
}

void QuickList::filter()
{
    const auto typed = m_input->text().trimmed();
    std::vector<std::pair<int, const Entry *>> found;
    for (const Entry &entry : m_entries) {
        const int score = std::max(2 * fuzzyScore(typed, entry.title), fuzzyScore(typed, entry.detail));
        if (score > 0)
            found.emplace_back(entry.refusal.isEmpty() ? score + 1 : score, &entry);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), [](const auto &one) { return one.first; });
    m_list->clear();
    for (const auto &[score, entry] : found) {
        const auto &second = entry->refusal.isEmpty() ? entry->detail : entry->refusal;
        auto *item = new QListWidgetItem(
            entry->icon, second.isEmpty() ? entry->title : entry->title + QStringLiteral("  ·  ") + second);
        item->setData(Qt::UserRole, entry->id);
        item->setToolTip(second);
        if (!entry->refusal.isEmpty())
            item->setFlags(Qt::NoItemFlags);
        m_list->addItem(item);
    }
    m_list->setCurrentRow(0);
}

void QuickList::take()
{
    const auto *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const auto id = item->data(Qt::UserRole).toString();
    const auto choose = std::move(m_choose);
    dismiss();
    if (choose)
        choose(id);
}

void QuickList::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    Q_EMIT shownChanged(true);
}

void QuickList::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT shownChanged(false);
}

bool QuickList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        settle();
    if (watched != m_input)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        // The focus goes where the person put it.
        m_choose = {};
        hide();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        // A line edit lets Return through to its parents, and the canvas would take it for its own.
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            take();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace sluice
