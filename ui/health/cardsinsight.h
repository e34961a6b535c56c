#pragma once

#include <QHash>
#include <QLayoutItem>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace sluice {

/// The cards of many things, of which only those in sight are made and told anything; the others are gaps.
///
/// A thousand cards would cost more than they tell. Up to `kFew` all are made and told, so that nothing is ever missing of
/// what people have. A card once made is kept with its thing, and told anew when it comes back into sight.
/// Thread: UI.
template <typename View, typename Value>
class CardsInSight {
public:
    static constexpr std::size_t kFew = 48;

    struct Home {
        std::function<View *()> make;
        /// Puts a card among those of its kind, at this position.
        std::function<void(View &view, int at)> insert;
        std::function<void(View &, const Value &)> show;
        // Without these, there are no gaps, and all cards are made.
        std::function<QLayoutItem *(int at, int height)> insertGap = {};
        std::function<void(QLayoutItem *gap, View &view)> fillGap = {};
        std::function<void(QLayoutItem *gap)> removeGap = {};
    };

    explicit CardsInSight(Home home)
        : m_home(std::move(home))
    {
    }

    /// Takes new values, in order.
    void take(const std::vector<Value> &now, const QRect &sight)
    {
        QHash<QString, Slot> kept;
        kept.reserve(static_cast<qsizetype>(now.size()));
        m_makesAll = now.size() <= kFew || !m_home.insertGap;
        for (const Value &value : now) {
            Slot slot = m_slots.take(value.id);
            if (!slot.view && !slot.gap && !m_makesAll)
                slot.gap = m_home.insertGap(static_cast<int>(kept.size()), m_height);
            slot.value = value;
            slot.isTold = false;
            tell(slot, static_cast<int>(kept.size()), sight);
            kept.insert(value.id, slot);
        }
        for (const Slot &gone : std::as_const(m_slots)) {
            if (gone.view)
                gone.view->deleteLater();
            else
                m_home.removeGap(gone.gap);
        }
        m_slots = std::move(kept);
    }
    /// Tells those that have come into sight since.
    void look(const QRect &sight)
    {
        for (Slot &slot : m_slots)
            tell(slot, 0, sight);
    }
    /// All cards that are made.
    template <typename Do>
    void each(Do what) const
    {
        for (const Slot &slot : m_slots) {
            if (slot.view)
                what(*slot.view);
        }
    }
    /// Where the card of a thing is, or will be; none: there is no such thing.
    [[nodiscard]] std::optional<QRect> placeOf(const QString &id) const
    {
        const auto found = m_slots.constFind(id);
        return found == m_slots.constEnd() ? std::nullopt : std::optional(found->geometry());
    }
    /// None: it was never in sight.
    [[nodiscard]] View *viewOf(const QString &id) const { return m_slots.value(id).view; }
    [[nodiscard]] qsizetype count() const { return m_slots.size(); }

private:
    struct Slot {
        QLayoutItem *gap = nullptr; ///< until the view is made
        View *view = nullptr;
        Value value;
        bool isTold = false;

        [[nodiscard]] QRect geometry() const { return view ? view->geometry() : gap->geometry(); }
    };

    void tell(Slot &slot, int at, const QRect &sight)
    {
        if (slot.isTold || (!m_makesAll && !slot.geometry().intersects(sight)))
            return;
        if (!slot.view) {
            slot.view = m_home.make();
            if (slot.gap)
                m_home.fillGap(std::exchange(slot.gap, nullptr), *slot.view);
            else
                m_home.insert(*slot.view, at);
            slot.view->show();
        }
        m_home.show(*slot.view, slot.value);
        slot.isTold = true;
        m_height = std::max(m_height, slot.view->sizeHint().height());
    }

    Home m_home;
    QHash<QString, Slot> m_slots;
    bool m_makesAll = true;
    int m_height = 200; ///< of a card, as far as is known
};

} // namespace sluice
