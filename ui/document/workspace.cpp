#include "ui/document/workspace.h"

#include "core/base/errors.h"
#include "core/run/plan.h"
#include "core/workflow/schemaproblems.h"
#include "core/workflow/workflowfile.h"
#include "ui/document/editlog.h"

#include <QCollator>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

namespace {

constexpr QLatin1StringView kSuffix{".json"};
constexpr int kCompareAfter = 200; ///< milliseconds: a version of a large workflow takes a while to make

QString workflowsIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("workflows"));
}

QString settingsIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("sluice.json"));
}

QString connectionsIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("connections.json"));
}

/// Where the data lie by which a workflow is tried out that is in the bin.
QString besideIn(const QString &binPath)
{
    return binPath.chopped(kSuffix.size());
}

/// A file name that every system takes: lower case Latin letters, digits and hyphens.
QString slugOf(const QString &name)
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    auto slug = name.normalized(QString::NormalizationForm_KD).toLower();
    slug.remove(QRegularExpression(QStringLiteral("\\p{Mn}")));
    slug.replace(other, QStringLiteral("-"));
    while (slug.startsWith(u'-'))
        slug.remove(0, 1);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("workflow") : slug.left(60);
}

Result<void> moveFile(const QString &from, const QString &to)
{
    QDir().mkpath(QFileInfo(to).path());
    QFile file(from);
    if (!file.rename(to))
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), to}}, file.errorString());
    return {};
}

QHash<QString, QString> taskNamesOf(const Workflow &workflow)
{
    QHash<QString, QString> names;
    for (const Task &task : workflow.tasks) {
        if (!task.name.isEmpty())
            names.insert(task.id, task.name);
    }
    return names;
}

} // namespace

Workspace::Workspace(const QString &folder, WorkflowDocument::Checker checker, QObject *parent)
    : QObject(parent)
    , m_folder(QDir(folder).absolutePath())
    , m_checker(std::move(checker))
    , m_connectionsDocument(connectionsIn(m_folder))
    , m_trials(std::make_unique<TrialData>(m_folder))
    , m_settingsDocument(settingsIn(m_folder))
{
    readSettings();
    readConnections();
    refresh();
    watch();
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Workspace::readAgain);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Workspace::readAgain);
    connect(&m_connectionsDocument, &ConnectionsDocument::saved, this, &Workspace::readConnections);
    connect(&m_settingsDocument, &SettingsDocument::saved, this, &Workspace::readSettings);
    m_compareSoon.setSingleShot(true);
    m_compareSoon.setInterval(kCompareAfter);
    connect(&m_compareSoon, &QTimer::timeout, this, &Workspace::compare);
}

Workspace::~Workspace()
{
    for (const Open &open : m_documents) {
        if (!open.document->isModified())
            open.log->discard();
    }
}

