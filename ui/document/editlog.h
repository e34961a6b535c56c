#pragma once

#include "ui/document/workflowdocument.h"

#include <QFile>
#include <QJsonObject>
#include <QTimer>

namespace sluice {

/// Writes every edit of an open workflow to a file of its own, so that a crash loses no unsaved edit and no undo history.
///
/// A line for each step of the history holds the workflow after it; where the history stands, and which step the file of
/// the workflow holds, are lines too. What is typed into one field is written when the typing pauses. A last line that
/// was cut short is left out. It writes on the thread of the document, and syncs nothing: it outlives the program, not the
/// machine.
/// Thread: UI. Errors: a log that cannot be written is given up, and the edits with it after a crash.
class EditLog final : public QObject {
    Q_OBJECT
public:
    /// Follows a document that was just opened, and brings back what `path` holds; the file is made with the first edit.
    /// `largest`: bytes beyond which the history before is given up.
    EditLog(WorkflowDocument &document, QString path, QObject *parent = nullptr, qint64 largest = kLargest);
    ~EditLog() override;

    /// Whether unsaved edits were brought back.
    [[nodiscard]] bool hasRestored() const { return m_hasRestored; }
    /// Whether the file of the workflow is another than the one that was edited: something changed it since.
    [[nodiscard]] bool isFileOther() const { return m_isFileOther; }
    /// The edits are not wanted any more: the file goes.
    void discard();

    /// Where the logs of a workspace lie, and that of a workflow.
    [[nodiscard]] static QString folderIn(const QString &workspace);
    [[nodiscard]] static QString pathIn(const QString &workspace, const QString &workflow);
    /// Workflows with a log: the program ended without saving them.
    [[nodiscard]] static QStringList leftIn(const QString &workspace);

private:
    static constexpr qint64 kLargest = 32LL * 1024 * 1024;

    bool restore();
    void follow();
    void writePending();
    void writeStep(int at, const WorkflowDocument::Step &step);
    void writeAt();
    void writeSaved();
    void write(const QJsonObject &line);
    void begin(const std::vector<QJsonObject> &lines);
    void beginHere();
    [[nodiscard]] QJsonObject lineOf(int at, const WorkflowDocument::Step &step) const;

    WorkflowDocument &m_document;
    QFile m_file;
    qint64 m_largest;
    Workflow m_base;
    QString m_fileHash;
    bool m_isFileOther = false;
    bool m_isWhole = true; ///< each line of the file is
    int m_offset = 0;      ///< step of the history with which the file begins …
    int m_known = 0;       ///< … and how many steps behind that it holds
    /// A step that is still being typed.
    struct Pending {
        int at;
        WorkflowDocument::Step step;
    };
    int m_last = 0; ///< where the history stood
    quint64 m_edits = 0;
    int m_count = 0;
    std::optional<Pending> m_pending;
    bool m_hasRestored = false;
    QTimer m_soon;
};

} // namespace sluice
