#pragma once

#include "tests/core/tasks/hostdriver.h"

#include <QJsonArray>
#include <QTest>

namespace sluice::test {

/// One line of a table: `type` with these parameters makes this of that input.
struct OutcomeRow {
    const char *name;
    const char *type;
    const char *params;
    const char *input;
    const char *expected; ///< as `words` has it
};

inline void addOutcomeColumns()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
}

inline void addOutcomes(std::initializer_list<OutcomeRow> rows)
{
    for (const OutcomeRow &row : rows) {
        QTest::addRow("%s: %s", row.type, row.name) << QString::fromLatin1(row.type) << QByteArray(row.params)
                                                    << QByteArray(row.input) << QString::fromUtf8(row.expected);
    }
}

/// Performs the row at hand by the host, and compares what came of it.
inline void checkOutcome(HostDriver &driver)
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QVERIFY2(!QJsonDocument::fromJson(params).isNull(), "the parameters of this row are no JSON");
    const Outcome outcome = driver.perform(attempt(type, params, input));
    QVERIFY2(words(outcome) == expected, qPrintable(QStringLiteral("\n  got      %1 (%2)\n  expected %3")
                                                        .arg(words(outcome), errorOf(outcome).detail, expected)));
}

/// The JSON value of what an attempt gave, in a list so that it may be of any kind; empty when it failed.
inline QJsonArray valueOf(const Outcome &outcome)
{
    const auto *succeeded = std::get_if<outcome::Succeeded>(&outcome);
    return succeeded ? QJsonDocument::fromJson("[" + succeeded->output + "]").array() : QJsonArray();
}

} // namespace sluice::test
