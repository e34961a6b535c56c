#pragma once

#include "core/workflow/connection.h"
#include "ui/connections/connectionfields.h"

#include <QWidget>

#include <functional>
#include <optional>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace sluice {

class FieldLine;
class FormRow;
class KeyValueEditor;
class SecretKeeper;
class ThemeController;

/// All fields of one connection, made from `connectionFields`. It says what a person changed; what is wrong stands beside each
/// field.
class ConnectionForm final : public QWidget {
    Q_OBJECT
public:
    using Change = std::function<void(Connection &)>;

    ConnectionForm(ThemeController &theme, SecretKeeper &keeper, const QString &folder, QWidget *parent = nullptr);
    ~ConnectionForm() override;

    /// Shows a connection; one with another id begins anew, so that nothing half typed stays. `ids`: those that are taken;
    /// `users`: how many tasks name it, which keep its id as it is.
    void show(const Connection &connection, const QStringList &ids, int users);
    /// Shows what the document has, also in fields whose text could not stand.
    void revert();
    /// The label of the first field whose text cannot stand; empty: all can.
    [[nodiscard]] QString firstComplaint() const;
    void focusComplaint();
    void focusFirst();

Q_SIGNALS:
    /// `label`: of the field; edits with the same key that follow each other are one.
    void edited(const QString &label, const Change &change, const QByteArray &key);
    void left();
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        FieldLine *line = nullptr;
        FormRow *form = nullptr;
    };
    struct Section {
        ConnectionSection id = ConnectionSection::Name;
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QGridLayout *grid = nullptr;
        std::vector<std::pair<QWidget *, bool>> cells; ///< and whether each takes a whole line
    };

    void addSection(ConnectionSection section);
    void addRow(const ConnectionField &field, Section &section);
    void addHeaders(Section &section);
    void take(FieldLine &line, const QString &text);
    void takeHeaders(const QJsonValue &value);
    void judge(Row &row);
    void judgeAll();
    void arrange(Section &section);
    void dress();
    void retranslate();
    [[nodiscard]] QString problemOf(const Row &row) const;

    ThemeController &m_theme;
    SecretKeeper &m_keeper;
    QString m_folder;
    QVBoxLayout *m_column;
    std::vector<Section> m_sections;
    std::vector<Row> m_rows;
    KeyValueEditor *m_headers = nullptr;
    FormRow *m_headersRow = nullptr;
    std::optional<Connection> m_shown;
    QStringList m_ids;
    int m_users = 0;
};

} // namespace sluice
