#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace sluice {

class EventLogModel;
class FilterEdit;
class ListView;
class ThemeController;

/// The search above a log: finds every line that holds a text, and goes from one to the next. A long log is searched a
/// few milliseconds at a time, so that the window never stalls; lines that come are searched as they come.
class LogSearch final : public QWidget {
    Q_OBJECT
public:
    LogSearch(EventLogModel &log, ListView &list, FilterEdit &text, ThemeController &theme, QWidget *parent = nullptr);

    /// Rows of the lines that hold the text, as far as the search has come.
    [[nodiscard]] const std::vector<int> &found() const noexcept { return m_found; }
    [[nodiscard]] bool isSearching() const { return m_more.isActive(); }
    void goToNext() { go(1); }
    void goToPrevious() { go(-1); }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void searchOn();
    void go(int by);
    void tell();
    void dress();
    void retranslate();

    EventLogModel &m_log;
    ListView &m_list;
    FilterEdit &m_text;
    ThemeController &m_theme;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_count = nullptr;
    QTimer m_more;
    QString m_part;
    std::vector<int> m_found;
    int m_searched = 0;  ///< rows
    bool m_goes = false; ///< to the first line that is found
};

} // namespace sluice
