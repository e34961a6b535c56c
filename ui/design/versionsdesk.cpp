#include "ui/design/versionsdesk.h"

#include "core/workflow/workflowfile.h"
#include "ui/canvas/differenceview.h"
#include "ui/design/comparepage.h"
#include "ui/design/mergepanel.h"
#include "ui/design/versionspanel.h"
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace sluice {

namespace {
/// While somebody edits, what is compared follows at most this often.
constexpr int kFollowMs = 150;
constexpr std::size_t kReasonsNamed = 5;
} // namespace

VersionsDesk::VersionsDesk(EngineClient &engine, Workspace &workspace, ThemeController &theme, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_keeper(engine, workspace)
    , m_panel(new VersionsPanel(engine, theme, page))
    , m_stack(new QStackedWidget(page))
    , m_compare(new ComparePage(engine.catalog(), theme, m_stack))
    , m_merge(new MergePanel(engine.catalog(), theme, m_stack))
{
    m_panel->hide();
    m_renew.setSingleShot(true);
    m_renew.setInterval(kFollowMs);
    connect(&m_renew, &QTimer::timeout, this, &VersionsDesk::showComparison);
    connect(&m_keeper, &VersionKeeper::changed, this, [this](const QString &workflow) {
        tellHere(workflow);
        if (workflow == m_panel->workflow())
            m_panel->refresh();
        Q_EMIT changed(workflow);
    });
    connect(&engine, &EngineClient::snapshotChanged, this, &VersionsDesk::tellArmed);
    connect(m_panel, &VersionsPanel::compareRequested, this, &VersionsDesk::compare);
    connect(m_panel, &VersionsPanel::restoreRequested, this, &VersionsDesk::restore);
    connect(m_panel, &VersionsPanel::armRequested, this, &VersionsDesk::arm);
    connect(m_panel, &VersionsPanel::closeRequested, this, &VersionsDesk::toggle);
    connect(m_compare, &ComparePage::leaveRequested, this, &VersionsDesk::leave);
    connect(m_merge, &MergePanel::leaveRequested, this, &VersionsDesk::leave);
    connect(m_merge, &MergePanel::applied, this, &VersionsDesk::takeMerge);
    connect(&workspace, &Workspace::documentClosing, this, [this](WorkflowDocument *document) {
        if (document == m_document || document == m_merge->document())
            setDocument(nullptr);
    });
}

QWidget *VersionsDesk::cover(QWidget *canvas)
{
    m_stack->setObjectName(QStringLiteral("canvasCover"));
    m_stack->insertWidget(0, canvas);
    m_stack->addWidget(m_compare);
    m_stack->addWidget(m_merge);
    connect(m_stack, &QStackedWidget::currentChanged, this, &VersionsDesk::giveRoom);
    m_stack->setCurrentIndex(0);
    giveRoom();
    return m_stack;
}

/// What is not in sight takes no room from what is: in a small window the canvas needs all of it.
void VersionsDesk::giveRoom()
{
    for (int page = 0; page < m_stack->count(); ++page) {
        const auto policy = page == m_stack->currentIndex() ? QSizePolicy::Expanding : QSizePolicy::Ignored;
        m_stack->widget(page)->setSizePolicy(policy, policy);
    }
}

QToolButton *VersionsDesk::button(QAction &toggle)
{
    m_button = new QToolButton(m_panel->parentWidget());
    m_button->setObjectName(QStringLiteral("versionsButton"));
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_button, &QToolButton::clicked, &toggle, &QAction::trigger);
    connect(&toggle, &QAction::changed, m_button, [this, &toggle] {
        m_button->setIcon(toggle.icon());
        m_button->setToolTip(toggle.toolTip());
        m_button->setEnabled(toggle.isEnabled());
    });
    return m_button;
}

void VersionsDesk::setChecker(WorkflowDocument::Checker checker)
{
    m_checker = checker;
    m_merge->setChecker(std::move(checker));
}

void VersionsDesk::setDocument(WorkflowDocument *document)
{
    if (m_document == document)
        return;
    leave();
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_panel->setWorkflow(document ? document->id() : QString());
    if (!document)
        return;
    connect(document, &WorkflowDocument::changed, this, [this] {
        if (m_comparison && !m_comparison->after)
            m_renew.start();
    });
    connect(document, &WorkflowDocument::modifiedChanged, this, [this] { tellHere(m_document->id()); });
    tellHere(document->id());
    tellArmed();
}

void VersionsDesk::toggle()
{
    const bool isShown = m_panel->isHidden();
    m_panel->setVisible(isShown);
    Q_EMIT panelShown(isShown);
    if (isShown) {
        m_panel->refresh();
        m_panel->findChild<ListView *>()->setFocus();
    } else {
        leave();
    }
}

bool VersionsDesk::isCovering() const
{
    return m_stack->currentIndex() > 0;
}

bool VersionsDesk::isMerging(const WorkflowDocument *document) const
{
    return document && m_merge->document() == document;
}

void VersionsDesk::leave()
{
    m_comparison.reset();
    m_renew.stop();
    m_merge->setDocument(nullptr);
    if (!isCovering())
        return;
    m_stack->setCurrentIndex(0);
    Q_EMIT covered(false);
}

void VersionsDesk::raise(QWidget *page)
{
    if (m_stack->currentWidget() == page)
        return;
    m_stack->setCurrentWidget(page);
    Q_EMIT covered(true);
}

/// The workflow is as it was saved, so what comes of it is for the one that is open.
void VersionsDesk::read(const WorkflowVersion &version, const std::function<void(const Workflow &)> &then)
{
    m_engine.readVersion(version.workflow, version.number, this, [this, version, then](const Result<Workflow> &found) {
        if (!m_document || m_document->id() != version.workflow)
            return;
        if (found)
            then(*found);
        else
            Q_EMIT failed(found.error());
    });
}

void VersionsDesk::compareEdits()
{
    if (const auto *newest = m_document ? m_keeper.newest(m_document->id()) : nullptr)
        compare(*newest, std::nullopt);
    else
        Q_EMIT told(InfoBar::Tone::Info, tr("There is no version yet to compare with."),
                    tr("Each save makes one, once the engine is there."));
}

void VersionsDesk::compare(const WorkflowVersion &before, const std::optional<WorkflowVersion> &after)
{
    read(before, [this, before, after](const Workflow &old) {
        const auto show = [this, before, after, old](std::optional<Workflow> fresh) {
            m_merge->setDocument(nullptr);
            m_comparison = Comparison{before, after, old, std::move(fresh)};
            showComparison();
            raise(m_compare);
            auto *list = static_cast<QWidget *>(m_compare->list());
            (list->isHidden() ? m_compare->graph() : list)->setFocus(); // where nothing differs there is no list
        };
        if (after)
            read(*after, [show](const Workflow &fresh) { show(fresh); });
        else
            show(std::nullopt);
    });
}

void VersionsDesk::showComparison()
{
    if (!m_comparison || !m_document)
        return;
    const QString here = m_document->isModified() ? tr("your edits") : tr("what is here");
    const QString after = m_comparison->after ? versionText(m_comparison->after->number) : here;
    m_compare->showVersions(m_comparison->old, m_comparison->fresh ? *m_comparison->fresh : m_document->workflow(),
                            {versionText(m_comparison->before.number), after});
}

void VersionsDesk::restore(const WorkflowVersion &version)
{
    read(version, [this, version](const Workflow &found) {
        const QString name = versionText(version.number);
        leave();
        m_document->endMerge();
        // A file that somebody wrote by hand has no places: a document gives its tasks some.
        const WorkflowDocument placed(found, QString());
        const bool isOther = m_document->edit(tr("Restore %1", "v5").arg(name),
                                              [&placed](Workflow &workflow) { workflow = placed.workflow(); });
        Q_EMIT edited();
        m_keeper.noteRestored(version);
        if (isOther)
            Q_EMIT told(InfoBar::Tone::Success, tr("%1 is here again, as an edit.", "v5").arg(name),
                        tr("Save it to make the next version of it, or undo it."));
        else
            Q_EMIT told(InfoBar::Tone::Info, tr("%1 is what is here already.", "v5").arg(name), {});
    });
}

/// What is wrong with it is told with all its reasons before the engine is asked, which would tell the first alone.
void VersionsDesk::arm(const WorkflowVersion &version)
{
    read(version, [this, version](const Workflow &found) {
        if (!m_checker)
            return armChecked(version, found);
        m_checker(found, this, [this, version, found](const Problems &problems) {
            if (hasErrors(problems))
                refuseArming(version, problems);
            else
                armChecked(version, found);
        });
    });
}

void VersionsDesk::armChecked(const WorkflowVersion &version, const Workflow &workflow)
{
    m_engine.armWorkflow(workflow, this, [this, version](const Result<void> &done) {
        if (!done)
            Q_EMIT failed(done.error());
        else
            Q_EMIT told(InfoBar::Tone::Success, tr("%1 is armed.", "v5").arg(versionText(version.number)),
                        tr("Its triggers start it as it was then, whatever is saved later."));
    });
}

void VersionsDesk::refuseArming(const WorkflowVersion &version, const Problems &problems)
{
    QStringList reasons;
    int errors = 0;
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error && ++errors <= static_cast<int>(kReasonsNamed))
            reasons += words(problem.error).what;
    }
    Q_EMIT told(InfoBar::Tone::Danger,
                tr("%1 cannot be armed: it has %n error(s).", "v5", errors).arg(versionText(version.number)),
                reasons.join(u'\n'));
}

