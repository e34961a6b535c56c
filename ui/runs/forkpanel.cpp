#include "ui/runs/forkpanel.h"

#include "core/base/jsonvalue.h"
#include "core/run/history.h"
#include "core/run/input.h"
#include "ui/runs/stepview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"
#include "ui/wording/versionwords.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <span>
#include <vector>

namespace sluice {

namespace {
/// A longer list of steps is none to choose from; longer data none to edit by hand.
constexpr std::size_t kMostEdits = 200;
constexpr qsizetype kMostData = 128 * 1024;
/// Folded at once; a run that is shorter is there at once.
constexpr std::size_t kForkSlice = 4000;

/// Nobody can edit what is given back with its item, or was left out of the run.
bool isOffered(const Step &step)
{
    return !step.isGone && !step.leftOut;
}
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
    connect(&run, &LiveRun::closed, this, &ForkPanel::withdraw);
    m_fold.setSingleShot(true);
    connect(&m_fold, &QTimer::timeout, this, &ForkPanel::foldOn);
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
    // The field for code keeps the key Escape to itself, but not from a shortcut.
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), m_data);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &ForkPanel::end);
}

void ForkPanel::begin(quint64 count)
{
    if (!m_run.picture() || count == 0 || count > m_run.events().size())
        return;
    m_fold.stop();
    m_count = count;
    m_then.emplace(*m_run.id(), m_run.picture()->run().plan);
    m_bar->dismiss();
    m_isStarting = false;
    foldOn();
    show();
    // What is changed comes before it is started, though its data stand below; said here, since pages put the panel elsewhere.
    setTabOrder(m_edit, m_data->focusProxy());
    setTabOrder(m_data->focusProxy(), m_start);
    setTabOrder(m_start, m_cancel);
    m_edit->setFocus();
}

void ForkPanel::foldOn()
{
    const quint64 done = m_then->run().sequence;
    const auto all = std::span<const Event>(m_run.events()).first(static_cast<std::size_t>(m_count)).subspan(done);
    m_then->take(done, all.first(std::min(kForkSlice, all.size())));
    if (all.size() > kForkSlice)
        m_fold.start(0);
    if (done == 0 || !m_fold.isActive())
        fillEdits();
}

void ForkPanel::fillEdits()
{
    m_edits.clear();
    if (!m_fold.isActive()) {
        // What comes next is what somebody wants to change most.
        m_edits = inputsThen();
        addOutputs(m_edits);
    }
    const QSignalBlocker quiet(m_edit);
    m_edit->clear();
    m_edit->addItem(QString());
    for (std::size_t each = 0; each < m_edits.size(); ++each)
        m_edit->addItem(QString());
    m_edit->setCurrentIndex(0);
    retranslate();
    showEdit();
}

/// What they are is worked out when one is chosen.
std::vector<ForkEdit> ForkPanel::inputsThen() const
{
    std::vector<ForkEdit> edits;
    const Run &run = m_then->run();
    for (quint32 i = 0; i < run.steps.size() && edits.size() < kMostEdits; ++i) {
        const Step &step = run.steps[i];
        if (isOffered(step) && !isFinal(step.state) && step.state != StepState::Blocked)
            edits.push_back({StepIndex{i}, ForkEdit::What::Input, {}});
    }
    return edits;
}

/// The newest first.
void ForkPanel::addOutputs(std::vector<ForkEdit> &edits) const
{
    const Run &run = m_then->run();
    std::vector<bool> isSeen(run.steps.size());
    const auto add = [&](std::size_t at) {
        if (at >= isSeen.size() || isSeen[at])
            return;
        isSeen[at] = true;
        const Step &step = run.steps[at];
        if (isOffered(step) && step.state == StepState::Succeeded && step.output.size() <= kMostData)
            edits.push_back({static_cast<StepIndex>(at), ForkEdit::What::Output, step.output});
    };
    const Events &events = m_run.events();
    for (auto at = static_cast<std::size_t>(m_count); at > 0 && edits.size() < kMostEdits; --at) {
        if (const auto step = stepOf(events[at - 1], run.letters))
            add(number(*step));
    }
    // Those that no event tells of on its own, such as what an earlier fork gave.
    for (std::size_t at = isSeen.size(); at > 0 && edits.size() < kMostEdits; --at)
        add(at - 1);
}

