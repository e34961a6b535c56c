#pragma once

#include "core/api/snapshot.h"
#include "ui/theme/stateglyph.h"

#include <QHash>

#include <optional>

namespace sluice {

/// From when on a queue is to be looked at.
struct QueueLimits {
    quint64 warnDepth = 1'000;
    quint64 mostDepth = 10'000; ///< more must not wait there: what a forecast of overflow is about
    Milliseconds warnAge = std::chrono::minutes(5);
    bool operator==(const QueueLimits &) const = default;
};

enum class QueueLevel : quint8 { Calm, Paused, Warning, Over };

/// How a queue stands, and where it is going if it goes on as now.
struct QueueOutlook {
    QueueLevel level = QueueLevel::Calm;
    bool isOld = false;                  ///< its oldest waits longer than it should
    std::optional<Milliseconds> toDrain; ///< until nobody waits there; none: it does not shrink
    std::optional<Milliseconds> toOver;  ///< until more wait there than may; none: it does not grow, or is over it
    bool operator==(const QueueOutlook &) const = default;
};

/// Pure. What would take longer than a week is none: no rate lasts so long.
[[nodiscard]] QueueOutlook outlookOf(const QueueSnapshot &queue, const QueueLimits &limits);

[[nodiscard]] Glyph glyphOf(QueueLevel level);
[[nodiscard]] QString word(QueueLevel level);

/// The limits that people set, by queue; the others have the usual ones.
class QueueLimitBook {
public:
    [[nodiscard]] QueueLimits of(const QString &queue) const;
    void set(const QString &queue, const QueueLimits &limits);
    void reset(const QString &queue) { m_limits.remove(queue); }
    [[nodiscard]] bool isUsual(const QString &queue) const { return !m_limits.contains(queue); }
    /// As JSON, to be kept, and back; what cannot be read is left out.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static QueueLimitBook fromJson(const QByteArray &json);
    bool operator==(const QueueLimitBook &) const = default;

private:
    QHash<QString, QueueLimits> m_limits;
};

} // namespace sluice
