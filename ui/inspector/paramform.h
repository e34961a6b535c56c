#pragma once

#include "core/workflow/model.h"
#include "core/workflow/problem.h"
#include "ui/inspector/fieldeditor.h"

#include <QHash>

class QVBoxLayout;

namespace sluice {

class FormRow;

/// The parameters of a task as a form, made from its type. Says what a person changed; changes nothing itself.
class ParamForm final : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows a task. The form is made anew when the task or its type is another one, or what the fields offer is.
    void show(const Task &task, const TaskTypeInfo *type, const FieldContext &context);
    void showProblems(const Problems &problems);
    /// Puts the keyboard into a parameter's field.
    void focusField(const QString &key);
    void retranslate();

Q_SIGNALS:
    void edited(const QString &key, const QString &label, const QJsonValue &value);
    void left();

private:
    struct Field {
        ParamInfo param;
        FieldEditor *editor = nullptr;
        FormRow *row = nullptr;
        QString problem;
        bool isError = true;
    };
    void rebuild(const TaskTypeInfo *type, const FieldContext &context);
    void word(const Field &field);
    void say(const Field &field);

    ThemeController &m_themes;
    QVBoxLayout *m_column;
    QString m_task;
    QString m_type;
    QStringList m_offers;
    std::vector<Field> m_fields;
};

} // namespace sluice
