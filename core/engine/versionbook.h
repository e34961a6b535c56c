#pragma once

#include "core/api/versions.h"

#include <map>
#include <vector>

namespace sluice {

/// Knows the versions of all workflows that were kept, without what they say: which number a content has, and which is the
/// newest. Thread: one.
class VersionBook {
public:
    /// By workflow, oldest first.
    void restore(const std::vector<WorkflowVersion> &kept);
    void add(const WorkflowVersion &version);
    /// Null: none of it was kept.
    [[nodiscard]] const WorkflowVersion *newest(const QString &workflow) const;
    /// The newest number that has this content; 0: none.
    [[nodiscard]] quint32 numberOf(const QString &workflow, const QByteArray &content) const;
    /// That of a version with this content, else a draft of the newest.
    [[nodiscard]] VersionLabel labelOf(const QString &workflow, const QByteArray &content) const;

private:
    struct Known {
        WorkflowVersion newest;
        std::map<QByteArray, quint32> numbers; ///< by content
    };
    std::map<QString, Known> m_known; ///< by workflow
};

} // namespace sluice
