#include "ui/shell/topbar.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace sluice {

TopBar::TopBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_workspace(new ElidedLabel(theme, this))
    , m_engine(new QLabel(this))
    , m_search(new QPushButton(this))
    , m_scheme(new QToolButton(this))
{
    setObjectName(QStringLiteral("topBar"));
    m_workspace->setObjectName(QStringLiteral("workspaceTitle"));
    m_search->setObjectName(QStringLiteral("searchButton"));
    m_scheme->setObjectName(QStringLiteral("schemeButton"));
    m_workspace->setLook(TypeSize::Base, Token::Text, QFont::DemiBold);
    m_scheme->setAutoRaise(true);
    m_search->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    m_workspace->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_engine->setContentsMargins(space::kS, 0, 0, 0);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    row->setSpacing(space::kS);
    row->addWidget(m_workspace);
    row->addWidget(m_engine);
    row->addStretch(2);
    row->addWidget(m_search, 3);
    row->addStretch(3);
    row->addWidget(m_scheme);
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchRequested);
    connect(m_scheme, &QToolButton::clicked, this, &TopBar::themeToggled);
    connect(&theme, &ThemeController::changed, this, &TopBar::dress);
    retranslate();
    dress();
}

void TopBar::setWorkspace(const QString &title, const QString &folder)
{
    m_workspace->setText(title);
    m_workspace->setToolTip(folder.toHtmlEscaped());
}

void TopBar::addTool(QWidget *tool)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_scheme), tool);
}

void TopBar::setSearchKeys(const QString &keys)
{
    m_keys = keys;
    retranslate();
}

void TopBar::retranslate()
{
    m_engine->setText(tr("Embedded engine"));
    m_engine->setToolTip(tr("Workflows run inside this program, on its own threads."));
    m_search->setText(m_keys.isEmpty() ? tr("Find anything") : tr("Find anything  (%1)", "keys").arg(m_keys));
    const bool dark = m_theme.theme().isDark();
    m_scheme->setToolTip(dark ? tr("Change to the light theme") : tr("Change to the dark theme"));
    m_scheme->setAccessibleName(m_scheme->toolTip());
}

void TopBar::dress()
{
    QPalette muted = m_engine->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_engine->setPalette(muted);
    QPalette quiet = m_search->palette();
    quiet.setColor(QPalette::ButtonText, m_theme.color(Token::Muted));
    m_search->setPalette(quiet);
    m_search->setIcon(m_theme.icon(QStringLiteral("edit-find"), Token::Muted));
    m_scheme->setIcon(m_theme.icon(QStringLiteral("brightness-high"), Token::Muted));
    retranslate();
    update();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Background));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Line));
}

} // namespace sluice