void VersionsDesk::merge(WorkflowDocument *document)
{
    m_comparison.reset();
    m_merge->setDocument(document);
    raise(m_merge);
    m_merge->takeFocus();
}

void VersionsDesk::keepFile(const WorkflowDocument &document)
{
    if (const auto found = loadWorkflow(document.path()))
        m_keeper.keep({*found, VersionKind::Pulled, {}});
}

void VersionsDesk::takeMerge(WorkflowDocument *document, const Workflow &theirs)
{
    // What the file held is a version too, and older than what will be saved.
    m_keeper.keep({theirs, VersionKind::Pulled, {}});
    leave();
    Q_EMIT edited();
    Q_EMIT told(InfoBar::Tone::Success, tr("Both are brought together in %1.").arg(document->title()),
                tr("Save it when you have looked at it."));
}

QString VersionsDesk::shownText(const QString &workflow) const
{
    return shownVersionText(m_keeper.shown(workflow));
}

void VersionsDesk::tellHere(const QString &workflow)
{
    if (!m_document || workflow != m_document->id())
        return;
    m_panel->showHere(m_keeper.shown(workflow), m_keeper.refusal(workflow));
    if (!m_button)
        return;
    const QString text = shownText(workflow);
    m_button->setText(text);
    m_button->setAccessibleName(text.isEmpty() ? tr("Versions") : tr("Versions: %1", "v7, edited").arg(text));
}

void VersionsDesk::tellArmed()
{
    const auto &armed = m_engine.snapshot().armed;
    const auto found = std::ranges::find(armed, m_document ? m_document->id() : QString(), &ArmedWorkflow::workflow);
    m_panel->showArmed(found == armed.end() ? nullptr : &*found);
}

void VersionsDesk::retranslate()
{
    m_panel->retranslate();
    m_compare->retranslate();
    m_merge->retranslate();
    showComparison();
    if (m_document)
        tellHere(m_document->id());
}

} // namespace sluice
