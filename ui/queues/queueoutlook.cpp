#include "ui/queues/queueoutlook.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace sluice {

namespace {

/// Less than that a second is noise of the smoothed rates.
constexpr double kLeastRate = 0.01;
constexpr double kLongestSeconds = 7 * 24 * 3600.0;

struct Levels {
    Q_DECLARE_TR_FUNCTIONS(LevelsOfQueues)
};

std::optional<Milliseconds> after(double count, double perSecond)
{
    const double seconds = count / perSecond;
    if (perSecond < kLeastRate || seconds > kLongestSeconds)
        return std::nullopt;
    return Milliseconds(std::llround(seconds * 1000));
}

} // namespace

QueueOutlook outlookOf(const QueueSnapshot &queue, const QueueLimits &limits)
{
    QueueOutlook outlook;
    outlook.isOld = queue.depth > 0 && queue.oldestAge >= limits.warnAge;
    const double growth = queue.inPerSecond - queue.outPerSecond;
    if (queue.depth > 0)
        outlook.toDrain = after(static_cast<double>(queue.depth), -growth);
    if (queue.depth < limits.mostDepth)
        outlook.toOver = after(static_cast<double>(limits.mostDepth - queue.depth), growth);
    if (queue.depth >= limits.mostDepth)
        outlook.level = QueueLevel::Over;
    else if (queue.depth >= limits.warnDepth || outlook.isOld)
        outlook.level = QueueLevel::Warning;
    else if (queue.hold)
        outlook.level = QueueLevel::Paused;
    return outlook;
}

Glyph glyphOf(QueueLevel level)
{
    switch (level) {
    case QueueLevel::Calm:
        return {Shape::Tick, Token::Success};
    case QueueLevel::Paused:
        return {Shape::TwoBars, Token::Paused};
    case QueueLevel::Warning:
        return {Shape::Triangle, Token::Warning};
    case QueueLevel::Over:
        break;
    }
    return {Shape::Cross, Token::Danger};
}

QString word(QueueLevel level)
{
    switch (level) {
    case QueueLevel::Calm:
        return Levels::tr("calm");
    case QueueLevel::Paused:
        return Levels::tr("paused");
    case QueueLevel::Warning:
        return Levels::tr("piling up");
    case QueueLevel::Over:
        break;
    }
    return Levels::tr("over its limit");
}

QueueLimits QueueLimitBook::of(const QString &queue) const
{
    const auto known = m_limits.constFind(queue);
    if (known != m_limits.constEnd())
        return *known;
    QueueLimits usual;
    if (queue == kDeadLetterQueue) {
        usual.warnDepth = 1; // each waits for a person
        usual.warnAge = std::chrono::hours(24);
    }
    return usual;
}

void QueueLimitBook::set(const QString &queue, const QueueLimits &limits)
{
    m_limits.insert(queue, limits);
}

QByteArray QueueLimitBook::toJson() const
{
    QJsonObject all;
    for (auto it = m_limits.begin(); it != m_limits.end(); ++it) {
        all.insert(it.key(), QJsonObject{{QStringLiteral("warn"), qint64(it->warnDepth)},
                                         {QStringLiteral("most"), qint64(it->mostDepth)},
                                         {QStringLiteral("warnAgeMs"), qint64(it->warnAge.count())}});
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QueueLimitBook QueueLimitBook::fromJson(const QByteArray &json)
{
    QueueLimitBook book;
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const qint64 warn = it.value()[QStringLiteral("warn")].toInteger(-1);
        const qint64 most = it.value()[QStringLiteral("most")].toInteger(-1);
        const qint64 age = it.value()[QStringLiteral("warnAgeMs")].toInteger(-1);
        if (warn > 0 && most > 0 && age > 0)
            book.set(it.key(), {static_cast<quint64>(warn), static_cast<quint64>(most), Milliseconds(age)});
    }
    return book;
}

} // namespace sluice
