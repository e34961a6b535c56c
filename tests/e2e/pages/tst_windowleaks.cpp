#include "app/studio/studio.h"
#include "app/studio/workspacefolders.h"
#include "tests/e2e/ctl/echoserver.h"
#include "tests/e2e/ctl/leaks.h"
#include "tests/e2e/pages/everytype.h"
#include "tests/e2e/pages/showntext.h"
#include "tests/e2e/pages/walk.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"
#include "ui/design/designpage.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/shellpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kPatienceMs = 60'000;
const QByteArray kToken = "tok-7Q/x\u00e4+w9-Zebra-1138";
const QByteArray kPassword = "pw \"Quagga\" \\ 4711 end";
const auto kLeaky = QStringLiteral("leaky");

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Adds connections with secrets, and a workflow that calls what gives them back: as an output, an error and a log.
bool makeLeaky(const QString &folder, const QByteArray &echo)
{
    QFile file(QDir(folder).filePath(name("connections.json")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QJsonObject connections = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray list = connections[u"connections"].toArray();
    const QString address = QString::fromLatin1(echo);
    list.append(QJsonObject{{name("id"), name("bearer")},
                            {name("type"), name("http")},
                            {name("allowLoopback"), true},
                            {name("baseUrl"), address},
                            {name("passwordSecret"), name("leak.token")}});
    list.append(QJsonObject{{name("id"), name("basic")},
                            {name("type"), name("http")},
                            {name("allowLoopback"), true},
                            {name("baseUrl"), address},
                            {name("user"), name("al")},
                            {name("passwordSecret"), name("leak.password")}});
    connections[u"connections"] = list;
    file.close();
    return write(file.fileName(), QJsonDocument(connections).toJson())
           && write(QDir(folder).filePath(QStringLiteral("workflows/%1.json").arg(kLeaky)),
                    R"({"format": 1, "name": "Leaky", "tasks": [
    {"id": "ok", "type": "http.request", "params": {"connection": "bearer", "url": "/ok"}},
    {"id": "said", "type": "log", "params": {"message": "{{ steps.ok.output.body }}"}},
    {"id": "fail", "type": "http.request", "params": {"connection": "basic", "url": "/fail"},
     "reliability": {"maxAttempts": 1}}],
    "edges": [{"from": "ok", "to": "said"}, {"from": "ok", "to": "fail"}]})");
}

/// All that a person could paste now.
QByteArray pasted()
{
    QByteArray all;
    const QMimeData *data = QApplication::clipboard()->mimeData();
    for (const QString &format : data ? data->formats() : QStringList())
        all += data->data(format) + '\n';
    return all;
}

bool isCopy(const QAbstractButton &button)
{
    const QStringList words{button.objectName(), button.text(), button.toolTip(), button.accessibleName()};
    return std::ranges::any_of(words, [](const QString &text) { return text.contains(u"copy", Qt::CaseInsensitive); });
}

void addRows(const QAbstractItemModel &model, const QModelIndex &parent, QByteArray &all)
{
    constexpr int kMostRows = 300;
    for (int row = 0; row < std::min(kMostRows, model.rowCount(parent)); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                all += index.data(role).toString().toUtf8() + '\n';
        }
        addRows(model, model.index(row, 0, parent), all);
    }
}

/// All that a widget shows, or would if somebody scrolled, opened it or pointed at it.
QByteArray shownBy(const QWidget &widget)
{
    QByteArray all;
    for (const ShownText &text : textsOf(widget))
        all += text.text.toUtf8() + '\n';
    for (const QString &text : {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()})
        all += text.toUtf8() + '\n';
    if (const auto *edit = qobject_cast<const CodeEdit *>(&widget))
        all += edit->payload() + '\n';
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model())
        addRows(*view->model(), {}, all);
    return all;
}

/// Copies by whatever means a widget has: its keys, its buttons, and those of its menu.
void copyFrom(QWidget &widget, const std::function<void()> &copied)
{
    const auto *button = qobject_cast<QAbstractButton *>(&widget);
    if (button && button->isEnabled() && isCopy(*button)) {
        QTest::mouseClick(&widget, Qt::LeftButton);
        copied();
    }
    if (qobject_cast<QAbstractItemView *>(&widget) || qobject_cast<CanvasView *>(&widget)) {
        QTest::keyClick(&widget, Qt::Key_C, Qt::ControlModifier);
        copied();
    }
    // Fields and editors of any kind.
    if (widget.metaObject()->indexOfSlot("copy()") >= 0 && widget.metaObject()->indexOfSlot("selectAll()") >= 0) {
        QMetaObject::invokeMethod(&widget, "selectAll");
        QMetaObject::invokeMethod(&widget, "copy");
        copied();
    }
    for (QAction *action : widget.actions()) {
        const QString words = action->objectName() + action->text();
        if (action->isEnabled() && !action->menu() && words.contains(u"copy", Qt::CaseInsensitive)) {
            action->trigger();
            copied();
        }
    }
}

} // namespace

