#pragma once

#include <QPointer>

#include <functional>
#include <utility>

namespace sluice {

/// What a command of a page does: nothing once the page is gone, since the command table outlives it.
template <typename Page, typename Act>
[[nodiscard]] std::function<void()> guarded(Page *page, Act act)
{
    return [guard = QPointer<Page>(page), act = std::move(act)] {
        if (guard)
            std::invoke(act, guard.data());
    };
}

} // namespace sluice