const ForkEdit *ForkPanel::chosen() const
{
    const int row = m_edit->currentIndex();
    return row > 0 ? &m_edits[static_cast<std::size_t>(row - 1)] : nullptr;
}

void ForkPanel::showEdit()
{
    const ForkEdit *edit = chosen();
    Payload value;
    if (edit)
        value = edit->what == ForkEdit::What::Input ? stepInput(m_then->run(), edit->step) : edit->value;
    m_isTooLong = value.size() > kMostData;
    m_data->setVisible(edit && !m_isTooLong);
    if (edit)
        m_data->setPayload(m_isTooLong ? Payload() : value);
    check();
}

QString ForkPanel::fault() const
{
    if (!chosen())
        return {};
    if (m_isTooLong)
        return tr("This input is too long to be edited here.");
    QJsonParseError problem;
    if (oneJsonValue(m_data->payload(), &problem))
        return {};
    const bool isMany = problem.error == QJsonParseError::NoError && !m_data->payload().trimmed().isEmpty();
    return isMany ? tr("This is not one JSON value.") : tr("This is no JSON.");
}

void ForkPanel::check()
{
    const QString wrong = fault();
    m_fault->setText(m_fold.isActive() ? tr("Reading what can be changed…") : wrong);
    m_fault->setVisible(!m_fault->text().isEmpty());
    m_start->setEnabled(wrong.isEmpty() && !m_isStarting);
}

void ForkPanel::start()
{
    ForkRequest request{*m_run.id(), m_count, {}};
    if (const ForkEdit *edit = chosen())
        request.edits.push_back({edit->step, edit->what, m_data->payload()});
    m_isStarting = true;
    check();
    m_engine.forkRun(request, this, [this, run = *m_run.id()](const Result<RunId> &made) {
        if (m_run.id() != run)
            return; // somebody looks at another one, and is not taken away from it
        m_isStarting = false;
        check();
        if (!made)
            return m_bar->showError(made.error());
        end();
        Q_EMIT forked(*made);
    });
}

/// The run goes: what somebody does elsewhere is not disturbed.
void ForkPanel::withdraw()
{
    hide();
    m_fold.stop();
    m_edits.clear();
    m_then.reset();
    const QSignalBlocker quiet(m_edit);
    m_edit->setCurrentIndex(0); // nothing refers to what is gone
}

void ForkPanel::end()
{
    if (isHidden())
        return;
    withdraw();
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
    setAccessibleName(tr("Fork of the run"));
    m_cancel->setText(tr("Cancel"));
    m_edit->setAccessibleName(tr("What is changed in the fork"));
    m_data->setAccessibleName(tr("Data of the fork"));
    if (!m_then)
        return;
    const Run &then = m_then->run();
    const QString id = runText(number(then.id));
    const QString version = versionText(m_run.label());
    m_what->setText(
        tr("A new run begins with the first %n event(s) of run %1, on %2, and goes on from there: what it does from "
           "then "
           "on, it does once more. Run %1 stays as it is.",
           nullptr, static_cast<int>(m_count))
            .arg(id, version.isEmpty() ? tr("the version that ran") : tr("%1, the version that ran").arg(version)));
    setAccessibleDescription(m_what->text());
    m_start->setText(tr("Fork run %1 after event %2").arg(id, numberText(m_count)));
    m_edit->setItemText(0, tr("Change nothing"));
    for (std::size_t at = 0; at < m_edits.size(); ++at) {
        const QString step = stepTitle(m_run.workflow(), then, m_edits[at].step);
        m_edit->setItemText(static_cast<int>(at) + 1, m_edits[at].what == ForkEdit::What::Input
                                                          ? tr("Change the input of %1").arg(step)
                                                          : tr("Change the output of %1").arg(step));
    }
    check();
}

} // namespace sluice
