#pragma once

#include "core/workflow/connection.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace sluice {

/// The other setting, B: pools and rate limits of the connections that the workflow uses, changed for the simulation only.
class VariantPanel final : public QWidget {
    Q_OBJECT
public:
    explicit VariantPanel(QWidget *parent = nullptr);

    void setConnections(const std::vector<Connection> &connections);
    [[nodiscard]] bool isOn() const;
    /// The connections as they are in B.
    [[nodiscard]] std::vector<Connection> changed(std::vector<Connection> connections) const;

Q_SIGNALS:
    void toggled(bool isOn);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString id;
        QWidget *widget = nullptr;
        QLabel *name = nullptr;
        QSpinBox *pool = nullptr;
        QDoubleSpinBox *rate = nullptr;
    };
    [[nodiscard]] Row makeRow(const Connection &connection);
    void retranslate();

    QCheckBox *m_on = nullptr;
    QLabel *m_hint = nullptr;
    QVBoxLayout *m_column = nullptr;
    std::vector<Row> m_rows;
};

} // namespace sluice
