#include "core/engine/filebook.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace sluice {

void FileBook::restore(const std::vector<FileMark> &marks)
{
    for (const FileMark &mark : marks)
        m_marks[{mark.workflow, mark.trigger}][mark.name] = {mark.size, mark.modified};
}

void FileBook::mark(const Place &place, const QString &name, Version version)
{
    m_marks[place][name] = version;
    m_changed.push_back({place.first, place.second, name, version.size, version.modified, false});
}

std::vector<FoundFile> FileBook::news(const QString &workflow, const QString &trigger,
                                      const std::vector<FoundFile> &files, bool existing, std::size_t most)
{
    const Place place{workflow, trigger};
    const bool isFirst = !m_marks[place].contains(QString());
    if (isFirst)
        mark(place, {}, {});
    const Marks &marks = m_marks[place];
    std::vector<FoundFile> fresh;
    for (const FoundFile &file : files) {
        const auto known = marks.find(file.name);
        if (known != marks.end() && known->second == Version{file.size, file.modified})
            continue;
        if (isFirst && !existing)
            mark(place, file.name, {file.size, file.modified});
        else if (file.isSettled)
            fresh.push_back(file);
    }
    std::ranges::sort(fresh, [](const FoundFile &one, const FoundFile &other) {
        return std::tie(one.modified, one.name) < std::tie(other.modified, other.name);
    });
    fresh.resize(std::min(fresh.size(), most));
    for (const FoundFile &file : fresh)
        mark(place, file.name, {file.size, file.modified});
    if (files.size() < kMostFiles)
        forgetGone(place, files);
    return fresh;
}

void FileBook::forgetGone(const Place &place, const std::vector<FoundFile> &files)
{
    std::set<QString> there{QString()};
    for (const FoundFile &file : files)
        there.insert(file.name);
    std::erase_if(m_marks[place], [&](const auto &entry) {
        if (there.contains(entry.first))
            return false;
        m_changed.push_back({place.first, place.second, entry.first, 0, {}, true});
        return true;
    });
}

void FileBook::forget(const QString &workflow, const std::function<bool(const QString &trigger)> &isKept)
{
    std::erase_if(m_marks, [&](const auto &entry) {
        if (entry.first.first != workflow || isKept(entry.first.second))
            return false;
        for (const auto &[name, version] : entry.second)
            m_changed.push_back({workflow, entry.first.second, name, 0, {}, true});
        return true;
    });
}

} // namespace sluice
