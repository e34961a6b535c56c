#include "core/integration/sql/sqlplaceholders.h"

#include "core/integration/errors.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

namespace sluice {

namespace {

/// Whole numbers up to here are exact in a double.
constexpr double kExactLimit = 9007199254740992.0;

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Reads a statement from left to right; each function takes what starts at `m_at`, or says that nothing does.
class Scanner {
public:
    explicit Scanner(QStringView sql)
        : m_sql(sql)
    {
    }

    Result<PreparedText> scan()
    {
        while (m_at < m_sql.size()) {
            if (takeComment())
                continue;
            m_text.isSeveral = m_text.isSeveral || (m_afterEnd && !m_sql[m_at].isSpace() && m_sql[m_at] != u';');
            m_afterEnd = m_afterEnd || m_sql[m_at] == u';';
            if (!takeQuoted() && !takeDollarQuote() && !takeName() && !takeMark())
                m_text.sql += m_sql[m_at++];
        }
        if (m_marks > 0 && !m_text.names.isEmpty())
            return failure(errors::kSqlParametersMixed);
        m_text.count = m_marks + m_text.names.size();
        return m_text;
    }

private:
    [[nodiscard]] bool has(QStringView text) const { return m_sql.mid(m_at).startsWith(text); }

    void copyTo(qsizetype end)
    {
        end = end < 0 ? m_sql.size() : end;
        m_text.sql += m_sql.mid(m_at, end - m_at);
        m_at = end;
    }

    bool takeQuoted()
    {
        const QChar quote = m_sql[m_at];
        if (quote != u'\'' && quote != u'"' && quote != u'`')
            return false;
        // A doubled quote ends one quoted part and begins the next, which comes to the same.
        const auto end = m_sql.indexOf(quote, m_at + 1);
        copyTo(end < 0 ? -1 : end + 1);
        return true;
    }

    bool takeComment()
    {
        if (has(u"--")) {
            const auto end = m_sql.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_sql.size() : end;
        } else if (has(u"/*")) {
            const auto end = m_sql.indexOf(u"*/", m_at + 2);
            m_at = end < 0 ? m_sql.size() : end + 2;
        } else {
            return false;
        }
        m_text.sql += u' ';
        return true;
    }

    bool takeDollarQuote()
    {
        if (m_sql[m_at] != u'$')
            return false;
        auto end = m_at + 1;
        while (end < m_sql.size() && isNamePart(m_sql[end]))
            ++end;
        const bool isTag = end < m_sql.size() && m_sql[end] == u'$'
                           && (end == m_at + 1 || isNameStart(m_sql[m_at + 1]));
        if (!isTag)
            return false;
        const auto tag = m_sql.mid(m_at, end + 1 - m_at);
        const auto close = m_sql.indexOf(tag, end + 1);
        copyTo(close < 0 ? -1 : close + tag.size());
        return true;
    }

    bool takeName()
    {
        if (has(u"::")) {
            copyTo(m_at + 2);
            return true;
        }
        if (m_sql[m_at] != u':' || m_at + 1 >= m_sql.size() || !isNameStart(m_sql[m_at + 1]))
            return false;
        auto end = m_at + 1;
        while (end < m_sql.size() && isNamePart(m_sql[end]))
            ++end;
        m_text.names.append(m_sql.mid(m_at + 1, end - m_at - 1).toString());
        m_text.sql += u'?';
        m_at = end;
        return true;
    }

    bool takeMark()
    {
        if (m_sql[m_at] != u'?')
            return false;
        ++m_marks;
        m_text.sql += u'?';
        ++m_at;
        return true;
    }

    QStringView m_sql;
    qsizetype m_at = 0;
    qsizetype m_marks = 0;
    bool m_afterEnd = false; ///< a semicolon was seen
    PreparedText m_text;
};

} // namespace

Result<PreparedText> readPlaceholders(const QString &sql)
{
    return Scanner(sql).scan();
}

Result<QVariantList> bindValues(const PreparedText &text, const QJsonValue &parameters)
{
    QVariantList values;
    if (!text.names.isEmpty()) {
        const QJsonObject object = parameters.toObject();
        for (const QString &name : text.names) {
            if (!object.contains(name))
                return failure(errors::kSqlParameterMissing, {{QStringLiteral("name"), name}});
            values.append(toSql(object.value(name)));
        }
        return values;
    }
    const QJsonArray array = parameters.toArray();
    if (array.size() != text.count) {
        return failure(errors::kSqlParameterCount, {{QStringLiteral("expected"), QString::number(text.count)},
                                                    {QStringLiteral("given"), QString::number(array.size())}});
    }
    for (const auto &value : array)
        values.append(toSql(value));
    return values;
}

QVariant toSql(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return QVariant(QMetaType::fromType<QString>());
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool isWhole = number == std::floor(number) && std::abs(number) < kExactLimit;
        return isWhole ? QVariant(static_cast<qlonglong>(number)) : value.toVariant();
    }
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        break;
    }
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QJsonValue fromSql(const QVariant &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::LongLong:
        return QJsonValue(static_cast<qint64>(value.toLongLong()));
    case QMetaType::ULongLong: {
        // Qt's PostgreSQL driver gives each bigint that is not negative so.
        const auto number = value.toULongLong();
        constexpr auto kMost = static_cast<qulonglong>(std::numeric_limits<qint64>::max());
        return number <= kMost ? QJsonValue(static_cast<qint64>(number)) : QJsonValue(QString::number(number));
    }
    case QMetaType::Double:
    case QMetaType::Float:
        return std::isfinite(value.toDouble()) ? QJsonValue(value.toDouble()) : QJsonValue(QJsonValue::Null);
    case QMetaType::QByteArray:
        return QString::fromLatin1(value.toByteArray().toBase64());
    case QMetaType::QDate:
        return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime:
        return value.toTime().toString(Qt::ISODateWithMs);
    case QMetaType::QDateTime:
        return value.toDateTime().toString(Qt::ISODateWithMs);
    default:
        return value.toString();
    }
}

} // namespace sluice
