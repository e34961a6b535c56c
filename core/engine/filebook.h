#pragma once

#include "core/engine/filewatch.h"
#include "core/journal/filemark.h"

#include <functional>
#include <map>
#include <utility>

namespace sluice {

/// Which versions of files the triggers of armed workflows have dealt with, so that each starts one run, over restarts too.
///
/// What is given out counts as dealt with, and its mark is to be written together with what becomes of it. Files that are
/// gone are forgotten, so the marks are as many as the files. A value; thread: one owner.
class FileBook {
public:
    void restore(const std::vector<FileMark> &marks);
    /// Of all files that lie in the folder of a trigger, or of as many as were looked at, those that start a run: settled,
    /// of a version that is new, oldest first, at most `most` of them; the others are new the next time. When a trigger
    /// is asked about for the first time, all that is there is dealt with, unless `existing`.
    [[nodiscard]] std::vector<FoundFile> news(const QString &workflow, const QString &trigger,
                                              const std::vector<FoundFile> &files, bool existing, std::size_t most);
    /// Forgets the triggers of a workflow that are not kept.
    void forget(const QString &workflow, const std::function<bool(const QString &trigger)> &isKept);

    /// The marks that have changed since this was asked last.
    [[nodiscard]] std::vector<FileMark> takeChanged() { return std::exchange(m_changed, {}); }
    [[nodiscard]] bool hasChanged() const { return !m_changed.empty(); }

private:
    using Place = std::pair<QString, QString>; ///< workflow and trigger
    struct Version {
        qint64 size = 0;
        WallTime modified{};
        bool operator==(const Version &) const = default;
    };
    using Marks = std::map<QString, Version>; ///< by name; an empty one: it was asked about before

    void mark(const Place &place, const QString &name, Version version);
    void forgetGone(const Place &place, const std::vector<FoundFile> &files);

    std::map<Place, Marks> m_marks;
    std::vector<FileMark> m_changed;
};

} // namespace sluice
