#include "ui/shell/helptask.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/wording/statewords.h"

#include <QClipboard>
#include <QEvent>
#include <QFile>
#include <QGridLayout>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

QLabel *proseLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString kindWord(ParamKind kind)
{
    switch (kind) {
    case ParamKind::Text:
        return HelpTask::tr("text");
    case ParamKind::MultiLine:
        return HelpTask::tr("text of several lines");
    case ParamKind::Expression:
        return HelpTask::tr("expression in JavaScript");
    case ParamKind::Number:
        return HelpTask::tr("number");
    case ParamKind::Boolean:
        return HelpTask::tr("yes or no");
    case ParamKind::Choice:
        return HelpTask::tr("one of a list");
    case ParamKind::Duration:
        return HelpTask::tr("duration, such as 250ms or 5s");
    case ParamKind::Connection:
        return HelpTask::tr("connection");
    case ParamKind::FilePath:
        return HelpTask::tr("path in the workspace");
    case ParamKind::Json:
        return HelpTask::tr("JSON value");
    case ParamKind::KeyValue:
        return HelpTask::tr("names and texts");
    case ParamKind::Workflow:
        return HelpTask::tr("workflow");
    case ParamKind::Sql:
        return HelpTask::tr("statement in SQL, with :name or ? for what is bound to it");
    }
    return {};
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(compactJson(value));
}

/// A value of that kind to begin with.
QJsonValue sampleValue(const ParamInfo &param)
{
    if (!param.fallback.isUndefined())
        return param.fallback;
    switch (param.kind) {
    case ParamKind::Number:
        return 1;
    case ParamKind::Boolean:
        return true;
    case ParamKind::Choice:
        return param.choices.value(0);
    case ParamKind::Duration:
        return QStringLiteral("5s");
    case ParamKind::Connection:
        return QStringLiteral("my-connection");
    case ParamKind::FilePath:
        return QStringLiteral("data/file.json");
    case ParamKind::Json:
        return QJsonObject{{QStringLiteral("name"), QStringLiteral("{{ input.name }}")}};
    case ParamKind::KeyValue:
        return QJsonObject{{QStringLiteral("name"), QStringLiteral("value")}};
    case ParamKind::Workflow:
        return QStringLiteral("my-workflow");
    case ParamKind::Expression:
        return QStringLiteral("input");
    case ParamKind::Sql:
        return QStringLiteral("SELECT 1");
    case ParamKind::Text:
    case ParamKind::MultiLine:
        break;
    }
    return QStringLiteral("{{ input.%1 }}").arg(param.key);
}

const ParamInfo *paramOf(const TaskTypeInfo &type, const QString &key)
{
    const auto found = std::ranges::find(type.params, key, &ParamInfo::key);
    return found == type.params.end() ? nullptr : &*found;
}

/// What a file of `resources/examples` holds of a type; empty: it has none, as one that no program of ours brought along.
QJsonObject writtenExample(const TaskTypeInfo &type)
{
    QFile file(QStringLiteral(":/examples/%1.json").arg(type.type));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Of any kind, with lines and indents.
QString indented(const QJsonValue &value)
{
    if (!value.isObject() && !value.isArray())
        return QString::fromUtf8(compactJson(value));
    const QJsonDocument document = value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

/// The usual and the needed parameters, each with some value.
QJsonObject sampleParams(const TaskTypeInfo &type)
{
    QJsonObject params;
    for (const ParamInfo &param : type.params) {
        const bool isFirstOfOne = !type.oneParamOf.isEmpty() && type.oneParamOf.first() == param.key;
        const bool isOther = type.oneParamOf.contains(param.key) && !isFirstOfOne;
        if (!isOther && (param.required || isFirstOfOne || !param.fallback.isUndefined()))
            params.insert(param.key, sampleValue(param));
    }
    return params;
}

} // namespace

QByteArray exampleOf(const TaskTypeInfo &type)
{
    const QJsonValue written = writtenExample(type).value(QLatin1StringView("params"));
    const QJsonObject params = written.isObject() ? written.toObject() : sampleParams(type);
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), QStringLiteral("my-task")},
                                     {QStringLiteral("type"), type.type},
                                     {QStringLiteral("params"), params}})
        .toJson(QJsonDocument::Indented)
        .trimmed();
}

QString flowOf(const TaskTypeInfo &type)
{
    const QJsonObject written = writtenExample(type);
    QStringList parts;
    if (written.contains(QLatin1StringView("input")))
        parts += HelpTask::tr("What goes in:") + u'\n' + indented(written.value(QLatin1StringView("input")));
    if (written.contains(QLatin1StringView("output")))
        parts += HelpTask::tr("What comes out:") + u'\n' + indented(written.value(QLatin1StringView("output")));
    return parts.join(QStringLiteral("\n\n"));
}

