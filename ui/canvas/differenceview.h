#pragma once

#include "core/workflow/catalog.h"
#include "ui/canvas/graphviewer.h"
#include "ui/document/differencegraph.h"

namespace sluice {

/// Two versions of a workflow as one graph to look at: what differs has colour, shape and word, what is gone shows faded, and
/// what does not differ steps back. Enter asks for what is said of the task.
class DifferenceView final : public GraphViewer {
    Q_OBJECT
public:
    DifferenceView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

    /// The place that is looked at stays, unless it is another workflow or nobody moved it.
    void showGraph(const DifferenceGraph &graph);
    [[nodiscard]] const DifferenceGraph &graph() const noexcept { return m_graph; }
    /// Brings a part into sight; a task, or the one at which an edge begins, is chosen.
    void reveal(const PartKey &part);

    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

protected:
    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    [[nodiscard]] QRectF content() const override;
    void describe() override;

private:
    [[nodiscard]] QRectF placeOf(const PartKey &part) const;

    DifferenceGraph m_graph;
};

} // namespace sluice
