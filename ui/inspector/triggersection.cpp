#include "ui/inspector/triggersection.h"

#include "core/base/jsonvalue.h"
#include "core/workflow/triggerrules.h"
#include "ui/inspector/triggerform.h"
#include "ui/inspector/triggerkinds.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/formats.h"
#include "ui/wording/triggerwords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kRoomBelow = 80; ///< for what is said about a field

} // namespace

TriggerSection::TriggerSection(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_title(new QLabel(this))
    , m_add(new QPushButton(this))
    , m_kinds(new QMenu(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
    , m_chosen(new QWidget(this))
    , m_duplicate(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_form(new TriggerForm(themes, this))
    , m_hook(new QLabel(this))
{
    build();
    wire();
    retranslate();
    dress();
    fill();
}

void TriggerSection::build()
{
    m_add->setObjectName(QStringLiteral("addTrigger"));
    m_add->setMenu(m_kinds);
    m_kinds->setObjectName(QStringLiteral("triggerKinds"));
    m_list->setObjectName(QStringLiteral("triggerList"));
    m_list->setItemDelegate(new TwoLines(m_themes, this));
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setObjectName(QStringLiteral("triggerHint"));
    m_hook->setObjectName(QStringLiteral("webhookDetails"));
    for (auto *label : {m_hint, m_hook}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_hook->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_duplicate->setObjectName(QStringLiteral("duplicateTrigger"));
    m_remove->setObjectName(QStringLiteral("removeTrigger"));
    for (auto *button : {m_duplicate, m_remove})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(space::kXs);
    actions->addWidget(m_duplicate);
    actions->addWidget(m_remove);
    actions->addStretch(1);
    auto *chosen = new QVBoxLayout(m_chosen);
    chosen->setContentsMargins(0, 0, 0, 0);
    chosen->setSpacing(space::kM);
    chosen->addLayout(actions);
    chosen->addWidget(m_form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    column->addWidget(m_chosen);
    column->addWidget(m_hook);
}

void TriggerSection::wire()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &TriggerSection::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        m_form->focusField({});
        reveal();
    });
    const auto duplicate = [this] {
        if (current())
            Q_EMIT duplicateRequested(*current());
    };
    const auto remove = [this] {
        if (current())
            Q_EMIT removeRequested(*current());
    };
    connect(m_duplicate, &QToolButton::clicked, this, duplicate);
    connect(m_remove, &QToolButton::clicked, this, remove);
    auto *deleteKey = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    auto *copyKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_D), m_list);
    for (auto *key : {deleteKey, copyKey})
        key->setContext(Qt::WidgetShortcut);
    connect(deleteKey, &QShortcut::activated, this, remove);
    connect(copyKey, &QShortcut::activated, this, duplicate);
    connect(m_form, &TriggerForm::edited, this, [this](const QString &label, const Trigger &trigger) {
        if (current())
            Q_EMIT edited(*current(), label, trigger);
    });
    connect(m_form, &TriggerForm::topicAsked, this, &TriggerSection::topicAsked);
    connect(m_form, &TriggerForm::left, this, &TriggerSection::left);
}

std::optional<std::size_t> TriggerSection::current() const
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_triggers.size())
        return std::nullopt;
    return static_cast<std::size_t>(row);
}

void TriggerSection::show(const Workflow &workflow, const std::vector<std::pair<QString, QString>> &others)
{
    m_others = others;
    const bool isOther = std::exchange(m_workflow, workflow.id) != workflow.id;
    if (isOther || m_triggers != workflow.triggers) {
        m_triggers = workflow.triggers;
        fill();
    }
    if (isOther)
        m_list->setCurrentRow(-1);
    refreshForm();
}

void TriggerSection::showWebhooks(const std::optional<WebhookSettings> &settings, const QString &workflow)
{
    std::vector<WebhookEndpointSettings> hooks;
    if (settings)
        std::ranges::copy_if(settings->endpoints, std::back_inserter(hooks),
                             [&](const WebhookEndpointSettings &hook) { return hook.workflow == workflow; });
    const QString listen = settings ? settings->listen : QString();
    if (hooks == m_hooks && listen == m_listen)
        return;
    m_hooks = std::move(hooks);
    m_listen = listen;
    fill();
}

