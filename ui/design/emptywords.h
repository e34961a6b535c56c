#pragma once

#include <QLabel>

class QAbstractItemView;

namespace sluice {

class ThemeController;

/// What a small list says while it has no rows, where they will be. The pointer goes through it to the list.
class EmptyWords final : public QLabel {
    Q_OBJECT
public:
    /// The list has its model already; the words belong to it.
    EmptyWords(QAbstractItemView &list, ThemeController &themes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dress();
    void refresh();

    QAbstractItemView &m_list;
    ThemeController &m_themes;
};

} // namespace sluice
