#include "ui/wall/wallwindow.h"

#include "core/api/engineclient.h"
#include "ui/theme/themecontroller.h"
#include "ui/wall/wallchooser.h"
#include "ui/wall/wallview.h"
#include "ui/widgets/stalewatch.h"
#include "ui/wording/formats.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>

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
    , m_chooser(new WallChooser(theme))
    , m_choose(new QPushButton)
{
    setObjectName(QStringLiteral("wallWindow"));
    setMinimumSize(640, 400);
    m_choose->setObjectName(QStringLiteral("wallChoose"));
    m_choose->setFlat(true);
    auto *foot = new QHBoxLayout; // of the view, which has words at its left only
    foot->setContentsMargins(0, 0, space::kM, space::kXs);
    foot->addWidget(m_choose);
    auto *box = new QGridLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->setColumnStretch(0, 1);
    box->addWidget(m_view, 0, 0);
    box->addLayout(foot, 0, 0, Qt::AlignRight | Qt::AlignBottom);
    box->addWidget(m_chooser, 0, 1);
    setFocusProxy(m_view);
    connect(m_choose, &QPushButton::clicked, this, &WallWindow::openChooser);
    connect(m_chooser, &WallChooser::closed, this, &WallWindow::closeChooser);
    connect(m_chooser, &WallChooser::choiceChanged, this, qOverload<const WallChoice &>(&WallWindow::take));
    m_aging.setInterval(kAgeEveryMs);
    connect(m_watch, &StaleWatch::staleChanged, this, [this] { showFigures(m_engine.snapshot()); });
    connect(&m_aging, &QTimer::timeout, this, [this] { showFigures(m_engine.snapshot()); });
    retranslate();
}

void WallWindow::setWorkspace(const QString &title)
{
    m_workspace = title;
    retranslate();
}

void WallWindow::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
}

void WallWindow::setChoice(const QByteArray &choice)
{
    m_choice = readWallChoice(choice);
    m_chooser->setChoice(m_choice);
    retranslate();
}

void WallWindow::take(const WallChoice &choice)
{
    m_choice = choice;
    showFigures(m_engine.snapshot());
    Q_EMIT choiceChanged(writeWallChoice(choice));
}

void WallWindow::openChooser()
{
    m_chooser->setCards(wallCards(m_engine.snapshot(), m_names));
    m_choose->hide();
    m_chooser->open();
}

void WallWindow::closeChooser()
{
    m_chooser->hide();
    m_choose->show();
    m_view->setFocus(Qt::OtherFocusReason);
}

void WallWindow::retranslate()
{
    setWindowTitle(m_workspace.isEmpty() ? tr("Wall") : QStringLiteral("%1 – %2").arg(m_workspace, tr("Wall")));
    m_choose->setText(tr("Choose cards (C)"));
    if (!isVisible())
        return;
    m_chooser->setCards(wallCards(m_engine.snapshot(), m_names));
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
        m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &WallWindow::takeNews);
    m_watch->setActive(true);
    takeNews();
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
        retranslate();
    QWidget::changeEvent(event);
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->keyCombination() == QKeyCombination(Qt::Key_C))
        openChooser();
    else if (QKeySequence(event->keyCombination()) == m_keys)
        isFullScreen() ? showNormal() : showFullScreen();
    else
        QWidget::keyPressEvent(event);
}

void WallWindow::takeNews()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_watch->see(now.taken);
    m_rates.note(now, m_clock.monotonic());
    if (m_chooser->isVisible())
        m_chooser->setCards(wallCards(now, m_names));
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
    const WallLines lines = m_lines ? m_lines() : WallLines();
    m_view->showTiles(wallTiles({now, m_rates, lines, m_choice, m_names}), m_workspace, age);
}

} // namespace sluice
