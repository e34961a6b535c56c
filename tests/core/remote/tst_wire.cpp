#include "core/remote/methods.h"
#include "core/run/codec.h"
#include "core/tasks/taskhost.h"
#include "tests/core/remote/wirecount.h"
#include "tests/core/remote/wirefill.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kRounds = 50;

QJsonValue throughText(const QJsonValue &json)
{
    return QJsonDocument::fromJson(QJsonDocument(QJsonObject{{QStringLiteral("it"), json}}).toJson())[u"it"];
}

/// What is wrong with how values of a type travel; empty: nothing.
template <typename T>
QString troubleOf(quint64 seed)
{
    WireFill fill(seed);
    T value{};
    fill.put(value);
    const QJsonValue json = throughText(wire::write(value));
    T back{};
    wire::Trouble trouble;
    if (!wire::read(json, back, trouble))
        return QStringLiteral("not read at %1").arg(trouble.path());
    if (throughText(wire::write(back)) != json)
        return QStringLiteral("came back another");
    if constexpr (wire::Structure<T> && requires { bool(value == back); }) {
        if (!(value == back))
            return QStringLiteral("is not equal to what was written");
    }
    return {};
}

/// Structures whose list of fields leaves out a member on purpose.
template <typename T>
inline constexpr std::size_t kLeftOut = 0;
template <>
inline constexpr std::size_t kLeftOut<ConnectionTest> = 1; ///< its stop token stays where it is
template <>
inline constexpr std::size_t kLeftOut<RunHistory> = 1; ///< its plan is made anew where it is read

/// Structures, reachable from a type, whose list of fields is not as long as they have members.
template <typename T>
struct Incomplete {
    static void find(QStringList &) {}
};
template <typename T>
void findIncomplete(QStringList &names)
{
    Incomplete<T>::find(names);
}
template <typename T>
struct Incomplete<std::vector<T>> {
    static void find(QStringList &names) { findIncomplete<T>(names); }
};
template <typename T>
struct Incomplete<std::optional<T>> {
    static void find(QStringList &names) { findIncomplete<T>(names); }
};
template <typename T, std::size_t count>
struct Incomplete<std::array<T, count>> {
    static void find(QStringList &names) { findIncomplete<T>(names); }
};
template <typename Key, typename T>
struct Incomplete<std::map<Key, T>> {
    static void find(QStringList &names) { findIncomplete<T>(names); }
};
template <typename... Ts>
struct Incomplete<std::variant<Ts...>> {
    static void find(QStringList &names) { (findIncomplete<Ts>(names), ...); }
};
template <wire::Structure T>
struct Incomplete<T> {
    static void find(QStringList &names)
    {
        constexpr std::size_t kListed = std::tuple_size_v<std::decay_t<decltype(wire::Fields<T>::list)>>;
        if constexpr (std::is_aggregate_v<T>) {
            if (memberCount<T>() != kListed + kLeftOut<T>) {
                names.append(QStringLiteral("%1 (%2 members, %3 listed)")
                                 .arg(wire::detail::structureName<T>())
                                 .arg(memberCount<T>())
                                 .arg(kListed));
            }
        } else {
            names.append(wire::detail::structureName<T>() + QStringLiteral(" is no aggregate"));
        }
        std::apply([&]<typename... Values>(const wire::Field<T, Values> &...) { (findIncomplete<Values>(names), ...); },
                   wire::Fields<T>::list);
    }
};

template <auto Member>
QStringList troublesOf(const Method<Member> &method)
{
    QStringList all;
    const auto note = [&](const QString &trouble) {
        if (!trouble.isEmpty())
            all.append(QString::fromLatin1(method.name) + QStringLiteral(": ") + trouble);
    };
    for (quint64 seed = 0; seed < kRounds; ++seed) {
        if constexpr (!std::is_void_v<AnswerOf<Member>>)
            note(troubleOf<AnswerOf<Member>>(seed));
        std::apply([&]<typename... Ts>(const Ts &...) { (note(troubleOf<Ts>(seed)), ...); }, ArgumentsOf<Member>{});
    }
    all.removeDuplicates();
    return all;
}

template <auto Member>
QStringList gapsOf(const Method<Member> &)
{
    QStringList all;
    if constexpr (!std::is_void_v<AnswerOf<Member>>)
        findIncomplete<AnswerOf<Member>>(all);
    std::apply([&]<typename... Ts>(const Ts &...) { (findIncomplete<Ts>(all), ...); }, ArgumentsOf<Member>{});
    return all;
}

template <typename T>
bool isRead(const QJsonValue &json, QString *place = nullptr)
{
    T value{};
    wire::Trouble trouble;
    const bool is = wire::read(json, value, trouble);
    if (place)
        *place = trouble.path();
    return is;
}

} // namespace

