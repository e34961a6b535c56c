#include "ui/inspector/triggerform.h"

#include "core/base/duration.h"
#include "core/workflow/triggerrules.h"
#include "ui/inspector/fieldeditor.h"
#include "ui/inspector/formrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/cronwords.h"
#include "ui/wording/durationwords.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr int kTimesShown = 5;
constexpr int kTopicsShown = 5;

QString timeText(const QDateTime &time)
{
    const bool isWhole = time.time().second() == 0;
    return QLocale().toString(time, isWhole ? QStringLiteral("ddd d MMM yyyy, HH:mm")
                                            : QStringLiteral("ddd d MMM yyyy, HH:mm:ss"));
}

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
    case TriggerKind::Manual:
        break;
    }
    return QStringLiteral("input");
}

} // namespace

QStringList nextTimes(const Trigger &trigger, WallTime after, int count)
{
    QStringList lines;
    const auto zone = zoneOf(trigger);
    auto due = nextDue(trigger, after);
    for (int i = 0; zone && due && i < count; ++i, due = nextDue(trigger, *due)) {
        const auto there = QDateTime::fromMSecsSinceEpoch(due->time_since_epoch().count(), *zone);
        const QDateTime here = there.toLocalTime();
        QString line = timeText(there);
        if (here.offsetFromUtc() != there.offsetFromUtc())
            line += u' ' + TriggerForm::tr("(%1 here)").arg(QLocale().toString(here, QStringLiteral("ddd HH:mm")));
        lines += line;
    }
    return lines;
}

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

FormRow *TriggerForm::addRow(QWidget *field, const QString &key, std::vector<TriggerKind> kinds)
{
    auto *row = new FormRow(m_themes, field, QStringLiteral("problem_trigger_") + key, true, this);
    m_column->addWidget(row);
    m_rows.push_back({key, row, std::move(kinds), {}, {}});
    return row;
}

QLabel *TriggerForm::addNote(const char *name)
{
    auto *note = new QLabel(this);
    note->setObjectName(QString::fromLatin1(name));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note->hide();
    m_column->addWidget(note);
    return note;
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
    // "60s" stays as it was typed, although "1m" is written; and so does what is no duration yet.
    const auto typed = parseDuration(m_every->text());
    if (rowOf(QStringLiteral("every")).complaint.isEmpty() && (!typed || *typed != trigger.every))
        m_every->setText(formatDuration(trigger.every));
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

void TriggerForm::forget()
{
    for (Row &row : m_rows)
        row.complaint.clear();
    m_every->clear();
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
    if (key == u"every") {
        const auto every = parseDuration(m_every->text());
        complain(key, every ? QString()
                            : tr("This is not a duration. Write a number and a unit: 30s, 5m, 1h, 1d. "
                                 "The last one is kept."));
        if (every)
            next.every = *every;
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

void TriggerForm::showTimes()
{
    const bool isInterval = m_shown.kind == TriggerKind::Interval && m_shown.every > Milliseconds{};
    rowOf(QStringLiteral("every")).row->setWords(isInterval ? durationWords(m_shown.every) : QString());
    const bool isShown = m_shown.kind == TriggerKind::Cron && m_now != WallTime{};
    m_firstTime = isShown ? nextDue(m_shown, m_now) : std::nullopt;
    m_times->setVisible(m_firstTime.has_value());
    if (!m_firstTime)
        return;
    QStringList lines = nextTimes(m_shown, m_now, kTimesShown);
    const QString words = cronWords(m_shown.cron);
    lines.prepend(words.isEmpty() ? tr("Next:") : tr("%1; next:", "02:30 daily").arg(words));
    m_times->setText(lines.join(u'\n'));
}

/// Only what is seen asks.
void TriggerForm::askTopics()
{
    const bool isEvent = m_shown.kind == TriggerKind::Event && !m_shown.topic.isEmpty();
    if (!isEvent) {
        m_matches->hide();
        m_asked.clear();
    } else if (m_asked != m_shown.topic && isVisible()) {
        m_asked = m_shown.topic;
        Q_EMIT topicAsked(m_asked);
    }
}

void TriggerForm::showTopics(const QString &pattern, const std::optional<QStringList> &topics)
{
    if (pattern != m_asked)
        return;
    m_matches->setVisible(topics.has_value());
    if (!topics)
        return;
    QStringList shown = topics->mid(0, kTopicsShown);
    if (topics->size() > kTopicsShown)
        shown += tr("and %n more", nullptr, static_cast<int>(topics->size()) - kTopicsShown);
    m_matches->setText(topics->isEmpty() ? tr("No event of the last ones has a topic that matches.")
                                         : tr("Matches of the last events: %1").arg(shown.join(QStringLiteral(", "))));
}

void TriggerForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_asked.clear();
    askTopics();
}

void TriggerForm::retranslate()
{
    const bool isManual = m_shown.kind == TriggerKind::Manual;
    const std::array<std::array<QString, 3>, 10> texts{{
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
    for (auto *line : {m_id, m_cron, m_every, m_topic, m_key})
        line->setFont(theme.monospace());
    for (auto *note : {m_times, m_matches}) {
        auto palette = note->palette();
        palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
        note->setPalette(palette);
        note->setFont(theme.font(TypeSize::Small));
    }
}

} // namespace sluice
