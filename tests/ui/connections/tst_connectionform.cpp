#include "tests/ui/support/fakesecrets.h"
#include "ui/connections/connectionfields.h"
#include "ui/connections/connectionform.h"
#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using namespace Qt::StringLiterals;

/// Every field of a connection, from its text to its value and back.
class TestConnectionForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasAFieldForAllThatTheFileHolds();
    void aTextThatStandsReadsBack_data();
    void aTextThatStandsReadsBack();
    void saysWhatATextMustBe_data();
    void saysWhatATextMustBe();
    void doubtsWhatCanStand_data();
    void doubtsWhatCanStand();
    void showsTheFieldsOfItsType();
    void tellsAnEditOnceAndKeepsWhatCannotStand();
    void anEmptyFieldHasTheUsualValue();
    void keepsTheIdOfAConnectionThatIsUsed();

private:
    static const ConnectionField &field(const QString &key, const QString &type = u"http"_s)
    {
        Connection of;
        of.type = type;
        for (const ConnectionField &each : connectionFields()) {
            if (key == QLatin1StringView(each.key) && (!each.isOf || each.isOf(of)))
                return each;
        }
        qFatal("no field %s", qPrintable(key));
    }
    struct Bench {
        ThemeController theme{Theme::make(Scheme::Light)};
        FakeSecrets secrets;
        ConnectionForm form{theme, secrets, QDir::tempPath()};
        Connection shown;

        Bench()
        {
            shown.id = u"shop"_s;
            shown.type = u"http"_s;
            connect(&form, &ConnectionForm::edited, &form,
                    [this](const QString &, const ConnectionForm::Change &change) {
                        ++edits;
                        change(shown);
                        form.show(shown, {u"shop"_s, u"other"_s}, users);
                    });
            show();
            form.resize(1000, 1600);
            form.QWidget::show();
            [this] { QVERIFY(QTest::qWaitForWindowActive(&form)); }();
        }
        void show() { form.show(shown, {u"shop"_s, u"other"_s}, users); }
        [[nodiscard]] QLineEdit *line(const char *key) const
        {
            for (auto *each : form.findChildren<QLineEdit *>(u"connection_"_s + QString::fromLatin1(key))) {
                if (each->isVisible())
                    return each;
            }
            return nullptr;
        }
        [[nodiscard]] QString problem(const char *key) const
        {
            for (auto *each : form.findChildren<QLabel *>(u"problem_"_s + QString::fromLatin1(key))) {
                if (each->isVisible())
                    return each->text();
            }
            return {};
        }

        int edits = 0;
        int users = 0;
    };
};

/// What the file's schema knows, the form edits; the type alone is chosen when a connection is made.
void TestConnectionForm::hasAFieldForAllThatTheFileHolds()
{
    (void)readConnections("{}", {}); // the program's resources are there from here on
    QFile file(u":/schema/connections.schema.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = QJsonDocument::fromJson(file.readAll()).object();
    QStringList keys;
    const auto collect = [&](auto &self, const QJsonObject &properties, const QString &before) -> void {
        for (auto each = properties.begin(); each != properties.end(); ++each) {
            const auto inner = each.value()[u"properties"_s].toObject();
            if (inner.isEmpty())
                keys += before + each.key();
            else
                self(self, inner, before + each.key() + u'.');
        }
    };
    const auto connection = schema[u"definitions"_s][u"connection"_s][u"properties"_s].toObject();
    QVERIFY(!connection.isEmpty());
    collect(collect, connection, {});
    QStringList fields{u"type"_s, u"headers"_s}; // a table edits the headers
    for (const ConnectionField &each : connectionFields())
        fields += QString::fromLatin1(each.key);
    for (const QString &key : std::as_const(keys))
        QVERIFY2(fields.contains(key), qPrintable(key + u" has no field"_s));
    QVERIFY(keys.size() > 20);
}

void TestConnectionForm::aTextThatStandsReadsBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    for (const auto &[key, text] : std::initializer_list<std::pair<QString, QString>>{
             {u"name"_s, u"The shop"_s},
             {u"baseUrl"_s, u"https://shop.example/v1"_s},
             {u"allowLoopback"_s, u"1"_s},
             {u"caFile"_s, u"ca.pem"_s},
             {u"proxy"_s, u"socks5://proxy.example:1080"_s},
             {u"proxySecret"_s, u"proxy.key"_s},
             {u"poolSize"_s, u"12"_s},
             {u"queue.limit"_s, u"5"_s},
             {u"queue.maxWait"_s, u"90s"_s},
             {u"limit.perSecond"_s, u"0.5"_s},
             {u"limit.burst"_s, u"4"_s},
             {u"breaker.failureRate"_s, u"25"_s},
             {u"breaker.slowCall"_s, u"1500ms"_s},
             {u"breaker.minimumCalls"_s, u"7"_s},
             {u"retryBudget.ratio"_s, u"12.5"_s},
             {u"retryBudget.minimum"_s, u"0"_s},
         })
        QTest::newRow(qPrintable(key)) << key << text;
}

