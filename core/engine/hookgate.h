#pragma once

#include "core/base/clock.h"
#include "core/integration/webhook/hook.h"

#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

/// What went through a gate since it was asked last, and what is under way.
struct HookTraffic {
    std::vector<Nanoseconds> responses; ///< how long each answer took
    quint64 away = 0;                   ///< answers that nobody could take it
    quint64 underWay = 0;
};

/// Stands between a gateway and the engine: closed, it answers that nobody can take a webhook now; open, it passes all on,
/// and measures.
/// Thread: any.
class HookGate final : public HookReceiver {
public:
    HookGate(std::shared_ptr<HookReceiver> behind, const std::shared_ptr<const Clock> &clock)
        : m_behind(std::move(behind))
        , m_state(std::make_shared<State>(clock))
    {
    }

    void setOpen(bool on)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isOpen = on;
    }
    [[nodiscard]] quint64 underWay() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->traffic.underWay;
    }
    [[nodiscard]] HookTraffic takeTraffic();
    void receive(Hook hook, std::function<void(HookAnswer)> answered) override;

private:
    /// Outlives the gate: answers may come later.
    struct State {
        explicit State(std::shared_ptr<const Clock> used)
            : clock(std::move(used))
        {
        }
        void note(MonoTime begun, const HookAnswer &answer);

        const std::shared_ptr<const Clock> clock;
        std::mutex mutex;
        bool isOpen = true;
        HookTraffic traffic;
    };

    std::shared_ptr<HookReceiver> m_behind;
    std::shared_ptr<State> m_state;
};

} // namespace sluice
