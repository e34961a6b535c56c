#include "ui/shell/settingspage.h"

#include "ui/document/settingsdocument.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace sluice {

namespace {

constexpr std::array kFontScales{0.9, 1.0, 1.15, 1.3, 1.5, 2.0};
constexpr int kPageWidth = 760;
constexpr int kMostAttempts = 100;
constexpr int kMostSeconds = 24 * 3600;
constexpr int kMostDays = 36'500;
constexpr int kMostRuns = 2'000'000'000;
constexpr int kKib = 1024;
constexpr int kMostKib = 1024 * 1024;

int nearestScale(double scale)
{
    const auto nearest = std::ranges::min_element(kFontScales, {},
                                                  [scale](double each) { return std::abs(each - scale); });
    return static_cast<int>(nearest - kFontScales.begin());
}

QFormLayout *formIn(Card &card)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::kXl);
    form->setVerticalSpacing(space::kM);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    card.body()->addLayout(form);
    return form;
}

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
    , m_lookCard(new Card(theme))
    , m_workspaceCard(new Card(theme))
    , m_bar(new InfoBar(theme))
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *inner = new QWidget;
    inner->setMaximumWidth(kPageWidth);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kXl);
    column->setSpacing(space::kL);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_lookCard);
    column->addWidget(m_workspaceCard);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and are scrolled to
    scroll->setWidget(inner);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(scroll);
    buildLook();
    buildCommands();
    buildWorkspace();
    connect(&theme, &ThemeController::changed, this, [this] {
        dress();
        showChoices();
    });
    connect(&document, &SettingsDocument::changed, this, &SettingsPage::showWorkspace);
    // An edit is told before its history has it.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &SettingsPage::refreshCommands);
    retranslate();
    dress();
    showChoices();
    showWorkspace();
}

SettingsPage::Row SettingsPage::addRow(QFormLayout &form, QWidget *field)
{
    auto *label = new QLabel;
    label->setBuddy(field);
    form.addRow(label, field);
    return {label, field};
}

void SettingsPage::buildLook()
{
    m_lookTitle = new QLabel;
    m_lookCard->body()->addWidget(m_lookTitle);
    m_scheme = new SegmentedControl(m_theme);
    m_scheme->setObjectName(QStringLiteral("settings.theme"));
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("settings.language"));
    m_size = new SegmentedControl(m_theme);
    m_size->setObjectName(QStringLiteral("settings.fontSize"));
    m_motion = new SegmentedControl(m_theme);
    m_motion->setObjectName(QStringLiteral("settings.motion"));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_language->addItem(QString(), QString());
    for (const QString &code : Languages::available())
        m_language->addItem(Languages::nativeName(code), code);
    QFormLayout *form = formIn(*m_lookCard);
    m_schemeRow = addRow(*form, m_scheme);
    m_languageRow = addRow(*form, m_language);
    m_sizeRow = addRow(*form, m_size);
    m_motionRow = addRow(*form, m_motion);
    connect(m_scheme, &SegmentedControl::currentChanged, this, [this](int index) {
        m_preferences.setTheme(static_cast<ThemeChoice>(index));
        m_theme.setChoice(m_preferences.theme());
    });
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        m_preferences.setLanguage(m_language->itemData(index).toString());
        m_languages.use(m_preferences.language());
    });
    connect(m_size, &SegmentedControl::currentChanged, this, [this](int index) {
        m_preferences.setFontScale(kFontScales[static_cast<std::size_t>(index)]);
        m_theme.setFontScale(m_preferences.fontScale());
    });
    connect(m_motion, &SegmentedControl::currentChanged, this, [this](int index) {
        m_preferences.setMotion(static_cast<MotionChoice>(index));
        m_theme.setMotionChoice(m_preferences.motion());
    });
}

void SettingsPage::buildWorkspace()
{
    m_workspaceTitle = new QLabel;
    m_workspaceNote = new QLabel;
    m_workspaceNote->setWordWrap(true);
    m_workspaceCard->body()->addWidget(m_workspaceTitle);
    m_workspaceCard->body()->addWidget(m_workspaceNote);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("settings.workspaceName"));
    m_name->setMinimumWidth(280);
    m_attempts = new QSpinBox;
    m_attempts->setObjectName(QStringLiteral("settings.attempts"));
    m_attempts->setRange(1, kMostAttempts);
    m_timeout = new QSpinBox;
    m_timeout->setObjectName(QStringLiteral("settings.timeout"));
    m_timeout->setRange(1, kMostSeconds);
    m_saveButton = new QPushButton;
    m_saveButton->setObjectName(QStringLiteral("settings.save"));
    m_saveButton->setProperty("accent", true);
    m_revertButton = new QPushButton;
    m_revertButton->setObjectName(QStringLiteral("settings.revert"));
    QFormLayout *form = formIn(*m_workspaceCard);
    m_nameRow = addRow(*form, m_name);
    m_attemptsRow = addRow(*form, m_attempts);
    m_timeoutRow = addRow(*form, m_timeout);
    buildEngine(*form);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_revertButton);
    buttons->addWidget(m_saveButton);
    m_workspaceCard->body()->addLayout(buttons);
    wireFields();
}

