#include "core/integration/amqp/amqplink.h"
#include "core/integration/broker/brokerlistener.h"
#include "core/integration/broker/errors.h"
#include "tests/core/integration/testrabbit.h"

#include <QJsonArray>

#include <future>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// AMQP against a real RabbitMQ of the test's own.
class TestAmqp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void deliversWhatWasPublished();
    void findsAQueueByTheRoutingKey();
    void refusesWhatNoQueueTakes();
    void refusesAnExchangeThatIsNotThere();
    void refusesAQueueThatIsNotThere();
    void comesBackWithWhatTheBrokerDoesNotTake();
    void refusesAWrongPasswordForGood();
    void refusesAnUnknownVirtualHostForGood();
    void countsAMissingBrokerAsTransient();
    void stopsWaitingForABrokerThatIsSilent();
    void deliversAgainWhatWasNotAcknowledged();
    void countsDeliveriesOfAQuorumQueue();
    void leavesToTheQueueWhatIsMoreThanWasAskedFor();
    void keepsWhatComesWhileNobodyTakesMore();
    void noticesThatItsQueueIsGone();
    void comesBackWhenTheBrokerDoes();

private:
    [[nodiscard]] std::unique_ptr<AmqpClient> client()
    {
        auto opened = AmqpClient::open(m_broker.target(), m_clock, {});
        return opened ? *std::move(opened) : nullptr;
    }
    [[nodiscard]] static AmqpOutgoing to(const QString &key, const QByteArray &body, const QString &exchange = {})
    {
        AmqpOutgoing message;
        message.exchange = exchange;
        message.key = key;
        message.body = body;
        return message;
    }
    [[nodiscard]] AmqpClient::Done send(const AmqpOutgoing &message)
    {
        return client()->publish(message, Milliseconds(60'000), {});
    }
    void send(const QString &queue, const QByteArray &body)
    {
        const auto sent = send(to(queue, body));
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().error.code));
    }
    [[nodiscard]] std::unique_ptr<BrokerLink> link(const QString &queue, quint16 prefetch = 32)
    {
        auto opened = AmqpLink::open({[this] { return m_broker.target(); }, queue, prefetch}, m_clock, {});
        return opened ? *std::move(opened) : nullptr;
    }
    /// What comes until so many are there, or none has for a long time.
    [[nodiscard]] static std::vector<BrokerMessage> next(BrokerLink &link, std::size_t count = 1)
    {
        std::vector<BrokerMessage> all;
        for (int i = 0; i < 400 && all.size() < count; ++i) {
            auto came = link.turn(Milliseconds(50), -1, true);
            if (!came)
                return all;
            std::ranges::move(*came, std::back_inserter(all));
        }
        return all;
    }
    static void expect(const AmqpClient::Done &done, QLatin1StringView code, FailureClass failureClass)
    {
        QVERIFY(!done);
        QCOMPARE(done.error().error.code, QString(code));
        QCOMPARE(done.error().failureClass, failureClass);
    }

    SystemClock m_clock;
    Rabbit m_broker;
};

void TestAmqp::initTestCase()
{
    if (!Rabbit::isInstalled())
        QSKIP("RabbitMQ is not installed");
    QVERIFY2(m_broker.start(), qPrintable(m_broker.trouble()));
    QJsonArray queues;
    const auto add = [&](const QString &name, const QJsonObject &arguments) {
        queues.append(QJsonObject{{u"name"_s, name},
                                  {u"vhost"_s, u"/"_s},
                                  {u"durable"_s, true},
                                  {u"auto_delete"_s, false},
                                  {u"arguments"_s, arguments}});
    };
    for (const QString &name : {u"plain"_s, u"bound"_s, u"again"_s, u"many"_s, u"stash"_s, u"gone"_s, u"back"_s})
        add(name, {});
    add(u"full"_s, {{u"x-max-length"_s, 1}, {u"x-overflow"_s, u"reject-publish"_s}});
    add(u"counted"_s, {{u"x-queue-type"_s, u"quorum"_s}});
    const QJsonObject exchange{{u"name"_s, u"shop"_s},         {u"vhost"_s, u"/"_s},      {u"type"_s, u"topic"_s},
                               {u"durable"_s, true},           {u"auto_delete"_s, false}, {u"internal"_s, false},
                               {u"arguments"_s, QJsonObject()}};
    const QJsonObject binding{{u"source"_s, u"shop"_s},         {u"vhost"_s, u"/"_s},
                              {u"destination"_s, u"bound"_s},   {u"destination_type"_s, u"queue"_s},
                              {u"routing_key"_s, u"order.*"_s}, {u"arguments"_s, QJsonObject()}};
    QVERIFY2(m_broker.define(QJsonObject{
                 {u"queues"_s, queues}, {u"exchanges"_s, QJsonArray{exchange}}, {u"bindings"_s, QJsonArray{binding}}}),
             qPrintable(m_broker.trouble()));
}

