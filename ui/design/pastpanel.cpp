#include "ui/design/pastpanel.h"

#include "ui/inspector/datapanel.h"
#include "ui/inspector/mockpanel.h"
#include "ui/inspector/samplepanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sluice {

PastPanel::PastPanel(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_task(new ElidedLabel(themes, this))
    , m_when(new QLabel(this))
    , m_data(new DataPanel(themes, this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("pastPanel"));
    m_task->setObjectName(QStringLiteral("pastTask"));
    m_task->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    m_when->setObjectName(QStringLiteral("pastWhen"));
    m_when->setTextFormat(Qt::PlainText);
    m_when->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop);
    m_data->setObjectName(QStringLiteral("pastData"));
    m_data->sample().hide(); // a sample belongs to the graph that is edited
    m_data->mock().hide();   // and so does what stands for a task
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::kL, space::kM, space::kL, 0);
    head->setSpacing(space::kXs);
    head->addWidget(m_task);
    head->addWidget(m_when);
    head->addWidget(m_hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_data, 1);
    column->addStretch();
    retranslate();
}

void PastPanel::show(const WorkflowDocument &document, const QString &task, const RunPicture &picture,
                     const QString &when)
{
    const bool isTask = document.workflow().task(task) != nullptr;
    m_task->setText(isTask ? document.titleOf(task) : document.title());
    m_when->setText(when);
    m_hint->setVisible(!isTask);
    m_data->setVisible(isTask);
    if (isTask)
        m_data->show(task, &picture);
}

void PastPanel::retranslate()
{
    setAccessibleName(tr("What a task had at that moment"));
    m_hint->setText(tr("Choose a task: what went into it and what came out by then is shown here."));
    m_data->retranslate();
}

} // namespace sluice
