#include "ui/shell/mainwindow.h"
#include "ui/widgets/wheelguard.h"

#include "ui/alerts/alertbell.h"
#include "ui/shell/background.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/enginebars.h"
#include "ui/shell/enginepanel.h"
#include "ui/shell/hintbar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/quitguard.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/taborder.h"
#include "ui/shell/topbar.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>

#include <algorithm>

namespace sluice {

MainWindow::MainWindow(const ShellServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(900, 560);
    buildFrame();
    addCommands();
    addViewCommands();
    buildMenus();
    fillPalette();
    services.commands.attach(QString(), this);
    connect(&services.commands, &CommandTable::changed, this, &MainWindow::showKeys);
    showKeys();
}

MainWindow::~MainWindow()
{
    // The widgets of the pages go first: they may point into their pages.
    delete takeCentralWidget();
}

void MainWindow::buildFrame()
{
    m_rail = new Rail(m_services.theme);
    m_top = new TopBar(m_services.theme);
    m_bell = new AlertBell(m_services.engine, m_services.theme);
    m_top->addTool(m_bell);
    m_status = new StatusStrip(m_services.engine, m_services.theme);
    m_bars = new EngineBars(m_services.engine, m_services.theme);
    m_stack = new QStackedWidget;
    m_main = new QWidget;
    auto *right = new QVBoxLayout(m_main);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_bars);
    right->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_main, 1);
    auto *frame = new QWidget;
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(frame);
    m_palette = new CommandPalette(m_services.theme, this);
    m_guard = new QuitGuard(m_services.engine, m_services.theme, this);
    m_background = new Background(this);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_status, &StatusStrip::pageRequested, this, &MainWindow::showPage);
    connect(m_top, &TopBar::searchRequested, m_palette, &CommandPalette::open);
    connect(m_bell, &AlertBell::thingRequested, this, &MainWindow::alertRequested);
    connect(m_bell, &AlertBell::rulesRequested, this, &MainWindow::alertRulesRequested);
    connect(m_top, &TopBar::themeToggled, this, &MainWindow::toggleScheme);
    connect(m_bars, &EngineBars::runsRequested, this, [this] { showPage(QStringLiteral("runs")); });
    connect(m_bars, &EngineBars::otherWorkspaceRequested, this, [this] { chooseFolder(false); });
    connect(m_guard, &QuitGuard::confirmed, this, &QWidget::close);
    connect(m_guard, &QuitGuard::stayed, this, &MainWindow::stayed);
    connect(m_guard, &QuitGuard::leftAlone, m_background, &Background::enter);
    connect(m_background, &Background::quitRequested, this, &MainWindow::quit);
    qApp->installEventFilter(new WheelGuard(this));
}

void MainWindow::comeBack()
{
    m_background->leave();
}

void MainWindow::setWorkspace(const QString &title, const QString &folder)
{
    m_top->setWorkspace(title, folder);
    setWindowTitle(QStringLiteral("%1 – Sluice").arg(title));
}

void MainWindow::addPage(std::unique_ptr<ShellPage> page)
{
    ShellPage &added = *page;
    const QString id = added.id();
    CommandEntry command{QStringLiteral("page.") + id, [&added] { return tr("Go to %1").arg(added.title()); },
                         [this, id] { showPage(id); }};
    command.icon = added.icon();
    if (!added.isAtFoot())
        command.keys = QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + m_numbered++));
    else if (id == QLatin1StringView("help"))
        command.keys = QKeySequence(Qt::Key_F1);
    QAction *action = m_services.commands.add(std::move(command));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    m_viewMenu->insertAction(m_viewMenu->actions().value(m_numbered - 1), action);
    m_pages.push_back(std::move(page));
    m_stack->addWidget(added.widget());
    m_rail->addPage(added, keys);
    m_services.commands.attach(id, added.widget());
    if (m_pages.size() == 1)
        showPage(id);
}

ShellPage *MainWindow::page(const QString &id) const
{
    const auto found = std::ranges::find(m_pages, id, [](const auto &each) { return each->id(); });
    return found == m_pages.end() ? nullptr : found->get();
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const auto &each : m_pages)
        ids += each->id();
    return ids;
}

QString MainWindow::currentPage() const
{
    const auto found = std::ranges::find(m_pages, m_stack->currentWidget(),
                                         [](const auto &each) { return each->widget(); });
    return found == m_pages.end() ? QString() : (*found)->id();
}

