// The fields of the settings, and what each of them shows and changes.
#include "ui/document/settingsdocument.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/card.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <array>
#include <cmath>

namespace sluice {

/// A whole number of the workspace's settings. Texts are English, to be translated in the context of the page.
struct NumberSetting {
    enum class Group : quint8 { Tasks, Retention, Limits };
    enum class Unit : quint8 { None, Seconds, Days, Kib };
    const char *name;
    Group group;
    Unit unit;
    int least;
    int most;
    const char *label;
    const char *zero; ///< what 0 means; null: no more than that
    const char *note;
    int (*value)(const WorkspaceSettings &);
    void (*change)(WorkspaceSettings &, int);
};

namespace {

constexpr std::array kFontScales{0.9, 1.0, 1.15, 1.3, 1.5, 2.0};
constexpr std::size_t kUsualScale = 1;
constexpr int kKib = 1024;
using Group = NumberSetting::Group;
using SettingUnit = NumberSetting::Unit;

constexpr auto kAfterRestart = QT_TRANSLATE_NOOP("sluice::SettingsPage",
                                                 "holds from the next start of the engine on, once it is saved");

const std::array kNumberSettings{
    NumberSetting{"settings.attempts", Group::Tasks, SettingUnit::None, 1, 100,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Attempts of a new task"), nullptr, nullptr,
                  [](const WorkspaceSettings &now) { return now.defaults.maxAttempts; },
                  [](WorkspaceSettings &now, int value) { now.defaults.maxAttempts = value; }},
    NumberSetting{
        "settings.timeout", Group::Tasks, SettingUnit::Seconds, 1, 24 * 3600,
        QT_TRANSLATE_NOOP("sluice::SettingsPage", "Time-out of an attempt"), nullptr, nullptr,
        [](const WorkspaceSettings &now) { return static_cast<int>(now.defaults.attemptTimeout.count() / 1000); },
        [](WorkspaceSettings &now, int value) { now.defaults.attemptTimeout = std::chrono::seconds(value); }},
    NumberSetting{"settings.concurrency", Group::Tasks, SettingUnit::None, 0, 1'000'000,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Attempts of a new task at the same time"),
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "no limit"), nullptr,
                  [](const WorkspaceSettings &now) { return static_cast<int>(now.defaults.concurrency); },
                  [](WorkspaceSettings &now, int value) {
                      now.defaults.concurrency = static_cast<decltype(now.defaults.concurrency)>(value);
                  }},
    NumberSetting{"settings.keepDays", Group::Retention, SettingUnit::Days, 0, 36'500,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Keep finished runs for"),
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "ever"), nullptr,
                  [](const WorkspaceSettings &now) { return now.engine.keepDays; },
                  [](WorkspaceSettings &now, int value) { now.engine.keepDays = value; }},
    NumberSetting{"settings.keepRuns", Group::Retention, SettingUnit::None, 0, 2'000'000'000,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Finished runs of a workflow, at most"),
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "all"), nullptr,
                  [](const WorkspaceSettings &now) { return now.engine.keepRuns; },
                  [](WorkspaceSettings &now, int value) { now.engine.keepRuns = value; }},
    NumberSetting{"settings.payloadLimit", Group::Retention, SettingUnit::Kib, 1, 1024 * 1024,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Data of one step, at most"), nullptr, nullptr,
                  [](const WorkspaceSettings &now) { return now.engine.payloadLimit / kKib; },
                  [](WorkspaceSettings &now, int value) { now.engine.payloadLimit = value * kKib; }},
    NumberSetting{"settings.waitingRuns", Group::Limits, SettingUnit::None, 1, 10'000'000,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Runs that have not begun, at most"), nullptr,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "further ones are refused"),
                  [](const WorkspaceSettings &now) { return now.engine.waitingRuns; },
                  [](WorkspaceSettings &now, int value) { now.engine.waitingRuns = value; }},
    NumberSetting{"settings.workers", Group::Limits, SettingUnit::None, 1, 256,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Threads for SQL, files and processes"), nullptr,
                  kAfterRestart, [](const WorkspaceSettings &now) { return now.engine.workers; },
                  [](WorkspaceSettings &now, int value) { now.engine.workers = value; }},
    NumberSetting{"settings.scriptProcesses", Group::Limits, SettingUnit::None, 1, 64,
                  QT_TRANSLATE_NOOP("sluice::SettingsPage", "Processes for expressions"), nullptr, kAfterRestart,
                  [](const WorkspaceSettings &now) { return now.engine.scriptProcesses; },
                  [](WorkspaceSettings &now, int value) { now.engine.scriptProcesses = value; }},
};

