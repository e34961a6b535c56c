#include "app/studio/workspacefolders.h"
#include "core/workflow/workflowfile.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

using namespace sluice;

namespace {

constexpr int kPatienceMs = 60'000;
/// A control that so many steps of Tab do not reach is out of reach.
constexpr int kMostTabs = 120;
constexpr QSize kWindow(1280, 800);

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

/// Rows of the sample's table; below 0: there is none.
int rowsStored()
{
    int rows = -1;
    {
        auto database = QSqlDatabase::addDatabase(name("QSQLITE"), name("keyboard"));
        database.setDatabaseName(QDir(sampleFolder()).filePath(name("countries.db")));
        QSqlQuery query(database);
        if (database.open() && (query = QSqlQuery(database)).exec(name("SELECT count(*) FROM rates")) && query.next())
            rows = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(name("keyboard"));
    return rows;
}

} // namespace

/// Somebody without a mouse: the real window, its engine and its files, driven by keys that go to whatever has the focus.
class TestKeyboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void buildsSavesAndRunsAWorkflow();
    void changesItThroughTheOutlineAndTakesThatBack();
    void repairsTheSample();
    void neverNeedsTheMouse();
    void cleanupTestCase();

private:
    [[nodiscard]] CanvasView *canvas() const { return qobject_cast<CanvasView *>(m_person->see(name("canvas"))); }
    [[nodiscard]] const Workflow &drawn() const { return canvas()->canvas().document().workflow(); }
    /// The name of what has the focus; the inside of a field is called as the field.
    [[nodiscard]] static QString focused()
    {
        const QWidget *widget = QApplication::focusWidget();
        while (widget && widget->objectName().isEmpty())
            widget = widget->parentWidget();
        return widget ? widget->objectName() : QString();
    }
    /// Steps on with Tab until the control of that name has the focus; says where it came by if it never has.
    [[nodiscard]] QString tabTo(const char *control);
    /// Steps through the areas of the page until the canvas has the focus.
    void goToCanvas();
    void quickAdd(const QString &type);
    void retype(const QString &text);

    std::unique_ptr<OpenStudio> m_studio;
    std::unique_ptr<Person> m_person;
};

#define REACH(control)                                                                                                 \
    do {                                                                                                               \
        const QString way = tabTo(control);                                                                            \
        QVERIFY2(way.isEmpty(), qPrintable(QStringLiteral(control) + QStringLiteral(" is not on the way: ") + way));   \
    } while (false)

void TestKeyboard::initTestCase()
{
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY2(m_studio->open({{}, {}, kWindow}), "no window came");
    m_person = std::make_unique<Person>(*m_studio->window);
}

QString TestKeyboard::tabTo(const char *control)
{
    QStringList way;
    for (int step = 0; step < kMostTabs; ++step) {
        if (focused() == QLatin1StringView(control))
            return {};
        way += focused();
        m_person->press(Qt::Key_Tab);
    }
    return way.join(u' ');
}

void TestKeyboard::goToCanvas()
{
    for (int area = 0; area < 8 && focused() != u"canvas"; ++area)
        m_person->press(Qt::Key_F6);
    QCOMPARE(focused(), name("canvas"));
}

void TestKeyboard::quickAdd(const QString &type)
{
    const auto before = drawn().tasks.size();
    m_person->press(Qt::Key_A);
    QTRY_COMPARE(focused(), name("quickListInput"));
    m_person->type(type);
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().tasks.size(), before + 1);
    QCOMPARE(focused(), name("canvas"));
}

void TestKeyboard::retype(const QString &text)
{
    m_person->press(Qt::Key_A, Qt::ControlModifier);
    m_person->type(text);
}

