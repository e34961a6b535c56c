#include "ui/shell/pluginsdialog.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/twolines.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

/// The dialog over plug-ins that are only a list.
class TestPluginsDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listsThemWithVersionOriginAndState();
    void saysWhyOneCannotBeUsed();
    void saysThatThereIsNone();
    void installsForWhomIsChosen();
    void installsWhatTheFileDialogGives();
    void saysWhyNothingWasInstalled();
    void asksBeforeItRemoves();
    void opensTheWorkspaceAgain();
    void closesByKey();

private:
    void open();
    template <typename T>
    T *find(const char *name) const
    {
        return m_parent->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString value(const char *field) const { return find<QLabel>(field)->text(); }

    std::vector<PluginEntry> m_plugins;
    QStringList m_calls;
    std::optional<Error> m_failure;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<QWidget> m_parent;
    PluginsDialog *m_dialog = nullptr;
};

void TestPluginsDialog::init()
{
    m_calls.clear();
    m_failure.reset();
    PluginEntry words{
        u"Words"_s, u"1.2.0"_s, u"Ada"_s, u"/home/a/words"_s, false, false, {u"words.count"_s, u"words.fail"_s}, {}};
    PluginEntry shout{u"Shout"_s,
                      u"2.0.1"_s,
                      {},
                      u"/w/plugins/shout.so"_s,
                      true,
                      true,
                      {u"shout.text"_s},
                      Error{u"plugin.libraryElsewhere"_s, {{u"path"_s, u"/w/plugins/shout.so"_s}}, {}}};
    m_plugins = {words, shout};
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Light));
    m_parent = std::make_unique<QWidget>();
    m_parent->resize(1280, 800);
    m_parent->show();
}

void TestPluginsDialog::cleanup()
{
    m_parent.reset();
    m_theme.reset();
}

void TestPluginsDialog::open()
{
    PluginDesk desk;
    desk.list = [this] { return m_plugins; };
    desk.install = [this](const QString &path, bool forWorkspace) -> Result<QString> {
        m_calls += u"install %1 %2"_s.arg(path, forWorkspace ? u"workspace"_s : u"me"_s);
        if (m_failure)
            return tl::unexpected(*m_failure);
        PluginEntry made;
        made.name = u"Fresh"_s;
        made.path = path;
        made.isOfWorkspace = forWorkspace;
        m_plugins.push_back(made);
        return made.name;
    };
    desk.remove = [this](const QString &name, bool inWorkspace) -> Result<void> {
        m_calls += u"remove %1 %2"_s.arg(name, inWorkspace ? u"workspace"_s : u"me"_s);
        std::erase_if(m_plugins, [&](const PluginEntry &each) { return each.name == name; });
        return {};
    };
    desk.reopen = [this] { m_calls += u"reopen"_s; };
    PluginsDialog::show(desk, *m_theme, m_parent.get());
    m_dialog = find<PluginsDialog>("pluginsDialog");
    QVERIFY(m_dialog);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestPluginsDialog::listsThemWithVersionOriginAndState()
{
    open();
    auto *list = find<QListWidget>("pluginList");
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), u"Words 1.2.0"_s);
    QCOMPARE(list->item(0)->data(TwoLines::kDetailRole).toString(), u"yours, usable"_s);
    QCOMPARE(list->item(1)->data(TwoLines::kDetailRole).toString(), u"of this workspace, cannot be used"_s);
    QCOMPARE(QApplication::focusWidget(), list);
    QCOMPARE(value("pluginTypes"), u"words.count\nwords.fail"_s);
    QCOMPARE(value("pluginAuthor"), u"Ada"_s);
    QCOMPARE(value("pluginState"), u"Usable"_s);
    QVERIFY(find<QLabel>("pluginTitle")->textFormat() == Qt::PlainText);
}

