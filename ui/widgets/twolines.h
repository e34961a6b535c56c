#pragma once

#include <QStyledItemDelegate>

namespace sluice {

class ThemeController;

/// Paints a row of a list as an icon, a line and a smaller, muted line below it (`kDetailRole`). A row with a `kShownRole`
/// shows that in place of its text, a step further in: it is inside the row of a folder.
class TwoLines final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kIdRole = Qt::UserRole;
    static constexpr int kDetailRole = Qt::UserRole + 1;
    static constexpr int kShownRole = Qt::UserRole + 2;

    TwoLines(ThemeController &themes, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ThemeController &m_themes;
};

} // namespace sluice
