#include "ui/shell/helpabout.h"

#include "ui/shell/diagnostics.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {
constexpr quint32 kLastLines = 50;
}

HelpAbout::HelpAbout(EngineClient &engine, ThemeController &theme, std::function<QStringList()> facts, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_facts(std::move(facts))
    , m_title(new QLabel)
    , m_about(new QLabel)
    , m_diagnosticsTitle(new QLabel)
    , m_diagnosticsNote(new QLabel)
    , m_diagnostics(new QPlainTextEdit)
    , m_copy(new QPushButton)
    , m_again(new QPushButton)
    , m_logTitle(new QLabel)
    , m_logPath(new QLabel)
    , m_openLog(new QPushButton)
{
    build();
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_diagnostics->toPlainText()); });
    connect(m_again, &QPushButton::clicked, this, &HelpAbout::gather);
    connect(m_openLog, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_file); });
    connect(&theme, &ThemeController::changed, this, &HelpAbout::dress);
    retranslate();
    dress();
}

void HelpAbout::build()
{
    setObjectName(QStringLiteral("helpAbout"));
    m_diagnostics->setObjectName(QStringLiteral("diagnostics"));
    m_copy->setObjectName(QStringLiteral("diagnosticsCopy"));
    m_again->setObjectName(QStringLiteral("diagnosticsAgain"));
    m_logPath->setObjectName(QStringLiteral("logPath"));
    m_openLog->setObjectName(QStringLiteral("logOpen"));
    m_diagnostics->setReadOnly(true);
    m_diagnostics->setTabChangesFocus(true);
    m_diagnostics->setMinimumHeight(220);
    for (QLabel *prose : {m_about, m_diagnosticsNote, m_logPath}) {
        prose->setWordWrap(true);
        prose->setTextFormat(Qt::PlainText);
        prose->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *about = new Card(m_theme);
    about->body()->addWidget(m_title);
    about->body()->addWidget(m_about);
    auto *diagnostics = new Card(m_theme);
    diagnostics->body()->addWidget(m_diagnosticsTitle);
    diagnostics->body()->addWidget(m_diagnosticsNote);
    diagnostics->body()->addWidget(m_diagnostics);
    auto *buttons = new FlowLayout(space::kS);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_again);
    diagnostics->body()->addLayout(buttons);
    auto *log = new Card(m_theme);
    log->body()->addWidget(m_logTitle);
    log->body()->addWidget(m_logPath);
    auto *open = new FlowLayout(space::kS);
    open->addWidget(m_openLog);
    log->body()->addLayout(open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    column->setSpacing(space::kL);
    column->addWidget(about);
    column->addWidget(diagnostics);
    column->addWidget(log);
    column->addStretch(1);
}

void HelpAbout::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    gather();
}

void HelpAbout::gather()
{
    m_engine.readLog(0, kLastLines, this, [this](const Result<LogPage> &log) {
        const LogPage page = log.value_or(LogPage());
        m_file = page.file;
        m_diagnostics->setPlainText(diagnosticsText(m_engine.snapshot(), m_facts(), page));
        retranslate();
    });
}

void HelpAbout::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HelpAbout::retranslate()
{
    m_title->setText(tr("About Sluice"));
    m_about->setText(
        tr("Sluice %1 designs integration workflows, runs them durably, and shows how they are.\n\n"
           "It is free software under the GNU General Public License, version 3 or later, and comes without any "
           "warranty. It is built with Qt %2, Qt Charts, QScintilla, Boost, SQLite and the icons of Breeze.")
            .arg(QStringLiteral(SLUICE_VERSION), QString::fromLatin1(qVersion())));
    m_diagnosticsTitle->setText(tr("Diagnostics"));
    m_diagnosticsNote->setText(
        tr("For a report of a problem. It holds versions, counts and the last lines of the log; no "
           "payload, no secret, no address."));
    m_diagnostics->setAccessibleName(tr("Diagnostics"));
    m_copy->setText(tr("Copy diagnostics"));
    m_again->setText(tr("Gather them again"));
    m_logTitle->setText(tr("Log of the engine"));
    m_logPath->setText(m_file.isEmpty() ? tr("This engine writes no log.")
                                        : tr("%1\nA JSON object a line; a full file is renamed, and the oldest goes.")
                                              .arg(QDir::toNativeSeparators(m_file)));
    m_openLog->setText(tr("Open its folder"));
    m_openLog->setVisible(!m_file.isEmpty());
}

void HelpAbout::dress()
{
    const Theme &theme = m_theme.theme();
    m_diagnostics->setFont(theme.monospace());
    for (QLabel *headline : {m_title, m_diagnosticsTitle, m_logTitle})
        headline->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    QPalette quiet = m_diagnosticsNote->palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_diagnosticsNote->setPalette(quiet);
    m_logPath->setPalette(quiet);
}

} // namespace sluice
