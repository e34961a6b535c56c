#pragma once

#include <QHash>
#include <QLayoutItem>
#include <QSet>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace sluice {

/// All that Tab can reach in a card, in that order.
[[nodiscard]] inline std::vector<QWidget *> tabStops(QWidget &card)
{
    std::vector<QWidget *> stops;
    for (QWidget *each = card.nextInFocusChain(); each && each != &card; each = each->nextInFocusChain()) {
        if (each->focusPolicy() != Qt::NoFocus && card.isAncestorOf(each))
            stops.push_back(each);
    }
    return stops;
}

/// Tab leads from what is last in the one card to what is first in the other, whichever was made first.
inline void tabFromTo(QWidget &from, QWidget &to)
{
    const std::vector<QWidget *> before = tabStops(from);
    QWidget *last = before.empty() ? nullptr : before.back();
    for (QWidget *stop : tabStops(to)) {
        if (last)
            QWidget::setTabOrder(last, stop);
        last = stop;
    }
}

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
        /// Takes a card of what is gone out of its layout, at once: it is deleted later.
        std::function<void(View &view)> remove;
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
        m_isTaking = true;
        removeOthers(now);
        QHash<QString, Slot> kept;
        kept.reserve(static_cast<qsizetype>(now.size()));
        m_order.clear();
        View *before = nullptr;
        m_makesAll = now.size() <= kFew || !m_home.insertGap;
        for (const Value &value : now) {
            Slot slot = m_slots.take(value.id);
            if (!slot.view && !slot.gap && !m_makesAll)
                slot.gap = m_home.insertGap(static_cast<int>(kept.size()), m_height);
            slot.value = value;
            slot.isTold = false;
            if (isDue(slot, sight))
                tell(slot, static_cast<int>(kept.size()), before);
            before = slot.view ? slot.view : before;
            kept.insert(value.id, slot);
            m_order.push_back(value.id);
        }
        m_slots = std::move(kept);
        m_isTaking = false;
    }
    /// Tells those that have come into sight since.
    void look(const QRect &sight)
    {
        View *before = nullptr;
        for (std::size_t at = 0; at < m_order.size(); ++at) {
            Slot &slot = m_slots[m_order[at]];
            if (isDue(slot, sight))
                tell(slot, static_cast<int>(at), before);
            before = slot.view ? slot.view : before;
        }
    }
    /// Makes the cards beside the one that this widget is in, so that Tab leads on to them.
    void makeAround(const QWidget &focused)
    {
        if (m_isTaking)
            return; // the focus moves since a card goes
        const auto found = std::ranges::find_if(m_order, [&](const QString &id) {
            const View *view = m_slots[id].view;
            return view && (view == &focused || view->isAncestorOf(&focused));
        });
        if (found == m_order.end())
            return;
        const auto at = static_cast<std::size_t>(found - m_order.begin());
        if (at > 0)
            makeAt(at - 1);
        if (at + 1 < m_order.size())
            makeAt(at + 1);
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

    /// What is gone must not count among the places of the others.
    void removeOthers(const std::vector<Value> &now)
    {
        QSet<QString> ids;
        for (const Value &value : now)
            ids.insert(value.id);
        for (auto slot = m_slots.begin(); slot != m_slots.end();) {
            if (ids.contains(slot.key())) {
                ++slot;
                continue;
            }
            if (slot->view) {
                slot->view->hide();
                m_home.remove(*slot->view);
                slot->view->deleteLater();
            } else {
                m_home.removeGap(slot->gap);
            }
            slot = m_slots.erase(slot);
        }
    }

    [[nodiscard]] bool isDue(const Slot &slot, const QRect &sight) const
    {
        return !slot.isTold && (m_makesAll || slot.geometry().intersects(sight));
    }

    void makeAt(std::size_t at)
    {
        View *before = nullptr;
        for (std::size_t earlier = at; earlier > 0 && !before; --earlier)
            before = m_slots[m_order[earlier - 1]].view;
        if (Slot &slot = m_slots[m_order[at]]; !slot.view)
            tell(slot, static_cast<int>(at), before);
    }

    /// `before`: the nearest card before it that is made, where there is one.
    void tell(Slot &slot, int at, View *before)
    {
        if (!slot.view) {
            slot.view = m_home.make();
            if (slot.gap)
                m_home.fillGap(std::exchange(slot.gap, nullptr), *slot.view);
            else
                m_home.insert(*slot.view, at);
            slot.view->show();
            if (before)
                tabFromTo(*before, *slot.view);
        }
        m_home.show(*slot.view, slot.value);
        slot.isTold = true;
        m_height = std::max(m_height, slot.view->sizeHint().height());
    }

    Home m_home;
    QHash<QString, Slot> m_slots;
    std::vector<QString> m_order; ///< of the things, by id
    bool m_makesAll = true;
    bool m_isTaking = false;
    int m_height = 200; ///< of a card, as far as is known
};

} // namespace sluice
