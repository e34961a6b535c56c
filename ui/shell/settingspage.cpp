#include "ui/shell/settingspage.h"

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

SettingsPage::SettingsPage(ThemeController &theme, Languages &languages, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_languages(languages)
    , m_preferences(preferences)
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
    scroll->setWidget(inner);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(scroll);
    buildLook();
    buildWorkspace();
    m_workspaceCard->hide();
    connect(&theme, &ThemeController::changed, this, [this] {
        dress();
        showChoices();
    });
    retranslate();
    dress();
    showChoices();
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
    connect(m_name, &QLineEdit::textEdited, this, &SettingsPage::noteEdit);
    connect(m_attempts, &QSpinBox::valueChanged, this, &SettingsPage::noteEdit);
    connect(m_timeout, &QSpinBox::valueChanged, this, &SettingsPage::noteEdit);
    connect(m_saveButton, &QPushButton::clicked, this, &SettingsPage::saveWorkspace);
    connect(m_revertButton, &QPushButton::clicked, this, &SettingsPage::fillWorkspace);
}

void SettingsPage::buildEngine(QFormLayout &form)
{
    const auto number = [this, &form](const char *name, int least, int most, Row &row) {
        auto *box = new QSpinBox;
        box->setObjectName(QLatin1StringView(name));
        box->setRange(least, most);
        box->setGroupSeparatorShown(true);
        row = addRow(form, box);
        connect(box, &QSpinBox::valueChanged, this, &SettingsPage::noteEdit);
        return box;
    };
    m_keepDays = number("settings.keepDays", 0, kMostDays, m_keepDaysRow);
    m_keepRuns = number("settings.keepRuns", 0, kMostRuns, m_keepRunsRow);
    m_payload = number("settings.payloadLimit", 1, kMostKib, m_payloadRow);
}

void SettingsPage::setWorkspace(const WorkspaceSettings &settings, Save save)
{
    // What is half typed stays when the file changes behind it.
    const bool isEdited = m_save && entered() != m_workspace;
    m_workspace = settings;
    m_save = std::move(save);
    m_workspaceCard->show();
    if (isEdited)
        noteEdit();
    else
        fillWorkspace();
}

void SettingsPage::fillWorkspace()
{
    m_name->setText(m_workspace.name);
    m_attempts->setValue(m_workspace.defaults.maxAttempts);
    m_timeout->setValue(static_cast<int>(m_workspace.defaults.attemptTimeout.count() / 1000));
    m_keepDays->setValue(m_workspace.engine.keepDays);
    m_keepRuns->setValue(m_workspace.engine.keepRuns);
    m_payload->setValue(m_workspace.engine.payloadLimit / 1024);
    noteEdit();
}

WorkspaceSettings SettingsPage::entered() const
{
    WorkspaceSettings settings = m_workspace;
    settings.name = m_name->text().trimmed();
    settings.defaults.maxAttempts = m_attempts->value();
    // A time-out with a fraction stays exact until somebody changes it.
    if (m_timeout->value() != m_workspace.defaults.attemptTimeout.count() / 1000)
        settings.defaults.attemptTimeout = std::chrono::seconds(m_timeout->value());
    settings.engine.keepDays = m_keepDays->value();
    settings.engine.keepRuns = m_keepRuns->value();
    if (m_payload->value() != m_workspace.engine.payloadLimit / 1024)
        settings.engine.payloadLimit = m_payload->value() * 1024;
    return settings;
}

void SettingsPage::noteEdit()
{
    const bool isEdited = entered() != m_workspace;
    m_saveButton->setEnabled(isEdited);
    m_revertButton->setEnabled(isEdited);
}

void SettingsPage::saveWorkspace()
{
    const WorkspaceSettings settings = entered();
    const auto saved = m_save(settings);
    if (!saved) {
        m_bar->showError(saved.error());
        return;
    }
    m_workspace = settings;
    fillWorkspace();
    m_bar->showMessage(InfoBar::Tone::Success, tr("The settings of the workspace are saved."));
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
