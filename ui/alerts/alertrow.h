#pragma once

#include "core/api/alerts.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class ElidedLabel;
class StateChip;
class ThemeController;

/// One alert of a list: how bad, what, its figure, since when, who looks after it, and what one can do about it.
class AlertRow final : public QWidget {
    Q_OBJECT
public:
    /// `leads`: with a button to whose figure it is.
    AlertRow(ThemeController &theme, const QString &key, bool leads = true, QWidget *parent = nullptr);

    void showAlert(const AlertSummary &alert, WallTime now);
    void retranslate();

Q_SIGNALS:
    void ordered(const sluice::AlertRequest &request);
    void thingRequested(const sluice::AlertSummary &alert);

private:
    void buildButtons();
    [[nodiscard]] QString detail(WallTime now) const;
    void order(AlertAction action, Milliseconds time = {});

    AlertSummary m_alert;
    WallTime m_now{};
    StateChip *m_chip = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_detail = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_acknowledge = nullptr;
    QPushButton *m_snooze = nullptr;
    QPushButton *m_reopen = nullptr;
};

} // namespace sluice
