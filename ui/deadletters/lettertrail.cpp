#include "ui/deadletters/lettertrail.h"

#include "ui/events/auditmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluice {

LetterTrail::LetterTrail(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new AuditModel(engine, this))
    , m_list(new ListView(theme))
    , m_states(new PageStates(m_list, theme))
{
    setObjectName(QStringLiteral("letterTrail"));
    m_list->setObjectName(QStringLiteral("letterTrailList"));
    m_states->setObjectName(QStringLiteral("letterTrailStates"));
    m_list->setModel(m_model);
    m_model->followView(m_list);
    m_list->setColumnHidden(AuditModel::TargetColumn, true); // it is this letter
    m_list->setColumnWidths({180, 120, 220, 100, 0});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_states);
    setFocusProxy(m_list);
    connect(m_model, &HistoryModel::answered, this, &LetterTrail::takeAnswer);
    connect(m_states, &PageStates::retryRequested, m_model, &HistoryModel::refresh);
    m_states->setState(PageState::Loading);
    retranslate();
}

void LetterTrail::showLetter(const std::optional<LetterId> &letter)
{
    if (letter == m_letter || !letter)
        return;
    m_letter = letter;
    m_states->setState(PageState::Loading);
    m_model->setFilter({{}, {}, letter->toString()});
}

void LetterTrail::takeAnswer()
{
    if (m_model->error())
        m_states->setFailure(*m_model->error());
    else
        m_states->setState(m_model->rowCount() > 0 ? PageState::Ready : PageState::Empty);
}

void LetterTrail::retranslate()
{
    m_list->setAccessibleName(tr("What was done with the letter, newest first"));
    m_states->setEmptyText(
        QStringLiteral("checkmark"), tr("Nothing was done with this letter yet"),
        tr("Retries, discards, snoozes and all else that people do with it comes here, with who, when "
           "and why."),
        {});
    m_model->retranslate();
}

void LetterTrail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LetterTrail::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->follow(true);
}

void LetterTrail::hideEvent(QHideEvent *event)
{
    m_model->follow(false);
    QWidget::hideEvent(event);
}

} // namespace sluice
