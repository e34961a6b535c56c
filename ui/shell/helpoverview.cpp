#include "ui/shell/helpoverview.h"

#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/picture.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

// At a font scale of 1.
constexpr int kPageWidth = 900;
constexpr int kLeastCard = 360;

struct CanvasKey {
    const char *keys;
    const char *text;
};

constexpr CanvasKey kCanvasKeys[] = {
    {"A", QT_TRANSLATE_NOOP("CanvasKeys", "Add a task by typing its name")},
    {"C", QT_TRANSLATE_NOOP("CanvasKeys", "Connect the chosen task by typing the target")},
    {"D", QT_TRANSLATE_NOOP("CanvasKeys", "Switch the chosen tasks off or on")},
    {"F", QT_TRANSLATE_NOOP("CanvasKeys", "Show the whole workflow")},
    {"Shift+F", QT_TRANSLATE_NOOP("CanvasKeys", "Show what is chosen")},
    {"F2", QT_TRANSLATE_NOOP("CanvasKeys", "Rename the task in place")},
    {"Return", QT_TRANSLATE_NOOP("CanvasKeys", "Open the task in the inspector")},
    {"Left, Right, Up, Down", QT_TRANSLATE_NOOP("CanvasKeys", "Walk along the edges")},
    {"Ctrl+Left, …", QT_TRANSLATE_NOOP("CanvasKeys", "Move the chosen tasks")},
    {"Space", QT_TRANSLATE_NOOP("CanvasKeys", "Hold it and drag to pan")},
    {"Ctrl+C, Ctrl+X, Ctrl+V", QT_TRANSLATE_NOOP("CanvasKeys", "Copy, cut and paste tasks as text")},
    {"Ctrl+D", QT_TRANSLATE_NOOP("CanvasKeys", "Duplicate the chosen tasks")},
    {"Del", QT_TRANSLATE_NOOP("CanvasKeys", "Delete what is chosen")},
    {"Alt+Del", QT_TRANSLATE_NOOP("CanvasKeys", "Delete it and connect what it lay between")},
    {"Ctrl+0", QT_TRANSLATE_NOOP("CanvasKeys", "Real size")},
    {"Ctrl++, Ctrl+-", QT_TRANSLATE_NOOP("CanvasKeys", "Zoom")},
};

constexpr CanvasKey kPastKeys[] = {
    {"Left, Right", QT_TRANSLATE_NOOP("CanvasKeys", "One event back or on")},
    {"PgUp, PgDown", QT_TRANSLATE_NOOP("CanvasKeys", "A hundred events on or back")},
    {"Home, End", QT_TRANSLATE_NOOP("CanvasKeys", "To the first event, or to the last one that is known")},
    {"Esc", QT_TRANSLATE_NOOP("CanvasKeys", "Back to the graph that is edited")},
};

struct SightOfPage {
    const char *file; ///< of the picture, without the scheme
    const char *text;
};

constexpr std::array kSights{
    SightOfPage{"designer",
                QT_TRANSLATE_NOOP("Sights", "Design: draw a workflow, run it, and see on the canvas how far "
                                            "each task is. What is chosen is set at the right.")},
    SightOfPage{"letters",
                QT_TRANSLATE_NOOP("Sights", "Dead letters: what failed for good, with each attempt. Retry it as it "
                                            "is or edited, and the same run goes on.")},
    SightOfPage{"health",
                QT_TRANSLATE_NOOP("Sights", "Health: the parts of the engine, their heartbeats, and the breakers "
                                            "that guard the services.")},
};

