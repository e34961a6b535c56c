#include "ui/models/rowedits.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace sluice;

namespace {

std::vector<RowKey> keys(const std::vector<quint64> &numbers)
{
    std::vector<RowKey> made;
    for (const quint64 number : numbers)
        made.emplace_back(number, 0);
    return made;
}

std::vector<RowKey> edited(std::vector<RowKey> rows, const std::vector<RowKey> &after)
{
    for (const RowEdit &edit : rowEdits(rows, after)) {
        const auto at = rows.begin() + edit.at;
        if (edit.kind == RowEdit::Kind::Remove)
            rows.erase(at, at + edit.count);
        else if (edit.kind == RowEdit::Kind::Insert)
            rows.insert(at, after.begin() + edit.at, after.begin() + edit.at + edit.count);
        else
            std::rotate(rows.begin() + edit.to, at, at + 1);
    }
    return rows;
}

} // namespace

class TestRowEdits final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void turnsAnyListIntoAnyOther()
    {
        QVERIFY(rc::check("edits lead from before to after", [] {
            const auto numbers = rc::gen::container<std::vector<quint64>>(rc::gen::inRange<quint64>(0, 30));
            const auto distinct = [](std::vector<quint64> list) {
                std::vector<quint64> kept;
                for (const quint64 number : list) {
                    if (std::ranges::find(kept, number) == kept.end())
                        kept.push_back(number);
                }
                return keys(kept);
            };
            const auto before = distinct(*numbers);
            const auto after = distinct(*numbers);
            RC_ASSERT(edited(before, after) == after);
            RC_ASSERT(rowEdits(after, after).empty());
        }));
    }

    void insertsNeighboursAtOnce()
    {
        const auto edits = rowEdits(keys({5, 4}), keys({8, 7, 6, 5, 4}));
        QCOMPARE(edits, (std::vector<RowEdit>{{RowEdit::Kind::Insert, 0, 3, 0}}));
    }

    void removesNeighboursAtOnceFromTheEnd()
    {
        const auto edits = rowEdits(keys({5, 4, 3, 2, 1}), keys({3}));
        QCOMPARE(edits, (std::vector<RowEdit>{{RowEdit::Kind::Remove, 3, 2, 0}, {RowEdit::Kind::Remove, 0, 2, 0}}));
    }

    void movesTheOneThatCameToTheTop()
    {
        const auto edits = rowEdits(keys({1, 2, 3}), keys({3, 1, 2}));
        QCOMPARE(edits, (std::vector<RowEdit>{{RowEdit::Kind::Move, 2, 1, 0}}));
    }
};

QTEST_GUILESS_MAIN(TestRowEdits)
#include "tst_rowedits.moc"
