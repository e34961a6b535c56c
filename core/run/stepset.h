#pragma once

#include "core/base/ids.h"

#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace sluice {

/// A set of steps in order of their numbers, at the same cost for ten steps and for a million.
///
/// A bit for each number up to the largest that was ever in it, and above each 64 words a bit that says which of them
/// hold something. Up to 64 steps need no memory of their own. Iterators stay valid when other steps come and go. A value.
class StepSet {
public:
    class const_iterator {
    public:
        using iterator_category = std::bidirectional_iterator_tag;
        using value_type = StepIndex;
        using difference_type = std::ptrdiff_t;
        using pointer = const StepIndex *;
        using reference = StepIndex;

        const_iterator() = default;
        const_iterator(const StepSet *set, quint64 at)
            : m_set(set)
            , m_at(at)
        {
        }
        StepIndex operator*() const { return StepIndex{static_cast<quint32>(m_at)}; }
        const_iterator &operator++()
        {
            m_at = m_set->from(m_at + 1);
            return *this;
        }
        const_iterator operator++(int) { return std::exchange(*this, const_iterator(m_set, m_set->from(m_at + 1))); }
        const_iterator &operator--()
        {
            m_at = m_set->before(m_at);
            return *this;
        }
        const_iterator operator--(int) { return std::exchange(*this, const_iterator(m_set, m_set->before(m_at))); }
        bool operator==(const const_iterator &other) const { return m_at == other.m_at; }

    private:
        const StepSet *m_set = nullptr;
        quint64 m_at = 0;
    };

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] const_iterator begin() const { return {this, from(0)}; }
    [[nodiscard]] const_iterator end() const { return {this, kEnd}; }
    [[nodiscard]] std::reverse_iterator<const_iterator> rbegin() const { return std::reverse_iterator(end()); }
    [[nodiscard]] std::reverse_iterator<const_iterator> rend() const { return std::reverse_iterator(begin()); }
    [[nodiscard]] bool contains(StepIndex step) const { return holds(word(0, number(step) / kBits), number(step)); }

    /// False: it was there already.
    bool insert(StepIndex step)
    {
        quint64 at = number(step);
        if (contains(step))
            return false;
        makeRoom(at);
        ++m_size;
        for (std::size_t level = 0; level <= m_levels.size(); ++level, at /= kBits)
            edit(level, at / kBits) |= quint64(1) << (at % kBits);
        return true;
    }

    /// False: it was not there.
    bool erase(StepIndex step)
    {
        quint64 at = number(step);
        if (!contains(step))
            return false;
        --m_size;
        for (std::size_t level = 0; level <= m_levels.size(); ++level, at /= kBits) {
            quint64 &bits = edit(level, at / kBits);
            bits &= ~(quint64(1) << (at % kBits));
            if (bits != 0)
                break;
        }
        return true;
    }

    void clear() { *this = {}; }

    friend bool operator==(const StepSet &a, const StepSet &b)
    {
        if (a.m_size != b.m_size)
            return false;
        for (auto one = a.begin(), other = b.begin(); one != a.end(); ++one, ++other) {
            if (*one != *other)
                return false;
        }
        return true;
    }

    /// Memory beside the set itself, in bytes.
    [[nodiscard]] std::size_t bytes() const
    {
        std::size_t sum = m_levels.capacity() * sizeof(std::vector<quint64>);
        for (const auto &level : m_levels)
            sum += level.capacity() * sizeof(quint64);
        return sum;
    }

private:
    static constexpr quint64 kBits = 64;
    static constexpr quint64 kEnd = ~quint64(0);

    [[nodiscard]] static bool holds(quint64 bits, quint64 at) { return (bits >> (at % kBits)) & 1; }

    // Level 0 holds a bit for each step; the topmost level is the one word `m_top`.
    [[nodiscard]] quint64 word(std::size_t level, quint64 at) const
    {
        if (level == m_levels.size())
            return at == 0 ? m_top : 0;
        return at < m_levels[level].size() ? m_levels[level][at] : 0;
    }
    [[nodiscard]] quint64 &edit(std::size_t level, quint64 at)
    {
        if (level == m_levels.size())
            return m_top;
        auto &words = m_levels[level];
        if (at >= words.size())
            words.resize(at + 1);
        return words[at];
    }
    /// Adds levels until number `at` has a place.
    void makeRoom(quint64 at)
    {
        std::size_t levels = 0;
        while (at >= kBits) {
            at /= kBits;
            ++levels;
        }
        while (m_levels.size() < levels) {
            m_levels.push_back({m_top});
            m_top = m_top != 0 ? 1 : 0;
        }
    }
    /// The first number in the set that is not below `at`.
    [[nodiscard]] quint64 from(quint64 at) const
    {
        for (std::size_t level = 0; level <= m_levels.size(); ++level) {
            if (const quint64 bits = word(level, at / kBits) >> (at % kBits); bits != 0)
                return firstBelow(level, at + static_cast<quint64>(std::countr_zero(bits)));
            at = at / kBits + 1; // the words after this one
        }
        return kEnd;
    }
    /// The last number in the set that is below `at`; there must be one.
    [[nodiscard]] quint64 before(quint64 at) const
    {
        if (at == kEnd)
            return lastBelow(m_levels.size(), static_cast<quint64>(std::bit_width(m_top) - 1));
        for (std::size_t level = 0;; ++level, at /= kBits) {
            if (const quint64 bits = word(level, at / kBits) & ((quint64(1) << (at % kBits)) - 1); bits != 0)
                return lastBelow(level, at / kBits * kBits + static_cast<quint64>(std::bit_width(bits) - 1));
        }
    }
    [[nodiscard]] quint64 firstBelow(std::size_t level, quint64 at) const
    {
        while (level-- > 0)
            at = at * kBits + static_cast<quint64>(std::countr_zero(word(level, at)));
        return at;
    }
    [[nodiscard]] quint64 lastBelow(std::size_t level, quint64 at) const
    {
        while (level-- > 0)
            at = at * kBits + static_cast<quint64>(std::bit_width(word(level, at)) - 1);
        return at;
    }

    std::vector<std::vector<quint64>> m_levels;
    quint64 m_top = 0;
    std::size_t m_size = 0;
};

} // namespace sluice
