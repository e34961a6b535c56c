#include "ui/inspector/lineeditors.h"

#include "core/base/duration.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/durationwords.h"
#include "ui/wording/statewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace sluice {

namespace {

QHBoxLayout *rowOf(QWidget *owner)
{
    auto *row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kXs);
    return row;
}

QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

bool isTemplate(const QString &text)
{
    return text.contains(QStringLiteral("{{"));
}

} // namespace

LineEditor::LineEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent)
    : FieldEditor(parent)
    , m_param(param)
    , m_folder(context.folder)
    , m_line(new QLineEdit(this))
{
    m_line->setObjectName(objectName);
    m_line->setPlaceholderText(textOf(param.fallback));
    if (param.kind == ParamKind::Duration || param.kind == ParamKind::FilePath || param.kind == ParamKind::Number)
        m_line->setFont(context.themes.theme().monospace());
    auto *row = rowOf(this);
    row->addWidget(m_line, 1);
    if (param.kind == ParamKind::FilePath) {
        m_browse = new QToolButton(this);
        m_browse->setObjectName(objectName + QStringLiteral("_browse"));
        m_browse->setIcon(context.themes.icon(QStringLiteral("document-open")));
        row->addWidget(m_browse);
        connect(m_browse, &QToolButton::clicked, this, &LineEditor::browse);
    }
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        complain();
        if (m_complaint.isEmpty() || m_param.kind == ParamKind::Duration)
            Q_EMIT edited(typed());
    });
    connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::left);
    new Completer(context.themes, m_line, [this](const QString &text, int caret, bool isAsked) {
        return completions(text, caret, true, isAsked);
    });
    retranslate();
}

QJsonValue LineEditor::typed() const
{
    const auto text = m_line->text();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    if (m_param.kind == ParamKind::Number && !isTemplate(text)) {
        bool ok = false;
        const double number = QLocale::c().toDouble(text, &ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    return text;
}

QString LineEditor::words() const
{
    if (m_param.kind != ParamKind::Duration)
        return {};
    const auto read = parseDuration(m_line->text().isEmpty() ? m_param.fallback.toString() : m_line->text());
    return read ? durationWords(*read) : QString();
}

void LineEditor::complain()
{
    QString complaint;
    const auto text = m_line->text();
    if (!text.isEmpty() && !isTemplate(text)) {
        bool isNumber = false;
        QLocale::c().toDouble(text, &isNumber);
        if (m_param.kind == ParamKind::Number && !isNumber)
            complaint = tr("This is not a number. Write it as 12 or 0.5.");
        if (m_param.kind == ParamKind::Duration && !parseDuration(text))
            complaint = tr("This is not a duration. Write a number and a unit: 250ms, 5s, 2m, 1h, 1d.");
    }
    if (complaint == m_complaint)
        return;
    m_complaint = complaint;
    Q_EMIT complaintChanged();
}

void LineEditor::setValue(const QJsonValue &value)
{
    if (typed() == value && m_complaint.isEmpty())
        return;
    if (textOf(value) != m_line->text())
        m_line->setText(textOf(value));
    complain();
}

void LineEditor::setFieldName(const QString &name)
{
    m_line->setAccessibleName(name);
    if (m_browse)
        m_browse->setAccessibleName(tr("Browse for %1").arg(name));
}

void LineEditor::retranslate()
{
    if (m_browse)
        m_browse->setToolTip(tr("Choose a file"));
    complain();
}

void LineEditor::browse()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a file"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto relative = QDir(m_folder).relativeFilePath(path);
        m_line->setText(relative.startsWith(QStringLiteral("..")) ? path : relative);
        Q_EMIT edited(typed());
        Q_EMIT left();
    });
    dialog->open();
}

SwitchEditor::SwitchEditor(const ParamInfo &param, const QString &objectName, QWidget *parent)
    : FieldEditor(parent)
    , m_param(param)
    , m_box(new QCheckBox(this))
{
    m_box->setObjectName(objectName);
    rowOf(this)->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT edited(on == m_param.fallback.toBool() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(on));
        Q_EMIT left();
    });
}

void SwitchEditor::setValue(const QJsonValue &value)
{
    m_box->setChecked(value.isBool() ? value.toBool() : m_param.fallback.toBool());
}

void SwitchEditor::setFieldName(const QString &name)
{
    m_box->setText(name);
    m_box->setAccessibleName(name);
}

PickEditor::PickEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent)
    : FieldEditor(parent)
    , m_param(param)
    , m_box(new QComboBox(this))
{
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setObjectName(objectName);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    rowOf(this)->addWidget(m_box);
    setFocusProxy(m_box);
    if (param.kind == ParamKind::Connection) {
        m_box->addItem(QString(), QString());
        for (const Connection &connection : context.connections) {
            if (param.choices.isEmpty() || param.choices.contains(connection.type))
                m_box->addItem(connection.name.isEmpty() ? connection.id : connection.name, connection.id);
        }
    } else if (param.kind == ParamKind::Workflow) {
        m_box->addItem(QString(), QString());
        for (const auto &[id, name] : context.workflows)
            m_box->addItem(name == id ? id : QStringLiteral("%1 (%2)").arg(name, id), id);
    } else {
        for (const auto &choice : param.choices)
            m_box->addItem(catalogText(choice), choice);
    }
    connect(m_box, &QComboBox::activated, this, [this] {
        const auto picked = m_box->currentData().toString();
        const bool isUsual = picked.isEmpty() || picked == m_param.fallback.toString();
        Q_EMIT edited(isUsual ? QJsonValue(QJsonValue::Undefined) : QJsonValue(picked));
        Q_EMIT left();
    });
    retranslate();
}

void PickEditor::setValue(const QJsonValue &value)
{
    const auto wanted = value.isUndefined() ? m_param.fallback.toString() : value.toString();
    int index = m_box->findData(wanted);
    if (index < 0 && !wanted.isEmpty()) {
        // A value that is no choice stays visible, so that nothing is changed unseen.
        m_box->addItem(wanted, wanted);
        index = m_box->count() - 1;
    }
    m_box->setCurrentIndex(index);
}

void PickEditor::setFieldName(const QString &name)
{
    m_box->setAccessibleName(name);
}

void PickEditor::retranslate()
{
    if (m_param.kind == ParamKind::Connection)
        m_box->setItemText(0, m_box->count() > 1 ? tr("No connection") : tr("Add a connection first"));
    else if (m_param.kind == ParamKind::Workflow)
        m_box->setItemText(0, m_box->count() > 1 ? tr("No workflow") : tr("There is no other workflow: add one first"));
}

} // namespace sluice
