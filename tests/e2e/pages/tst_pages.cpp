#include "app/studio/workspacefolders.h"
#include "tests/e2e/pages/everytype.h"
#include "tests/e2e/pages/looks.h"
#include "tests/e2e/pages/spoken.h"
#include "tests/e2e/pages/walk.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "tests/ui/support/pseudotranslator.h"
#include "ui/widgets/figure.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QtTest>

#include <optional>

using namespace sluice;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr QSize kWindow(1280, 800);
/// A page with less to read than this shows nothing of its own.
constexpr int kLeastTexts = 12;

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

/// What the sample, its author and the engine's parts are called; it is the same in every language.
QStringList namesOfPeople()
{
    QStringList names{name("Country sync"),  name("country-sync"), name("Clocked"), kClocked,
                      name("Every type"),    kEveryType,           name("Changed"), name("Rates service"),
                      name("Country table"), name("English"),      name("Deutsch")};
    QFile sample(QDir(sampleFolder()).filePath(name("workflows/country-sync.json")));
    if (sample.open(QIODevice::ReadOnly)) {
        for (const auto tasks = QJsonDocument::fromJson(sample.readAll())[name("tasks")].toArray();
             const auto task : tasks)
            names += {task[name("id")].toString(), task[name("name")].toString()};
    }
    const TaskCatalog catalog = standardCatalog();
    for (const auto &type : catalog.types())
        names += type.type;
    // Parts of the engine, connections, and the countries that the service refuses.
    for (const char *part :
         {kHolder, "engine", "journal", "history", "io", "demo", "rates", "store", "AQ", "BV", "HM", "HTTP", "SQLite",
          "PostgreSQL", "http", "postgres", "walk.key", "countries.db", "db.example.com", "orders",
          "https://api.example.com/v1",
          // Ids of triggers that were just added, and a sign.
          "schedule", "interval", "event", "failure", "file", "inbox", "input", "walk", "daily", "Aa"})
        names += name(part);
    return names;
}

/// Figures whose label has no room: that is by design in the tooltip, but not for the words of a language that we wrote.
QStringList elidedFigures(const QWidget &root)
{
    QStringList found;
    for (const auto *figure : root.findChildren<Figure *>()) {
        if (figure->isVisible() && figure->width() < figure->sizeHint().width())
            found += QStringLiteral("no room for the figure “%1”").arg(figure->accessibleName());
    }
    return found;
}

/// Says each complaint on a line of its own; true: there is none.
bool isQuiet(const QStringList &complaints)
{
    for (const QString &complaint : complaints)
        qWarning("%s", qPrintable(complaint));
    return complaints.isEmpty();
}

} // namespace

/// The program as a person finds it after the first minute: every page, panel, tab, menu and question is opened, and each
/// must show something, do something, and be read whole in every language.
class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesAClippedText();
    void seesAForgottenText();
    void seesADeadControl();
    void seesASilentControl();
    void everyPageShowsWhatItIsFor();
    void everyControlDoesSomething();
    void everyControlIsSpoken();
    void pseudoLanguageIsReadWhole();
    void germanIsReadWhole();
    void twiceTheSizeIsReadWhole();
    void cleanupTestCase();

private:
    /// Looks at the window or menu, and at the part of it that came.
    using Finder = std::function<QStringList(const QWidget &root, const QWidget &part)>;
    [[nodiscard]] QStringList walk(const Finder &finder) const;
    [[nodiscard]] QWidget *see(const char *objectName) const;

    std::unique_ptr<OpenStudio> m_studio;
    MainWindow *m_window = nullptr;
};

