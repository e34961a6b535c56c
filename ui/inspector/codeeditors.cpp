#include "ui/inspector/codeeditors.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kLeastCodeLines = 3;
constexpr int kMostCodeLines = 12;

QString jsonText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    return QString::fromUtf8(compactJson(value));
}

/// Any JSON value: Qt's parser takes documents only, so the text is read as the one element of an array.
QJsonValue parsedJson(const QString &text, QString *error)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson("[" + text.toUtf8() + "\n]", &problem);
    if (problem.error != QJsonParseError::NoError || document.array().size() != 1) {
        *error = problem.error == QJsonParseError::NoError ? QString() : problem.errorString();
        return QJsonValue::Undefined;
    }
    return document.array().first();
}

CodeEdit::Language languageOf(ParamKind kind, const QString &text)
{
    if (kind == ParamKind::Json)
        return CodeEdit::Language::Json;
    if (kind == ParamKind::Expression)
        return CodeEdit::Language::JavaScript;
    // What is asked of an HTTP service in place of a database is a path.
    const bool isPath = text.startsWith(u'/') && !text.startsWith(u"/*");
    return isPath ? CodeEdit::Language::Plain : CodeEdit::Language::Sql;
}

} // namespace

CodeEditor::CodeEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent)
    : FieldEditor(parent)
    , m_param(param)
    , m_code(new CodeEdit(context.themes, this))
    , m_lineHeight(QFontMetrics(context.themes.theme().monospace()).lineSpacing() + 2)
{
    m_code->setObjectName(objectName);
    m_code->setWrapped(true);
    m_code->setLanguage(languageOf(param.kind, {}));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_code);
    setFocusProxy(m_code);
    if (auto *input = m_code->focusProxy())
        input->installEventFilter(this);
    connect(m_code, &CodeEdit::textChanged, this, &CodeEditor::changed);
    if (param.kind != ParamKind::Sql)
        new Completer(context.themes, m_code, [this](const QString &text, int caret, bool isAsked) {
            return completions(text, caret, m_param.kind == ParamKind::Json, isAsked);
        });
    fitHeight();
}

void CodeEditor::changed()
{
    m_code->setLanguage(languageOf(m_param.kind, m_code->text()));
    fitHeight();
    if (m_isFilling)
        return;
    const auto text = m_code->text();
    if (m_param.kind != ParamKind::Json) {
        take(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text), {});
    } else if (text.trimmed().isEmpty()) {
        // Typing over a selection deletes it first: only what is still empty when the key is done was emptied.
        QMetaObject::invokeMethod(this, &CodeEditor::takeEmptiness, Qt::QueuedConnection);
    } else {
        QString why;
        const auto value = parsedJson(text, &why);
        if (!value.isUndefined())
            take(value, {});
        else
            take(m_value, why.isEmpty() ? tr("This is not one JSON value. The last valid one is kept.")
                                        : tr("This is not JSON: %1. The last valid value is kept.").arg(why));
    }
}

void CodeEditor::take(const QJsonValue &value, const QString &complaint)
{
    if (std::exchange(m_complaint, complaint) != complaint)
        Q_EMIT complaintChanged();
    if (!complaint.isEmpty())
        return;
    m_value = value;
    Q_EMIT edited(value);
}

void CodeEditor::takeEmptiness()
{
    const bool isNews = !m_value.isUndefined() || !m_complaint.isEmpty();
    if (isNews && m_code->text().trimmed().isEmpty())
        take(QJsonValue::Undefined, {});
}

void CodeEditor::setValue(const QJsonValue &value)
{
    if (m_value == value && (!value.isUndefined() || m_code->text().isEmpty()))
        return;
    m_value = value;
    m_isFilling = true;
    m_code->setText(m_param.kind == ParamKind::Json ? jsonText(value) : value.toString());
    m_isFilling = false;
    fitHeight();
    if (!std::exchange(m_complaint, {}).isEmpty())
        Q_EMIT complaintChanged();
}

void CodeEditor::setFieldName(const QString &name)
{
    m_code->setAccessibleName(name);
}

void CodeEditor::fitHeight()
{
    const auto lines = static_cast<int>(m_code->text().count(u'\n')) + 2;
    m_code->setFixedHeight(std::clamp(lines, kLeastCodeLines, kMostCodeLines) * m_lineHeight + 2 * space::kS);
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_code->focusProxy() && event->type() == QEvent::FocusOut) {
        if (m_param.kind == ParamKind::Json)
            takeEmptiness();
        Q_EMIT left();
    }
    return FieldEditor::eventFilter(watched, event);
}

TextEditor::TextEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent)
    : FieldEditor(parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setObjectName(objectName);
    m_text->setPlaceholderText(param.fallback.toString());
    m_text->setFont(context.themes.theme().monospace());
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(5 * m_text->fontMetrics().lineSpacing() + 2 * space::kS);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->installEventFilter(this);
    new Completer(context.themes, m_text, [this](const QString &typed, int caret, bool isAsked) {
        return completions(typed, caret, true, isAsked);
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        const auto text = m_text->toPlainText();
        if (!m_isFilling)
            Q_EMIT edited(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
    });
}

void TextEditor::setValue(const QJsonValue &value)
{
    if (m_text->toPlainText() == value.toString())
        return;
    m_isFilling = true;
    m_text->setPlainText(value.toString());
    m_isFilling = false;
}

void TextEditor::setFieldName(const QString &name)
{
    m_text->setAccessibleName(name);
}

bool TextEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut)
        Q_EMIT left();
    return FieldEditor::eventFilter(watched, event);
}

} // namespace sluice
