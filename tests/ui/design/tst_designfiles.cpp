#include "tests/ui/design/designfixture.h"

#include <QTreeView>

using namespace sluice;

/// What becomes of a workflow whose file somebody else changed, by key and mouse.
class TestDesignFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void savingAsksWhenTheFileWasChanged();
    void bringsBothTogether();
    void namesWhatBothChanged();
    void takesTheFiles();
    void closingDoesNotReplaceIt();

private:
    /// Somebody else writes the file, and nobody is told.
    void writeOutside(const QString &name, const QString &description)
    {
        Workflow theirs = m_base;
        theirs.name = name;
        theirs.description = description;
        QVERIFY(saveWorkflow(theirs, m_page->document().path()));
    }
    [[nodiscard]] Workflow file() const { return *loadWorkflow(m_page->document().path()); }
    /// The watcher of the file may have the bar say it again, with buttons of its own.
    [[nodiscard]] QPushButton *shown(const char *button) const
    {
        for (auto *found : m_page->page->findChildren<QPushButton *>(QLatin1StringView(button))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void press(const char *button)
    {
        QTRY_VERIFY2(shown(button), button);
        QTest::mouseClick(shown(button), Qt::LeftButton);
    }

    std::unique_ptr<DesignFixture> m_page;
    Workflow m_base;
};

void TestDesignFiles::init()
{
    m_page = std::make_unique<DesignFixture>();
    m_page->openNew();
    m_page->command("design.save")->trigger();
    m_base = m_page->document().workflow();
    m_page->document().setName(QStringLiteral("Mine"));
}

void TestDesignFiles::savingAsksWhenTheFileWasChanged()
{
    writeOutside(QStringLiteral("Theirs"), {});
    m_page->command("design.save")->trigger();
    QVERIFY(m_page->bar()->isVisible());
    QVERIFY(m_page->bar()->text().contains(QStringLiteral("changed outside")));
    QCOMPARE(file().name, QStringLiteral("Theirs"));
    press("designKeepOurs");
    QCOMPARE(file().name, QStringLiteral("Mine"));
    QVERIFY(!m_page->document().isModified());
    QVERIFY(!m_page->bar()->isVisible());
}

void TestDesignFiles::bringsBothTogether()
{
    writeOutside(m_base.name, QStringLiteral("What it is for"));
    m_page->command("design.save")->trigger();
    press("designMergeTheirs");
    QCOMPARE(m_page->document().workflow().description, QString());
    press("mergeApply");
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Mine"));
    QCOMPARE(m_page->document().workflow().description, QStringLiteral("What it is for"));
    QVERIFY(m_page->bar()->text().contains(QStringLiteral("brought together")));
    m_page->command("design.save")->trigger();
    QCOMPARE(file().description, QStringLiteral("What it is for"));
    m_page->command("design.undo")->trigger();
    QCOMPARE(m_page->document().workflow().description, QString());
}

void TestDesignFiles::namesWhatBothChanged()
{
    writeOutside(QStringLiteral("Theirs"), {});
    m_page->command("design.save")->trigger();
    press("designMergeTheirs");
    const auto *places = m_page->find<QTreeView>("mergeConflicts")->model();
    QCOMPARE(places->rowCount(), 1);
    QCOMPARE(places->index(0, 0).data().toString(), QStringLiteral("Workflow: Name"));
    press("mergeApply");
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Mine"));
}

void TestDesignFiles::takesTheFiles()
{
    writeOutside(QStringLiteral("Theirs"), {});
    m_page->command("design.save")->trigger();
    press("designTakeTheirs");
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Theirs"));
    QVERIFY(!m_page->document().isModified());
}

void TestDesignFiles::closingDoesNotReplaceIt()
{
    writeOutside(QStringLiteral("Theirs"), {});
    QTRY_VERIFY(shown("designTakeTheirs")); // the watcher of the file has seen it
    m_page->command("design.close")->trigger();
    press("saveAndClose");
    QVERIFY2(m_page->page->current(), "it stays open until somebody chooses");
    QCOMPARE(file().name, QStringLiteral("Theirs"));
    press("designTakeTheirs");
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Theirs"));
}

QTEST_MAIN(TestDesignFiles)
#include "tst_designfiles.moc"
