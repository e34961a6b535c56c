#pragma once

#include "core/api/engineclient.h"
#include "ui/widgets/card.h"

#include <array>

class QLabel;
class QStackedWidget;

namespace sluice {

class Figure;
class GrowthChart;
class GrowthModelRow;
class GrowthResetPanel;
class GrowthTable;
class InfoBar;
class ListView;
class PageStates;
class SegmentedControl;

/// The section Growth of the page Health: how users bring in users, what comes of it, and which strategy leads.
///
/// It asks the engine once a second at most, and only while it is in sight. What a model tells that does not run is grey,
/// with the moment until which it knows. Thread: UI.
class GrowthCard final : public Card {
    Q_OBJECT
public:
    GrowthCard(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Nothing of what the page shows is refreshed any more.
    void setStale(bool stale);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum FigureAt : std::size_t { KFigure, InvitesFigure, ConversionFigure, CycleFigure, FigureCount };
    struct Table {
        QLabel *title = nullptr;
        ListView *view = nullptr;
        GrowthTable *rows = nullptr;
    };

    [[nodiscard]] QWidget *content();
    [[nodiscard]] QWidget *viralPart();
    [[nodiscard]] QWidget *predictorPart();
    [[nodiscard]] QWidget *optimizerPart();
    [[nodiscard]] Table makeTable(const QString &name, int texts, const std::vector<int> &widths, QWidget *parent);
    [[nodiscard]] QLabel *makeText(const QString &name, QWidget *parent);
    void dress();
    void retranslate();
    void follow();
    void ask();
    void take(const Result<GrowthSnapshot> &told);
    void tellTrouble(const Error &error);
    void showModels();
    void showAll();
    void showViral(const ViralReport &report, WallTime now);
    void showPredictor();
    void showOptimizer(WallTime now);
    void showBad();
    void greyOut();
    void control(const QString &model, ComponentAction action);
    void askReset(const QString &model);
    void reset(const QString &model, const QString &reason);
    [[nodiscard]] QString knowledge(const QString &model) const;

    EngineClient &m_engine;
    ThemeController &m_theme;
    QLabel *m_title = nullptr;
    InfoBar *m_trouble = nullptr; ///< why nothing newer is known
    InfoBar *m_outcome = nullptr; ///< of an order
    std::array<GrowthModelRow *, 3> m_models{};
    GrowthResetPanel *m_resetPanel = nullptr;
    std::array<QWidget *, 3> m_parts{}; ///< of what each of the models tells
    std::array<Figure *, FigureCount> m_figures{};
    QLabel *m_network = nullptr;
    QLabel *m_bad = nullptr;
    QLabel *m_forecast = nullptr;
    QLabel *m_strategy = nullptr;
    SegmentedControl *m_view = nullptr;
    QStackedWidget *m_stack = nullptr;
    GrowthChart *m_chart = nullptr;
    Table m_cohorts;
    Table m_days;
    Table m_strategies;
    Table m_log;
    PageStates *m_states = nullptr; ///< made last: of all that is above
    std::optional<GrowthSnapshot> m_growth;
    std::optional<Error> m_told; ///< the last question was answered so
    WallTime m_asked{};
    bool m_isAsking = false;
    bool m_isStale = false;
    QMetaObject::Connection m_following;
};

} // namespace sluice
