#include "ui/runs/logsearch.h"

#include "ui/models/listview.h"
#include "ui/runs/eventlogmodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/wording/formats.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {
/// What one turn of the event loop may take.
constexpr qint64 kTurnMs = 8;
constexpr int kRowsBetweenLooks = 64;
} // namespace

LogSearch::LogSearch(EventLogModel &log, ListView &list, FilterEdit &text, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_list(list)
    , m_text(text)
    , m_theme(theme)
    , m_previous(new QToolButton)
    , m_next(new QToolButton)
    , m_count(new QLabel)
{
    m_text.setObjectName(QStringLiteral("logSearch"));
    m_previous->setObjectName(QStringLiteral("logPrevious"));
    m_next->setObjectName(QStringLiteral("logNext"));
    m_count->setObjectName(QStringLiteral("logFound"));
    m_previous->setAutoRaise(true);
    m_next->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    row->setSpacing(space::kS);
    row->addWidget(&m_text, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_count);
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    m_text.installEventFilter(this);
    connect(&m_more, &QTimer::timeout, this, &LogSearch::searchOn);
    connect(&m_text, &FilterEdit::filterChanged, this, &LogSearch::begin);
    connect(m_previous, &QToolButton::clicked, this, &LogSearch::goToPrevious);
    connect(m_next, &QToolButton::clicked, this, &LogSearch::goToNext);
    connect(&log, &QAbstractItemModel::modelReset, this, &LogSearch::begin);
    connect(&log, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_part.isEmpty() && !m_more.isActive())
            m_more.start();
    });
    connect(&theme, &ThemeController::changed, this, &LogSearch::dress);
    retranslate();
    dress();
}

void LogSearch::begin()
{
    m_part = m_text.text();
    m_found.clear();
    m_searched = 0;
    m_goes = true;
    m_more.stop();
    if (!m_part.isEmpty())
        m_more.start();
    tell();
}

void LogSearch::searchOn()
{
    QElapsedTimer timer;
    timer.start();
    const int rows = m_log.rowCount();
    while (m_searched < rows) {
        if (m_log.holds(m_searched, m_part))
            m_found.push_back(m_searched);
        if (++m_searched % kRowsBetweenLooks == 0 && timer.elapsed() >= kTurnMs)
            break;
    }
    if (m_searched < rows)
        m_more.start();
    if (m_goes && !m_found.empty()) {
        m_goes = false;
        go(0);
    }
    tell();
}

/// From the line that is chosen to the next one found; 0: to it or the first one after it.
void LogSearch::go(int by)
{
    if (m_found.empty())
        return;
    const int here = m_list.currentIndex().row();
    auto at = by < 0    ? std::ranges::lower_bound(m_found, here)
              : by == 0 ? std::ranges::lower_bound(m_found, here)
                        : std::ranges::upper_bound(m_found, here);
    if (by < 0)
        at = at == m_found.begin() ? std::prev(m_found.end()) : std::prev(at);
    else if (at == m_found.end())
        at = m_found.begin(); // once around
    const QModelIndex line = m_log.index(*at, 0);
    m_list.setCurrentIndex(line);
    m_list.scrollTo(line, QAbstractItemView::PositionAtCenter);
    tell();
}

void LogSearch::tell()
{
    m_previous->setEnabled(!m_found.empty());
    m_next->setEnabled(!m_found.empty());
    if (m_part.isEmpty())
        return m_count->clear();
    const auto here = std::ranges::lower_bound(m_found, m_list.currentIndex().row());
    QString text = here != m_found.end() && *here == m_list.currentIndex().row()
                       ? tr("%1 of %n line(s)", nullptr, static_cast<int>(m_found.size()))
                             .arg(numberText(quint64(here - m_found.begin() + 1)))
                       : tr("%n line(s)", nullptr, static_cast<int>(m_found.size()));
    if (isSearching())
        text = tr("%1, %2 searched", "lines found so far, share of the log")
                   .arg(text, percentText(double(m_searched) / std::max(1, m_log.rowCount())));
    m_count->setText(text);
}

bool LogSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && m_part == m_text.text() && !m_found.empty()) {
            go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LogSearch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LogSearch::dress()
{
    m_previous->setIcon(m_theme.icon(QStringLiteral("go-up")));
    m_next->setIcon(m_theme.icon(QStringLiteral("go-down")));
}

void LogSearch::retranslate()
{
    m_text.setPlaceholderText(tr("Search the log"));
    m_text.setAccessibleName(m_text.placeholderText());
    m_previous->setToolTip(tr("The line found before this one (Shift+Enter)"));
    m_previous->setAccessibleName(m_previous->toolTip());
    m_next->setToolTip(tr("The next line found (Enter)"));
    m_next->setAccessibleName(m_next->toolTip());
    tell();
}

} // namespace sluice
