#include "ui/design/runline.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace sluice {

RunLine::RunLine(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_run(new QLabel(this))
    , m_state(new StateChip(themes, this))
    , m_counts(new QLabel(this))
    , m_clear(new QToolButton(this))
{
    setObjectName(QStringLiteral("runLine"));
    m_counts->setObjectName(QStringLiteral("runCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_clear->setObjectName(QStringLiteral("clearRun"));
    m_clear->setAutoRaise(true);
    m_counts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new FlowLayout(space::kM, this);
    row->setFilling(true);
    row->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    row->addWidget(m_run);
    row->addWidget(m_state);
    row->addWidget(m_counts);
    row->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this, &RunLine::clearRequested);
    retranslate();
    hide();
}

void RunLine::show(const RunPicture *picture, bool isOtherVersion)
{
    setVisible(picture != nullptr);
    if (!picture)
        return;
    const Run &run = picture->run();
    m_run->setText(tr("Run %1").arg(runText(number(run.id))));
    m_state->setState(glyphOf(run.state), word(run.state));
    quint32 open = 0;
    for (const Letter &letter : run.letters)
        open += letter.state == LetterState::Open ? 1 : 0;
    QStringList parts{
        tr("%1 of %2 steps done").arg(numberText(quint64(run.doneSteps)), numberText(quint64(run.steps.size())))};
    if (!run.running.empty())
        parts.push_back(tr("%n running", nullptr, static_cast<int>(run.running.size())));
    if (open > 0)
        parts.push_back(tr("%n dead letter(s)", nullptr, static_cast<int>(open)));
    if (run.ended != WallTime{})
        parts.push_back(durationText(run.ended - run.started));
    if (!run.failure.code.isEmpty())
        parts.push_back(words(run.failure).what);
    if (isOtherVersion)
        parts.push_back(tr("the workflow was changed since"));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    m_counts->setToolTip(run.failure.code.isEmpty() ? QString() : sentence(run.failure));
}

void RunLine::retranslate()
{
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Take the run off the canvas; the run itself goes on"));
    m_clear->setAccessibleName(tr("Take the run off the canvas"));
    setAccessibleName(tr("Run on the canvas"));
}

} // namespace sluice
