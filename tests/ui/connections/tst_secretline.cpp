#include "tests/ui/support/fakesecrets.h"
#include "ui/connections/secretline.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

/// How a secret stands, and the one way in for its value.
class TestSecretLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysWhereAValueIs_data();
    void saysWhereAValueIs();
    void takesAValueInAndForgetsIt();
    void showsTheValueNowhere();
    void looksTheSameWhateverTheValueIs();
    void replacesAndRemovesAValue();
    void asksBeforeItRemoves();
    void escapeKeepsNothing();
    void saysWhyTheKeychainDidNotTakeIt();
    void followsTheKeychain();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *part) const
    {
        return m_line->findChild<T *>(u"s_"_s + QString::fromLatin1(part));
    }
    [[nodiscard]] QString standing() const { return find<QLabel>("standing")->text(); }
    [[nodiscard]] QPushButton *button(const char *part) const { return find<QPushButton>(part); }
    void press(const char *part) const { QTest::mouseClick(button(part), Qt::LeftButton); }
    [[nodiscard]] QLineEdit *value() const { return find<QLineEdit>("value"); }
    void show(const QString &name)
    {
        m_line->setSecret(name);
        QVERIFY(QTest::qWaitForWindowExposed(m_line.get()));
    }

    ThemeController m_theme{Theme::make(Scheme::Light)};
    std::unique_ptr<FakeSecrets> m_secrets;
    std::unique_ptr<SecretLine> m_line;
};

void TestSecretLine::init()
{
    m_secrets = std::make_unique<FakeSecrets>();
    m_line = std::make_unique<SecretLine>(*m_secrets, m_theme, u"s"_s);
    m_line->resize(600, 160);
}

void TestSecretLine::saysWhereAValueIs_data()
{
    using Place = SecretStanding::Place;
    const auto trouble = [](const char *code) {
        return SecretStanding{.trouble = Error{QString::fromLatin1(code), {{u"name"_s, u"key"_s}}, {}}};
    };
    QTest::addColumn<SecretStanding>("given");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("mayEnter");
    QTest::addColumn<bool>("mayRemove");
    QTest::newRow("in the environment") << SecretStanding{.place = Place::Environment,
                                                          .variable = u"SLUICE_SECRET_KEY"_s}
                                        << u"from the environment variable SLUICE_SECRET_KEY"_s << false << false;
    QTest::newRow("in the keychain") << SecretStanding{.place = Place::Keychain} << u"in this computer's keychain"_s
                                     << true << true;
    QTest::newRow("nobody knows yet") << SecretStanding{.place = Place::Asking} << u"being asked"_s << false << false;
    QTest::newRow("missing") << SecretStanding{.variable = u"SLUICE_SECRET_KEY"_s,
                                               .trouble = Error{u"secret.missing"_s, {}, {}}}
                             << u"start the program with SLUICE_SECRET_KEY"_s << true << false;
    QTest::newRow("no keychain") << trouble("secret.keychainMissing")
                                 << u"Neither a Secret Service nor KWallet answers"_s << false << false;
    QTest::newRow("locked") << trouble("secret.keychainLocked") << u"Unlock it and allow Sluice"_s << true << false;
}

void TestSecretLine::saysWhereAValueIs()
{
    QFETCH(SecretStanding, given);
    QFETCH(QString, says);
    m_secrets->standings.insert(u"key"_s, given);
    show(u"key"_s);
    QVERIFY2(standing().contains(says), qPrintable(standing()));
    QTEST(button("enter")->isVisible(), "mayEnter");
    QTEST(button("remove")->isVisible(), "mayRemove");
    QVERIFY(!value()->isVisible());
    m_line->setSecret({});
    QVERIFY(m_line->isHidden());
}

void TestSecretLine::takesAValueInAndForgetsIt()
{
    show(u"key"_s);
    press("enter");
    QVERIFY(value()->hasFocus());
    QVERIFY(!button("confirm")->isEnabled());
    QTest::keyClicks(value(), u"s3cret"_s);
    QVERIFY(button("confirm")->isEnabled());
    QTest::keyClick(value(), Qt::Key_Return);
    QCOMPARE(value()->text(), QString());
    QTRY_COMPARE(m_secrets->stored.size(), std::size_t(1));
    QCOMPARE(m_secrets->stored.front(), std::pair(u"key"_s, u"s3cret"_s));
    QTRY_VERIFY(standing().contains(u"The value is in the keychain"));
    QVERIFY(!value()->isVisible());
    QCOMPARE(button("enter")->text(), u"Replace the value…"_s);
    value()->undo(); // nothing comes back
    QCOMPARE(value()->text(), QString());
}