int nearestScale(double scale)
{
    const auto nearest = std::ranges::min_element(kFontScales, {},
                                                  [scale](double each) { return std::abs(each - scale); });
    return static_cast<int>(nearest - kFontScales.begin());
}

/// In the order of `NotifyFrom`.
QString notifyWord(int choice)
{
    switch (static_cast<NotifyFrom>(choice)) {
    case NotifyFrom::Info:
        return SettingsPage::tr("All alerts");
    case NotifyFrom::Warning:
        return SettingsPage::tr("Warnings and critical ones");
    case NotifyFrom::Critical:
        return SettingsPage::tr("Only critical ones");
    case NotifyFrom::Never:
        break;
    }
    return SettingsPage::tr("Never");
}

QString suffixOf(SettingUnit unit)
{
    switch (unit) {
    case SettingUnit::Seconds:
        return SettingsPage::tr(" s", "seconds, behind a number");
    case SettingUnit::Days:
        return SettingsPage::tr(" days", "behind a number");
    case SettingUnit::Kib:
        return SettingsPage::tr(" KiB", "behind a number");
    case SettingUnit::None:
        break;
    }
    return {};
}

} // namespace

void SettingsPage::buildLook()
{
    const std::size_t section = addSection([] { return tr("Appearance and language"); });
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
    const auto setScheme = [this](int index) {
        m_preferences.setTheme(static_cast<ThemeChoice>(index));
        m_theme.setChoice(m_preferences.theme());
    };
    const auto setLanguage = [this](const QString &code) {
        m_preferences.setLanguage(code);
        m_languages.use(code);
        showChoices();
    };
    const auto setSize = [this](std::size_t index) {
        m_preferences.setFontScale(kFontScales[index]);
        m_theme.setFontScale(m_preferences.fontScale());
    };
    const auto setMotion = [this](int index) {
        m_preferences.setMotion(static_cast<MotionChoice>(index));
        m_theme.setMotionChoice(m_preferences.motion());
    };
    const auto asSystem = [] { return tr("As the system"); };
    addRow(section, m_scheme, {[] { return tr("Theme"); }, asSystem})
        ->setUsual([this] { return m_theme.choice() == ThemeChoice::System; }, [setScheme] { setScheme(0); });
    addRow(section, m_language, {[] { return tr("Language"); }, asSystem})
        ->setUsual([this] { return m_preferences.language().isEmpty(); }, [setLanguage] { setLanguage({}); });
    addRow(section, m_size, {[] { return tr("Size of text"); }, [] { return percentText(kFontScales[kUsualScale]); }})
        ->setUsual([this] { return nearestScale(m_theme.theme().fontScale()) == int(kUsualScale); },
                   [setSize] { setSize(kUsualScale); });
    addRow(section, m_motion, {[] { return tr("Motion"); }, asSystem})
        ->setUsual([this] { return m_theme.motionChoice() == MotionChoice::System; }, [setMotion] { setMotion(0); });
    connect(m_scheme, &SegmentedControl::currentChanged, this, setScheme);
    connect(m_language, &QComboBox::activated, this,
            [this, setLanguage](int index) { setLanguage(m_language->itemData(index).toString()); });
    connect(m_size, &SegmentedControl::currentChanged, this,
            [setSize](int index) { setSize(static_cast<std::size_t>(index)); });
    connect(m_motion, &SegmentedControl::currentChanged, this, setMotion);
}

void SettingsPage::buildNotifications()
{
    const std::size_t section = addSection([] { return tr("Notifications"); });
    m_notify = new QComboBox;
    m_notify->setObjectName(QStringLiteral("settings.notify"));
    m_notify->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int choice = 0; choice <= static_cast<int>(NotifyFrom::Never); ++choice)
        m_notify->addItem(QString(), choice);
    const auto set = [this](int choice) {
        m_preferences.setNotifyFrom(static_cast<NotifyFrom>(choice));
        Q_EMIT notifyFromChanged(m_preferences.notifyFrom());
        showChoices();
    };
    constexpr int kUsual = static_cast<int>(NotifyFrom::Warning);
    addRow(section, m_notify,
           {[] { return tr("Tell on the desktop"); }, [] { return notifyWord(kUsual); },
            [] { return tr("once for each time that an alert begins"); }})
        ->setUsual([this] { return m_preferences.notifyFrom() == NotifyFrom::Warning; }, [set] { set(kUsual); });
    connect(m_notify, &QComboBox::activated, this, set);
}

