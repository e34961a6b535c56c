#include "core/base/logcapture.h"

#include <mutex>

namespace sluice {

namespace {

/// A message handler is a function, and so knows only what is here.
struct Captured {
    std::mutex mutex;
    std::shared_ptr<LogBook> book;
    QtMessageHandler next = nullptr;
};

Captured &captured()
{
    static Captured all;
    return all;
}

QString componentOf(const char *category)
{
    const QString name = QString::fromLatin1(category);
    const QString ours = QStringLiteral("sluice.");
    return name.startsWith(ours) ? name.section(u'.', 1, 1) : QStringLiteral("program");
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

void takeMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    std::shared_ptr<LogBook> book;
    QtMessageHandler next = nullptr;
    {
        const std::lock_guard lock(captured().mutex);
        book = captured().book;
        next = captured().next;
    }
    if (book)
        book->note(levelOf(type), componentOf(context.category), text);
    if (next)
        next(type, context, text);
}

} // namespace

LogCapture::LogCapture(std::shared_ptr<LogBook> book)
    : m_book(std::move(book))
{
    const QtMessageHandler next = qInstallMessageHandler(takeMessage);
    const std::lock_guard lock(captured().mutex);
    if (next != takeMessage)
        captured().next = next;
    m_before = std::exchange(captured().book, m_book);
}

LogCapture::~LogCapture()
{
    const std::unique_lock lock(captured().mutex);
    if (captured().book != m_book)
        return; // a newer one has taken over, and keeps it
    captured().book = m_before;
    if (!m_before)
        qInstallMessageHandler(captured().next);
}

} // namespace sluice
