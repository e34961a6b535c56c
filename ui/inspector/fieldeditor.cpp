#include "ui/inspector/fieldeditor.h"

#include "ui/inspector/codeeditors.h"
#include "ui/inspector/expressionwords.h"
#include "ui/inspector/keyvalueeditor.h"
#include "ui/inspector/lineeditors.h"

namespace sluice {

Completions FieldEditor::completions(const QString &text, int caret, bool isTemplate, bool isAsked) const
{
    return m_samples ? expressionCompletions(text, caret, isTemplate, isAsked, *m_samples) : Completions();
}

FieldEditor *makeFieldEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName,
                             QWidget *parent)
{
    switch (param.kind) {
    case ParamKind::MultiLine:
        return new TextEditor(param, context, objectName, parent);
    case ParamKind::Expression:
    case ParamKind::Sql:
    case ParamKind::Json:
        return new CodeEditor(param, context, objectName, parent);
    case ParamKind::Boolean:
        return new SwitchEditor(param, objectName, parent);
    case ParamKind::Choice:
    case ParamKind::Connection:
    case ParamKind::Workflow:
        return new PickEditor(param, context, objectName, parent);
    case ParamKind::KeyValue:
        return new KeyValueEditor(param, context, objectName, parent);
    case ParamKind::Text:
    case ParamKind::Number:
    case ParamKind::Duration:
    case ParamKind::FilePath:
        break;
    }
    return new LineEditor(param, context, objectName, parent);
}

} // namespace sluice
