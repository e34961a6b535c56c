#include "core/engine/shuttimes.h"

#include <algorithm>

namespace sluice {

void ShutTimes::note(bool retries, std::optional<GateHold> by, MonoTime now)
{
    Line &line = m_lines[retries ? 1 : 0];
    if (line.open && line.open->by == by)
        return;
    if (line.open) {
        line.open->to = now;
        line.spans.push_back(*line.open);
        if (line.spans.size() > kKept)
            line.spans.pop_front();
        line.open.reset();
    }
    if (!by)
        return;
    if (!line.spans.empty() && line.spans.back().by == by && now - line.spans.back().to <= kGap) {
        line.open = line.spans.back();
        line.spans.pop_back();
    } else {
        line.open = Span{*by, now, now};
    }
}

std::vector<ShutTimes::Span> ShutTimes::since(bool retries, MonoTime from, MonoTime now) const
{
    const Line &line = m_lines[retries ? 1 : 0];
    std::vector<Span> found;
    const auto take = [&](Span span, MonoTime to) {
        span.from = std::max(span.from, from);
        span.to = to;
        if (span.to - span.from >= kLeast)
            found.push_back(span);
    };
    for (const Span &span : line.spans)
        take(span, span.to);
    if (line.open)
        take(*line.open, now);
    return found;
}

} // namespace sluice
