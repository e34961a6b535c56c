#include "ui/document/samplepins.h"

#include "core/base/errors.h"
#include "core/base/jsonvalue.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace sluice {

namespace {

constexpr int kFormat = 1;
constexpr QLatin1StringView kFormatKey{"format"};
constexpr QLatin1StringView kOutputsKey{"outputs"};

QJsonValue valueOf(const Payload &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().first();
}

Pins read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root[kFormatKey].toInt() != kFormat)
        return {};
    Pins pins;
    const QJsonObject outputs = root[kOutputsKey].toObject();
    for (auto output = outputs.begin(); output != outputs.end(); ++output)
        pins.insert(output.key(), compactJson(*output));
    return pins;
}

} // namespace

SamplePins::SamplePins(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

QString SamplePins::pathOf(const QString &workflow) const
{
    return QDir(m_folder).filePath(QStringLiteral(".sluice/samples/%1.json").arg(workflow));
}

const Pins &SamplePins::of(const QString &workflow)
{
    const auto known = m_pins.constFind(workflow);
    return known != m_pins.constEnd() ? *known : *m_pins.insert(workflow, read(pathOf(workflow)));
}

Result<void> SamplePins::pin(const QString &workflow, const QString &task, const Payload &json)
{
    (void)of(workflow);
    m_pins[workflow].insert(task, json);
    return keep(workflow);
}

Result<void> SamplePins::unpin(const QString &workflow, const QString &task)
{
    (void)of(workflow);
    if (m_pins[workflow].remove(task) == 0)
        return {};
    return keep(workflow);
}

Result<void> SamplePins::follow(const QString &workflow, const QString &task, const QString &newTask)
{
    const Pins &pins = of(workflow);
    const auto pinned = pins.constFind(task);
    return pinned == pins.constEnd() ? Result<void>() : pin(workflow, newTask, Payload(*pinned));
}

void SamplePins::forget(const QString &workflow)
{
    QFile::remove(pathOf(workflow));
    if (!m_pins.take(workflow).isEmpty())
        Q_EMIT changed(workflow);
}

void SamplePins::putAway(const QString &workflow, const QString &path)
{
    QFile::remove(path);
    QDir().mkpath(QFileInfo(path).path());
    QFile::rename(pathOf(workflow), path);
    forget(workflow);
}

void SamplePins::takeBack(const QString &workflow, const QString &path)
{
    forget(workflow);
    QDir().mkpath(QFileInfo(pathOf(workflow)).path());
    QFile::rename(path, pathOf(workflow));
}

Result<void> SamplePins::keep(const QString &workflow)
{
    // What is pinned is in use at once, on disk or not.
    Q_EMIT changed(workflow);
    const Pins &pins = m_pins[workflow];
    QJsonObject outputs;
    for (auto pinned = pins.begin(); pinned != pins.end(); ++pinned)
        outputs.insert(pinned.key(), valueOf(*pinned));
    const QString path = pathOf(workflow);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QJsonObject root{{kFormatKey, kFormat}, {kOutputsKey, outputs}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0 || !file.commit())
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}}, file.errorString());
    return {};
}

} // namespace sluice
