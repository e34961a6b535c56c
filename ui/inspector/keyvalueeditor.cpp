#include "ui/inspector/keyvalueeditor.h"

#include "ui/theme/themecontroller.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kMostRowsShown = 8;

/// Cells whose texts can be completed while they are edited.
class CompletedCell final : public QStyledItemDelegate {
public:
    CompletedCell(ThemeController &themes, Completer::Offer offer, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
        , m_offer(std::move(offer))
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        auto *editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (auto *line = qobject_cast<QLineEdit *>(editor); line && index.column() == 1)
            new Completer(m_themes, line, m_offer);
        return editor;
    }

private:
    ThemeController &m_themes;
    Completer::Offer m_offer;
};

} // namespace

KeyValueEditor::KeyValueEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName,
                               QWidget *parent)
    : FieldEditor(parent)
    , m_table(new QTableWidget(0, 2, this))
    , m_remove(new QToolButton(this))
{
    Q_UNUSED(param)
    m_table->setObjectName(objectName);
    m_table->setFont(context.themes.theme().monospace());
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(context.themes.theme().controlHeight() - 4);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_remove->setObjectName(objectName + QStringLiteral("_remove"));
    m_remove->setIcon(context.themes.icon(QStringLiteral("list-remove")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_table);
    column->addWidget(m_remove, 0, Qt::AlignRight);
    setFocusProxy(m_table);
    m_table->setItemDelegate(new CompletedCell(
        context.themes,
        [this](const QString &text, int caret, bool isAsked) { return completions(text, caret, true, isAsked); },
        m_table));
    connect(m_table, &QTableWidget::itemChanged, this, &KeyValueEditor::changed);
    connect(m_remove, &QToolButton::clicked, this, &KeyValueEditor::removeCurrent);
    fill({});
    retranslate();
}

void KeyValueEditor::addRow(const QString &key, const QString &value)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(key));
    m_table->setItem(row, 1, new QTableWidgetItem(value));
    if (key.isEmpty() && value.isEmpty()) {
        for (const int column : {0, 1})
            m_table->item(row, column)->setData(Qt::AccessibleTextRole, tr("New row"));
    }
}

void KeyValueEditor::fill(const QJsonObject &object)
{
    m_isFilling = true;
    m_table->setRowCount(0);
    for (auto member = object.begin(); member != object.end(); ++member)
        addRow(member.key(),
               member.value().isString() ? member.value().toString() : member.value().toVariant().toString());
    addRow({}, {});
    m_isFilling = false;
    fitHeight();
}

void KeyValueEditor::fitHeight()
{
    const int rows = std::clamp(m_table->rowCount(), 1, kMostRowsShown);
    m_remove->setVisible(m_table->rowCount() > 1);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
}

QJsonObject KeyValueEditor::typed() const
{
    QJsonObject object;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto key = m_table->item(row, 0)->text().trimmed();
        if (!key.isEmpty())
            object.insert(key, m_table->item(row, 1)->text());
    }
    return object;
}

void KeyValueEditor::changed()
{
    if (m_isFilling)
        return;
    QSet<QString> keys;
    QString complaint;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto key = m_table->item(row, 0)->text().trimmed();
        if (key.isEmpty() && !m_table->item(row, 1)->text().isEmpty())
            complaint = tr("A value without a key is not kept.");
        else if (!key.isEmpty() && keys.contains(key))
            complaint = tr("The key %1 is there twice; the last one holds.").arg(key);
        keys.insert(key);
    }
    const int last = m_table->rowCount() - 1;
    if (!m_table->item(last, 0)->text().isEmpty() || !m_table->item(last, 1)->text().isEmpty()) {
        m_isFilling = true;
        for (const int column : {0, 1})
            m_table->item(last, column)->setData(Qt::AccessibleTextRole, {});
        addRow({}, {});
        m_isFilling = false;
        fitHeight();
    }
    if (complaint != m_complaint) {
        m_complaint = complaint;
        Q_EMIT complaintChanged();
    }
    const auto object = typed();
    Q_EMIT edited(object.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object));
    Q_EMIT left();
}

void KeyValueEditor::removeCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0 || row == m_table->rowCount() - 1)
        return;
    m_table->removeRow(row);
    fitHeight();
    changed();
}

void KeyValueEditor::setValue(const QJsonValue &value)
{
    if (typed() != value.toObject())
        fill(value.toObject());
}

void KeyValueEditor::setFieldName(const QString &name)
{
    m_table->setAccessibleName(name);
    m_remove->setAccessibleName(tr("Remove a row of %1").arg(name));
}

void KeyValueEditor::retranslate()
{
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_remove->setToolTip(tr("Remove this row"));
}

} // namespace sluice
