#pragma once

#include <QStyledItemDelegate>

namespace sluice {

class ThemeController;

/// Paints the cells of a list: a state as shape and word, a share as a bar, payloads in a monospace. It notes whether
/// something that moves was painted, so that whoever shows the list paints it again on the shared timer.
class ItemDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ItemDelegate(ThemeController &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Whether something that moves was painted since the last call.
    [[nodiscard]] bool takeMotion() const;
    /// Stale cells are grey.
    void setStale(bool stale) { m_isStale = stale; }
    [[nodiscard]] bool isStale() const noexcept { return m_isStale; }

private:
    ThemeController &m_theme;
    bool m_isStale = false;
    mutable bool m_sawMotion = false;
};

} // namespace sluice
