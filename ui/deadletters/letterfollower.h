#pragma once

#include "core/api/engineclient.h"
#include "ui/models/refresher.h"

#include <map>
#include <vector>

namespace sluice {

/// Follows letters that were sent on until each has succeeded, failed again or was given up.
///
/// The engine is asked when it says that letters changed. Letters that are sent while others are followed join them,
/// so that one sentence can tell of all. It words nothing.
class LetterFollower final : public QObject {
    Q_OBJECT
public:
    explicit LetterFollower(EngineClient &engine, QObject *parent = nullptr);

    /// What became of the letters so far.
    struct Fates {
        int underWay = 0;
        int succeeded = 0;
        int discarded = 0;
        std::vector<LetterSummary> failed; ///< open again
    };
    [[nodiscard]] Fates fates() const;
    [[nodiscard]] bool isFollowing() const noexcept { return m_isFollowing; }
    /// Follows these letters, as they were when they were sent. What came to its end before is forgotten.
    void follow(const std::vector<LetterSummary> &sent);

Q_SIGNALS:
    void changed();

private:
    struct Followed {
        quint32 redrives = 0; ///< before it was sent
        LetterSummary now;
        bool isOver = false;
    };

    void followSnapshot();
    void ask(quint32 offset);
    void take(const Page<LetterSummary> &page);

    EngineClient &m_engine;
    Refresher m_refresher;
    std::map<LetterId, Followed> m_letters;
    quint64 m_revision = 0;
    quint64 m_question = 0;
    bool m_isFollowing = false;
    bool m_didChange = false;
};

} // namespace sluice
