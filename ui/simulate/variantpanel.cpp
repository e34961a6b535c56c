#include "ui/simulate/variantpanel.h"

#include "ui/theme/token.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kMostPlaces = 10'000;
constexpr double kMostCallRate = 100'000;
} // namespace

VariantPanel::VariantPanel(QWidget *parent)
    : QWidget(parent)
    , m_on(new QCheckBox)
    , m_hint(new QLabel)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("simulateVariant"));
    m_on->setObjectName(QStringLiteral("simulateCompare"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->hide();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kS);
    m_column->addWidget(m_on);
    m_column->addWidget(m_hint);
    connect(m_on, &QCheckBox::toggled, this, [this](bool isOn) {
        m_hint->setVisible(isOn);
        for (const Row &row : m_rows)
            row.widget->setVisible(isOn);
        Q_EMIT toggled(isOn);
    });
    retranslate();
}

bool VariantPanel::isOn() const
{
    return m_on->isChecked();
}

VariantPanel::Row VariantPanel::makeRow(const Connection &connection)
{
    Row row;
    row.id = connection.id;
    row.widget = new QWidget;
    row.name = new QLabel(connection.name.isEmpty() ? connection.id : connection.name);
    row.name->setTextFormat(Qt::PlainText);
    row.pool = new QSpinBox;
    row.pool->setObjectName(QStringLiteral("simulatePool_") + connection.id);
    row.pool->setRange(1, kMostPlaces);
    row.pool->setValue(static_cast<int>(connection.poolSize));
    row.rate = new QDoubleSpinBox;
    row.rate->setObjectName(QStringLiteral("simulateLimit_") + connection.id);
    row.rate->setRange(0, kMostCallRate);
    row.rate->setDecimals(1);
    row.rate->setValue(connection.limit.perSecond);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(row.name);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::kS);
    fields->addWidget(row.pool, 1);
    fields->addWidget(row.rate, 1);
    column->addLayout(fields);
    row.widget->setVisible(isOn());
    return row;
}

/// What was changed of a connection that is still there stays so.
void VariantPanel::setConnections(const std::vector<Connection> &connections)
{
    std::vector<Row> rows;
    for (const Connection &connection : connections) {
        const auto known = std::ranges::find(m_rows, connection.id, &Row::id);
        if (known != m_rows.end()) {
            rows.push_back(*known);
            known->widget = nullptr;
        } else {
            rows.push_back(makeRow(connection));
            m_column->addWidget(rows.back().widget);
        }
    }
    for (const Row &row : m_rows)
        delete row.widget;
    m_rows = std::move(rows);
    retranslate();
}

std::vector<Connection> VariantPanel::changed(std::vector<Connection> connections) const
{
    for (Connection &connection : connections) {
        const auto row = std::ranges::find(m_rows, connection.id, &Row::id);
        if (row == m_rows.end())
            continue;
        connection.poolSize = static_cast<quint32>(row->pool->value());
        connection.limit.perSecond = row->rate->value();
    }
    return connections;
}

void VariantPanel::retranslate()
{
    m_on->setText(tr("Compare with another setting, B"));
    m_hint->setText(tr("In B other limits hold, for the simulation only. Attempts in B stand at each task."));
    for (const Row &row : m_rows) {
        row.pool->setPrefix(tr("Pool: ", "before a number of places"));
        row.rate->setPrefix(tr("Calls a second: ", "before a rate"));
        row.rate->setSpecialValueText(tr("No rate limit"));
        row.pool->setAccessibleName(tr("Places in the pool of %1 in B").arg(row.id));
        row.rate->setAccessibleName(tr("Calls a second over %1 in B").arg(row.id));
    }
}

void VariantPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
