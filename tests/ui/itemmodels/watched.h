#pragma once

#include <QAbstractItemModelTester>

namespace sluice::test::lives {

/// What can happen to the rows of a model.
enum Life : unsigned { Insert = 1, Remove = 2, Move = 4, Reset = 8 };

/// A model under the eyes of Qt's tester, and what has happened to it so far.
class Watched {
public:
    explicit Watched(QAbstractItemModel &model)
        : m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, &m_tester, [this] { m_seen |= Insert; });
        QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &m_tester, [this] { m_seen |= Remove; });
        QObject::connect(&model, &QAbstractItemModel::rowsMoved, &m_tester, [this] { m_seen |= Move; });
        QObject::connect(&model, &QAbstractItemModel::modelReset, &m_tester, [this] { m_seen |= Reset; });
    }
    [[nodiscard]] unsigned seen() const { return m_seen; }

private:
    QAbstractItemModelTester m_tester;
    unsigned m_seen = 0;
};

// The lives of the models of one run (runlives.cpp), of payloads, samples and the log (payloadlives.cpp): what happened in each.
[[nodiscard]] unsigned liveJson();
[[nodiscard]] unsigned livePayload();
[[nodiscard]] unsigned liveSamples();
[[nodiscard]] unsigned liveEngineLog();
[[nodiscard]] unsigned liveAttempts();
[[nodiscard]] unsigned liveSteps();
[[nodiscard]] unsigned liveLog();
[[nodiscard]] unsigned liveFilter();
[[nodiscard]] unsigned liveTimeline();
[[nodiscard]] unsigned liveComparison();
[[nodiscard]] unsigned liveDifferences();
// Of the models of versions (versionlives.cpp).
[[nodiscard]] unsigned liveVersions();
[[nodiscard]] unsigned liveChanges();
[[nodiscard]] unsigned liveConflicts();

} // namespace sluice::test::lives