void TestAmqp::deliversWhatWasPublished()
{
    AmqpOutgoing message = to(u"plain"_s, "ü");
    message.contentType = u"text/plain"_s;
    message.messageId = u"id-7"_s;
    const auto sent = send(message);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().error.code + sent.error().error.detail));
    const auto ear = link(u"plain"_s);
    QVERIFY(ear);
    const auto came = next(*ear);
    QCOMPARE(came.size(), std::size_t(1));
    QCOMPARE(came[0].body, QByteArray("ü"));
    QCOMPARE(came[0].id, u"id-7"_s);
    QCOMPARE(came[0].contentType, u"text/plain"_s);
    QCOMPARE(came[0].about, (QJsonObject{{u"queue"_s, u"plain"_s},
                                         {u"exchange"_s, QString(u""_s)},
                                         {u"routingKey"_s, u"plain"_s},
                                         {u"redelivered"_s, false},
                                         {u"deliveries"_s, 1},
                                         {u"messageId"_s, u"id-7"_s},
                                         {u"headers"_s, QJsonObject()}}));
}

void TestAmqp::findsAQueueByTheRoutingKey()
{
    QVERIFY(send(to(u"order.paid"_s, "{}", u"shop"_s)));
    const auto ear = link(u"bound"_s);
    const auto came = next(*ear);
    QCOMPARE(came.size(), std::size_t(1));
    QCOMPARE(came[0].about.value(u"exchange"_s), u"shop"_s);
    QCOMPARE(came[0].about.value(u"routingKey"_s), u"order.paid"_s);
}

void TestAmqp::refusesWhatNoQueueTakes()
{
    AmqpOutgoing message = to(u"nobody"_s, "x", u"shop"_s);
    expect(send(message), errors::kBrokerUnroutable, FailureClass::Permanent);
    message.isMandatory = false;
    QVERIFY(send(message));
}

void TestAmqp::refusesAnExchangeThatIsNotThere()
{
    const auto sent = send(to(u"x"_s, "x", u"nowhere"_s));
    expect(sent, errors::kBrokerRefused, FailureClass::Permanent);
    QCOMPARE(sent.error().error.args.value(u"what"_s), u"nowhere"_s);
}

void TestAmqp::refusesAQueueThatIsNotThere()
{
    expect(client()->consume(u"nowhere"_s, 1), errors::kBrokerRefused, FailureClass::Permanent);
}

void TestAmqp::comesBackWithWhatTheBrokerDoesNotTake()
{
    QVERIFY(send(to(u"full"_s, "x")));
    expect(send(to(u"full"_s, "x")), errors::kBrokerNotTaken, FailureClass::Transient);
}

void TestAmqp::refusesAWrongPasswordForGood()
{
    BrokerTarget wrong = m_broker.target();
    wrong.password = u"wrong-one"_s;
    const auto refused = AmqpClient::open(wrong, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerLoginFailed));
    QCOMPARE(refused.error().failureClass, FailureClass::Permanent);
    QVERIFY(!refused.error().error.detail.contains(wrong.password));
}

void TestAmqp::refusesAnUnknownVirtualHostForGood()
{
    BrokerTarget wrong = m_broker.target();
    wrong.virtualHost = u"nowhere"_s;
    const auto refused = AmqpClient::open(wrong, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerRefused));
    QCOMPARE(refused.error().failureClass, FailureClass::Permanent);
}

void TestAmqp::countsAMissingBrokerAsTransient()
{
    BrokerTarget nowhere = m_broker.target();
    nowhere.port = Rabbit::freePort();
    const auto refused = AmqpClient::open(nowhere, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerConnectFailed));
    QCOMPARE(refused.error().failureClass, FailureClass::Transient);
}

