#include "ui/health/poisonlist.h"

#include "ui/theme/token.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kListHeight = 62;
constexpr int kFieldWidth = 96;

QListWidgetItem *entry(const QString &code)
{
    auto *item = new QListWidgetItem(code);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    return item;
}

} // namespace

PoisonList::PoisonList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_field(new QLineEdit(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("poisonCodes"));
    m_field->setObjectName(QStringLiteral("poisonField"));
    m_add->setObjectName(QStringLiteral("addPoison"));
    m_remove->setObjectName(QStringLiteral("removePoison"));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setSpacing(2);
    m_list->setFixedHeight(kListHeight);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    m_field->setFixedWidth(kFieldWidth);
    m_field->setMaxLength(16);
    auto *line = new FlowLayout(space::kS);
    line->addWidget(m_field);
    line->addWidget(m_add);
    line->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_list);
    column->addLayout(line);
    connect(m_field, &QLineEdit::returnPressed, this, &PoisonList::add);
    connect(m_field, &QLineEdit::textChanged, this, &PoisonList::refresh);
    connect(m_add, &QPushButton::clicked, this, &PoisonList::add);
    connect(m_remove, &QPushButton::clicked, this, &PoisonList::removeChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, &PoisonList::refresh);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        tidy();
        Q_EMIT edited();
    });
    retranslate();
}

void PoisonList::setCodes(const QStringList &wanted)
{
    if (wanted == codes())
        return;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const QString &code : wanted)
        m_list->addItem(entry(code));
    refresh();
}

QStringList PoisonList::codes() const
{
    QStringList all;
    for (int row = 0; row < m_list->count(); ++row)
        all += m_list->item(row)->text();
    return all;
}

void PoisonList::add()
{
    const QString code = m_field->text().trimmed().toUpper();
    if (code.isEmpty())
        return;
    m_field->clear();
    if (codes().contains(code))
        return;
    m_list->addItem(entry(code));
    refresh();
    Q_EMIT edited();
}

void PoisonList::removeChosen()
{
    if (m_list->currentRow() < 0)
        return;
    delete m_list->takeItem(m_list->currentRow());
    refresh();
    Q_EMIT edited();
}

void PoisonList::tidy()
{
    const QSignalBlocker quiet(m_list);
    QStringList kept;
    for (const QString &code : codes()) {
        const QString upper = code.trimmed().toUpper();
        if (!upper.isEmpty() && !kept.contains(upper))
            kept += upper;
    }
    // The list is changed in place: this runs while its editor closes.
    for (int row = 0; row < m_list->count(); ++row) {
        if (row < kept.size())
            m_list->item(row)->setText(kept.at(row));
    }
    while (m_list->count() > kept.size())
        delete m_list->takeItem(m_list->count() - 1);
    refresh();
}

void PoisonList::refresh()
{
    const QListWidgetItem *chosen = m_list->currentItem();
    m_remove->setEnabled(chosen != nullptr);
    m_remove->setText(chosen ? tr("Take %1 away").arg(chosen->text()) : tr("Take away"));
    m_remove->setAccessibleName(m_remove->text());
    const QString typed = m_field->text().trimmed().toUpper();
    m_add->setEnabled(!typed.isEmpty());
}

bool PoisonList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeChosen();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PoisonList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PoisonList::retranslate()
{
    m_list->setAccessibleName(tr("Codes that the demo service refuses"));
    m_field->setAccessibleName(tr("A code to refuse"));
    m_field->setPlaceholderText(tr("Code"));
    m_add->setText(tr("Refuse it"));
    m_add->setAccessibleName(tr("Refuse the code that was typed"));
    refresh();
}

} // namespace sluice
