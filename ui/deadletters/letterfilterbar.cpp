#include "ui/deadletters/letterfilterbar.h"

#include "ui/runs/timerange.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr std::array kStates{LetterState::Open, LetterState::Redriving, LetterState::Resolved, LetterState::Discarded,
                             LetterState::Snoozed};

constexpr std::array kFailures{FailureClass::Transient, FailureClass::Permanent, FailureClass::Unknown,
                               FailureClass::Lost,      FailureClass::Cancelled, FailureClass::Rejected};

constexpr std::array kKinds{LetterKind::Step, LetterKind::Event, LetterKind::Webhook, LetterKind::Sync,
                            LetterKind::Trigger};

} // namespace

LetterFilterBar::LetterFilterBar(std::function<WallTime()> now, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_grouping(new SegmentedControl(theme))
    , m_workflow(new QComboBox)
    , m_task(new QComboBox)
    , m_connection(new QComboBox)
    , m_failure(new QComboBox)
    , m_time(new TimeRange(std::move(now), QStringLiteral("lettersTime")))
    , m_kind(new QComboBox)
    , m_state(new QComboBox)
    , m_text(new FilterEdit(theme))
    , m_count(new QLabel)
    , m_retryAll(new QPushButton)
{
    m_grouping->setObjectName(QStringLiteral("lettersGrouping"));
    m_workflow->setObjectName(QStringLiteral("lettersWorkflow"));
    m_task->setObjectName(QStringLiteral("lettersTask"));
    m_connection->setObjectName(QStringLiteral("lettersConnection"));
    m_failure->setObjectName(QStringLiteral("lettersFailure"));
    m_kind->setObjectName(QStringLiteral("lettersKind"));
    m_state->setObjectName(QStringLiteral("lettersState"));
    m_text->setObjectName(QStringLiteral("lettersText"));
    m_count->setObjectName(QStringLiteral("lettersCount"));
    m_retryAll->setObjectName(QStringLiteral("lettersRetryAll"));
    m_workflow->addItem(QString());
    m_task->addItem(QString());
    m_connection->addItem(QString());
    m_failure->addItem(QString());
    for (const FailureClass failure : kFailures)
        m_failure->addItem(QString(), static_cast<int>(failure));
    m_kind->addItem(QString());
    for (const LetterKind kind : kKinds)
        m_kind->addItem(QString(), static_cast<int>(kind));
    for (const LetterState state : kStates)
        m_state->addItem(QString(), static_cast<int>(state));
    m_state->addItem(QString());
    auto *row = new FlowLayout(space::kS, this);
    row->setFilling(true);
    row->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    row->addWidget(m_grouping);
    row->addWidget(m_text);
    for (QComboBox *box : boxes()) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &LetterFilterBar::announce);
    }
    row->addWidget(m_time);
    connect(m_time, &TimeRange::changed, this, &LetterFilterBar::announce);
    row->addWidget(m_count);
    row->addWidget(m_retryAll);
    connect(m_retryAll, &QPushButton::clicked, this, &LetterFilterBar::retryAllRequested);
    connect(m_text, &FilterEdit::filterChanged, this, &LetterFilterBar::announce);
    connect(m_grouping, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT groupingChanged(index == 0); });
    retranslate();
}

LetterFilter LetterFilterBar::filter() const
{
    LetterFilter filter;
    if (m_workflow->currentIndex() > 0)
        filter.workflow = m_workflow->currentData().toString();
    if (m_task->currentIndex() > 0)
        filter.task = m_task->currentData().toString();
    if (m_connection->currentIndex() > 0)
        filter.connection = m_connection->currentData().toString();
    if (m_failure->currentIndex() > 0)
        filter.failure = static_cast<FailureClass>(m_failure->currentData().toInt());
    filter.from = m_time->from();
    filter.until = m_time->until();
    if (m_kind->currentIndex() > 0)
        filter.kind = static_cast<LetterKind>(m_kind->currentData().toInt());
    const QVariant state = m_state->currentData();
    filter.state = state.isValid() ? std::optional(static_cast<LetterState>(state.toInt())) : std::nullopt;
    filter.text = m_text->text();
    return filter;
}

