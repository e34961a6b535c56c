#include "core/workflow/errors.h"
#include "ui/document/connectionsdocument.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

/// The list of connections as people edit it.
class TestConnectionsDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void everyEditIsUndoneAndRedone();
    void editsThatBelongTogetherAreOne();
    void refusesAnIdThatIsTaken();
    void savesStableBytesThatReadBack();
    void doesNotReplaceWhatOthersChanged();
    void takesOverWhatOthersChanged();
    void leavesAFileAloneThatItCannotRead();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"connections.json"_s); }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConnectionsDocument::everyEditIsUndoneAndRedone()
{
    ConnectionsDocument document(path());
    QSignalSpy changed(&document, &ConnectionsDocument::changed);
    const QString id = document.add(u"http"_s);
    QCOMPARE(id, u"http"_s);
    QCOMPARE(document.add(u"http"_s), u"http-2"_s);
    QVERIFY(
        document.edit(id, u"Change Base address"_s, [](Connection &each) { each.baseUrl = u"https://a.example"_s; }));
    const QString copy = document.duplicate(id, u"Copy"_s);
    QCOMPARE(copy, u"http-3"_s);
    QCOMPARE(document.connection(copy)->baseUrl, u"https://a.example"_s);
    QCOMPARE(document.connections()[1].id, copy); // beside the one it is of
    document.remove(id);
    QCOMPARE(changed.count(), 5);

    std::vector<std::vector<Connection>> states{document.connections()};
    while (document.undoStack().canUndo()) {
        document.undoStack().undo();
        states.push_back(document.connections());
    }
    QVERIFY(document.connections().empty() && !document.isModified());
    for (auto state = states.rbegin(); state != states.rend(); ++state) {
        QVERIFY(document.connections() == *state);
        document.undoStack().redo();
    }
}

void TestConnectionsDocument::editsThatBelongTogetherAreOne()
{
    ConnectionsDocument document(path());
    const QString id = document.add(u"http"_s);
    const auto type = [&](const QString &name) {
        return document.edit(
            id, u"Change Name"_s, [&](Connection &each) { each.name = name; }, "name");
    };
    for (const QString &name : {u"S"_s, u"Sh"_s, u"Shop"_s})
        QVERIFY(type(name));
    QVERIFY(!type(u"Shop"_s)); // changes nothing, so there is nothing to undo
    document.undoStack().undo();
    QCOMPARE(document.connection(id)->name, QString());
    document.undoStack().redo();
    document.endMerge(); // the field was left
    QVERIFY(type(u"Store"_s));
    document.undoStack().undo();
    QCOMPARE(document.connection(id)->name, u"Shop"_s);
}

void TestConnectionsDocument::refusesAnIdThatIsTaken()
{
    ConnectionsDocument document(path());
    const QString first = document.add(u"http"_s);
    const QString second = document.add(u"sqlite"_s);
    const auto rename = [&](const QString &id) {
        return document.edit(second, u"Rename"_s, [&](Connection &each) { each.id = id; });
    };
    QVERIFY(!rename(first));
    QVERIFY(!rename({}));
    QVERIFY(rename(u"store"_s));
    QVERIFY(document.connection(u"store"_s) && !document.connection(second));
}

void TestConnectionsDocument::savesStableBytesThatReadBack()
{
    ConnectionsDocument document(path());
    const QString id = document.add(u"http"_s);
    document.edit(id, u"Change"_s, [](Connection &each) {
        each.headers.insert(u"B"_s, u"2"_s);
        each.headers.insert(u"A"_s, u"1"_s);
        each.breaker.wait = Milliseconds(1'500);
        each.passwordSecret = u"shop.key"_s;
    });
    QSignalSpy saved(&document, &ConnectionsDocument::saved);
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
    QCOMPARE(saved.count(), 1);
    const QByteArray first = bytes();
    const auto loaded = loadConnections(path());
    QVERIFY(loaded && *loaded == document.connections());
    document.undoStack().undo();
    document.undoStack().redo();
    QVERIFY(document.save());
    QCOMPARE(bytes(), first);
    ConnectionsDocument again(path());
    QVERIFY(!again.isModified() && again.connections() == document.connections());
    QVERIFY(!again.edit(id, u"Nothing"_s, [](Connection &) {}));
}

void TestConnectionsDocument::doesNotReplaceWhatOthersChanged()
{
    ConnectionsDocument document(path());
    document.add(u"http"_s);
    QVERIFY(document.save());
    document.add(u"sqlite"_s);
    Connection theirs;
    theirs.id = u"theirs"_s;
    theirs.type = u"http"_s;
    const QByteArray foreign = writeConnections({theirs});
    write(foreign);
    QSignalSpy told(&document, &ConnectionsDocument::changedOnDisk);
    const auto refused = document.save();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kConnectionsChangedOnDisk));
    QCOMPARE(refused.error().args.value(u"path"_s), path());
    QCOMPARE(told.count(), 1);
    QCOMPARE(bytes(), foreign);
    document.readAgain();
    QCOMPARE(told.count(), 1); // once is enough

    document.keepOurs();
    QVERIFY(document.save());
    QCOMPARE(loadConnections(path())->size(), 2u);

    document.add(u"postgres"_s);
    write(foreign);
    QVERIFY(!document.save());
    document.takeTheirs();
    QVERIFY(document.connection(u"theirs"_s) && !document.isModified());
    document.undoStack().undo(); // ours is not lost
    QCOMPARE(document.connections().size(), 3u);
    QVERIFY(document.isModified());
}

void TestConnectionsDocument::takesOverWhatOthersChanged()
{
    ConnectionsDocument document(path());
    const QString id = document.add(u"http"_s);
    QVERIFY(document.save());
    Connection changed = *document.connection(id);
    changed.poolSize = 3;
    write(writeConnections({changed}));
    document.readAgain();
    QCOMPARE(document.connection(id)->poolSize, 3u);
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    QCOMPARE(document.connection(id)->poolSize, 8u);
    QVERIFY(document.isModified());
}

void TestConnectionsDocument::leavesAFileAloneThatItCannotRead()
{
    const QByteArray broken = "{ \"format\": 1, \"connections\": [";
    write(broken);
    ConnectionsDocument document(path());
    QVERIFY(document.unreadable());
    QCOMPARE(document.add(u"http"_s), QString());
    QVERIFY(!document.save());
    QCOMPARE(bytes(), broken);
    write(writeConnections({}));
    QSignalSpy told(&document, &ConnectionsDocument::changed);
    document.readAgain();
    QVERIFY(!document.unreadable());
    QVERIFY(told.count() >= 1);
    QCOMPARE(document.add(u"http"_s), u"http"_s);
}

QTEST_GUILESS_MAIN(TestConnectionsDocument)
#include "tst_connectionsdocument.moc"
