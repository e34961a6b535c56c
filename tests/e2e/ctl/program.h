#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

/// What the real program answered.
struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output, which must be one JSON document; null if it is not.
    [[nodiscard]] QJsonDocument document() const { return QJsonDocument::fromJson(out); }
    [[nodiscard]] QJsonObject object() const { return document().object(); }
    [[nodiscard]] QString errorCode() const
    {
        return object().value(QLatin1StringView("error")).toObject().value(QLatin1StringView("code")).toString();
    }
};

/// Starts the real `sluicectl`; it is ended with this object at the latest.
inline std::unique_ptr<QProcess> started(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(SLUICECTL), arguments);
    return process;
}

inline Ended ended(QProcess &process, int timeoutMs = 60'000)
{
    if (!process.waitForFinished(timeoutMs))
        return {};
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Ended sluicectl(const QStringList &arguments)
{
    const auto process = started(arguments);
    return ended(*process);
}

/// Waits until the program has written `text` on standard error.
inline bool hasSaid(QProcess &process, const QByteArray &text, int timeoutMs = 20'000)
{
    QByteArray said;
    process.setReadChannel(QProcess::StandardError);
    while (!said.contains(text)) {
        if (process.bytesAvailable() == 0 && !process.waitForReadyRead(timeoutMs))
            return false;
        said += process.readAllStandardError();
    }
    return true;
}

inline bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Arguments as a person types them, apart by spaces.
inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

/// A workspace of its own.
class Workspace {
public:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        return write(path(name), bytes) ? path(name) : QString();
    }
    /// `--workspace` and the rest.
    [[nodiscard]] QStringList with(QStringList arguments) const
    {
        return arguments << QStringLiteral("--workspace") << m_folder.path() << QStringLiteral("--json");
    }
    [[nodiscard]] Ended call(const QStringList &arguments) const { return sluicectl(with(arguments)); }

private:
    QTemporaryDir m_folder;
};

/// A workflow file of tasks, given as the inside of a JSON list, in a row.
inline QByteArray workflowOf(const QByteArray &tasks, const QByteArray &edges = {})
{
    return "{\"format\": 1, \"name\": \"Test\", \"tasks\": [" + tasks + "], \"edges\": [" + edges + "]}";
}

} // namespace sluice::test
