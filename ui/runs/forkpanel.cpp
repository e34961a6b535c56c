#include "ui/runs/forkpanel.h"

#include "core/run/input.h"
#include "core/run/machine.h"
#include "ui/runs/stepview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QEvent>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace sluice {

namespace {
/// A longer list of steps is none to choose from; longer data none to edit by hand.
constexpr std::size_t kMostEdits = 200;
constexpr qsizetype kMostData = 128 * 1024;
} // namespace

ForkPanel::ForkPanel(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_what(new QLabel)
    , m_edit(new QComboBox)
    , m_data(new CodeEdit(theme))
    , m_fault(new QLabel)
    , m_start(new QPushButton)
    , m_cancel(new QPushButton)
    , m_bar(new InfoBar(theme))
{
    build();
    connect(m_edit, &QComboBox::currentIndexChanged, this, &ForkPanel::showEdit);
    connect(m_data, &CodeEdit::textChanged, this, &ForkPanel::check);
    connect(m_start, &QPushButton::clicked, this, &ForkPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, &ForkPanel::end);
    connect(&run, &LiveRun::closed, this, &ForkPanel::end);
    retranslate();
    hide();
}

void ForkPanel::build()
{
    setObjectName(QStringLiteral("forkPanel"));
    m_what->setObjectName(QStringLiteral("forkWhat"));
    m_edit->setObjectName(QStringLiteral("forkEdit"));
    m_data->setObjectName(QStringLiteral("forkData"));
    m_fault->setObjectName(QStringLiteral("forkFault"));
    m_start->setObjectName(QStringLiteral("forkStart"));
    m_cancel->setObjectName(QStringLiteral("forkCancel"));
    m_bar->setObjectName(QStringLiteral("forkBar"));
    m_what->setWordWrap(true);
    m_what->setTextFormat(Qt::PlainText);
    m_data->setLanguage(CodeEdit::Language::Json);
    m_data->setMinimumHeight(96);
    m_data->setMaximumHeight(144); // the log above stays in sight
    auto *row = new FlowLayout(space::kS);
    row->setFilling(true);
    row->addWidget(m_edit);
    row->addWidget(m_fault);
    row->addWidget(m_start);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_bar);
    column->addWidget(m_what);
    column->addLayout(row);
    column->addWidget(m_data, 1);
}

void ForkPanel::begin(quint64 count)
{
    const Events &events = m_run.events();
    if (!m_run.picture() || count == 0 || count > events.size())
        return;
    m_count = count;
    m_then = fold(*m_run.id(), m_run.picture()->run().plan,
                  std::span<const Event>(events).first(static_cast<std::size_t>(count)));
    m_bar->dismiss();
    m_isStarting = false;
    fillEdits();
    retranslate();
    show();
    m_edit->setFocus();
}

void ForkPanel::fillEdits()
{
    m_edits.clear();
    for (quint32 i = 0; i < m_then->steps.size() && m_edits.size() < kMostEdits; ++i) {
        const Step &step = m_then->steps[i];
        const StepIndex index{i};
        if (step.isGone || step.leftOut)
            continue;
        if (step.state == StepState::Succeeded)
            m_edits.push_back({index, ForkEdit::What::Output, step.output});
        else if (!isFinal(step.state) && step.state != StepState::Blocked)
            m_edits.push_back({index, ForkEdit::What::Input, stepInput(*m_then, index)});
    }
    std::erase_if(m_edits, [](const ForkEdit &edit) { return edit.value.size() > kMostData; });
    // What comes next is what somebody wants to change most.
    std::ranges::stable_sort(m_edits, std::greater{}, &ForkEdit::what);
    const QSignalBlocker quiet(m_edit);
    m_edit->clear();
    m_edit->addItem(QString());
    for (std::size_t each = 0; each < m_edits.size(); ++each)
        m_edit->addItem(QString());
    m_edit->setCurrentIndex(0);
    showEdit();
}

void ForkPanel::showEdit()
{
    const int chosen = m_edit->currentIndex();
    m_data->setVisible(chosen > 0);
    if (chosen > 0)
        m_data->setPayload(m_edits[static_cast<std::size_t>(chosen - 1)].value);
    check();
}

void ForkPanel::check()
{
    bool isGood = true;
    if (m_edit->currentIndex() > 0) {
        QJsonParseError error;
        QJsonDocument::fromJson('[' + m_data->payload() + ']', &error);
        isGood = error.error == QJsonParseError::NoError && !m_data->payload().trimmed().isEmpty();
    }
    m_fault->setText(isGood ? QString() : tr("This is no JSON."));
    m_fault->setVisible(!isGood);
    m_start->setEnabled(isGood && !m_isStarting);
}

void ForkPanel::start()
{
    ForkRequest request{*m_run.id(), m_count, {}};
    if (const int chosen = m_edit->currentIndex(); chosen > 0) {
        ForkEdit edit = m_edits[static_cast<std::size_t>(chosen - 1)];
        edit.value = m_data->payload();
        request.edits.push_back(std::move(edit));
    }
    m_isStarting = true;
    check();
    m_engine.forkRun(request, this, [this](const Result<RunId> &made) {
        m_isStarting = false;
        check();
        if (!made)
            return m_bar->showError(made.error());
        end();
        Q_EMIT forked(*made);
    });
}

void ForkPanel::end()
{
    hide();
    m_then.reset();
    Q_EMIT closed();
}

void ForkPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QWidget::keyPressEvent(event);
}

void ForkPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ForkPanel::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_edit->setAccessibleName(tr("What is changed in the fork"));
    m_data->setAccessibleName(tr("Data of the fork"));
    if (!m_then)
        return;
    const QString id = runText(number(m_then->id));
    m_what->setText(
        tr("A new run begins with the first %n event(s) of run %1, on %2 (the version that ran), and goes on "
           "from there. Run %1 stays as it is.",
           nullptr, static_cast<int>(m_count))
            .arg(id, QString::fromLatin1(m_then->plan->version.left(8))));
    m_start->setText(tr("Fork run %1 after event %2").arg(id, numberText(m_count)));
    m_edit->setItemText(0, tr("Change nothing"));
    for (std::size_t at = 0; at < m_edits.size(); ++at) {
        const QString step = stepTitle(m_run, m_edits[at].step);
        m_edit->setItemText(static_cast<int>(at) + 1, m_edits[at].what == ForkEdit::What::Input
                                                          ? tr("Change the input of %1").arg(step)
                                                          : tr("Change the output of %1").arg(step));
    }
}

} // namespace sluice