QStringList worldOf(const TaskTypeInfo &type)
{
    QStringList sentences;
    sentences += type.sideEffects
                     ? HelpTask::tr("It acts outside of its run: somebody else can notice that it was done.")
                     : HelpTask::tr("It changes nothing outside of its run: nobody else can notice that it "
                                    "was done.");
    switch (type.safety) {
    case RepeatSafety::Safe:
        sentences += HelpTask::tr("It can be repeated safely: done twice, it has the same effect as once.");
        break;
    case RepeatSafety::Unsafe:
        sentences += HelpTask::tr("Done twice, it may have its effect twice. When nobody knows how an attempt went, it "
                                  "becomes a dead letter, unless the task is marked as safe to repeat.");
        break;
    case RepeatSafety::ByCall: {
        const ParamInfo *param = paramOf(type, type.safetyParam);
        sentences += HelpTask::tr("Whether it can be repeated safely depends on “%1”: it can with %2.")
                         .arg(param ? catalogText(param->label) : type.safetyParam,
                              type.safeChoices.join(QStringLiteral(", ")));
        if (const ParamInfo *key = paramOf(type, type.keyParam))
            sentences += HelpTask::tr("With “%1” any call can be repeated.").arg(catalogText(key->label));
        break;
    }
    }
    switch (type.lane) {
    case Lane::Inline:
        sentences += HelpTask::tr("It is done by the engine itself, at once.");
        break;
    case Lane::Io:
        sentences += HelpTask::tr("It is done beside the engine, thousands at a time.");
        break;
    case Lane::Blocking:
        sentences += HelpTask::tr("It is done by one of a few workers, and waits for one that is free.");
        break;
    }
    QStringList ports;
    for (const QString &port : type.outPorts)
        ports += catalogText(port);
    sentences += HelpTask::tr("It goes on through: %1.").arg(ports.join(QStringLiteral(", ")));
    return sentences;
}

QString wordsOf(const TaskTypeInfo &type)
{
    QStringList words{catalogText(type.label), type.type, catalogText(type.help)};
    for (const ParamInfo &param : type.params)
        words << param.key << catalogText(param.label) << catalogText(param.help);
    return words.join(u' ');
}

HelpTask::HelpTask(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(proseLabel())
    , m_help(proseLabel())
    , m_worldCard(new Card(theme))
    , m_worldTitle(new QLabel)
    , m_world(proseLabel())
    , m_paramsCard(new Card(theme))
    , m_paramsTitle(new QLabel)
    , m_exampleCard(new Card(theme))
    , m_exampleTitle(new QLabel)
    , m_example(proseLabel())
    , m_copy(new QPushButton)
{
    build();
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(exampleOf(m_type))); });
    connect(&theme, &ThemeController::changed, this, [this] {
        dress();
        refresh();
    });
    dress();
}

void HelpTask::build()
{
    setObjectName(QStringLiteral("helpTask"));
    m_title->setObjectName(QStringLiteral("helpTaskTitle"));
    m_help->setObjectName(QStringLiteral("helpTaskText"));
    m_world->setObjectName(QStringLiteral("helpTaskWorld"));
    m_example->setObjectName(QStringLiteral("helpTaskExample"));
    m_copy->setObjectName(QStringLiteral("helpTaskCopy"));
    m_worldCard->body()->addWidget(m_worldTitle);
    m_worldCard->body()->addWidget(m_world);
    m_paramsCard->body()->addWidget(m_paramsTitle);
    auto *head = new QHBoxLayout;
    head->addWidget(m_exampleTitle, 1);
    head->addWidget(m_copy);
    m_exampleCard->body()->addLayout(head);
    m_exampleCard->body()->addWidget(m_example);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    m_column->setSpacing(space::kL);
    m_column->addWidget(m_title);
    m_column->addWidget(m_help);
    m_column->addWidget(m_worldCard);
    m_column->addWidget(m_paramsCard);
    m_column->addWidget(m_exampleCard);
    m_column->addStretch(1);
}

void HelpTask::showType(const TaskTypeInfo &type)
{
    m_type = type;
    refresh();
}

void HelpTask::refresh()
{
    m_title->setText(QStringLiteral("%1 (%2)").arg(catalogText(m_type.label), m_type.type));
    m_help->setText(catalogText(m_type.help));
    m_worldTitle->setText(tr("What it does to the world"));
    m_world->setText(worldOf(m_type).join(u'\n'));
    m_paramsTitle->setText(m_type.params.empty() ? tr("It has no parameters") : tr("Parameters"));
    m_exampleTitle->setText(tr("Example, as in the file of a workflow"));
    const QString flow = flowOf(m_type);
    m_example->setText(QString::fromUtf8(exampleOf(m_type))
                       + (flow.isEmpty() ? QString() : QStringLiteral("\n\n") + flow));
    m_copy->setText(tr("Copy the example"));
    addParams();
}

void HelpTask::addParams()
{
    delete m_params;
    m_params = new QWidget;
    m_params->setObjectName(QStringLiteral("helpTaskParams"));
    auto *grid = new QGridLayout(m_params);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kL);
    grid->setVerticalSpacing(space::kS);
    grid->setColumnStretch(1, 1);
    for (const ParamInfo &param : m_type.params) {
        const int row = grid->rowCount();
        QLabel *name = proseLabel();
        name->setText(catalogText(param.label) + u'\n' + param.key);
        name->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
        QStringList facts{kindWord(param.kind)};
        if (param.required)
            facts += tr("required");
        if (!param.choices.isEmpty())
            facts += param.choices.join(QStringLiteral(", "));
        if (!param.fallback.isUndefined() && !valueText(param.fallback).isEmpty())
            facts += tr("usually %1", "the value when none is given").arg(valueText(param.fallback));
        QLabel *text = proseLabel();
        text->setText(catalogText(param.help) + u'\n' + facts.join(QStringLiteral(" · ")));
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1, Qt::AlignTop);
    }
    m_paramsCard->body()->addWidget(m_params);
}

void HelpTask::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void HelpTask::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    m_example->setFont(theme.monospace());
    for (QLabel *headline : {m_worldTitle, m_paramsTitle, m_exampleTitle})
        headline->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
}

} // namespace sluice
