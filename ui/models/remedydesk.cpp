#include "ui/models/remedydesk.h"

namespace sluice {

namespace {
constexpr quint32 kMostFound = 8;
}

RemedyDesk::RemedyDesk(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void RemedyDesk::carryOut(const Remedy &remedy)
{
    if (m_isBusy)
        return;
    if (isOrder(remedy.kind))
        order(remedy);
    else if (remedy.kind == Remedy::Kind::ShowHolders || remedy.kind == Remedy::Kind::ShowLine)
        look(remedy);
    else
        Q_EMIT wayRequested(remedy);
}

template <typename T>
EngineClient::Done<T> RemedyDesk::answered(const Remedy &remedy)
{
    return [this, remedy](const Result<T> &answer) {
        setBusy(false);
        if (answer)
            Q_EMIT done(remedy);
        else
            Q_EMIT failed(answer.error());
    };
}

void RemedyDesk::order(const Remedy &remedy)
{
    using Kind = Remedy::Kind;
    const QString reason = tr("Chosen beside “Why not now?”");
    const auto component = [&](ComponentAction action) {
        m_engine.controlComponent({remedy.target, action, reason}, this, answered<void>(remedy));
    };
    setBusy(true);
    switch (remedy.kind) {
    case Kind::ResumeRun:
        return m_engine.resumeRun(remedy.run, this, answered<void>(remedy));
    case Kind::CloseBreaker:
        return m_engine.controlBreaker({remedy.target, BreakerAction::Reset, std::nullopt, reason}, this,
                                       answered<void>(remedy));
    case Kind::ResumeQueue:
        return m_engine.controlQueue({remedy.target, QueueAction::Resume, reason}, this,
                                     answered<QueueOutcome>(remedy));
    case Kind::StartComponent:
        return component(ComponentAction::Start);
    case Kind::ResumeComponent:
        return component(ComponentAction::Resume);
    case Kind::RestartComponent:
        return component(ComponentAction::Restart);
    case Kind::WakeLetter:
        if (const auto letter = LetterId::fromString(remedy.target)) {
            return m_engine.snooze({{*letter}, std::nullopt, reason}, this,
                                   [this, remedy](const Result<std::vector<LetterOutcome>> &answer) {
                                       setBusy(false);
                                       if (!answer)
                                           Q_EMIT failed(answer.error());
                                       else if (!answer->empty() && answer->front().error)
                                           Q_EMIT failed(*answer->front().error);
                                       else
                                           Q_EMIT done(remedy);
                                   });
        }
        [[fallthrough]];
    default:
        setBusy(false);
    }
}

void RemedyDesk::look(const Remedy &remedy)
{
    const auto take = [this, remedy](const Result<std::vector<QueueItem>> &items) {
        setBusy(false);
        if (items)
            Q_EMIT found(remedy, *items);
        else
            Q_EMIT failed(items.error());
    };
    setBusy(true);
    if (remedy.kind == Remedy::Kind::ShowHolders)
        m_engine.poolHolders(remedy.target, this, take);
    else
        m_engine.peekQueue(remedy.target, kMostFound, this, take);
}

void RemedyDesk::setBusy(bool busy)
{
    if (m_isBusy == busy)
        return;
    m_isBusy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace sluice
