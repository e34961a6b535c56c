#include "ui/shell/shellpage.h"

namespace sluice {

ShellPage::ShellPage(QString id, QString icon, Words title, QWidget *widget, QObject *parent)
    : QObject(parent)
    , m_id(std::move(id))
    , m_icon(std::move(icon))
    , m_title(std::move(title))
    , m_widget(widget)
{
}

void ShellPage::setBadge(quint64 count)
{
    if (count == m_badge)
        return;
    m_badge = count;
    Q_EMIT badgeChanged(count);
}

std::vector<QWidget *> ShellPage::focusZones() const
{
    std::vector<QWidget *> zones;
    for (const auto &zone : m_zones) {
        if (zone && zone->isVisible())
            zones.push_back(zone);
    }
    if (zones.empty())
        zones.push_back(m_widget);
    return zones;
}

} // namespace sluice
