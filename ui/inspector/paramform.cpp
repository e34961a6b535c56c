#include "ui/inspector/paramform.h"

#include "ui/inspector/fieldpreview.h"
#include "ui/inspector/formrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

/// What the fields offer besides their values; another offer needs other fields.
QStringList offersOf(const FieldContext &context)
{
    QStringList offers;
    for (const Connection &connection : context.connections)
        offers.push_back(connection.id + u'/' + connection.type + u'/' + connection.name);
    for (const auto &[id, name] : context.workflows)
        offers.push_back(id + u'/' + name);
    return offers;
}

} // namespace

ParamForm::ParamForm(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space::kL, space::kM, space::kL, space::kL);
    m_column->setSpacing(space::kL);
    m_column->addStretch(1);
}

void ParamForm::show(const Task &task, const TaskTypeInfo *type, const FieldContext &context)
{
    const auto offers = offersOf(context);
    if (task.id != m_task || task.type != m_type || offers != m_offers) {
        m_task = task.id;
        m_type = task.type;
        m_offers = offers;
        rebuild(type, context);
    }
    for (const Field &field : m_fields) {
        const QJsonValue value = task.params.contains(field.param.key) ? task.params[field.param.key]
                                                                       : QJsonValue(QJsonValue::Undefined);
        field.editor->setValue(value);
        field.row->setWords(field.editor->words());
        field.preview->setValue(value);
    }
}

void ParamForm::rebuild(const TaskTypeInfo *type, const FieldContext &context)
{
    for (const Field &field : m_fields) {
        field.row->hide();
        field.row->deleteLater();
    }
    m_fields.clear();
    if (!type)
        return;
    for (const ParamInfo &param : type->params) {
        Field field;
        field.param = param;
        field.editor = makeFieldEditor(param, context, QStringLiteral("param_") + param.key, this);
        const bool namesItself = param.kind == ParamKind::Boolean;
        field.row = new FormRow(m_themes, field.editor, QStringLiteral("problem_") + param.key, !namesItself, this);
        m_column->insertWidget(m_column->count() - 1, field.row);
        field.preview = new FieldPreview(m_themes, param, field.row);
        field.row->addBelow(field.preview);
        field.isTried = !param.seesRecord;
        give(field);
        connect(field.preview, &FieldPreview::sampleWanted, this, &ParamForm::sampleWanted);
        const auto key = param.key;
        connect(field.editor, &FieldEditor::edited, this, [this, key](const QJsonValue &value) {
            const auto found = std::ranges::find(m_fields, key, [](const Field &one) { return one.param.key; });
            Q_EMIT edited(key, catalogText(found->param.label), value);
        });
        connect(field.editor, &FieldEditor::left, this, &ParamForm::left);
        connect(field.editor, &FieldEditor::complaintChanged, this, [this, key] {
            const auto found = std::ranges::find(m_fields, key, [](const Field &one) { return one.param.key; });
            say(*found);
        });
        word(field);
        m_fields.push_back(field);
    }
}

void ParamForm::word(const Field &field)
{
    const auto label = catalogText(field.param.label);
    field.row->setTexts(label, catalogText(field.param.help), field.param.required);
    field.editor->setFieldName(label);
    field.editor->retranslate();
    field.preview->setFieldName(label);
    field.row->setWords(field.editor->words());
}

void ParamForm::say(const Field &field)
{
    const auto complaint = field.editor->complaint();
    field.row->setWords(field.editor->words());
    field.preview->setQuiet(!field.problem.isEmpty() && field.isError);
    field.row->setProblem(complaint.isEmpty() ? field.problem : complaint, !complaint.isEmpty() || field.isError);
}

void ParamForm::showProblems(const Problems &problems)
{
    for (Field &field : m_fields) {
        field.problem.clear();
        for (const Problem &problem : problems) {
            if (problem.task != m_task || problem.field != field.param.key || !field.problem.isEmpty())
                continue;
            field.problem = sentence(problem.error);
            field.isError = problem.severity == Severity::Error;
        }
        say(field);
    }
}

void ParamForm::showSamples(const SampleData *samples, const Evaluator &evaluator)
{
    m_samples = samples;
    m_evaluator = evaluator;
    for (const Field &field : m_fields)
        give(field);
}

void ParamForm::give(const Field &field)
{
    const SampleData *samples = field.isTried ? m_samples : nullptr;
    field.editor->setSamples(samples);
    field.preview->setSamples(samples, m_evaluator);
}

void ParamForm::focusField(const QString &key)
{
    for (const Field &field : m_fields) {
        // What loses the keyboard may change the task, and with it these fields.
        if (field.param.key == key)
            return field.editor->setFocus(Qt::OtherFocusReason);
    }
}

void ParamForm::retranslate()
{
    for (const Field &field : m_fields)
        word(field);
}

} // namespace sluice
