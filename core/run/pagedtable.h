#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace sluice {

/// A table that grows at its end only, and whose rows can be given back: their numbers stay, their memory does not.
///
/// Exists so that a run of 100,000 items holds the steps of those that are under way. A row that was given back reads as
/// `T::gone()`. Memory is returned a page at a time. A value: copying copies the rows.
template <typename T>
class PagedTable {
public:
    static constexpr std::size_t kPage = 64;

    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        const_iterator() = default;
        const_iterator(const PagedTable *table, std::size_t at)
            : m_table(table)
            , m_at(at)
        {
        }
        reference operator*() const { return (*m_table)[m_at]; }
        pointer operator->() const { return &(*m_table)[m_at]; }
        reference operator[](difference_type by) const { return *(*this + by); }
        const_iterator &operator++() { return *this += 1; }
        const_iterator &operator--() { return *this += -1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
        const_iterator &operator+=(difference_type by)
        {
            m_at = static_cast<std::size_t>(static_cast<difference_type>(m_at) + by);
            return *this;
        }
        const_iterator &operator-=(difference_type by) { return *this += -by; }
        friend const_iterator operator+(const_iterator it, difference_type by) { return it += by; }
        friend const_iterator operator+(difference_type by, const_iterator it) { return it += by; }
        friend const_iterator operator-(const_iterator it, difference_type by) { return it -= by; }
        friend difference_type operator-(const const_iterator &a, const const_iterator &b)
        {
            return static_cast<difference_type>(a.m_at) - static_cast<difference_type>(b.m_at);
        }
        bool operator==(const const_iterator &other) const { return m_at == other.m_at; }
        auto operator<=>(const const_iterator &other) const { return m_at <=> other.m_at; }

    private:
        const PagedTable *m_table = nullptr;
        std::size_t m_at = 0;
    };

    /// Rows that were ever added, those that were given back included.
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] const_iterator begin() const { return {this, 0}; }
    [[nodiscard]] const_iterator end() const { return {this, m_size}; }

    [[nodiscard]] const T &operator[](std::size_t at) const
    {
        const Page &page = m_pages[at / kPage];
        return page.rows.empty() ? gone() : page.rows[at % kPage];
    }
    /// A row to change; it must not have been given back.
    [[nodiscard]] T &edit(std::size_t at) { return m_pages[at / kPage].rows[at % kPage]; }

    void push_back(T row)
    {
        if (m_size % kPage == 0) {
            m_pages.emplace_back();
            m_pages.back().rows.reserve(m_firstRoom);
        }
        m_pages.back().rows.push_back(std::move(row));
        ++m_size;
    }

    /// Makes exact room for `more` rows in the last page, so that a small table holds no more than its rows need.
    void reserve(std::size_t more)
    {
        if (m_size % kPage != 0)
            m_pages.back().rows.reserve(std::min(kPage, m_size % kPage + more));
        else
            m_firstRoom = std::min(kPage, more);
    }

    /// Gives rows back; each row at most once.
    void giveBack(std::size_t first, std::size_t count)
    {
        for (std::size_t at = first; at < first + count; ++at) {
            Page &page = m_pages[at / kPage];
            page.rows[at % kPage] = gone();
            if (++page.gone == kPage)
                page.rows = std::vector<T>();
        }
    }

    /// Memory of the rows that are held, in bytes.
    [[nodiscard]] std::size_t bytes() const
    {
        std::size_t sum = m_pages.capacity() * sizeof(Page);
        for (const Page &page : m_pages)
            sum += page.rows.capacity() * sizeof(T);
        return sum;
    }

private:
    struct Page {
        std::vector<T> rows;
        std::size_t gone = 0;
    };

    static const T &gone()
    {
        static const T row = T::gone();
        return row;
    }

    std::vector<Page> m_pages;
    std::size_t m_size = 0;
    std::size_t m_firstRoom = 0; ///< rows that the next page has room for when it opens
};

} // namespace sluice
