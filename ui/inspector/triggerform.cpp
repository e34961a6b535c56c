#include "ui/inspector/triggerform.h"

#include "core/base/duration.h"
#include "core/workflow/triggerrules.h"
#include "ui/inspector/fieldeditor.h"
#include "ui/inspector/formrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace sluice {

namespace {

/// The setting that a kind of trigger is about.
QString mainKey(TriggerKind kind)
{
    switch (kind) {
    case TriggerKind::Cron:
        return QStringLiteral("cron");
    case TriggerKind::Interval:
        return QStringLiteral("every");
    case TriggerKind::Event:
        return QStringLiteral("topic");
    case TriggerKind::Failure:
        return QStringLiteral("workflow");
    case TriggerKind::File:
        return QStringLiteral("folder");
    case TriggerKind::Manual:
        break;
    }
    return QStringLiteral("input");
}

} // namespace

TriggerForm::TriggerForm(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_column(new QVBoxLayout(this))
    , m_missed(new QComboBox(this))
    , m_workflow(new QComboBox(this))
{
    setObjectName(QStringLiteral("triggerForm"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kM);
    m_id = addLine("id", {});
    m_cron = addLine("cron", {TriggerKind::Cron});
    m_times = addNote("triggerTimes");
    m_zone = addLine("zone", {TriggerKind::Cron});
    m_every = addLine("every", {TriggerKind::Interval});
    m_topic = addLine("topic", {TriggerKind::Event});
    m_matches = addNote("triggerMatches");
    m_key = addLine("key", {TriggerKind::Event});
    m_value = addLine("value", {TriggerKind::Event});
    addRow(m_workflow, QStringLiteral("workflow"), {TriggerKind::Failure});
    addFileRows();
    addRow(m_missed, QStringLiteral("missed"), {TriggerKind::Cron, TriggerKind::Interval});
    ParamInfo json;
    json.kind = ParamKind::Json;
    m_input = makeFieldEditor(json, FieldContext{themes, {}, {}, {}}, QStringLiteral("trigger_input"), this);
    addRow(m_input, QStringLiteral("input"), {});
    m_workflow->setObjectName(QStringLiteral("trigger_workflow"));
    m_missed->setObjectName(QStringLiteral("trigger_missed"));
    for (auto *box : {m_workflow, m_missed}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_zone->setPlaceholderText(QStringLiteral("UTC"));
    m_topic->setPlaceholderText(QStringLiteral("orders.*"));
    offerZones();
    connect(m_missed, &QComboBox::activated, this, [this] { change(QStringLiteral("missed")); });
    connect(m_workflow, &QComboBox::activated, this, [this] { change(QStringLiteral("workflow")); });
    connect(m_input, &FieldEditor::edited, this, [this](const QJsonValue &value) {
        auto next = m_shown;
        next.input = value;
        take(QStringLiteral("input"), next);
    });
    connect(m_input, &FieldEditor::complaintChanged, this,
            [this] { complain(QStringLiteral("input"), m_input->complaint()); });
    connect(m_input, &FieldEditor::left, this, &TriggerForm::left);
    retranslate();
    dress();
}

QLineEdit *TriggerForm::addLine(const char *key, std::vector<TriggerKind> kinds)
{
    auto *line = new QLineEdit(this);
    const auto name = QString::fromLatin1(key);
    line->setObjectName(QStringLiteral("trigger_") + name);
    addRow(line, name, std::move(kinds));
    connect(line, &QLineEdit::textEdited, this, [this, name] { change(name); });
    connect(line, &QLineEdit::editingFinished, this, &TriggerForm::left);
    return line;
}

void TriggerForm::addFileRows()
{
    m_folder = addLine("folder", {TriggerKind::File});
    m_pattern = addLine("pattern", {TriggerKind::File});
    m_settle = addLine("settle", {TriggerKind::File});
    m_existing = new QCheckBox(this);
    m_existing->setObjectName(QStringLiteral("trigger_existing"));
    addRow(m_existing, QStringLiteral("existing"), {TriggerKind::File});
    m_folder->setPlaceholderText(QStringLiteral("inbox"));
    m_pattern->setPlaceholderText(QStringLiteral("*.csv"));
    connect(m_existing, &QCheckBox::clicked, this, [this] { change(QStringLiteral("existing")); });
}

FormRow *TriggerForm::addRow(QWidget *field, const QString &key, std::vector<TriggerKind> kinds)
{
    auto *row = new FormRow(m_themes, field, QStringLiteral("problem_trigger_") + key, true, this);
    m_column->addWidget(row);
    m_rows.push_back({key, row, std::move(kinds), {}, {}});
    return row;
}

void TriggerForm::offerZones()
{
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones += QString::fromLatin1(id);
    auto *completer = new QCompleter(zones, this);
    completer->setObjectName(QStringLiteral("zoneCompleter"));
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_zone->setCompleter(completer);
    // What is chosen from the list counts as typed.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &zone) {
        m_zone->setText(zone);
        change(QStringLiteral("zone"));
    });
    connect(m_zone, &QLineEdit::editingFinished, this, [this] { change(QStringLiteral("zone")); });
}

TriggerForm::Row &TriggerForm::rowOf(const QString &key)
{
    return *std::ranges::find(m_rows, key, &Row::key);
}

void TriggerForm::show(const Trigger &trigger, const std::vector<std::pair<QString, QString>> &others)
{
    const bool isOtherKind = trigger.kind != m_shown.kind;
    m_shown = trigger;
    const auto set = [](QLineEdit *line, const QString &text) {
        if (line->text() != text)
            line->setText(text);
    };
    set(m_id, trigger.id);
    set(m_cron, trigger.cron);
    set(m_zone, trigger.zone);
    set(m_topic, trigger.topic);
    set(m_key, trigger.key);
    set(m_value, trigger.value);
    set(m_folder, trigger.folder);
    set(m_pattern, trigger.pattern);
    m_existing->setChecked(trigger.existing);
    showDuration(m_every, QStringLiteral("every"), trigger.every);
    showDuration(m_settle, QStringLiteral("settle"), trigger.settle);
    m_missed->setCurrentIndex(m_missed->findData(static_cast<int>(trigger.missed)));
    m_input->setValue(trigger.input);
    m_others = others;
    fillWorkflows();
    for (const Row &row : m_rows)
        row.row->setVisible(row.kinds.empty() || std::ranges::count(row.kinds, trigger.kind) > 0);
    if (isOtherKind)
        retranslate();
    showTimes();
    askTopics();
}

/// "60s" stays as it was typed, although "1m" is written; and so does what is no duration yet.
void TriggerForm::showDuration(QLineEdit *line, const QString &key, Milliseconds duration)
{
    const auto typed = parseDuration(line->text());
    if (rowOf(key).complaint.isEmpty() && (!typed || *typed != duration))
        line->setText(formatDuration(duration));
}

void TriggerForm::forget()
{
    for (Row &row : m_rows)
        row.complaint.clear();
    m_every->clear();
    m_settle->clear();
    m_input->setValue(QJsonValue::Undefined);
}

void TriggerForm::fillWorkflows()
{
    m_workflow->clear();
    m_workflow->addItem(tr("Any other workflow"), QString());
    for (const auto &[id, name] : m_others)
        m_workflow->addItem(name == id ? id : QStringLiteral("%1 (%2)").arg(name, id), id);
    // One that is not there stays visible, so that nothing is changed unseen.
    if (m_workflow->findData(m_shown.workflow) < 0)
        m_workflow->addItem(tr("%1: not in this workspace").arg(m_shown.workflow), m_shown.workflow);
    m_workflow->setCurrentIndex(m_workflow->findData(m_shown.workflow));
}

void TriggerForm::change(const QString &key)
{
    auto next = m_shown;
    next.id = m_id->text();
    next.cron = m_cron->text();
    next.zone = m_zone->text();
    next.topic = m_topic->text();
    next.key = m_key->text();
    next.value = m_value->text();
    next.missed = static_cast<MissedPolicy>(m_missed->currentData().toInt());
    next.workflow = m_workflow->currentData().toString();
    next.folder = m_folder->text();
    next.pattern = m_pattern->text();
    next.existing = m_existing->isChecked();
    for (const auto &[name, line, duration] :
         {std::tuple(QStringLiteral("every"), m_every, &next.every), {QStringLiteral("settle"), m_settle, &next.settle}}) {
        if (key != name)
            continue;
        const auto typed = parseDuration(line->text());
        complain(key, typed ? QString()
                            : tr("This is not a duration. Write a number and a unit: 30s, 5m, 1h, 1d. "
                                 "The last one is kept."));
        if (typed)
            *duration = *typed;
    }
    take(key, next);
}

void TriggerForm::take(const QString &key, const Trigger &next)
{
    if (next == m_shown)
        return;
    m_shown = next;
    showTimes();
    askTopics();
    Q_EMIT edited(rowOf(key).row->accessibleName(), next);
}

void TriggerForm::complain(const QString &key, const QString &complaint)
{
    Row &row = rowOf(key);
    row.complaint = complaint;
    say(row);
}

void TriggerForm::say(const Row &row)
{
    row.row->setProblem(row.complaint.isEmpty() ? row.problem : row.complaint, true);
}

void TriggerForm::showProblems(const Problems &problems)
{
    for (Row &row : m_rows) {
        row.problem.clear();
        for (const Problem &problem : problems) {
            if (row.problem.isEmpty() && triggerPlace(problem.field) == TriggerPlace{m_shown.id, row.key})
                row.problem = sentence(problem.error);
        }
        say(row);
    }
}

void TriggerForm::focusField(const QString &key)
{
    const auto found = std::ranges::find(m_rows, key.isEmpty() ? mainKey(m_shown.kind) : key, &Row::key);
    if (found != m_rows.end())
        found->row->field()->setFocus(Qt::OtherFocusReason);
}

void TriggerForm::setNow(WallTime now)
{
    m_now = now;
    // The list is another one only once its first time has come.
    if (!m_firstTime || *m_firstTime <= now)
        showTimes();
}

void TriggerForm::retranslate()
{
    const bool isManual = m_shown.kind == TriggerKind::Manual;
    const std::array<std::array<QString, 3>, 14> texts{{
        {QStringLiteral("id"), tr("Id"), {}},
        {QStringLiteral("cron"), tr("When"),
         tr("Minute, hour, day of month, month, day of week; with six fields, the second first. For example "
            "30 2 * * MON-FRI.")},
        {QStringLiteral("zone"), tr("Time zone"), tr("Whose clocks count. Empty: UTC.")},
        {QStringLiteral("every"), tr("Every"), tr("Counted from when it was armed.")},
        {QStringLiteral("topic"), tr("Topic"), tr("* stands for one part, ** at the end for all the rest.")},
        {QStringLiteral("key"), tr("Where the data holds a value"),
         tr("A path such as order.state. Empty: any data will do.")},
        {QStringLiteral("value"), tr("Which value"), {}},
        {QStringLiteral("workflow"), tr("Whose failures"), tr("A failed run of it, or a new dead letter.")},
        {QStringLiteral("folder"), tr("Folder"),
         tr("A relative path starts at the workspace. Folders in it are not looked into.")},
        {QStringLiteral("pattern"), tr("Names"),
         tr("* stands for any letters, ? for one. Empty: all files but those whose name begins with a dot.")},
        {QStringLiteral("settle"), tr("Stands still for"),
         tr("A file counts as whole once its size and time have not changed for so long.")},
        {QStringLiteral("existing"), tr("What is there already"),
         tr("Whether files that lie there when it is armed start a run each. Every version of a file starts one, once.")},
        {QStringLiteral("missed"), tr("What was missed"),
         tr("While nobody watches, while the engine is paused or the disk full, times are missed.")},
        {QStringLiteral("input"), tr("Input"),
         isManual ? tr("JSON. Empty: a run has no input.") : tr("JSON, as \"input\" in the run's input. Empty: none.")},
    }};
    for (const auto &[key, label, help] : texts) {
        FormRow *row = rowOf(key).row;
        row->setTexts(label, help, false);
        row->setAccessibleName(label);
        row->field()->setAccessibleName(label);
    }
    m_existing->setText(tr("Counts as new"));
    m_input->setFieldName(tr("Input"));
    m_missed->clear();
    m_missed->addItem(tr("One run for all"), static_cast<int>(MissedPolicy::Once));
    m_missed->addItem(tr("A run for each, the last %1").arg(kMostMadeUp), static_cast<int>(MissedPolicy::Each));
    m_missed->addItem(tr("Nothing"), static_cast<int>(MissedPolicy::Skip));
    m_missed->setCurrentIndex(m_missed->findData(static_cast<int>(m_shown.missed)));
    fillWorkflows();
    showTimes();
}

void TriggerForm::dress()
{
    const auto &theme = m_themes.theme();
    for (auto *line : {m_id, m_cron, m_every, m_topic, m_key, m_folder, m_pattern, m_settle})
        line->setFont(theme.monospace());
    for (auto *note : {m_times, m_matches}) {
        auto palette = note->palette();
        palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
        note->setPalette(palette);
        note->setFont(theme.font(TypeSize::Small));
    }
}

} // namespace sluice
