#include "core/engine/versionbook.h"

namespace sluice {

void VersionBook::restore(const std::vector<WorkflowVersion> &kept)
{
    m_known.clear();
    for (const WorkflowVersion &version : kept)
        add(version);
}

void VersionBook::add(const WorkflowVersion &version)
{
    Known &known = m_known[version.workflow];
    known.newest = version;
    known.numbers[version.content] = version.number;
}

const WorkflowVersion *VersionBook::newest(const QString &workflow) const
{
    const auto known = m_known.find(workflow);
    return known == m_known.end() ? nullptr : &known->second.newest;
}

quint32 VersionBook::numberOf(const QString &workflow, const QByteArray &content) const
{
    const auto known = m_known.find(workflow);
    if (known == m_known.end())
        return 0;
    const auto number = known->second.numbers.find(content);
    return number == known->second.numbers.end() ? 0 : number->second;
}

VersionLabel VersionBook::labelOf(const QString &workflow, const QByteArray &content) const
{
    if (const quint32 number = numberOf(workflow, content); number != 0)
        return {number, false};
    const WorkflowVersion *last = newest(workflow);
    return last ? VersionLabel{last->number, true} : VersionLabel{};
}

} // namespace sluice
