#pragma once

#include "core/api/engineclient.h"
#include "ui/widgets/card.h"

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace sluice {

class BreakerOrderPanel;
class BreakerPicture;
class ElidedLabel;
class Figure;
class LimitGauge;
class RateBar;
class StateChip;
class TransitionStrip;

/// The circuit breaker, pool and limit of one connection, and what may be done to them.
class BreakerCard final : public Card {
    Q_OBJECT
public:
    explicit BreakerCard(ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the connection as it was at `taken`.
    /// `name`: what people call it; empty: its id.
    void showConnection(const ConnectionSnapshot &connection, WallTime taken, const QString &name = {});
    /// What keeps it from being used, though its breaker knows nothing of it; none: nothing does.
    void setTrouble(const std::optional<Error> &trouble);
    void setStale(bool stale);

Q_SIGNALS:
    void connectionRequested(const QString &id);
    void orderAsked(const sluice::BreakerRequest &request);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Which { Refused, NextProbe, InUse, Waiting, TurnedAway, FigureCount };

    void build();
    void connectAll();
    void dress();
    void retranslate();
    void refresh();
    void refreshRate();
    void ask(BreakerAction action);

    ThemeController &m_theme;
    ConnectionSnapshot m_shown;
    QString m_called; ///< what people call it
    WallTime m_taken{};
    std::optional<Error> m_trouble;
    bool m_stale = false;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_kind = nullptr;
    StateChip *m_phase = nullptr;
    ElidedLabel *m_since = nullptr;
    BreakerPicture *m_picture = nullptr;
    std::array<Figure *, FigureCount> m_figures{};
    RateBar *m_bar = nullptr;
    LimitGauge *m_pool = nullptr;
    LimitGauge *m_limiter = nullptr;
    QLabel *m_rate = nullptr;
    QLabel *m_held = nullptr;
    QLabel *m_lack = nullptr;
    QPushButton *m_open = nullptr;
    TransitionStrip *m_history = nullptr;
    std::array<QPushButton *, 4> m_actions{}; ///< in the order of BreakerAction
    BreakerOrderPanel *m_order = nullptr;
    BreakerAction m_asked = BreakerAction::Reset;
};

/// How many calls of the window failed and when the breaker opens, in one sentence.
[[nodiscard]] QString breakerRateSentence(const ConnectionSnapshot &connection);
/// Who holds the breaker, why and for how long; empty while nobody does.
[[nodiscard]] QString breakerHeldSentence(const ConnectionSnapshot &connection);

} // namespace sluice
