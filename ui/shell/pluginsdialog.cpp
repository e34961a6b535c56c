#include "ui/shell/pluginsdialog.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {
constexpr QSize kUsualSize{840, 520};
constexpr int kListWidth = 288;
} // namespace

void PluginsDialog::show(PluginDesk desk, ThemeController &theme, QWidget *parent)
{
    auto *dialog = new PluginsDialog(std::move(desk), theme, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

PluginsDialog::PluginsDialog(PluginDesk desk, ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_desk(std::move(desk))
    , m_theme(theme)
    , m_bar(new InfoBar(theme, this))
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget(this))
    , m_none(new EmptyState(theme))
{
    setObjectName(QStringLiteral("pluginsDialog"));
    m_bar->setObjectName(QStringLiteral("pluginsBar"));
    m_list->setObjectName(QStringLiteral("pluginList"));
    m_list->setItemDelegate(new TwoLines(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedWidth(kListWidth);
    m_none->setObjectName(QStringLiteral("noPlugin"));
    m_none->setIcon(QStringLiteral("plugins"));
    auto *shown = new QWidget;
    auto *across = new QHBoxLayout(shown);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(space::kL);
    across->addWidget(m_list);
    across->addWidget(makeDetails(), 1);
    m_stack->addWidget(shown);
    m_stack->addWidget(m_none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kL, space::kL, space::kL);
    column->setSpacing(space::kM);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    column->addWidget(makeButtons());
    connect(m_list, &QListWidget::currentRowChanged, this, &PluginsDialog::showCurrent);
    connect(m_none, &EmptyState::actionTriggered, this, [this] { askForFile(true); });
    connect(&theme, &ThemeController::changed, this, &PluginsDialog::dress);
    retranslate();
    dress();
    resize(parent ? kUsualSize.boundedTo(parent->window()->size()) : kUsualSize);
    m_list->setFocus();
}

QWidget *PluginsDialog::makeDetails()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_title = new QLabel(box);
    m_title->setObjectName(QStringLiteral("pluginTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    form->addRow(m_title);
    static constexpr const char *kNames[FieldCount] = {"Version", "Origin", "Kind", "Author", "Types", "State", "Path"};
    for (int i = 0; i < FieldCount; ++i) {
        m_names[i] = new QLabel(box);
        m_values[i] = new QLabel(box);
        m_values[i]->setObjectName(QStringLiteral("plugin") + QLatin1StringView(kNames[i]));
        m_values[i]->setTextFormat(Qt::PlainText);
        m_values[i]->setWordWrap(true);
        m_values[i]->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form->addRow(m_names[i], m_values[i]);
    }
    auto *scroll = new ColumnScroll;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(box);
    return scroll;
}

QWidget *PluginsDialog::makeButtons()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    const auto button = [&](const char *name) {
        auto *made = new QPushButton(foot);
        made->setObjectName(QLatin1StringView(name));
        made->setAutoDefault(false);
        return made;
    };
    m_fromFolder = button("pluginFromFolder");
    m_fromFile = button("pluginFromFile");
    m_remove = button("pluginRemove");
    m_close = button("pluginClose");
    m_forWhom = new QLabel(foot);
    m_target = new QComboBox(foot);
    m_target->setObjectName(QStringLiteral("pluginTarget"));
    m_target->addItems({QString(), QString()});
    m_forWhom->setBuddy(m_target);
    row->addWidget(m_fromFolder);
    row->addWidget(m_fromFile);
    row->addWidget(m_forWhom);
    row->addWidget(m_target);
    row->addStretch(1);
    row->addWidget(m_remove);
    row->addWidget(m_close);
    connect(m_fromFolder, &QPushButton::clicked, this, [this] { askForFile(true); });
    connect(m_fromFile, &QPushButton::clicked, this, [this] { askForFile(false); });
    // A library of a workspace would never be loaded.
    connect(m_target, &QComboBox::currentIndexChanged, m_fromFile,
            [this](int target) { m_fromFile->setEnabled(target == 0); });
    connect(m_remove, &QPushButton::clicked, this, &PluginsDialog::askToRemove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

const PluginEntry *PluginsDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && std::cmp_less(row, m_entries.size()) ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

/// Reads them anew; `wanted` is chosen, or what was chosen before.
void PluginsDialog::fill(const QString &wanted)
{
    const auto *before = current();
    const QString name = !wanted.isEmpty() || !before ? wanted : before->name;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_entries = m_desk.list();
    for (const PluginEntry &entry : m_entries) {
        const QString icon = entry.refused ? QStringLiteral("dialog-warning") : QStringLiteral("plugins");
        auto *item = new QListWidgetItem(m_theme.icon(icon, entry.refused ? Token::Warning : Token::Muted),
                                         entry.version.isEmpty() ? entry.name : entry.name + u' ' + entry.version,
                                         m_list);
        const QString origin = entry.isOfWorkspace ? tr("of this workspace") : tr("yours");
        item->setData(TwoLines::kDetailRole, tr("%1, %2", "origin of a plug-in, whether it can be used")
                                                 .arg(origin, entry.refused ? tr("cannot be used") : tr("usable")));
        if (entry.name == name)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_stack->setCurrentIndex(m_entries.empty() ? 1 : 0);
    showCurrent();
}

void PluginsDialog::showCurrent()
{
    const PluginEntry *entry = current();
    m_remove->setEnabled(entry);
    if (!entry)
        return;
    m_title->setText(entry->name);
    const QString values[FieldCount] = {
        entry->version,
        entry->isOfWorkspace ? tr("This workspace") : tr("Installed by you, for all your workspaces"),
        entry->isLibrary ? tr("Library: it runs with all your rights") : tr("Scripts: they run in the sandbox"),
        entry->author,
        entry->types.join(u'\n'),
        entry->refused ? sentence(*entry->refused) : tr("Usable"),
        QDir::toNativeSeparators(entry->path)};
    for (int i = 0; i < FieldCount; ++i) {
        m_values[i]->setText(values[i]);
        m_names[i]->setVisible(!values[i].isEmpty());
        m_values[i]->setVisible(!values[i].isEmpty());
    }
}

void PluginsDialog::askForFile(bool isFolder)
{
    auto *dialog = new QFileDialog(this, isFolder ? tr("Install a folder of scripts") : tr("Install a library"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, isFolder);
    if (!isFolder)
        dialog->setNameFilters({tr("Libraries (*.so)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PluginsDialog::installFrom);
    dialog->open();
}

void PluginsDialog::installFrom(const QString &path)
{
    const auto name = m_desk.install(path, m_target->currentIndex() == 1);
    if (!name)
        return m_bar->showError(name.error());
    fill(*name);
    offerReopening(tr("%1 is installed.").arg(*name));
}

void PluginsDialog::askToRemove()
{
    const PluginEntry *entry = current();
    if (!entry)
        return;
    m_bar->showMessage(InfoBar::Tone::Warning, tr("Remove %1 from this computer?").arg(entry->name),
                       tr("Tasks of its types keep their data, and cannot run without it."));
    m_bar->addAction(tr("Remove %1").arg(entry->name), [this, removed = *entry] { remove(removed); })
        ->setObjectName(QStringLiteral("pluginRemoveYes"));
    m_bar->addAction(tr("Keep it"), [this] { m_bar->dismiss(); })->setObjectName(QStringLiteral("pluginRemoveNo"));
}

void PluginsDialog::remove(const PluginEntry &entry)
{
    if (const auto removed = m_desk.remove(entry.name, entry.isOfWorkspace); !removed)
        return m_bar->showError(removed.error());
    fill();
    offerReopening(tr("%1 is removed.").arg(entry.name));
}

void PluginsDialog::offerReopening(const QString &text)
{
    m_bar->showMessage(InfoBar::Tone::Success, text,
                       tr("Palette, help and engine take it in when the workspace is opened again."));
    m_bar
        ->addAction(tr("Open the workspace again"),
                    [this, reopen = m_desk.reopen] {
                        accept();
                        reopen();
                    })
        ->setObjectName(QStringLiteral("pluginReopen"));
}

void PluginsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PluginsDialog::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
    fill();
}

void PluginsDialog::retranslate()
{
    setWindowTitle(tr("Plug-ins"));
    m_list->setAccessibleName(tr("Plug-ins"));
    m_none->setText(tr("There are no plug-ins"),
                    tr("A plug-in brings task types of your own: a folder with a plugin.json and scripts, or a library "
                       "that was built for Sluice."));
    m_none->setAction(tr("Install from a folder…"));
    const QString names[FieldCount] = {tr("Version"),    tr("Origin"), tr("Kind"), tr("Author"),
                                       tr("Task types"), tr("State"),  tr("Place")};
    for (int i = 0; i < FieldCount; ++i)
        m_names[i]->setText(names[i]);
    m_fromFolder->setText(tr("Install from a folder…"));
    m_fromFile->setText(tr("Install a library…"));
    m_fromFile->setToolTip(tr("A library runs with all your rights, so you install it for yourself only."));
    m_forWhom->setText(tr("&for"));
    m_target->setItemText(0, tr("me, in all workspaces"));
    m_target->setItemText(1, tr("this workspace (scripts only)"));
    m_remove->setText(tr("Remove…"));
    m_close->setText(tr("Close"));
    fill();
}

} // namespace sluice
