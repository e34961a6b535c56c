#include "ui/alerts/alertrulespanel.h"

#include "ui/alerts/alertruleform.h"
#include "ui/document/settingsdocument.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/alertwords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

AlertRulesPanel::AlertRulesPanel(SettingsDocument &document, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_theme(theme)
    , m_rowBox(new QVBoxLayout)
    , m_form(new AlertRuleForm(theme, this))
    , m_add(new QPushButton(this))
{
    setObjectName(QStringLiteral("alertRulesPanel"));
    m_add->setObjectName(QStringLiteral("rule.add"));
    m_rowBox->setSpacing(space::kXs);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addLayout(m_rowBox);
    column->addWidget(m_form);
    column->addLayout(foot);
    m_form->hide();
    connect(m_add, &QPushButton::clicked, this, [this] { openForm({}); });
    connect(m_form, &AlertRuleForm::cancelled, this, &AlertRulesPanel::closeForm);
    connect(m_form, &AlertRuleForm::confirmed, this, [this](const AlertRule &rule) {
        put(rule, m_edited.isEmpty() ? tr("Add an alert rule") : tr("Change the alert rule %1").arg(ruleName(rule)));
        closeForm();
    });
    connect(&document, &SettingsDocument::changed, this, &AlertRulesPanel::showRules);
    connect(&theme, &ThemeController::changed, this, &AlertRulesPanel::showRules);
    retranslate();
}

AlertRule AlertRulesPanel::ruleOf(const QString &id) const
{
    const auto all = alertRulesWith(m_document.settings().alerts);
    const auto found = std::ranges::find(all, id, &AlertRule::id);
    return found == all.end() ? AlertRule() : *found;
}

/// Ids of own rules count on, so that one that was deleted and comes back by undo meets no other of its name.
QString AlertRulesPanel::freeId() const
{
    return QStringLiteral("own-%1").arg(m_lastOwn + 1);
}

void AlertRulesPanel::put(const AlertRule &rule, const QString &text)
{
    m_document.endMerge();
    m_document.edit(text, [&](WorkspaceSettings &settings) {
        auto known = std::ranges::find(settings.alerts, rule.id, &AlertRule::id);
        const auto &shipped = builtInAlertRules();
        const bool isAsShipped = std::ranges::find(shipped, rule) != shipped.end();
        if (isAsShipped && known != settings.alerts.end())
            settings.alerts.erase(known);
        else if (known != settings.alerts.end())
            *known = rule;
        else if (!isAsShipped)
            settings.alerts.push_back(rule);
    });
}

void AlertRulesPanel::drop(const QString &id)
{
    const QString name = ruleName(ruleOf(id));
    m_document.endMerge();
    m_document.edit(isBuiltInAlert(id) ? tr("Reset the alert rule %1").arg(name)
                                       : tr("Delete the alert rule %1").arg(name),
                    [&](WorkspaceSettings &settings) {
                        std::erase_if(settings.alerts, [&](const AlertRule &rule) { return rule.id == id; });
                    });
}

void AlertRulesPanel::openForm(const QString &id)
{
    m_edited = id;
    AlertRule rule = ruleOf(id);
    if (id.isEmpty())
        rule.id = freeId();
    const RuleRow row = m_rows.value(id);
    m_rowBox->removeWidget(m_form);
    layout()->removeWidget(m_form);
    m_rowBox->insertWidget(row.box ? m_rowBox->indexOf(row.box) + 1 : m_rowBox->count(), m_form);
    m_form->ask(rule, id.isEmpty());
    allowForms();
}

void AlertRulesPanel::closeForm()
{
    QPushButton *from = m_rows.contains(m_edited) ? m_rows[m_edited].edit : m_add;
    m_form->hide();
    allowForms();
    from->setFocus(Qt::OtherFocusReason);
    m_edited.clear();
}

void AlertRulesPanel::allowForms()
{
    // Asked of the form itself: the page that it is on may be hidden.
    const bool isAllowed = !m_document.unreadable() && m_form->isHidden();
    m_add->setEnabled(isAllowed);
    for (const RuleRow &row : std::as_const(m_rows))
        row.edit->setEnabled(isAllowed);
}

void AlertRulesPanel::makeRow(const AlertRule &rule)
{
    RuleRow row;
    row.box = new QWidget;
    row.box->setObjectName(QStringLiteral("rule.") + rule.id);
    row.on = new QCheckBox;
    row.on->setObjectName(QStringLiteral("rule.on"));
    row.sentence = new QLabel;
    row.sentence->setTextFormat(Qt::PlainText);
    row.sentence->setWordWrap(true);
    row.edit = new QPushButton;
    row.edit->setObjectName(QStringLiteral("rule.edit"));
    row.remove = new QPushButton;
    row.remove->setObjectName(QStringLiteral("rule.remove"));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(row.on, 1);
    head->addWidget(row.remove);
    head->addWidget(row.edit);
    auto *column = new QVBoxLayout(row.box);
    column->setContentsMargins(0, space::kXs, 0, space::kXs);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(row.sentence);
    const QString id = rule.id;
    connect(row.on, &QCheckBox::clicked, this, [this, id](bool isOn) {
        AlertRule changed = ruleOf(id);
        changed.isOn = isOn;
        put(changed, isOn ? tr("Switch the alert rule %1 on").arg(ruleName(changed))
                          : tr("Switch the alert rule %1 off").arg(ruleName(changed)));
    });
    connect(row.edit, &QPushButton::clicked, this, [this, id] { openForm(id); });
    connect(row.remove, &QPushButton::clicked, this, [this, id] { drop(id); });
    m_rowBox->addWidget(row.box);
    m_rows.insert(id, row);
}

void AlertRulesPanel::fillRow(RuleRow &row, const AlertRule &rule)
{
    const bool canEdit = !m_document.unreadable();
    const bool isBuiltIn = isBuiltInAlert(rule.id);
    const auto &own = m_document.settings().alerts;
    const bool isOwn = std::ranges::find(own, rule.id, &AlertRule::id) != own.end();
    row.on->setText(ruleName(rule));
    row.on->setChecked(rule.isOn);
    row.on->setEnabled(canEdit);
    row.sentence->setText(QStringLiteral("%1 · %2").arg(word(rule.severity), ruleSentence(rule)));
    QPalette muted = row.sentence->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    row.sentence->setPalette(muted);
    row.edit->setText(tr("Edit"));
    row.edit->setAccessibleName(tr("Edit the alert rule %1").arg(ruleName(rule)));
    row.remove->setText(isBuiltIn ? tr("Reset") : tr("Delete"));
    row.remove->setAccessibleName(
        (isBuiltIn ? tr("Reset the alert rule %1") : tr("Delete the alert rule %1")).arg(ruleName(rule)));
    row.remove->setVisible(isOwn);
    row.remove->setEnabled(canEdit);
}

void AlertRulesPanel::showRules()
{
    const auto all = alertRulesWith(m_document.settings().alerts);
    for (const AlertRule &rule : all) {
        if (rule.id.startsWith(u"own-"))
            m_lastOwn = std::max<quint64>(m_lastOwn, rule.id.mid(4).toUInt());
    }
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (std::ranges::find(all, row.key(), &AlertRule::id) != all.end()) {
            ++row;
            continue;
        }
        if (row.key() == m_edited)
            closeForm();
        row->box->deleteLater();
        row->box->hide();
        row = m_rows.erase(row);
    }
    for (const AlertRule &rule : all) {
        if (!m_rows.contains(rule.id))
            makeRow(rule);
        fillRow(m_rows[rule.id], rule);
    }
    allowForms();
}

int AlertRulesPanel::filter(const QString &words)
{
    int found = 0;
    for (const AlertRule &rule : alertRulesWith(m_document.settings().alerts)) {
        const QString text = ruleName(rule) + u' ' + ruleSentence(rule) + u' ' + word(rule.severity);
        const bool isFound = text.contains(words, Qt::CaseInsensitive);
        found += isFound ? 1 : 0;
        if (const auto row = m_rows.constFind(rule.id); row != m_rows.constEnd())
            row->box->setVisible(isFound);
    }
    return found;
}

void AlertRulesPanel::retranslate()
{
    m_add->setText(tr("New alert rule"));
    m_form->retranslate();
    showRules();
}

} // namespace sluice
