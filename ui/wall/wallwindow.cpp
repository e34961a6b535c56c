#include "ui/wall/wallwindow.h"

#include "core/api/engineclient.h"
#include "ui/theme/themecontroller.h"
#include "ui/wall/wallview.h"
#include "ui/widgets/stalewatch.h"
#include "ui/wording/formats.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kAgeEveryMs = 1000;
} // namespace

WallWindow::WallWindow(EngineClient &engine, ThemeController &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_engine(engine)
    , m_theme(theme)
    , m_clock(clock)
    , m_watch(new StaleWatch(clock, this))
    , m_view(new WallView(theme))
{
    setObjectName(QStringLiteral("wallWindow"));
    setMinimumSize(640, 400);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_view);
    setFocusProxy(m_view);
    m_aging.setInterval(kAgeEveryMs);
    connect(m_watch, &StaleWatch::staleChanged, this, [this] { showFigures(m_engine.snapshot()); });
    connect(&m_aging, &QTimer::timeout, this, [this] { showFigures(m_engine.snapshot()); });
    setWindowTitle(tr("Wall"));
}

void WallWindow::setWorkspace(const QString &title)
{
    m_workspace = title;
    setWindowTitle(QStringLiteral("%1 – %2").arg(title, tr("Wall")));
    if (isVisible())
        showFigures(m_engine.snapshot());
}

void WallWindow::open(const QWidget *beside)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto other = std::ranges::find_if(screens, [&](QScreen *each) { return each != beside->screen(); });
    QScreen *wanted = other != screens.end() ? *other : beside->screen();
    if (!isVisible())
        setGeometry(wanted->availableGeometry());
    showFullScreen();
    raise();
    activateWindow();
    m_view->setFocus(Qt::OtherFocusReason);
}

void WallWindow::showEvent(QShowEvent *event)
{
    if (!m_following)
        m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &WallWindow::take);
    m_watch->setActive(true);
    take();
    QWidget::showEvent(event);
}

void WallWindow::hideEvent(QHideEvent *event)
{
    disconnect(m_following);
    m_following = {};
    m_watch->setActive(false);
    m_aging.stop();
    QWidget::hideEvent(event);
}

void WallWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setWorkspace(m_workspace);
    QWidget::changeEvent(event);
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (QKeySequence(event->keyCombination()) == m_keys)
        isFullScreen() ? showNormal() : showFullScreen();
    else
        QWidget::keyPressEvent(event);
}

void WallWindow::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_watch->see(now.taken);
    m_rates.note(now, m_clock.monotonic());
    showFigures(now);
}

/// Figures are as old as the snapshot and what the engine said for it together.
void WallWindow::showFigures(const EngineSnapshot &now)
{
    const bool isStale = m_watch->isStale() || now.figuresAge > StaleWatch::kStaleAfter;
    QString age;
    if (now.taken == WallTime{}) {
        age = tr("waits for the engine");
    } else if (isStale) {
        const WallTime from = now.taken - now.figuresAge;
        age = tr("no news since %1 (%2)").arg(momentText(from, m_clock.wall()), ageText(m_clock.wall() - from));
    } else {
        age = tr("as of %1").arg(momentText(now.taken, m_clock.wall()));
    }
    if (!isStale)
        m_aging.stop();
    else if (isVisible() && !m_aging.isActive())
        m_aging.start();
    m_view->setStale(isStale || now.taken == WallTime{});
    m_view->showTiles(wallTiles(now, m_rates), m_workspace, age);
}

} // namespace sluice