void SettingsPage::buildEngine(QFormLayout &form)
{
    const auto number = [this, &form](const char *name, int least, int most, Row &row) {
        auto *box = new QSpinBox;
        box->setObjectName(QLatin1StringView(name));
        box->setRange(least, most);
        box->setGroupSeparatorShown(true);
        row = addRow(form, box);
        return box;
    };
    m_keepDays = number("settings.keepDays", 0, kMostDays, m_keepDaysRow);
    m_keepRuns = number("settings.keepRuns", 0, kMostRuns, m_keepRunsRow);
    m_payload = number("settings.payloadLimit", 1, kMostKib, m_payloadRow);
}

/// A field that shows its value already is not set again, so that the caret stays.
void SettingsPage::showWorkspace()
{
    const WorkspaceSettings &settings = m_document.settings();
    const auto show = [](QSpinBox &box, int value) {
        const QSignalBlocker quiet(box);
        box.setValue(value);
    };
    if (m_name->text().trimmed() != settings.name)
        m_name->setText(settings.name);
    show(*m_attempts, settings.defaults.maxAttempts);
    show(*m_timeout, static_cast<int>(settings.defaults.attemptTimeout.count() / 1000));
    show(*m_keepDays, settings.engine.keepDays);
    show(*m_keepRuns, settings.engine.keepRuns);
    show(*m_payload, settings.engine.payloadLimit / kKib);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_name, m_attempts, m_timeout, m_keepDays, m_keepRuns, m_payload})
        field->setEnabled(!m_document.unreadable());
    if (m_document.unreadable())
        m_bar->showError(*m_document.unreadable());
    refreshCommands();
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
    m_lookTitle->setText(tr("This program"));
    m_schemeRow.label->setText(tr("Theme"));
    m_scheme->setItems({tr("As the system"), tr("Dark"), tr("Light"), tr("High contrast")});
    m_languageRow.label->setText(tr("Language"));
    m_language->setItemText(0, tr("As the system"));
    m_sizeRow.label->setText(tr("Size of text"));
    QStringList sizes;
    for (const double scale : kFontScales)
        sizes += percentText(scale);
    m_size->setItems(sizes);
    m_motionRow.label->setText(tr("Motion"));
    m_motion->setItems({tr("As the system"), tr("Full"), tr("Less")});
    m_workspaceTitle->setText(tr("This workspace"));
    m_workspaceNote->setText(tr(
        "Kept in sluice.json, for everybody who works with this workspace. The defaults hold for tasks that are added "
        "from now on."));
    m_nameRow.label->setText(tr("Name"));
    m_attemptsRow.label->setText(tr("Attempts of a new task"));
    m_timeoutRow.label->setText(tr("Time-out of an attempt"));
    m_timeout->setSuffix(tr(" s", "seconds, behind a number"));
    m_keepDaysRow.label->setText(tr("Keep finished runs for"));
    m_keepDays->setSuffix(tr(" days", "behind a number"));
    m_keepDays->setSpecialValueText(tr("ever"));
    m_keepRunsRow.label->setText(tr("Finished runs of a workflow, at most"));
    m_keepRuns->setSpecialValueText(tr("all"));
    m_payloadRow.label->setText(tr("Data of one step, at most"));
    m_payload->setSuffix(tr(" KiB", "behind a number"));
    m_saveButton->setText(tr("Save to sluice.json"));
    refreshCommands();
    m_revertButton->setText(tr("Revert"));
}

void SettingsPage::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Title, QFont::DemiBold));
    m_lookTitle->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    m_workspaceTitle->setFont(theme.font(TypeSize::Large, QFont::DemiBold));
    QPalette muted = m_workspaceNote->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_workspaceNote->setPalette(muted);
}

void SettingsPage::showChoices()
{
    m_scheme->setCurrentIndex(static_cast<int>(m_theme.choice()));
    m_motion->setCurrentIndex(static_cast<int>(m_theme.motionChoice()));
    m_size->setCurrentIndex(nearestScale(m_theme.theme().fontScale()));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language())));
}

} // namespace sluice
