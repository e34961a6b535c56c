#pragma once

#include "core/api/simulation.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sluice {

class ThemeController;

/// What traffic is simulated: when runs arrive, for how long, by which seed, and whether a connection fails meanwhile.
class TrafficForm final : public QWidget {
    Q_OBJECT
public:
    explicit TrafficForm(ThemeController &theme, QWidget *parent = nullptr);

    /// The connections that may have an outage.
    void setConnections(const QStringList &ids);
    /// Takes over what is typed; false: something of it means nothing, and is complained about beside it.
    [[nodiscard]] bool fill(SimulationSetup &setup);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLineEdit *timeField(const char *name, const QString &text);
    void build();
    void retranslate();
    void refresh();
    [[nodiscard]] std::optional<Milliseconds> timeIn(const QLineEdit *field);

    ThemeController &m_theme;
    QFormLayout *m_form = nullptr;
    QComboBox *m_kind = nullptr;
    QDoubleSpinBox *m_rate = nullptr;
    QDoubleSpinBox *m_burst = nullptr;
    QLineEdit *m_every = nullptr;
    QLineEdit *m_lasts = nullptr;
    QLineEdit *m_duration = nullptr;
    QSpinBox *m_seed = nullptr;
    QComboBox *m_outage = nullptr;
    QLineEdit *m_outageFrom = nullptr;
    QLineEdit *m_outageLasts = nullptr;
    QLabel *m_complaint = nullptr;
};

} // namespace sluice
