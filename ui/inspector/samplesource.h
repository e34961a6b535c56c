#pragma once

#include "ui/document/runpicture.h"
#include "ui/document/sampledata.h"
#include "ui/document/workflowdocument.h"
#include "ui/inspector/evaluator.h"

#include <QPointer>
#include <QTimer>

namespace sluice {

/// Keeps the samples for the expressions of the task that is shown: from pins, else from the run that is shown, else
/// from the last one. The item of a loop that none of them had is the first of its list, which is evaluated for that.
///
/// Thread: UI. What changes in one turn of the event loop is taken in once; one list is evaluated at a time.
class SampleSource final : public QObject {
    Q_OBJECT
public:
    SampleSource(const TaskCatalog &catalog, SamplePins &pins, QObject *parent = nullptr);

    void setEvaluator(Evaluator evaluator);
    /// The task to find samples for; no document or an empty task: none.
    void show(const WorkflowDocument *document, const QString &task);
    /// Runs of the workflow; they must live until this is called again.
    void setRuns(const RunPicture *shown, const RunPicture *last);
    [[nodiscard]] const SampleData &samples() const { return m_samples; }
    [[nodiscard]] const Evaluator &evaluator() const { return m_evaluator; }

Q_SIGNALS:
    /// The samples are other ones, or those of another task.
    void changed();

private:
    void collect();
    [[nodiscard]] std::optional<PreviewQuestion> listQuestion(SampleData &samples) const;
    void askItem();
    void takeList(const Result<Payload> &list);

    const TaskCatalog &m_catalog;
    SamplePins &m_pins;
    Evaluator m_evaluator;
    QPointer<const WorkflowDocument> m_document;
    QString m_task;
    const RunPicture *m_run = nullptr;
    SampleData m_samples;
    SampleData m_collected;                ///< the same before the item was found out
    std::optional<PreviewQuestion> m_list; ///< whose first element is the item
    bool m_isTold = false;
    bool m_isAsking = false;
    bool m_asksAgain = false;
    QTimer m_soon;
};

} // namespace sluice
