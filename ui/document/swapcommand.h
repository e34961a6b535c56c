#pragma once

#include <QByteArray>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace sluice {

/// An edit of a document that is small enough to be kept twice: undone and redone by swapping the whole value.
///
/// Edits that follow each other with the same key become one, as long as `serial` stays the same; one that comes back to
/// where it began leaves no trace.
template <typename Value>
class SwapCommand final : public QUndoCommand {
public:
    struct Merging {
        QByteArray key; ///< empty: an edit of its own
        quint64 serial = 0;

        bool operator==(const Merging &) const = default;
    };

    /// `held` lives as long as the command; `tell` says that it changed.
    SwapCommand(const QString &text, Value &held, Value after, Merging merging, std::function<void()> tell)
        : QUndoCommand(text)
        , m_held(held)
        , m_other(std::move(after))
        , m_merging(std::move(merging))
        , m_tell(std::move(tell))
    {
    }

    void redo() override { swap(); }
    void undo() override { swap(); }
    [[nodiscard]] int id() const override { return m_merging.key.isEmpty() ? -1 : 1; }
    /// The later one is done already, so this one keeps what was before both.
    bool mergeWith(const QUndoCommand *other) override
    {
        if (static_cast<const SwapCommand &>(*other).m_merging != m_merging)
            return false;
        setObsolete(m_other == m_held);
        return true;
    }

private:
    void swap()
    {
        std::swap(m_held, m_other);
        m_tell();
    }

    Value &m_held;
    Value m_other;
    Merging m_merging;
    std::function<void()> m_tell;
};

} // namespace sluice
