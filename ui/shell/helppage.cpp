#include "ui/shell/helppage.h"

#include "ui/shell/commandtable.h"
#include "ui/shell/helpabout.h"
#include "ui/shell/helpoverview.h"
#include "ui/shell/helptask.h"
#include "ui/shell/helptrying.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/wording/statewords.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QListWidget>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {

enum HelpPlace { OverviewPlace, TaskPlace, AboutPlace, TryingPlace };
constexpr int kPlaceRole = Qt::UserRole;
constexpr int kTypeRole = Qt::UserRole + 1;
constexpr int kWordsRole = Qt::UserRole + 2;

} // namespace

HelpPage::HelpPage(HelpServices services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
{
    setObjectName(QStringLiteral("helpPage"));
}

void HelpPage::showEvent(QShowEvent *event)
{
    if (!m_search)
        make();
    QWidget::showEvent(event);
}

void HelpPage::make()
{
    m_search = new FilterEdit(m_services.theme);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_topics = new QListWidget;
    m_topics->setObjectName(QStringLiteral("helpTopics"));
    m_topics->setFrameShape(QFrame::NoFrame);
    m_topics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_topics->setTextElideMode(Qt::ElideRight);
    m_task = new HelpTask(m_services.theme);
    m_trying = new HelpTrying(m_services.theme, m_services.commands);
    auto *about = new HelpAbout(m_services.engine, m_services.theme, m_services.facts);
    connect(about, &HelpAbout::folderRequested, this, [](const QString &file) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    m_stack = new QStackedWidget;
    m_stack->addWidget(new HelpOverview(m_services.theme, m_services.commands));
    m_stack->addWidget(scrolled(m_task));
    m_stack->addWidget(scrolled(about));
    m_stack->addWidget(scrolled(m_trying));
    auto *left = new QWidget;
    auto *list = new QVBoxLayout(left);
    list->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    list->setSpacing(space::kS);
    list->addWidget(m_search);
    list->addWidget(m_topics, 1);
    m_split = new QSplitter;
    m_split->setObjectName(QStringLiteral("helpSplit"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(left);
    m_split->addWidget(m_stack);
    m_split->setStretchFactor(1, 1);
    constexpr int kTopicsWidth = 220;
    m_split->setSizes({kTopicsWidth, 4 * kTopicsWidth});
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_split);
    m_split->show(); // it is made while the page is being shown
    setFocusProxy(m_search);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpPage::showTopic);
    connect(m_search, &FilterEdit::filterChanged, this, &HelpPage::filter);
    retranslate();
    if (m_wantsTrying)
        showTrying();
    else if (m_wanted.isEmpty())
        m_topics->setCurrentRow(0);
    else
        showTask(std::exchange(m_wanted, QString()));
}

QScrollArea *HelpPage::scrolled(QWidget *content)
{
    constexpr int kMostWidth = 900;
    content->setMaximumWidth(kMostWidth);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    return scroll;
}

void HelpPage::fillTopics()
{
    const int row = std::max(0, m_topics->currentRow());
    const QSignalBlocker quiet(m_topics);
    m_topics->clear();
    const auto add = [this](const QString &text, HelpPlace place, const QString &type, const QString &words) {
        auto *item = new QListWidgetItem(text, m_topics);
        item->setToolTip(text); // there may be less room than it needs
        item->setData(kPlaceRole, place);
        item->setData(kTypeRole, type);
        item->setData(kWordsRole, QString(text + u' ' + words).toCaseFolded());
    };
    QStringList keys;
    for (const CommandEntry &command : m_services.commands.commands())
        keys << command.text() << keysText(command);
    add(tr("What is where, shortcuts"), OverviewPlace, {}, keys.join(u' '));
    add(tr("Try a workflow"), TryingPlace, {}, m_trying->words());
    for (const TaskTypeInfo &type : m_services.engine.catalog().types())
        add(tr("Task: %1").arg(catalogText(type.label)), TaskPlace, type.type, wordsOf(type));
    add(tr("About, diagnostics, log"), AboutPlace, {}, {});
    m_topics->setCurrentRow(row);
}

void HelpPage::filter(const QString &text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_topics->count(); ++row) {
        QListWidgetItem *item = m_topics->item(row);
        const QString known = item->data(kWordsRole).toString();
        const bool matches = std::ranges::all_of(words, [&known](const QString &word) { return known.contains(word); });
        item->setHidden(!matches);
        if (matches && first < 0)
            first = row;
    }
    const QListWidgetItem *current = m_topics->currentItem();
    if (first >= 0 && (!current || current->isHidden()))
        m_topics->setCurrentRow(first);
}

void HelpPage::showTopic(int row)
{
    const QListWidgetItem *item = m_topics->item(row);
    if (!item)
        return;
    const int place = item->data(kPlaceRole).toInt();
    if (place == TaskPlace) {
        if (const TaskTypeInfo *type = m_services.engine.catalog().find(item->data(kTypeRole).toString()))
            m_task->showType(*type);
    }
    m_stack->setCurrentIndex(place);
}

void HelpPage::showTask(const QString &type)
{
    if (!m_search) {
        m_wanted = type;
        return;
    }
    m_search->clear();
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(kTypeRole).toString() == type)
            m_topics->setCurrentRow(row);
    }
}

void HelpPage::showTrying()
{
    m_wantsTrying = !m_search;
    if (m_wantsTrying)
        return;
    m_search->clear();
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(kPlaceRole).toInt() == TryingPlace)
            m_topics->setCurrentRow(row);
    }
}

void HelpPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_search)
        retranslate();
    QWidget::changeEvent(event);
}

void HelpPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_topics->setAccessibleName(tr("Topics of the help"));
    m_trying->retranslate(); // its words are searched
    fillTopics();
}

} // namespace sluice
