#include "ui/document/editlog.h"

#include "core/workflow/workflowfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr int kTypingPause = 250; ///< ms
const QString kEnding = QStringLiteral(".edits");
const QString kBase = QStringLiteral("base");
const QString kStep = QStringLiteral("step");
const QString kAt = QStringLiteral("at");
const QString kText = QStringLiteral("text");
const QString kSaved = QStringLiteral("saved");
const QString kFile = QStringLiteral("file");

QString packed(const Workflow &workflow)
{
    return QString::fromLatin1(qCompress(writeWorkflow(workflow)).toBase64());
}

std::optional<Workflow> unpacked(const QJsonValue &value, const QString &id)
{
    const auto read = readWorkflow(qUncompress(QByteArray::fromBase64(value.toString().toLatin1())), id);
    return read ? std::optional(*read) : std::nullopt;
}

QString hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex());
}

QByteArray bytesOf(const QJsonObject &line)
{
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

/// What a log tells.
struct Story {
    std::optional<Workflow> base;
    std::vector<WorkflowDocument::Step> steps;
    int at = 0;
    int saved = -1;
    QString file;
};

Story readStory(const QString &path, const QString &id)
{
    Story story;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return story;
    while (!file.atEnd()) {
        const auto bytes = file.readLine();
        const auto line = QJsonDocument::fromJson(bytes).object();
        if (!bytes.endsWith('\n') || line.isEmpty())
            break;
        if (line.contains(kFile)) {
            story.saved = line[kSaved].toInt(-1);
            story.file = line[kFile].toString();
        }
        if (line.contains(kBase)) {
            story.base = unpacked(line[kBase], id);
        } else if (line.contains(kStep)) {
            auto workflow = unpacked(line[kStep], id);
            const auto at = line[kAt].toInt();
            if (!workflow || at < 1 || at > static_cast<int>(story.steps.size()) + 1)
                break;
            // What was undone before a new step is gone from the history; so is a saved state among it.
            if (story.saved >= at)
                story.saved = -1;
            story.steps.resize(static_cast<std::size_t>(at) - 1);
            story.steps.push_back({line[kText].toString(), std::move(*workflow)});
            story.at = at;
        } else if (line.contains(kAt)) {
            story.at = std::clamp(line[kAt].toInt(), 0, static_cast<int>(story.steps.size()));
        }
    }
    return story;
}

} // namespace

QString EditLog::folderIn(const QString &workspace)
{
    return QDir(workspace).filePath(QStringLiteral(".sluice/edits"));
}

QString EditLog::pathIn(const QString &workspace, const QString &workflow)
{
    return QDir(folderIn(workspace)).filePath(workflow + kEnding);
}

QStringList EditLog::leftIn(const QString &workspace)
{
    auto names = QDir(folderIn(workspace)).entryList({u'*' + kEnding}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(kEnding.size());
    return names;
}

EditLog::EditLog(WorkflowDocument &document, QString path, QObject *parent, qint64 largest)
    : QObject(parent)
    , m_document(document)
    , m_file(std::move(path))
    , m_largest(largest)
    , m_base(document.workflow())
    , m_fileHash(hashOf(document.path()))
{
    m_hasRestored = restore();
    m_last = m_document.undoStack().index();
    m_edits = m_document.edits();
    m_count = m_document.undoStack().count();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTypingPause);
    connect(&m_soon, &QTimer::timeout, this, &EditLog::writePending);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &EditLog::follow);
    connect(&m_document, &WorkflowDocument::saved, this, &EditLog::writeSaved);
    connect(&m_document, &WorkflowDocument::tookFile, this, &EditLog::writeSaved);
}

EditLog::~EditLog()
{
    writePending();
}