void TestSecretLine::showsTheValueNowhere()
{
    QApplication::clipboard()->setText(u"before"_s);
    show(u"key"_s);
    press("enter");
    QTest::keyClicks(value(), u"s3cret"_s);
    QCOMPARE(value()->echoMode(), QLineEdit::Password);
    QVERIFY(value()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    value()->selectAll();
    QTest::keySequence(value(), QKeySequence::Copy);
    QTest::keySequence(value(), QKeySequence::Cut);
    QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
    QVERIFY(!value()->displayText().contains(u"s3cret"));
    for (const QLabel *label : m_line->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"s3cret"));
    m_line->setSecret(u"other"_s); // the form goes on to another connection
    QCOMPARE(value()->text(), QString());
    QVERIFY(m_secrets->stored.empty());
}

void TestSecretLine::looksTheSameWhateverTheValueIs()
{
    QApplication::setCursorFlashTime(0); // a caret that blinks is another picture
    show(u"key"_s);
    press("enter");
    const auto pictureOf = [this](const QString &secret) {
        value()->clear();
        QTest::keyClicks(value(), secret);
        return m_line->grab().toImage();
    };
    const QImage first = pictureOf(u"WWWWWW"_s);
    QCOMPARE(pictureOf(u"iiiiii"_s), first);
    QVERIFY(pictureOf(u"iiiii"_s) != first); // dots there are
    value()->setEchoMode(QLineEdit::Normal);
    const QImage open = pictureOf(u"WWWWWW"_s);
    QVERIFY(pictureOf(u"iiiiii"_s) != open); // and a picture would tell
}

void TestSecretLine::replacesAndRemovesAValue()
{
    m_secrets->standings.insert(u"key"_s, {.place = SecretStanding::Place::Keychain});
    show(u"key"_s);
    press("enter");
    QTest::keyClicks(value(), u"next"_s);
    press("confirm");
    QTRY_COMPARE(m_secrets->stored.size(), std::size_t(1));
    QTRY_VERIFY(button("remove")->isVisible());
    press("remove");
    press("confirm");
    QTRY_COMPARE(m_secrets->removed, QStringList{u"key"_s});
    QTRY_VERIFY(standing().contains(u"It has no value here"));
}

void TestSecretLine::asksBeforeItRemoves()
{
    m_secrets->standings.insert(u"key"_s, {.place = SecretStanding::Place::Keychain});
    show(u"key"_s);
    press("remove");
    QVERIFY(find<QLabel>("question")->text().contains(u"cannot be brought back"));
    QVERIFY(button("cancel")->hasFocus());
    press("cancel");
    QVERIFY(m_secrets->removed.isEmpty());
    QVERIFY(button("remove")->isVisible());
}

void TestSecretLine::escapeKeepsNothing()
{
    show(u"key"_s);
    press("enter");
    QTest::keyClicks(value(), u"s3cret"_s);
    QTest::keyClick(value(), Qt::Key_Escape);
    QVERIFY(!value()->isVisible());
    QCOMPARE(value()->text(), QString());
    QVERIFY(m_secrets->stored.empty());
}

void TestSecretLine::saysWhyTheKeychainDidNotTakeIt()
{
    m_secrets->refusal = Error{u"secret.keychainMissing"_s, {{u"name"_s, u"key"_s}}, {}};
    show(u"key"_s);
    press("enter");
    QTest::keyClicks(value(), u"s3cret"_s);
    press("confirm");
    QTRY_VERIFY(standing().contains(u"There is no keychain"));
    QVERIFY(standing().startsWith(u'▲'));
}

void TestSecretLine::followsTheKeychain()
{
    m_secrets->standings.insert(u"key"_s, {.place = SecretStanding::Place::Asking});
    show(u"key"_s);
    m_secrets->set(u"other"_s, {.place = SecretStanding::Place::Keychain});
    QVERIFY(standing().startsWith(u'…'));
    m_secrets->set(u"key"_s, {.place = SecretStanding::Place::Keychain});
    QVERIFY(standing().startsWith(u'✓'));
}

QTEST_MAIN(TestSecretLine)
#include "tst_secretline.moc"
