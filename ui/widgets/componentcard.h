#pragma once

#include "core/api/engineclient.h"
#include "ui/widgets/card.h"
#include "ui/wording/componentwords.h"

#include <array>
#include <optional>
#include <tuple>

class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidedLabel;
class Figure;
class Pulse;
class StateChip;
class WhyLines;
struct Remedy;
struct WhyLine;
struct WhyNames;

/// Least width of a card at a font scale of 1, and the gap between cards. Four stand side by side in a window 1280 wide.
inline constexpr int kCardWidth = 272;
inline constexpr int kCardGrid = 8;
/// The least width of a card at the theme's font scale.
[[nodiscard]] int cardWidth(const ThemeController &theme);

/// A component at a glance: its state and for how long, its heartbeat as a pulse with its age, its figures, its last
/// error in words, and what may be done to it.
class ComponentCard final : public Card {
    Q_OBJECT
public:
    explicit ComponentCard(ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the component as it was at `taken`.
    void showComponent(const ComponentSnapshot &component, WallTime taken);
    /// What else keeps it from its work, beside what it says of itself.
    void setWhy(std::vector<WhyLine> lines, const WhyNames &names);
    /// Stale values are grey, and nothing may be asked of a component that nobody hears from.
    void setStale(bool stale);
    [[nodiscard]] const ComponentSnapshot &component() const noexcept { return m_shown; }

Q_SIGNALS:
    void actionAsked(const QString &component, sluice::ComponentAction action);
    void remedyChosen(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Which { Cpu, Memory, Queue, Requests, Errors, Restarts, Mean, P99, Failing, FigureCount };

    void build();
    void dress();
    void retranslate();
    void refresh();
    void refreshFigures();
    void refreshActions();
    void ask(ComponentAction action);
    void copyError();
    /// What the state means for the person; empty while all is well.
    [[nodiscard]] QString note() const;
    /// … and what it has cost so far, where threads were given up.
    [[nodiscard]] QString fullNote() const;

    ThemeController &m_theme;
    ComponentSnapshot m_shown;
    ComponentWords m_words;
    WallTime m_taken{};
    bool m_stale = false;
    std::optional<std::tuple<ComponentPhase, bool, QString>> m_offered; ///< what the buttons say and allow
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_does = nullptr;
    StateChip *m_phase = nullptr;
    ElidedLabel *m_inPhase = nullptr;
    Pulse *m_pulse = nullptr;
    StateChip *m_health = nullptr;
    ElidedLabel *m_age = nullptr;
    QLabel *m_note = nullptr;
    WhyLines *m_why = nullptr;
    std::array<Figure *, FigureCount> m_figures{};
    ElidedLabel *m_error = nullptr;
    QToolButton *m_copy = nullptr;
    QPushButton *m_restart = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QToolButton *m_drain = nullptr; ///< small, at the top: asked for seldom
    QToolButton *m_stop = nullptr;
};

} // namespace sluice
