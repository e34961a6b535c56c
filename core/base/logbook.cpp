#include "core/base/logbook.h"

#include "core/base/isotime.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

/// A log is no place for someone else's line breaks, nor for whole payloads.
QString oneLogLine(QString text)
{
    constexpr qsizetype kLongest = 4'000;
    if (text.size() > kLongest)
        text = text.left(kLongest) + u'…';
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

} // namespace

QLatin1StringView nameOf(LogLevel level)
{
    static constexpr std::array kNames{"debug", "info", "warning", "error"};
    return QLatin1StringView(kNames[static_cast<std::size_t>(level)]);
}

QByteArray jsonLine(const LogRecord &record)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("number"), static_cast<qint64>(record.number)},
                                     {QStringLiteral("at"), isoText(record.at)},
                                     {QStringLiteral("level"), nameOf(record.level)},
                                     {QStringLiteral("component"), record.component},
                                     {QStringLiteral("text"), record.text}})
               .toJson(QJsonDocument::Compact)
           + '\n';
}

LogBook::LogBook(Settings settings, std::shared_ptr<const Clock> clock)
    : m_settings(std::move(settings))
    , m_clock(std::move(clock))
{
    m_file.setFileName(file());
    if (!m_settings.folder.isEmpty())
        m_writer = std::jthread([this](const std::stop_token &stop) { write(stop); });
}

LogBook::~LogBook() = default;

QString LogBook::file() const
{
    return m_settings.folder.isEmpty() ? QString()
                                       : QDir(m_settings.folder).filePath(QStringLiteral("engine.jsonl"));
}

void LogBook::useMask(Mask mask)
{
    const std::lock_guard lock(m_mutex);
    m_mask = std::move(mask);
}

void LogBook::note(LogLevel level, const QString &component, const QString &text)
{
    Mask mask;
    {
        const std::lock_guard lock(m_mutex);
        mask = m_mask;
    }
    // Before it is cut: half a secret is a secret still.
    LogRecord record{0, m_clock->wall(), level, oneLogLine(component), oneLogLine(mask ? mask(text) : text)};
    const std::lock_guard lock(m_mutex);
    record.number = ++m_last;
    if (m_writer.joinable()) {
        if (m_waiting.size() < m_settings.mostWaiting)
            m_waiting.push_back(record);
        else
            ++m_leftOut;
        m_wake.notify_one();
    }
    m_records.push_back(std::move(record));
    if (m_records.size() > m_settings.kept)
        m_records.pop_front();
}

LogPage LogBook::page(quint64 after, std::size_t count) const
{
    const std::lock_guard lock(m_mutex);
    LogPage page{{}, m_last, file()};
    const std::size_t fresh = std::min<std::size_t>(m_last > after ? m_last - after : 0, m_records.size());
    const auto begin = m_records.end() - static_cast<std::ptrdiff_t>(std::min(fresh, count));
    page.records.assign(begin, m_records.end());
    return page;
}

void LogBook::flush()
{
    std::unique_lock lock(m_mutex);
    if (m_writer.joinable())
        m_written.wait(lock, [this, last = m_last] { return m_done >= last; });
}

void LogBook::write(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty() || m_leftOut > 0; })) {
        const std::deque<LogRecord> records = std::exchange(m_waiting, {});
        const quint64 leftOut = std::exchange(m_leftOut, 0);
        const quint64 last = m_last;
        lock.unlock();
        append(records, leftOut);
        lock.lock();
        m_done = last;
        m_written.notify_all();
    }
}

void LogBook::append(const std::deque<LogRecord> &records, quint64 leftOut)
{
    for (const LogRecord &record : records)
        appendLine(jsonLine(record));
    if (leftOut > 0)
        appendLine(jsonLine({0, m_clock->wall(), LogLevel::Warning, QStringLiteral("log"),
                             QStringLiteral("%1 lines were left out: they came faster than the disk").arg(leftOut)}));
    m_file.flush();
}

void LogBook::appendLine(const QByteArray &line)
{
    if (!m_file.isOpen()) {
        QDir().mkpath(m_settings.folder);
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
            return;
    }
    if (m_file.size() > 0 && m_file.size() + line.size() > m_settings.mostBytes)
        rotate();
    m_file.write(line);
}

void LogBook::rotate()
{
    m_file.close();
    const QDir folder(m_settings.folder);
    const auto nameOfOld = [&folder](int age) { return folder.filePath(QStringLiteral("engine.%1.jsonl").arg(age)); };
    QFile::remove(m_settings.files > 1 ? nameOfOld(m_settings.files - 1) : file());
    for (int age = m_settings.files - 2; age >= 1; --age)
        QFile::rename(nameOfOld(age), nameOfOld(age + 1));
    if (m_settings.files > 1)
        QFile::rename(file(), nameOfOld(1));
    (void)m_file.open(QIODevice::WriteOnly | QIODevice::Append);
}

} // namespace sluice
