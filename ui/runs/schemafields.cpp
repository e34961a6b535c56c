#include "ui/runs/schemafields.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/token.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sluice {

namespace {

/// A form with more is none to be filled in here; what is left out, the engine asks for.
constexpr int kMostFields = 40;
constexpr int kLeastFieldWidth = 180;

/// A text as it is, anything else as JSON writes it.
QString wordOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(compactJson(value));
}

} // namespace

SchemaFields::SchemaFields(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(space::kS, this))
{
    m_row->setFilling(true);
    setObjectName(QStringLiteral("schemaFields"));
}

void SchemaFields::setForm(const QJsonObject &form)
{
    if (form == m_form)
        return;
    m_form = form;
    for (const Field &field : m_fields)
        delete field.place;
    m_fields.clear();
    const QJsonObject properties = form[u"properties"].toObject();
    const QJsonArray required = form[u"required"].toArray();
    // What must be filled in comes first.
    for (const bool isRequired : {true, false}) {
        for (auto each = properties.begin(); each != properties.end(); ++each) {
            if (required.contains(each.key()) == isRequired && std::ssize(m_fields) < kMostFields)
                add(each.key(), each->toObject(), isRequired);
        }
    }
    retranslate();
    setVisible(!m_fields.empty());
}

void SchemaFields::add(const QString &key, const QJsonObject &schema, bool isRequired)
{
    Field field{key, schema, isRequired, new QWidget, new QLabel};
    const QJsonArray choices = schema[u"enum"].toArray();
    if (!choices.isEmpty()) {
        field.list = new QComboBox;
        field.list->addItem(QString(), QJsonValue(QJsonValue::Undefined));
        for (const QJsonValue &choice : choices)
            field.list->addItem(wordOf(choice), choice);
    } else if (schema[u"type"] == QLatin1StringView("boolean")) {
        field.box = new QCheckBox;
    } else {
        field.line = new QLineEdit;
    }
    QWidget *editor = editorOf(field);
    editor->setObjectName(QStringLiteral("field.") + key);
    editor->setMinimumWidth(kLeastFieldWidth);
    field.label->setTextFormat(Qt::PlainText);
    field.label->setBuddy(editor);
    field.place->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(field.place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(field.label);
    column->addWidget(editor);
    column->addStretch(); // a box to tick is lower than its row
    m_row->addWidget(field.place);
    m_fields.push_back(field);
}

QWidget *SchemaFields::editorOf(const Field &field)
{
    if (field.list)
        return field.list;
    return field.box ? static_cast<QWidget *>(field.box) : field.line;
}

/// A number that is none stays a text, so that the engine says what is wrong with it.
QJsonValue SchemaFields::valueOf(const Field &field)
{
    if (field.list)
        return field.list->currentData().toJsonValue();
    if (field.box)
        return field.box->isChecked();
    const QString text = field.line->text();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    const QString type = field.schema[u"type"].toString();
    if (type == u"string")
        return text;
    return oneJsonValue(text.toUtf8()).value_or(QJsonValue(text));
}

QJsonObject SchemaFields::value() const
{
    QJsonObject filled;
    for (const Field &field : m_fields) {
        if (const QJsonValue value = valueOf(field); !value.isUndefined())
            filled.insert(field.key, value);
    }
    return filled;
}

void SchemaFields::clear()
{
    const QJsonObject form = m_form;
    m_form = {};
    setForm(form);
}

std::vector<QWidget *> SchemaFields::editors() const
{
    std::vector<QWidget *> all;
    for (const Field &field : m_fields)
        all.push_back(editorOf(field));
    return all;
}

void SchemaFields::retranslate()
{
    for (const Field &field : m_fields) {
        const QString title = field.schema[u"title"].toString();
        const QString name = title.isEmpty() ? field.key : title;
        field.label->setText(field.isRequired ? tr("%1 (needed)", "the name of a field").arg(name) : name);
        QWidget *editor = editorOf(field);
        editor->setAccessibleName(name);
        editor->setToolTip(field.schema[u"description"].toString().toHtmlEscaped());
        if (field.list)
            field.list->setItemText(0, tr("Choose…"));
    }
}

} // namespace sluice
