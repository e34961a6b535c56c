#include "ui/alerts/alertbell.h"

#include "core/api/engineclient.h"
#include "ui/alerts/alertlist.h"
#include "ui/alerts/alertlook.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kPanelWidth = 460;
constexpr int kPanelHeight = 420;
constexpr int kShapeSize = 14;

} // namespace

AlertBell::AlertBell(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QToolButton(parent)
    , m_engine(engine)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("alertBell"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buildPanel();
    connect(this, &QToolButton::clicked, this, &AlertBell::openList);
    connect(&engine, &EngineClient::snapshotChanged, this, &AlertBell::take);
    connect(&theme, &ThemeController::changed, this, &AlertBell::retranslate);
    retranslate();
}

/// A window of its own, over whatever page there is; it goes when anything else is clicked.
void AlertBell::buildPanel()
{
    m_panel = new QFrame(this, Qt::Popup);
    m_panel->setObjectName(QStringLiteral("alertPanel"));
    m_panel->setFrameShape(QFrame::StyledPanel);
    m_panel->installEventFilter(this);
    m_title = new QLabel;
    m_rules = new QPushButton;
    m_rules->setObjectName(QStringLiteral("alertRules"));
    m_bar = new InfoBar(m_theme);
    m_list = new AlertList(m_theme);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_list);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_rules);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(space::kL, space::kM, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addWidget(scroll, 1);
    connect(m_list, &AlertList::ordered, this, &AlertBell::order);
    connect(m_list, &AlertList::thingRequested, this, [this](const AlertSummary &alert) {
        m_panel->hide();
        Q_EMIT thingRequested(alert);
    });
    connect(m_rules, &QPushButton::clicked, this, [this] {
        m_panel->hide();
        Q_EMIT rulesRequested();
    });
}

void AlertBell::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    int count = 0;
    int worst = 0;
    for (const AlertSummary &alert : now.alerts) {
        if (!alert.isNew(now.taken))
            continue;
        ++count;
        worst = std::max(worst, static_cast<int>(alert.severity));
    }
    if (count != m_count || worst != m_worst) {
        m_count = count;
        m_worst = worst;
        retranslate();
    }
    if (m_panel->isVisible())
        fill();
}

void AlertBell::fill()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_list->showAlerts(now.alerts, now.taken);
}

void AlertBell::openList()
{
    m_bar->dismiss();
    fill();
    place();
    m_panel->show();
    m_rules->setFocus(Qt::PopupFocusReason);
}

/// Below the bell, with its right end at the bell's; on the screen in any case.
void AlertBell::place()
{
    const double scale = m_theme.theme().fontScale();
    m_panel->resize(static_cast<int>(kPanelWidth * scale), static_cast<int>(kPanelHeight * scale));
    const QRect room = screen()->availableGeometry();
    QPoint at = mapToGlobal(QPoint(width() - m_panel->width(), height()));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - m_panel->width())));
    m_panel->move(at);
}

void AlertBell::order(const AlertRequest &request)
{
    m_engine.controlAlert(request, this, [this](const Result<void> &done) {
        if (!done)
            m_bar->showError(done.error());
    });
}

bool AlertBell::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_panel && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_panel->hide();
        return true;
    }
    return QToolButton::eventFilter(watched, event);
}

void AlertBell::retranslate()
{
    const QString words = m_count == 0 ? tr("No alerts wait for anybody")
                                       : tr("%n alert(s) wait for somebody", nullptr, m_count);
    setToolTip(words);
    setAccessibleName(words);
    setText(m_count == 0 ? QString() : numberText(static_cast<quint64>(m_count)));
    const Token token = m_count == 0 ? Token::Muted : glyphOf(static_cast<AlertSeverity>(m_worst)).token;
    setIcon(m_theme.icon(QStringLiteral("notifications"), token));
    QPalette look = palette();
    look.setColor(QPalette::ButtonText, m_theme.color(token));
    setPalette(look);
    m_title->setText(tr("Alerts"));
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    m_rules->setText(tr("Rules of alerts"));
    m_list->retranslate();
    updateGeometry();
}

/// Room for two figures always, so that its neighbours stay where they are.
QSize AlertBell::sizeHint() const
{
    const QSize hint = QToolButton::sizeHint();
    const int figures = fontMetrics().horizontalAdvance(QStringLiteral("99"));
    const int wanted = iconSize().width() + figures + kShapeSize + 3 * space::kS;
    return {std::max(hint.width() + kShapeSize + space::kS, wanted), hint.height()};
}

void AlertBell::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_count == 0)
        return;
    // The shape says how bad it is where colours cannot.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Glyph glyph = glyphOf(static_cast<AlertSeverity>(m_worst));
    const int beside = iconSize().width() + fontMetrics().horizontalAdvance(text()) + 2 * space::kS + space::kXs;
    const int left = std::min(beside, width() - kShapeSize - space::kXs);
    paintShape(painter, QRectF(left, (height() - kShapeSize) / 2.0, kShapeSize, kShapeSize), glyph.shape,
               m_theme.color(glyph.token));
}

} // namespace sluice
