#pragma once

#include "core/base/result.h"
#include "core/workflow/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QObject>

#include <utility>

namespace sluice {

/// Says when what is kept beside a workflow has changed.
class KeptBeside : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void changed(const QString &workflow);
};

/// Values by task id of all workflows of a workspace, each workflow's in a file of its own. A file that cannot be read holds
/// none; it is written anew with the next one. A value is in use at once, on disk or not.
/// Thread: UI.
template <typename Values>
class KeptByTask : public KeptBeside {
public:
    /// What `Values` are as a file; the name starts at the workspace.
    struct Format {
        QString (*name)(const QString &workflow);
        Values (*read)(const QByteArray &file);
        QByteArray (*write)(const Values &values);
    };

    KeptByTask(QString folder, Format format, QObject *parent)
        : KeptBeside(parent)
        , m_folder(std::move(folder))
        , m_format(format)
    {
    }

    [[nodiscard]] const Values &of(const QString &workflow)
    {
        const auto known = m_values.constFind(workflow);
        if (known != m_values.constEnd())
            return *known;
        const auto file = readFile(pathOf(workflow));
        return *m_values.insert(workflow, file ? m_format.read(*file) : Values());
    }
    /// A task has another id now; its value is known by both, so that undo finds it again.
    Result<void> follow(const QString &workflow, const QString &task, const QString &newTask)
    {
        const Values &values = of(workflow);
        const auto own = values.constFind(task);
        return own == values.constEnd() ? Result<void>() : put(workflow, newTask, typename Values::mapped_type(*own));
    }
    /// Another workflow of this id begins without values.
    void forget(const QString &workflow)
    {
        QFile::remove(pathOf(workflow));
        if (!m_values.take(workflow).isEmpty())
            Q_EMIT changed(workflow);
    }
    /// Keeps the values of a workflow that goes to the bin in a file beside it, …
    void putAway(const QString &workflow, const QString &path)
    {
        QFile::remove(path);
        QDir().mkpath(QFileInfo(path).path());
        QFile::rename(pathOf(workflow), path);
        forget(workflow);
    }
    /// … and gives them to the one that comes back, whatever its id is then.
    void takeBack(const QString &workflow, const QString &path)
    {
        forget(workflow);
        QDir().mkpath(QFileInfo(pathOf(workflow)).path());
        QFile::rename(path, pathOf(workflow));
    }

protected:
    /// Errors: `file.unwritable`.
    Result<void> put(const QString &workflow, const QString &task, const typename Values::mapped_type &value)
    {
        (void)of(workflow);
        m_values[workflow].insert(task, value);
        return keep(workflow);
    }
    Result<void> drop(const QString &workflow, const QString &task)
    {
        (void)of(workflow);
        return m_values[workflow].remove(task) == 0 ? Result<void>() : keep(workflow);
    }

private:
    [[nodiscard]] QString pathOf(const QString &workflow) const
    {
        return QDir(m_folder).filePath(m_format.name(workflow));
    }
    Result<void> keep(const QString &workflow)
    {
        Q_EMIT changed(workflow);
        return writeFile(pathOf(workflow), m_format.write(m_values[workflow]));
    }

    QString m_folder;
    Format m_format;
    QHash<QString, Values> m_values; ///< of the workflows that were asked for
};

} // namespace sluice