/// Looks for planted secrets in all that the real window shows, and in all that can be copied out of it, while the systems
/// that it calls give them back.
class TestWindowLeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noneIsShownOrCopied();
    void cleanupTestCase();

private:
    [[nodiscard]] QWidget *see(const char *objectName) const;

    EchoServer m_echo;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<ThemeController> m_theme;
    SystemClock m_clock;
    std::unique_ptr<Studio> m_studio;
    MainWindow *m_window = nullptr;
};

void TestWindowLeaks::initTestCase()
{
    qputenv("SLUICE_SECRET_LEAK_TOKEN", kToken);
    qputenv("SLUICE_SECRET_LEAK_PASSWORD", kPassword);
    const auto sample = provideSample();
    QVERIFY(sample && writeEveryType(*sample) && writeClocked(*sample) && makeLeaky(*sample, m_echo.address()));
    m_settings = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, name("sluice"),
                                             name("sluice"));
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_languages = std::make_unique<Languages>();
    m_languages->use(name("en"));
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    const StudioServices services{*m_theme, *m_languages, *m_preferences, m_clock, name(SLUICE_SCRIPT)};
    m_studio = std::make_unique<Studio>(StudioOptions{{}, {}, QSize(1280, 800)}, services);
    m_studio->start();
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(top))
            m_window = window;
    }
    QVERIFY2(m_window, "no window came");
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_VERIFY(see("hint.1"));
    QTest::mouseClick(see("hint.1"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(see("hintText.1")->property("text").toString().startsWith(u"Run: 246 done, 3 dead letter"),
                             kPatienceMs);
    // Last, so that its run and letter are the first of their lists.
    auto *design = m_window->findChild<DesignPage *>();
    design->openWorkflow(kLeaky);
    design->jumpTo(kLeaky, {});
    QTRY_VERIFY(see("design_run_button") && see("design_run_button")->isEnabled());
    QTest::mouseClick(see("design_run_button"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(name("deadLetters"))->badge(), quint64(4), kPatienceMs);
}

QWidget *TestWindowLeaks::see(const char *objectName) const
{
    const auto found = m_window->findChildren<QWidget *>(name(objectName));
    const auto seen = std::ranges::find_if(found, [](const QWidget *widget) { return widget->isVisible(); });
    return seen == found.end() ? nullptr : *seen;
}

void TestWindowLeaks::noneIsShownOrCopied()
{
    QByteArray shown;
    QByteArray copied;
    int copies = 0;
    Walk walk(*m_window, [&](const QString &, const QWidget *, const QWidget &root) {
        for (const QWidget *widget : shownWidgets(root))
            shown += shownBy(*widget);
        if (!root.isWindow() || &root != m_window)
            return; // a menu: what it copies has a button or a key as well
        QList<QPointer<QWidget>> widgets;
        for (const QWidget *widget : shownWidgets(root))
            widgets += const_cast<QWidget *>(widget);
        for (const QPointer<QWidget> &widget : widgets) {
            if (widget && widget->isVisible())
                copyFrom(*widget, [&] {
                    ++copies;
                    copied += pasted();
                });
        }
    });
    walk.everything();
    qInfo("%d copies of %lld bytes, %lld bytes shown", copies, static_cast<long long>(copied.size()),
          static_cast<long long>(shown.size()));
    // The echo has come through, else there is nothing to be found.
    // The echo has come through, else there is nothing to be found.
    for (const char *secret : {"[secret leak.token]", "[secret leak.password]"}) {
        QVERIFY2(shown.contains(secret), secret);
        QVERIFY2(copied.contains(secret), secret);
    }
    QVERIFY(copied.contains("\"type\": \"http.request\"")); // nodes
    QCOMPARE(leakIn(shown, {kToken, kPassword}), QString());
    QCOMPARE(leakIn(copied, {kToken, kPassword}), QString());
}

void TestWindowLeaks::cleanupTestCase()
{
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestWindowLeaks>(argc, argv);
}

#include "tst_windowleaks.moc"
