#include "ui/deadletters/letteractions.h"

#include "ui/models/letterlistmodel.h"
#include "ui/wording/wording.h"

#include <QUuid>

#include <algorithm>

namespace sluice {

namespace {

/// More refusals than this are counted, not listed.
constexpr int kListed = 5;

QByteArray newClick()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

LetterActions::LetterActions(EngineClient &engine, LetterListModel &letters, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_letters(letters)
{
}

void LetterActions::retry(const std::vector<LetterId> &letters, std::optional<Payload> input, bool newEffect)
{
    if (m_isUnderWay || letters.empty())
        return;
    begin(letters);
    m_engine.redrive({newClick(), letters, std::move(input), newEffect}, this,
                     [this](const auto &answer) { end(Act::Retry, answer); });
}

void LetterActions::discard(const std::vector<LetterId> &letters, std::optional<Payload> output, const QString &reason)
{
    if (m_isUnderWay || letters.empty())
        return;
    begin(letters);
    m_engine.discard({newClick(), letters, std::move(output), reason}, this,
                     [this](const auto &answer) { end(Act::Discard, answer); });
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
    for (const LetterOutcome &outcome : *answer) {
        if (outcome.error)
            reasons += tr("Letter %1: %2").arg(outcome.letter.toString(), sentence(*outcome.error));
        else
            ++done;
    }
    const auto failed = static_cast<int>(reasons.size());
    QStringList parts;
    if (done > 0 && act == Act::Retry)
        parts += tr("%n letter(s) sent on", nullptr, done);
    else if (done > 0)
        parts += tr("%n letter(s) discarded", nullptr, done);
    if (failed == 1)
        parts += tr("1 refused: %1").arg(reasons.takeFirst());
    else if (failed > 1)
        parts += tr("%n refused", nullptr, failed);
    if (reasons.size() > kListed) {
        const auto more = static_cast<int>(reasons.size()) - kListed;
        reasons = reasons.mid(0, kListed) << tr("… and %n more", nullptr, more);
    }
    Q_EMIT finished(failed > 0 ? InfoBar::Tone::Warning : InfoBar::Tone::Success, parts.join(QStringLiteral(" · ")),
                    reasons.join(u'\n'), done);
}

} // namespace sluice
