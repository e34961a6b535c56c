#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "ui/widgets/completer.h"

#include <QJsonValue>
#include <QWidget>

#include <utility>
#include <vector>

namespace sluice {

struct SampleData;
class ThemeController;

/// What editors of parameters need to know of the world around a task.
struct FieldContext {
    ThemeController &themes;
    QString folder;                                     ///< of the workspace; paths are relative to it
    std::vector<Connection> connections;                ///< for the picker
    std::vector<std::pair<QString, QString>> workflows; ///< that may be called: id and name, for the picker
};

/// Edits the value of one parameter. Undefined means that the file leaves it out and the type's usual value holds.
///
/// It keeps the caret: a value that it shows already is not set again.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setValue(const QJsonValue &value) = 0;
    /// What is wrong with what was typed, where it cannot become a value at all; empty: nothing.
    [[nodiscard]] virtual QString complaint() const { return {}; }
    /// What the field holds, in words, where that says more than the text; empty: it does not.
    [[nodiscard]] virtual QString words() const { return {}; }
    /// Names the field for the label beside it and for a screen reader.
    virtual void setFieldName(const QString &name) = 0;
    virtual void retranslate() {}
    /// What an expression in the field may use; it must live until this is called again. Null: nothing is known.
    void setSamples(const SampleData *samples) { m_samples = samples; }

Q_SIGNALS:
    /// A person changed the value.
    void edited(const QJsonValue &value);
    void complaintChanged();
    /// The field was left: what is typed next is another edit.
    void left();

protected:
    /// What may stand at a place of the field's text; `isTemplate`: only its `{{ … }}` are expressions.
    [[nodiscard]] Completions completions(const QString &text, int caret, bool isTemplate, bool isAsked) const;

private:
    const SampleData *m_samples = nullptr;
};

/// Makes the editor for a parameter's kind; its input widget is named `objectName`.
[[nodiscard]] FieldEditor *makeFieldEditor(const ParamInfo &param, const FieldContext &context,
                                           const QString &objectName, QWidget *parent);

} // namespace sluice
