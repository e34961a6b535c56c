#pragma once

#include "core/workflow/alertrules.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sluice {

class ThemeController;

/// The fields of one rule. What is typed is a rule only once it is confirmed; then it is one edit.
///
/// A field may show less than the rule says, such as whole seconds; what nobody touched stays exact.
class AlertRuleForm final : public QWidget {
    Q_OBJECT
public:
    explicit AlertRuleForm(ThemeController &theme, QWidget *parent = nullptr);

    /// Asks for changes of a rule; of a new one, whose id is given.
    void ask(const AlertRule &rule, bool isNew);
    /// The rule that was asked for, with what was changed since.
    [[nodiscard]] AlertRule rule() const;
    void retranslate();

Q_SIGNALS:
    void confirmed(const sluice::AlertRule &rule);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void followMetric();
    void showSentence();
    [[nodiscard]] QLabel *addRow(QFormLayout &form, QWidget *field);
    [[nodiscard]] AlertMetric metric() const;
    /// What the fields show.
    [[nodiscard]] AlertRule shown() const;

    ThemeController &m_theme;
    AlertRule m_rule;
    AlertRule m_asked; ///< what the fields showed of it at first
    bool m_isNew = false;
    QLineEdit *m_name = nullptr;
    QComboBox *m_metric = nullptr;
    QLineEdit *m_subject = nullptr;
    QComboBox *m_comparison = nullptr;
    QDoubleSpinBox *m_threshold = nullptr;
    QComboBox *m_health = nullptr; ///< in place of the threshold, for heartbeats
    QSpinBox *m_holdFor = nullptr;
    QSpinBox *m_calmFor = nullptr;
    QComboBox *m_severity = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLabel *m_metricLabel = nullptr;
    QLabel *m_subjectLabel = nullptr;
    QLabel *m_comparisonLabel = nullptr;
    QLabel *m_thresholdLabel = nullptr;
    QLabel *m_healthLabel = nullptr;
    QLabel *m_holdLabel = nullptr;
    QLabel *m_calmLabel = nullptr;
    QLabel *m_severityLabel = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace sluice
