#pragma once

#include "core/workflow/model.h"
#include "core/workflow/problem.h"
#include "ui/document/sampledata.h"
#include "ui/inspector/evaluator.h"
#include "ui/inspector/fieldeditor.h"

#include <QHash>

class QVBoxLayout;

namespace sluice {

class FieldPreview;
class FormRow;

/// The parameters of a task as a form, made from its type. Says what a person changed; changes nothing itself.
class ParamForm final : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows a task. The form is made anew when the task or its type is another one, or what the fields offer is.
    void show(const Task &task, const TaskTypeInfo *type, const FieldContext &context);
    void showProblems(const Problems &problems);
    /// Shows what the expressions come to with these samples; they must live until this is called again. Null: nothing.
    void showSamples(const SampleData *samples, const Evaluator &evaluator);
    /// Puts the keyboard into a parameter's field.
    void focusField(const QString &key);
    void retranslate();

Q_SIGNALS:
    void edited(const QString &key, const QString &label, const QJsonValue &value);
    void left();
    /// An expression cannot be shown with its value for want of a sample, and a person wants one.
    void sampleWanted(const sluice::MissingSample &missing);

private:
    struct Field {
        ParamInfo param;
        FieldEditor *editor = nullptr;
        FormRow *row = nullptr;
        FieldPreview *preview = nullptr;
        QString problem;
        bool isError = true;
        bool isTried = true; ///< its expressions see what the samples hold
    };
    void rebuild(const TaskTypeInfo *type, const FieldContext &context);
    void word(const Field &field);
    void say(const Field &field);
    void give(const Field &field);

    ThemeController &m_themes;
    QVBoxLayout *m_column;
    QString m_task;
    QString m_type;
    QStringList m_offers;
    std::vector<Field> m_fields;
    const SampleData *m_samples = nullptr;
    Evaluator m_evaluator;
};

} // namespace sluice
