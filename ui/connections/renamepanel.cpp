#include "ui/connections/renamepanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

RenamePanel::RenamePanel(ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_head(new QLabel(this))
    , m_line(new QLineEdit(this))
    , m_withUses(new QCheckBox(this))
    , m_note(new QLabel(this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("connectionRename"));
    m_line->setObjectName(QStringLiteral("connectionRenameId"));
    m_withUses->setObjectName(QStringLiteral("connectionRenameUses"));
    m_note->setObjectName(QStringLiteral("connectionRenameNote"));
    m_confirm->setObjectName(QStringLiteral("connectionRenameConfirm"));
    m_cancel->setObjectName(QStringLiteral("connectionRenameCancel"));
    m_confirm->setProperty("accent", true);
    for (QLabel *label : {m_head, m_note}) {
        label->setMinimumWidth(1);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    body()->addWidget(m_head);
    body()->addWidget(m_line);
    body()->addWidget(m_withUses);
    body()->addWidget(m_note);
    body()->addLayout(buttons);
    connect(m_line, &QLineEdit::textEdited, this, &RenamePanel::follow);
    connect(m_line, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_withUses, &QCheckBox::toggled, this, &RenamePanel::follow);
    connect(m_cancel, &QPushButton::clicked, this, &RenamePanel::cancelled);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { Q_EMIT confirmed(m_id, m_line->text().trimmed(), m_tasks > 0 && m_withUses->isChecked()); });
    connect(&theme, &ThemeController::changed, this, &RenamePanel::dress);
    dress();
    retranslate();
}

void RenamePanel::begin(const QString &id, const QStringList &ids, int tasks, int workflows)
{
    m_id = id;
    m_ids = ids;
    m_ids.removeAll(id);
    m_tasks = tasks;
    m_workflows = workflows;
    m_line->setText(id);
    m_line->selectAll();
    m_withUses->setChecked(true);
    m_withUses->setVisible(tasks > 0);
    retranslate();
    show();
    m_line->setFocus(Qt::OtherFocusReason);
}

void RenamePanel::follow()
{
    const QString typed = m_line->text().trimmed();
    const bool isTaken = m_ids.contains(typed);
    m_confirm->setEnabled(!typed.isEmpty() && !isTaken && typed != m_id);
    QString note;
    if (isTaken)
        note = tr("Another connection has this id.");
    else if (m_tasks > 0 && !m_withUses->isChecked())
        note = tr("Tasks that go on naming %1 fail, since no connection of that id is left.").arg(m_id);
    else if (m_tasks > 0)
        note = tr("Runs under way keep to the workflow they began with: what they still call over %1 fails.").arg(m_id);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void RenamePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        Card::keyPressEvent(event);
}

void RenamePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void RenamePanel::dress()
{
    auto palette = m_note->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Warning));
    m_note->setPalette(palette);
    m_head->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
}

void RenamePanel::retranslate()
{
    m_head->setText(tr("New id of the connection %1").arg(m_id));
    m_line->setAccessibleName(m_head->text());
    m_withUses->setText(tr("Also in the %n task(s) that name it", nullptr, m_tasks));
    m_withUses->setToolTip(tr("An edit of %n workflow(s), which can be undone there.", nullptr, m_workflows));
    m_confirm->setText(tr("Rename"));
    m_confirm->setAccessibleName(tr("Rename the connection %1").arg(m_id));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Leave the id %1 as it is").arg(m_id));
    follow();
}

} // namespace sluice