bool EditLog::restore()
{
    auto story = readStory(m_file.fileName(), m_document.id());
    if (!story.base)
        return false;
    const bool isFileSame = story.file == m_fileHash;
    if (isFileSame && story.saved == story.at) {
        m_file.remove();
        return false;
    }
    m_isFileOther = !isFileSame && !story.file.isEmpty();
    m_base = *story.base;
    const int saved = isFileSame ? story.saved : -1;
    m_document.restore(*story.base, story.steps, story.at, saved);
    // Written anew, so that what was cut short goes, and what is added comes behind whole lines.
    std::vector<QJsonObject> lines{{{kBase, packed(m_base)}}};
    for (std::size_t step = 0; step < story.steps.size(); ++step)
        lines.push_back(lineOf(static_cast<int>(step) + 1, story.steps[step]));
    lines.push_back({{kAt, m_document.undoStack().index()}});
    lines.push_back({{kSaved, saved}, {kFile, story.file}});
    begin(lines);
    m_known = static_cast<int>(story.steps.size());
    return true;
}

QJsonObject EditLog::lineOf(int at, const WorkflowDocument::Step &step) const
{
    return {{kAt, at - m_offset}, {kText, step.text}, {kStep, packed(step.workflow)}};
}

/// Begins the file anew with these lines; the old one stays until they are all written.
void EditLog::begin(const std::vector<QJsonObject> &lines)
{
    m_file.close();
    QDir().mkpath(QFileInfo(m_file.fileName()).path());
    QSaveFile next(m_file.fileName());
    bool isWritten = next.open(QIODevice::WriteOnly);
    for (const auto &line : lines)
        isWritten = isWritten && next.write(bytesOf(line)) > 0;
    if (isWritten && next.commit())
        m_isWhole = m_file.open(QIODevice::WriteOnly | QIODevice::Append);
}

/// Gives the history before up: the file holds the workflow as it is from here on.
void EditLog::beginHere()
{
    m_offset = m_document.undoStack().index();
    m_known = 0;
    const bool isSaved = m_document.undoStack().isClean();
    begin({{{kBase, packed(m_document.workflow())}, {kSaved, isSaved ? 0 : -1}, {kFile, m_fileHash}}});
}

void EditLog::follow()
{
    const auto &history = m_document.undoStack();
    if (!m_file.isOpen())
        begin({{{kBase, packed(m_base)}, {kSaved, m_offset == 0 ? 0 : -1}, {kFile, m_fileHash}}});
    // A macro without any edit in it is a step of the history too.
    const bool isEdit = m_edits != m_document.edits() || m_count != history.count();
    m_edits = m_document.edits();
    m_count = history.count();
    const int before = std::exchange(m_last, history.index());
    if (isEdit && m_last == before) {
        // One more letter of the same field. The step is kept here until the typing pauses, for it may be undone by then.
        m_pending = Pending{m_last, {history.text(m_last - 1), m_document.workflow()}};
        m_soon.start();
        return;
    }
    writePending();
    if (isEdit)
        writeStep(m_last, {history.text(m_last - 1), m_document.workflow()});
    else
        writeAt();
}

void EditLog::writePending()
{
    m_soon.stop();
    if (const auto pending = std::exchange(m_pending, std::nullopt))
        writeStep(pending->at, pending->step);
}

void EditLog::writeStep(int at, const WorkflowDocument::Step &step)
{
    if (!m_isWhole || m_file.size() > m_largest || at <= m_offset)
        return beginHere();
    write(lineOf(at, step));
    m_known = at - m_offset;
}

void EditLog::writeAt()
{
    // What was given up may be undone to, and done again.
    if (!m_isWhole || m_last < m_offset || m_last > m_offset + m_known)
        beginHere();
    else
        write({{kAt, m_last - m_offset}});
}

void EditLog::writeSaved()
{
    m_fileHash = hashOf(m_document.path());
    if (!m_file.isOpen())
        return;
    writePending();
    write({{kSaved, m_document.undoStack().index() - m_offset}, {kFile, m_fileHash}});
}

void EditLog::write(const QJsonObject &line)
{
    if (!m_file.isOpen())
        return;
    const auto bytes = bytesOf(line);
    const auto size = m_file.size();
    if (m_file.write(bytes) == bytes.size() && m_file.flush())
        return;
    // No line may follow one that was cut short: the next step begins anew.
    m_file.resize(size);
    m_isWhole = false;
}

void EditLog::discard()
{
    m_soon.stop();
    m_pending.reset();
    m_document.undoStack().disconnect(this);
    m_document.disconnect(this);
    m_file.close();
    m_file.remove();
}

} // namespace sluice
