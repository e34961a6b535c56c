#include "core/workflow/exchange/graphfile.h"
#include "tests/ui/design/designfixture.h"

#include <QFileDialog>

using namespace sluice;

/// Workflows from files of other programs, and to them.
class TestDesignExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_page.emplace(); }
    void cleanup() { m_page.reset(); }
    void importsAGraphAsAWorkflowThatCanBeUndone();
    void saysWhatIsSwitchedOff();
    void saysWhyAFileCannotBeImported();
    void exportsInTheFormatOfTheName();

private:
    /// Chooses a file in the dialog that a command opens.
    void choose(const char *command, const QString &path) const
    {
        m_page->command(command)->trigger();
        auto *dialog = m_page->page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
        QTRY_VERIFY(!m_page->page->findChild<QFileDialog *>());
    }
    [[nodiscard]] QString put(const char *name, const QByteArray &text) const
    {
        QFile file(m_page->dir->filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    std::optional<DesignFixture> m_page;
};

void TestDesignExchange::importsAGraphAsAWorkflowThatCanBeUndone()
{
    choose("design.import", put("orders.dot", "digraph { read [type=\"http.request\"]; read -> check -> store }"));
    QCOMPARE(m_page->document().title(), QStringLiteral("orders"));
    QCOMPARE(m_page->document().workflow().tasks.size(), std::size_t(3));
    QCOMPARE(m_page->document().workflow().tasks[0].type, QStringLiteral("http.request"));
    QCOMPARE(m_page->document().workflow().layout.size(), 3);
    QVERIFY2(m_page->document().isModified(), "it is in no file yet");
    QCOMPARE(m_page->document().undoStack().text(0), QStringLiteral("Import orders.dot"));
    while (m_page->document().undoStack().canUndo())
        m_page->command("design.undo")->trigger();
    QVERIFY(m_page->document().workflow().tasks.empty());
    QVERIFY(!m_page->document().isModified());
}

void TestDesignExchange::saysWhatIsSwitchedOff()
{
    choose("design.import", put("mail.dot", "digraph { a [type=\"mail.send\", to=ada]; b; a -> b }"));
    const auto &task = m_page->document().workflow().tasks[0];
    QVERIFY(task.disabled);
    QCOMPARE(task.notes, QStringLiteral("to: ada\ntype: mail.send"));
    QVERIFY(!m_page->document().workflow().tasks[1].disabled);
    QVERIFY2(m_page->bar()->isVisible(), "somebody has to look");
}

void TestDesignExchange::saysWhyAFileCannotBeImported()
{
    choose("design.import", put("broken.dot", "digraph {\n a -> }"));
    QVERIFY(m_page->bar()->isVisible());
    QVERIFY(!m_page->page->current());
    QVERIFY(m_page->workspace->entries().empty());
}

void TestDesignExchange::exportsInTheFormatOfTheName()
{
    m_page->openNew();
    m_page->quickAdd({300, 200}, QStringLiteral("http"));
    const auto tasks = m_page->document().workflow().tasks;
    for (const char *name : {"out.json", "out.graphml", "out.dot"}) {
        const QString path = m_page->dir->filePath(QString::fromLatin1(name));
        choose("design.export", path);
        const auto read = loadGraph(path, m_page->engine->catalog());
        QVERIFY2(read, name);
        QCOMPARE(read->tasks, tasks);
    }
}

QTEST_MAIN(TestDesignExchange)
#include "tst_designexchange.moc"
