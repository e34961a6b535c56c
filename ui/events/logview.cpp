#include "ui/events/logview.h"

#include "ui/events/enginelogmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {
constexpr Milliseconds kLogEvery{500};
constexpr std::size_t kMostLines = 20'000;
/// At a time; more come with the next question.
constexpr quint32 kLinesAtOnce = 5'000;
} // namespace

LogView::LogView(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_level(new QComboBox)
    , m_component(new QComboBox)
    , m_text(new FilterEdit(theme))
    , m_follow(new QCheckBox)
    , m_pause(new QCheckBox)
    , m_count(new QLabel)
    , m_list(new ListView(theme))
    , m_model(new EngineLogModel(kMostLines, this))
    , m_states(new PageStates(m_list, theme))
{
    build();
    m_timer.setInterval(kLogEvery);
    connect(&m_timer, &QTimer::timeout, this, &LogView::ask);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogView::filter);
    connect(m_component, &QComboBox::currentIndexChanged, this, &LogView::filter);
    connect(m_text, &FilterEdit::filterChanged, this, &LogView::filter);
    connect(m_pause, &QCheckBox::toggled, this, &LogView::ask);
    connect(m_follow, &QCheckBox::toggled, this, [this](bool follows) {
        if (follows)
            m_list->scrollToBottom();
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::noteScrolled);
    connect(m_states, &PageStates::clearFiltersRequested, this, [this] {
        m_level->setCurrentIndex(0);
        m_component->setCurrentIndex(0);
        m_text->clear();
    });
    connect(m_states, &PageStates::retryRequested, this, &LogView::askAgain);
    m_states->setState(PageState::Loading);
    retranslate();
}

void LogView::build()
{
    setObjectName(QStringLiteral("logView"));
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_component->setObjectName(QStringLiteral("logComponent"));
    m_text->setObjectName(QStringLiteral("logText"));
    m_follow->setObjectName(QStringLiteral("logFollow"));
    m_pause->setObjectName(QStringLiteral("logPause"));
    m_count->setObjectName(QStringLiteral("logCount"));
    m_list->setObjectName(QStringLiteral("engineLog"));
    m_states->setObjectName(QStringLiteral("logStates"));
    m_list->setModel(m_model);
    m_list->setColumnWidths({200, 110, 130, 0});
    m_follow->setChecked(true);
    for (int level = 0; level < 4; ++level)
        m_level->addItem(QString());
    m_component->addItem(QString());
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    for (QWidget *part :
         {static_cast<QWidget *>(m_level), static_cast<QWidget *>(m_component), static_cast<QWidget *>(m_text),
          static_cast<QWidget *>(m_follow), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_count)})
        bar->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_states, 1);
    setFocusProxy(m_text);
}

void LogView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    ask();
}

void LogView::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void LogView::ask()
{
    if (!m_pause->isChecked())
        read();
}

/// What failed is asked for again, even while it is paused.
void LogView::askAgain()
{
    m_isWanted = true;
    read();
}

void LogView::read()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_engine.readLog(m_model->last(), kLinesAtOnce, this, [this](const Result<LogPage> &page) {
        m_isAsking = false;
        take(page);
    });
}

void LogView::take(const Result<LogPage> &page)
{
    const bool isWanted = std::exchange(m_isWanted, false);
    if (!page) {
        const auto since = momentText(m_answered, m_engine.snapshot().taken);
        m_states->setRefusal(page.error(), m_model->kept() > 0, since);
        return;
    }
    if (m_pause->isChecked() && !isWanted)
        return; // it was asked before
    m_hasAnswer = true;
    m_answered = m_engine.snapshot().taken;
    m_last = page->last;
    m_file = page->file;
    m_states->clearRefusal();
    if (page->records.empty()) {
        showState();
        return;
    }
    changeRows([&] { m_model->add(page->records); });
}

/// Who follows stands at the newest line then.
void LogView::changeRows(const std::function<void()> &change)
{
    m_isChanging = true;
    change();
    offerComponents();
    showState();
    m_list->doItemsLayout(); // now, not later, when it would look as if somebody had scrolled
    if (m_follow->isChecked())
        m_list->scrollToBottom();
    m_isChanging = false;
}

/// Who scrolls up reads; who scrolls to the end again follows. A list that brings its last row into sight may stop a
/// pixel before its end.
void LogView::noteScrolled()
{
    const QScrollBar *bar = m_list->verticalScrollBar();
    if (!m_isChanging)
        m_follow->setChecked(bar->maximum() - bar->value() < bar->singleStep());
}

/// What was chosen stays, also once none of its lines is kept.
void LogView::offerComponents()
{
    const QString chosen = m_component->currentData().toString();
    QStringList names = m_model->components();
    if (!chosen.isEmpty() && !names.contains(chosen)) {
        names += chosen;
        names.sort();
    }
    QStringList offered;
    for (int at = 1; at < m_component->count(); ++at)
        offered += m_component->itemData(at).toString();
    if (names == offered)
        return;
    const QSignalBlocker quiet(m_component);
    while (m_component->count() > 1)
        m_component->removeItem(1);
    for (const QString &name : names)
        m_component->addItem(name, name);
    m_component->setCurrentIndex(std::max(0, m_component->findData(chosen)));
}

void LogView::filter()
{
    changeRows([this] {
        m_model->setFilter({static_cast<LogLevel>(std::max(0, m_level->currentIndex())),
                            m_component->currentData().toString(), m_text->text()});
    });
}

void LogView::showState()
{
    if (!m_hasAnswer)
        return;
    const int rows = m_model->rowCount();
    m_count->setText(tr("%1 of %2 lines").arg(numberText(quint64(rows)), numberText(m_last)));
    m_count->setToolTip(m_file.isEmpty() ? QString() : tr("All lines are in %1").arg(QDir::toNativeSeparators(m_file)));
    m_states->setState(rows > 0              ? PageState::Ready
                       : m_model->kept() > 0 ? PageState::NothingMatches
                                             : PageState::Empty);
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LogView::retranslate()
{
    m_level->setItemText(0, tr("All levels"));
    m_level->setItemText(1, tr("Info and worse"));
    m_level->setItemText(2, tr("Warnings and errors"));
    m_level->setItemText(3, tr("Errors only"));
    m_level->setAccessibleName(tr("Levels of the lines that are shown"));
    m_component->setItemText(0, tr("All components"));
    m_component->setAccessibleName(tr("Component whose lines are shown"));
    m_text->setPlaceholderText(tr("Text in the log"));
    m_text->setAccessibleName(tr("Text in the lines that are shown"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keeps the newest line in sight"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Holds what is shown. The log goes on."));
    m_list->setAccessibleName(tr("Log of the engine"));
    m_states->setEmptyText(QStringLiteral("view-list-text"), tr("No line yet"),
                           tr("What components, breakers and tasks say of themselves comes here, and into the file of "
                              "the log."),
                           {});
    m_model->retranslate();
    showState();
}

} // namespace sluice
