#include "core/workflow/merge.h"

#include <algorithm>
#include <map>

namespace sluice {

namespace {

using PartValues = std::map<PartKey, QJsonValue>;

PartValues valuesOf(const std::vector<WorkflowPart> &parts)
{
    PartValues values;
    for (const WorkflowPart &part : parts)
        values.emplace(part.key, part.fields);
    return values;
}

QJsonValue valueIn(const PartValues &values, const PartKey &key)
{
    const auto found = values.find(key);
    return found == values.end() ? QJsonValue(QJsonValue::Undefined) : found->second;
}

/// Merges parts one after the other, and notes what they disagree on.
class Merging {
public:
    explicit Merging(const std::function<MergeSide(const MergeConflict &)> &choose)
        : m_choose(choose)
    {
    }

    QJsonValue part(const PartKey &key, const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs)
    {
        m_key = key;
        return value(base, mine, theirs, {});
    }

    std::vector<MergeConflict> takeConflicts() { return std::move(m_conflicts); }

private:
    QJsonValue value(const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs, const QStringList &path)
    {
        if (mine == theirs || theirs == base)
            return mine;
        if (mine == base)
            return theirs;
        // The fields of a trigger belong together: a file with those of two kinds fits none.
        const bool isWhole = m_key.kind == PartKind::Trigger;
        if (mine.isObject() && theirs.isObject() && !isWhole)
            return object(base.toObject(), mine.toObject(), theirs.toObject(), path);
        m_conflicts.push_back({m_key, path, base, mine, theirs});
        switch (m_choose ? m_choose(m_conflicts.back()) : MergeSide::Mine) {
        case MergeSide::Theirs:
            return theirs;
        case MergeSide::Base:
            return base;
        case MergeSide::Mine:
            break;
        }
        return mine;
    }

    QJsonValue object(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs,
                      const QStringList &path)
    {
        QStringList keys = mine.keys() + theirs.keys();
        std::ranges::sort(keys);
        keys.removeDuplicates();
        QJsonObject merged;
        for (const QString &key : keys) {
            const auto field = value(base[key], mine[key], theirs[key], path + QStringList{key});
            if (!field.isUndefined())
                merged.insert(key, field);
        }
        return merged;
    }

    const std::function<MergeSide(const MergeConflict &)> &m_choose;
    PartKey m_key;
    std::vector<MergeConflict> m_conflicts;
};

/// The keys of both, in the order of `mine`; each that only `theirs` has comes behind the one before it there.
std::vector<PartKey> keysOf(const std::vector<WorkflowPart> &mine, const std::vector<WorkflowPart> &theirs)
{
    const auto known = valuesOf(mine);
    std::map<PartKey, std::vector<PartKey>> behind;
    std::vector<PartKey> first;
    std::optional<PartKey> anchor;
    for (const WorkflowPart &part : theirs) {
        if (known.contains(part.key))
            anchor = part.key;
        else
            (anchor ? behind[*anchor] : first).push_back(part.key);
    }
    std::vector<PartKey> keys = first;
    for (const WorkflowPart &part : mine) {
        keys.push_back(part.key);
        if (const auto more = behind.find(part.key); more != behind.end())
            keys.insert(keys.end(), more->second.begin(), more->second.end());
    }
    return keys;
}

} // namespace

Result<Merge> mergeWorkflows(const Workflow &base, const Workflow &mine, const Workflow &theirs,
                             const std::function<MergeSide(const MergeConflict &)> &choose)
{
    if (mine == theirs || theirs == base)
        return Merge{mine, {}};
    if (mine == base)
        return Merge{theirs, {}};
    const auto myParts = partsOf(mine);
    const auto theirParts = partsOf(theirs);
    const auto before = valuesOf(partsOf(base));
    const auto ours = valuesOf(myParts);
    const auto others = valuesOf(theirParts);
    Merging merging(choose);
    std::vector<WorkflowPart> merged;
    for (const PartKey &key : keysOf(myParts, theirParts)) {
        const auto part = merging.part(key, valueIn(before, key), valueIn(ours, key), valueIn(others, key));
        if (part.isObject())
            merged.push_back({key, part.toObject()});
    }
    auto workflow = workflowOf(merged, mine.id);
    if (!workflow)
        return tl::unexpected(workflow.error());
    return Merge{std::move(*workflow), merging.takeConflicts()};
}

} // namespace sluice
