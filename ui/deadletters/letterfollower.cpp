#include "ui/deadletters/letterfollower.h"

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr quint32 kFollowedPage = 1000;
constexpr Milliseconds kFollowInterval{250};

} // namespace

LetterFollower::LetterFollower(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_refresher(kFollowInterval)
{
    connect(&engine, &EngineClient::snapshotChanged, this, &LetterFollower::followSnapshot);
    connect(&m_refresher, &Refresher::due, this, [this] {
        m_didChange = false;
        ask(0);
    });
}

LetterFollower::Fates LetterFollower::fates() const
{
    Fates fates;
    for (const auto &[id, letter] : m_letters) {
        if (!letter.isOver)
            ++fates.underWay;
        else if (letter.now.state == LetterState::Open)
            fates.failed.push_back(letter.now);
        else if (letter.now.state == LetterState::Discarded)
            ++fates.discarded;
        else
            ++fates.succeeded;
    }
    return fates;
}

void LetterFollower::follow(const std::vector<LetterSummary> &sent)
{
    if (!m_isFollowing)
        m_letters.clear();
    for (const LetterSummary &letter : sent)
        m_letters[letter.id] = {letter.redrives, letter, false};
    m_isFollowing = !m_letters.empty();
    m_revision = m_engine.snapshot().lettersRevision;
    if (m_isFollowing)
        m_refresher.requestNow();
}

void LetterFollower::followSnapshot()
{
    const quint64 revision = m_engine.snapshot().lettersRevision;
    if (!m_isFollowing || revision == m_revision)
        return;
    m_revision = revision;
    m_refresher.request();
}

void LetterFollower::ask(quint32 offset)
{
    LetterFilter all;
    all.state.reset();
    const QString &workflow = m_letters.begin()->second.now.workflow;
    if (std::ranges::all_of(m_letters, [&](const auto &one) { return one.second.now.workflow == workflow; }))
        all.workflow = workflow;
    const quint64 question = ++m_question;
    m_engine.listLetters(all, {offset, kFollowedPage}, this,
                         [this, question, offset](const Result<Page<LetterSummary>> &answer) {
                             const bool isWanted = question == m_question && answer;
                             if (isWanted)
                                 take(*answer);
                             const quint64 next = quint64(offset) + kFollowedPage;
                             if (isWanted && m_isFollowing && next < answer->total) {
                                 ask(static_cast<quint32>(next));
                                 return;
                             }
                             m_refresher.answered();
                             if (std::exchange(m_didChange, false))
                                 Q_EMIT changed();
                         });
}

void LetterFollower::take(const Page<LetterSummary> &page)
{
    for (const LetterSummary &row : page.rows) {
        const auto found = m_letters.find(row.id);
        if (found == m_letters.end() || found->second.isOver)
            continue;
        Followed &letter = found->second;
        letter.now = row;
        // Open with no retry more than before: the engine has not come to it yet.
        letter.isOver = row.state == LetterState::Resolved || row.state == LetterState::Discarded
                        || (row.state == LetterState::Open && row.redrives > letter.redrives);
        m_didChange = m_didChange || letter.isOver;
    }
    m_isFollowing = std::ranges::any_of(m_letters, [](const auto &one) { return !one.second.isOver; });
}

} // namespace sluice
