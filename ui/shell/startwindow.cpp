#include "ui/shell/startwindow.h"

#include "ui/shell/folderdialog.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"

#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace sluice {

namespace {
/// A path that is longer has its middle left out; the tooltip holds it whole.
constexpr int kFolderRoom = 720;
} // namespace

StartWindow::StartWindow(ThemeController &theme, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_bar(new InfoBar(theme))
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_new(new QPushButton)
    , m_open(new QPushButton)
    , m_sample(new QPushButton)
    , m_recentTitle(new QLabel)
    , m_recent(new QVBoxLayout)
{
    setObjectName(QStringLiteral("startWindow"));
    m_new->setObjectName(QStringLiteral("start.new"));
    m_open->setObjectName(QStringLiteral("start.open"));
    m_sample->setObjectName(QStringLiteral("start.sample"));
    m_open->setProperty("accent", true);
    m_text->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kS);
    buttons->addWidget(m_open);
    buttons->addWidget(m_new);
    buttons->addWidget(m_sample);
    buttons->addStretch(1);
    auto *card = new Card(theme);
    card->setMinimumWidth(560);
    card->body()->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    card->body()->addWidget(m_title);
    card->body()->addWidget(m_text);
    card->body()->addSpacing(space::kS);
    card->body()->addLayout(buttons);
    card->body()->addSpacing(space::kS);
    card->body()->addWidget(m_recentTitle);
    card->body()->addLayout(m_recent);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    column->addWidget(m_bar);
    column->addStretch(2);
    // Not by alignment: the height would be that of a card as wide as the window, whose text wraps less.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addStretch(3);
    connect(m_open, &QPushButton::clicked, this, [this] { chooseFolder(false); });
    connect(m_new, &QPushButton::clicked, this, [this] { chooseFolder(true); });
    connect(m_sample, &QPushButton::clicked, this, &StartWindow::sampleRequested);
    connect(&theme, &ThemeController::changed, this, &StartWindow::dress);
    resize(900, 600);
    fillRecent();
    retranslate();
    dress();
}

void StartWindow::showError(const Error &error)
{
    m_bar->showError(error);
}

void StartWindow::fillRecent()
{
    const QStringList folders = m_preferences.recentWorkspaces();
    m_recentTitle->setVisible(!folders.isEmpty());
    for (const QString &folder : folders) {
        auto *button = new QPushButton;
        button->setFlat(true);
        button->setToolTip(QDir::toNativeSeparators(folder));
        m_folders.push_back(button);
        m_recent->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT openRequested(folder); });
    }
}

void StartWindow::chooseFolder(bool isNew)
{
    FolderDialog::open(this, isNew, [this, isNew](const QString &folder) {
        if (isNew)
            Q_EMIT newRequested(folder);
        else
            Q_EMIT openRequested(folder);
    });
}

void StartWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StartWindow::retranslate()
{
    setWindowTitle(QStringLiteral("Sluice"));
    m_title->setText(tr("Open a workspace"));
    m_text->setText(tr("A workspace is a folder with workflows and the history of their runs."));
    m_open->setText(tr("Open…"));
    m_new->setText(tr("New…"));
    m_sample->setText(tr("The sample"));
    m_recentTitle->setText(tr("Recent"));
}

void StartWindow::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    m_recentTitle->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    for (QPushButton *button : m_folders) {
        button->ensurePolished();
        button->setText(button->fontMetrics().elidedText(button->toolTip(), Qt::ElideMiddle, kFolderRoom));
    }
    QPalette muted = m_text->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_text->setPalette(muted);
    update();
}

void StartWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Token::Background));
}

void StartWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

} // namespace sluice
