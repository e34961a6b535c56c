#include "ui/runs/approvalpanel.h"

#include "core/run/approval.h"
#include "ui/runs/schemafields.h"
#include "ui/runs/stepview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {
/// A longer list is none to choose from.
constexpr std::size_t kMostQuestions = 100;
} // namespace

ApprovalPanel::ApprovalPanel(EngineClient &engine, LiveRun &run, ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_themes(themes)
    , m_bar(new InfoBar(themes))
    , m_steps(new QComboBox)
    , m_question(new QLabel)
    , m_terms(new QLabel)
    , m_fields(new SchemaFields)
    , m_comment(new QLineEdit)
    , m_approve(new QPushButton)
    , m_reject(new QPushButton)
{
    build();
    connect(&run, &LiveRun::opened, this, &ApprovalPanel::refresh);
    connect(&run, &LiveRun::changed, this, &ApprovalPanel::refresh);
    connect(&run, &LiveRun::closed, this, &ApprovalPanel::beginAnew);
    connect(&engine, &EngineClient::snapshotChanged, this, [this] {
        if (m_step && isVisible())
            showQuestion(); // how long there is left
    });
    connect(m_steps, &QComboBox::activated, this, [this](int row) { chooseStep(m_asking[static_cast<std::size_t>(row)]); });
    connect(m_approve, &QPushButton::clicked, this, [this] { decide(kApprovedPort); });
    connect(m_reject, &QPushButton::clicked, this, [this] { decide(kRejectedPort); });
    connect(m_comment, &QLineEdit::returnPressed, m_approve, [this] { m_approve->setFocus(); });
    connect(&themes, &ThemeController::changed, this, &ApprovalPanel::dress);
    retranslate();
    dress();
    hide();
}

void ApprovalPanel::build()
{
    setObjectName(QStringLiteral("approvalPanel"));
    m_bar->setObjectName(QStringLiteral("approvalBar"));
    m_steps->setObjectName(QStringLiteral("approvalStep"));
    m_question->setObjectName(QStringLiteral("approvalQuestion"));
    m_terms->setObjectName(QStringLiteral("approvalTerms"));
    m_comment->setObjectName(QStringLiteral("approvalComment"));
    m_approve->setObjectName(QStringLiteral("approvalApprove"));
    m_reject->setObjectName(QStringLiteral("approvalReject"));
    for (QLabel *label : {m_question, m_terms}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *row = new FlowLayout(space::kS);
    row->setFilling(true);
    constexpr int kLeastComment = 240;
    m_comment->setMinimumWidth(kLeastComment);
    row->addWidget(m_comment);
    row->addWidget(m_approve);
    row->addWidget(m_reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_bar);
    column->addWidget(m_steps);
    column->addWidget(m_question);
    column->addWidget(m_terms);
    column->addWidget(m_fields);
    column->addLayout(row);
}

void ApprovalPanel::chooseStep(StepIndex step)
{
    if (std::ranges::find(m_asking, step) == m_asking.end() || m_step == step)
        return;
    m_step = step;
    m_bar->dismiss();
    m_comment->clear();
    m_fields->setForm(m_run.picture()->run().taskOf(step).params.value(kApprovalForm).toObject());
    m_fields->clear();
    QWidget *before = m_steps;
    for (QWidget *editor : m_fields->editors()) {
        setTabOrder(before, editor);
        before = editor;
    }
    setTabOrder(before, m_comment);
    setTabOrder(m_comment, m_approve);
    setTabOrder(m_approve, m_reject);
    showQuestion();
}

void ApprovalPanel::refresh()
{
    if (!m_run.picture())
        return;
    const Run &run = m_run.picture()->run();
    std::vector<StepIndex> asking;
    for (const auto &[step, await] : run.awaits) {
        if (isApproval(await) && asking.size() < kMostQuestions)
            asking.push_back(step);
    }
    if (isFinal(run.state))
        asking.clear();
    if (asking != m_asking) {
        m_asking = std::move(asking);
        const QSignalBlocker quiet(m_steps);
        m_steps->clear();
        for (const StepIndex step : m_asking)
            m_steps->addItem(stepTitle(m_run, step));
    }
    setVisible(!m_asking.empty());
    if (m_asking.empty())
        m_step.reset();
    else if (!m_step || std::ranges::find(m_asking, *m_step) == m_asking.end())
        chooseStep(m_asking.front());
    else
        showQuestion();
}

void ApprovalPanel::showQuestion()
{
    const Run &run = m_run.picture()->run();
    const Await *await = run.awaitOf(*m_step);
    if (!await)
        return;
    const auto at = std::ranges::find(m_asking, *m_step) - m_asking.begin();
    m_steps->setCurrentIndex(static_cast<int>(at));
    m_steps->setVisible(m_asking.size() > 1);
    m_question->setText(tr("%1 asks: %2", "a step, its question").arg(stepTitle(m_run, *m_step), await->value));
    QString terms = await->key.isEmpty() ? tr("Anybody who may use this workspace may decide.")
                                         : tr("Who may decide: %1.").arg(await->key);
    if (await->ends)
        terms += u' ' + tr("The time for it ends %1.").arg(untilText(run.step(*m_step).due - m_run.now()));
    m_terms->setText(terms);
    wordButtons();
}

void ApprovalPanel::beginAnew()
{
    m_asking.clear();
    m_step.reset();
    m_isSending = false;
    m_bar->dismiss();
    hide();
}

void ApprovalPanel::wordButtons()
{
    if (!m_step || !m_run.picture())
        return;
    const QString step = stepTitle(m_run, *m_step);
    m_approve->setText(tr("Approve %1").arg(step));
    m_reject->setText(tr("Reject %1").arg(step));
    for (QPushButton *button : {m_approve, m_reject})
        button->setEnabled(!m_isSending);
}

void ApprovalPanel::decide(QLatin1StringView port)
{
    if (!m_step || m_isSending)
        return;
    m_isSending = true;
    m_bar->dismiss();
    wordButtons();
    // Somebody who rejects need not fill in what is asked of those who approve, but may.
    const QJsonObject filled = m_fields->value();
    const Payload content = filled.isEmpty() && !m_fields->isVisibleTo(this)
                             ? Payload()
                             : QJsonDocument(filled).toJson(QJsonDocument::Compact);
    const SkipRequest request{*m_run.id(), *m_step, content, m_comment->text().trimmed(), port};
    m_engine.skipStep(request, this, [this, run = *m_run.id()](const Result<void> &answer) {
        if (m_run.id() != run)
            return;
        m_isSending = false;
        if (!answer)
            m_bar->showError(answer.error());
        wordButtons();
    });
}

void ApprovalPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ApprovalPanel::retranslate()
{
    setAccessibleName(tr("A decision is asked for"));
    m_steps->setAccessibleName(tr("Which question"));
    m_comment->setAccessibleName(tr("Comment on the decision"));
    m_comment->setPlaceholderText(tr("Comment, kept with the decision"));
    m_fields->retranslate();
    if (m_step && m_run.picture())
        showQuestion();
}

void ApprovalPanel::dress()
{
    const Theme &theme = m_themes.theme();
    m_question->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    QPalette palette = m_terms->palette();
    palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_terms->setPalette(palette);
}

} // namespace sluice
