#include "core/engine/enginelog.h"

#include "core/base/jsonvalue.h"
#include "core/integration/secret/secretmask.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <mutex>

namespace sluice {

namespace {

constexpr std::size_t kLogQueue = 4'096;

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(compactJson(value));
}

LogLevel levelOfEvent(const QString &topic, const QJsonObject &data)
{
    if (topic == u"run.failed" || topic == u"letter.opened" || topic == u"event.dead" || topic.endsWith(u".opened")
        || topic.endsWith(u".forced"))
        return LogLevel::Warning;
    const QString state = data.value(QLatin1StringView("state")).toString();
    if (!topic.startsWith(u"component."))
        return LogLevel::Info;
    return state == u"error"                                ? LogLevel::Error
           : state == u"degraded" || state == u"recovering" ? LogLevel::Warning
                                                            : LogLevel::Info;
}

/// Errors are worded by who shows them; a log for machines has their codes.
QString codeText(const Error &error)
{
    QStringList args;
    for (auto arg = error.args.begin(); arg != error.args.end(); ++arg)
        args += QStringLiteral("%1 %2").arg(arg.key(), arg.value());
    QString text = error.code;
    if (!args.isEmpty())
        text += QStringLiteral(" (%1)").arg(args.join(QStringLiteral(", ")));
    return error.detail.isEmpty() ? text : text + QStringLiteral(": ") + error.detail;
}

/// Takes secrets out of lines; what it looks for is made anew once another secret was seen. Thread: any.
class LineMask {
public:
    explicit LineMask(std::shared_ptr<const SeenSecrets> secrets)
        : m_secrets(std::move(secrets))
    {
    }
    QString masked(const QString &text)
    {
        const auto mask = current();
        return mask->isEmpty() ? text : mask->masked(text);
    }

private:
    std::shared_ptr<const SecretMask> current()
    {
        const std::scoped_lock lock(m_mutex);
        if (auto seen = m_secrets->seen(); !m_mask || seen != m_seen) {
            m_mask = std::make_shared<const SecretMask>(*seen);
            m_seen = std::move(seen);
        }
        return m_mask;
    }

    const std::shared_ptr<const SeenSecrets> m_secrets;
    std::mutex m_mutex;
    std::shared_ptr<const std::vector<SeenSecrets::Seen>> m_seen; ///< that `m_mask` knows
    std::shared_ptr<const SecretMask> m_mask;
};

} // namespace

LogRecord logLineOf(const EventRecord &event)
{
    const QJsonObject data = QJsonDocument::fromJson(event.data).object();
    QStringList parts;
    for (auto field = data.begin(); field != data.end(); ++field)
        parts += QStringLiteral("%1 %2").arg(field.key(), valueText(field.value()));
    LogRecord line;
    line.at = event.at;
    line.level = levelOfEvent(event.topic, data);
    const QString kind = event.topic.section(u'.', 0, 0);
    line.component = kind == u"component" ? event.topic.section(u'.', 1, -2)
                     : kind == u"breaker" ? kind
                                          : QStringLiteral("engine");
    line.text = parts.isEmpty() ? event.topic : event.topic + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    return line;
}

std::shared_ptr<LogBook> logOfWorkspace(const QString &workspace)
{
    LogBook::Settings settings;
    settings.folder = QDir(workspace).filePath(QStringLiteral(".sluice/log"));
    return std::make_shared<LogBook>(settings, std::make_shared<SystemClock>());
}

EngineLog::EngineLog(std::shared_ptr<LogBook> book, const QString &workspace,
                     std::shared_ptr<const SeenSecrets> secrets)
    : m_book(std::move(book))
{
    m_book->useMask(
        [mask = std::make_shared<LineMask>(std::move(secrets))](const QString &text) { return mask->masked(text); });
    m_book->note(LogLevel::Info, QStringLiteral("engine"), QStringLiteral("starts on workspace %1").arg(workspace));
}

EngineLog::~EngineLog()
{
    m_subscriptions.clear();
    m_thread.quit();
    m_thread.wait();
    m_book->note(LogLevel::Info, QStringLiteral("engine"), QStringLiteral("has ended"));
}

void EngineLog::follow(EventBus &bus)
{
    m_thread.setObjectName(QStringLiteral("log"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
    SubscribeOptions options;
    options.name = QStringLiteral("log");
    options.capacity = kLogQueue;
    for (const char *pattern : {"component.**", "breaker.**", "run.failed", "letter.opened", "event.dead"}) {
        auto subscription = bus.subscribe(
            QString::fromLatin1(pattern), executorOf(&m_context),
            [book = m_book](const EventRecord &event) {
                const LogRecord line = logLineOf(event);
                book->note(line.level, line.component, line.text);
            },
            options);
        if (subscription)
            m_subscriptions.push_back(std::move(*subscription));
    }
}

void EngineLog::see(const EngineSnapshot &now)
{
    noteTrouble(m_trouble, now.trouble);
    noteAlerts(now.alerts);
    quint64 dropped = 0;
    for (const SubscriberSnapshot &subscriber : now.subscribers) {
        for (const Subscription &ours : m_subscriptions)
            dropped += ours.id() == subscriber.id ? subscriber.dropped : 0;
    }
    if (dropped > m_dropped)
        m_book->note(LogLevel::Warning, QStringLiteral("log"),
                     QStringLiteral("%1 events came faster than they could be noted").arg(dropped - m_dropped));
    m_dropped = dropped;
}

/// When an alert begins to fire, and when it is over.
void EngineLog::noteAlerts(const std::vector<AlertSummary> &firing)
{
    std::set<QString> keys;
    for (const AlertSummary &alert : firing) {
        keys.insert(alert.key);
        if (m_alerts.contains(alert.key))
            continue;
        const bool isBad = alert.severity == AlertSeverity::Critical;
        m_book->note(isBad ? LogLevel::Error : LogLevel::Warning, QStringLiteral("alert"),
                     QStringLiteral("%1 at %2, of %3%4")
                         .arg(alert.key)
                         .arg(alert.value)
                         .arg(alert.threshold)
                         .arg(alert.error ? QStringLiteral(": ") + codeText(*alert.error) : QString()));
    }
    for (const QString &before : m_alerts) {
        if (!keys.contains(before))
            m_book->note(LogLevel::Info, QStringLiteral("alert"), QStringLiteral("no longer: %1").arg(before));
    }
    m_alerts = std::move(keys);
}

void EngineLog::noteTrouble(std::optional<EngineTrouble> &before, const std::optional<EngineTrouble> &now)
{
    if (now == before)
        return;
    if (now)
        m_book->note(LogLevel::Error, QStringLiteral("engine"), codeText(now->error));
    else
        m_book->note(LogLevel::Info, QStringLiteral("engine"),
                     QStringLiteral("no longer: %1").arg(codeText(before->error)));
    before = now;
}

} // namespace sluice