void TestPages::initTestCase()
{
    const auto sample = provideSample();
    QVERIFY(sample && writeEveryType(*sample) && writeClocked(*sample));
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY2(m_studio->open({{}, {}, kWindow}), "no window came");
    m_window = m_studio->window;
    QTRY_VERIFY(see("hint.1"));
    QTest::mouseClick(see("hint.1"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(see("hintText.1")->property("text").toString().startsWith(u"Run: 246 done, 3 dead letter"),
                             kPatienceMs);
}

QWidget *TestPages::see(const char *objectName) const
{
    const auto found = m_window->findChildren<QWidget *>(name(objectName));
    const auto seen = std::ranges::find_if(found, [](const QWidget *widget) { return widget->isVisible(); });
    return seen == found.end() ? nullptr : *seen;
}

QStringList TestPages::walk(const Finder &finder) const
{
    QStringList found;
    QSet<QString> known;
    Walk walk(*m_window, [&](const QString &view, const QWidget *part, const QWidget &root) {
        if (!part) {
            found += QStringLiteral("%1: nothing came").arg(view);
            return;
        }
        for (const QString &line : finder(root, *part)) {
            if (!known.contains(line))
                found += QStringLiteral("%1: %2").arg(view, line);
            known += line;
        }
    });
    walk.everything();
    walk.beside(m_studio->theme, m_studio->preferences);
    for (const QString &page : m_window->pageIds()) {
        if (!walk.visited().contains(page))
            found += QStringLiteral("nothing opened the page %1").arg(page);
    }
    return found;
}

void TestPages::seesAClippedText()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *label = new QLabel(name("A text that needs room"));
    row->addWidget(label);
    window.show();
    settle();
    QCOMPARE(clippedTexts(window), QStringList());
    label->setFixedWidth(30);
    settle();
    QCOMPARE(clippedTexts(window).size(), 1);
    label->setWordWrap(true);
    label->setFixedSize(60, 16);
    settle();
    QCOMPARE(clippedTexts(window).size(), 1);
    label->setFixedSize(300, 40);
    row->setEnabled(false);
    label->move(window.width() - 100, 0);
    QCOMPARE(clippedTexts(window).size(), 1);
}

void TestPages::seesAForgottenText()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *label = new QLabel(name("[Söme wörds~~~] Country sync, 3:04 PM, 127.0.0.1:7171"));
    row->addWidget(label);
    window.show();
    QCOMPARE(forgottenTexts(window, {name("Country sync")}), QStringList());
    QCOMPARE(forgottenTexts(window, {}).size(), 1);
    label->setToolTip(name("forgotten"));
    QCOMPARE(forgottenTexts(window, {name("Country sync")}).size(), 1);
}

void TestPages::seesADeadControl()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *button = new QPushButton(name("Do it"));
    auto *bar = new QMenuBar;
    QMenu *menu = bar->addMenu(name("Menu"));
    row->addWidget(bar);
    row->addWidget(button);
    window.show();
    QCOMPARE(deadControls(window).size(), 2); // the button, and the menu without an entry
    QAction *entry = menu->addAction(name("Entry"));
    QCOMPARE(deadControls(window).size(), 2);
    connect(button, &QPushButton::clicked, &window, &QWidget::close);
    connect(entry, &QAction::triggered, &window, &QWidget::close);
    QCOMPARE(deadControls(window), QStringList());
    button->disconnect(&window);
    button->setEnabled(false);
    QCOMPARE(deadControls(window).size(), 1);
    delete button;

    auto *box = new QComboBox;
    auto *line = new QLineEdit;
    auto *number = new QSpinBox;
    auto *slider = new QSlider;
    for (QWidget *input : std::initializer_list<QWidget *>{box, line, number, slider})
        row->addWidget(input);
    QTRY_COMPARE(deadControls(window).size(), 4);
    connect(box, &QComboBox::activated, &window, &QWidget::close);
    connect(line, &QLineEdit::returnPressed, &window, &QWidget::close);
    connect(number, &QSpinBox::valueChanged, &window, &QWidget::close);
    connect(slider, &QSlider::valueChanged, &window, &QWidget::close);
    QCOMPARE(deadControls(window), QStringList());
}

