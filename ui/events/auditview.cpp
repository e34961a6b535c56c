#include "ui/events/auditview.h"

#include "ui/events/auditmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sluice {

AuditView::AuditView(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_text(new FilterEdit(theme))
    , m_kind(new QComboBox)
    , m_count(new QLabel)
    , m_list(new ListView(theme))
    , m_model(new AuditModel(engine, this))
    , m_states(new PageStates(m_list, theme))
{
    build();
    connect(m_text, &FilterEdit::filterChanged, this, &AuditView::filter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AuditView::filter);
    connect(m_model, &HistoryModel::answered, this, &AuditView::takeAnswer);
    connect(m_states, &PageStates::clearFiltersRequested, this, [this] {
        m_kind->setCurrentIndex(0);
        m_text->clear();
    });
    connect(m_states, &PageStates::actionRequested, this, &AuditView::liveRequested);
    connect(m_states, &PageStates::retryRequested, m_model, &HistoryModel::refresh);
    m_states->setState(PageState::Loading);
    retranslate();
}

void AuditView::build()
{
    m_text->setObjectName(QStringLiteral("auditText"));
    m_kind->setObjectName(QStringLiteral("auditKind"));
    m_count->setObjectName(QStringLiteral("auditCount"));
    m_list->setObjectName(QStringLiteral("audit"));
    m_states->setObjectName(QStringLiteral("auditStates"));
    m_list->setModel(m_model);
    m_model->followView(m_list);
    m_list->setColumnWidths({200, 100, 260, 180, 0});
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    bar->addWidget(m_text);
    bar->addWidget(m_kind);
    bar->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_states, 1);
    setFocusProxy(m_text);
}

bool AuditView::isFiltering() const
{
    return m_kind->currentIndex() > 0 || !m_text->text().trimmed().isEmpty();
}

void AuditView::filter()
{
    m_model->setFilter({m_kind->currentData().toString(), m_text->text().trimmed()});
}

void AuditView::takeAnswer()
{
    if (m_model->error()) {
        m_states->setRefusal(*m_model->error(), m_model->rowCount() > 0,
                             momentText(m_answered, m_engine.snapshot().taken));
        return;
    }
    m_answered = m_engine.snapshot().taken;
    m_states->clearRefusal();
    m_count->setText(tr("%n entry(s)", nullptr, static_cast<int>(m_model->total())));
    m_states->setState(m_model->rowCount() > 0 ? PageState::Ready
                       : isFiltering()         ? PageState::NothingMatches
                                               : PageState::Empty);
}

/// Chosen stays what was chosen while the words change.
void AuditView::offerKinds()
{
    const QSignalBlocker quiet(m_kind);
    const int chosen = std::max(0, m_kind->currentIndex());
    m_kind->clear();
    m_kind->addItem(tr("Everything"), QString());
    m_kind->addItem(tr("Runs"), QStringLiteral("run"));
    m_kind->addItem(tr("Steps"), QStringLiteral("step"));
    m_kind->addItem(tr("Dead letters"), QStringLiteral("letter"));
    m_kind->addItem(tr("Retries of many letters"), QStringLiteral("redrive"));
    m_kind->addItem(tr("Workflows"), QStringLiteral("workflow"));
    m_kind->addItem(tr("Breakers"), QStringLiteral("breaker"));
    m_kind->addItem(tr("Queues"), QStringLiteral("queue"));
    m_kind->addItem(tr("Components"), QStringLiteral("component"));
    m_kind->addItem(tr("Events"), QStringLiteral("event"));
    m_kind->addItem(tr("Settings"), QStringLiteral("settings"));
    m_kind->addItem(tr("Removing old runs"), QStringLiteral("runs"));
    m_kind->setCurrentIndex(chosen);
}

void AuditView::retranslate()
{
    offerKinds();
    m_text->setPlaceholderText(tr("Who, to what or why"));
    m_text->setAccessibleName(tr("Text in who did it, to what, or why"));
    m_kind->setAccessibleName(tr("Kind of action"));
    m_list->setAccessibleName(tr("What was done, newest first"));
    m_states->setEmptyText(
        QStringLiteral("checkmark"), tr("Nothing was done by hand yet"),
        tr("Retries, discards, forced breakers, paused queues and all else that people do to the engine "
           "comes here, with who, when and why. An entry is never changed."),
        tr("Show live events"));
    m_model->retranslate();
    if (m_model->hasAnswer())
        takeAnswer();
}

void AuditView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AuditView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->follow(true);
}

void AuditView::hideEvent(QHideEvent *event)
{
    m_model->follow(false);
    QWidget::hideEvent(event);
}

} // namespace sluice
