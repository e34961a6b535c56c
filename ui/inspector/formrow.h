#pragma once

#include <QWidget>

class QLabel;

namespace sluice {

class ThemeController;

/// A field of a form: its name, the field, what it is for, and what is wrong with it.
class FormRow final : public QWidget {
    Q_OBJECT
public:
    /// `problemName` names the label that says what is wrong; a row with `ownLabel` false has a field that names itself.
    FormRow(ThemeController &themes, QWidget *field, const QString &problemName, bool ownLabel = true,
            QWidget *parent = nullptr);

    void setTexts(const QString &label, const QString &help, bool isRequired);
    /// What the field holds, in words, below it; empty: nothing.
    void setWords(const QString &words);
    void setProblem(const QString &text, bool isError);
    /// Puts a widget between the field and what is wrong with it.
    void addBelow(QWidget *widget);
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    void dress();

    ThemeController &m_themes;
    QWidget *m_field;
    QLabel *m_label = nullptr;
    QLabel *m_words;
    QLabel *m_help;
    QLabel *m_problem;
    bool m_isError = true;
};

} // namespace sluice
