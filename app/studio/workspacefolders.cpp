#include "app/studio/workspacefolders.h"

#include "core/base/errors.h"
#include "core/workflow/workflowfile.h"
#include "core/workflow/workspacesettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTcpServer>

#include <algorithm>

namespace sluice {

namespace {

const auto kSample = QStringLiteral("country-sync");
constexpr quint16 kDemoPort = 7171;
constexpr quint16 kLastPort = kDemoPort + 50;

/// Beside the program in an installation, and in the build folder.
QString shippedSample()
{
    const QDir bin(QCoreApplication::applicationDirPath());
    return bin.absoluteFilePath(QStringLiteral("../share/sluice/samples/") + kSample);
}

tl::unexpected<Error> cannotWrite(const QString &path)
{
    return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}});
}

quint16 freePort()
{
    for (quint16 port = kDemoPort; port < kLastPort; ++port) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, port))
            return port;
    }
    return kDemoPort;
}

Result<void> copyFile(const QString &from, const QString &to, quint16 port)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return failure(errors::kFileUnreadable, {{QStringLiteral("path"), from}}, source.errorString());
    QByteArray content = source.readAll();
    content.replace("127.0.0.1:" + QByteArray::number(kDemoPort), "127.0.0.1:" + QByteArray::number(port));
    QSaveFile target(to);
    if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size() || !target.commit())
        return cannotWrite(to);
    return {};
}

} // namespace

QString sampleFolder()
{
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return data.filePath(QStringLiteral("samples/") + kSample);
}

Result<QString> provideSample()
{
    const QDir target(sampleFolder());
    if (target.exists(QStringLiteral("sluice.json")))
        return target.path();
    const QDir source(shippedSample());
    if (!source.exists())
        return failure(errors::kFileMissing, {{QStringLiteral("path"), source.absolutePath()}});
    const quint16 port = freePort();
    QStringList files;
    for (QDirIterator each(source.path(), QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        files += source.relativeFilePath(each.next());
    // The settings come last: a copy that was broken off is not taken for a workspace.
    files.removeAll(QStringLiteral("sluice.json"));
    files += QStringLiteral("sluice.json");
    for (const QString &file : files) {
        const QString path = target.filePath(file);
        if (!QDir().mkpath(QFileInfo(path).path()))
            return cannotWrite(path);
        if (const auto copied = copyFile(source.filePath(file), path, port); !copied)
            return tl::unexpected(copied.error());
    }
    return target.path();
}

std::vector<std::pair<QString, QString>> shippedTemplates()
{
    const QDir bin(QCoreApplication::applicationDirPath());
    const QString folder = bin.absoluteFilePath(QStringLiteral("../share/sluice/samples"));
    std::vector<std::pair<QString, QString>> templates;
    for (QDirIterator each(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
         each.hasNext();) {
        const QString path = each.next();
        const bool isWorkflow = QFileInfo(path).dir().dirName() == QStringLiteral("workflows");
        if (const auto workflow = isWorkflow ? loadWorkflow(path) : Result<Workflow>(); isWorkflow && workflow)
            templates.emplace_back(workflow->name.isEmpty() ? workflow->id : workflow->name, path);
    }
    std::ranges::sort(templates);
    return templates;
}

Result<void> makeWorkspace(const QString &folder)
{
    const QDir dir(folder);
    const QString settings = dir.filePath(QStringLiteral("sluice.json"));
    if (QFile::exists(settings))
        return {};
    if (!dir.mkpath(QStringLiteral("workflows")))
        return cannotWrite(dir.filePath(QStringLiteral("workflows")));
    WorkspaceSettings empty;
    empty.name = dir.dirName();
    return saveWorkspaceSettings(empty, settings);
}

} // namespace sluice
