#include "ui/inspector/datapanel.h"

#include "core/run/input.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/jsontree.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
/// More steps than this are looked at on the Runs page, which pages through them.
constexpr std::size_t kMostSteps = 300;
/// What is shown scrolls in itself from there on, so that what is above it stays in sight.
constexpr int kLeastShown = 160;
} // namespace

DataPanel::DataPanel(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, this))
    , m_steps(new QComboBox(this))
    , m_state(new StateChip(themes, this))
    , m_error(new QLabel(this))
    , m_inputTitle(new QLabel(this))
    , m_outputTitle(new QLabel(this))
    , m_input(new JsonTree(themes, this))
    , m_output(new JsonTree(themes, this))
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::kL, space::kM, space::kL, space::kL);
    column->setSpacing(space::kS);
    m_steps->setObjectName(QStringLiteral("dataSteps"));
    m_steps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_steps->setMinimumContentsLength(8);
    m_input->setObjectName(QStringLiteral("dataInput"));
    m_output->setObjectName(QStringLiteral("dataOutput"));
    m_error->setObjectName(QStringLiteral("dataError"));
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_steps);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    column->addWidget(m_error);
    column->addWidget(m_inputTitle);
    column->addWidget(m_input, 1);
    column->addWidget(m_outputTitle);
    column->addWidget(m_output, 1);
    m_empty->setIcon(QStringLiteral("media-playback-start"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(new FillScroll(content));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_stack->setMinimumHeight(kLeastShown);
    outer->addWidget(m_stack, 1);
    connect(m_steps, &QComboBox::currentIndexChanged, this, &DataPanel::showStep);
    retranslate();
}

void DataPanel::show(const QString &task, const RunPicture *picture)
{
    const bool isSameTask = task == m_task;
    m_task = task;
    m_hasRun = picture != nullptr;
    m_shown.clear();
    m_total = 0;
    if (picture) {
        const auto figures = picture->figures();
        m_total = figures.value(task).total;
        for (const auto step : picture->stepsOf(task, kMostSteps)) {
            const Step &state = picture->run().step(step);
            m_shown.push_back({static_cast<int>(m_shown.size()) + 1, state.state, stepInput(picture->run(), step),
                               state.output, picture->lastErrorOf(step)});
        }
    }
    // What went wrong is what people look for.
    std::ranges::stable_partition(m_shown, [](const Shown &one) {
        return one.state == StepState::DeadLettered || one.state == StepState::Failed;
    });
    if (m_shown.empty())
        return sayNothing();
    const int kept = isSameTask ? m_steps->currentIndex() : 0;
    fillSteps();
    m_steps->setCurrentIndex(std::clamp(kept, 0, m_steps->count() - 1));
    showStep(m_steps->currentIndex());
    m_stack->setCurrentIndex(1);
}

void DataPanel::fillSteps()
{
    const QSignalBlocker quiet(m_steps);
    m_steps->clear();
    for (const Shown &one : m_shown)
        m_steps->addItem(tr("Item %1: %2").arg(one.number).arg(word(one.state)));
    m_steps->setVisible(m_shown.size() > 1);
    m_steps->setAccessibleName(tr("Item"));
    m_steps->setToolTip(
        m_total > m_shown.size()
            ? tr("The first %1 of %2 items").arg(numberText(quint64(m_shown.size())), numberText(quint64(m_total)))
            : QString());
}

void DataPanel::showStep(int index)
{
    if (index < 0 || index >= static_cast<int>(m_shown.size()))
        return;
    const Shown &one = m_shown[static_cast<std::size_t>(index)];
    m_state->setState(glyphOf(one.state), word(one.state));
    m_error->setText(one.error.code.isEmpty() ? QString() : sentence(one.error));
    m_error->setVisible(!one.error.code.isEmpty());
    m_input->setPayload(one.input.isEmpty() ? QByteArray("null") : one.input);
    const bool isOver = one.state == StepState::Succeeded;
    m_output->setPayload(one.output.isEmpty() ? QByteArray("null") : one.output);
    m_output->setVisible(isOver);
    m_outputTitle->setVisible(isOver);
    Q_EMIT outputShown(isOver ? one.output : Payload());
}

void DataPanel::sayNothing()
{
    Q_EMIT outputShown({});
    m_stack->setCurrentIndex(0);
    if (m_hasRun)
        m_empty->setText(tr("Not reached yet"), tr("Input and output of this task come here once the run gets to it."));
    else
        m_empty->setText(tr("No run is shown"), tr("Run the workflow: what goes into this task and what comes out "
                                                   "is shown here, step by step."));
}

void DataPanel::retranslate()
{
    m_inputTitle->setText(tr("Input"));
    m_outputTitle->setText(tr("Output"));
    m_input->setAccessibleName(tr("Input"));
    m_output->setAccessibleName(tr("Output"));
    if (m_shown.empty())
        sayNothing();
    else
        fillSteps();
}

} // namespace sluice
