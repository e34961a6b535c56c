#include "tests/arch/includerules.h"
#include "tests/arch/textrules.h"

#include <QDir>
#include <QLibraryInfo>
#include <QTest>

#include <functional>

using namespace sluice::arch;

/// The rules, held against the real tree.
class TestTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void arrowsPointDown();
    void coreKnowsNoWidget();
    void headersHoldNoGraph();
    void uiNamesNoThread();
    void noEventLoopIsNested();
    void nothingIsASingleton();
    void testsNeverSleep();
    void filesAreShort();
    void fileNamesAreLowerCase();
    void roomsHaveAReadme_data();
    void roomsHaveAReadme();
    void topLevelHoldsOnlyItsOwn();

private:
    [[nodiscard]] QString findings(const std::function<QStringList(const SourceFile &)> &rule) const;

    QDir m_root{QStringLiteral(SLUICE_SOURCE_DIR)};
    std::vector<SourceFile> m_files;
};

QString TestTree::findings(const std::function<QStringList(const SourceFile &)> &rule) const
{
    QString all;
    for (const auto &file : m_files) {
        for (const auto &finding : rule(file))
            all += u'\n' + finding;
    }
    return all;
}

#define VERIFY_NONE(rule)                                                                                              \
    do {                                                                                                               \
        const auto found = findings(rule);                                                                             \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                                  \
    } while (false)

void TestTree::initTestCase()
{
    m_files = readSources(
        m_root.path(), {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")});
    QVERIFY(m_files.size() > 10);
}

void TestTree::arrowsPointDown()
{
    VERIFY_NONE(forbiddenArrows);
}

void TestTree::coreKnowsNoWidget()
{
    QSet<QString> guiHeaders;
    for (const auto &module : {QStringLiteral("QtGui"), QStringLiteral("QtWidgets")}) {
        const auto names = QDir(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module).entryList(QDir::Files);
        guiHeaders.unite(QSet<QString>(names.begin(), names.end()));
    }
    QVERIFY(guiHeaders.contains(QStringLiteral("QColor")) && guiHeaders.contains(QStringLiteral("QWidget")));
    VERIFY_NONE([&](const SourceFile &file) { return widgetsInCore(file, guiHeaders); });
}

void TestTree::headersHoldNoGraph()
{
    VERIFY_NONE(graphInHeaders);
}

void TestTree::uiNamesNoThread()
{
    VERIFY_NONE(threadsInUi);
}

void TestTree::noEventLoopIsNested()
{
    VERIFY_NONE(nestedLoops);
}

void TestTree::nothingIsASingleton()
{
    VERIFY_NONE(singletons);
}

void TestTree::testsNeverSleep()
{
    VERIFY_NONE(sleepsInTests);
}

void TestTree::filesAreShort()
{
    VERIFY_NONE(overlong);
}

void TestTree::fileNamesAreLowerCase()
{
    VERIFY_NONE(misnamed);
}

void TestTree::roomsHaveAReadme_data()
{
    QTest::addColumn<QString>("room");
    for (const auto &layer : {QStringLiteral("core"), QStringLiteral("ui")}) {
        for (const auto &room : QDir(m_root.filePath(layer)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto path = layer + u'/' + room;
            QTest::newRow(qPrintable(path)) << path;
        }
    }
}

void TestTree::roomsHaveAReadme()
{
    QFETCH(QString, room);
    QVERIFY(m_root.exists(room + QStringLiteral("/README.md")));
}

void TestTree::topLevelHoldsOnlyItsOwn()
{
    const QSet<QString> own{
        QStringLiteral("CMakeLists.txt"),
        QStringLiteral("CMakePresets.json"),
        QStringLiteral("README.md"),
        QStringLiteral("LICENSE"),
        QStringLiteral("CHANGELOG.md"),
        QStringLiteral("CONTRIBUTING.md"),
        QStringLiteral("dev"),
        QStringLiteral("app"),
        QStringLiteral("core"),
        QStringLiteral("ui"),
        QStringLiteral("resources"),
        QStringLiteral("tests"),
        QStringLiteral("translations"),
        QStringLiteral(".ci"),
        QStringLiteral(".clang-format"),
        QStringLiteral(".clang-tidy"),
        QStringLiteral(".gitignore"),
    };
    // What .gitignore names is not part of the tree.
    const QSet<QString> local{QStringLiteral(".git"), QStringLiteral("build"), QStringLiteral("compile_commands.json")};
    const auto entries = m_root.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    const QSet<QString> names(entries.begin(), entries.end());
    const auto foreign = (names - own - local).values();
    QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(u' ')));
    const auto missing = (own - names).values();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
}

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
