#pragma once

#include "ui/theme/livevalue.h"

#include <QTreeView>

#include <vector>

namespace sluice {

class ItemDelegate;
class ThemeController;

/// The look and the keys of every long list: rows of one height, the whole row selected, Enter or a double-click
/// opens, `Ctrl+C` copies the chosen rows as text with tabs, states that move are kept moving.
class ListView final : public QTreeView, public LiveValue {
    Q_OBJECT
public:
    explicit ListView(ThemeController &theme, QWidget *parent = nullptr);

    /// Widths of the columns at a font scale of 1, at least what their headings need; 0: this column takes the room that
    /// is left. Where there is too little of it the others give some of theirs, up to a fifth, before the list scrolls
    /// sideways; who draws a column wider has the last word.
    void setColumnWidths(const std::vector<int> &widths);

    void setModel(QAbstractItemModel *model) override;
    /// Stale rows are grey, shapes and words alike.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override;
    /// Its headings and one row.
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// How a page of this height is shared with what is below the list: few rows leave more to it.
    [[nodiscard]] QList<int> shareOf(int height) const;

Q_SIGNALS:
    /// A row was opened by Enter or double-click.
    void opened(const QModelIndex &index);
    /// Another row is the current one, or none.
    void currentRowChanged(const QModelIndex &index);
    void selectedRowsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setWidths();
    void fitStretched();
    void shareWidths(int stretched, int wanted);
    void setMoving(bool moving);
    void copyRows() const;

    ThemeController &m_theme;
    ItemDelegate *m_delegate = nullptr;
    std::vector<int> m_widths;
    bool m_isFitting = false;
    bool m_isByHand = false; ///< a person has drawn columns since their widths were set
    QMetaObject::Connection m_motion;
};

} // namespace sluice
