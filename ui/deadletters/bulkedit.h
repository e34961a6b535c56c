#pragma once

#include "ui/deadletters/editpreview.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace sluice {

class CodeEdit;
class ThemeController;

/// Asks for one edit of the inputs of many letters, and shows what it would do: how many change, stay or do not fit, and
/// the difference in any letter that one wants to see.
class BulkEdit final : public QWidget {
    Q_OBJECT
public:
    BulkEdit(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew for these letters.
    void begin(std::vector<LetterId> letters);
    /// The edit as it stands in the fields.
    [[nodiscard]] InputEdits edits() const;
    [[nodiscard]] bool isNewEffect() const;
    /// Whether all letters were looked at with this edit, and some of them may be sent.
    [[nodiscard]] bool mayBeSent() const;
    /// Letters that would be left out.
    [[nodiscard]] std::size_t leftOut() const { return m_preview.unfit(); }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void follow();
    void followKind();
    void takeEdit();
    void tellEffect();
    void preview();
    void showRows();
    void showLetter(const LetterId &letter);
    void showDifference(const EditedInput &input);
    void findLetter();
    [[nodiscard]] EditKind kind() const;
    [[nodiscard]] QString summary() const;

    ThemeController &m_theme;
    EditPreview m_preview;
    std::vector<LetterId> m_letters;
    QComboBox *m_kind = nullptr;
    QLabel *m_pathLabel = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_textLabel = nullptr;
    QLineEdit *m_text = nullptr;
    CodeEdit *m_script = nullptr;
    QRadioButton *m_same = nullptr;
    QRadioButton *m_new = nullptr;
    QLabel *m_effect = nullptr; ///< what the choice of the two means
    QPushButton *m_look = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_summary = nullptr;
    QWidget *m_found = nullptr; ///< what the edit does
    QListWidget *m_rows = nullptr;
    QLineEdit *m_find = nullptr;
    QPlainTextEdit *m_difference = nullptr;
    std::optional<Error> m_refusal;
};

} // namespace sluice