void MainWindow::showPage(const QString &id)
{
    ShellPage *wanted = page(id);
    if (!wanted)
        return;
    QWidget *shownPage = wanted->widget();
    const bool isNew = m_stack->isAncestorOf(focusWidget()) && !shownPage->focusWidget();
    m_stack->setCurrentWidget(shownPage);
    // Left to itself, the stack gives a page's first field the focus, not what the page is for.
    if (isNew && shownPage->focusProxy())
        shownPage->setFocus(Qt::OtherFocusReason);
    m_rail->setCurrent(id);
    showMenus(id);
    Q_EMIT wanted->shown();
    Q_EMIT pageShown(id);
}

void MainWindow::addPaletteSource(PaletteSource source)
{
    m_palette->addSource(std::move(source));
}

HintBar &MainWindow::hintBar()
{
    if (!m_hint) {
        m_hint = new HintBar(m_services.theme);
        static_cast<QVBoxLayout *>(m_main->layout())->insertWidget(0, m_hint);
    }
    return *m_hint;
}

void MainWindow::restoreSession(const std::optional<QSize> &size)
{
    if (size || !restoreGeometry(m_services.preferences.geometry())) {
        resize(size.value_or(QSize(1280, 800)));
        if (const QScreen *screen = QGuiApplication::primaryScreen()) {
            const QRect room = screen->availableGeometry();
            const QPoint centred = room.center() - rect().center();
            move(std::max(centred.x(), room.left()), std::max(centred.y(), room.top()));
            // A window manager's frame takes room of its own: what would not fit with it fills the screen.
            constexpr int kFrame = 48;
            if (!size && (room.width() < width() + kFrame || room.height() < height() + kFrame))
                setWindowState(windowState() | Qt::WindowMaximized);
        }
    }
    showPage(m_services.preferences.lastPage());
}

void MainWindow::showEngineFailure(const Error &error)
{
    m_bars->showFailure(error);
}

void MainWindow::setNames(const WorkflowNames &names)
{
    m_bars->setNames(names);
}

/// Where keys stand beside what they do: they may be changed.
void MainWindow::showKeys()
{
    const auto keysOf = [this](const QString &id) {
        const QAction *action = m_services.commands.action(id);
        return action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    };
    m_top->setSearchKeys(keysOf(QStringLiteral("view.palette")));
    for (const auto &page : m_pages)
        m_rail->setKeys(page->id(), keysOf(QStringLiteral("page.") + page->id()));
}

void MainWindow::toggleScheme()
{
    const bool dark = m_services.theme.theme().isDark();
    m_services.preferences.setTheme(dark ? ThemeChoice::Light : ThemeChoice::Dark);
    m_services.theme.setChoice(m_services.preferences.theme());
}

void MainWindow::cycleZone(int step)
{
    std::vector<QWidget *> zones{m_rail};
    if (const ShellPage *shown = page(currentPage())) {
        const auto own = shown->focusZones();
        zones.insert(zones.end(), own.begin(), own.end());
    }
    zones.push_back(m_status);
    const QWidget *focused = focusWidget();
    const auto count = static_cast<std::ptrdiff_t>(zones.size());
    std::ptrdiff_t at = step > 0 ? -1 : 0;
    for (std::ptrdiff_t each = 0; each < count; ++each) {
        const QWidget *zone = zones[static_cast<std::size_t>(each)];
        if (focused && (zone == focused || zone->isAncestorOf(focused)))
            at = each;
    }
    // A zone that takes no focus itself hands it to the first of its widgets that does.
    QWidget *next = zones[static_cast<std::size_t>((at + step + count) % count)];
    QWidget *target = next;
    while (target->focusPolicy() == Qt::NoFocus && !target->focusProxy()) {
        target = target->nextInFocusChain();
        if (target == next || !next->isAncestorOf(target))
            break;
    }
    target->setFocus(Qt::TabFocusReason);
}

bool MainWindow::focusNextPrevChild(bool isForward)
{
    QWidget *next = nextByTab(*this, focusWidget(), isForward);
    if (next)
        next->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return next != nullptr;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    m_services.commands.retranslate();
    for (const MenuEntry &entry : m_menus)
        entry.menu->setTitle(entry.title());
    m_rail->retranslate();
    m_top->retranslate();
    m_bell->retranslate();
    m_status->retranslate();
    m_bars->retranslate();
    m_guard->retranslate();
    if (m_enginePanel)
        m_enginePanel->retranslate();
    if (m_hint)
        m_hint->retranslate();
}

void MainWindow::quit()
{
    Q_EMIT quitRequested();
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (event->spontaneous())
        Q_EMIT quitRequested(); // by the button of its frame
    if (!m_guard->mayClose()) {
        event->ignore();
        return;
    }
    m_services.preferences.setGeometry(saveGeometry());
    m_services.preferences.setLastPage(currentPage());
    event->accept();
    Q_EMIT closed();
}

} // namespace sluice
