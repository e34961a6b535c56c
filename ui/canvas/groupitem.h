#pragma once

#include "core/workflow/drawing.h"
#include "ui/canvas/nodeitem.h"

namespace sluice {

/// A group on the canvas: a frame with its name around its tasks, or, collapsed, one node that stands for them.
class GroupItem final : public CanvasItem {
public:
    static constexpr Kind kKind = Kind::Group;

    GroupItem(QString groupId, const CanvasKit &kit);

    [[nodiscard]] const QString &id() const { return m_group.id; }
    [[nodiscard]] const TaskGroup &group() const { return m_group; }
    [[nodiscard]] bool isCollapsed() const { return m_group.isCollapsed; }
    void setGroup(const TaskGroup &group);
    /// Fits the frame around the bodies of its tasks. Units: scene.
    void setContent(const QRectF &bodies);
    /// The state that matters most among its tasks, in a run, and the worst of their problems.
    void showState(const std::optional<StepState> &state, const std::optional<Severity> &trouble);

    [[nodiscard]] const QRectF &content() const { return m_content; }
    [[nodiscard]] QRectF frame() const { return m_frame; }
    /// The line with the name, which drags the group. Units: scene.
    [[nodiscard]] QRectF header() const;
    /// What collapses and expands it.
    [[nodiscard]] QRectF toggle() const;
    [[nodiscard]] QPointF inPort() const { return {m_frame.left(), m_frame.center().y()}; }
    [[nodiscard]] QPointF outPort() const { return {m_frame.right(), m_frame.center().y()}; }

    [[nodiscard]] QRectF bounds() const override { return m_frame.adjusted(-8, -8, 12, 12); }
    /// The line with the name and the border; of a collapsed one, all of it.
    [[nodiscard]] bool takes(QPointF point) const override;
    /// As it is painted on any device. Units: scene.
    void paint(QPainter &painter, Detail detail) const;
    /// Of the frame, its tint, and its line and name without it.
    [[nodiscard]] QColor frameTint() const;
    void paintFrame(QPainter &painter, Detail detail) const;

private:
    void fit();
    void paintNode(QPainter &painter, Detail detail) const;
    void paintName(QPainter &painter, Detail detail) const;

    const CanvasKit &m_kit;
    TaskGroup m_group;
    QRectF m_content;
    QRectF m_frame;
    std::optional<StepState> m_state;
    std::optional<Severity> m_trouble;
};

} // namespace sluice