void SettingsPage::buildName()
{
    const std::size_t section = addSection([] { return tr("This workspace"); });
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("settings.workspaceName"));
    m_name->setMinimumWidth(280);
    m_name->installEventFilter(this);
    addRow(section, m_name, {[] { return tr("Name"); }, [] { return tr("the name of its folder"); }})
        ->setUsual([this] { return m_document.settings().name.isEmpty(); },
                   [this] {
                       m_document.endMerge();
                       m_document.edit(tr("Reset %1").arg(tr("Name")),
                                       [](WorkspaceSettings &settings) { settings.name.clear(); });
                   });
    wireName();
}

void SettingsPage::wireName()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_document.edit(
            tr("Change %1").arg(tr("Name")), [&](WorkspaceSettings &settings) { settings.name = name.trimmed(); },
            "name");
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] { m_document.endMerge(); });
}

void SettingsPage::buildNumbers()
{
    const std::array sections{addSection([] { return tr("New tasks of the workspace"); }),
                              addSection([] { return tr("What the workspace keeps"); }),
                              addSection([] { return tr("Limits of the workspace"); })};
    for (const NumberSetting &setting : kNumberSettings) {
        auto *box = new QSpinBox;
        box->setObjectName(QLatin1StringView(setting.name));
        box->setRange(setting.least, setting.most);
        box->setGroupSeparatorShown(true);
        box->installEventFilter(this);
        const NumberField field{&setting, box};
        const NumberSetting *about = &setting;
        SettingRow::Words words{[about] { return tr(about->label); },
                                [about] {
                                    const int usual = about->value(WorkspaceSettings());
                                    return about->zero && usual == 0
                                               ? tr(about->zero)
                                               : numberText(static_cast<quint64>(usual)) + suffixOf(about->unit);
                                }};
        if (setting.note)
            words.note = [about] { return tr(about->note); };
        addRow(sections[static_cast<std::size_t>(setting.group)], box, std::move(words))
            ->setUsual(
                [this, about] { return about->value(m_document.settings()) == about->value(WorkspaceSettings()); },
                [this, about] {
                    m_document.endMerge();
                    m_document.edit(tr("Reset %1").arg(tr(about->label)), [about](WorkspaceSettings &settings) {
                        about->change(settings, about->value(WorkspaceSettings()));
                    });
                });
        wireNumber(field);
        m_numbers.push_back(field);
    }
}

void SettingsPage::wireNumber(const NumberField &field)
{
    connect(field.box, &QSpinBox::valueChanged, this, [this, about = field.setting](int value) {
        m_document.edit(
            tr("Change %1").arg(tr(about->label)), [&](WorkspaceSettings &settings) { about->change(settings, value); },
            about->name);
    });
    connect(field.box, &QSpinBox::editingFinished, this, [this] { m_document.endMerge(); });
}

/// A field that shows its value already is not set again, so that the caret stays.
void SettingsPage::showWorkspace()
{
    const WorkspaceSettings &settings = m_document.settings();
    const bool canEdit = !m_document.unreadable();
    if (m_name->text().trimmed() != settings.name)
        m_name->setText(settings.name);
    m_name->setEnabled(canEdit);
    for (const NumberField &field : m_numbers) {
        const QSignalBlocker quiet(field.box);
        field.box->setValue(field.setting->value(settings));
        field.box->setEnabled(canEdit);
    }
    for (const Section &section : m_sections) {
        for (SettingRow *row : section.rows)
            row->refresh();
    }
    if (m_document.unreadable())
        m_bar->showError(*m_document.unreadable());
    refreshCommands();
}

void SettingsPage::showChoices()
{
    m_scheme->setCurrentIndex(static_cast<int>(m_theme.choice()));
    m_motion->setCurrentIndex(static_cast<int>(m_theme.motionChoice()));
    m_size->setCurrentIndex(nearestScale(m_theme.theme().fontScale()));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language())));
    m_notify->setCurrentIndex(static_cast<int>(m_preferences.notifyFrom()));
    for (const Section &section : m_sections) {
        for (SettingRow *row : section.rows)
            row->refresh();
    }
}

void SettingsPage::wordChoices()
{
    m_scheme->setItems({tr("As the system"), tr("Dark"), tr("Light"), tr("High contrast")});
    m_language->setItemText(0, tr("As the system"));
    QStringList sizes;
    for (const double scale : kFontScales)
        sizes += percentText(scale);
    m_size->setItems(sizes);
    m_motion->setItems({tr("As the system"), tr("Full"), tr("Less")});
    for (int choice = 0; choice < m_notify->count(); ++choice)
        m_notify->setItemText(choice, notifyWord(choice));
}

void SettingsPage::wordNumbers()
{
    for (const NumberField &field : m_numbers) {
        field.box->setSuffix(suffixOf(field.setting->unit));
        if (field.setting->zero)
            field.box->setSpecialValueText(tr(field.setting->zero));
    }
}

} // namespace sluice
