#pragma once

#include "core/api/snapshot.h"
#include "ui/health/orderpanel.h"

#include <optional>

class QPushButton;

namespace sluice {

class ElidedLabel;
class StateChip;

/// One of the growth models: its component's state, as of when it knows what it tells, and what may be done to it.
class GrowthModelRow final : public QWidget {
    Q_OBJECT
public:
    GrowthModelRow(const QString &model, ThemeController &theme, QWidget *parent = nullptr);

    /// None: no component of that name runs. `told`: as of when; none: it has told nothing yet.
    void show(const ComponentSnapshot *component, std::optional<WallTime> told, WallTime now);
    /// Whether what it tells still holds: it runs, and is not late.
    [[nodiscard]] bool isLive() const noexcept { return m_isLive; }
    void setStale(bool stale);

Q_SIGNALS:
    void actionAsked(const QString &model, sluice::ComponentAction action);
    void resetAsked(const QString &model);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const QString m_model;
    ElidedLabel *m_name = nullptr;
    StateChip *m_phase = nullptr;
    ElidedLabel *m_told = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_reset = nullptr;
    std::optional<ComponentSnapshot> m_component;
    std::optional<WallTime> m_toldAt;
    WallTime m_now{};
    bool m_isLive = false;
};

/// Asks why a growth model is to begin anew.
class GrowthResetPanel final : public OrderPanel {
    Q_OBJECT
public:
    explicit GrowthResetPanel(ThemeController &theme, QWidget *parent = nullptr);

    /// `knows`: how much it would forget, in words.
    void ask(const QString &model, const QString &knows);

Q_SIGNALS:
    void confirmed(const QString &model, const QString &reason);

private:
    [[nodiscard]] Question question() const override;
    void confirmWith(const QString &reason) override;

    QString m_model;
    QString m_knows;
};

} // namespace sluice
