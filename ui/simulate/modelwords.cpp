#include "ui/simulate/modelwords.h"

#include "core/base/duration.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace sluice {

namespace {

struct ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)
};

/// As fields of the designer write durations, with a space: it can be typed back.
QString exactText(double milliseconds)
{
    if (milliseconds < 1000 || std::fmod(milliseconds, 1000) != 0)
        return QStringLiteral("%1 ms").arg(QLocale().toString(milliseconds, 'g', 6));
    QString text = formatDuration(Milliseconds(static_cast<Milliseconds::rep>(milliseconds)));
    text.insert(text.size() - 1, QLatin1Char(' '));
    return text;
}

double numberOf(QString text)
{
    return text.replace(QLocale().groupSeparator(), QString()).replace(u',', u'.').toDouble();
}

/// All durations in a text, in milliseconds.
std::vector<double> timesIn(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re((\d+(?:[.,]\d+)?)\s*(ms|min|s|m|h)\b)re"));
    static const QHash<QString, double> units{{QStringLiteral("ms"), 1},
                                              {QStringLiteral("s"), 1000},
                                              {QStringLiteral("m"), 60'000},
                                              {QStringLiteral("min"), 60'000},
                                              {QStringLiteral("h"), 3'600'000}};
    std::vector<double> times;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        times.push_back(numberOf(match.captured(1)) * units.value(match.captured(2)));
    }
    return times;
}

QString shareText(double share)
{
    return QStringLiteral("%1 %").arg(numberText(share * 100, 2));
}

} // namespace

QString timeText(double milliseconds)
{
    return milliseconds > 0 && milliseconds < 10 ? QStringLiteral("%1 ms").arg(numberText(milliseconds, 1))
                                                 : durationText(Milliseconds(std::llround(milliseconds)));
}

QString latencyText(const LatencyModel &model)
{
    switch (model.kind) {
    case LatencyModel::Kind::Constant:
        break;
    case LatencyModel::Kind::Uniform:
        return ModelWords::tr("%1 to %2", "times").arg(exactText(model.first), exactText(model.second));
    case LatencyModel::Kind::Exponential:
        return ModelWords::tr("exponential %1", "a mean time; keep exp at the beginning").arg(exactText(model.first));
    case LatencyModel::Kind::LogNormal:
        return ModelWords::tr("%1, p99 %2", "a median time, the 99th percentile; keep p99")
            .arg(exactText(model.first), exactText(model.second));
    case LatencyModel::Kind::Empirical: {
        const auto count = static_cast<int>(model.samples.size());
        const double median = model.samples.empty() ? 0 : model.samples[model.samples.size() / 2];
        return ModelWords::tr("%n measured, median %1", "attempts, a time", count).arg(exactText(median));
    }
    }
    return exactText(model.first);
}

std::optional<LatencyModel> latencyOf(const QString &text)
{
    const std::vector<double> times = timesIn(text);
    const QString lower = text.toLower();
    if (times.empty() || times.size() > 2)
        return std::nullopt;
    LatencyModel model;
    model.first = times[0];
    if (times.size() == 2) {
        model.kind = lower.contains(u"p99") ? LatencyModel::Kind::LogNormal : LatencyModel::Kind::Uniform;
        model.second = times[1];
        const bool isSound = model.second >= model.first
                             && (model.kind == LatencyModel::Kind::Uniform || model.first > 0);
        return isSound ? std::optional(model) : std::nullopt;
    }
    model.kind = lower.contains(u"exp") ? LatencyModel::Kind::Exponential : LatencyModel::Kind::Constant;
    return model;
}

QString failuresText(const FailureModel &model)
{
    QStringList parts;
    if (model.transient > 0)
        parts += ModelWords::tr("%1 transient", "a share of failures").arg(shareText(model.transient));
    if (model.permanent > 0)
        parts += ModelWords::tr("%1 permanent", "a share of failures").arg(shareText(model.permanent));
    if (model.unknown > 0)
        parts += ModelWords::tr("%1 unknown", "a share of failures").arg(shareText(model.unknown));
    if (model.limited > 0)
        parts += ModelWords::tr("%1 limited for %2", "a share of failures, a time")
                     .arg(shareText(model.limited), exactText(static_cast<double>(model.retryAfter.count())));
    return parts.isEmpty() ? ModelWords::tr("none", "failures") : parts.join(QStringLiteral(", "));
}

std::optional<FailureModel> failuresOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re((\d+(?:[.,]\d+)?)\s*%\s*(\p{L}*))re"));
    FailureModel model;
    const QString lower = text.toLower().trimmed();
    if (lower.isEmpty() || lower == ModelWords::tr("none", "failures").toLower() || lower == u"0")
        return model;
    const auto isWord = [](const QString &word, const QString &known, const char *english) {
        return known.contains(word) || QLatin1StringView(english).startsWith(word);
    };
    auto matches = pattern.globalMatch(lower);
    if (!matches.hasNext())
        return std::nullopt;
    while (matches.hasNext()) {
        const auto match = matches.next();
        const double share = numberOf(match.captured(1)) / 100;
        const QString word = match.captured(2);
        if (word.isEmpty()
            || isWord(word, ModelWords::tr("%1 transient", "a share of failures").toLower(), "transient"))
            model.transient += share;
        else if (isWord(word, ModelWords::tr("%1 permanent", "a share of failures").toLower(), "permanent"))
            model.permanent += share;
        else if (isWord(word, ModelWords::tr("%1 unknown", "a share of failures").toLower(), "unknown"))
            model.unknown += share;
        else if (isWord(word, ModelWords::tr("%1 limited for %2", "a share of failures, a time").toLower(), "limited"))
            model.limited += share;
        else
            return std::nullopt;
    }
    if (const auto times = timesIn(lower); !times.empty())
        model.retryAfter = Milliseconds(std::llround(times.front()));
    return model.sum() <= 1 + 1e-9 ? std::optional(model) : std::nullopt;
}

QString portsText(const std::map<QString, double> &ports)
{
    QStringList parts;
    for (const auto &[port, share] : ports)
        parts += QStringLiteral("%1 %2").arg(port, shareText(share));
    return parts.join(QStringLiteral(", "));
}

std::optional<std::map<QString, double>> portsOf(const QString &text, const std::map<QString, double> &known)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(([\w.-]+)\s+(\d+(?:[.,]\d+)?)\s*%)re"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    std::map<QString, double> ports;
    for (const auto &[port, share] : known)
        ports[port] = 0;
    double sum = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!ports.contains(match.captured(1)))
            return std::nullopt;
        ports[match.captured(1)] = numberOf(match.captured(2)) / 100;
        sum += numberOf(match.captured(2)) / 100;
    }
    return sum > 0 ? std::optional(ports) : std::nullopt;
}

QString itemsText(const TaskModel &model)
{
    return model.leastItems == model.mostItems
               ? QString::number(model.leastItems)
               : ModelWords::tr("%1 to %2", "numbers of items").arg(model.leastItems).arg(model.mostItems);
}

std::optional<std::pair<quint32, quint32>> itemsOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(^\s*(\d{1,5})(?:\D+(\d{1,5}))?\s*$)re"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const quint32 least = match.captured(1).toUInt();
    const quint32 most = match.capturedLength(2) > 0 ? match.captured(2).toUInt() : least;
    return most >= least ? std::optional(std::pair(least, most)) : std::nullopt;
}

} // namespace sluice