void TestPages::seesASilentControl()
{
    struct Painted : QWidget {
        using QWidget::QWidget;
    };
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *button = new QPushButton;
    auto *line = new QLineEdit;
    auto *list = new QListWidget;
    auto *painted = new Painted;
    painted->setFocusPolicy(Qt::StrongFocus);
    list->addItem(QString());
    for (QWidget *control : std::initializer_list<QWidget *>{button, line, list, painted})
        row->addWidget(control);
    window.show();
    QCOMPARE(unspokenControls(window).size(), 4);
    button->setText(name("Do it"));
    line->setAccessibleName(name("What"));
    painted->setAccessibleName(name("Picture"));
    list->setAccessibleName(name("List"));
    QCOMPARE(unspokenControls(window).size(), 2); // a row without a name, and what has no role
    list->item(0)->setData(Qt::AccessibleTextRole, name("Row"));
    painted->hide();
    int asked = 0;
    QCOMPARE(unspokenControls(window, &asked), QStringList());
    QCOMPARE(asked, 3);
}

void TestPages::everyPageShowsWhatItIsFor()
{
    const QStringList found = walk([this](const QWidget &, const QWidget &part) {
        // A page on which nothing matches is there to say just that.
        const bool saysWhyEmpty = part.objectName() == u"emptyHeadline" && readableTexts(part) > 0;
        const int texts = readableTexts(*m_window->page(m_window->currentPage())->widget());
        return texts < kLeastTexts && !saysWhyEmpty
                   ? QStringList{QStringLiteral("%1 has %2 texts").arg(m_window->currentPage()).arg(texts)}
                   : QStringList();
    });
    QVERIFY(isQuiet(found));
}

void TestPages::everyControlDoesSomething()
{
    // What a panel asks for and reads when its own button is pressed.
    const QStringList readLater{name("replaceWith"), name("retrySameEffect"), name("retryNewEffect"),
                                name("discardFail"), name("orderExpiry")};
    QStringList found = walk([](const QWidget &root, const QWidget &) { return deadControls(root); });
    found.removeIf([&](const QString &line) {
        return std::ranges::any_of(readLater, [&](const QString &known) { return line.contains(known); });
    });
    QVERIFY(isQuiet(found));
}

void TestPages::everyControlIsSpoken()
{
    int asked = 0;
    const QStringList found = walk(
        [&](const QWidget &root, const QWidget &) { return unspokenControls(root, &asked); });
    qInfo("%d controls were asked for name, role and state", asked);
    QVERIFY(isQuiet(found));
}

void TestPages::pseudoLanguageIsReadWhole()
{
    PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    settle();
    const QStringList found = walk([](const QWidget &root, const QWidget &) { return clippedTexts(root); });
    const QStringList data = namesOfPeople();
    QStringList forgotten = walk([&](const QWidget &root, const QWidget &) { return forgottenTexts(root, data); });
    // What lies in the tables of events and topics came over the bus; models are written as they can be typed back.
    forgotten.removeIf([](const QString &line) {
        return line.contains(u"/eventsStates/events: ") || line.contains(u"/liveEventsSplit/topics: ")
               || line.contains(u"/simulateStates/simulateTasks: ");
    });
    QCoreApplication::removeTranslator(&pseudo);
    settle();
    QVERIFY(isQuiet(found + forgotten));
}

void TestPages::germanIsReadWhole()
{
    m_studio->languages.use(name("de"));
    settle();
    const QStringList found = walk(
        [](const QWidget &root, const QWidget &) { return clippedTexts(root) + elidedFigures(root); });
    m_studio->languages.use(name("en"));
    settle();
    QVERIFY(isQuiet(found));
}

void TestPages::twiceTheSizeIsReadWhole()
{
    m_studio->theme.setFontScale(2);
    settle();
    const QStringList found = walk([](const QWidget &root, const QWidget &) { return clippedTexts(root); });
    m_studio->theme.setFontScale(1);
    settle();
    QVERIFY(isQuiet(found));
}

void TestPages::cleanupTestCase()
{
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestPages>(argc, argv);
}

#include "tst_pages.moc"
