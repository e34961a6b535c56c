#pragma once

#include <QJsonObject>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace sluice {

class FlowLayout;

/// The fields of a JSON Schema of an object, to be filled in by a person: a line for texts and numbers, a box to tick, a
/// list to choose from. What is of another kind is written as JSON. It only collects; whether it fits, the engine says.
class SchemaFields final : public QWidget {
    Q_OBJECT
public:
    explicit SchemaFields(QWidget *parent = nullptr);

    /// Makes the fields anew, empty, unless the form is the one that is shown.
    void setForm(const QJsonObject &form);
    /// What was filled in; what was left empty is not there.
    [[nodiscard]] QJsonObject value() const;
    void clear();
    void retranslate();
    /// In the order of the Tab key.
    [[nodiscard]] std::vector<QWidget *> editors() const;

private:
    struct Field {
        QString key;
        QJsonObject schema;
        bool isRequired = false;
        QWidget *place = nullptr;
        QLabel *label = nullptr;
        QLineEdit *line = nullptr; ///< of these three, one
        QCheckBox *box = nullptr;
        QComboBox *list = nullptr;
    };

    void add(const QString &key, const QJsonObject &schema, bool isRequired);
    [[nodiscard]] static QWidget *editorOf(const Field &field);
    [[nodiscard]] static QJsonValue valueOf(const Field &field);

    FlowLayout *m_row;
    QJsonObject m_form;
    std::vector<Field> m_fields;
};

} // namespace sluice
