#pragma once

#include "ui/inspector/fieldeditor.h"

class QPlainTextEdit;

namespace sluice {

class CodeEdit;

/// Edits JavaScript expressions, JSON and SQL with highlighting, a few lines high. Text that is no JSON changes nothing: the
/// last valid value stays, and the complaint says why.
class CodeEditor final : public FieldEditor {
    Q_OBJECT
public:
    CodeEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString complaint() const override { return m_complaint; }
    void setFieldName(const QString &name) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void changed();
    void take(const QJsonValue &value, const QString &complaint);
    void takeEmptiness();
    void fitHeight();

    ParamInfo m_param;
    CodeEdit *m_code;
    int m_lineHeight;
    QJsonValue m_value;
    QString m_complaint;
    bool m_isFilling = false;
};

/// Edits text of several lines.
class TextEditor final : public FieldEditor {
    Q_OBJECT
public:
    TextEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    void setFieldName(const QString &name) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    bool m_isFilling = false;
};

} // namespace sluice