bool LetterFilterBar::isFiltering() const
{
    return std::ranges::any_of(boxes(), [](const QComboBox *box) { return box->currentIndex() > 0; })
           || !m_time->isAny() || !m_text->text().isEmpty();
}

void LetterFilterBar::clear()
{
    m_isClearing = true;
    for (QComboBox *box : boxes())
        box->setCurrentIndex(0);
    m_time->clear();
    m_text->clear();
    m_isClearing = false;
    announce();
}

void LetterFilterBar::setWorkflow(const NamedId &workflow)
{
    offerNamed(*m_workflow, {workflow});
    m_workflow->setCurrentIndex(std::max(0, m_workflow->findData(workflow.id)));
}

std::vector<QComboBox *> LetterFilterBar::boxes() const
{
    return {m_workflow, m_task, m_connection, m_failure, m_kind, m_state};
}

std::optional<Milliseconds> LetterFilterBar::window() const
{
    return m_time->window();
}

void LetterFilterBar::offer(const std::vector<NamedId> &workflows, const std::vector<NamedId> &tasks,
                            const std::vector<NamedId> &connections) const
{
    offerNamed(*m_connection, connections);
    offerNamed(*m_workflow, workflows);
    offerNamed(*m_task, tasks);
}

void LetterFilterBar::setCount(quint64 total, quint64 causes)
{
    m_total = total;
    m_causes = causes;
    const QString letters = tr("%n letter(s)", nullptr, static_cast<int>(total));
    m_count->setText(
        causes == 0
            ? letters
            : tr("%1 of %2", "letters, causes").arg(letters, tr("%n cause(s)", nullptr, static_cast<int>(causes))));
    offerRetry();
}

void LetterFilterBar::addTool(QWidget *tool)
{
    layout()->addWidget(tool);
}

void LetterFilterBar::offerRetry()
{
    const bool isOpen = filter().state == LetterState::Open;
    m_retryAll->setVisible(isOpen && m_total > 1);
    m_retryAll->setText(tr("Retry all %n letter(s)…", nullptr, static_cast<int>(m_total)));
}

void LetterFilterBar::announce()
{
    if (!m_isClearing)
        Q_EMIT filterChanged();
}

void LetterFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LetterFilterBar::retranslate()
{
    m_grouping->setItems({tr("By cause"), tr("One by one")});
    m_grouping->setAccessibleName(tr("How letters are listed"));
    m_workflow->setItemText(0, tr("All workflows"));
    m_workflow->setAccessibleName(tr("Filter by workflow"));
    m_task->setItemText(0, tr("All tasks"));
    m_task->setAccessibleName(tr("Filter by task"));
    m_kind->setItemText(0, tr("All sources"));
    m_kind->setAccessibleName(tr("Filter by kind"));
    for (int row = 1; row < m_kind->count(); ++row)
        m_kind->setItemText(row, word(static_cast<LetterKind>(m_kind->itemData(row).toInt())));
    for (int row = 0; row < m_state->count(); ++row) {
        const QVariant state = m_state->itemData(row);
        m_state->setItemText(row, state.isValid() ? word(static_cast<LetterState>(state.toInt())) : tr("All states"));
    }
    m_state->setAccessibleName(tr("Filter by state"));
    m_text->setPlaceholderText(tr("Filter by item, payload or error"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_connection->setItemText(0, tr("All connections"));
    m_connection->setAccessibleName(tr("Filter by connection"));
    m_failure->setItemText(0, tr("All kinds of failure"));
    m_failure->setAccessibleName(tr("Filter by kind of failure"));
    for (int row = 1; row < m_failure->count(); ++row)
        m_failure->setItemText(row, word(static_cast<FailureClass>(m_failure->itemData(row).toInt())));
    setCount(m_total, m_causes);
}

} // namespace sluice
