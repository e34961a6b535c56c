#include "core/base/topic.h"

#include "core/base/errors.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kLongestTopic = 255;

bool isPart(QStringView part)
{
    return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
               || c == u'_';
    });
}

} // namespace

bool isTopic(QStringView text)
{
    if (text.size() > kLongestTopic)
        return false;
    for (qsizetype from = 0;;) {
        const qsizetype dot = text.indexOf(u'.', from);
        if (!isPart(text.mid(from, dot < 0 ? -1 : dot - from)))
            return false;
        if (dot < 0)
            return true;
        from = dot + 1;
    }
}

QString topicPart(QStringView id)
{
    constexpr qsizetype kLongestPart = 100;
    QString part;
    for (const char byte : id.toUtf8()) {
        const QString one(QLatin1Char{byte});
        part += isPart(one) ? one : u'_' + QString::fromLatin1(QByteArray(1, byte).toHex());
    }
    return part.isEmpty() ? QStringLiteral("_") : part.left(kLongestPart);
}

Result<TopicPattern> TopicPattern::parse(const QString &text)
{
    TopicPattern pattern;
    pattern.m_text = text;
    pattern.m_parts = text.split(u'.');
    if (pattern.m_parts.last() == u"**") {
        pattern.m_takesRest = true;
        pattern.m_parts.removeLast();
    }
    const bool isSane = std::all_of(pattern.m_parts.cbegin(), pattern.m_parts.cend(),
                                    [](const QString &part) { return part == u"*" || isPart(part); });
    if (!isSane || text.size() > kLongestTopic)
        return failure(errors::kEventPatternMalformed, {{QStringLiteral("pattern"), text}});
    return pattern;
}

bool TopicPattern::matches(QStringView topic) const
{
    qsizetype from = 0;
    for (const QString &part : m_parts) {
        if (from > topic.size())
            return false;
        const qsizetype dot = topic.indexOf(u'.', from);
        const qsizetype end = dot < 0 ? topic.size() : dot;
        if (part != u"*" && topic.mid(from, end - from) != part)
            return false;
        from = end + 1;
    }
    return m_takesRest || from > topic.size();
}

} // namespace sluice
