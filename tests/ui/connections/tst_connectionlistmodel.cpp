#include "ui/connections/connectionlistmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

/// The rows of the list of connections.
class TestConnectionListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void livesThroughInsertRemoveMoveAndChange();
    void saysWhatAConnectionDoes();
    void saysWhatItLacks();

private:
    static ConnectionRow row(const QString &id)
    {
        ConnectionRow made;
        made.id = id;
        made.title = id;
        made.type = u"http"_s;
        return made;
    }
    static QString text(const ConnectionListModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

void TestConnectionListModel::livesThroughInsertRemoveMoveAndChange()
{
    ConnectionListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({row(u"a"_s), row(u"b"_s), row(u"c"_s)});
    const QPersistentModelIndex b = model.index(1, 0);
    model.setRows({row(u"c"_s), row(u"b"_s), row(u"d"_s)});
    QVERIFY(b.isValid());
    QCOMPARE(b.row(), 1);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    auto busy = row(u"b"_s);
    busy.workflows = 2;
    model.setRows({row(u"c"_s), busy, row(u"d"_s)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front()[0].toModelIndex().row(), 1);
    model.setRows({row(u"c"_s), busy, row(u"d"_s)});
    QCOMPARE(changed.count(), 1);
    model.setRows({});
    QVERIFY(!b.isValid());
    QCOMPARE(reset.count(), 0);
}

void TestConnectionListModel::saysWhatAConnectionDoes()
{
    ConnectionListModel model;
    auto shown = row(u"shop"_s);
    shown.isUnsaved = true;
    shown.workflows = 2;
    shown.live.emplace();
    shown.live->phase = BreakerPhase::Open;
    shown.live->inUse = 1;
    shown.live->poolSize = 8;
    shown.live->waiting = 3;
    shown.live->refused = 12;
    model.setRows({shown, row(u"idle"_s)});
    QCOMPARE(text(model, 0, ConnectionListModel::NameColumn), u"shop • not saved"_s);
    QCOMPARE(text(model, 0, ConnectionListModel::TypeColumn), u"HTTP"_s);
    const QString state = text(model, 0, ConnectionListModel::StateColumn);
    for (const QString &part : {u"1 of 8 in use"_s, u"3 waiting"_s, u"12 refused"_s})
        QVERIFY2(state.contains(part), qPrintable(state));
    QCOMPARE(model.index(0, ConnectionListModel::StateColumn).data(GlyphRole).value<Glyph>(),
             glyphOf(BreakerPhase::Open));
    QCOMPARE(text(model, 1, ConnectionListModel::StateColumn), u"not in use"_s);
    QCOMPARE(text(model, 1, ConnectionListModel::UsedColumn), u"nobody"_s);
}

void TestConnectionListModel::saysWhatItLacks()
{
    ConnectionListModel model;
    auto shown = row(u"shop"_s);
    shown.live.emplace();
    shown.missingSecret = u"shop.key"_s;
    model.setRows({shown});
    QCOMPARE(text(model, 0, ConnectionListModel::StateColumn), u"degraded · no value for shop.key"_s);
    QCOMPARE(model.index(0, ConnectionListModel::StateColumn).data(GlyphRole).value<Glyph>(),
             (Glyph{Shape::Triangle, Token::Warning}));
}

QTEST_MAIN(TestConnectionListModel)
#include "tst_connectionlistmodel.moc"
