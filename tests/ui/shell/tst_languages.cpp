#include "ui/shell/languages.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace sluice;

/// A language is spoken everywhere: in Qt's own dialogs and in figures too.
class TestLanguages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_languages.use(QStringLiteral("en")); }
    void dialogsOfQtSpeakItToo();
    void folderDialogSpeaksItToo();
    void openDialogsChangeWhileTheyAreShown();
    void figuresFollow();
    void unknownLanguageIsTheSystems();

private:
    Languages m_languages;
};

void TestLanguages::dialogsOfQtSpeakItToo()
{
    m_languages.use(QStringLiteral("de"));
    const QDialogButtonBox german(QDialogButtonBox::Cancel | QDialogButtonBox::Open);
    QCOMPARE(german.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Abbrechen"));
    QCOMPARE(german.button(QDialogButtonBox::Open)->text().remove(u'&'), QStringLiteral("Öffnen"));
    m_languages.use(QStringLiteral("en"));
    const QDialogButtonBox english(QDialogButtonBox::Cancel);
    QCOMPARE(english.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Cancel"));
}

void TestLanguages::folderDialogSpeaksItToo()
{
    m_languages.use(QStringLiteral("de"));
    QFileDialog dialog;
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.show();
    QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("lookInLabel"))->text(), QStringLiteral("Suchen in:"));
}

void TestLanguages::openDialogsChangeWhileTheyAreShown()
{
    QDialogButtonBox box(QDialogButtonBox::Cancel);
    box.show();
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Abbrechen"));
}

void TestLanguages::figuresFollow()
{
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1,234.5"));
    m_languages.use(QStringLiteral("de"));
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1.234,5"));
}

void TestLanguages::unknownLanguageIsTheSystems()
{
    m_languages.use(QStringLiteral("tlh"));
    QVERIFY(Languages::available().contains(m_languages.current()));
}

QTEST_MAIN(TestLanguages)

#include "tst_languages.moc"
