#include "core/run/looseletter.h"

#include "core/run/errors.h"
#include "core/run/machine.h"

#include <algorithm>

namespace sluice {

namespace {

struct LooseDecider {
    LooseLetter &letter;
    LetterId id;
    WallTime now{};

    [[nodiscard]] tl::unexpected<Error> refuse(QLatin1StringView code, QMap<QString, QString> more = {}) const
    {
        more.insert(QStringLiteral("letter"), id.toString());
        return failure(code, more);
    }
    [[nodiscard]] bool wasClicked(const QByteArray &click) const
    {
        return std::ranges::find(letter.clicks, click) != letter.clicks.end();
    }
    bool turn(LetterState state) const
    {
        letter.state = state;
        letter.changed = now;
        letter.snoozedUntil = {};
        return true;
    }

    Result<bool> operator()(const command::Redrive &wanted) const
    {
        if (wasClicked(wanted.click))
            return false;
        if (letter.state != LetterState::Open)
            return refuse(errors::kLetterNotOpen);
        if (wanted.seen.value_or(letter.redrives) != letter.redrives)
            return refuse(errors::kLetterChanged);
        if (wanted.input)
            return refuse(errors::kLetterNotEditable);
        letter.clicks.push_back(wanted.click);
        ++letter.redrives;
        return turn(LetterState::Redriving);
    }
    Result<bool> operator()(const command::Discard &wanted) const
    {
        if (wasClicked(wanted.click))
            return false;
        if (letter.state != LetterState::Open)
            return refuse(errors::kLetterNotOpen);
        letter.clicks.push_back(wanted.click);
        letter.decidedBy = wanted.who;
        letter.reason = wanted.reason;
        return turn(LetterState::Discarded);
    }
    Result<bool> operator()(const command::UndoDiscard &wanted) const
    {
        if (wasClicked(wanted.click))
            return false;
        if (letter.state != LetterState::Discarded)
            return refuse(errors::kLetterNotGivenUp);
        if (now > letter.changed + kDiscardUndo)
            return refuse(errors::kLetterUndoTooLate,
                          {{QStringLiteral("days"), QString::number(kDiscardUndo.count())}});
        letter.clicks.push_back(wanted.click);
        letter.decidedBy.clear();
        letter.reason.clear();
        return turn(LetterState::Open);
    }
    Result<bool> operator()(const command::Snooze &wanted) const
    {
        if (letter.state != LetterState::Open && letter.state != LetterState::Snoozed)
            return refuse(errors::kLetterNotOpen);
        if (wanted.until <= now)
            return refuse(errors::kLetterTimePast);
        turn(LetterState::Snoozed);
        letter.snoozedUntil = wanted.until;
        return true;
    }
    Result<bool> operator()(const command::WakeLetter &wanted) const
    {
        const bool isSnoozed = letter.state == LetterState::Snoozed;
        if (isSnoozed && (!wanted.who.isEmpty() || letter.snoozedUntil <= now))
            return turn(LetterState::Open);
        if (!wanted.who.isEmpty())
            return refuse(errors::kLetterNotSnoozed);
        return false;
    }
    template <typename Other>
    Result<bool> operator()(const Other &) const
    {
        return refuse(errors::kLetterUnknown);
    }
};

} // namespace

Result<bool> decide(LooseLetter &letter, LetterId id, const Command &command, WallTime now)
{
    return std::visit(LooseDecider{letter, id, now}, command);
}

bool endRedrive(LooseLetter &letter, quint32 redrives, const std::optional<Error> &error, WallTime now)
{
    if (letter.state != LetterState::Redriving || letter.redrives != redrives)
        return false;
    letter.state = error ? LetterState::Open : LetterState::Resolved;
    letter.changed = now;
    if (error)
        letter.error = *error;
    return true;
}

} // namespace sluice
