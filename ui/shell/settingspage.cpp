#include "ui/shell/settingspage.h"

#include "ui/alerts/alertrulespanel.h"
#include "ui/document/settingsdocument.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/preferences.h"
#include "ui/shell/shortcutpanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/infobar.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kSettingsWidth = 820;
constexpr int kSearchWidth = 260;

} // namespace

SettingsPage::SettingsPage(ThemeController &theme, Languages &languages, Preferences &preferences,
                           SettingsDocument &document, CommandTable &commands, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_languages(languages)
    , m_preferences(preferences)
    , m_document(document)
    , m_commands(commands)
    , m_title(new QLabel)
    , m_search(new FilterEdit(theme))
    , m_nothing(new QLabel)
    , m_bar(new InfoBar(theme))
    , m_keys(new ShortcutPanel(commands, preferences, theme))
    , m_rules(new AlertRulesPanel(document, theme))
    , m_note(new QLabel)
    , m_saveButton(new QPushButton)
    , m_revertButton(new QPushButton)
{
    setObjectName(QStringLiteral("settingsPage"));
    buildFrame();
    buildLook();
    buildNotifications();
    m_keysSection = addSection([] { return tr("Keys"); });
    m_sections[m_keysSection].card->body()->addWidget(m_keys);
    buildName();
    buildNumbers();
    m_rulesSection = addSection([] { return tr("Alerts of the workspace"); });
    m_sections[m_rulesSection].card->body()->addWidget(m_rules);
    m_column->addStretch(1);
    buildCommands();
    connect(&theme, &ThemeController::changed, this, [this] {
        dress();
        showChoices();
    });
    connect(&document, &SettingsDocument::changed, this, &SettingsPage::showWorkspace);
    // An edit is told before its history has it.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &SettingsPage::refreshCommands);
    connect(m_search, &FilterEdit::filterChanged, this, &SettingsPage::filter);
    retranslate();
    dress();
    showChoices();
    showWorkspace();
}

void SettingsPage::buildFrame()
{
    m_search->setObjectName(QStringLiteral("settings.search"));
    m_nothing->setObjectName(QStringLiteral("settings.nothing"));
    m_nothing->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_search);
    m_inner = new QWidget;
    m_column = new QVBoxLayout(m_inner);
    m_column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    m_column->setSpacing(space::kL);
    m_column->addLayout(head);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_nothing);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and are scrolled to
    scroll->setWidget(m_inner);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(scroll, 1);
    buildFoot(*box);
}

/// What saves the workspace's settings is in sight wherever one has scrolled to: they are on several cards.
void SettingsPage::buildFoot(QVBoxLayout &column)
{
    m_note->setWordWrap(true);
    m_saveButton->setObjectName(QStringLiteral("settings.save"));
    m_saveButton->setProperty("accent", true);
    m_revertButton->setObjectName(QStringLiteral("settings.revert"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::kXl, space::kS, space::kXl, space::kS);
    foot->setSpacing(space::kS);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_revertButton);
    foot->addWidget(m_saveButton);
    column.addLayout(foot);
    connect(m_saveButton, &QPushButton::clicked, this, &SettingsPage::saveWorkspace);
    connect(m_revertButton, &QPushButton::clicked, this, &SettingsPage::revert);
}

std::size_t SettingsPage::addSection(std::function<QString()> words)
{
    Section section{new Card(m_theme), new QLabel, std::move(words)};
    section.card->body()->addWidget(section.title);
    section.card->body()->setSpacing(space::kM);
    m_column->addWidget(section.card);
    m_sections.push_back(std::move(section));
    return m_sections.size() - 1;
}

SettingRow *SettingsPage::addRow(std::size_t section, QWidget *field, SettingRow::Words words)
{
    auto *row = new SettingRow(m_theme, field, std::move(words));
    m_sections[section].card->body()->addWidget(row);
    m_sections[section].rows.push_back(row);
    return row;
}

void SettingsPage::showAlertRules()
{
    m_search->setText(m_sections[m_rulesSection].words());
    filter();
    m_rules->setFocus(Qt::OtherFocusReason);
}

/// A section whose title holds all words is shown whole; of the others, what holds them.
void SettingsPage::filter()
{
    const QString typed = m_search->text().simplified();
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    bool isAny = false;
    for (std::size_t at = 0; at < m_sections.size(); ++at) {
        Section &section = m_sections[at];
        const QString title = section.words();
        const bool isWhole = std::ranges::all_of(
            words, [&](const QString &word) { return title.contains(word, Qt::CaseInsensitive); });
        int found = 0;
        for (SettingRow *row : section.rows) {
            const bool isFound = isWhole || row->matches(words);
            row->setVisible(isFound);
            found += isFound ? 1 : 0;
        }
        if (at == m_keysSection)
            found = std::max(m_keys->filter(isWhole ? QString() : typed), isWhole ? 1 : 0);
        if (at == m_rulesSection)
            found = m_rules->filter(isWhole ? QString() : typed);
        section.card->setVisible(found > 0);
        isAny = isAny || found > 0;
    }
    m_nothing->setVisible(!isAny);
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_nothing->setText(tr("No setting has these words."));
    for (const Section &section : m_sections) {
        section.title->setText(section.words());
        for (SettingRow *row : section.rows)
            row->retranslate();
    }
    wordChoices();
    wordNumbers();
    m_keys->retranslate();
    m_rules->retranslate();
    m_note->setText(tr("Settings of the workspace are kept in sluice.json, for everybody who works with it."));
    m_saveButton->setText(tr("Save to sluice.json"));
    m_revertButton->setText(tr("Revert"));
    refreshCommands();
}

void SettingsPage::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    m_inner->setMaximumWidth(static_cast<int>(kSettingsWidth * theme.fontScale()));
    m_search->setFixedWidth(static_cast<int>(kSearchWidth * theme.fontScale()));
    for (const Section &section : m_sections)
        section.title->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    for (QLabel *quiet : {m_note, m_nothing}) {
        QPalette muted = quiet->palette();
        muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
        quiet->setPalette(muted);
    }
}

} // namespace sluice
