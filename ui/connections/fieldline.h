#pragma once

#include "ui/connections/connectionfields.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace sluice {

class SecretKeeper;
class SecretLine;
class ThemeController;

/// Edits one field of a connection: the text with its unit behind it, and the way back to the usual value, which an empty
/// field shows. It keeps the caret: a value that it shows already is not set again.
class FieldLine final : public QWidget {
    Q_OBJECT
public:
    /// `folder`: of the workspace, for files. The input is named "connection_" and the key, with underscores for dots.
    /// One of a secret says how that stands, and takes its value in, by `keeper`.
    FieldLine(const ConnectionField &field, ThemeController &theme, SecretKeeper &keeper, const QString &folder,
              QWidget *parent = nullptr);

    ~FieldLine() override;

    [[nodiscard]] const ConnectionField &field() const { return m_field; }
    void show(const Connection &connection);
    /// Shows the value even where what was typed could not become one.
    void revert(const Connection &connection);
    void setReadOnly(bool readOnly);
    void setFieldName(const QString &name);
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString text() const;
    void retranslate();

Q_SIGNALS:
    /// A person changed the text; it may be none that stands.
    void edited(const QString &text);
    void left();
    void undoRequested();
    void redoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void browse();
    void reset();
    void showReset();
    void showSecret();

    const ConnectionField &m_field; ///< of `connectionFields`, which lasts
    ThemeController &m_theme;
    SecretKeeper &m_keeper;
    QString m_folder;
    QLineEdit *m_line = nullptr;
    QCheckBox *m_box = nullptr;
    QLabel *m_unit = nullptr;
    SecretLine *m_secret = nullptr;
    QToolButton *m_browse = nullptr;
    QToolButton *m_reset = nullptr;
};

} // namespace sluice
