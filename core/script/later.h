#pragma once

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace sluice {

/// A value that one coroutine awaits and somebody else gives later, on the same thread.
///
/// Copies share the value. `set` resumes the waiting coroutine at once; only the first `set` counts.
/// Thread: one.
template <typename T>
class Later {
public:
    void set(T value)
    {
        const auto state = m_state; // resuming may destroy this
        if (state->value)
            return;
        state->value.emplace(std::move(value));
        if (auto waiter = std::exchange(state->waiter, nullptr))
            waiter.resume();
    }

    [[nodiscard]] bool await_ready() const noexcept { return m_state->value.has_value(); }
    void await_suspend(std::coroutine_handle<> waiter) noexcept { m_state->waiter = waiter; }
    [[nodiscard]] T await_resume() { return std::move(*m_state->value); }

private:
    struct State {
        std::optional<T> value;
        std::coroutine_handle<> waiter;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace sluice
