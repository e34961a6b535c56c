#include "ui/alerts/alertlist.h"

#include "ui/alerts/alertrow.h"
#include "ui/theme/themecontroller.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

AlertList::AlertList(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rowBox(new QVBoxLayout)
    , m_none(new QLabel(this))
{
    setObjectName(QStringLiteral("alertList"));
    m_none->setObjectName(QStringLiteral("noAlerts"));
    m_none->setWordWrap(true);
    m_rowBox->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none);
    column->addLayout(m_rowBox);
    column->addStretch(1);
    retranslate();
}

AlertRow *AlertList::addRow(const QString &key)
{
    auto *row = new AlertRow(m_theme, key, m_leads);
    connect(row, &AlertRow::ordered, this, &AlertList::ordered);
    connect(row, &AlertRow::thingRequested, this, &AlertList::thingRequested);
    m_rows.insert(key, row);
    return row;
}

void AlertList::showAlerts(const std::vector<AlertSummary> &alerts, WallTime now)
{
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (std::ranges::find(alerts, row.key(), &AlertSummary::key) != alerts.end()) {
            ++row;
            continue;
        }
        row.value()->deleteLater();
        row = m_rows.erase(row);
    }
    int place = 0;
    for (const AlertSummary &alert : alerts) {
        AlertRow *row = m_rows.value(alert.key);
        if (!row)
            row = addRow(alert.key);
        if (m_rowBox->indexOf(row) != place) {
            m_rowBox->removeWidget(row);
            m_rowBox->insertWidget(place, row);
        }
        row->showAlert(alert, now);
        row->show();
        ++place;
    }
    m_none->setVisible(alerts.empty());
}

void AlertList::retranslate()
{
    m_none->setText(tr("Nothing fires. The rules are in Settings."));
    for (AlertRow *row : std::as_const(m_rows))
        row->retranslate();
}

} // namespace sluice