void TestConnectionForm::aTextThatStandsReadsBack()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    const ConnectionField &it = field(key);
    QCOMPARE(complaintAbout(it, text), QString());
    Connection connection;
    it.write(connection, text);
    QVERIFY(!(connection == Connection()));
    Connection again;
    it.write(again, it.read(connection));
    QVERIFY(again == connection);
    it.write(connection, {});
    QVERIFY(connection == Connection());
}

void TestConnectionForm::saysWhatATextMustBe_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no number") << u"poolSize"_s << u"many"_s << u"whole number from 1 to"_s;
    QTest::newRow("too few") << u"poolSize"_s << u"0"_s << u"whole number from 1 to"_s;
    QTest::newRow("too many") << u"poolSize"_s << u"100000"_s << u"whole number from 1 to"_s;
    QTest::newRow("a half") << u"limit.burst"_s << u"1.5"_s << u"whole number"_s;
    QTest::newRow("more than all") << u"breaker.failureRate"_s << u"101"_s << u"number from 0 to 100"_s;
    QTest::newRow("no unit") << u"breaker.wait"_s << u"30"_s << u"a number and a unit"_s;
    QTest::newRow("no id") << u"id"_s << QString() << u"needs an id"_s;
}

void TestConnectionForm::saysWhatATextMustBe()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QString complaint = complaintAbout(field(key), text);
    QVERIFY2(complaint.contains(says), qPrintable(complaint));
}

void TestConnectionForm::doubtsWhatCanStand_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no scheme") << u"baseUrl"_s << u"shop.example"_s << u"https://host/path"_s;
    QTest::newRow("a password") << u"baseUrl"_s << u"https://me:pw@shop.example"_s << u"Name a secret"_s;
    QTest::newRow("nothing") << u"baseUrl"_s << QString() << u"whole address"_s;
    QTest::newRow("an odd proxy") << u"proxy"_s << u"ftp://x:1"_s << u"This is no proxy"_s;
    QTest::newRow("no such file") << u"caFile"_s << u"nowhere.pem"_s << u"no such file"_s;
    QTest::newRow("never opens") << u"breaker.minimumCalls"_s << u"1000"_s << u"never open"_s;
}

void TestConnectionForm::doubtsWhatCanStand()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    Connection connection;
    connection.type = u"http"_s;
    field(key).write(connection, text);
    const QString doubt = doubtAbout(field(key), connection, folder.path());
    QVERIFY2(doubt.contains(says), qPrintable(doubt));
}

void TestConnectionForm::showsTheFieldsOfItsType()
{
    Bench it;
    QVERIFY(it.line("baseUrl") && it.line("proxy") && !it.line("host") && !it.line("database"));
    it.shown.type = u"postgres"_s;
    it.show();
    QVERIFY(!it.line("baseUrl") && it.line("host") && it.line("port") && it.line("database") && it.line("user"));
    it.shown.type = u"sqlite"_s;
    it.show();
    QVERIFY(!it.line("host") && !it.line("user") && it.line("database") && it.line("poolSize"));
}

void TestConnectionForm::tellsAnEditOnceAndKeepsWhatCannotStand()
{
    Bench it;
    it.line("poolSize")->setFocus();
    QTest::keyClicks(it.line("poolSize"), u"12"_s);
    QCOMPARE(it.shown.poolSize, 12u);
    QCOMPARE(it.edits, 2);
    QTest::keyClicks(it.line("poolSize"), u"x"_s);
    QCOMPARE(it.shown.poolSize, 12u);
    QCOMPARE(it.line("poolSize")->text(), u"12x"_s);
    QVERIFY(it.problem("poolSize").contains(u"whole number"));
    QVERIFY(!it.form.firstComplaint().isEmpty());
    it.form.focusComplaint();
    QVERIFY(it.line("poolSize")->hasFocus());
    it.form.revert();
    QCOMPARE(it.line("poolSize")->text(), u"12"_s);
    QCOMPARE(it.form.firstComplaint(), QString());
}

void TestConnectionForm::anEmptyFieldHasTheUsualValue()
{
    Bench it;
    QCOMPARE(it.line("poolSize")->text(), QString());
    QCOMPARE(it.line("poolSize")->placeholderText(), u"8"_s);
    auto *back = it.form.findChild<QToolButton *>(u"connection_poolSize_reset"_s);
    QVERIFY(!back->isVisible());
    QTest::keyClicks(it.line("poolSize"), u"3"_s);
    QVERIFY(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(it.shown.poolSize, 8u);
    QCOMPARE(it.line("poolSize")->text(), QString());
}

void TestConnectionForm::keepsTheIdOfAConnectionThatIsUsed()
{
    Bench it;
    it.line("id")->setText({});
    QTest::keyClicks(it.line("id"), u"other"_s);
    QVERIFY(it.problem("id").contains(u"Another connection"));
    QCOMPARE(it.shown.id, u"othe"_s);
    it.users = 2;
    it.show();
    QVERIFY(it.line("id")->isReadOnly());
}

QTEST_MAIN(TestConnectionForm)
#include "tst_connectionform.moc"
