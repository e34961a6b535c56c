#include "ui/deadletters/letteractions.h"

#include "ui/models/letterlistmodel.h"
#include "ui/wording/wording.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// More refusals than this are counted, not listed.
constexpr int kListed = 5;
/// Of a cause with more letters than this, only their numbers are asked for.
constexpr quint32 kKnownAtMost = 1000;

QByteArray newClick()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

LetterActions::LetterActions(EngineClient &engine, LetterListModel &letters, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_letters(letters)
    , m_follower(engine)
{
    connect(&m_follower, &LetterFollower::changed, this, &LetterActions::tellFates);
}

void LetterActions::find(const LetterChoice &choice, LetterState state,
                         const std::function<void(const std::vector<LetterId> &)> &then)
{
    if (isUnderWay())
        return;
    std::vector<LetterId> found;
    for (const LetterSummary &letter : choice.letters) {
        if (letter.state == state)
            found.push_back(letter.id);
    }
    m_found.clear();
    setFinding(!choice.causes.empty());
    findNext(choice, state, std::move(found), then);
}

void LetterActions::setFinding(bool finding)
{
    if (std::exchange(m_isFinding, finding) != finding)
        Q_EMIT underWayChanged();
}

/// Of a few letters it is read how often they were retried; of many, only which they are.
void LetterActions::findNext(const LetterChoice &choice, LetterState state, std::vector<LetterId> found,
                             std::function<void(const std::vector<LetterId> &)> then)
{
    if (choice.causes.empty()) {
        setFinding(false);
        return then(found);
    }
    const auto giveUp = [this](const Error &error) {
        setFinding(false);
        Q_EMIT refused(error);
    };
    LetterChoice rest = choice;
    const LetterGroup cause = rest.causes.back();
    rest.causes.pop_back();
    LetterFilter filter = choice.filterOf(cause);
    filter.state = state;
    const auto goOn = [this, rest, state, found = std::move(found),
                       then = std::move(then)](const std::vector<LetterId> &more) {
        std::vector<LetterId> all = found;
        all.insert(all.end(), more.begin(), more.end());
        findNext(rest, state, std::move(all), then);
    };
    if (cause.count > kKnownAtMost) {
        m_engine.letterIds(filter, this, [goOn, giveUp](const Result<std::vector<LetterId>> &answer) {
            if (!answer)
                return giveUp(answer.error());
            goOn(*answer);
        });
        return;
    }
    m_engine.listLetters(filter, {0, kKnownAtMost}, this,
                         [this, goOn, giveUp](const Result<Page<LetterSummary>> &answer) {
                             if (!answer)
                                 return giveUp(answer.error());
                             std::vector<LetterId> more;
                             for (const LetterSummary &letter : answer->rows) {
                                 more.push_back(letter.id);
                                 m_found[letter.id] = letter;
                             }
                             goOn(more);
                         });
}

const LetterSummary *LetterActions::known(const LetterId &letter) const
{
    // The list is as the person sees it now.
    if (const LetterSummary *listed = m_letters.letter(letter))
        return listed;
    const auto found = m_found.find(letter);
    return found == m_found.end() ? nullptr : &found->second;
}

void LetterActions::retry(const std::vector<LetterId> &letters, std::optional<Payload> input, bool newEffect)
{
    if (isUnderWay() || letters.empty())
        return;
    // What the person decided on is what is shown now.
    std::map<LetterId, quint32> seen;
    for (const LetterId &id : letters) {
        if (const LetterSummary *letter = known(id))
            seen.emplace(id, letter->redrives);
    }
    begin(letters);
    m_engine.redrive({newClick(), letters, std::move(input), newEffect, std::move(seen)}, this,
                     [this](const auto &answer) { end(Act::Retry, answer); });
}

void LetterActions::discard(const std::vector<LetterId> &letters, std::optional<Payload> output, const QString &reason)
{
    if (isUnderWay() || letters.empty())
        return;
    begin(letters);
    m_engine.discard({newClick(), letters, std::move(output), reason}, this,
                     [this](const auto &answer) { end(Act::Discard, answer); });
}

void LetterActions::resolve(const std::vector<LetterId> &letters, const Payload &output, const QString &reason)
{
    if (isUnderWay() || letters.empty())
        return;
    begin(letters);
    m_engine.discard({newClick(), letters, output, reason}, this,
                     [this](const auto &answer) { end(Act::Resolve, answer); });
}

void LetterActions::snooze(const std::vector<LetterId> &letters, WallTime until)
{
    if (isUnderWay() || letters.empty())
        return;
    begin(letters);
    m_engine.snooze({letters, until, {}}, this, [this](const auto &answer) { end(Act::Snooze, answer); });
}

void LetterActions::wake(const std::vector<LetterId> &letters)
{
    if (isUnderWay() || letters.empty())
        return;
    begin(letters);
    m_engine.snooze({letters, std::nullopt, {}}, this, [this](const auto &answer) { end(Act::Wake, answer); });
}

void LetterActions::undoDiscard(const std::vector<LetterId> &letters)
{
    if (isUnderWay() || letters.empty())
        return;
    begin(letters);
    const auto outcomes = std::make_shared<std::vector<LetterOutcome>>();
    const QByteArray click = newClick();
    for (const LetterId &letter : letters) {
        m_engine.undoDiscard(letter, click, this, [this, outcomes, letter](const Result<void> &done) {
            outcomes->push_back({letter, done ? std::nullopt : std::optional(done.error())});
            if (outcomes->size() == m_sent.size())
                end(Act::UndoDiscard, *outcomes);
        });
    }
}

QString LetterActions::doneText(Act act, int done)
{
    switch (act) {
    case Act::Retry:
        return tr("%n letter(s) sent on; the outcome will show here", nullptr, done);
    case Act::Discard:
        return tr("%n letter(s) discarded", nullptr, done);
    case Act::Snooze:
        return tr("%n letter(s) snoozed", nullptr, done);
    case Act::Wake:
        return tr("%n letter(s) brought back", nullptr, done);
    case Act::Resolve:
        return tr("%n letter(s) resolved by hand; the runs go on", nullptr, done);
    case Act::UndoDiscard:
        return tr("%n discard(s) taken back; the runs go on, and wait for a decision", nullptr, done);
    }
    return {};
}

std::optional<RunId> LetterActions::runOfAll() const
{
    const bool isOne = !m_sent.empty() && std::ranges::all_of(m_sent, [this](const LetterId &letter) {
        return letter.run == m_sent.front().run;
    });
    return isOne ? std::optional(m_sent.front().run) : std::nullopt;
}

void LetterActions::begin(const std::vector<LetterId> &letters)
{
    m_sent = letters;
    m_before.clear();
    for (const LetterId &id : letters) {
        const LetterSummary *letter = known(id);
        m_before.push_back(letter ? *letter : LetterSummary());
        m_before.back().id = id;
    }
    m_isUnderWay = true;
    m_letters.hold();
    Q_EMIT underWayChanged();
}

void LetterActions::end(Act act, const Result<std::vector<LetterOutcome>> &answer)
{
    m_isUnderWay = false;
    m_letters.release();
    Q_EMIT underWayChanged();
    if (!answer) {
        Q_EMIT refused(answer.error());
        return;
    }
    int done = 0;
    QStringList reasons;
    std::vector<LetterSummary> taken;
    for (const LetterOutcome &outcome : *answer) {
        if (outcome.error)
            reasons += tr("Letter %1: %2").arg(outcome.letter.toString(), sentence(*outcome.error));
        else
            ++done;
        const auto before = std::ranges::find(m_before, outcome.letter, &LetterSummary::id);
        if (!outcome.error && before != m_before.end())
            taken.push_back(*before);
    }
    const auto failed = static_cast<int>(reasons.size());
    QStringList parts;
    if (done > 0)
        parts += doneText(act, done);
    if (failed == 1)
        parts += tr("1 refused: %1").arg(reasons.takeFirst());
    else if (failed > 1)
        parts += tr("%n refused", nullptr, failed);
    if (reasons.size() > kListed) {
        const auto more = static_cast<int>(reasons.size()) - kListed;
        reasons = reasons.mid(0, kListed) << tr("… and %n more", nullptr, more);
    }
    const auto tone = failed > 0          ? InfoBar::Tone::Warning
                      : act == Act::Retry ? InfoBar::Tone::Info
                                          : InfoBar::Tone::Success;
    Q_EMIT finished(tone, parts.join(QStringLiteral(" · ")), reasons.join(u'\n'), done);
    if (act == Act::Retry)
        m_follower.follow(taken);
}

void LetterActions::tellFates()
{
    const auto fates = m_follower.fates();
    const auto failed = static_cast<int>(fates.failed.size());
    QStringList parts;
    QString detail;
    if (fates.succeeded > 0)
        parts += tr("%n letter(s) retried and succeeded", nullptr, fates.succeeded);
    if (failed > 0) {
        const Wording wording = words(fates.failed.front().error);
        const bool isOneCause = std::ranges::all_of(fates.failed, [&](const LetterSummary &letter) {
            return letter.fingerprint == fates.failed.front().fingerprint;
        });
        parts += failed == 1 ? tr("Letter %1 failed again: %2", "letter, what happened")
                                   .arg(fates.failed.front().id.toString(), wording.what)
                 : isOneCause ? tr("%n letter(s) failed again: %1", nullptr, failed).arg(wording.what)
                              : tr("%n letter(s) failed again, of several causes", nullptr, failed);
        if (isOneCause)
            detail = QStringList{wording.why, wording.next}.join(u' ').trimmed();
    }
    if (fates.discarded > 0)
        parts += tr("%n letter(s) discarded", nullptr, fates.discarded);
    if (fates.underWay > 0)
        parts += tr("%n still under way", nullptr, fates.underWay);
    const auto tone = failed > 0           ? InfoBar::Tone::Danger
                      : fates.underWay > 0 ? InfoBar::Tone::Info
                                           : InfoBar::Tone::Success;
    Q_EMIT fateKnown(tone, parts.join(QStringLiteral(" · ")), detail,
                     failed > 0 ? std::optional(fates.failed.front().id) : std::nullopt);
}

} // namespace sluice
