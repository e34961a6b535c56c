#pragma once

#include <QAbstractItemView>
#include <QObject>
#include <QPointer>

class QTreeView;

namespace sluice {

/// Whether the end of a model's rows is in sight, so that it fetches no further than somebody looks.
///
/// A tree view asks for more whenever it lays itself out, and would load all there is, part by part. Until a view is
/// followed, the end always counts as seen.
class EndInSight final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// From now on this view decides.
    void follow(QAbstractItemView *view);
    [[nodiscard]] bool isSeen() const noexcept { return m_isSeen; }
    /// More rows are coming: their end is out of sight until the view says otherwise.
    void rowsGrow() { m_isSeen = !m_follows; }

Q_SIGNALS:
    /// The end came into sight, or is still there after the rows or the view changed.
    void seen();
    /// The last row below `parent`, a row of a tree, is in sight.
    void endOfSeen(const QModelIndex &parent);

private:
    void look();
    void lookInside(const QTreeView &tree);

    QPointer<QAbstractItemView> m_view;
    bool m_follows = false;
    bool m_isSeen = true;
};

} // namespace sluice
