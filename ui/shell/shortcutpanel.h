#pragma once

#include <QHash>
#include <QKeySequence>
#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class CommandTable;
class Preferences;
class ThemeController;

/// The keys of every command, to be changed: what would not work is refused, with the reason and the command that has the
/// keys already. They hold at once and are kept.
class ShortcutPanel final : public QWidget {
    Q_OBJECT
public:
    ShortcutPanel(CommandTable &commands, Preferences &preferences, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows only commands that hold these words; how many do. Without words: only those whose keys were changed, and
    /// a button for the others.
    int filter(const QString &words);
    void retranslate();

protected:
    /// Commands may have come or changed meanwhile.
    void showEvent(QShowEvent *event) override;

private:
    struct KeyRow {
        QWidget *box = nullptr;
        QLabel *text = nullptr;
        QLabel *keys = nullptr;
        QPushButton *change = nullptr;
        QPushButton *reset = nullptr;
    };
    void showRows();
    void makeRow(const QString &id, QWidget *before);
    void fillRow(KeyRow &row, const QString &id);
    void openEdit(const QString &id);
    void closeEdit();
    void confirm();
    void put(const QString &id, const QKeySequence &keys);
    /// Why these keys cannot be those of a command; empty: they can.
    [[nodiscard]] QString objection(const QString &id, const QKeySequence &keys) const;

    CommandTable &m_commands;
    Preferences &m_preferences;
    ThemeController &m_theme;
    QVBoxLayout *m_rowBox = nullptr;
    QPushButton *m_all = nullptr;
    QHash<QString, KeyRow> m_rows;
    QWidget *m_editor = nullptr;
    QKeySequenceEdit *m_edit = nullptr;
    QPushButton *m_set = nullptr;
    QPushButton *m_none = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_objection = nullptr;
    QString m_edited;
    QString m_words;
    bool m_showsAll = false;
};

} // namespace sluice