/// Values of the control API as JSON.
class TestWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThatCallsTakeAndGiveComesBackAsItWas()
    {
        const QStringList troubles = std::apply(
            [](const auto &...method) { return (QStringList() + ... + troublesOf(method)); }, kMethods);
        QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(u'\n')));
    }
    void theSnapshotComesBackAsItWas()
    {
        for (quint64 seed = 0; seed < kRounds; ++seed)
            QCOMPARE(troubleOf<EngineSnapshot>(seed), QString());
    }
    void noMemberIsForgotten()
    {
        QStringList gaps = std::apply([](const auto &...method) { return (QStringList() + ... + gapsOf(method)); },
                                      kMethods);
        findIncomplete<EngineSnapshot>(gaps);
        findIncomplete<RecoveredRun>(gaps);
        gaps.removeDuplicates();
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
    }

    void everyParameterHasAName()
    {
        QStringList wrong;
        const auto check = [&wrong]<auto Member>(const Method<Member> &method)
        {
            std::size_t named = 0;
            for (const char *name : method.params)
                named += name ? 1 : 0;
            if (named != std::tuple_size_v<ArgumentsOf<Member>>)
                wrong.append(QString::fromLatin1(method.name));
        };
        std::apply([&](const auto &...method) { (check(method), ...); }, kMethods);
        QCOMPARE(wrong, QStringList());
    }

    void namesOfEnumeratorsAreStable()
    {
        QCOMPARE(wire::enumName(BreakerPhase::ForcedOpen), QStringLiteral("forcedOpen"));
        QCOMPARE(wire::enumNamed<BreakerPhase>(QStringLiteral("halfOpen")), std::optional(BreakerPhase::HalfOpen));
        QCOMPARE(wire::enumNamed<BreakerPhase>(QStringLiteral("HalfOpen")), std::nullopt);
        QCOMPARE(wire::enumNamed<BreakerPhase>(QString()), std::nullopt);
    }
    void numbersThatADoubleCannotHoldTravelAsTexts()
    {
        constexpr quint64 kMost = std::numeric_limits<quint64>::max();
        QCOMPARE(wire::write(kMost), QJsonValue(QStringLiteral("18446744073709551615")));
        QCOMPARE(wire::write(quint64(7)), QJsonValue(7));
        quint64 back = 0;
        wire::Trouble trouble;
        QVERIFY(wire::read(throughText(wire::write(kMost)), back, trouble));
        QCOMPARE(back, kMost);
    }
    void refusesWhatIsOfAnotherKindAndSaysWhere()
    {
        QVERIFY(!isRead<quint8>(300));
        QVERIFY(!isRead<quint32>(-1));
        QVERIFY(!isRead<int>(1.5));
        QVERIFY(!isRead<int>(QStringLiteral("seven")));
        QVERIFY(!isRead<bool>(1));
        QVERIFY(!isRead<BreakerPhase>(QStringLiteral("ajar")));
        QString place;
        const QJsonObject wrong{{QStringLiteral("letters"), QJsonArray{QStringLiteral("12-3"), 5}}};
        QVERIFY(!isRead<RedriveRequest>(wrong, &place));
        QCOMPARE(place, QStringLiteral("letters.1"));
    }
    void whatIsLeftOutKeepsItsUsualValueAndWhatIsUnknownIsPassedOver()
    {
        BreakerRequest request;
        wire::Trouble trouble;
        QVERIFY(wire::read(
            QJsonObject{{QStringLiteral("connection"), QStringLiteral("erp")}, {QStringLiteral("newerThanWe"), 1}},
            request, trouble));
        QCOMPARE(request.connection, QStringLiteral("erp"));
        QCOMPARE(request.action, BreakerRequest().action);
    }
    void anOptionalThatIsNotThereIsNull()
    {
        LetterFilter filter;
        filter.state.reset(); // its usual value is another
        LetterFilter back;
        wire::Trouble trouble;
        QVERIFY(wire::read(throughText(wire::write(filter)), back, trouble));
        QVERIFY(!back.state);
    }

    void theCatalogComesBackWhole()
    {
        const TaskCatalog catalog = standardCatalog();
        const QJsonValue json = throughText(wire::write(catalog));
        TaskCatalog back;
        wire::Trouble trouble;
        QVERIFY2(wire::read(json, back, trouble), qPrintable(trouble.path()));
        QCOMPARE(throughText(wire::write(back)), json);
        QVERIFY(back.types().size() > 20);
    }
    void eventsTravelAsInTheJournal()
    {
        Events events;
        events.push_back({WallTime(Milliseconds(5)), RunPaused{QStringLiteral("me")}});
        Events back;
        wire::Trouble trouble;
        QVERIFY(wire::read(throughText(wire::write(events)), back, trouble));
        QCOMPARE(encodeEvents(back), encodeEvents(events));
        QVERIFY(!isRead<Events>(QStringLiteral("AAAA")));
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
