#pragma once

#include "core/api/alerts.h"

#include <QToolButton>

class QFrame;
class QLabel;
class QPushButton;

namespace sluice {

class AlertList;
class EngineClient;
class InfoBar;
class ThemeController;

/// The bell of the window's header: how many alerts wait for somebody, in the colour of the worst, and their list.
///
/// It follows the engine always, since its count is news; the list is filled only while it is open.
class AlertBell final : public QToolButton {
    Q_OBJECT
public:
    AlertBell(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void openList();
    [[nodiscard]] int count() const noexcept { return m_count; }
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Somebody wants to see whose figure an alert is about.
    void thingRequested(const sluice::AlertSummary &alert);
    void rulesRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPanel();
    void take();
    void fill();
    void place();
    void order(const AlertRequest &request);

    EngineClient &m_engine;
    ThemeController &m_theme;
    int m_count = 0;
    int m_worst = 0;
    QFrame *m_panel = nullptr;
    QLabel *m_title = nullptr;
    InfoBar *m_bar = nullptr;
    AlertList *m_list = nullptr;
    QPushButton *m_rules = nullptr;
};

} // namespace sluice
