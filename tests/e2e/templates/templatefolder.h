#pragma once

#include "tests/e2e/ctl/program.h"

#include <QDir>
#include <QDirIterator>

namespace sluice::test {

/// A copy of a template as somebody begins with it: its connections lead to servers of the test, and nothing else is
/// changed.
class TemplateFolder {
public:
    explicit TemplateFolder(const QString &name)
        : m_name(name)
    {
        const QDir source(QStringLiteral(SLUICE_SAMPLES "/templates/") + name);
        for (QDirIterator each(source.path(), QDir::Files, QDirIterator::Subdirectories); each.hasNext();) {
            const QString from = each.next();
            const QString to = path(source.relativeFilePath(from));
            m_isCopied = QDir().mkpath(QFileInfo(to).path()) && QFile::copy(from, to);
        }
        m_isCopied = m_isCopied
                     && QFile::setPermissions(path(QStringLiteral("connections.json")),
                                              QFile::ReadOwner | QFile::WriteOwner);
    }

    [[nodiscard]] bool isCopied() const { return m_isCopied; }
    [[nodiscard]] QString path(const QString &file) const { return m_workspace.path(file); }
    [[nodiscard]] QString workflow() const { return path(QStringLiteral("workflows/%1.json").arg(m_name)); }
    /// Puts values into a connection.
    bool connectTo(const QString &id, const QJsonObject &values) const
    {
        const QString file = path(QStringLiteral("connections.json"));
        QJsonObject json = QJsonDocument::fromJson(read(file)).object();
        QJsonArray all;
        bool isFound = false;
        for (const QJsonValue each : json.value(QStringLiteral("connections")).toArray()) {
            QJsonObject connection = each.toObject();
            if (connection.value(QStringLiteral("id")) == id) {
                isFound = true;
                for (auto it = values.begin(); it != values.end(); ++it)
                    connection.insert(it.key(), it.value());
            }
            all.append(connection);
        }
        json.insert(QStringLiteral("connections"), all);
        return isFound && write(file, QJsonDocument(json).toJson());
    }
    bool put(const QString &file, const QByteArray &bytes) const
    {
        return QDir().mkpath(QFileInfo(path(file)).path()) && write(path(file), bytes);
    }
    [[nodiscard]] QByteArray content(const QString &file) const { return read(path(file)); }
    [[nodiscard]] QStringList files(const QString &folder) const
    {
        return QDir(path(folder)).entryList(QDir::Files, QDir::Name);
    }
    [[nodiscard]] Ended call(const QStringList &arguments) const { return m_workspace.call(arguments); }
    [[nodiscard]] Ended run(const QString &input = QStringLiteral("now")) const
    {
        return call({QStringLiteral("run"), workflow(), QStringLiteral("--input-set"), input});
    }
    /// `--workspace`, for a program that goes on.
    [[nodiscard]] QStringList with(const QStringList &arguments) const { return m_workspace.with(arguments); }

private:
    QString m_name;
    Workspace m_workspace;
    bool m_isCopied = false;
};

} // namespace sluice::test
