#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace sluice {

/// A page as the shell shows it: a name and an icon for the rail, a badge, and the widget, which knows nothing of the
/// shell. Made in `app/` around each page that works; what is not registered does not exist.
class ShellPage final : public QObject {
    Q_OBJECT
public:
    using Words = std::function<QString()>;

    /// `title` is asked again whenever the language changes. The widget goes to the window that shows it.
    ShellPage(QString id, QString icon, Words title, QWidget *widget, QObject *parent = nullptr);

    [[nodiscard]] const QString &id() const noexcept { return m_id; }
    [[nodiscard]] const QString &icon() const noexcept { return m_icon; }
    [[nodiscard]] QString title() const { return m_title(); }
    [[nodiscard]] QWidget *widget() const noexcept { return m_widget; }
    [[nodiscard]] bool isAtFoot() const noexcept { return m_atFoot; }
    [[nodiscard]] quint64 badge() const noexcept { return m_badge; }

    /// At the foot of the rail, without a number among the shortcuts.
    void setAtFoot() { m_atFoot = true; }
    void setBadge(quint64 count);
    /// What `F6` goes through on this page, in order; without any, the page itself.
    void setFocusZones(const std::vector<QWidget *> &zones) { m_zones.assign(zones.begin(), zones.end()); }
    [[nodiscard]] std::vector<QWidget *> focusZones() const;

Q_SIGNALS:
    void badgeChanged(quint64 count);
    /// The page came to the front.
    void shown();

private:
    QString m_id;
    QString m_icon;
    Words m_title;
    QPointer<QWidget> m_widget;
    std::vector<QPointer<QWidget>> m_zones;
    quint64 m_badge = 0;
    bool m_atFoot = false;
};

} // namespace sluice
