#pragma once

#include "core/api/demoknobs.h"
#include "ui/widgets/card.h"

#include <optional>

class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace sluice {

class ElidedLabel;
class InfoBar;
class PoisonList;

/// The knobs of the demo service: how many of its calls fail, how slow it is, which codes it refuses.
///
/// What a person turns counts once it is sent by a button; *Repair* and *Break* send at once. What the service last
/// said of itself stays in sight.
class DemoPanel final : public Card {
    Q_OBJECT
public:
    explicit DemoPanel(ThemeController &theme, QWidget *parent = nullptr);

    /// Where it serves, and whether this program runs it or found it there.
    void showService(const QString &address, bool isOurs);
    /// What the service says of itself; replaces what was turned but not sent.
    void showKnobs(const DemoKnobs &knobs);
    /// While an answer is awaited, nothing else can be sent.
    void setBusy(bool busy);
    void setStale(bool stale);
    [[nodiscard]] InfoBar &outcome() const { return *m_outcome; }

Q_SIGNALS:
    void knobsAsked(const sluice::DemoKnobs &knobs);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void dress();
    void retranslate();
    void refresh();
    void breakAgain();
    void repair();
    [[nodiscard]] DemoKnobs turned() const;

    ThemeController &m_theme;
    QString m_address;
    bool m_isOurs = false;
    bool m_busy = false;
    bool m_stale = false;
    std::optional<DemoKnobs> m_known;
    DemoKnobs m_broken; ///< what *Break it again* goes back to
    QLabel *m_title = nullptr;
    ElidedLabel *m_where = nullptr;
    QLabel *m_now = nullptr;
    QLabel *m_errorLabel = nullptr;
    QSlider *m_errorRate = nullptr;
    QLabel *m_errorText = nullptr;
    QLabel *m_latencyLabel = nullptr;
    QSpinBox *m_latency = nullptr;
    QLabel *m_poisonLabel = nullptr;
    PoisonList *m_poison = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_repair = nullptr;
    QPushButton *m_break = nullptr;
    InfoBar *m_outcome = nullptr;
};

/// What the knobs do, in one sentence.
[[nodiscard]] QString demoSentence(const DemoKnobs &knobs);
/// Whether a service with these knobs answers every call well.
[[nodiscard]] bool isRepaired(const DemoKnobs &knobs);

} // namespace sluice
