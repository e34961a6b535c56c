#pragma once

#include "core/api/snapshot.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace sluice {

class AlertRow;
class ThemeController;

/// All alerts that fire, in the order of the engine: worst first. Rows are kept while their alerts fire, so the focus
/// stays where it is.
class AlertList final : public QWidget {
    Q_OBJECT
public:
    explicit AlertList(ThemeController &theme, QWidget *parent = nullptr);

    void showAlerts(const std::vector<AlertSummary> &alerts, WallTime now);
    /// Whether rows lead to whose figure it is.
    void setLeads(bool leads) { m_leads = leads; }
    void retranslate();

Q_SIGNALS:
    void ordered(const sluice::AlertRequest &request);
    /// Somebody wants to see whose figure it is.
    void thingRequested(const sluice::AlertSummary &alert);

private:
    [[nodiscard]] AlertRow *addRow(const QString &key);

    ThemeController &m_theme;
    QVBoxLayout *m_rowBox = nullptr;
    QLabel *m_none = nullptr;
    QHash<QString, AlertRow *> m_rows;
    bool m_leads = true;
};

} // namespace sluice