void TriggerSection::showArmed(const std::vector<ArmedTrigger> &armed, WallTime now)
{
    m_now = now;
    m_form->setNow(now);
    if (m_armed == armed)
        return;
    m_armed = armed;
    fill();
}

void TriggerSection::showProblems(const Problems &problems)
{
    m_problems.clear();
    std::ranges::copy_if(problems, std::back_inserter(m_problems),
                         [](const Problem &problem) { return triggerPlace(problem.field).has_value(); });
    fill();
    m_form->showProblems(m_problems);
}

void TriggerSection::showTopics(const QString &pattern, const std::optional<QStringList> &topics)
{
    m_form->showTopics(pattern, topics);
}

/// Rows are kept and worded anew, so that who is in the list stays where they are.
void TriggerSection::fill()
{
    const int kept = m_list->currentRow();
    const int before = m_list->count();
    const int count = static_cast<int>(m_triggers.size() + m_hooks.size());
    {
        const QSignalBlocker quiet(m_list);
        while (m_list->count() > count)
            delete m_list->takeItem(m_list->count() - 1);
        while (m_list->count() < count)
            m_list->addItem(new QListWidgetItem);
        for (int row = 0; row < count; ++row)
            word(*m_list->item(row), row);
        m_list->setCurrentRow(std::min(kept, count - 1));
    }
    m_list->setVisible(count > 0);
    fitHeight();
    const bool startsItself = std::ranges::any_of(m_triggers,
                                                  [](const Trigger &each) { return startsByItself(each.kind); });
    m_hint->setText(count == 0                        ? tr("Only a person starts this workflow.")
                    : startsItself && m_armed.empty() ? tr("Times, events and failures start it once it is armed.")
                                                      : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    if (count != before)
        m_form->forget();
    refreshForm();
}

void TriggerSection::fitHeight()
{
    int height = 2 * m_list->frameWidth();
    for (int row = 0; row < m_list->count(); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height);
}

bool TriggerSection::hasProblem(const Trigger &trigger) const
{
    return std::ranges::any_of(
        m_problems, [&](const Problem &problem) { return triggerPlace(problem.field)->trigger == trigger.id; });
}

QString TriggerSection::detailOf(const Trigger &trigger) const
{
    if (trigger.kind == TriggerKind::Manual)
        return trigger.input.isUndefined()
                   ? kindWord(trigger.kind)
                   : kindWord(trigger.kind) + QStringLiteral(" · ") + QString::fromUtf8(compactJson(trigger.input));
    const QString words = triggerWords(trigger);
    const auto armed = std::ranges::find(m_armed, trigger, &ArmedTrigger::trigger);
    const auto due = armed == m_armed.end() ? std::nullopt : nextDue(trigger, armed->accounted);
    return due ? tr("next %1 · %2", "time, what it waits for").arg(dueText(*due, m_now), words) : words;
}

QString TriggerSection::hookText(const WebhookEndpointSettings &hook) const
{
    return QStringLiteral("POST http://%1/hooks/%2").arg(m_listen, hook.name);
}

void TriggerSection::word(QListWidgetItem &item, int row) const
{
    const auto index = static_cast<std::size_t>(row);
    QString name;
    QString kind = tr("Webhook");
    QString detail;
    if (index < m_triggers.size()) {
        const Trigger &trigger = m_triggers[index];
        const bool isWrong = hasProblem(trigger);
        name = trigger.id;
        kind = kindWord(trigger.kind);
        detail = detailOf(trigger);
        item.setIcon(m_themes.icon(isWrong ? QStringLiteral("dialog-error") : iconOf(trigger.kind),
                                   isWrong ? Token::Danger : Token::Muted));
    } else {
        const WebhookEndpointSettings &hook = m_hooks[index - m_triggers.size()];
        name = hook.name;
        detail = hookText(hook);
        item.setIcon(m_themes.icon(QStringLiteral("globe"), Token::Muted));
    }
    item.setText(name);
    item.setData(TwoLines::kDetailRole, detail);
    item.setToolTip(QStringLiteral("%1 · %2\n%3").arg(name, kind, detail));
    item.setData(Qt::AccessibleTextRole, QStringLiteral("%1 %2, %3").arg(kind, name, detail));
}

void TriggerSection::showCurrent()
{
    m_form->forget();
    refreshForm();
}

void TriggerSection::refreshForm()
{
    const auto index = current();
    m_chosen->setVisible(index.has_value());
    const auto hook = static_cast<std::size_t>(std::max(0, m_list->currentRow())) - m_triggers.size();
    const bool isHook = m_list->currentRow() >= 0 && !index && hook < m_hooks.size();
    m_hook->setVisible(isHook);
    if (isHook)
        m_hook->setText(
            tr("Each webhook that comes to %1 starts a run, armed or not. It is an endpoint of this workspace: "
               "change it in the part \"webhooks\" of the workspace's file sluice.json.")
                .arg(hookText(m_hooks[hook])));
    if (!index)
        return;
    const Trigger &trigger = m_triggers[*index];
    m_form->show(trigger, m_others);
    m_form->showProblems(m_problems);
    m_duplicate->setToolTip(tr("Duplicate the trigger %1 (%2)").arg(trigger.id, QStringLiteral("Ctrl+D")));
    m_remove->setToolTip(tr("Remove the trigger %1 (%2)").arg(trigger.id, QStringLiteral("Del")));
    m_duplicate->setAccessibleName(tr("Duplicate the trigger %1").arg(trigger.id));
    m_remove->setAccessibleName(tr("Remove the trigger %1").arg(trigger.id));
}

void TriggerSection::openTrigger(std::size_t index)
{
    if (index >= m_triggers.size())
        return;
    m_list->setCurrentRow(static_cast<int>(index));
    m_form->focusField({});
    reveal();
}

void TriggerSection::focusField(const QString &field)
{
    const auto place = triggerPlace(field);
    // Of two of the same name, the later one is at fault.
    const auto found = std::ranges::find(m_triggers.rbegin(), m_triggers.rend(), place ? place->trigger : QString(),
                                         &Trigger::id);
    if (!place || found == m_triggers.rend())
        return;
    m_list->setCurrentRow(static_cast<int>(m_triggers.rend() - found) - 1);
    m_form->focusField(place->key);
    reveal();
}

/// Scrolls to the field that has the keyboard, once the form has its place.
void TriggerSection::reveal()
{
    const auto scroll = [this] {
        QWidget *area = parentWidget();
        while (area && !qobject_cast<QScrollArea *>(area))
            area = area->parentWidget();
        QWidget *field = m_form->focusWidget();
        if (area && field)
            qobject_cast<QScrollArea *>(area)->ensureWidgetVisible(field, 0, kRoomBelow);
    };
    QMetaObject::invokeMethod(this, scroll, Qt::QueuedConnection);
}

void TriggerSection::fillMenu()
{
    m_kinds->clear();
    for (const TriggerKind kind : kTriggerKinds) {
        const QString word = kind == TriggerKind::Failure ? tr("Failure of a workflow") : kindWord(kind);
        auto *action = m_kinds->addAction(m_themes.icon(iconOf(kind)), word, this,
                                          [this, kind] { Q_EMIT addRequested(newTrigger(kind)); });
        action->setObjectName(QStringLiteral("addTrigger%1").arg(static_cast<int>(kind)));
    }
}

void TriggerSection::retranslate()
{
    m_title->setText(tr("Triggers"));
    m_list->setAccessibleName(tr("Triggers"));
    m_add->setText(tr("Add"));
    m_add->setToolTip(tr("Add a trigger"));
    m_add->setAccessibleName(tr("Add a trigger"));
    m_duplicate->setText(tr("Duplicate"));
    m_remove->setText(tr("Remove"));
    fillMenu();
    m_form->retranslate();
    fill();
}

void TriggerSection::dress()
{
    const auto &theme = m_themes.theme();
    m_title->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    auto palette = m_hint->palette();
    palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
    for (auto *label : {m_hint, m_hook}) {
        label->setPalette(palette);
        label->setFont(theme.font(TypeSize::Small));
    }
    m_add->setIcon(m_themes.icon(QStringLiteral("list-add")));
    m_duplicate->setIcon(m_themes.icon(QStringLiteral("edit-clone")));
    m_remove->setIcon(m_themes.icon(QStringLiteral("edit-delete")));
    fillMenu();
    m_form->dress();
    fill();
}

} // namespace sluice