void TestKeyboard::buildsSavesAndRunsAWorkflow()
{
    m_person->press(Qt::Key_1, Qt::AltModifier);
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(canvas() && drawn().tasks.empty());
    goToCanvas();
    quickAdd(name("transform"));
    const QString shape = canvas()->canvas().current();
    QCOMPARE(drawn().tasks.front().type, name("transform"));
    m_person->press(Qt::Key_Return); // into the inspector
    QTRY_VERIFY(m_person->see(name("param_expression")));
    REACH("param_expression");
    retype(name("6 * 7"));
    goToCanvas();
    quickAdd(name("log"));
    const QString log = canvas()->canvas().current();
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY(m_person->see(name("param_message")));
    REACH("param_message");
    retype(name("It is {{ input }}."));
    goToCanvas();

    const auto body = [this](const QString &id) { return canvas()->canvas().node(id)->bounds(); };
    QVERIFY2(!body(shape).intersects(body(log)), "a task covers another");
    m_person->press(Qt::Key_Left); // to the one that comes before
    QCOMPARE(canvas()->canvas().current(), shape);
    m_person->press(Qt::Key_C);
    QTRY_COMPARE(focused(), name("quickListInput"));
    m_person->type(name("log"));
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().edges, (std::vector<Edge>{{shape, name("out"), log}}));
    m_person->press(Qt::Key_F2);
    QTRY_COMPARE(focused(), name("renameInPlace"));
    retype(name("Reckon"));
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().task(shape)->name, name("Reckon"));

    m_person->press(Qt::Key_S, Qt::ControlModifier);
    const auto &document = canvas()->canvas().document();
    QVERIFY(!document.isModified());
    const auto saved = loadWorkflow(document.path());
    QVERIFY(saved);
    QCOMPARE(saved->task(shape)->params[name("expression")].toString(), name("6 * 7"));
    QCOMPARE(saved->task(log)->params[name("message")].toString(), name("It is {{ input }}."));
    QCOMPARE(saved->edges.size(), std::size_t(1));

    m_person->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->read(name("runCounts")).startsWith(u"2 of 2 steps done"), kPatienceMs);
}

void TestKeyboard::changesItThroughTheOutlineAndTakesThatBack()
{
    const auto before = writeWorkflow(drawn());
    goToCanvas();
    m_person->press(Qt::Key_A, Qt::ControlModifier);
    m_person->press(Qt::Key_G, Qt::ControlModifier);
    QTRY_COMPARE(focused(), name("renameInPlace"));
    retype(name("Both"));
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().drawing.groups.size(), std::size_t(1));
    m_person->press(Qt::Key_X);
    QVERIFY(drawn().drawing.groups.front().isCollapsed);
    m_person->press(Qt::Key_N);
    QTRY_COMPARE(focused(), name("noteInPlace"));
    m_person->type(name("Why it is so"));
    m_person->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drawn().drawing.notes.front().text, name("Why it is so"));
    while (canvas()->canvas().document().isModified())
        m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(writeWorkflow(drawn()), before);
}

void TestKeyboard::repairsTheSample()
{
    m_person->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(focused(), name("paletteText"));
    m_person->type(name("Country sync"));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(canvas()->canvas().document().id(), name("country-sync"));
    m_person->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->read(name("hintText.1")).startsWith(u"Run: 246 done, 3 dead letter"),
                             kPatienceMs);
    QCOMPARE(rowsStored(), 246);

    m_person->press(Qt::Key_5, Qt::AltModifier);
    QTRY_VERIFY(m_person->see(name("letters")));
    REACH("hint.3");
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(m_person->read(name("hintText.3")), name("The service is repaired: now retry the letters"));
    REACH("letters");
    m_person->press(Qt::Key_A, Qt::ControlModifier);
    REACH("letterRetry");
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->read(name("hintText.3")), name("Repaired and retried: 249 done"), kPatienceMs);
    QCOMPARE(rowsStored(), 249);
}

void TestKeyboard::neverNeedsTheMouse()
{
    QCOMPARE(m_person->complaints(), QStringList());
}

void TestKeyboard::cleanupTestCase()
{
    m_person.reset();
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestKeyboard>(argc, argv);
}

#include "tst_keyboard.moc"