void TestPluginsDialog::saysWhyOneCannotBeUsed()
{
    open();
    QTest::keyClick(find<QListWidget>("pluginList"), Qt::Key_Down);
    QCOMPARE(value("pluginTitle"), u"Shout"_s);
    QVERIFY2(value("pluginState").contains(u"install it for yourself"_s), qPrintable(value("pluginState")));
    QVERIFY(!find<QLabel>("pluginAuthor")->isVisible()); // it names none
}

void TestPluginsDialog::saysThatThereIsNone()
{
    m_plugins.clear();
    open();
    auto *none = find<EmptyState>("noPlugin");
    QVERIFY(none->isVisible());
    QVERIFY(!find<QPushButton>("pluginRemove")->isEnabled());
    QTest::mouseClick(none->action(), Qt::LeftButton);
    QVERIFY(m_dialog->findChild<QFileDialog *>());
}

void TestPluginsDialog::installsForWhomIsChosen()
{
    open();
    m_dialog->installFrom(u"/tmp/a"_s);
    find<QComboBox>("pluginTarget")->setCurrentIndex(1);
    QVERIFY(!find<QPushButton>("pluginFromFile")->isEnabled()); // a workspace brings no libraries
    m_dialog->installFrom(u"/tmp/b"_s);
    QCOMPARE(m_calls, QStringList({u"install /tmp/a me"_s, u"install /tmp/b workspace"_s}));
    QCOMPARE(value("pluginTitle"), u"Fresh"_s); // what came is shown
    QVERIFY(find<InfoBar>("pluginsBar")->text().contains(u"Fresh"_s));
}

void TestPluginsDialog::installsWhatTheFileDialogGives()
{
    open();
    QTest::mouseClick(find<QPushButton>("pluginFromFile"), Qt::LeftButton);
    auto *files = m_dialog->findChild<QFileDialog *>();
    QVERIFY(files);
    QCOMPARE(files->fileMode(), QFileDialog::ExistingFile);
    Q_EMIT files->fileSelected(u"/tmp/new.so"_s);
    QCOMPARE(m_calls, QStringList(u"install /tmp/new.so me"_s));
    files->close();
}

void TestPluginsDialog::saysWhyNothingWasInstalled()
{
    open();
    m_failure = Error{u"plugin.noDescription"_s, {{u"path"_s, u"/tmp/a"_s}}, {}};
    m_dialog->installFrom(u"/tmp/a"_s);
    QVERIFY2(find<InfoBar>("pluginsBar")->text().contains(u"/tmp/a"_s),
             qPrintable(find<InfoBar>("pluginsBar")->text()));
    QVERIFY(!find<QPushButton>("pluginReopen"));
    QCOMPARE(find<QListWidget>("pluginList")->count(), 2);
}

void TestPluginsDialog::asksBeforeItRemoves()
{
    open();
    QTest::mouseClick(find<QPushButton>("pluginRemove"), Qt::LeftButton);
    QVERIFY(m_calls.isEmpty());
    QTest::mouseClick(find<QPushButton>("pluginRemoveNo"), Qt::LeftButton);
    QVERIFY(m_calls.isEmpty());
    QTest::mouseClick(find<QPushButton>("pluginRemove"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("pluginRemoveYes"), Qt::LeftButton);
    QCOMPARE(m_calls, QStringList(u"remove Words me"_s));
    QCOMPARE(find<QListWidget>("pluginList")->count(), 1);
    QCOMPARE(value("pluginTitle"), u"Shout"_s);
}

void TestPluginsDialog::opensTheWorkspaceAgain()
{
    open();
    m_dialog->installFrom(u"/tmp/a"_s);
    QTest::mouseClick(find<QPushButton>("pluginReopen"), Qt::LeftButton);
    QCOMPARE(m_calls.last(), u"reopen"_s);
    QTRY_VERIFY(!find<PluginsDialog>("pluginsDialog"));
}

void TestPluginsDialog::closesByKey()
{
    open();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!find<PluginsDialog>("pluginsDialog"));
}

QTEST_MAIN(TestPluginsDialog)
#include "tst_pluginsdialog.moc"