/// A folder tells of files that come, go or are replaced, and not of one that is written in place. What is replaced is
/// another file, and is watched anew.
void Workspace::watch()
{
    for (const QString &path : {m_folder, workflowsIn(m_folder), settingsIn(m_folder), connectionsIn(m_folder)}) {
        const bool isWatched = m_watcher.files().contains(path) || m_watcher.directories().contains(path);
        if (!isWatched && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

void Workspace::readAgain()
{
    watch();
    readSettings();
    readConnections();
    m_connectionsDocument.readAgain();
    m_settingsDocument.readAgain();
    refresh();
    for (const auto &[document, log] : m_documents)
        document->readAgain();
}

QString Workspace::title() const
{
    return m_settings.name.isEmpty() ? QFileInfo(m_folder).fileName() : m_settings.name;
}

const WorkflowEntry *Workspace::entry(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &WorkflowEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

void Workspace::readSettings()
{
    if (!QFileInfo::exists(settingsIn(m_folder)))
        return;
    auto read = loadWorkspaceSettings(settingsIn(m_folder));
    if (!read || *read == m_settings)
        return;
    m_settings = std::move(*read);
    for (const auto &[document, log] : m_documents)
        document->setTaskDefaults(m_settings.defaults);
    Q_EMIT settingsChanged();
}

void Workspace::readConnections()
{
    auto read = loadConnections(connectionsIn(m_folder));
    if (!read || *read == m_connections)
        return;
    m_connections = std::move(*read);
    Q_EMIT connectionsChanged();
}

void Workspace::refresh()
{
    std::vector<WorkflowEntry> entries;
    const QDir dir(workflowsIn(m_folder));
    for (const auto &file : dir.entryInfoList({QStringLiteral("*.json")}, QDir::Files)) {
        WorkflowEntry entry;
        entry.id = file.completeBaseName();
        entry.path = file.absoluteFilePath();
        entry.armed = m_armed.value(entry.id).version;
        if (const auto *open = document(entry.id)) {
            entry.name = open->title();
            entry.differs = differs(entry.id, open->workflow());
            entry.taskNames = taskNamesOf(open->workflow());
        } else if (const auto read = loadWorkflow(entry.path)) {
            entry.name = read->name.isEmpty() ? entry.id : read->name;
            entry.differs = differs(entry.id, *read);
            entry.taskNames = taskNamesOf(*read);
        } else {
            entry.name = entry.id;
            entry.unreadable = read.error();
        }
        entries.push_back(std::move(entry));
    }
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    order.setNumericMode(true);
    std::ranges::sort(entries, [&](const auto &a, const auto &b) { return order.compare(a.name, b.name) < 0; });
    take(std::move(entries));
}

void Workspace::take(std::vector<WorkflowEntry> entries)
{
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    Q_EMIT entriesChanged();
}

QString Workspace::pathOf(const QString &id) const
{
    return QDir(workflowsIn(m_folder)).filePath(id + kSuffix);
}

QString Workspace::freeId(const QString &name) const
{
    const auto slug = slugOf(name);
    auto id = slug;
    for (int next = 2; QFileInfo::exists(pathOf(id)); ++next)
        id = QStringLiteral("%1-%2").arg(slug).arg(next);
    return id;
}

Result<QString> Workspace::write(Workflow workflow, const QString &name)
{
    workflow.name = name;
    workflow.id = freeId(name);
    QFile::remove(EditLog::pathIn(m_folder, workflow.id)); // of one that had the same id
    m_trials->forget(workflow.id);
    if (const auto done = saveWorkflow(workflow, pathOf(workflow.id)); !done)
        return tl::unexpected(done.error());
    m_watcher.addPath(workflowsIn(m_folder));
    refresh();
    return workflow.id;
}

Result<QString> Workspace::create(const QString &name)
{
    return write({}, name);
}

Result<QString> Workspace::createFrom(const QString &path, const QString &name)
{
    auto workflow = loadWorkflow(path);
    if (!workflow)
        return tl::unexpected(workflow.error());
    return write(std::move(*workflow), name);
}

Result<void> Workspace::rename(const QString &id, const QString &name)
{
    if (auto *open = document(id)) {
        open->endMerge();
        open->setName(name);
        refresh();
        return {};
    }
    auto workflow = loadWorkflow(pathOf(id));
    if (!workflow)
        return tl::unexpected(workflow.error());
    workflow->name = name;
    const auto done = saveWorkflow(*workflow, pathOf(id));
    refresh();
    return done;
}

Result<QString> Workspace::duplicate(const QString &id, const QString &name)
{
    if (const auto *open = document(id))
        return write(open->workflow(), name);
    auto workflow = loadWorkflow(pathOf(id));
    if (!workflow)
        return tl::unexpected(workflow.error());
    return write(std::move(*workflow), name);
}

Result<QString> Workspace::moveToBin(const QString &id)
{
    const QDir bin(QDir(m_folder).filePath(QStringLiteral(".sluice/bin")));
    auto target = bin.filePath(id + kSuffix);
    for (int next = 2; QFileInfo::exists(target); ++next)
        target = bin.filePath(QStringLiteral("%1-%2.json").arg(id).arg(next));
    // What comes back from the bin is the workflow as it was last seen.
    if (auto *open = document(id); open && open->isModified()) {
        if (const auto saved = open->save(); !saved)
            return tl::unexpected(saved.error());
    }
    if (const auto moved = moveFile(pathOf(id), target); !moved)
        return tl::unexpected(moved.error());
    close(id);
    m_trials->putAway(id, besideIn(target));
    refresh();
    return target;
}

Result<QString> Workspace::restore(const QString &binPath)
{
    const auto id = freeId(QFileInfo(binPath).completeBaseName());
    if (const auto moved = moveFile(binPath, pathOf(id)); !moved)
        return tl::unexpected(moved.error());
    m_trials->takeBack(id, besideIn(binPath));
    refresh();
    return id;
}

void Workspace::showArmed(const QMap<QString, ArmedVersion> &armed)
{
    if (std::exchange(m_armed, armed) != armed)
        refresh();
}

bool Workspace::differs(const QString &id, const Workflow &workflow) const
{
    const auto armed = m_armed.find(id);
    return armed != m_armed.end()
           && (armed->triggers != workflow.triggers || armed->version != QString::fromLatin1(versionOf(workflow)));
}

/// The open documents only: what is in files has not changed.
void Workspace::compare()
{
    auto entries = m_entries;
    for (WorkflowEntry &entry : entries) {
        if (const auto *open = document(entry.id))
            entry.differs = differs(entry.id, open->workflow());
    }
    take(std::move(entries));
}

Result<WorkflowDocument *> Workspace::open(const QString &id)
{
    if (auto *open = document(id))
        return open;
    auto workflow = loadWorkflow(pathOf(id));
    if (!workflow)
        return tl::unexpected(workflow.error());
    auto document = std::make_unique<WorkflowDocument>(std::move(*workflow), pathOf(id), m_checker);
    auto log = std::make_unique<EditLog>(*document, EditLog::pathIn(m_folder, id));
    auto &opened = *m_documents.emplace_back(Open{std::move(document), std::move(log)}).document;
    opened.setTaskDefaults(m_settings.defaults);
    connect(&opened, &WorkflowDocument::changed, this, [this](const WorkflowChange &change) {
        if (change.properties)
            refresh();
        else if (!m_armed.isEmpty())
            m_compareSoon.start();
    });
    Q_EMIT documentOpened(&opened);
    return &opened;
}

Problems Workspace::whyNotOpened(const QString &id) const
{
    const auto workflow = loadWorkflow(pathOf(id));
    return workflow ? Problems() : whyRefused(workflow.error(), pathOf(id), QStringLiteral("workflow"));
}

WorkflowDocument *Workspace::document(const QString &id) const
{
    const auto *open = openOf(id);
    return open ? open->document.get() : nullptr;
}

std::vector<WorkflowDocument *> Workspace::documents() const
{
    std::vector<WorkflowDocument *> open;
    for (const Open &one : m_documents)
        open.push_back(one.document.get());
    return open;
}

const Workspace::Open *Workspace::openOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_documents, [&](const Open &open) { return open.document->id() == id; });
    return found == m_documents.end() ? nullptr : &*found;
}

bool Workspace::isEditedElsewhere(const QString &id) const
{
    const auto *open = openOf(id);
    return open && open->log->isFileOther();
}

void Workspace::discardEdits()
{
    for (const Open &open : m_documents)
        open.log->discard();
}

QStringList Workspace::unsavedAtEnd() const
{
    auto ids = EditLog::leftIn(m_folder);
    ids.removeIf([this](const QString &id) { return !QFileInfo::exists(pathOf(id)); });
    return ids;
}

void Workspace::close(const QString &id)
{
    const auto *open = openOf(id);
    if (!open)
        return;
    Q_EMIT documentClosing(open->document.get());
    open->log->discard();
    m_documents.erase(m_documents.begin() + (open - m_documents.data()));
    refresh();
}

} // namespace sluice