void TestAmqp::stopsWaitingForABrokerThatIsSilent()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    BrokerTarget target = m_broker.target();
    target.port = silent.serverPort();
    target.connectTimeout = Milliseconds(600'000);
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        const auto opened = AmqpClient::open(target, m_clock, stop.get_token());
        return opened ? FailureClass::Lost : opened.error().failureClass;
    });
    QVERIFY(silent.waitForNewConnection(30'000));
    stop.request_stop();
    QCOMPARE(waiting.get(), FailureClass::Cancelled);
}

void TestAmqp::deliversAgainWhatWasNotAcknowledged()
{
    send(u"again"_s, "one");
    auto first = link(u"again"_s);
    QCOMPARE(next(*first).size(), std::size_t(1));
    first.reset();
    auto second = link(u"again"_s);
    const auto came = next(*second);
    QCOMPARE(came.size(), std::size_t(1));
    QCOMPARE(came[0].about.value(u"redelivered"_s), true);
    QCOMPARE(came[0].about.value(u"deliveries"_s), 2);
    second->acknowledge(came[0].tag);
    second.reset();
    send(u"again"_s, "marker");
    const auto third = link(u"again"_s);
    QCOMPARE(next(*third)[0].body, QByteArray("marker"));
}

void TestAmqp::countsDeliveriesOfAQuorumQueue()
{
    send(u"counted"_s, "one");
    for (const int time : {1, 2, 3}) {
        const auto ear = link(u"counted"_s);
        const auto came = next(*ear);
        QCOMPARE(came.size(), std::size_t(1));
        QCOMPARE(came[0].about.value(u"deliveries"_s), time);
    }
}

void TestAmqp::leavesToTheQueueWhatIsMoreThanWasAskedFor()
{
    for (int i = 0; i < 5; ++i)
        send(u"many"_s, QByteArray::number(i));
    const auto ear = link(u"many"_s, 2);
    const auto first = next(*ear, 2);
    QCOMPARE(first.size(), std::size_t(2));
    QVERIFY(m_broker.control({u"list_queues"_s, u"name"_s, u"messages_ready"_s, u"messages_unacknowledged"_s}));
    QVERIFY2(m_broker.said().contains(u"many\t3\t2"_s), qPrintable(m_broker.said()));
    ear->acknowledge(first[0].tag);
    const auto third = next(*ear);
    QCOMPARE(third.size(), std::size_t(1));
    QCOMPARE(third[0].body, QByteArray("2"));
}

void TestAmqp::keepsWhatComesWhileNobodyTakesMore()
{
    const auto ear = link(u"stash"_s);
    send(u"stash"_s, "one");
    for (int i = 0; i < 20; ++i)
        QVERIFY(ear->turn(Milliseconds(5), -1, false)->empty());
    QCOMPARE(next(*ear)[0].body, QByteArray("one"));
}

void TestAmqp::noticesThatItsQueueIsGone()
{
    const auto ear = link(u"gone"_s);
    QVERIFY(m_broker.control({u"delete_queue"_s, u"gone"_s}));
    std::optional<CallFailure> failure;
    for (int i = 0; i < 400 && !failure; ++i) {
        if (const auto came = ear->turn(Milliseconds(50), -1, true); !came)
            failure = came.error();
    }
    QVERIFY(failure.has_value());
    QCOMPARE(failure->error.code, QString(errors::kBrokerRefused));
}

void TestAmqp::comesBackWhenTheBrokerDoes()
{
    AmqpOutgoing passing = to(u"back"_s, "lost");
    passing.isPersistent = false;
    QVERIFY(send(passing));
    QVERIFY(send(to(u"back"_s, "kept")));
    std::mutex mutex;
    QList<QByteArray> offered;
    bool isFull = true;
    const auto clock = std::make_shared<SystemClock>();
    BrokerListener::Setup setup;
    setup.clock = clock;
    setup.firstPause = Milliseconds(1);
    setup.open = [this, clock](const std::stop_token &stop) {
        return AmqpLink::open({[this] { return m_broker.target(); }, u"back"_s, 8}, *clock, stop);
    };
    setup.take = [&](const BrokerMessage &message, const std::function<void(HookAnswer)> &answered) {
        bool refuses = false;
        {
            const std::lock_guard lock(mutex);
            refuses = isFull;
            if (!refuses)
                offered.append(message.body);
        }
        answered(refuses ? HookAnswer{HookAnswer::Outcome::Busy, {}, Milliseconds(20)}
                         : HookAnswer{HookAnswer::Outcome::Durable, {}, {}});
    };
    BrokerListener listener(std::move(setup));
    QTRY_COMPARE_WITH_TIMEOUT(listener.listening().waiting, quint64(2), 30'000);
    m_broker.stop();
    QTRY_VERIFY_WITH_TIMEOUT(listener.listening().trouble.has_value(), 60'000);
    {
        const std::lock_guard lock(mutex);
        isFull = false;
    }
    QVERIFY2(m_broker.start(), qPrintable(m_broker.trouble()));
    QTRY_VERIFY_WITH_TIMEOUT(listener.listening().isConnected, 120'000);
    const auto seen = [&] {
        const std::lock_guard lock(mutex);
        return offered;
    };
    QTRY_COMPARE_WITH_TIMEOUT(seen(), QList<QByteArray>{"kept"}, 30'000);
}

QTEST_GUILESS_MAIN(TestAmqp)
#include "tst_amqp.moc"
