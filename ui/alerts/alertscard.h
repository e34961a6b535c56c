#pragma once

#include "ui/widgets/card.h"

class QLabel;

namespace sluice {

class AlertList;
class EngineClient;
class InfoBar;

/// What fires, on a page; away while nothing does. It follows the engine by itself, as long as its page is seen.
class AlertsCard final : public Card {
    Q_OBJECT
public:
    AlertsCard(EngineClient &engine, ThemeController &theme, QWidget *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take();
    void retranslate();

    EngineClient &m_engine;
    ThemeController &m_theme;
    QLabel *m_title = nullptr;
    InfoBar *m_bar = nullptr;
    AlertList *m_list = nullptr;
    QMetaObject::Connection m_following;
};

} // namespace sluice
