#pragma once

#include "core/base/clock.h"
#include "core/workflow/model.h"

#include <QByteArray>
#include <QString>

namespace sluice {

/// How a version of a workflow came to be.
enum class VersionKind : quint8 {
    Saved,    ///< by a person
    Pulled,   ///< the file was changed by something else, such as git
    Restored, ///< from an older one
    Found,    ///< it was there when the engine first saw the workflow, or first ran it
};

/// One version of a workflow as it was saved: "v7". Kept by the journal for as long as the workspace is.
struct WorkflowVersion {
    QString workflow;
    quint32 number = 0; ///< from 1, without gaps, per workflow
    QByteArray version; ///< that of the plan (`versionOf`): layout, notes and triggers do not count
    QByteArray content; ///< of the whole file: the same content next to each other is one version
    WallTime at{};
    QString who;
    VersionKind kind = VersionKind::Saved;
    QString note; ///< such as "v5" for one that was restored from it
    bool operator==(const WorkflowVersion &) const = default;
};

/// What is to be kept as the newest version.
struct KeepVersionRequest {
    Workflow workflow;
    VersionKind kind = VersionKind::Saved;
    QString note = {};
};

/// Which version a run is on, or what is on a screen: "v7", or "draft of v7" for edits that were not saved.
struct VersionLabel {
    quint32 number = 0; ///< 0: no version was ever kept
    bool isDraft = false;
    bool operator==(const VersionLabel &) const = default;
};

} // namespace sluice
