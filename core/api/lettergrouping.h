#pragma once

#include "core/api/engineclient.h"

#include <map>
#include <set>

namespace sluice {

/// A letter that was sent on as often as this was so in vain: whoever sends it on again is asked first.
inline constexpr quint32 kRetriedOften = 4;

/// Puts counted letters together by cause; the one meaning of a cause's figures for all journals.
class LetterGrouping {
public:
    /// Letters of one cause, place and kind of failure.
    struct Part {
        QString fingerprint;
        LetterPlace place;
        FailureClass failure = FailureClass::Permanent;
        quint64 count = 0;
        WallTime firstSeen{};
        WallTime lastSeen{};
        quint64 newest = 0; ///< the place of the newest among all letters; higher ones are newer
        quint64 retriedOften = 0;
        quint64 open = 0;
        quint64 snoozed = 0;
        quint64 discarded = 0;
    };

    /// The trend ends here.
    explicit LetterGrouping(WallTime until);

    [[nodiscard]] WallTime trendFrom() const noexcept { return m_from; }
    void add(const Part &part);
    /// How many letters of a cause came in an hour of the trend, counted from its begin.
    void addHour(const QString &fingerprint, quint64 hour, quint64 count);
    /// The causes of a page without their newest letters; `newest` is given the places of these.
    [[nodiscard]] LetterGroupPage page(PageRequest request, std::vector<quint64> &newest) const;

private:
    struct Group {
        LetterGroup figures;
        LetterPlace place;
        quint64 newest = 0;
    };

    WallTime m_from;
    std::map<QString, Group> m_groups;
    std::set<LetterPlace> m_places;
};

} // namespace sluice
