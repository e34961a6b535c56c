#pragma once

#include "ui/inspector/fieldeditor.h"

#include <QJsonObject>

class QTableWidget;
class QToolButton;

namespace sluice {

/// Edits an object of texts as a table of keys and values; the last row, always empty, adds one.
class KeyValueEditor final : public FieldEditor {
    Q_OBJECT
public:
    KeyValueEditor(const ParamInfo &param, const FieldContext &context, const QString &objectName, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString complaint() const override { return m_complaint; }
    void setFieldName(const QString &name) override;
    void retranslate() override;

private:
    [[nodiscard]] QJsonObject typed() const;
    void fill(const QJsonObject &object);
    void addRow(const QString &key, const QString &value);
    void changed();
    void removeCurrent();
    void fitHeight();

    QTableWidget *m_table;
    QToolButton *m_remove;
    QString m_complaint;
    bool m_isFilling = false;
};

} // namespace sluice
