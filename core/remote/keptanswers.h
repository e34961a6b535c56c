#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

namespace sluice {

/// The answers that commands were given, so that one that is sent again across a reconnect is not carried out again.
///
/// A client names itself and numbers its requests, rising. Bounded: the oldest answers are forgotten, and asking again for one of
/// those is refused rather than carried out. Thread: one owner.
class KeptAnswers {
public:
    using Deliver = std::function<void(const QByteArray &)>;
    struct Key {
        QString client;
        quint64 request = 0;
        [[nodiscard]] bool operator<(const Key &other) const
        {
            return std::tie(client, request) < std::tie(other.client, other.request);
        }
    };
    /// It is new: carry it out, and `finish` it.
    struct New {};
    /// It is under way: `deliver` will be called too when it ends.
    struct UnderWay {};
    /// It was answered, so; or that is forgotten.
    struct Known {
        std::optional<QByteArray> answer;
    };
    using Verdict = std::variant<New, UnderWay, Known>;

    explicit KeptAnswers(std::size_t most = 4096, qsizetype mostBytes = qsizetype(64) << 20)
        : m_most(most)
        , m_mostBytes(mostBytes)
    {
    }

    [[nodiscard]] Verdict begin(const Key &key, Deliver deliver);
    /// Keeps the answer, and delivers it to all who asked.
    void finish(const Key &key, const QByteArray &answer);

    [[nodiscard]] std::size_t count() const noexcept { return m_finished.size(); }

private:
    void forgetSome();

    std::size_t m_most;
    qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    std::map<Key, std::vector<Deliver>> m_underWay;
    std::map<Key, QByteArray> m_finished;
    std::deque<Key> m_order;                ///< of `m_finished`, oldest first
    std::map<QString, quint64> m_forgotten; ///< the highest request of each client whose answer is not kept any more
};

} // namespace sluice