/// The keys as they are called in the language spoken; what is no key stays.
QString keysInWords(const CanvasKey &key)
{
    QStringList words;
    for (const QString &part : QString::fromUtf8(key.keys).split(QStringLiteral(", "))) {
        const QString native = QKeySequence(part, QKeySequence::PortableText).toString(QKeySequence::NativeText);
        words += native.isEmpty() ? part : native;
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

HelpOverview::HelpOverview(ThemeController &theme, const CommandTable &commands, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_commands(commands)
    , m_title(new QLabel)
    , m_keysCard(new Card(theme))
    , m_keysTitle(new QLabel)
    , m_canvasCard(new Card(theme))
    , m_canvasTitle(new QLabel)
    , m_sightsCard(new Card(theme))
    , m_sightsTitle(new QLabel)
{
    setObjectName(QStringLiteral("helpOverview"));
    m_keysCard->body()->addWidget(m_keysTitle);
    m_keysCard->body()->addStretch(1);
    m_canvasCard->body()->addWidget(m_canvasTitle);
    m_canvasCard->body()->addStretch(1);
    m_pastCard = new Card(theme);
    m_pastTitle = new QLabel;
    m_pastText = new QLabel;
    m_pastText->setObjectName(QStringLiteral("helpPast"));
    m_pastText->setWordWrap(true);
    m_pastCard->body()->addWidget(m_pastTitle);
    m_pastCard->body()->addWidget(m_pastText);
    m_pastCard->body()->addStretch(1);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    column->setSpacing(space::kL);
    // One below the other where large words need the width of both.
    m_cards = new CardGrid(space::kL);
    m_cards->insertCard(0, m_keysCard);
    m_cards->insertCard(1, m_canvasCard);
    m_cards->insertCard(2, m_pastCard);
    column->addWidget(m_title);
    column->addWidget(m_sightsCard);
    column->addLayout(m_cards);
    column->addStretch(1);
    buildSights();
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inner);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_scroll);
    connect(&commands, &CommandTable::changed, this, &HelpOverview::fillKeys);
    connect(&theme, &ThemeController::changed, this, [this] {
        dress();
        fillKeys();
    });
    retranslate();
    dress();
}

void HelpOverview::buildSights()
{
    m_sightsCard->body()->addWidget(m_sightsTitle);
    for (std::size_t at = 0; at < kSights.size(); ++at) {
        const Sight sight{new Picture(m_theme), new QLabel};
        sight.picture->setObjectName(QStringLiteral("sight_") + QLatin1StringView(kSights[at].file));
        sight.text->setWordWrap(true);
        m_sightsCard->body()->addWidget(sight.text);
        m_sightsCard->body()->addWidget(sight.picture);
        m_sights.push_back(sight);
    }
}

void HelpOverview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HelpOverview::retranslate()
{
    m_title->setText(tr("Help"));
    m_scroll->setAccessibleName(m_title->text());
    m_sightsTitle->setText(tr("What is where"));
    for (std::size_t at = 0; at < kSights.size(); ++at) {
        const QString text = QCoreApplication::translate("Sights", kSights[at].text);
        m_sights[at].text->setText(text);
        m_sights[at].picture->setAccessibleName(text);
    }
    m_keysTitle->setText(tr("Shortcuts"));
    m_canvasTitle->setText(tr("On the canvas"));
    m_pastTitle->setText(tr("Look at the past of a run"));
    m_pastText->setText(
        tr("Choose a run in the list above the canvas, “Shows: …”. Below the canvas there is a slider then: each of "
           "its places is one event of the run. Drag it, and every task, edge and piece of data is shown as it "
           "was at that moment, on the version that ran, where nothing can be edited. Marks above the slider "
           "are failures, halts and dead letters. “Fork from here” starts a new run that goes on from that "
           "moment, with other data if you like; the old run stays as it is."));
    fillKeys();
}

void HelpOverview::addKey(QGridLayout &grid, const QString &keys, const QString &text)
{
    auto *combination = new QLabel(keys);
    combination->setFont(m_theme.theme().font(TypeSize::Base, QFont::DemiBold));
    auto *meaning = new QLabel(text);
    meaning->setWordWrap(true);
    const int row = grid.rowCount();
    grid.addWidget(combination, row, 0, Qt::AlignTop);
    grid.addWidget(meaning, row, 1, Qt::AlignTop);
}

void HelpOverview::fillKeys()
{
    delete m_keys;
    m_keys = new QWidget;
    auto *grid = new QGridLayout(m_keys);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kL);
    grid->setColumnStretch(1, 1);
    // What several pages call the same is named once.
    QSet<QString> named;
    for (const CommandEntry &command : m_commands.commands()) {
        const QString line = keysText(command) + u'\n' + command.text();
        if (!command.keys.isEmpty() && !named.contains(line))
            addKey(*grid, keysText(command), command.text());
        named.insert(line);
    }
    m_keysCard->body()->insertWidget(1, m_keys);

    delete m_canvasKeys;
    m_canvasKeys = new QWidget;
    auto *canvas = new QGridLayout(m_canvasKeys);
    canvas->setContentsMargins(0, 0, 0, 0);
    canvas->setHorizontalSpacing(space::kL);
    canvas->setColumnStretch(1, 1);
    for (const CanvasKey &key : kCanvasKeys)
        addKey(*canvas, keysInWords(key), QCoreApplication::translate("CanvasKeys", key.text));
    m_canvasCard->body()->insertWidget(1, m_canvasKeys);
    fillPast();
}

void HelpOverview::fillPast()
{
    delete m_pastKeys;
    m_pastKeys = new QWidget;
    auto *grid = new QGridLayout(m_pastKeys);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kL);
    grid->setColumnStretch(1, 1);
    for (const CanvasKey &key : kPastKeys)
        addKey(*grid, keysInWords(key), QCoreApplication::translate("CanvasKeys", key.text));
    m_pastCard->body()->insertWidget(2, m_pastKeys);
}

void HelpOverview::dress()
{
    const Theme &theme = m_theme.theme();
    const double scale = std::max(1.0, theme.fontScale());
    m_cards->parentWidget()->setMaximumWidth(static_cast<int>(kPageWidth * scale));
    m_cards->setLeastColumn(static_cast<int>(kLeastCard * scale));
    m_title->setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    for (std::size_t at = 0; at < kSights.size(); ++at)
        m_sights[at].picture->setPicture(
            QPixmap(QStringLiteral(":/screenshots/%1-%2.png")
                        .arg(QLatin1StringView(kSights[at].file),
                             theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"))));
    for (QLabel *headline : {m_sightsTitle, m_keysTitle, m_canvasTitle, m_pastTitle})
        headline->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
}

} // namespace sluice
