#pragma once

#include "ui/inspector/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace sluice {

/// Edits a line of text: texts, durations, numbers and paths.
class LineEditor final : public FieldEditor {
    Q_OBJECT
public:
    LineEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString complaint() const override { return m_complaint; }
    [[nodiscard]] QString words() const override;
    void setFieldName(const QString &name) override;
    void retranslate() override;

private:
    [[nodiscard]] QJsonValue typed() const;
    void complain();
    void browse();

    ParamInfo m_param;
    QString m_folder;
    QLineEdit *m_line;
    QToolButton *m_browse = nullptr;
    QString m_complaint;
};

/// Edits a switch.
class SwitchEditor final : public FieldEditor {
    Q_OBJECT
public:
    SwitchEditor(const ParamInfo &param, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    void setFieldName(const QString &name) override;

private:
    ParamInfo m_param;
    QCheckBox *m_box;
};

/// Picks one of a list: choices and connections.
class PickEditor final : public FieldEditor {
    Q_OBJECT
public:
    PickEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    void setFieldName(const QString &name) override;
    void retranslate() override;

private:
    ParamInfo m_param;
    QComboBox *m_box;
};

} // namespace sluice
